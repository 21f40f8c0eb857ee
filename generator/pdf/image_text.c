/* Reads the picture as XML and keeps what stands inside of <text> elements.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/image_text.h"

#include <string.h>

enum { LONGEST_TEXT = 65536 };

typedef struct {
  GString *text;
  guint inside; /* open <text> elements */
  guint silent; /* open elements whose text is not drawn */
} Reading;

static gboolean is_silent(const char *name) {
  return g_str_equal(name, "title") || g_str_equal(name, "desc") || g_str_equal(name, "style") ||
         g_str_equal(name, "script");
}

static const char *local_name(const char *name) {
  const char *colon = strchr(name, ':');
  return colon == NULL ? name : colon + 1;
}

static void start_element(GMarkupParseContext *context, const char *name, const char **names,
                          const char **values, gpointer data, GError **error) {
  Reading *reading = data;
  (void)context;
  (void)names;
  (void)values;
  (void)error;
  reading->inside += g_str_equal(local_name(name), "text");
  reading->silent += is_silent(local_name(name)) ? 1 : 0;
}

static void end_element(GMarkupParseContext *context, const char *name, gpointer data,
                        GError **error) {
  Reading *reading = data;
  (void)context;
  (void)error;
  reading->inside -= g_str_equal(local_name(name), "text");
  reading->silent -= is_silent(local_name(name)) ? 1 : 0;
}

static void add_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
                     GError **error) {
  Reading *reading = data;
  (void)context;
  (void)error;
  if (reading->inside == 0 || reading->silent > 0 || reading->text->len + length > LONGEST_TEXT)
    return;
  g_string_append_len(reading->text, text, (gssize)length);
  g_string_append_c(reading->text, '\n');
}

char *pdf_image_text(const char *svg, gsize length) {
  static const GMarkupParser PARSER = {
      .start_element = start_element, .end_element = end_element, .text = add_text};
  Reading reading = {.text = g_string_new(NULL)};
  GMarkupParseContext *context =
      g_markup_parse_context_new(&PARSER, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  g_markup_parse_context_parse(context, svg, (gssize)length, NULL);
  g_markup_parse_context_free(context);
  return g_string_free(reading.text, FALSE);
}
