/* DiffExcerpt: blocks to lines, lines to what is shown, spans to pieces.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_excerpt.h"

#include <string.h>

static gboolean is_whole_step(DiffKind kind) {
  return kind == DIFF_STEP_ADDED || kind == DIFF_STEP_REMOVED || kind == DIFF_CHECKPOINT_ADDED ||
         kind == DIFF_CHECKPOINT_REMOVED;
}

gboolean diff_shown_redline(Redline *shown, const DiffChange *change) {
  if (change->redline == NULL)
    return FALSE;
  *shown = *change->redline;
  if (is_whole_step(change->kind) && shown->block_count > 0 &&
      shown->blocks[0].kind == REDLINE_HEADING) {
    shown->blocks++;
    shown->block_count--;
  }
  return shown->block_count > 0;
}

/* ---- lines ----------------------------------------------------------------------------------------- */

static gboolean same_row(const RedlineBlock *a, const RedlineBlock *b) {
  return a->kind == REDLINE_CELL && b->kind == REDLINE_CELL && a->table == b->table &&
         a->row == b->row;
}

GArray *diff_lines(const Redline *redline) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(DiffLine));
  for (guint i = 0; i < redline->block_count;) {
    DiffLine line = {.first = i, .end = i + 1, .state = redline->blocks[i].state};
    while (line.end < redline->block_count &&
           same_row(&redline->blocks[i], &redline->blocks[line.end])) {
      if (redline->blocks[line.end].state != line.state)
        line.state = REDLINE_CHANGED;
      line.end++;
    }
    g_array_append_val(lines, line);
    i = line.end;
  }
  return lines;
}

/* What is shown so far, and lines that are the same and say where the next ones are. */
typedef struct {
  const Redline *redline;
  const GArray *lines;
  GArray *shown;
  int last;            /* index of the line that is shown last, or -1 */
  int heading, header; /* index of a line behind it, or -1 */
} Excerpt;

static const RedlineBlock *block_of(const Excerpt *excerpt, int line) {
  return &excerpt->redline->blocks[g_array_index(excerpt->lines, DiffLine, line).first];
}

static void show(Excerpt *excerpt, int index) {
  DiffLine line = g_array_index(excerpt->lines, DiffLine, index);
  line.follows_gap = excerpt->last >= 0 && index > excerpt->last + 1;
  g_array_append_val(excerpt->shown, line);
  excerpt->last = index;
}

static void skip(Excerpt *excerpt, int index) {
  const RedlineBlock *block = block_of(excerpt, index);
  if (block->kind == REDLINE_HEADING)
    excerpt->heading = index;
  else if (block->kind == REDLINE_CELL && block->header)
    excerpt->header = index;
}

static void show_changed(Excerpt *excerpt, int index) {
  const RedlineBlock *block = block_of(excerpt, index);
  if (excerpt->heading >= 0)
    show(excerpt, excerpt->heading);
  if (excerpt->header > excerpt->heading && block->kind == REDLINE_CELL &&
      block_of(excerpt, excerpt->header)->table == block->table)
    show(excerpt, excerpt->header);
  show(excerpt, index);
  excerpt->heading = excerpt->header = -1;
}

GArray *diff_excerpt(const Redline *redline) {
  g_autoptr(GArray) lines = diff_lines(redline);
  Excerpt excerpt = {redline, lines, g_array_new(FALSE, FALSE, sizeof(DiffLine)), -1, -1, -1};
  for (int i = 0; i < (int)lines->len; i++) {
    if (g_array_index(lines, DiffLine, i).state == REDLINE_SAME)
      skip(&excerpt, i);
    else
      show_changed(&excerpt, i);
  }
  return excerpt.shown;
}

/* ---- pieces ---------------------------------------------------------------------------------------- */

static gboolean is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* Behind the first `words` words. */
static gsize head_length(const char *text, guint words) {
  const char *at = text;
  for (guint i = 0; i < words && *at != '\0'; i++) {
    while (is_space(*at))
      at++;
    while (*at != '\0' && !is_space(*at))
      at++;
  }
  return (gsize)(at - text);
}

/* Where the last `words` words begin. */
static gsize tail_start(const char *text, gsize length, guint words) {
  gsize at = length;
  for (guint i = 0; i < words && at > 0; i++) {
    while (at > 0 && is_space(text[at - 1]))
      at--;
    while (at > 0 && !is_space(text[at - 1]))
      at--;
  }
  return at;
}

static void add_piece(GArray *pieces, RedlineState state, const char *text, gsize length) {
  const DiffPiece piece = {state, FALSE, text, length};
  if (length > 0)
    g_array_append_val(pieces, piece);
}

/* A span that is the same, with what is far from a change left out. */
static void add_same(GArray *pieces, const RedlineBlock *block, guint index, guint words) {
  const char *text = block->spans[index].text;
  const gsize length = strlen(text);
  const gsize head = index == 0 ? 0 : head_length(text, words);
  const gsize tail = index + 1 == block->span_count ? length : tail_start(text, length, words);
  /* Two words less are not worth a mark. */
  if (head >= tail || head_length(text + head, 3) >= tail - head) {
    add_piece(pieces, REDLINE_SAME, text, length);
    return;
  }
  const DiffPiece gap = {REDLINE_SAME, TRUE, "", 0};
  add_piece(pieces, REDLINE_SAME, text, head);
  g_array_append_val(pieces, gap);
  add_piece(pieces, REDLINE_SAME, text + tail, length - tail);
}

GArray *diff_pieces(const RedlineBlock *block, guint words) {
  GArray *pieces = g_array_new(FALSE, FALSE, sizeof(DiffPiece));
  const gboolean whole = block->kind == REDLINE_CODE || block->state != REDLINE_CHANGED;
  for (guint i = 0; i < block->span_count; i++) {
    const RedlineSpan *span = &block->spans[i];
    if (span->state == REDLINE_SAME && !whole)
      add_same(pieces, block, i, words);
    else
      add_piece(pieces, span->state, span->text, strlen(span->text));
  }
  return pieces;
}

const char *diff_gap(const GArray *pieces, guint index) {
  if (index == 0)
    return "… ";
  return index + 1 == pieces->len ? " …" : " … ";
}
