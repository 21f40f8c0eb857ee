/* Terminal: a table of what may not be printed, and the width of the rest.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_terminal.h"

#include <string.h>

/* Unicode 15: Cc, Bidi_Control, the invisible of Cf, separators of lines, fillers, tags and variation selectors
 * of the supplement. In ascending order. */
static const struct {
  gunichar first, last;
} hidden[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F}, {0x061C, 0x061C},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F}, {0x2028, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

gboolean terminal_hides(gunichar c) {
  gsize i = 0;
  while (i < G_N_ELEMENTS(hidden) && hidden[i].last < c)
    i++;
  return i < G_N_ELEMENTS(hidden) && hidden[i].first <= c;
}

static guint width_of(gunichar c) {
  if (g_unichar_iszerowidth(c))
    return 0;
  return g_unichar_iswide(c) ? 2 : 1;
}

guint terminal_append_character(GString *out, const char **text, const char *end) {
  const gsize before = out->len;
  const char *at = *text;
  const gunichar c = *at == '\0' ? 0 : g_utf8_get_char_validated(at, end - at);
  if (c == (gunichar)-1 || c == (gunichar)-2) {
    g_string_append_printf(out, "\\x{%02X}", (guint)(guchar)*at);
    *text = at + 1;
  } else if (terminal_hides(c)) {
    g_string_append_printf(out, "\\u{%04X}", c);
    *text = g_utf8_next_char(at);
  } else {
    g_string_append_unichar(out, c);
    *text = g_utf8_next_char(at);
    return width_of(c);
  }
  return (guint)(out->len - before);
}

void terminal_escape(GString *out, const char *text, gssize length) {
  const char *end = text + (length < 0 ? strlen(text) : (gsize)length);
  while (text < end) {
    const char *plain = text;
    while (text < end && *text >= 0x20 && *text < 0x7F)
      text++;
    g_string_append_len(out, plain, text - plain);
    if (text < end)
      terminal_append_character(out, &text, end);
  }
}
