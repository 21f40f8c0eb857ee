/* Step likeness: hashes for all steps; words only for those that somebody asks for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/step_likeness.h"

#include <math.h>

#include "diff/sources.h"

enum { BELOW_MOST = 200, CHILDREN_MOST = 64, COUNTED_MOST = 256 };

/* ---- facts ------------------------------------------------------------------------------------------- */

static void read_facts(Matcher *matcher, guint side) {
  const GPtrArray *steps = matcher->pair->guides[side]->steps;
  StepFacts *facts = matcher->facts[side] = g_new0(StepFacts, steps->len + 1);
  const SourceSide at = {matcher->comparison->sources, side};
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    const guint64 above = step->parent == NULL ? HASH_START : facts[step->parent->order].path;
    facts[i].step = step;
    facts[i].title = hash_text(HASH_START, step->title_text);
    facts[i].path = hash_number(above, facts[i].title);
    if (step->link != NULL)
      facts[i].target = hash_text(HASH_START, sources_target(&at, step->link));
  }
}

void matcher_begin(Matcher *matcher, Comparison *comparison, GuidePair *pair) {
  *matcher = (Matcher){.comparison = comparison, .pair = pair};
  read_facts(matcher, 0);
  read_facts(matcher, 1);
}

void matcher_end(Matcher *matcher) {
  g_free(matcher->facts[0]);
  g_free(matcher->facts[1]);
  if (matcher->frequency != NULL)
    g_hash_table_unref(matcher->frequency);
}

static void add_text(GArray *words, const Step *step) {
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  bag_add_tree(words, step->summary);
  for (guint i = 0; i < STEP_BLOCKS; i++)
    bag_add_tree(words, blocks[i]);
}

static void count_step(GHashTable *frequency, GArray *words, const Step *step) {
  g_array_set_size(words, 0);
  bag_add_text(words, step->title_text);
  add_text(words, step);
  const guint end = MIN(words->len, (guint)COUNTED_MOST);
  for (guint i = 0; i < end; i++) {
    const gpointer word = GUINT_TO_POINTER(g_array_index(words, guint32, i));
    const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(frequency, word));
    g_hash_table_insert(frequency, word, GUINT_TO_POINTER(count + 1));
  }
}

/* In a bag a word has another hash than by itself, and each time that it comes again another one: its weight is that of a rare
 * word then. */
static void count_words(Matcher *matcher) {
  if (matcher->frequency != NULL)
    return;
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GHashTable) plain = g_hash_table_new(NULL, NULL);
  for (guint side = 0; side < 2; side++) {
    const GPtrArray *steps = matcher->pair->guides[side]->steps;
    for (guint i = 0; i < steps->len; i++)
      count_step(plain, words, steps->pdata[i]);
  }
  matcher->frequency = g_hash_table_new(NULL, NULL);
  GHashTableIter iter;
  gpointer word = NULL, count = NULL;
  g_hash_table_iter_init(&iter, plain);
  while (g_hash_table_iter_next(&iter, &word, &count)) {
    for (guint times = 0; times < 4 && times < GPOINTER_TO_UINT(count); times++) {
      const guint32 hash = (guint32)hash_number(GPOINTER_TO_UINT(word), times);
      g_hash_table_insert(matcher->frequency, GUINT_TO_POINTER(hash), count);
    }
  }
}

static WeighedBag weigh(const Matcher *matcher, GArray *words) {
  Arena *arena = matcher->comparison->scratch;
  WeighedBag weighed = {.bag = bag_make(arena, words)};
  weighed.weights = arena_new_array(arena, double, weighed.bag.count);
  for (guint i = 0; i < weighed.bag.count; i++) {
    const gpointer word = GUINT_TO_POINTER(weighed.bag.words[i]);
    const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(matcher->frequency, word));
    weighed.weights[i] = 1 / (1 + log2(MAX(count, 2) / 2.0));
  }
  return weighed;
}

