/* Making redlines: units (blocks, rows of tables) are aligned, then what each holds.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/redline.h"

#include <string.h>

#include "diff/likeness.h"
#include "diff/words.h"

enum { GAP_MOST = 40000 /* pairs of units between two that are the same */ };

/* A block, or the cells of a row. */
typedef struct {
  const FlatBlock *blocks;
  guint count;
  guint64 hash;
  Bag bag;
  gboolean has_bag;
} Unit;

typedef struct {
  GArray *units;  /* Unit */
  guint *partner; /* index in the other row, or NO_UNIT */
} Row;

enum { NO_UNIT = G_MAXINT };

typedef struct {
  const RedlineMaker *maker;
  Row rows[2];            /* old, new */
  GArray *blocks, *spans; /* RedlineBlock (spans as index until the end), RedlineSpan */
  gboolean is_coarse;
  guint tables, row; /* of the redline: the next table; the next row of the open one */
  gboolean in_table;
  guint table_of[2]; /* the tables of both sides that the open one is; NO_UNIT: not known yet */
} Making;

/* ---- units ------------------------------------------------------------------------------------------- */

/* Paragraphs, items and headings are text: that one became another is no other word. */
static guint class_of(const FlatBlock *block) {
  return block->kind == REDLINE_ITEM || block->kind == REDLINE_HEADING ? REDLINE_PARAGRAPH
                                                                       : block->kind;
}

static guint64 unit_hash(const Unit *unit) {
  guint64 hash = hash_number(HASH_START, class_of(unit->blocks));
  for (guint i = 0; i < unit->count; i++)
    hash = hash_text(hash, unit->blocks[i].text);
  return hash;
}

static void take_units(Row *row, const Flat *flat) {
  row->units = g_array_new(FALSE, TRUE, sizeof(Unit));
  for (guint i = 0; flat != NULL && i < flat->blocks->len;) {
    const FlatBlock *block = &g_array_index(flat->blocks, FlatBlock, i);
    Unit unit = {.blocks = block, .count = 1};
    while (block->kind == REDLINE_CELL && i + unit.count < flat->blocks->len &&
           block[unit.count].kind == REDLINE_CELL && block[unit.count].table == block->table &&
           block[unit.count].row == block->row)
      unit.count++;
    unit.hash = unit_hash(&unit);
    i += unit.count;
    g_array_append_val(row->units, unit);
  }
  row->partner = g_new(guint, row->units->len + 1);
  for (guint i = 0; i < row->units->len; i++)
    row->partner[i] = NO_UNIT;
}

static Unit *unit_at(const Row *row, guint index) {
  return &g_array_index(row->units, Unit, index);
}

static const Bag *unit_bag(Arena *arena, Unit *unit) {
  if (unit->has_bag)
    return &unit->bag;
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < unit->count; i++)
    bag_add_text(words, unit->blocks[i].text);
  unit->bag = bag_make(arena, words);
  unit->has_bag = TRUE;
  return &unit->bag;
}

/* ---- alignment --------------------------------------------------------------------------------------- */

static void word_row_begin(WordRow *words, guint64 **hashes, const Row *row) {
  *hashes = g_new(guint64, row->units->len + 1);
  for (guint i = 0; i < row->units->len; i++)
    (*hashes)[i] = unit_at(row, i)->hash;
  *words = (WordRow){*hashes, row->units->len, g_new0(gboolean, row->units->len + 1)};
}

static void pair_same(Making *making) {
  guint64 *hashes[2];
  WordRow rows[2];
  word_row_begin(&rows[0], &hashes[0], &making->rows[0]);
  word_row_begin(&rows[1], &hashes[1], &making->rows[1]);
  if (!words_script(&rows[0], &rows[1], making->maker->work))
    making->is_coarse = TRUE;
  for (guint i = 0, k = 0; i < rows[0].count && k < rows[1].count;) {
    if (rows[0].same[i] && rows[1].same[k]) {
      making->rows[0].partner[i] = k;
      making->rows[1].partner[k++] = i++;
    } else if (!rows[0].same[i]) {
      i++;
    } else {
      k++;
    }
  }
  for (guint side = 0; side < 2; side++) {
    g_free(rows[side].same);
    g_free(hashes[side]);
  }
}

enum { LIKE = 1000, LIKE_LEAST = 350, CODE_LEAST = 200 };

