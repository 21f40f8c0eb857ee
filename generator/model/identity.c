/* Identity: putting it together and taking it apart.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/identity.h"

#include <string.h>

char *identity_text(const char *guide, Edition edition, const char *part, const char *fingerprint) {
  return g_strconcat("stepbook:", guide, ":", edition_names[edition], part == NULL ? "" : "/",
                     part == NULL ? "" : part, ":", fingerprint, NULL);
}

/* Ids hold no colon. */
gboolean identity_parse(Identity *identity, const char *text) {
  *identity = (Identity){0};
  g_auto(GStrv) words = g_strsplit(text, ":", -1);
  if (g_strv_length(words) != 4 || strcmp(words[0], "stepbook") != 0 || *words[1] == '\0' ||
      *words[3] == '\0')
    return FALSE;
  char *slash = strchr(words[2], '/');
  if (slash != NULL)
    *slash = '\0';
  if (!edition_by_name(&identity->edition, words[2]))
    return FALSE;
  identity->guide = g_strdup(words[1]);
  identity->part = slash == NULL ? NULL : g_strdup(slash + 1);
  identity->fingerprint = g_strdup(words[3]);
  return TRUE;
}

void identity_clear(Identity *identity) {
  g_clear_pointer(&identity->guide, g_free);
  g_clear_pointer(&identity->part, g_free);
  g_clear_pointer(&identity->fingerprint, g_free);
}

/* The next character that counts, as it is meant; NUL at the end. */
static char next_meant(const char **at) {
  while (**at != '\0' && strchr("- \t", **at) != NULL)
    ++*at;
  const char c = g_ascii_toupper(**at);
  if (c != '\0')
    ++*at;
  return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

gboolean fingerprint_equal(const char *typed, const char *fingerprint) {
  char a, b;
  do {
    a = next_meant(&typed);
    b = next_meant(&fingerprint);
  } while (a != '\0' && a == b);
  return a == b;
}