static Bag bag_below(const Matcher *matcher, guint side, const Step *step) {
  const GPtrArray *steps = step->guide->steps;
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  const guint end = MIN(step->order + 1 + BELOW_MOST, steps->len);
  for (guint i = step->order + 1; i < end; i++) {
    if (((const Step *)steps->pdata[i])->depth <= step->depth)
      break;
    const guint32 word = (guint32)matcher->facts[side][i].title;
    g_array_append_val(words, word);
  }
  return bag_make(matcher->comparison->scratch, words);
}

static StepFacts *facts_of(Matcher *matcher, guint side, const Step *step) {
  StepFacts *facts = &matcher->facts[side][step->order];
  if (facts->has_bags)
    return facts;
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  facts->has_bags = TRUE;
  count_words(matcher);
  bag_add_text(words, step->title_text);
  facts->words = weigh(matcher, words);
  g_array_set_size(words, 0);
  bag_add_letters(words, step->title_text);
  facts->letters = bag_make(matcher->comparison->scratch, words);
  g_array_set_size(words, 0);
  add_text(words, step);
  facts->text = weigh(matcher, words);
  facts->below = bag_below(matcher, side, step);
  return facts;
}

/* ---- likeness ---------------------------------------------------------------------------------------- */

/* Of bags that were cut only the words are told that both would have kept. */
static guint32 known_end(const Bag *a, const Bag *b) {
  const guint32 end = a->count < BAG_MOST ? G_MAXUINT32 : a->words[a->count - 1];
  return b->count < BAG_MOST ? end : MIN(end, b->words[b->count - 1]);
}

static double weighed_likeness(const WeighedBag *a, const WeighedBag *b) {
  const guint32 end = known_end(&a->bag, &b->bag);
  double common = 0, all = 0;
  for (guint i = 0, k = 0; i < a->bag.count || k < b->bag.count;) {
    const guint64 x = i < a->bag.count ? a->bag.words[i] : G_MAXUINT64;
    const guint64 y = k < b->bag.count ? b->bag.words[k] : G_MAXUINT64;
    if (MIN(x, y) > end)
      break;
    const double weight = x <= y ? a->weights[i] : b->weights[k];
    common += x == y ? weight : 0;
    all += x == y ? 2 * weight : weight;
    i += x <= y ? 1 : 0;
    k += y <= x ? 1 : 0;
  }
  return all > 0 ? 2 * common / all : 1;
}

/* Words that were bent or misspelt are alike by their letters, but so are, a little, any two titles. */
static double title_likeness(const StepFacts *a, const StepFacts *b) {
  if (a->title == b->title)
    return 1;
  const double letters = 1.4 * bag_likeness(&a->letters, &b->letters) - 0.4;
  return MAX(weighed_likeness(&a->words, &b->words), letters);
}

static double children_likeness(const Matcher *matcher, const StepFacts *a, const StepFacts *b) {
  guint common = 0;
  const guint count = MIN(a->step->child_count, (guint)CHILDREN_MOST);
  for (guint i = 0; i < count; i++) {
    const Step *child = matcher->pair->partner[0][a->step->children[i]->order];
    common += child != NULL && child->parent == b->step ? 1 : 0;
  }
  const guint all = count + MIN(b->step->child_count, (guint)CHILDREN_MOST);
  const double matched = all == 0 ? 0 : MIN(2.0 * common / all, 1);
  return MAX(matched, bag_likeness(&a->below, &b->below));
}

static gboolean has_text(const StepFacts *facts) { return facts->text.bag.count > 0; }

typedef struct {
  double sum, weight;
} Mean;

static void mean_add(Mean *mean, double value, double weight) {
  mean->sum += value * weight;
  mean->weight += weight;
}

/* What only one has counts little against them. */
static void mean_add_part(Mean *mean, double value, gboolean in_a, gboolean in_b, double weight) {
  if (in_a && in_b)
    mean_add(mean, value, weight);
  else if (in_a || in_b)
    mean_add(mean, 0, weight / 3);
}

