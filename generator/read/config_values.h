/* Config values: what a key accepts, and where its value goes.
 *
 * Use: the table of keys (read/config_keys.h) is made of the types here; read/config.h walks the file
 * with it. A check takes a text that was written and gives the one to keep; a setter stores what is not
 * simply a text.
 * Ownership: the arena of the reader. Failure: a finding, and `failed` of the reader is set.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/config.h"
#include "read/yaml.h"

/* One reading of a configuration, or one assignment of the command line. */
typedef struct {
  Config *config;
  Arena *arena;
  Findings *findings;
  const char *folder;     /* relative paths are joined with it; "" for the command line */
  const Config *defaults; /* an empty text restores these; NULL: it changes nothing */
  GPtrArray *people;      /* Person: approvers or contacts read so far, for `finish` */
  gboolean failed;
} ConfigReader;

typedef enum {
  SHAPE_TEXT,        /* a text: `check` and `offset`, or `set` */
  SHAPE_FLAG,        /* true or false: `offset` */
  SHAPE_TEXTS,       /* a list of texts: `set` gets the list */
  SHAPE_SECTION,     /* a mapping with keys of its own in the table: "theme.accent" */
  SHAPE_NAMES,       /* a mapping whose keys the author chooses: `set` or `make` for each */
  SHAPE_NAMED_LISTS, /* the same with lists of texts as values: `set` for each */
  SHAPE_ITEMS        /* a list of mappings with keys in the table, "guides[].id": `make` for each */
} ConfigShape;

typedef struct ConfigKey ConfigKey;

/* The value to keep, in the arena; NULL with a hint when the text is not accepted. */
typedef const char *(*ConfigCheck)(ConfigReader *reader, const char *text, const char **hint);

/* Stores the value; its kind is right already. */
typedef void (*ConfigSet)(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);

/* Makes what the keys of an item are stored in; NULL when the item is done or was refused. */
typedef void *(*ConfigMake)(ConfigReader *reader, const ConfigKey *key, const YamlNode *item);

/* One row of the table of keys. */
struct ConfigKey {
  const char *name;  /* dotted: "theme.accent"; "guides[].steps" for keys of list items */
  const char *type;  /* for people: "text", "list of texts", "true or false", "one of ..." */
  const char *value; /* the default, as one would write it */
  const char *meaning;
  ConfigShape shape;
  gsize offset; /* in Config, or in the item that `make` gave */
  gsize size;   /* of what is there; 0 when the key has no field */
  ConfigCheck check;
  ConfigSet set;
  ConfigMake make;
  ConfigSet finish; /* after the last item, or NULL */
};

/* Adds a finding and remembers the failure. */
void config_refuse(ConfigReader *reader, FindingCode code, Place place, const char *hint,
                   const char *format, ...) G_GNUC_PRINTF(5, 6);

/* How messages call the value: its key, or the key of the list that it is in. */
const char *config_label(const YamlNode *value);

/* The text of a value on one line, trimmed; NULL when it is none (a finding says so). */
const char *config_text(ConfigReader *reader, const YamlNode *value);

/* "did you mean 'x'?", or `otherwise`, in the arena. */
const char *config_hint(ConfigReader *reader, const char *name, const char *const *known,
                        gsize count, const char *otherwise);

/* FALSE, with a finding, unless the item is a mapping; and a finding when a mapping lacks the key. */
gboolean config_is_mapping(ConfigReader *reader, const YamlNode *item);
void config_want_key(ConfigReader *reader, const YamlNode *item, const char *name);

const char *check_any(ConfigReader *reader, const char *text, const char **hint);
const char *check_language(ConfigReader *reader, const char *text, const char **hint);
const char *check_base_url(ConfigReader *reader, const char *text, const char **hint);
const char *check_path(ConfigReader *reader, const char *text, const char **hint);
const char *check_colour(ConfigReader *reader, const char *text, const char **hint);
const char *check_font(ConfigReader *reader, const char *text, const char **hint);
const char *check_families(ConfigReader *reader, const char *text, const char **hint);
const char *check_id(ConfigReader *reader, const char *text, const char **hint);
const char *check_steps(ConfigReader *reader, const char *text, const char **hint);
const char *check_prefix(ConfigReader *reader, const char *text, const char **hint);
const char *check_folder(ConfigReader *reader, const char *text, const char **hint);

/* A path below the content root, without `.` and `..`; NULL when it leads out or is absolute. */
char *config_path_below(Arena *arena, const char *text);
