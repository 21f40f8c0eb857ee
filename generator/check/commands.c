/* Commands: splits code into commands and words, as far as a shell's simplest rules go.
 *
 * Most code holds nothing that is looked for. So a quick look at the first two bytes of each word comes first: it
 * may say "perhaps" too often, never "no".
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/commands.h"

#include <string.h>

enum { WORDS_MOST = 200 };

const char *const commands_destructive[] = {"DROP TABLE",
                                            "DROP DATABASE",
                                            "DROP SCHEMA",
                                            "DROP COLUMN",
                                            "DROP VIEW",
                                            "DROP USER",
                                            "DROP ROLE",
                                            "DROP TABLESPACE",
                                            "TRUNCATE",
                                            "DELETE FROM",
                                            "dropdb",
                                            "dropuser",
                                            "rm -rf",
                                            "rm -Rf",
                                            "rm --recursive --force",
                                            "find -delete",
                                            "shred",
                                            "dd of=*",
                                            "mkfs*",
                                            "wipefs",
                                            "lvremove",
                                            "vgremove",
                                            "pvremove",
                                            "zfs destroy",
                                            "zpool destroy",
                                            "userdel -r",
                                            "git push --force",
                                            "git push -f",
                                            "git reset --hard",
                                            "git clean -f",
                                            "shutdown",
                                            "poweroff",
                                            "kubectl delete",
                                            "helm uninstall",
                                            "terraform destroy",
                                            "docker volume rm",
                                            "docker system prune",
                                            "redis-cli flushall",
                                            "redis-cli FLUSHALL",
                                            "aws s3 rm",
                                            "aws s3 rb",
                                            "Remove-Item -Recurse",
                                            "Format-Volume",
                                            NULL};

/* ---- which code -------------------------------------------------------------------------------------- */

typedef enum { CODE_OTHER = 0, CODE_SHELL = 1 << 0, CODE_SQL = 1 << 1 } CodeKind;

static CodeKind kind_of(const char *info) {
  static const char *const shells[] = {
      "bash", "bat",  "batch", "cmd",   "console",       "fish",     "ksh", "powershell",
      "ps1",  "pwsh", "sh",    "shell", "shell-session", "terminal", "zsh", NULL};
  static const char *const sqls[] = {"mariadb", "mysql",    "oracle",     "pgsql", "plpgsql",
                                     "plsql",   "postgres", "postgresql", "psql",  "sql",
                                     "sqlite",  "tsql",     NULL};
  if (info == NULL || *info == '\0')
    return CODE_SHELL | CODE_SQL;
  g_autofree char *low = g_ascii_strdown(info, -1);
  if (g_strv_contains(shells, low))
    return CODE_SHELL | CODE_SQL;
  return g_strv_contains(sqls, low) ? CODE_SQL : CODE_OTHER;
}

/* In a session "#" is the prompt of root, in a script a comment. */
static gboolean is_script(const char *info) {
  static const char *const scripts[] = {"bash", "fish", "ksh", "sh", "shell", "zsh", NULL};
  return info != NULL && g_strv_contains(scripts, info);
}

static gboolean is_sql(const char *pattern) {
  gboolean has_letter = FALSE;
  for (const char *at = pattern; *at != '\0'; at++) {
    if (g_ascii_islower(*at) || (!g_ascii_isupper(*at) && *at != ' ' && *at != '_'))
      return FALSE;
    has_letter = has_letter || g_ascii_isupper(*at);
  }
  return has_letter;
}

/* ---- patterns ----------------------------------------------------------------------------------------- */

typedef struct {
  const char *text;
  gboolean is_sql;
  char **words; /* NULL for SQL */
} Pattern;

enum { BYTES = 256, WORD_BITS = 32 };

/* `starts`: the two bytes with which a hit may begin. */
struct CommandPatterns {
  GArray *items;
  guint32 starts[BYTES][BYTES / WORD_BITS]; /* by first byte, a bit for each second one */
};

static void clear_pattern(gpointer data) { g_strfreev(((Pattern *)data)->words); }

static void allow_all(CommandPatterns *patterns, guchar first) {
  memset(patterns->starts[first], 0xff, sizeof patterns->starts[first]);
}

