/* DiffMarkdownText: references for all that could be markup.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_markdown_text.h"

#include <string.h>

#include "render/diff_excerpt.h"
#include "render/report_terminal.h"

enum { WORDS_AROUND = 6, PIECE_MOST = 1500 };

/* A sign is markup only beside something: "- " but not "re-approval", "1. " but not "1.2", "http:" but not "note: ". */
static gboolean is_markup(char before, char c, char after) {
  const gboolean ends = after == ' ' || after == '\0';
  if (strchr("&<>`*_[]|~\\$#@", c) != NULL)
    return TRUE;
  if (c == '.')
    return (g_ascii_isdigit(before) && ends) || g_ascii_tolower(before) == 'w';
  if (c == ')')
    return g_ascii_isdigit(before) && ends;
  if (c == ':')
    return !ends;
  return strchr("-+=", c) != NULL && !g_ascii_isalnum(before);
}

static void append_character(GString *out, char before, const char *at) {
  if (*at == ' ' && before == ' ')
    g_string_append(out, "&nbsp;");
  else if (is_markup(before, *at, at[1]))
    g_string_append_printf(out, "&#%d;", *at);
  else
    g_string_append_c(out, *at);
  /* GitHub looks for mentions in what is shown: the comment parts the sign from the name. */
  if ((*at == '@' || *at == '#') && g_ascii_isalnum(at[1]))
    g_string_append(out, "<!-- -->");
}

/* `before`: the character that the text follows. */
static void escape(GString *out, char before, const char *text, gsize length, gsize most) {
  g_autofree char *line = g_strndup(text, length);
  g_autoptr(GString) safe = g_string_new(NULL);
  terminal_escape(safe, g_strdelimit(line, "\t\r\n", ' '), -1);
  const gsize start = out->len;
  for (const char *at = safe->str; *at != '\0'; at++) {
    const gboolean is_start = ((guchar)*at & 0xC0) != 0x80;
    if (is_start && out->len - start >= most) {
      g_string_append(out, "…");
      return;
    }
    append_character(out, before, at);
    before = *at;
  }
}

void markdown_escape(GString *out, const char *text, gsize length, gsize most) {
  escape(out, '\0', text, length, most);
}

/* ---- redlines -------------------------------------------------------------------------------------- */

static void append_piece(GString *out, char before, const GArray *pieces, guint index) {
  static const char *const open[] = {[REDLINE_SAME] = "",
                                     [REDLINE_REMOVED] = "<del>",
                                     [REDLINE_ADDED] = "<ins>",
                                     [REDLINE_CHANGED] = ""};
  static const char *const close[] = {[REDLINE_SAME] = "",
                                      [REDLINE_REMOVED] = "</del>",
                                      [REDLINE_ADDED] = "</ins>",
                                      [REDLINE_CHANGED] = ""};
  const DiffPiece *piece = &g_array_index(pieces, DiffPiece, index);
  g_string_append(out, piece->is_gap ? diff_gap(pieces, index) : open[piece->state]);
  escape(out, before, piece->text, piece->length, PIECE_MOST);
  g_string_append(out, close[piece->state]);
}

/* FALSE when not all of it fits. */
static gboolean append_block(GString *out, const RedlineBlock *block, gsize end) {
  g_autoptr(GArray) pieces = diff_pieces(block, WORDS_AROUND);
  for (guint i = 0; i < pieces->len; i++) {
    if (out->len >= end)
      return FALSE;
    /* Spaces at the start of code would be lost; behind another one they are kept. */
    append_piece(out, i == 0 && block->kind == REDLINE_CODE ? ' ' : '\0', pieces, i);
  }
  return TRUE;
}

static gboolean append_line(GString *out, const Redline *redline, const DiffLine *line, gsize end) {
  const RedlineBlock *first = &redline->blocks[line->first];
  const gboolean code = first->kind == REDLINE_CODE, heading = first->kind == REDLINE_HEADING;
  gboolean fits = TRUE;
  g_string_append(out, first->kind == REDLINE_ITEM ? "• " : code ? "<code>" : heading ? "<b>" : "");
  for (guint i = line->first; i < line->end && fits; i++) {
    g_string_append(out, i > line->first ? " &#124; " : "");
    fits = append_block(out, &redline->blocks[i], end);
  }
  g_string_append(out, fits ? "" : "…");
  g_string_append(out, code ? "</code>" : heading ? "</b>" : "");
  return fits;
}

void markdown_redline(GString *out, const Redline *redline, gsize most) {
  g_autoptr(GArray) lines = diff_excerpt(redline);
  const gsize end = out->len + most;
  for (guint i = 0; i < lines->len; i++) {
    const DiffLine *line = &g_array_index(lines, DiffLine, i);
    g_string_append(out, i > 0 ? "<br>" : "");
    if (line->follows_gap)
      g_string_append(out, "…<br>");
    if (!append_line(out, redline, line, end))
      return;
  }
}
