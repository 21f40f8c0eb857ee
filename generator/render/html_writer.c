/* HtmlWriter: the small steps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_writer.h"

gboolean html_is_plain(const HtmlWriter *writer) { return writer->options->address == NULL; }

gboolean html_is_output(const HtmlWriter *writer, OutputKind output) {
  return !html_is_plain(writer) && writer->options->address->output == output;
}

gboolean html_has_ids(const HtmlWriter *writer) {
  return !html_is_plain(writer) && writer->options->document != NULL &&
         !writer->options->no_links && !writer->options->no_ids;
}

const char *html_label(const HtmlWriter *writer, Label label) {
  return label_text(
      label, html_is_plain(writer) ? "en" : writer->options->address->book->config->language);
}

void html_fresh_line(HtmlWriter *writer) {
  GString *out = writer->out;
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c(out, '\n');
}

void html_attribute(HtmlWriter *writer, const char *name, const char *value) {
  g_string_append_c(writer->out, ' ');
  g_string_append(writer->out, name);
  html_put(writer, "=\"");
  html_escape(writer->out, value, -1);
  html_put(writer, "\"");
}

void html_anchor_id(HtmlWriter *writer, const char *id) {
  if (id == NULL || !html_has_ids(writer))
    return;
  g_string_truncate(writer->scratch, 0);
  address_anchor_id(writer->scratch, writer->options->address, writer->options->document, id);
  html_attribute(writer, "id", writer->scratch->str);
}