static void allow(CommandPatterns *patterns, guchar first, guchar second) {
  patterns->starts[first][second / WORD_BITS] |= 1U << second % WORD_BITS;
}

static gboolean allows(const CommandPatterns *patterns, guchar first, guchar second) {
  return (patterns->starts[first][second / WORD_BITS] >> second % WORD_BITS & 1) != 0;
}

static gboolean is_name_byte(char c) {
  return g_ascii_isalnum(c) || c == '_' || c == '-' || (guchar)c >= 0x80;
}

/* The starts of what the pattern can match; all of them when that cannot be told from two bytes. */
static void allow_starts(CommandPatterns *patterns, const Pattern *pattern) {
  const char first = pattern->text[0], second = first == '\0' ? '\0' : pattern->text[1];
  if (!is_name_byte(first)) {
    for (guint byte = 0; byte < BYTES; byte++)
      allow_all(patterns, (guchar)byte);
    return;
  }
  const char firsts[] = {first, pattern->is_sql ? g_ascii_tolower(first) : first};
  const char seconds[] = {second, pattern->is_sql ? g_ascii_tolower(second) : second};
  for (gsize i = 0; i < G_N_ELEMENTS(firsts); i++) {
    if (!is_name_byte(second))
      allow_all(patterns, (guchar)firsts[i]);
    for (gsize k = 0; k < G_N_ELEMENTS(seconds); k++)
      allow(patterns, (guchar)firsts[i], (guchar)seconds[k]);
  }
}

CommandPatterns *command_patterns_new(const char *const *texts) {
  CommandPatterns *patterns = g_new0(CommandPatterns, 1);
  patterns->items = g_array_new(FALSE, FALSE, sizeof(Pattern));
  g_array_set_clear_func(patterns->items, clear_pattern);
  for (const char *const *text = texts; *text != NULL; text++) {
    const gboolean in_sql = is_sql(*text);
    const Pattern pattern = {*text, in_sql, in_sql ? NULL : g_strsplit(*text, " ", -1)};
    g_array_append_val(patterns->items, pattern);
    allow_starts(patterns, &pattern);
  }
  return patterns;
}

void command_patterns_free(CommandPatterns *patterns) {
  if (patterns == NULL)
    return;
  g_array_free(patterns->items, TRUE);
  g_free(patterns);
}

/* FALSE: no command of the patterns is in the code. A word that is looked for stands at the start or behind a byte
 * that is part of no name; between its bytes quotes and backslashes may stand, also several when a text is run
 * inside another. */
static gboolean may_hold(const CommandPatterns *patterns, const char *code) {
  gboolean starts = TRUE;
  const char *next = code; /* the first byte behind `at` that is no quote or backslash */
  for (const char *at = code; *at != '\0'; at++) {
    if (next <= at)
      for (next = at + 1; *next != '\0' && strchr("\\\"'", *next) != NULL;)
        next++;
    if (starts && allows(patterns, (guchar)*at, (guchar)*next))
      return TRUE;
    starts = !is_name_byte(*at) && strchr(".@:", *at) == NULL;
  }
  return FALSE;
}

/* ---- SQL --------------------------------------------------------------------------------------------- */

/* The end of the pattern's words at `at`, or NULL. */
static const char *match_words(const char *at, const char *pattern, gboolean any_case) {
  for (; *pattern != '\0'; pattern++) {
    if (*pattern == ' ') {
      const char *start = at;
      while (g_ascii_isspace(*at))
        at++;
      if (at == start)
        return NULL;
    } else if (*at == *pattern || (any_case && g_ascii_toupper(*at) == *pattern)) {
      at++;
    } else {
      return NULL;
    }
  }
  return is_name_byte(*at) ? NULL : at;
}

/* Behind nothing, the end of another statement, an opening quote, or a prompt. */
static gboolean starts_statement(const char *code, const char *at) {
  while (at > code && (at[-1] == ' ' || at[-1] == '\t'))
    at--;
  return at == code || strchr("\n;\"'>#$(`", at[-1]) != NULL;
}

/* A way through code from its start, over one comment after the other, outside quotes as far as that can be
 * told. */
typedef struct {
  const char *code, *at;
  gboolean numbers; /* a "#" begins a comment, as in scripts */
  gboolean blocks;  /* so does a slash with a star, if it ends */
} Comments;