static gint32 unit_likeness(const Making *making, guint i, guint k) {
  Unit *a = unit_at(&making->rows[0], i), *b = unit_at(&making->rows[1], k);
  if (class_of(a->blocks) != class_of(b->blocks))
    return 0;
  if (making->rows[0].units->len == 1 && making->rows[1].units->len == 1)
    return LIKE; /* there is nothing else that either could be */
  const double like =
      bag_likeness(unit_bag(making->maker->arena, a), unit_bag(making->maker->arena, b));
  const gint32 least = a->blocks->kind == REDLINE_CODE ? CODE_LEAST : LIKE_LEAST;
  const gint32 value = (gint32)(like * LIKE);
  return value < least ? 0 : value;
}

typedef struct {
  guint first[2], end[2];
} Gap;

/* The best alignment in order: the sum of likenesses. Of equal ones the first pairs that can be made win. */
static void align_gap(Making *making, const Gap *gap) {
  const guint m = gap->end[0] - gap->first[0], n = gap->end[1] - gap->first[1];
  g_autofree gint32 *like = g_new(gint32, (gsize)m * n);
  g_autofree gint32 *best = g_new0(gint32, ((gsize)m + 1) * (n + 1));
  *making->maker->work -= (gint64)m * n * 16;
  for (guint i = m; i-- > 0;) {
    for (guint k = n; k-- > 0;) {
      const gint32 value = unit_likeness(making, gap->first[0] + i, gap->first[1] + k);
      const gint32 *below = &best[(gsize)(i + 1) * (n + 1)];
      like[(gsize)i * n + k] = value;
      gint32 most = MAX(below[k], best[(gsize)i * (n + 1) + k + 1]);
      if (value > 0)
        most = MAX(most, value + below[k + 1]);
      best[(gsize)i * (n + 1) + k] = most;
    }
  }
  for (guint i = 0, k = 0; i < m && k < n;) {
    const gint32 here = best[(gsize)i * (n + 1) + k];
    const gint32 value = like[(gsize)i * n + k];
    if (value > 0 && here == value + best[(gsize)(i + 1) * (n + 1) + k + 1]) {
      making->rows[0].partner[gap->first[0] + i] = gap->first[1] + k;
      making->rows[1].partner[gap->first[1] + k++] = gap->first[0] + i++;
    } else if (here == best[(gsize)(i + 1) * (n + 1) + k]) {
      i++;
    } else {
      k++;
    }
  }
}

static void pair_alike(Making *making) {
  const guint counts[2] = {making->rows[0].units->len, making->rows[1].units->len};
  Gap gap = {{0, 0}, {0, 0}};
  while (gap.first[0] < counts[0] || gap.first[1] < counts[1]) {
    for (guint side = 0; side < 2; side++) {
      gap.end[side] = gap.first[side];
      while (gap.end[side] < counts[side] && making->rows[side].partner[gap.end[side]] == NO_UNIT)
        gap.end[side]++;
    }
    const gint64 pairs = (gint64)(gap.end[0] - gap.first[0]) * (gint64)(gap.end[1] - gap.first[1]);
    if (pairs > GAP_MOST || pairs * 16 > *making->maker->work)
      making->is_coarse = TRUE;
    else if (pairs > 0)
      align_gap(making, &gap);
    gap.first[0] = gap.end[0] + 1;
    gap.first[1] = gap.end[1] + 1;
  }
}

/* ---- the redline ------------------------------------------------------------------------------------- */

static RedlineState state_of(const Making *making, guint first_span, RedlineState empty) {
  const RedlineSpan *spans = (const RedlineSpan *)(const void *)making->spans->data;
  RedlineState state = first_span == making->spans->len ? empty : spans[first_span].state;
  for (guint i = first_span; i < making->spans->len; i++) {
    if (spans[i].state != state)
      state = REDLINE_CHANGED;
  }
  return state;
}

/* `a` or `b` may be NULL. */
static void put_block(Making *making, const FlatBlock *a, const FlatBlock *b) {
  const FlatBlock *shown = b == NULL ? a : b;
  const guint first = making->spans->len;
  if (a != NULL && b != NULL) {
    if (!words_compare(making->spans, making->maker->arena, a->text, b->text, making->maker->work))
      making->is_coarse = TRUE;
  } else if (*shown->text != '\0') {
    const RedlineSpan span = {a == NULL ? REDLINE_ADDED : REDLINE_REMOVED,
                              arena_strdup(making->maker->arena, shown->text)};
    g_array_append_val(making->spans, span);
  }
  const RedlineState empty = a == NULL ? REDLINE_ADDED : b == NULL ? REDLINE_REMOVED : REDLINE_SAME;
  RedlineBlock block = {.kind = shown->kind,
                        .state = state_of(making, first, empty),
                        .depth = shown->depth,
                        .column = shown->column,
                        .header = shown->header,
                        .span_count = making->spans->len - first};
  if (shown->kind == REDLINE_CELL) {
    block.table = making->tables;
    block.row = making->row;
  }
  g_array_append_val(making->blocks, block);
}

