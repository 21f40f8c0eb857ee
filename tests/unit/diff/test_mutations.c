/* Random guides with random edits of known kinds: the diff names exactly these, all that differs, and in both directions the same.
 *
 * Of each kind the share of edits that are named (recall) and of changes that are edits (precision) is printed; both are at least
 * LEAST. STEPBOOK_GUIDES sets how many guides are made.
 *
 * SPDX-License-Identifier: MIT
 */
#include "sides.h"

#define LEAST 0.99
enum { GUIDES = 500, PHASES = 5, EDITS_MOST = 4 };

typedef struct Item Item;
struct Item {
  char *title;
  GPtrArray *sentences; /* char: the summary */
  GPtrArray *children;  /* Item */
  gboolean is_taken;    /* an edit has touched it or something beside it */
};

typedef struct {
  GRand *random;
  Item *root;
  GHashTable *wanted[DIFF_KINDS]; /* "old|new" -> how often */
} World;

static guint pick(World *world, guint count) {
  return (guint)g_rand_int_range(world->random, 0, (gint32)count);
}

/* ---- random texts ------------------------------------------------------------------------------------ */

static void add_name(World *world, GString *out) {
  static const char *const parts[] = {"ba",  "kel", "ro",   "mi", "tan", "su", "vor",
                                      "lin", "pe",  "gash", "du", "ner", "fo", "wik"};
  for (guint i = 0; i < 3; i++)
    g_string_append(out, parts[pick(world, G_N_ELEMENTS(parts))]);
}

static void add_phrase(World *world, GString *out, guint names) {
  static const char *const small[] = {" the ",     " of the ", " with the ",
                                      " and the ", " in a ",   " to "};
  for (guint i = 0; i < names; i++) {
    g_string_append(out, small[pick(world, G_N_ELEMENTS(small))]);
    add_name(world, out);
  }
}

static char *random_title(World *world) {
  static const char *const verbs[] = {"Stop", "Start", "Copy",  "Check",
                                      "Move", "Open",  "Close", "Update"};
  GString *title = g_string_new(verbs[pick(world, G_N_ELEMENTS(verbs))]);
  add_phrase(world, title, 2 + pick(world, 2));
  return g_string_free(title, FALSE);
}

static char *random_sentence(World *world) {
  static const char *const starts[] = {"This takes", "Look at", "Mind", "It needs", "You will see"};
  GString *sentence = g_string_new(starts[pick(world, G_N_ELEMENTS(starts))]);
  add_phrase(world, sentence, 3 + pick(world, 3));
  g_string_append_c(sentence, '.');
  return g_string_free(sentence, FALSE);
}

/* ---- items ------------------------------------------------------------------------------------------- */

static void item_free(gpointer data) {
  Item *item = data;
  g_free(item->title);
  g_ptr_array_unref(item->sentences);
  g_ptr_array_unref(item->children);
  g_free(item);
}

static Item *item_new(char *title) {
  Item *item = g_new0(Item, 1);
  item->title = title;
  item->sentences = g_ptr_array_new_with_free_func(g_free);
  item->children = g_ptr_array_new_with_free_func(item_free);
  return item;
}

static Item *random_item(World *world) {
  Item *item = item_new(random_title(world));
  for (guint i = pick(world, 4); i > 0; i--)
    g_ptr_array_add(item->sentences, random_sentence(world));
  return item;
}

static Item *child_of(const Item *item, guint index) { return item->children->pdata[index]; }

/* Phases of steps, a few of which have steps below them; some titles come twice. */
static Item *random_tree(World *world) {
  Item *root = item_new(g_strdup(""));
  for (guint i = 0; i < PHASES; i++) {
    Item *phase = random_item(world);
    g_ptr_array_add(root->children, phase);
    for (guint k = 5 + pick(world, 5); k > 0; k--) {
      Item *step = random_item(world);
      g_ptr_array_add(phase->children, step);
      if (i > 0 && pick(world, 12) == 0) {
        g_free(step->title);
        step->title = g_strdup(child_of(child_of(root, i - 1), pick(world, 5))->title);
      }
    }
  }
  return root;
}

static void print_item(GString *out, const Item *item, guint depth, guint wrap) {
  static const char *const indents[] = {"", "    ", "        "};
  g_string_append_printf(out, "%s1.  %s\n", indents[depth], item->title);
  for (guint i = 0; i < item->sentences->len; i++)
    g_string_append_printf(out, "%s%s%s%s",
                           i == 0     ? "\n"
                           : wrap > 0 ? "\n"
                                      : " ",
                           i == 0 || wrap > 0 ? indents[depth + 1] : "",
                           (const char *)item->sentences->pdata[i],
                           i + 1 == item->sentences->len ? "\n\n" : "");
  for (guint i = 0; i < item->children->len; i++)
    print_item(out, child_of(item, i), depth + 1, wrap);
}

