/* PdfHyphens: finds words, asks libhyphen once per word, and turns its answers into offsets.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 5, LONGEST = 60, LEFT = 2, RIGHT = 3, WORDS_MOST = 200000 };

typedef struct {
  HyphenDict *dictionary; /* kept by load_dictionary; NULL: there is none */
  GHashTable
      *words; /* word in small letters -> points, each one a character count + 1, as a text */
} Language;

struct PdfHyphens {
  GHashTable *languages; /* tag -> Language */
};

static void free_language(gpointer data) {
  Language *language = data;
  g_hash_table_unref(language->words);
  g_free(language);
}

PdfHyphens *pdf_hyphens_new(void) {
  PdfHyphens *hyphens = g_new0(PdfHyphens, 1);
  hyphens->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_language);
  return hyphens;
}

void pdf_hyphens_free(PdfHyphens *hyphens) {
  if (hyphens == NULL)
    return;
  g_hash_table_unref(hyphens->languages);
  g_free(hyphens);
}

/* The first file in `folder`, by name, that begins with "hyph_LANGUAGE_"; or NULL. */
static char *first_relative(const char *folder, const char *language) {
  g_autofree char *prefix = g_strdup_printf("hyph_%s_", language);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_autofree char *best = NULL;
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
    if (g_str_has_prefix(name, prefix) && g_str_has_suffix(name, ".dic") &&
        (best == NULL || strcmp(name, best) < 0)) {
      g_free(best);
      best = g_strdup(name);
    }
  return best == NULL ? NULL : g_build_filename(folder, best, NULL);
}

/* Shortens the tag part by part; the parts are joined with '_' in the names of files. */
static char *find_dictionary(const char *tag) {
  const char *own = g_getenv("STEPBOOK_HYPHEN");
  const char *folder = own != NULL && *own != '\0' ? own : "/usr/share/hyphen";
  g_autofree char *name = g_strdelimit(g_strdup(tag), "-", '_');
  for (char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum(*at) && *at != '_')
      return NULL;
  for (;;) {
    g_autofree char *file = g_strdup_printf("hyph_%s.dic", name);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer(&path);
    char *last = strrchr(name, '_');
    if (last == NULL)
      return first_relative(folder, name);
    *last = '\0';
  }
}

/* A dictionary is kept until the program ends: loading that of German takes seconds, and a build makes several PDFs. It is only
 * read afterwards. */
static HyphenDict *load_dictionary(const char *path) {
  static GMutex lock;
  static GHashTable *dictionaries; /* path -> HyphenDict */
  g_mutex_lock(&lock);
  if (dictionaries == NULL)
    dictionaries = g_hash_table_new(g_str_hash, g_str_equal);
  HyphenDict *dictionary = g_hash_table_lookup(dictionaries, path);
  if (dictionary == NULL) {
    dictionary = hnj_hyphen_load(path);
    if (dictionary != NULL)
      g_hash_table_insert(dictionaries, g_strdup(path), dictionary);
  }
  g_mutex_unlock(&lock);
  return dictionary;
}

static Language *language_of(PdfHyphens *hyphens, const char *tag) {
  Language *language = g_hash_table_lookup(hyphens->languages, tag);
  if (language != NULL)
    return language;
  language = g_new0(Language, 1);
  language->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = find_dictionary(tag);
  if (path != NULL)
    language->dictionary = load_dictionary(path);
  g_hash_table_insert(hyphens->languages, g_strdup(tag), language);
  return language;
}

/* libhyphen allocates these with malloc when a point changes letters. */
static void free_replacements(char **replacements, int *positions, int *cuts, gsize size) {
  for (gsize i = 0; replacements != NULL && i < size; i++)
    free(replacements[i]);
  free(replacements);
  free(positions);
  free(cuts);
}

