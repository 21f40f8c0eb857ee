/* Portable: characters replaced, ends trimmed, repeats numbered.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/portable.h"

#include <string.h>

/* CON, PRN, AUX, NUL, COM1 to COM9, LPT1 to LPT9, also with a suffix. */
static gboolean is_device(const char *name) {
  static const char *const devices[] = {"con", "prn", "aux", "nul"};
  const gsize length = strcspn(name, ".");
  for (gsize i = 0; i < G_N_ELEMENTS(devices); i++) {
    if (length == 3 && g_ascii_strncasecmp(name, devices[i], 3) == 0)
      return TRUE;
  }
  return length == 4 && g_ascii_isdigit(name[3]) && name[3] != '0' &&
         (g_ascii_strncasecmp(name, "com", 3) == 0 || g_ascii_strncasecmp(name, "lpt", 3) == 0);
}

static void trim_end(GString *name) {
  while (name->len > 0 && strchr(".-", name->str[name->len - 1]) != NULL)
    g_string_truncate(name, name->len - 1);
}

void portable_append(GString *out, const char *text, gssize length) {
  g_autofree char *valid = g_utf8_make_valid(text, length);
  /* "C": the language of the surroundings must not change a name. */
  g_autofree char *ascii = g_str_to_ascii(valid, "C");
  g_autoptr(GString) name = g_string_new(NULL);
  gboolean letters = FALSE;
  for (const char *at = ascii; *at != '\0' && name->len < PORTABLE_LONGEST; at++) {
    const gboolean plain = g_ascii_isalnum(*at) || *at == '_';
    letters = letters || plain;
    if (plain || (strchr(".-", *at) != NULL && name->len > 0))
      g_string_append_c(name, *at);
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c(name, '-');
  }
  trim_end(name);
  if (!letters) {
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, valid, -1);
    g_string_printf(name, "x%.8s", digest);
  } else if (is_device(name->str)) {
    g_string_prepend_c(name, '_');
  }
  g_string_append_len(out, name->str, (gssize)name->len);
}

const char *portable_unique(Arena *arena, GHashTable *taken, const char *name, const char *suffix) {
  g_autofree char *whole = g_strconcat(name, suffix, NULL);
  char *folded = g_ascii_strdown(whole, -1);
  /* The value is how many have asked for that name, so that many repeats do not cost their square. */
  guint asked = GPOINTER_TO_UINT(g_hash_table_lookup(taken, folded));
  if (asked == 0) {
    g_hash_table_insert(taken, folded, GUINT_TO_POINTER(1));
    return arena_strdup(arena, whole);
  }
  for (;;) {
    g_autofree char *other = g_strdup_printf("%s-%u%s", name, ++asked, suffix);
    char *other_folded = g_ascii_strdown(other, -1);
    if (!g_hash_table_contains(taken, other_folded)) {
      g_hash_table_insert(taken, folded, GUINT_TO_POINTER(asked));
      g_hash_table_insert(taken, other_folded, GUINT_TO_POINTER(1));
      return arena_strdup(arena, other);
    }
    g_free(other_folded);
  }
}