static char *print_tree(const Item *root, guint wrap) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < root->children->len; i++)
    print_item(out, child_of(root, i), 0, wrap);
  return g_string_free(out, FALSE);
}

/* ---- edits ------------------------------------------------------------------------------------------- */

static void want(World *world, DiffKind kind, const char *old_title, const char *new_title) {
  char *key = g_strdup_printf("%s|%s", old_title, new_title);
  const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(world->wanted[kind], key));
  g_hash_table_insert(world->wanted[kind], key, GUINT_TO_POINTER(count + 1));
}

/* A step of a phase that no edit has touched, and none beside it; the phase keeps at least four steps. */
static Item *pick_step(World *world, Item **phase, guint *index) {
  for (guint tries = 0; tries < 50; tries++) {
    *phase = child_of(world->root, pick(world, world->root->children->len));
    *index = pick(world, (*phase)->children->len);
    gboolean is_free = (*phase)->children->len > 4;
    for (guint i = *index > 0 ? *index - 1 : 0; i < MIN(*index + 2, (*phase)->children->len); i++)
      is_free = is_free && !child_of(*phase, i)->is_taken;
    if (is_free)
      return child_of(*phase, *index);
  }
  return NULL;
}

static void take_beside(Item *phase, guint index) {
  for (guint i = index > 0 ? index - 1 : 0; i < MIN(index + 2, phase->children->len); i++)
    child_of(phase, i)->is_taken = TRUE;
}

static void take_all(Item *phase) {
  for (guint i = 0; i < phase->children->len; i++)
    child_of(phase, i)->is_taken = TRUE;
}

static gboolean is_single(const World *world, const char *title) {
  guint count = 0;
  for (guint i = 0; i < world->root->children->len; i++) {
    const Item *phase = child_of(world->root, i);
    for (guint k = 0; k < phase->children->len; k++)
      count += strcmp(child_of(phase, k)->title, title) == 0 ? 1 : 0;
  }
  return count == 1;
}

static void edit_add(World *world, Item *phase, guint index) {
  Item *item = random_item(world);
  g_ptr_array_insert(phase->children, (gint)index, item);
  want(world, DIFF_STEP_ADDED, "", item->title);
  take_beside(phase, index);
}

static void edit_remove(World *world, Item *phase, guint index) {
  const Item *item = child_of(phase, index);
  if (!is_single(world, item->title))
    return;
  want(world, DIFF_STEP_REMOVED, item->title, "");
  take_beside(phase, index);
  g_ptr_array_remove_index(phase->children, index);
}

static void edit_move(World *world, Item *phase, guint index) {
  Item *item = child_of(phase, index);
  Item *other = child_of(world->root, pick(world, world->root->children->len));
  if (other == phase || !is_single(world, item->title))
    return;
  take_beside(phase, index);
  g_ptr_array_steal_index(phase->children, index);
  g_ptr_array_insert(other->children, (gint)pick(world, other->children->len), item);
  want(world, DIFF_STEP_MOVED, item->title, item->title);
}

static void edit_reorder(World *world, Item *phase, guint index) {
  for (guint i = 0; i < phase->children->len; i++) {
    if (child_of(phase, i)->is_taken)
      return;
  }
  Item *item = child_of(phase, index);
  const guint to = (index + 2 + pick(world, phase->children->len - 4)) % phase->children->len;
  if (to + 1 == index || to == index + 1 || to == index || !is_single(world, item->title))
    return;
  take_all(phase);
  g_ptr_array_steal_index(phase->children, index);
  g_ptr_array_insert(phase->children, (gint)to, item);
  want(world, DIFF_STEP_REORDERED, item->title, item->title);
}

static char *change_word(World *world, const char *text) {
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  const guint last = g_strv_length(words) - 1;
  GString *name = g_string_new(NULL);
  add_name(world, name);
  if (g_str_has_suffix(words[last], "."))
    g_string_append_c(name, '.');
  g_free(words[last]);
  words[last] = g_string_free(name, FALSE);
  return g_strjoinv(" ", words);
}

static void edit_rename(World *world, Item *phase, guint index) {
  Item *item = child_of(phase, index);
  char *title = change_word(world, item->title);
  want(world, DIFF_STEP_RENAMED, item->title, title);
  g_free(item->title);
  item->title = title;
  take_beside(phase, index);
}

static void edit_reword(World *world, Item *phase, guint index) {
  Item *item = child_of(phase, index);
  if (item->sentences->len == 0)
    return;
  char *sentence = change_word(world, item->sentences->pdata[0]);
  g_free(item->sentences->pdata[0]);
  item->sentences->pdata[0] = sentence;
  want(world, DIFF_SUMMARY_CHANGED, item->title, item->title);
  take_beside(phase, index);
}

