/* Guides: paired in order of the new side.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/guides.h"

#include <string.h>

#include "diff/assign.h"
#include "diff/changes.h"
#include "diff/flats.h"
#include "diff/likeness.h"

/* ---- pairs ------------------------------------------------------------------------------------------- */

static GuidePair *pair_guides(Comparison *comparison, const Guide *old_guide,
                              const Guide *new_guide) {
  Arena *arena = comparison->arena;
  GuidePair *pair = arena_new_item(arena, GuidePair);
  pair->guides[0] = old_guide;
  pair->guides[1] = new_guide;
  for (guint side = 0; side < 2; side++) {
    const guint count = pair->guides[side]->steps->len;
    pair->partner[side] = arena_new_array(arena, const Step *, count + 1);
    pair->origin[side] = arena_new_array(comparison->scratch, const Step *, count + 1);
    pair->runs[side] = g_hash_table_new(NULL, NULL);
    arena_cleanup(comparison->scratch, (GDestroyNotify)g_hash_table_unref, pair->runs[side]);
    g_hash_table_insert(comparison->pair_of, (gpointer)pair->guides[side], pair);
  }
  pair->standing = arena_new_array(comparison->scratch, Standing, new_guide->steps->len + 1);
  pair->behind = arena_new_array(comparison->scratch, guint, old_guide->steps->len + 1);
  g_ptr_array_add(comparison->pairs, pair);
  return pair;
}

static gboolean is_paired(const Comparison *comparison, const Guide *guide) {
  return g_hash_table_contains(comparison->pair_of, guide);
}

typedef gboolean SameGuide(const Guide *a, const Guide *b);

static gboolean same_id(const Guide *a, const Guide *b) { return strcmp(a->id, b->id) == 0; }

static gboolean same_title(const Guide *a, const Guide *b) {
  return g_strcmp0(a->title, b->title) == 0;
}

static void pair_same(Comparison *comparison, SameGuide *same) {
  const GPtrArray *olds = comparison->guides[0], *news = comparison->guides[1];
  for (guint k = 0; k < news->len; k++) {
    const Guide *guide = news->pdata[k];
    for (guint i = 0; i < olds->len && !is_paired(comparison, guide); i++) {
      if (!is_paired(comparison, olds->pdata[i]) && same(olds->pdata[i], guide))
        pair_guides(comparison, olds->pdata[i], guide);
    }
  }
}

static GPtrArray *list_left(const Comparison *comparison, guint side) {
  GPtrArray *left = g_ptr_array_new();
  const GPtrArray *guides = comparison->guides[side];
  for (guint i = 0; i < guides->len; i++) {
    if (!is_paired(comparison, guides->pdata[i]))
      g_ptr_array_add(left, guides->pdata[i]);
  }
  return left;
}

static Bag guide_bag(Arena *arena, const Guide *guide) {
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < guide->steps->len; i++) {
    const guint32 word =
        (guint32)hash_text(HASH_START, ((const Step *)guide->steps->pdata[i])->title_text);
    g_array_append_val(words, word);
  }
  return bag_make(arena, words);
}

typedef struct {
  Bag *bags[2];
} GuideBags;

static double guide_likeness(gpointer data, guint a, guint b) {
  const GuideBags *all = data;
  return bag_likeness(&all->bags[0][a], &all->bags[1][b]);
}

static void pair_alike(Comparison *comparison, GPtrArray *const left[2]) {
  GuideBags all;
  for (guint side = 0; side < 2; side++) {
    all.bags[side] = arena_new_array(comparison->scratch, Bag, left[side]->len);
    for (guint i = 0; i < left[side]->len; i++)
      all.bags[side][i] = guide_bag(comparison->scratch, left[side]->pdata[i]);
  }
  g_autofree guint *partner = g_new(guint, left[0]->len + 1);
  const AssignTask task = {left[0]->len, left[1]->len, 0.3, guide_likeness, &all};
  if (!assign(partner, &task, &comparison->pairs_left))
    comparison->is_bounded = TRUE;
  for (guint i = 0; i < left[0]->len; i++) {
    if (partner[i] != ASSIGN_NONE)
      pair_guides(comparison, left[0]->pdata[i], left[1]->pdata[partner[i]]);
  }
}

static guint place_in(const GPtrArray *guides, const Guide *guide) {
  guint index = 0;
  while (guides->pdata[index] != guide)
    index++;
  return index;
}

