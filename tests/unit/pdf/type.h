/* A context for setting type, and small helpers, for tests of lines, boxes and pages.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <string.h>

#include "pdf/context.h"
#include "pdf/line.h"
#include "pdf/text.h"

/* Troubles that were told, as "0 U+0041 A". */
typedef struct {
  PdfContext context;
  GPtrArray *troubles;
} Type;

static void type_trouble(PdfTrouble trouble, Place place G_GNUC_UNUSED, const char *what,
                         const char *hint, gpointer data) {
  g_ptr_array_add(data, g_strdup_printf("%d %s%s%s", trouble, what, hint == NULL ? "" : " -> ",
                                        hint == NULL ? "" : hint));
}

static PdfSettings type_settings(GPtrArray *troubles) {
  return (PdfSettings){.width = 595,
                       .height = 842,
                       .top = 71,
                       .bottom = 71,
                       .inner = 60,
                       .outer = 60,
                       .language = "en",
                       .title = "Test",
                       .trouble = type_trouble,
                       .data = troubles};
}

static inline Type *type_new(void) {
  Type *type = g_new0(Type, 1);
  type->troubles = g_ptr_array_new_with_free_func(g_free);
  PdfSettings settings = type_settings(type->troubles);
  pdf_context_init(&type->context, &settings);
  return type;
}

static inline void type_free(Type *type) {
  pdf_context_clear(&type->context);
  g_ptr_array_unref(type->troubles);
  g_free(type);
}

static const PdfCharacters type_body = {.size = 10};

static inline PdfText *type_text(const char *bytes) {
  PdfText *text = pdf_text_new();
  pdf_text_add(text, bytes, -1, &type_body);
  return text;
}

/* Words of one to twelve letters, some with accents, some of Hebrew, joined by spaces. */
static inline char *type_words(GRand *random, guint count, gboolean has_hebrew) {
  static const char *const LETTERS[] = {"a", "e", "i", "o", "n",  "s",
                                        "t", "r", "é", "m", "fi", "W"};
  static const char *const HEBREW[] = {"א", "ב", "ג", "ד", "ה", "ו"};
  GString *words = g_string_new(NULL);
  for (guint i = 0; i < count; i++) {
    gint letters = g_rand_int_range(random, 1, 13);
    gboolean is_hebrew = has_hebrew && g_rand_int_range(random, 0, 4) == 0;
    for (gint j = 0; j < letters; j++)
      g_string_append(words, is_hebrew ? HEBREW[g_rand_int_range(random, 0, 6)]
                                       : LETTERS[g_rand_int_range(random, 0, 12)]);
    if (i + 1 < count)
      g_string_append_c(words, ' ');
  }
  return g_string_free(words, FALSE);
}

/* The bytes of the line in logical order. */
static inline void type_line_text(GString *to, const PdfLine *line) {
  for (guint32 i = 0; i < line->count; i++)
    if (line->runs[i].data != NULL)
      g_string_append_len(to, (const char *)line->runs[i].data, line->runs[i].bytes);
}
