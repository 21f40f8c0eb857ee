/* Parts: a merge is a split seen from the other side: `whole` is the side of the one step, the other that of its parts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/parts.h"

#include "diff/changes.h"
#include "diff/flats.h"
#include "diff/match_group.h"

/* ---- words ------------------------------------------------------------------------------------------- */

enum { WORDS_KEPT = 1000 };

/* All words of a step, in order of their hashes, as often as they occur; of very many only the first ones, up to `end`. */
typedef struct {
  const guint32 *words;
  guint count;
  guint32 end;
} StepWords;

static int compare_hashes(gconstpointer a, gconstpointer b) {
  const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
  return x < y ? -1 : x > y;
}

static const StepWords *words_of(Matcher *matcher, GHashTable *known, const Step *step) {
  StepWords *of = g_hash_table_lookup(known, step);
  if (of != NULL)
    return of;
  Arena *arena = matcher->comparison->scratch;
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  bag_add_text(words, step->title_text);
  bag_add_tree(words, step->summary);
  for (guint i = 0; i < STEP_BLOCKS; i++)
    bag_add_tree(words, blocks[i]);
  g_array_sort(words, compare_hashes);
  const guint count = MIN(words->len, (guint)WORDS_KEPT);
  guint32 *kept = arena_new_array(arena, guint32, count);
  for (guint i = 0; i < count; i++)
    kept[i] = g_array_index(words, guint32, i);
  of = arena_new_item(arena, StepWords);
  *of = (StepWords){kept, count, count < words->len ? kept[count - 1] : G_MAXUINT32};
  g_hash_table_insert(known, (gpointer)step, of);
  return of;
}

/* How many of the words of `a` up to `end` are in `b`, too; the others are put into `rest` (or NULL; room for all). */
static guint words_common(StepWords *rest, const StepWords *a, const StepWords *b, guint32 end) {
  guint found = 0, left = 0, k = 0;
  guint32 *words = rest == NULL ? NULL : (guint32 *)rest->words;
  for (guint i = 0; i < a->count && a->words[i] <= end; i++) {
    while (k < b->count && b->words[k] < a->words[i])
      k++;
    if (k < b->count && b->words[k] == a->words[i]) {
      found++;
      k++;
    } else if (words != NULL) {
      words[left++] = a->words[i];
    }
  }
  if (rest != NULL)
    rest->count = left;
  return found;
}

static guint words_up_to(const StepWords *words, guint32 end) {
  return words_common(NULL, words, words, end);
}

/* What a whole has lost while its parts are looked at one by one. */
typedef struct {
  const StepWords *whole;
  guint32 end;
  guint32 room[2][WORDS_KEPT];
  StepWords lost; /* what is not found yet */
  guint first_lost;
} Search;

/* FALSE: `first` says little of what the whole says. */
static gboolean search_begin(Search *search, const StepWords *whole, const StepWords *first) {
  search->whole = whole;
  search->end = MIN(whole->end, first->end);
  search->lost = (StepWords){search->room[0], 0, search->end};
  const guint kept = words_common(&search->lost, whole, first, search->end);
  search->first_lost = search->lost.count;
  return search->first_lost >= PARTS_LEAST && 10 * kept >= 6 * words_up_to(first, search->end);
}

/* Takes what `part` says out of what is lost; FALSE, and nothing taken, when it says little of it or much else. */
static gboolean search_take(Search *search, const StepWords *part) {
  const guint32 end = MIN(search->end, part->end);
  guint32 *room = search->lost.words == search->room[0] ? search->room[1] : search->room[0];
  StepWords rest = {room, 0, search->end};
  if (words_common(&rest, &search->lost, part, end) < PARTS_LEAST ||
      10 * words_common(NULL, part, search->whole, end) < 7 * words_up_to(part, end))
    return FALSE;
  search->lost = rest;
  return TRUE;
}

