/* HTML of inlines.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_inline.h"

gboolean html_text(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering)
    html_escape(writer->out, node->text, (gssize)node->length);
  return FALSE;
}

gboolean html_soft_break(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  if (entering)
    html_put(writer, "\n");
  return FALSE;
}

gboolean html_line_break(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  if (entering)
    g_string_append(writer->out, writer->options->xhtml ? "<br />\n" : "<br>\n");
  return FALSE;
}

gboolean html_code(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering) {
    html_put(writer, "<code>");
    html_escape(writer->out, node->text, (gssize)node->length);
    html_put(writer, "</code>");
  }
  return FALSE;
}

static gboolean element(HtmlWriter *writer, const char *name, gboolean entering) {
  g_string_append(writer->out, entering ? "<" : "</");
  g_string_append(writer->out, name);
  html_put(writer, ">");
  return TRUE;
}

gboolean html_emphasis(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  return element(writer, "em", entering);
}

gboolean html_strong(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  return element(writer, "strong", entering);
}

gboolean html_strikethrough(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  return element(writer, "del", entering);
}

gboolean html_span(HtmlWriter *writer, const Node *node, gboolean entering) {
  return element(writer, node->text, entering);
}

gboolean html_anchor(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering && html_has_ids(writer)) {
    html_put(writer, "<span");
    html_anchor_id(writer, node->u.anchor);
    html_put(writer, "></span>");
  }
  return FALSE;
}