/* The title in two, the sentences to both. Which of them keeps the name is up to the diff. */
static void edit_split(World *world, Item *phase, guint index) {
  Item *item = child_of(phase, index);
  char *middle = strstr(item->title, " and ");
  if (middle == NULL || item->sentences->len < 2 || !is_single(world, item->title))
    return;
  want(world, DIFF_STEP_SPLIT, item->title, "*");
  Item *second = item_new(g_strdup(middle + 5));
  *middle = '\0';
  g_ptr_array_add(second->sentences,
                  g_ptr_array_steal_index(item->sentences, item->sentences->len - 1));
  g_ptr_array_insert(phase->children, (gint)index + 1, second);
  take_beside(phase, index);
  take_beside(phase, index + 1);
}

static void edit_merge(World *world, Item *phase, guint index) {
  if (index + 1 >= phase->children->len)
    return;
  Item *item = child_of(phase, index), *second = child_of(phase, index + 1);
  if (second->sentences->len == 0 || !is_single(world, item->title) ||
      !is_single(world, second->title))
    return;
  char *title = g_strconcat(item->title, " and ", second->title, NULL);
  want(world, DIFF_STEP_MERGED, "*", title);
  g_free(item->title);
  item->title = title;
  while (second->sentences->len > 0)
    g_ptr_array_add(item->sentences, g_ptr_array_steal_index(second->sentences, 0));
  take_beside(phase, index);
  take_beside(phase, index + 1);
  g_ptr_array_remove_index(phase->children, index + 1);
}

static void edit(World *world) {
  static void (*const edits[])(World *, Item *, guint) = {edit_add,     edit_remove, edit_move,
                                                          edit_reorder, edit_rename, edit_reword,
                                                          edit_split,   edit_merge};
  Item *phase = NULL;
  guint index = 0;
  const guint kind = pick(world, G_N_ELEMENTS(edits));
  if (pick_step(world, &phase, &index) != NULL)
    edits[kind](world, phase, index);
}

/* ---- what is found ----------------------------------------------------------------------------------- */

typedef struct {
  guint wanted, found, right;
} Score;

static void count_wanted(Score *scores, const World *world) {
  for (guint kind = 0; kind < DIFF_KINDS; kind++) {
    GHashTableIter iter;
    gpointer count = NULL;
    g_hash_table_iter_init(&iter, world->wanted[kind]);
    while (g_hash_table_iter_next(&iter, NULL, &count))
      scores[kind].wanted += GPOINTER_TO_UINT(count);
  }
}

static const char *title_of(const Step *step) { return step == NULL ? "" : step->title_text; }

static gboolean is_wanted(World *world, const DiffChange *change) {
  const char *old_title = change->kind == DIFF_STEP_MERGED ? "*" : title_of(change->old_step);
  const char *new_title = change->kind == DIFF_STEP_SPLIT ? "*" : title_of(change->new_step);
  g_autofree char *key = g_strdup_printf("%s|%s", old_title, new_title);
  const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(world->wanted[change->kind], key));
  if (count > 0)
    g_hash_table_insert(world->wanted[change->kind], g_strdup(key), GUINT_TO_POINTER(count - 1));
  return count > 0;
}

static void count_found(Score *scores, World *world, const Diff *diff, const char *texts[2]) {
  gboolean all_right = TRUE;
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    if (diff_kind(change->kind)->level == DIFF_OFF)
      continue;
    const gboolean is_right = is_wanted(world, change);
    scores[change->kind].found++;
    scores[change->kind].right += is_right ? 1 : 0;
    all_right = all_right && is_right;
  }
  if (!all_right && g_test_verbose()) {
    g_autofree char *lines = lines_of(diff, FALSE);
    g_test_message("%s\n--- old\n%s\n--- new\n%s", lines, texts[0], texts[1]);
  }
}

