/* Wording: titles taken apart into words, and the signs that are looked for in them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/wording.h"

#include <string.h>

#include "check/words.h"

enum { SHOWN_WORDS = 4 };

typedef struct {
  char *text;  /* without punctuation around it */
  char *low;   /* in lower case */
  char behind; /* the last of ",;:?!." behind it, or 0 */
  gboolean is_capital;
} Word;

static void word_free(gpointer data) {
  Word *word = data;
  g_free(word->text);
  g_free(word->low);
  g_free(word);
}

Tongue tongue_of(const char *language) {
  static const struct {
    const char *tag;
    Tongue tongue;
  } known[] = {{"en", TONGUE_ENGLISH}, {"de", TONGUE_GERMAN}};
  const gsize length = language == NULL ? 0 : strcspn(language, "-_");
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
    if (length == strlen(known[i].tag) && g_ascii_strncasecmp(language, known[i].tag, length) == 0)
      return known[i].tongue;
  }
  return TONGUE_OTHER;
}

/* ---- taking apart ------------------------------------------------------------------------------------ */

static void add_word(GPtrArray *words, const char *text, gsize length) {
  static const char marks[] = ",;:?!.";
  char behind = '\0';
  while (length > 0 &&
         (strchr(marks, text[length - 1]) != NULL || strchr("\"'*_", text[length - 1]) != NULL)) {
    if (strchr(marks, text[length - 1]) != NULL)
      behind = text[length - 1];
    length--;
  }
  while (length > 0 && strchr("\"'*_", *text) != NULL) {
    text++;
    length--;
  }
  if (length == 0) {
    if (behind != '\0' && words->len > 0)
      ((Word *)words->pdata[words->len - 1])->behind = behind;
    return;
  }
  Word *word = g_new0(Word, 1);
  word->text = g_strndup(text, length);
  word->low = g_utf8_strdown(word->text, -1);
  word->behind = behind;
  word->is_capital = g_unichar_isupper(g_utf8_get_char(word->text));
  g_ptr_array_add(words, word);
}

/* The words outside parentheses. An apostrophe of print becomes that of the keyboard. */
static GPtrArray *words_of(const char *title) {
  GPtrArray *words = g_ptr_array_new_with_free_func(word_free);
  g_autoptr(GString) text = g_string_new(title);
  g_string_replace(text, "\xE2\x80\x99", "'", 0);
  guint open = 0;
  const char *start = NULL;
  for (const char *at = text->str;; at++) {
    const gboolean opens = *at == '(' || *at == '[', closes = *at == ')' || *at == ']';
    const gboolean is_inside = *at != '\0' && !g_ascii_isspace(*at) && !opens && !closes;
    if (start != NULL && !is_inside) {
      if (open == 0)
        add_word(words, start, (gsize)(at - start));
      start = NULL;
    }
    if (*at == '\0')
      break;
    if (opens)
      open++;
    else if (closes && open > 0)
      open--;
    else if (start == NULL && is_inside)
      start = at;
  }
  return words;
}

static const Word *word_at(const GPtrArray *words, guint i) {
  static const Word none = {(char *)"", (char *)"", '\0', FALSE};
  return i < words->len ? words->pdata[i] : &none;
}

/* Behind the last word at or behind `from` that has the mark, when something follows; else `from`. */
static guint behind_mark(const GPtrArray *words, guint from, char mark) {
  for (guint i = words->len; i-- > from;) {
    if (word_at(words, i)->behind == mark)
      return i + 1 < words->len ? i + 1 : from;
  }
  return from;
}

/* Behind the first comma, or 0. */
static guint behind_comma(const GPtrArray *words, guint from) {
  for (guint i = from; i + 1 < words->len; i++) {
    if (word_at(words, i)->behind == ',')
      return i + 1;
  }
  return 0;
}

static gboolean is_question(const GPtrArray *words) {
  return words->len > 0 && word_at(words, words->len - 1)->behind == '?';
}

/* Right behind a determiner it is a noun. */
static gboolean has_verb(const GPtrArray *words, guint from) {
  for (guint i = from; i < words->len; i++) {
    if (english_is_verb(word_at(words, i)->low) &&
        !english_is_determiner(word_at(words, i - 1)->low))
      return TRUE;
  }
  return FALSE;
}

/* ---- English ----------------------------------------------------------------------------------------- */