/* The points of a word: each byte is the number of characters before one. */
static char *ask(const Language *language, const char *word) {
  HyphenDict *dictionary = language->dictionary;
  g_autofree char *converted = NULL;
  gsize size = strlen(word);
  if (!dictionary->utf8) {
    converted = g_convert(word, -1, dictionary->cset, "UTF-8", NULL, &size, NULL);
    if (converted == NULL)
      return g_strdup("");
    word = converted;
  }
  g_autofree char *marks = g_malloc0(size + 5);
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  GString *points = g_string_new(NULL);
  if (hnj_hyphen_hyphenate3(dictionary, word, (int)size, marks, NULL, &replacements, &positions,
                            &cuts, LEFT, RIGHT, LEFT, RIGHT) == 0)
    for (gsize i = 0; i < size && marks[i] != '\0'; i++)
      if ((marks[i] & 1) && (replacements == NULL || replacements[i] == NULL))
        g_string_append_c(points, (char)(i + 1));
  free_replacements(replacements, positions, cuts, size);
  return g_string_free(points, FALSE);
}

static const char *points_of(Language *language, const char *word, gsize length) {
  g_autofree char *small = g_utf8_strdown(word, (gssize)length);
  const char *points = g_hash_table_lookup(language->words, small);
  if (points != NULL)
    return points;
  /* Small letters that are more characters than the capitals (as of the dotted I) would shift the points. */
  char *found = g_utf8_strlen(small, -1) == g_utf8_strlen(word, (gssize)length)
                    ? ask(language, small)
                    : g_strdup("");
  if (g_hash_table_size(language->words) >= WORDS_MOST)
    g_hash_table_remove_all(language->words);
  g_hash_table_insert(language->words, g_steal_pointer(&small), found);
  return found;
}

static void add_word(GArray *points, Language *language, const char *word, gsize length,
                     guint32 base) {
  const char *at = word;
  long characters = 0;
  for (const char *point = points_of(language, word, length); *point != '\0'; point++) {
    at = g_utf8_offset_to_pointer(at, (guchar)*point - characters);
    characters = (guchar)*point;
    if (at >= word + length)
      return;
    guint32 offset = base + (guint32)(at - word);
    g_array_append_val(points, offset);
  }
}

/* A run of characters without white space: whether all of it is words of letters, joined by hyphens and set in marks. */
static gboolean is_prose(const char *token, const char *end) {
  gboolean after_small = FALSE;
  for (const char *at = token; at < end; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (g_unichar_isdigit(c) || (c < 0x80 && strchr("/\\_@=<>#$%&*+~|{}^", (int)c) != NULL))
      return FALSE;
    const char *next = g_utf8_next_char(at);
    if ((c == '.' || c == ':') && next < end && g_unichar_isalnum(g_utf8_get_char(next)))
      return FALSE;
    if (after_small && g_unichar_isupper(c))
      return FALSE;
    after_small = g_unichar_islower(c);
  }
  return TRUE;
}

static void add_token(GArray *points, Language *language, const char *token, const char *end,
                      guint32 base) {
  const char *word = NULL;
  long letters = 0;
  for (const char *at = token;; at = g_utf8_next_char(at)) {
    gunichar c = at < end ? g_utf8_get_char(at) : 0;
    gboolean is_letter = g_unichar_isalpha(c) || g_unichar_ismark(c);
    if (is_letter && word == NULL) {
      word = at;
      letters = 0;
    }
    letters += is_letter;
    if (!is_letter && word != NULL) {
      if (letters >= SHORTEST && letters <= LONGEST)
        add_word(points, language, word, (gsize)(at - word), base + (guint32)(word - token));
      word = NULL;
    }
    if (at >= end)
      return;
  }
}

void pdf_hyphens_find(GArray *points, PdfHyphens *hyphens, const char *tag, const char *bytes,
                      gsize length, guint32 base) {
  Language *language = tag == NULL ? NULL : language_of(hyphens, tag);
  if (language == NULL || language->dictionary == NULL)
    return;
  const char *end = bytes + length, *token = bytes;
  for (const char *at = bytes; at <= end; at++) {
    if (at < end && !g_ascii_isspace(*at))
      continue;
    if (at - token >= SHORTEST && is_prose(token, at))
      add_token(points, language, token, at, base + (guint32)(token - bytes));
    token = at + 1;
  }
}
