/* Likeness: words, hashed and sorted.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/likeness.h"

#include <string.h>

/* ---- hashes ------------------------------------------------------------------------------------------ */

guint64 hash_number(guint64 hash, guint64 number) {
  hash = (hash ^ number) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
  return hash ^ (hash >> 29);
}

guint64 hash_text(guint64 hash, const char *text) {
  if (text == NULL)
    return hash_number(hash, 1);
  guint64 part = 0;
  for (guint i = 0; *text != '\0'; text++, i++) {
    part = part << 8 | (guchar)*text;
    if (i % 8 == 7)
      hash = hash_number(hash, part);
  }
  return hash_number(hash_number(hash, part), 2);
}

static guint32 hash_letter(guint32 hash, gunichar letter) { return (hash ^ letter) * 16777619; }

/* ---- bags -------------------------------------------------------------------------------------------- */

enum { WORD_START = (int)2166136261U & 0x7FFFFFFF };

static void add_word(GArray *words, guint32 *word) {
  if (*word != WORD_START)
    g_array_append_val(words, *word);
  *word = WORD_START;
}

void bag_add_text(GArray *words, const char *text) {
  guint32 word = WORD_START;
  for (const char *at = text == NULL ? "" : text; *at != '\0'; at = g_utf8_next_char(at)) {
    const guchar byte = (guchar)*at;
    if (byte < 0x80) {
      if (g_ascii_isalnum(byte))
        word = hash_letter(word, (guchar)g_ascii_tolower((char)byte));
      else
        add_word(words, &word);
      continue;
    }
    const gunichar letter = g_utf8_get_char(at);
    if (!g_unichar_isalnum(letter))
      add_word(words, &word);
    else if (g_unichar_iswide(letter)) {
      add_word(words, &word);
      word = hash_letter(word, letter);
      add_word(words, &word);
    } else
      word = hash_letter(word, g_unichar_tolower(letter));
  }
  add_word(words, &word);
}

void bag_add_tree(GArray *words, const Node *root) {
  if (root == NULL)
    return;
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    if (walk.entering && walk.node->text != NULL && walk.node->kind != NODE_SPAN)
      bag_add_text(words, walk.node->text);
  }
}

void bag_add_letters(GArray *words, const char *text) {
  gunichar before[2] = {' ', ' '};
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_unichar_tolower(g_utf8_get_char(at));
    const guint32 word =
        hash_letter(hash_letter(hash_letter(WORD_START, before[0]), before[1]), letter);
    g_array_append_val(words, word);
    before[0] = before[1];
    before[1] = letter;
  }
}

static int compare_words(gconstpointer a, gconstpointer b) {
  const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
  return x < y ? -1 : x > y;
}

/* The second occurrence of a word is a word of its own, and so on. */
static void number_words(guint32 *words, guint count) {
  guint32 last = 0, times = 0;
  for (guint i = 0; i < count; i++) {
    times = i > 0 && words[i] == last ? times + 1 : 0;
    last = words[i];
    words[i] = (guint32)hash_number(last, times);
  }
}

Bag bag_make(Arena *arena, GArray *words) {
  guint32 *all = (guint32 *)(void *)words->data;
  g_array_sort(words, compare_words);
  number_words(all, words->len);
  g_array_sort(words, compare_words);
  guint count = 0;
  for (guint i = 0; i < words->len && count < BAG_MOST; i++) {
    if (count == 0 || all[count - 1] != all[i])
      all[count++] = all[i];
  }
  Bag bag = {arena_new_array(arena, guint32, count), count};
  if (count > 0)
    memcpy(bag.words, all, count * sizeof *all);
  return bag;
}

/* Walks through the smallest words of both: so many of them are told, and so many of these are in both. */
static void count_words(guint *seen, guint *common, const Bag *a, const Bag *b) {
  guint i = 0, k = 0;
  *seen = *common = 0;
  while ((i < a->count || k < b->count) && *seen < BAG_MOST) {
    const gboolean in_a = i < a->count && (k == b->count || a->words[i] <= b->words[k]);
    const gboolean in_b = k < b->count && (i == a->count || b->words[k] <= a->words[i]);
    *common += in_a && in_b ? 1 : 0;
    i += in_a ? 1 : 0;
    k += in_b ? 1 : 0;
    ++*seen;
  }
}

double bag_likeness(const Bag *a, const Bag *b) {
  guint seen = 0, common = 0;
  count_words(&seen, &common, a, b);
  return seen == 0 ? 1 : 2.0 * common / (seen + common);
}