/* Where the clause that acts begins; `words->len` when that cannot be said. */
static guint english_clause(const GPtrArray *words, guint from) {
  from = behind_mark(words, from, '?');
  while (english_is_adverb(word_at(words, from)->low))
    from++;
  const char *first = word_at(words, from)->low;
  if (!english_is_condition(first) && !english_is_preposition(first) && !english_is_gerund(first))
    return from;
  guint comma = behind_comma(words, from);
  while (comma > 0 && english_is_adverb(word_at(words, comma)->low))
    comma++;
  if (comma > 0)
    return comma;
  return english_is_condition(first) || (english_is_preposition(first) && has_verb(words, from + 1))
             ? words->len
             : from;
}

static gboolean english_lacks(const GPtrArray *words, guint from) {
  const guint start = english_clause(words, from);
  if (start >= words->len)
    return FALSE;
  const char *first = word_at(words, start)->low, *second = word_at(words, start + 1)->low;
  if (strcmp(second, "of") == 0)
    return !english_is_verb(first) || start + 1 == words->len;
  if (english_is_auxiliary(second) && !english_is_verb(first))
    return TRUE;
  /* What has an object behind it is a verb, whatever its end: "Fragment the volume". */
  if (english_is_noun(first) || english_is_gerund(first) ||
      (english_ends_as_noun(first) &&
       (word_at(words, start)->behind != '\0' || !english_is_determiner(second))))
    return TRUE;
  return start + 1 < words->len && (english_is_determiner(first) || english_is_subject(first) ||
                                    english_is_preposition(first));
}

/* In "label: action" either may be where the verb is. */
static gboolean english_lacks_verb(const GPtrArray *words) {
  if (words->len == 0 || is_question(words) || !english_lacks(words, 0))
    return FALSE;
  for (guint i = 0; i + 1 < words->len; i++) {
    const char behind = word_at(words, i)->behind;
    if ((behind == ':' || behind == ';' || behind == '.') && !english_lacks(words, i + 1))
      return FALSE;
  }
  return TRUE;
}

/* "…, then return here" sends the reader on, it does nothing. */
static gboolean sends_on(const char *word) {
  static const char *const words[] = {"come", "continue", "go", "proceed", "return", NULL};
  return g_strv_contains(words, word);
}

/* "and then", "; then", ", then": `i` is the "and", or the word in front of the mark's "then". */
static gboolean joins_with_then(const GPtrArray *words, guint i, gboolean is_condition) {
  const char *low = word_at(words, i)->low, *next = word_at(words, i + 1)->low;
  if (strcmp(low, "and") == 0)
    return i + 2 < words->len && !sends_on(word_at(words, i + 2)->low) &&
           (strcmp(next, "then") == 0 || strcmp(next, "afterwards") == 0);
  const char before = word_at(words, i - 1)->behind;
  return strcmp(low, "then") == 0 && english_is_verb(next) && !sends_on(next) &&
         (before == ';' || (before == ',' && !is_condition));
}

static gboolean has_subordinator(const GPtrArray *words, guint from, guint end) {
  for (guint i = from; i < end; i++) {
    if (english_is_subordinator(word_at(words, i)->low))
      return TRUE;
  }
  return FALSE;
}

/* Is there an object between the first verb and the "and"? "Back up and restore …" has none. */
static gboolean has_object(const GPtrArray *words, guint start, guint and) {
  for (guint i = start + 1; i < and; i++) {
    if (!english_is_particle(word_at(words, i)->low))
      return TRUE;
  }
  return FALSE;
}

/* Is the word at `i` a verb here? A determiner behind it makes that sure; "all" does not, which ends the names
 * of buttons: "the replace all dialog". */
static gboolean is_verb_here(const GPtrArray *words, guint i) {
  const char *behind = word_at(words, i + 1)->low;
  if (english_is_particle(behind))
    behind = word_at(words, i + 2)->low;
  return english_is_verb(word_at(words, i)->low) &&
         ((english_is_determiner(behind) && strcmp(behind, "all") != 0) ||
          strcmp(behind, "it") == 0 || strcmp(behind, "them") == 0 ||
          strcmp(behind, WORDING_CODE) == 0);
}

