/* Writes strings and numbers as ISO 32000-1 wants them.
 *
 * References are found token by token; strings and names are stepped over, so that nothing in them counts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/syntax.h"

#include <string.h>

enum { LONGEST_TEXT = 8000 };

void syntax_real(GString *out, double value) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(text, sizeof text, "%.2f", value);
  gsize length = strlen(text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  g_string_append_len(out, text, (gssize)length);
  g_string_append_c(out, ' ');
}

void syntax_bytes(GString *out, const char *text) {
  g_string_append_c(out, '(');
  for (const char *at = text; *at; at++) {
    if (strchr("()\\", *at))
      g_string_append_c(out, '\\');
    if ((guchar)*at < 0x20)
      g_string_append_printf(out, "\\%03o", (guint)*at);
    else
      g_string_append_c(out, *at);
  }
  g_string_append_c(out, ')');
}

static void append_utf16(GString *out, const char *text, gsize length) {
  g_string_append(out, "<FEFF");
  for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c < 0x10000)
      g_string_append_printf(out, "%04X", c);
    else
      g_string_append_printf(out, "%04X%04X", 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
  }
  g_string_append_c(out, '>');
}

gsize syntax_text_length(const char *text) {
  const gsize length = strlen(text);
  return length <= LONGEST_TEXT ? length
                                : (gsize)(g_utf8_find_prev_char(text, text + LONGEST_TEXT) - text);
}

void syntax_text(GString *out, const char *text) {
  const gsize length = syntax_text_length(text);
  g_autofree char *cut = g_strndup(text, length);
  if (g_str_is_ascii(cut))
    syntax_bytes(out, cut);
  else
    append_utf16(out, cut, length);
}

void syntax_rectangle(GString *out, const PdfRect *box) {
  g_string_append_c(out, '[');
  syntax_real(out, box->left);
  syntax_real(out, box->bottom);
  syntax_real(out, box->right);
  syntax_real(out, box->top);
  g_string_append_c(out, ']');
}

void syntax_destination(GString *out, guint page, double top) {
  g_string_append_printf(out, "[%u 0 R/XYZ null ", page);
  syntax_real(out, top);
  g_string_append(out, "null]");
}

/* ---- references ---------------------------------------------------------------------------------------- */

static const char *skip_string(const char *at, const char *end) {
  gsize depth = 0;
  while (at < end) {
    const char c = *at++;
    if (c == '\\')
      at++;
    else if (c == '(')
      depth++;
    else if (c == ')' && --depth == 0)
      break;
  }
  return MIN(at, end);
}

static gboolean is_regular(char c) { return (guchar)c > ' ' && !strchr("()<>[]{}/%", c); }

/* The text is one that libqpdf wrote: no comments, generations are 0. */
void syntax_references(GArray *numbers, const char *text, gsize length) {
  const char *end = text + length;
  guint64 numbers_before[2] = {0, 0}; /* the last two tokens, if they were numbers: value + 1 */
  for (const char *at = text; at < end;) {
    const char *from = at;
    if (*at == '(')
      at = skip_string(at, end);
    else if (*at == '/' || is_regular(*at)) {
      do
        at++;
      while (at < end && is_regular(*at));
      if (at - from == 1 && *from == 'R' && numbers_before[0] && numbers_before[1]) {
        const guint number = (guint)(numbers_before[0] - 1);
        g_array_append_val(numbers, number);
      }
      numbers_before[0] = numbers_before[1];
      numbers_before[1] =
          g_ascii_isdigit(*from) ? g_ascii_strtoull(from, NULL, 10) % G_MAXUINT32 + 1 : 0;
      continue;
    } else
      at++;
    if ((guchar)*from > ' ')
      numbers_before[0] = numbers_before[1] = 0;
  }
}
