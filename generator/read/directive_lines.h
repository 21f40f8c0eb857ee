/* Directives that stand on lines of their own, found before the Markdown is parsed.
 *
 * Side bars `+$$$` … `$$$`; `:::{name}` … `:::`; fences whose info string is `{name}` or `name::` and whose content is
 * Markdown; `!!! name "title"` and `??? name` with a body four columns farther in; `(label)=` before a block;
 * lines that begin with `|` and form no table. None of them means anything in code or raw HTML.
 *
 * The line that opens or closes one is replaced by a comment of raw HTML, which ends any paragraph and becomes a
 * node by itself; the mark in it holds a control character, which no source that was cleaned has. A line with a
 * title becomes a heading that begins with such a mark, so that the parser reads the title where it stands. So the
 * tree says where a directive begins and ends, the content is parsed in its place, and lines keep their numbers.
 * Limits: 100 open at once; what is inside a directive is looked at again, up to eight levels deep.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

typedef enum {
  DIRECTIVE_SIDE_BAR,
  DIRECTIVE_COLONS,
  DIRECTIVE_FENCE,
  DIRECTIVE_INDENTED,
  DIRECTIVE_LABEL
} DirectiveForm;

struct Directive {
  DirectiveForm form;
  const char *name;     /* in small letters; of DIRECTIVE_LABEL the label */
  const char *argument; /* behind the name, without quotes; or NULL */
  guint32 title_line;   /* the heading with the title stands here; 0 when it has none */
  GPtrArray *options;   /* key, value, key, value …; or NULL */
  Place place;
  guint32 last_line; /* of DIRECTIVE_INDENTED: the body ends here; else 0 */
  guint colons;      /* of DIRECTIVE_COLONS */
  gboolean closed;
};

/* A run of lines that began with `|`. */
typedef struct {
  guint32 first_line, last_line;
} LineBlock;

/* Replaces reading->text when the source has directives; fills directives and line_blocks (by line). `first` is the offset at
 * which the Markdown begins. FALSE when the source asks for too much memory. */
gboolean directive_lines_read(Reading *reading, guint32 first);

/* The value of an option, or NULL. */
const char *directive_option(const Directive *directive, const char *key);

/* The directive whose mark the text of a PART_HTML node is, or NULL; `*closing` when it is the mark of its end. */
const Directive *directive_of_mark(const Reading *reading, const Node *html, gboolean *closing);

/* The directive whose title a heading is, or NULL; the mark is taken off the heading. */
const Directive *directive_of_title(const Reading *reading, Node *heading);
