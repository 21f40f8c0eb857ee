/* What a template is compiled to, and the compiler. For template.c alone.
 *
 * A template is one flat array of tags; the body of a section follows its tag up to the index `end`.
 * Text points into the source, which the template keeps.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/template_error.h"

#include <glib.h>

typedef enum {
  TAG_TEXT,
  TAG_VALUE, /* escaped */
  TAG_RAW,   /* not escaped */
  TAG_SECTION,
  TAG_INVERTED,
  TAG_PARTIAL,
} TagKind;

typedef struct Template Template;

/* A name split at its dots. */
typedef struct {
  const char *parts; /* `length` parts, each with its NUL, one behind the other */
  guint length;      /* 0: the implicit iterator "." */
  gboolean local;    /* a leading dot: only the innermost context counts */
} TagName;

typedef struct {
  TagKind kind;
  gboolean starts_line; /* TEXT, also an empty one: the indentation of a partial goes before it */
  gboolean alone;       /* PARTIAL: on a line of its own */
  const char *text;     /* TEXT: itself; sections: the name as written; PARTIAL: the indentation */
  gsize length;
  const char *place;      /* in the source, for messages */
  TagName name;           /* PARTIAL: one part, with its slashes and dots */
  guint end;              /* SECTION, INVERTED: index behind the body */
  const Template *target; /* PARTIAL: filled in by the set */
} Tag;

struct Template {
  char *name;
  char *file; /* what messages call it */
  GBytes *source;
  GStringChunk *names;
  GArray *tags;
};

/* Takes a reference to `source`; `file` may be NULL. NULL with TEMPLATE_ERROR_SYNTAX on failure. Partials have no target
 * yet. Free with template_free. */
Template *template_parse(const char *name, const char *file, GBytes *source, GError **error);
void template_free(Template *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Template, template_free)

/* Sets `error` with the place of `at`, a pointer into the source. Returns FALSE. */
gboolean template_error(GError **error, const Template *template, const char *at,
                        TemplateError code, const char *format, ...) G_GNUC_PRINTF(5, 6);
