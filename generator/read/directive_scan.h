/* What one line says about directives. Knows nothing of the lines around it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/source_text.h"

typedef enum {
  MARK_NONE,
  MARK_SIDE_BAR,     /* +$$$ */
  MARK_SIDE_BAR_END, /* $$$ */
  MARK_COLONS,       /* :::{name} argument, ::: name */
  MARK_COLONS_END,   /* ::: */
  MARK_INDENTED,     /* !!! name "title" */
  MARK_LABEL,        /* (label)= */
  MARK_FENCE,        /* ```{name} or ```name:: */
  MARK_PIPE          /* | text */
} MarkKind;

typedef struct {
  MarkKind kind;
  guint32 start;  /* offset behind white space, `>` and list markers */
  guint32 indent; /* the column there, from 0, with tabs of 4 */
  guint colons;
  const char *name, *argument; /* argument NULL when none */
} DirectiveMark;

/* `name` and `argument` live in the arena. MARK_FENCE carries no name. */
DirectiveMark directive_scan_line(Arena *arena, const SourceText *text, guint32 line);

/* `{name} argument` or `name:: argument` of an info string; FALSE when it is neither. */
gboolean directive_scan_info(const char **name, const char **argument, Arena *arena,
                             const char *info);

/* Columns of white space at the start of a line; `*bytes` are how many bytes that is. A blank line has
 * G_MAXUINT32. */
guint32 directive_scan_indent(guint32 *bytes, const SourceText *text, guint32 line);

/* `:key: value`; FALSE when the line is none. */
gboolean directive_scan_option(const char **key, const char **value, Arena *arena,
                               const SourceText *text, guint32 line);

/* A delimiter row of a table. */
gboolean directive_scan_delimiters(const SourceText *text, guint32 line);
