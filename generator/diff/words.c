/* Words: texts are cut into words; the script goes from one row of hashes to the other.
 *
 * Of several scripts of the same length the one is taken that goes from the text with the smaller hashes to the other,
 * so that both directions find the same one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/words.h"

#include <string.h>

#include "diff/likeness.h"

/* ---- the shortest script ----------------------------------------------------------------------------- */

typedef struct {
  const guint64 *a, *b;
  gint64 a_count, b_count;
  gint64 *work;
  GPtrArray
      *rounds; /* gint64 *: how far each diagonal reached before round d; index 0 is diagonal -d */
} Script;

static gint64 far_on(const gint64 *reached, gint64 d, gint64 diagonal) {
  return reached[diagonal + d];
}

/* Down (a word of b came) or to the right (one of a went)? */
static gboolean goes_down(const gint64 *reached, gint64 d, gint64 diagonal) {
  return diagonal == -d || (diagonal != d && far_on(reached, d - 1, diagonal - 1) <
                                                 far_on(reached, d - 1, diagonal + 1));
}

static gint64 step_on(const gint64 *reached, gint64 d, gint64 diagonal) {
  if (d == 0)
    return 0;
  return goes_down(reached, d, diagonal) ? far_on(reached, d - 1, diagonal + 1)
                                         : far_on(reached, d - 1, diagonal - 1) + 1;
}

/* Round d from round d - 1; TRUE: the end is reached. */
static gboolean go_round(Script *script, gint64 d) {
  const gint64 *before = d == 0 ? NULL : script->rounds->pdata[d - 1];
  gint64 *reached = g_new(gint64, (gsize)(2 * d + 1));
  g_ptr_array_add(script->rounds, reached);
  for (gint64 diagonal = -d; diagonal <= d; diagonal += 2) {
    gint64 x = step_on(before, d, diagonal);
    gint64 y = x - diagonal;
    const gint64 start = x;
    while (x >= 0 && y >= 0 && x < script->a_count && y < script->b_count &&
           script->a[x] == script->b[y]) {
      x++;
      y++;
    }
    *script->work -= 1 + x - start;
    reached[diagonal + d] = x;
    if (diagonal > -d)
      reached[diagonal + d - 1] = -1;
    if (x >= script->a_count && y >= script->b_count)
      return TRUE;
  }
  return FALSE;
}

static void mark_back(const Script *script, gboolean *a_same, gboolean *b_same) {
  gint64 x = script->a_count, y = script->b_count;
  for (gint64 d = (gint64)script->rounds->len - 1; d >= 0; d--) {
    const gint64 *before = d == 0 ? NULL : script->rounds->pdata[d - 1];
    const gint64 diagonal = x - y;
    const gint64 start = step_on(before, d, diagonal);
    while (x > start) {
      a_same[--x] = TRUE;
      b_same[--y] = TRUE;
    }
    if (d > 0 && goes_down(before, d, diagonal))
      y--;
    else if (d > 0)
      x--;
  }
}

static gboolean find_script(Script *script, gboolean *a_same, gboolean *b_same) {
  script->rounds = g_ptr_array_new_with_free_func(g_free);
  gboolean found = FALSE;
  for (gint64 d = 0; !found && d <= WORDS_MOST && *script->work > 0; d++)
    found = go_round(script, d);
  if (found)
    mark_back(script, a_same, b_same);
  g_ptr_array_unref(script->rounds);
  return found;
}

static int compare_rows(const WordRow *a, const WordRow *b) {
  if (a->count != b->count)
    return a->count < b->count ? -1 : 1;
  guint i = 0;
  while (i < a->count && a->hashes[i] == b->hashes[i])
    i++;
  return i == a->count ? 0 : a->hashes[i] < b->hashes[i] ? -1 : 1;
}

gboolean words_script(const WordRow *a, const WordRow *b, gint64 *work) {
  if (compare_rows(a, b) > 0)
    return words_script(b, a, work);
  guint head = 0, tail = 0;
  for (guint i = 0; i < a->count; i++)
    a->same[i] = FALSE;
  for (guint i = 0; i < b->count; i++)
    b->same[i] = FALSE;
  for (; head < a->count && head < b->count && a->hashes[head] == b->hashes[head]; head++)
    a->same[head] = b->same[head] = TRUE;
  for (; tail + head < a->count && tail + head < b->count &&
         a->hashes[a->count - 1 - tail] == b->hashes[b->count - 1 - tail];
       tail++)
    a->same[a->count - 1 - tail] = b->same[b->count - 1 - tail] = TRUE;
  if (head + tail == a->count || head + tail == b->count)
    return TRUE;
  Script script = {.a = a->hashes + head,
                   .b = b->hashes + head,
                   .a_count = a->count - head - tail,
                   .b_count = b->count - head - tail,
                   .work = work};
  return find_script(&script, a->same + head, b->same + head);
}

