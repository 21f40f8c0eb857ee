/* HTML of a table of contents.
 *
 * Lists nest as the levels do, a level that is left out makes no empty list. The title of the document
 * is not listed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_contents.h"

#include "model/document.h"

typedef struct {
  guint8 levels[6]; /* of the lists that are open */
  guint depth;
} Lists;

static void open_entry(HtmlWriter *writer, Lists *lists, guint8 level) {
  if (lists->depth == 0) {
    html_fresh_line(writer);
    html_put(writer, "<ul class=\"contents\">\n");
    lists->levels[lists->depth++] = level;
  } else if (level > lists->levels[lists->depth - 1]) {
    html_put(writer, "\n<ul>\n");
    lists->levels[lists->depth++] = level;
  } else {
    for (; lists->depth > 1 && lists->levels[lists->depth - 2] >= level; lists->depth--)
      html_put(writer, "</li>\n</ul>\n");
    html_put(writer, "</li>\n");
    lists->levels[lists->depth - 1] = level;
  }
  html_put(writer, "<li>");
}

static void append_entry(HtmlWriter *writer, const Node *heading) {
  const HtmlOptions *options = writer->options;
  const gboolean linked = heading->u.heading.anchor != NULL && html_has_ids(writer);
  if (linked) {
    g_autoptr(GString) id = g_string_new(NULL);
    address_anchor_id(id, options->address, options->document, heading->u.heading.anchor);
    const gboolean paths = html_is_output(writer, OUTPUT_JSON);
    g_string_truncate(writer->scratch, 0);
    address_reference(writer->scratch, options->address,
                      paths ? options->document->path : options->address->page, id->str);
    html_put(writer, "<a");
    html_attribute(writer, "href", writer->scratch->str);
    html_put(writer, ">");
  }
  g_string_truncate(writer->scratch, 0);
  plain_text_append(writer->scratch, heading);
  html_escape(writer->out, writer->scratch->str, (gssize)writer->scratch->len);
  if (linked)
    html_put(writer, "</a>");
}

gboolean html_contents(HtmlWriter *writer, const Node *node, gboolean entering) {
  const Document *document = writer->options->document;
  if (!entering || html_is_plain(writer) || document == NULL)
    return FALSE;
  Lists lists = {0};
  for (const Node *at = writer->run.first; at != NULL && at != writer->run.end; at = at->next) {
    if (at->kind != NODE_HEADING || at == document->heading || !plain_text_is_visible(at, FALSE) ||
        at->u.heading.level < node->u.contents.from || at->u.heading.level > node->u.contents.to)
      continue;
    open_entry(writer, &lists, at->u.heading.level);
    append_entry(writer, at);
  }
  for (; lists.depth > 0; lists.depth--)
    html_put(writer, "</li>\n</ul>\n");
  return FALSE;
}