/* Does the row stand in the table that is open? Opens one when it does not. */
static void go_to_table(Making *making, const Unit *const units[2]) {
  gboolean is_same = making->in_table;
  for (guint side = 0; side < 2; side++)
    is_same = is_same && (units[side] == NULL || making->table_of[side] == NO_UNIT ||
                          making->table_of[side] == units[side]->blocks->table);
  if (!is_same) {
    making->tables += making->in_table ? 1 : 0;
    making->row = 0;
    making->table_of[0] = making->table_of[1] = NO_UNIT;
  }
  making->in_table = TRUE;
  for (guint side = 0; side < 2; side++) {
    if (units[side] != NULL)
      making->table_of[side] = units[side]->blocks->table;
  }
}

static void put_cells(Making *making, const Unit *const units[2]) {
  go_to_table(making, units);
  const guint count =
      MAX(units[0] == NULL ? 0 : units[0]->count, units[1] == NULL ? 0 : units[1]->count);
  for (guint i = 0; i < count; i++)
    put_block(making, units[0] != NULL && i < units[0]->count ? &units[0]->blocks[i] : NULL,
              units[1] != NULL && i < units[1]->count ? &units[1]->blocks[i] : NULL);
  making->row++;
}

static void put_unit(Making *making, const Unit *a, const Unit *b) {
  const Unit *const units[2] = {a, b};
  if ((b == NULL ? a : b)->blocks->kind == REDLINE_CELL) {
    put_cells(making, units);
    return;
  }
  if (making->in_table) {
    making->in_table = FALSE;
    making->tables++;
  }
  put_block(making, a == NULL ? NULL : a->blocks, b == NULL ? NULL : b->blocks);
}

static void put_units(Making *making) {
  const Row *old_row = &making->rows[0], *new_row = &making->rows[1];
  guint i = 0, k = 0;
  while (i < old_row->units->len || k < new_row->units->len) {
    if (i < old_row->units->len && old_row->partner[i] == NO_UNIT) {
      put_unit(making, unit_at(old_row, i++), NULL);
    } else if (k < new_row->units->len && new_row->partner[k] == NO_UNIT) {
      put_unit(making, NULL, unit_at(new_row, k++));
    } else {
      put_unit(making, unit_at(old_row, i), unit_at(new_row, k));
      i++;
      k++;
    }
  }
}

static const Redline *finish(const Making *making) {
  Arena *arena = making->maker->arena;
  Redline *redline = arena_new_item(arena, Redline);
  RedlineSpan *spans = arena_new_array(arena, RedlineSpan, making->spans->len);
  RedlineBlock *blocks = arena_new_array(arena, RedlineBlock, making->blocks->len);
  if (making->spans->len > 0)
    memcpy(spans, making->spans->data, making->spans->len * sizeof *spans);
  if (making->blocks->len > 0)
    memcpy(blocks, making->blocks->data, making->blocks->len * sizeof *blocks);
  for (guint i = 0; i < making->blocks->len; i++) {
    blocks[i].spans = spans;
    spans += blocks[i].span_count;
  }
  *redline = (Redline){blocks, making->blocks->len, making->is_coarse};
  return redline;
}

const Redline *redline_make(const RedlineMaker *maker, const Flat *old_flat, const Flat *new_flat) {
  Making making = {.maker = maker,
                   .blocks = g_array_new(FALSE, FALSE, sizeof(RedlineBlock)),
                   .spans = g_array_new(FALSE, FALSE, sizeof(RedlineSpan))};
  take_units(&making.rows[0], old_flat);
  take_units(&making.rows[1], new_flat);
  if (old_flat != NULL && new_flat != NULL) {
    pair_same(&making);
    pair_alike(&making);
  }
  put_units(&making);
  const Redline *redline = finish(&making);
  for (guint side = 0; side < 2; side++) {
    g_array_unref(making.rows[side].units);
    g_free(making.rows[side].partner);
  }
  g_array_unref(making.blocks);
  g_array_unref(making.spans);
  return redline;
}