/* Most of it was found in the parts. */
static gboolean search_is_complete(const Search *search) {
  return 10 * (search->first_lost - search->lost.count) >= 6 * search->first_lost;
}

/* ---- beside a step with a partner -------------------------------------------------------------------- */

typedef struct {
  Matcher *matcher;
  GuidePair *pair;
  guint whole, parts; /* sides */
  GHashTable *words;  /* Step -> StepWords */
} Parts;

static const Step *partner_of(const Parts *parts, guint side, const Step *step) {
  return step == NULL ? NULL : parts->pair->partner[side][step->order];
}

static gboolean is_alone(const Parts *parts, guint side, const Step *step) {
  return step != NULL && partner_of(parts, side, step) == NULL &&
         parts->pair->origin[side][step->order] == NULL;
}

static const StepWords *words_in(const Parts *parts, const Step *step) {
  return words_of(parts->matcher, parts->words, step);
}

static gboolean is_candidate(const Parts *parts, const Step *first, const Step *part) {
  return is_alone(parts, parts->parts, part) && part->kind == first->kind;
}

/* Goes from `first` on to one side, as long as what stands there is a part. */
static void search_beside(const Parts *parts, Search *search, GPtrArray *found, const Step *first,
                          const Step *(*next)(const Step *step)) {
  for (const Step *part = next(first); part != NULL; part = next(part)) {
    if (!is_candidate(parts, first, part) || !search_take(search, words_in(parts, part)))
      return;
    g_ptr_array_add(found, (gpointer)part);
  }
}

static gboolean search_around(const Parts *parts, GPtrArray *found, const Step *whole,
                              const Step *first) {
  gint64 *left = &parts->matcher->comparison->pairs_left;
  Search search;
  g_ptr_array_set_size(found, 0);
  if (*left <= 0 || !search_begin(&search, words_in(parts, whole), words_in(parts, first)))
    return FALSE;
  --*left;
  search_beside(parts, &search, found, first, step_before);
  search_beside(parts, &search, found, first, step_behind);
  return found->len > 0 && search_is_complete(&search);
}

static void take_parts(const Parts *parts, const Step *whole, const GPtrArray *found) {
  for (guint i = 0; i < found->len; i++) {
    const Step *part = found->pdata[i];
    parts->pair->origin[parts->parts][part->order] = whole;
  }
}

/* `first` has a partner. */
static void find_around(const Parts *parts, GPtrArray *found, const Step *first) {
  const Step *before = step_before(first), *behind = step_behind(first);
  const Step *whole = partner_of(parts, parts->parts, first);
  if ((is_candidate(parts, first, before) || is_candidate(parts, first, behind)) &&
      search_around(parts, found, whole, first))
    take_parts(parts, whole, found);
}

/* ---- two parts, none of which is enough like the whole ------------------------------------------------ */

/* Where the whole would stand: below the partner of the step above the parts. */
static Step *const *siblings_of(guint *count, const Parts *parts, const Step *part) {
  const Guide *guide = parts->pair->guides[parts->whole];
  const Step *parent = partner_of(parts, parts->parts, part->parent);
  *count = part->parent == NULL ? guide->top_count : parent == NULL ? 0 : parent->child_count;
  return part->parent == NULL ? guide->top : parent == NULL ? NULL : parent->children;
}

static void find_two(const Parts *parts, GPtrArray *found, const Step *part) {
  if (!is_candidate(parts, part, step_behind(part)))
    return;
  guint count = 0;
  Step *const *siblings = siblings_of(&count, parts, part);
  for (guint i = 0; i < count; i++) {
    if (!is_alone(parts, parts->whole, siblings[i]) ||
        !search_around(parts, found, siblings[i], part))
      continue;
    match_pair(parts->matcher, parts->whole == 0 ? siblings[i] : part,
               parts->whole == 0 ? part : siblings[i]);
    take_parts(parts, siblings[i], found);
    return;
  }
}

/* ---- runs -------------------------------------------------------------------------------------------- */

