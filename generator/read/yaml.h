/* The small part of YAML that is accepted, as a tree with places: for the configuration and front matter.
 *
 * Mappings, lists and scalars of YAML 1.1 (https://yaml.org/spec/1.1/) as libyaml reads it. Refused, each
 * with a finding: aliases, anchors, tags, a key given twice, keys that are not text, a second document,
 * control characters in values. Reading goes on behind what is refused and ends at the first error of
 * syntax; what was read up to there is still in the tree.
 * Ownership: everything lives in the arena given.
 * Limits: 64 KiB, depth 16, 10,000 events. Pure: needs no disk.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/finding.h"

typedef enum {
  YAML_TEXT,    /* a scalar: text, plain */
  YAML_LIST,    /* first … next */
  YAML_MAPPING, /* first … next, each with a key */
  YAML_REFUSED  /* an alias: reported already; whoever reads the tree passes over it */
} YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
  YamlKind kind;
  gboolean plain;   /* a text without quotes: it may stand for a number, true, false or nothing */
  gboolean whole;   /* FALSE: the source broke off inside */
  Place place;      /* of the value */
  const char *text; /* of YAML_TEXT: valid UTF-8 without control characters but tab and line feed */
  const char *key;  /* in a mapping: its key; else NULL */
  Place key_place;
  YamlNode *parent, *first, *last, *next;
  guint count; /* children */
};

/* Where the bytes come from and what its findings are called. */
typedef struct {
  const char *file;
  guint32 lines_before;  /* lines of the file above the first byte: 1 for front matter */
  FindingCode syntax;    /* FINDING_CONFIG_SYNTAX, FINDING_FRONT_MATTER */
  FindingCode duplicate; /* FINDING_CONFIG_DUPLICATE_KEY, FINDING_FRONT_MATTER */
} YamlSource;

/* Reads `length` bytes. `*root` is the tree, NULL when the source holds no value. FALSE when there was a
 * finding. A byte-order mark is passed over. */
gboolean yaml_read(YamlNode **root, Arena *arena, const YamlSource *source, const char *bytes,
                   gsize length, Findings *findings);

/* The value of a key of a mapping, or NULL. */
const YamlNode *yaml_get(const YamlNode *mapping, const char *key);

/* Nothing was given: an empty plain text, `~` or `null`. */
gboolean yaml_is_nothing(const YamlNode *node);

/* "a text", "a list", "a mapping": for messages. */
const char *yaml_kind_name(const YamlNode *node);

/* Valid UTF-8 of `length` bytes has no NUL, no control character but tab and line feed, and nothing else that
 * XML 1.0 (section 2.2) excludes: any output can carry it. */
gboolean yaml_text_is_printable(const char *text, gsize length);

/* All texts at and below the node, in order, with `separator` between them; "" when there is none. */
char *yaml_joined(Arena *arena, const YamlNode *node, const char *separator);
