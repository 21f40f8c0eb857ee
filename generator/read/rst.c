/* Links of reStructuredText as links of Markdown: `` `t <u>`_ `` has as many bytes as `[t](  u)`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/rst.h"

#include <string.h>

/* The link that begins at the backtick: `*open` is its '<', the result its end; NULL when there is none. */
static char *link_end(char **open, char *tick, const char *end) {
  *open = NULL;
  for (char *at = tick + 1; at + 2 < end && *at != '`'; at++) {
    if (*at == '[' || *at == ']' || (*at == '\n' && at[1] == '\n'))
      return NULL;
    if (*at == '<')
      *open = at;
    if (at[0] == '>' && at[1] == '`' && at[2] == '_' && *open != NULL && *open > tick + 2 &&
        g_ascii_isspace((*open)[-1]))
      return at + (at + 3 < end && at[3] == '_' ? 4 : 3);
  }
  return NULL;
}

void rst_links(char *text, gsize length) {
  const char *end = text + length;
  for (char *at = memchr(text, '`', length); at != NULL && at < end;) {
    char *open, *behind = link_end(&open, at, end);
    if (behind != NULL) {
      /* The blank before the target goes before the bracket's partner: "[t](  u)". */
      char *close = behind;
      while (*--close != '>')
        continue;
      const gsize target = (gsize)(close - open) - 1;
      const gsize gap = (gsize)(behind - (open - 1)) - target - 3;
      *at = '[';
      char *to = behind - 1 - target;
      memmove(to, open + 1, target);
      *(behind - 1) = ')';
      char *bracket = open - 1;
      bracket[0] = ']';
      bracket[1] = '(';
      memset(bracket + 2, ' ', gap);
      at = behind;
    } else {
      at++;
    }
    at = at < end ? memchr(at, '`', (gsize)(end - at)) : NULL;
  }
}