/* The parts of one step, in order. */
static void make_runs(const Parts *parts) {
  GuidePair *pair = parts->pair;
  const GPtrArray *steps = pair->guides[parts->parts]->steps;
  g_autoptr(GHashTable) lists =
      g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < steps->len; i++) {
    const Step *whole = pair->origin[parts->parts][i];
    if (whole != NULL && !g_hash_table_contains(lists, whole))
      g_hash_table_insert(lists, (gpointer)whole, g_ptr_array_new());
  }
  if (g_hash_table_size(lists) == 0)
    return;
  for (guint i = 0; i < steps->len; i++) {
    const Step *origin = pair->origin[parts->parts][i];
    const Step *whole = origin == NULL ? pair->partner[parts->parts][i] : origin;
    GPtrArray *list = whole == NULL ? NULL : g_hash_table_lookup(lists, whole);
    if (list != NULL)
      g_ptr_array_add(list, steps->pdata[i]);
  }
  GHashTableIter iter;
  gpointer whole = NULL, list = NULL;
  g_hash_table_iter_init(&iter, lists);
  while (g_hash_table_iter_next(&iter, &whole, &list)) {
    Arena *arena = parts->matcher->comparison->scratch;
    StepRun *run = arena_new_item(arena, StepRun);
    *run = (StepRun){arena_pointers(arena, list), ((GPtrArray *)list)->len};
    g_hash_table_insert(pair->runs[parts->parts], (gpointer)partner_of(parts, parts->whole, whole),
                        run);
  }
}

static void find_parts(const Parts *parts) {
  const GPtrArray *steps = parts->pair->guides[parts->parts]->steps;
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  for (guint i = 0; i < steps->len; i++) {
    if (partner_of(parts, parts->parts, steps->pdata[i]) != NULL)
      find_around(parts, found, steps->pdata[i]);
  }
  for (guint i = 0; i < steps->len; i++) {
    if (is_alone(parts, parts->parts, steps->pdata[i]))
      find_two(parts, found, steps->pdata[i]);
  }
  make_runs(parts);
}

void parts_find(Matcher *matcher) {
  g_autoptr(GHashTable) words = g_hash_table_new(NULL, NULL);
  find_parts(&(Parts){matcher, matcher->pair, 0, 1, words});
  find_parts(&(Parts){matcher, matcher->pair, 1, 0, words});
}

/* ---- changes ----------------------------------------------------------------------------------------- */

static void add_change(Comparison *comparison, const GuidePair *pair, guint parts,
                       const Step *new_step) {
  const Step *steps[2] = {pair->partner[1][new_step->order], new_step};
  const StepRun runs[2] = {comparison_run(pair, 0, &steps[0]), comparison_run(pair, 1, &steps[1])};
  g_auto(Flats) flats;
  flats_begin(&flats, comparison, fill_whole, &runs[0], &runs[1]);
  const Redline *redline = flats_redline(&flats);
  DiffChange *change = change_add(comparison, parts == 1 ? DIFF_STEP_SPLIT : DIFF_STEP_MERGED, pair,
                                  steps[0], steps[1]);
  Arena *arena = comparison->arena;
  const Step **list = arena_new_array(arena, const Step *, runs[parts].count);
  for (guint i = 0; i < runs[parts].count; i++)
    list[i] = runs[parts].steps[i];
  change->redline = redline;
  change->steps = list;
  change->step_count = runs[parts].count;
}

void parts_compare(Comparison *comparison, const GuidePair *pair) {
  const GPtrArray *steps = pair->guides[1]->steps;
  for (guint i = 0; i < steps->len; i++) {
    const Step *new_step = steps->pdata[i], *old_step = pair->partner[1][i];
    if (old_step == NULL)
      continue;
    if (g_hash_table_contains(pair->runs[1], new_step))
      add_change(comparison, pair, 1, new_step);
    if (g_hash_table_contains(pair->runs[0], old_step))
      add_change(comparison, pair, 0, new_step);
  }
}