static guint english_second(const GPtrArray *words) {
  const guint start = english_clause(words, 0);
  const gboolean is_condition = english_is_condition(word_at(words, 0)->low);
  if (is_question(words))
    return 0;
  for (guint i = start + 1; i + 1 < words->len; i++) {
    const Word *word = word_at(words, i);
    if (joins_with_then(words, i, is_condition))
      return i;
    if (!english_is_verb(word_at(words, start)->low))
      continue;
    if (word_at(words, i - 1)->behind == ';' && is_verb_here(words, i))
      return i;
    if (strcmp(word->low, "and") == 0 && has_object(words, start, i) &&
        !has_subordinator(words, start, i) && is_verb_here(words, i + 1))
      return i;
  }
  return 0;
}

/* ---- German ------------------------------------------------------------------------------------------ */

static gboolean german_acts(const Word *word) {
  return !word->is_capital && german_is_infinitive(word->low);
}

static gboolean german_lacks_verb(const GPtrArray *words) {
  const char *first = word_at(words, 0)->low;
  if (words->len == 0 || is_question(words) || german_is_condition(first))
    return FALSE;
  for (guint i = 0; i < words->len; i++) {
    if (german_acts(word_at(words, i)))
      return FALSE;
  }
  /* An imperative with "Sie", or one behind a label, a comma, a dash. */
  for (guint i = 0; i < words->len; i++) {
    const Word *word = word_at(words, i);
    if (strcmp(word->text, "Sie") == 0 || (word->behind != '\0' && i + 1 < words->len))
      return FALSE;
  }
  return german_is_determiner(first) || (word_at(words, 0)->is_capital && german_is_noun(first));
}

static gboolean is_one_of(const char *word, const char *const *list) {
  return g_strv_contains(list, word);
}

static gboolean has_comma(const GPtrArray *words) {
  for (guint i = 0; i + 1 < words->len; i++) {
    if (word_at(words, i)->behind == ',')
      return TRUE;
  }
  return FALSE;
}

static guint german_second(const GPtrArray *words) {
  static const char *const thens[] = {"dann", "danach", "anschließend", "schließlich", NULL};
  const Word *last = word_at(words, words->len - 1);
  const gboolean is_condition = german_is_condition(word_at(words, 0)->low);
  for (guint i = 1; i + 2 < words->len && !is_question(words); i++) {
    const Word *word = word_at(words, i), *before = word_at(words, i - 1);
    const gboolean is_and = strcmp(word->low, "und") == 0;
    if (is_and && is_one_of(word_at(words, i + 1)->low, thens))
      return i;
    if (is_one_of(word->low, thens) &&
        (before->behind == ';' || (before->behind == ',' && !is_condition)))
      return i;
    /* "Server stoppen und Index löschen" */
    if (is_and && i > 1 && german_acts(before) && german_acts(last) && !has_comma(words) &&
        !german_acts(word_at(words, i + 1)))
      return i;
    /* "Stoppen Sie den Server und löschen Sie den Index" */
    if (is_and && strcmp(word_at(words, 1)->text, "Sie") == 0 && i > 2 &&
        strcmp(word_at(words, i + 2)->text, "Sie") == 0)
      return i;
  }
  return 0;
}

/* ---- both -------------------------------------------------------------------------------------------- */

gboolean wording_lacks_verb(const char *title, Tongue tongue) {
  if (tongue == TONGUE_OTHER)
    return FALSE;
  g_autoptr(GPtrArray) words = words_of(title);
  return tongue == TONGUE_GERMAN ? german_lacks_verb(words) : english_lacks_verb(words);
}

gboolean wording_begins_with_verb(const char *text, Tongue tongue) {
  g_autoptr(GPtrArray) words = words_of(text);
  if (tongue == TONGUE_GERMAN)
    return german_acts(word_at(words, words->len - 1)) ||
           strcmp(word_at(words, 1)->text, "Sie") == 0;
  return tongue == TONGUE_ENGLISH && english_is_verb(word_at(words, english_clause(words, 0))->low);
}

char *wording_second_action(const char *title, Tongue tongue) {
  if (tongue == TONGUE_OTHER)
    return NULL;
  g_autoptr(GPtrArray) words = words_of(title);
  const guint from = tongue == TONGUE_GERMAN ? german_second(words) : english_second(words);
  if (from == 0)
    return NULL;
  GString *shown = g_string_new(NULL);
  for (guint i = from; i < words->len && i < from + SHOWN_WORDS; i++) {
    const char *text = word_at(words, i)->text;
    g_string_append_printf(shown, "%s%s", i == from ? "" : " ",
                           strcmp(text, WORDING_CODE) == 0 ? "…" : text);
  }
  return g_string_free(shown, FALSE);
}