/* Where the comment ends that begins at the place reached; NULL when none does. */
static const char *comment_end(Comments *comments) {
  const char *at = comments->at;
  const gboolean first = at == comments->code || at[-1] == '\n';
  const gboolean dashes = at[0] == '-' && at[1] == '-' && at[2] == ' ';
  if (((first || g_ascii_isspace(at[-1])) && (dashes || (*at == '#' && comments->numbers))) ||
      (first && at[0] == '/' && at[1] == '/'))
    return at + strcspn(at, "\n");
  if (!comments->blocks || at[0] != '/' || at[1] != '*')
    return NULL;
  const char *end = strstr(at + 2, "*/");
  comments->blocks = end != NULL; /* nor does any behind it */
  return end == NULL ? NULL : end + 2;
}

/* Goes on to `at`, which is never before the place reached but in a comment: then its end is given, else NULL. */
static const char *comments_pass(Comments *comments, const char *at) {
  while (comments->at < at) {
    const char *end = comment_end(comments);
    comments->at = end != NULL ? end : comments->at + 1;
  }
  return comments->at > at ? comments->at : NULL;
}

/* Does the statement have a WHERE? `*stop` is how far the last search came, and `*found` what it said. */
static gboolean has_where(const char *at, const char **stop, gboolean *found) {
  if (at < *stop)
    return *found;
  for (*found = FALSE; *at != '\0' && *at != ';' && !*found; at++)
    *found = !is_name_byte(at[-1]) && match_words(at, "WHERE", TRUE) != NULL;
  *stop = at;
  return *found;
}

static const char *find_sql(const char *code, const char *pattern, Comments comments) {
  const gboolean spares_some =
      g_str_has_prefix(pattern, "DELETE") || g_str_has_prefix(pattern, "UPDATE");
  const char first[] = {*pattern, g_ascii_tolower(*pattern), '\0'};
  const char *stop = code, *next = code;
  gboolean spared = FALSE;
  for (const char *at; (at = strpbrk(next, first)) != NULL;) {
    next = at + 1;
    if (at > code && (is_name_byte(at[-1]) || strchr("./@:", at[-1]) != NULL))
      continue;
    const char *end = match_words(at, pattern, starts_statement(code, at));
    if (end == NULL)
      continue;
    const char *behind = comments_pass(&comments, at);
    if (behind != NULL) {
      next = behind;
      continue;
    }
    const char *object = end + strspn(end, " \t\n");
    const gboolean has_object =
        object > end && (is_name_byte(*object) || strchr("\"`[", *object) != NULL);
    if (has_object && *object != '-' && !(spares_some && has_where(end, &stop, &spared)))
      return at;
  }
  return NULL;
}

/* ---- shell: words ------------------------------------------------------------------------------------ */

typedef struct {
  char *text; /* without quotes and backslashes */
  gsize at;
  gboolean quoted;
} Word;

static void clear_word(gpointer data) { g_free(((Word *)data)->text); }

/* One word at `*cursor`, which is no white space and no end of a command. */
static Word take_word(const char *code, const char **cursor) {
  const char *at = *cursor;
  GString *text = g_string_new(NULL);
  Word word = {.at = (gsize)(at - code)};
  while (*at != '\0' && !g_ascii_isspace(*at) && strchr(";|&", *at) == NULL) {
    if (*at == '\\' && at[1] != '\0') {
      if (at[1] == '\n')
        break;
      g_string_append_c(text, at[1]);
      at += 2;
    } else if (*at == '"' || *at == '\'') {
      const char *end = strchr(at + 1, *at);
      if (end == NULL) { /* an apostrophe */
        g_string_append_c(text, *at++);
        continue;
      }
      g_string_append_len(text, at + 1, end - at - 1);
      word.quoted = TRUE;
      at = end + 1;
    } else {
      g_string_append_c(text, *at++);
    }
  }
  *cursor = at;
  word.text = g_string_free(text, FALSE);
  return word;
}

