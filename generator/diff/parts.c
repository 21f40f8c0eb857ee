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

/* Did `part` come out of `whole`, of which `first` is the other part? */
static gboolean is_part(const StepWords *whole, const StepWords *first, const StepWords *part) {
  const guint32 end = MIN(MIN(whole->end, first->end), part->end);
  guint32 room[WORDS_KEPT];
  StepWords lost = {room, 0, end};
  const guint kept = words_common(&lost, whole, first, end);
  const guint found = words_common(NULL, &lost, part, end);
  return found >= PARTS_LEAST && 10 * found >= 6 * lost.count &&
         10 * words_common(NULL, part, whole, end) >= 7 * words_up_to(part, end) &&
         10 * kept >= 6 * words_up_to(first, end);
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

static gboolean comes_of(const Parts *parts, const Step *whole, const Step *first,
                         const Step *part) {
  Matcher *matcher = parts->matcher;
  if (whole == NULL || first->kind != part->kind || matcher->comparison->pairs_left <= 0)
    return FALSE;
  matcher->comparison->pairs_left--;
  return is_part(words_of(matcher, parts->words, whole), words_of(matcher, parts->words, first),
                 words_of(matcher, parts->words, part));
}

static void take_part(const Parts *parts, const Step *whole, const Step *part) {
  parts->pair->origin[parts->parts][part->order] = whole;
}

/* The step beside which `part` stands, or beside whose other parts it stands. */
static const Step *root_of(const Parts *parts, const Step *beside) {
  const Step *whole = beside == NULL ? NULL : parts->pair->origin[parts->parts][beside->order];
  return whole == NULL ? beside : partner_of(parts, parts->whole, whole);
}

static void find_beside(const Parts *parts, const Step *part) {
  const Step *const beside[2] = {root_of(parts, step_before(part)),
                                 root_of(parts, step_behind(part))};
  for (guint i = 0; i < 2; i++) {
    const Step *whole = partner_of(parts, parts->parts, beside[i]);
    if (!comes_of(parts, whole, beside[i], part))
      continue;
    take_part(parts, whole, part);
    return;
  }
}

/* ---- two parts, none of which is enough like the whole ------------------------------------------------ */

/* Where the whole would stand: below the partner of the step above the parts. */
static Step *const *siblings_of(guint *count, const Parts *parts, const Step *part) {
  const Guide *guide = parts->pair->guides[parts->whole];
  const Step *parent = partner_of(parts, parts->parts, part->parent);
  *count = part->parent == NULL ? guide->top_count : parent == NULL ? 0 : parent->child_count;
  return part->parent == NULL ? guide->top : parent == NULL ? NULL : parent->children;
}

static void find_two(const Parts *parts, const Step *part) {
  const Step *next = step_behind(part);
  if (!is_alone(parts, parts->parts, next))
    return;
  guint count = 0;
  Step *const *siblings = siblings_of(&count, parts, part);
  for (guint i = 0; i < count; i++) {
    if (!is_alone(parts, parts->whole, siblings[i]) || !comes_of(parts, siblings[i], part, next))
      continue;
    match_pair(parts->matcher, parts->whole == 0 ? siblings[i] : part,
               parts->whole == 0 ? part : siblings[i]);
    take_part(parts, siblings[i], next);
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
  for (guint i = 0; i < steps->len; i++) {
    if (is_alone(parts, parts->parts, steps->pdata[i]))
      find_beside(parts, steps->pdata[i]);
  }
  /* Parts in front of the step that has the partner, from the nearest one on. */
  for (guint i = steps->len; i-- > 0;) {
    if (is_alone(parts, parts->parts, steps->pdata[i]))
      find_beside(parts, steps->pdata[i]);
  }
  for (guint i = 0; i < steps->len; i++) {
    if (is_alone(parts, parts->parts, steps->pdata[i]))
      find_two(parts, steps->pdata[i]);
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