/* The same pairs, and as many changes of the mirrored kinds. */
static void check_mirror(const Diff *diff, const Diff *mirror) {
  static const DiffKind mirrored[][2] = {
      {DIFF_STEP_ADDED, DIFF_STEP_REMOVED},         {DIFF_STEP_SPLIT, DIFF_STEP_MERGED},
      {DIFF_STEP_MOVED, DIFF_STEP_MOVED},           {DIFF_STEP_REORDERED, DIFF_STEP_REORDERED},
      {DIFF_STEP_RENAMED, DIFF_STEP_RENAMED},       {DIFF_SUMMARY_CHANGED, DIFF_SUMMARY_CHANGED},
      {DIFF_STEP_RENUMBERED, DIFF_STEP_RENUMBERED}, {DIFF_ID_CHANGED, DIFF_ID_CHANGED}};
  for (guint i = 0; i < G_N_ELEMENTS(mirrored); i++) {
    g_assert_cmpuint(diff_of_kind(diff, mirrored[i][0]), ==, diff_of_kind(mirror, mirrored[i][1]));
    g_assert_cmpuint(diff_of_kind(diff, mirrored[i][1]), ==, diff_of_kind(mirror, mirrored[i][0]));
  }
  const DiffGuides *a = diff->guides->pdata[0], *b = mirror->guides->pdata[0];
  for (guint i = 0; i < a->old_guide->steps->len; i++) {
    g_assert_cmpint(a->new_of[i] == NULL, ==, b->old_of[i] == NULL);
    if (a->new_of[i] != NULL) {
      g_assert_cmpuint(a->new_of[i]->order, ==, b->old_of[i]->order);
      g_assert_true(a->old_of[a->new_of[i]->order] == a->old_guide->steps->pdata[i]);
    }
  }
}

static void add_named(GHashTable *named, const DiffChange *change) {
  g_hash_table_add(named, (gpointer)change->old_step);
  g_hash_table_add(named, (gpointer)change->new_step);
  for (guint i = 0; i < change->step_count; i++)
    g_hash_table_add(named, (gpointer)change->steps[i]);
}

/* Whoever knows one side and the changes knows the other one: what differs, or is on one side only, is named; changes of steps
 * stand in the order of the work. */
static void check_complete(const Diff *diff) {
  const DiffGuides *guides = diff->guides->pdata[0];
  g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
  guint last = 0;
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    add_named(named, change);
    if (change->new_step == NULL)
      continue;
    g_assert_cmpuint(change->new_step->order, >=, last);
    last = change->new_step->order;
  }
  for (guint i = 0; i < guides->old_guide->steps->len; i++) {
    if (guides->new_of[i] == NULL)
      g_assert_true(g_hash_table_contains(named, guides->old_guide->steps->pdata[i]));
  }
  for (guint i = 0; i < guides->new_guide->steps->len; i++) {
    const Step *step = guides->new_guide->steps->pdata[i], *was = guides->old_of[i];
    if (was == NULL || strcmp(was->fingerprint, step->fingerprint) != 0 ||
        strcmp(was->number, step->number) != 0)
      g_assert_true(g_hash_table_contains(named, step));
  }
}

static void try_guide(Score *scores, guint32 seed) {
  World world = {.random = g_rand_new_with_seed(seed)};
  for (guint kind = 0; kind < DIFF_KINDS; kind++)
    world.wanted[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  world.root = random_tree(&world);
  g_autofree char *old_text = print_tree(world.root, 0);
  for (guint i = 1 + pick(&world, EDITS_MOST); i > 0; i--)
    edit(&world);
  g_autofree char *new_text = print_tree(world.root, pick(&world, 2));
  g_autoptr(Diff) diff = compare(book_of(old_text), book_of(new_text));
  g_autoptr(Diff) mirror = compare(book_of(new_text), book_of(old_text));
  g_autoptr(Diff) none = compare(book_of(new_text), book_of(new_text));
  const char *texts[2] = {old_text, new_text};
  g_assert_cmpuint(none->changes->len, ==, 0);
  check_mirror(diff, mirror);
  check_complete(diff);
  check_complete(mirror);
  count_wanted(scores, &world);
  count_found(scores, &world, diff, texts);
  for (guint kind = 0; kind < DIFF_KINDS; kind++)
    g_hash_table_unref(world.wanted[kind]);
  item_free(world.root);
  g_rand_free(world.random);
}

static void test_edits(void) {
  Score scores[DIFF_KINDS] = {{0}};
  const char *guides = g_getenv("STEPBOOK_GUIDES");
  const guint count = guides == NULL ? GUIDES : (guint)g_ascii_strtoull(guides, NULL, 10);
  for (guint i = 0; i < count; i++)
    try_guide(scores, i);
  for (guint kind = 0; kind < DIFF_KINDS; kind++) {
    const Score *score = &scores[kind];
    if (score->wanted + score->found == 0)
      continue;
    g_test_message("%-18s wanted %5u, found %5u, right %5u", diff_kind(kind)->name, score->wanted,
                   score->found, score->right);
  }
  for (guint kind = 0; kind < DIFF_KINDS; kind++) {
    g_assert_cmpfloat(scores[kind].right, >=, LEAST * scores[kind].wanted);
    g_assert_cmpfloat(scores[kind].right, >=, LEAST * scores[kind].found);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/diff/mutations/edits", test_edits);
  return g_test_run();
}
