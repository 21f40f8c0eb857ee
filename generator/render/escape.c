/* Escape: copies runs of harmless bytes and replaces the rest.
 *
 * A table says of each byte whether it can pass; nearly all can, so the text is copied in long pieces.
 * Only four lead bytes of UTF-8 can begin a forbidden character, and only these are looked at closely.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/escape.h"

#include <string.h>

enum { PLAIN, ENTITY, CONTROL, LEAD };

/* clang-format off */
static const guint8 byte_class[256] = {
    [0x00] = CONTROL, [0x01] = CONTROL, [0x02] = CONTROL, [0x03] = CONTROL, [0x04] = CONTROL,
    [0x05] = CONTROL, [0x06] = CONTROL, [0x07] = CONTROL, [0x08] = CONTROL, [0x0b] = CONTROL,
    [0x0c] = CONTROL, [0x0e] = CONTROL, [0x0f] = CONTROL, [0x10] = CONTROL, [0x11] = CONTROL,
    [0x12] = CONTROL, [0x13] = CONTROL, [0x14] = CONTROL, [0x15] = CONTROL, [0x16] = CONTROL,
    [0x17] = CONTROL, [0x18] = CONTROL, [0x19] = CONTROL, [0x1a] = CONTROL, [0x1b] = CONTROL,
    [0x1c] = CONTROL, [0x1d] = CONTROL, [0x1e] = CONTROL, [0x1f] = CONTROL, [0x7f] = CONTROL,
    ['&'] = ENTITY,   ['<'] = ENTITY,   ['>'] = ENTITY,   ['"'] = ENTITY,   ['\''] = ENTITY,
    [0xc2] = LEAD,    [0xef] = LEAD,    [0xf0] = LEAD,    [0xf1] = LEAD,    [0xf2] = LEAD,
    [0xf3] = LEAD,    [0xf4] = LEAD,
};
/* clang-format on */

static const char *entity(guchar byte) {
  switch (byte) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  default:
    return "&#39;";
  }
}

/* The length of a forbidden character that begins here, or 0. */
static gsize forbidden_length(const guchar *at, gsize left) {
  if (at[0] == 0xc2)
    return left >= 2 && at[1] < 0xa0 ? 2 : 0;
  if (at[0] == 0xef) {
    if (left < 3)
      return 0;
    const gboolean low = at[1] == 0xb7 && at[2] >= 0x90 && at[2] <= 0xaf;
    return low || (at[1] == 0xbf && at[2] >= 0xbe) ? 3 : 0;
  }
  return left >= 4 && (at[1] & 0x0f) == 0x0f && at[2] == 0xbf && at[3] >= 0xbe ? 4 : 0;
}

void html_escape(GString *out, const char *text, gssize length) {
  const guchar *at = (const guchar *)text;
  const guchar *end = at + (length < 0 ? strlen(text) : (gsize)length);
  const guchar *start = at;
  for (;;) {
    while (at < end && byte_class[*at] == PLAIN)
      at++;
    if (at == end)
      break;
    const guint8 class = byte_class[*at];
    const gsize bad = class == LEAD ? forbidden_length(at, (gsize)(end - at)) : 0;
    if (class == LEAD && bad == 0) {
      at++;
      continue;
    }
    g_string_append_len(out, (const char *)start, at - start);
    g_string_append(out, class == ENTITY ? entity(*at) : "\xef\xbf\xbd");
    at += class == LEAD ? bad : 1;
    start = at;
  }
  g_string_append_len(out, (const char *)start, at - start);
}