/* The words of the command at `*cursor`; moves behind its end. Empty commands have none. */
static void take_command(GArray *words, const char *code, const char **cursor, gboolean script) {
  const char *at = *cursor;
  g_array_set_size(words, 0);
  while (*at != '\0' && *at != '\n' && strchr(";|&", *at) == NULL) {
    if (*at == '\\' && at[1] == '\n') {
      at += 2;
    } else if (g_ascii_isspace(*at)) {
      at++;
    } else if (*at == '#' && (words->len > 0 || script)) {
      at += strcspn(at, "\n");
    } else {
      const char *before = at;
      const Word word = take_word(code, &at);
      if (at == before)
        at++;
      if (words->len < WORDS_MOST)
        g_array_append_val(words, word);
      else
        g_free(word.text);
    }
  }
  *cursor = *at == '\0' ? at : at + 1;
}

/* ---- shell: patterns --------------------------------------------------------------------------------- */

static const char *word_text(const GArray *words, guint i) {
  return i < words->len ? g_array_index(words, Word, i).text : "";
}

static gboolean is_option(const char *text) { return text[0] == '-' && text[1] != '\0'; }

static gboolean word_is(const char *text, const char *pattern) {
  const gsize length = strlen(pattern);
  return length > 0 && pattern[length - 1] == '*' ? strncmp(text, pattern, length - 1) == 0
                                                  : strcmp(text, pattern) == 0;
}

/* Names, prompts and assignments that may stand before a command: how many words from `from` on. */
static guint count_lead(const GArray *words, guint from) {
  static const char *const leads[] = {"$",   "#",     "%",    ">",     "!",    "{",       "(",
                                      "do",  "else",  "exec", "if",    "sudo", "then",    "doas",
                                      "env", "nohup", "time", "xargs", "PS",   "command", NULL};
  guint i = from;
  gboolean has_options = FALSE;
  for (; i < words->len; i++) {
    const char *text = word_text(words, i);
    const gsize length = strlen(text);
    const char last = length == 0 ? '\0' : text[length - 1];
    const gboolean is_prompt =
        length > 1 && ((strchr("$#%>", last) != NULL && strpbrk(text, "@:]") != NULL) ||
                       (text[0] == '[' && strchr(text, '@') != NULL));
    const gboolean is_assignment = g_ascii_isalpha(*text) && strchr(text, '=') != NULL;
    if (g_strv_contains(leads, text))
      has_options = TRUE;
    else if (has_options && (is_option(text) || g_ascii_isdigit(*text) || *text == '{'))
      i += strlen(text) == 2 && strchr("ug", text[1]) != NULL;
    else if (!is_prompt && !is_assignment)
      break;
  }
  return i;
}

/* Are the letters of a short option such as "-rf" all given? "-delete" is no short option. */
static gboolean has_letters(const GArray *words, guint from, const char *option) {
  if (option[0] != '-' || option[1] == '-' || strlen(option) > 3)
    return FALSE;
  for (const char *letter = option + 1; *letter != '\0'; letter++) {
    gboolean found = FALSE;
    for (guint i = from; i < words->len && !found; i++) {
      const char *text = word_text(words, i);
      found = is_option(text) && text[1] != '-' && strlen(text) <= 5 &&
              strchr(text + 1, *letter) != NULL;
    }
    if (!found)
      return FALSE;
  }
  return TRUE;
}

static gboolean has_word(const GArray *words, guint from, const char *pattern) {
  for (guint i = from; i < words->len; i++) {
    if (word_is(word_text(words, i), pattern))
      return TRUE;
  }
  return has_letters(words, from, pattern);
}

/* The position of a word that must be the next but options and their values; 0 when it is not. */
static guint next_word(const GArray *words, guint from, const char *pattern) {
  for (guint i = from; i < words->len; i++) {
    const char *text = word_text(words, i);
    if (word_is(text, pattern))
      return i;
    if (!is_option(text) && !(i > from && is_option(word_text(words, i - 1))))
      return 0;
  }
  return 0;
}

/* Does the command at `first` match? `behind` says whether it has an operand that the pattern has not. */
static gboolean match_command(gboolean *behind, const GArray *words, guint first, char **pattern) {
  const char *text = word_text(words, first), *slash = strrchr(text, '/');
  if (pattern[0] == NULL || !word_is(slash == NULL ? text : slash + 1, pattern[0]))
    return FALSE;
  guint last = first;
  for (char **word = pattern + 1; *word != NULL; word++) {
    if (is_option(*word) || strchr(*word, '=') != NULL) {
      if (!has_word(words, first + 1, *word))
        return FALSE;
    } else {
      last = next_word(words, last + 1, *word);
      if (last == 0)
        return FALSE;
    }
  }
  *behind = FALSE;
  for (guint i = last + 1; i < words->len; i++)
    *behind = *behind || !is_option(word_text(words, i));
  return TRUE;
}

