/* Slugs: folding to ASCII, then words joined by hyphens.
 *
 * GLib's own transliteration is asked for the "C" locale, so that it is the same everywhere.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/slug.h"

#include <string.h>

/* The text without apostrophes, which join what they stand in: "You're" is one word. The one of print begins with E2. */
static GString *without_apostrophes(const char *text) {
  GString *plain = g_string_new(NULL);
  for (;;) {
    const gsize length = strcspn(text, "'\xE2");
    g_string_append_len(plain, text, (gssize)length);
    text += length;
    if (*text == '\0')
      return plain;
    if (*text == '\'')
      text++;
    else if (g_str_has_prefix(text, "’"))
      text += strlen("’");
    else
      g_string_append_c(plain, *text++);
  }
}

static void cut(GString *slug, gsize most) {
  if (slug->len <= most)
    return;
  gsize end = most;
  if (slug->str[most] != '-') {
    while (end > 0 && slug->str[end - 1] != '-')
      end--;
    end = end == 0 ? most : end - 1;
  }
  g_string_truncate(slug, end);
}

char *slug_make(const char *text, gsize most) {
  g_autoptr(GString) plain = without_apostrophes(text);
  g_autofree char *ascii = g_str_to_ascii(plain->str, "C");
  GString *slug = g_string_new(NULL);
  gboolean gap = FALSE;
  for (const char *at = ascii; *at != '\0'; at++) {
    if (!g_ascii_isalnum(*at)) {
      gap = TRUE;
      continue;
    }
    if (gap && slug->len > 0)
      g_string_append_c(slug, '-');
    g_string_append_c(slug, g_ascii_tolower(*at));
    gap = FALSE;
  }
  cut(slug, most);
  return g_string_free(slug, FALSE);
}

gboolean slug_is_reserved(const char *slug) {
  static const char *const reserved[] = {"documents", "files", "theme", "assets", "con",
                                         "prn",       "aux",   "nul",   NULL};
  return g_strv_contains(reserved, slug);
}