/* ---- texts ------------------------------------------------------------------------------------------- */

typedef struct {
  const char *text;
  GArray *starts; /* guint: where each word begins, and the end */
  GArray *hashes; /* guint64 */
  gboolean *same;
} Words;

static gboolean is_letter(gunichar c) {
  return (g_unichar_isalnum(c) || c == '_') && !(c > 0x7F && g_unichar_iswide(c));
}

static void words_begin(Words *words, const char *text) {
  *words = (Words){text, g_array_new(FALSE, FALSE, sizeof(guint)),
                   g_array_new(FALSE, FALSE, sizeof(guint64)), NULL};
  const char *at = text;
  for (;;) {
    const guint start = (guint)(at - text);
    g_array_append_val(words->starts, start);
    if (*at == '\0')
      break;
    guint64 hash = HASH_START;
    gunichar c = g_utf8_get_char(at);
    const gboolean letters = is_letter(c);
    do {
      hash = hash_number(hash, c);
      at = g_utf8_next_char(at);
      c = g_utf8_get_char(at);
    } while (letters && is_letter(c));
    g_array_append_val(words->hashes, hash);
  }
  words->same = g_new0(gboolean, words->hashes->len);
}

static void words_end(Words *words) {
  g_array_unref(words->starts);
  g_array_unref(words->hashes);
  g_free(words->same);
}

static const guint64 *hashes_of(const Words *words) {
  return (const guint64 *)(const void *)words->hashes->data;
}

static guint start_of(const Words *words, guint word) {
  return g_array_index(words->starts, guint, word);
}

/* White space or punctuation that is easier read as a part of the changes around it. */
static gboolean is_between(const Words *words, guint from, guint to) {
  for (guint i = start_of(words, from); i < start_of(words, to); i++) {
    if (strchr(" ,.;:-", words->text[i]) == NULL)
      return FALSE;
  }
  return to - from <= 2;
}

/* Words that are the same and stand alone between changed ones are no help: they are taken as changed. Both have the same number
 * of words that are the same. */
static void join_changes(Words *a, Words *b) {
  guint i = 0, k = 0;
  while (i < a->hashes->len && k < b->hashes->len) {
    const guint first = i, second = k;
    while (i < a->hashes->len && k < b->hashes->len && a->same[i] && b->same[k]) {
      i++;
      k++;
    }
    const gboolean inside = first + second > 0 && (i < a->hashes->len || k < b->hashes->len);
    if (i > first && inside && is_between(a, first, i)) {
      for (guint n = 0; n < i - first; n++)
        a->same[first + n] = b->same[second + n] = FALSE;
    }
    while (i < a->hashes->len && !a->same[i])
      i++;
    while (k < b->hashes->len && !b->same[k])
      k++;
  }
}

static void add_span(GArray *spans, Arena *arena, RedlineState state, const char *text,
                     gsize length) {
  if (length == 0)
    return;
  const RedlineSpan span = {state, arena_strndup(arena, text, length)};
  g_array_append_val(spans, span);
}

static guint changed_end(const Words *words, guint from) {
  while (from < words->hashes->len && !words->same[from])
    from++;
  return from;
}

static void add_run(GArray *spans, Arena *arena, RedlineState state, const Words *words, guint from,
                    guint to) {
  const guint start = start_of(words, from);
  add_span(spans, arena, state, words->text + start, start_of(words, to) - start);
}

static void add_spans(GArray *spans, Arena *arena, const Words *a, const Words *b) {
  guint i = 0, k = 0;
  while (i < a->hashes->len || k < b->hashes->len) {
    const guint first = i;
    for (; i < a->hashes->len && k < b->hashes->len && a->same[i] && b->same[k]; i++)
      k++;
    add_run(spans, arena, REDLINE_SAME, a, first, i);
    const guint gone = changed_end(a, i), new = changed_end(b, k);
    add_run(spans, arena, REDLINE_REMOVED, a, i, gone);
    add_run(spans, arena, REDLINE_ADDED, b, k, new);
    i = gone;
    k = new;
  }
}

gboolean words_compare(GArray *spans, Arena *arena, const char *old_text, const char *new_text,
                       gint64 *work) {
  if (strcmp(old_text, new_text) == 0) {
    add_span(spans, arena, REDLINE_SAME, old_text, strlen(old_text));
    return TRUE;
  }
  Words a, b;
  words_begin(&a, old_text);
  words_begin(&b, new_text);
  *work -= a.hashes->len + b.hashes->len;
  const gboolean found = words_script(&(WordRow){hashes_of(&a), a.hashes->len, a.same},
                                      &(WordRow){hashes_of(&b), b.hashes->len, b.same}, work);
  join_changes(&a, &b);
  add_spans(spans, arena, &a, &b);
  words_end(&a);
  words_end(&b);
  return found;
}