static gboolean runs_its_text(const char *command) {
  static const char *const shells[] = {"bash", "eval",  "ksh", "sh", "ssh",
                                       "su",   "watch", "zsh", NULL};
  return g_strv_contains(shells, command);
}

/* May a command begin at word `i` that is part of another, which begins at `lead`? */
static gboolean starts_inside(const GArray *words, guint lead, guint i) {
  static const char *const leads[] = {"--", "-exec", "-execdir", "sudo", "xargs", NULL};
  return g_strv_contains(leads, word_text(words, i - 1)) ||
         (strcmp(word_text(words, lead), "ssh") == 0 && i >= lead + 2);
}

/* ---- the search -------------------------------------------------------------------------------------- */

/* Code that is still to be searched: the block, then what quotes in it run. */
typedef struct {
  char *text;
  gsize at; /* of its first byte in the block */
} Piece;

typedef struct {
  const GArray *patterns;
  gboolean is_span;
  const char *found;
  gsize at;
} Search;

static void clear_piece(gpointer data) { g_free(((Piece *)data)->text); }

static void keep_first(Search *search, const char *pattern, gsize at) {
  if (search->found == NULL || at < search->at) {
    search->found = pattern;
    search->at = at;
  }
}

static void search_command(Search *search, const GArray *words, gsize at) {
  const guint lead = count_lead(words, 0);
  for (guint i = lead; i < words->len; i++) {
    if (i > lead && !starts_inside(words, lead, i))
      continue;
    for (guint p = 0; p < search->patterns->len; p++) {
      const Pattern *pattern = &g_array_index(search->patterns, Pattern, p);
      gboolean behind = FALSE;
      if (!pattern->is_sql && match_command(&behind, words, i, pattern->words) &&
          (behind || !search->is_span))
        keep_first(search, pattern->text, at + g_array_index(words, Word, i).at);
    }
  }
}

static void search_shell(Search *search, const char *code, gboolean script) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(Word));
  g_array_set_clear_func(pieces, clear_piece);
  g_array_set_clear_func(words, clear_word);
  const Piece whole = {g_strdup(code), 0};
  g_array_append_val(pieces, whole);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece piece = g_array_index(pieces, Piece, i);
    for (const char *cursor = piece.text; *cursor != '\0';) {
      take_command(words, piece.text, &cursor, script);
      search_command(search, words, piece.at);
      const guint lead = count_lead(words, 0);
      for (guint k = lead + 1; k < words->len && runs_its_text(word_text(words, lead)); k++) {
        const Word *word = &g_array_index(words, Word, k);
        const Piece inside = {g_strdup(word->text), piece.at + word->at};
        if (word->quoted && strcmp(inside.text, piece.text) != 0)
          g_array_append_val(pieces, inside);
        else
          g_free(inside.text);
      }
    }
  }
}

static void search_sql(Search *search, const char *code, const char *info) {
  const Comments comments = {code, code, is_script(info), kind_of(info) == CODE_SQL};
  for (guint p = 0; p < search->patterns->len; p++) {
    const Pattern *pattern = &g_array_index(search->patterns, Pattern, p);
    const char *found = pattern->is_sql ? find_sql(code, pattern->text, comments) : NULL;
    if (found != NULL)
      keep_first(search, pattern->text, (gsize)(found - code));
  }
}

const char *command_find(gsize *at, const char *code, const char *info, gboolean is_span,
                         const CommandPatterns *patterns) {
  Search search = {patterns->items, is_span, NULL, 0};
  const CodeKind kind = may_hold(patterns, code) ? kind_of(info) : CODE_OTHER;
  if (kind & CODE_SQL)
    search_sql(&search, code, info);
  if (kind & CODE_SHELL)
    search_shell(&search, code, is_script(info));
  *at = search.at;
  return search.found;
}