static int compare_pairs(gconstpointer a, gconstpointer b, gpointer data) {
  const GuidePair *x = *(GuidePair *const *)a, *y = *(GuidePair *const *)b;
  const GPtrArray *guides = data;
  const guint i = place_in(guides, x->guides[1]), k = place_in(guides, y->guides[1]);
  return i < k ? -1 : i > k;
}

/* A published file holds one guide of a project: the other guides of it are neither new nor gone. */
static GPtrArray *choose_guides(const Book *book, const Book *other) {
  const Guide *wanted = other->is_part && other->guides->len == 1 ? other->guides->pdata[0] : NULL;
  for (guint i = 0; wanted != NULL && i < book->guides->len; i++) {
    if (!same_id(book->guides->pdata[i], wanted))
      continue;
    GPtrArray *only = g_ptr_array_new();
    g_ptr_array_add(only, book->guides->pdata[i]);
    return only;
  }
  return g_ptr_array_ref(book->guides);
}

void guides_pair(Comparison *comparison) {
  for (guint side = 0; side < 2; side++)
    comparison->guides[side] = choose_guides(comparison->books[side], comparison->books[1 - side]);
  pair_same(comparison, same_id);
  pair_same(comparison, same_title);
  GPtrArray *left[2] = {list_left(comparison, 0), list_left(comparison, 1)};
  if (left[0]->len == 1 && left[1]->len == 1)
    pair_guides(comparison, left[0]->pdata[0], left[1]->pdata[0]);
  else
    pair_alike(comparison, left);
  g_ptr_array_unref(left[0]);
  g_ptr_array_unref(left[1]);
  g_ptr_array_sort_with_data(comparison->pairs, compare_pairs, comparison->guides[1]);
  for (guint i = 0; i < comparison->pairs->len; i++)
    ((GuidePair *)comparison->pairs->pdata[i])->index = i;
}

/* ---- texts ------------------------------------------------------------------------------------------- */

static void fill_guide_title(Flat *flat, gconstpointer guide) {
  flat_add_text(flat, REDLINE_HEADING, 1, ((const Guide *)guide)->title);
}

static void fill_intro(Flat *flat, gconstpointer guide) {
  flat_add(flat, ((const Guide *)guide)->intro);
  flat_add_notes(flat);
}

static void fill_outro(Flat *flat, gconstpointer guide) {
  flat_add(flat, ((const Guide *)guide)->outro);
  flat_add_notes(flat);
}

static void compare_text(Comparison *comparison, const GuidePair *pair, FlatsFill *fill,
                         const char *subject) {
  g_auto(Flats) flats;
  flats_begin(&flats, comparison, fill, pair->guides[0], pair->guides[1]);
  if (!flats.prose && !flats.code && !flats.targets)
    return;
  const Redline *redline = flats_redline(&flats);
  DiffChange *change = change_add(comparison, DIFF_GUIDE_TEXT_CHANGED, pair, NULL, NULL);
  change->subject = subject;
  change->redline = redline;
  change->old_place = (Place){pair->guides[0]->document->path, 0, 0};
  change->new_place = (Place){pair->guides[1]->document->path, 0, 0};
}

void guides_compare_text(Comparison *comparison, const GuidePair *pair) {
  compare_text(comparison, pair, fill_guide_title, "title");
  compare_text(comparison, pair, fill_intro, "introduction");
  compare_text(comparison, pair, fill_outro, "closing part");
}

/* ---- guides of one side ------------------------------------------------------------------------------ */

void guides_compare_alone(Comparison *comparison) {
  for (guint side = 0; side < 2; side++) {
    const GPtrArray *guides = comparison->guides[side];
    for (guint i = 0; i < guides->len; i++) {
      const Guide *guide = guides->pdata[i];
      if (is_paired(comparison, guide))
        continue;
      DiffChange *change = change_add(comparison, side == 0 ? DIFF_GUIDE_REMOVED : DIFF_GUIDE_ADDED,
                                      NULL, NULL, NULL);
      const Place place = {guide->document->path, 0, 0};
      if (side == 0) {
        change->old_guide = guide;
        change->old_value = guide->title;
        change->old_place = place;
      } else {
        change->new_guide = guide;
        change->new_value = guide->title;
        change->new_place = place;
      }
    }
  }
}
