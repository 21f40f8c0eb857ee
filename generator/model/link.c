/* Link: names of states, and what may be a URL.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/link.h"

#include <string.h>

static const char *const state_names[] = {
    [LINK_BROKEN] = "broken", [LINK_PAGE] = "page",   [LINK_ANCHOR] = "anchor",
    [LINK_STEP] = "step",     [LINK_ASSET] = "asset", [LINK_EXTERNAL] = "external"};

const char *link_state_name(LinkState state) { return state_names[state]; }

static gsize scheme_length(const char *url) {
  if (!g_ascii_isalpha(url[0]))
    return 0;
  gsize i = 1;
  while (g_ascii_isalnum(url[i]) || url[i] == '+' || url[i] == '-' || url[i] == '.')
    i++;
  return url[i] == ':' ? i : 0;
}

gboolean url_has_scheme(const char *url) { return scheme_length(url) > 0; }

gboolean url_scheme_is_allowed(const char *url) {
  static const char *const allowed[] = {"http", "https", "mailto", "tel", NULL};
  const gsize length = scheme_length(url);
  for (const char *const *name = allowed; *name != NULL; name++) {
    if (strlen(*name) == length && g_ascii_strncasecmp(url, *name, length) == 0)
      return TRUE;
  }
  return FALSE;
}

void url_append_encoded(GString *out, const char *url) {
  static const char plain[] = "-._~:/?#@!$&'()*+,;=";
  for (const char *at = url; *at != '\0'; at++) {
    const gboolean escape = *at == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
    if (g_ascii_isalnum(*at) || strchr(plain, *at) != NULL || escape)
      g_string_append_c(out, *at);
    else
      g_string_append_printf(out, "%%%02X", (guint)(guchar)*at);
  }
}