double step_likeness(Matcher *matcher, const Step *old_step, const Step *new_step) {
  const StepFacts *a = facts_of(matcher, 0, old_step), *b = facts_of(matcher, 1, new_step);
  Mean mean = {0};
  mean_add(&mean, title_likeness(a, b), 3);
  mean_add_part(&mean, a->target == b->target, a->target != 0, b->target != 0, 1.5);
  const gboolean are_gates = old_step->kind == STEP_CHECKPOINT && new_step->kind == STEP_CHECKPOINT;
  mean_add_part(&mean, weighed_likeness(&a->text, &b->text), has_text(a), has_text(b),
                are_gates ? 4 : 2); /* criteria say more than a title of the usual form */
  mean_add_part(&mean, children_likeness(matcher, a, b), old_step->child_count > 0,
                new_step->child_count > 0, 2);
  const double likeness = mean.sum / mean.weight;
  return old_step->kind == new_step->kind ? likeness : likeness * 0.7;
}

/* ---- nearness ---------------------------------------------------------------------------------------- */

/* Both nobody, partners, or without partners and of the same title. */
static double near_one(const Matcher *matcher, const Step *a, const Step *b) {
  if (a == NULL || b == NULL)
    return a == b ? 0.5 : 0;
  const Step *partner = matcher->pair->partner[0][a->order];
  if (partner != NULL || matcher->pair->partner[1][b->order] != NULL)
    return partner == b ? 1 : 0;
  return matcher->facts[0][a->order].title == matcher->facts[1][b->order].title ? 0.7 : 0;
}

const Step *step_before(const Step *step) {
  const Step *before = step_previous(step);
  while (before != NULL && before->depth > step->depth)
    before = before->parent;
  return before == step->parent ? NULL : before;
}

const Step *step_behind(const Step *step) {
  guint count = step->guide->top_count;
  Step *const *siblings = step->guide->top;
  if (step->parent != NULL) {
    siblings = step->parent->children;
    count = step->parent->child_count;
  }
  guint low = 0;
  for (guint high = count; low < high;) {
    const guint middle = (low + high) / 2;
    if (siblings[middle]->order <= step->order)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count ? siblings[low] : NULL;
}

static const Step *first_of(const Step *step) {
  return step->child_count == 0 ? NULL : step->children[0];
}

double step_nearness(Matcher *matcher, const Step *old_step, const Step *new_step) {
  return (2 * near_one(matcher, old_step->parent, new_step->parent) +
          near_one(matcher, step_before(old_step), step_before(new_step)) +
          near_one(matcher, step_behind(old_step), step_behind(new_step)) +
          near_one(matcher, first_of(old_step), first_of(new_step))) /
         5;
}

gboolean step_is_between(Matcher *matcher, const Step *old_step, const Step *new_step) {
  return near_one(matcher, step_before(old_step), step_before(new_step)) >= 0.5 &&
         near_one(matcher, step_behind(old_step), step_behind(new_step)) >= 0.5;
}

gboolean step_is_beside(Matcher *matcher, const Step *old_step, const Step *new_step) {
  return near_one(matcher, step_before(old_step), step_before(new_step)) >= 0.5 ||
         near_one(matcher, step_behind(old_step), step_behind(new_step)) >= 0.5;
}

gboolean step_follows(Matcher *matcher, const Step *old_step, const Step *new_step) {
  return near_one(matcher, step_before(old_step), step_before(new_step)) == 1 ||
         near_one(matcher, step_behind(old_step), step_behind(new_step)) == 1;
}

gboolean step_says_more(Matcher *matcher, const Step *old_step, const Step *new_step) {
  const StepFacts *a = facts_of(matcher, 0, old_step), *b = facts_of(matcher, 1, new_step);
  return (a->target != 0 && b->target != 0) || (has_text(a) && has_text(b)) ||
         (old_step->child_count > 0 && new_step->child_count > 0);
}
