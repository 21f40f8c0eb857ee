/* Scans a content stream token by token and rewrites what begins an artifact.
 *
 * Two operands are remembered: a name and the dictionary after it. When the operator after them is BDC, a piece of marked content
 * begins. Inline images end at the first EI that stands alone, as every reader has to guess.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/content.h"

#include <string.h>

typedef struct {
  const char *at, *end;
} Scanner;

static gboolean is_white(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean is_delimiter(char c) { return c != '\0' && strchr("()<>[]{}/%", c) != NULL; }

static gboolean is_regular(char c) { return !is_white(c) && !is_delimiter(c); }

static void skip_comment(Scanner *scanner) {
  while (scanner->at < scanner->end && *scanner->at != '\n' && *scanner->at != '\r')
    scanner->at++;
}

/* At "(": behind the ")" that closes it. */
static void skip_string(Scanner *scanner) {
  gsize depth = 0;
  while (scanner->at < scanner->end) {
    const char c = *scanner->at++;
    if (c == '\\' && scanner->at < scanner->end)
      scanner->at++;
    else if (c == '(')
      depth++;
    else if (c == ')' && --depth == 0)
      return;
  }
}

static void skip_hexadecimal(Scanner *scanner) {
  const char *close = memchr(scanner->at, '>', (gsize)(scanner->end - scanner->at));
  scanner->at = close ? close + 1 : scanner->end;
}

static gboolean is_pair(const Scanner *scanner, char c) {
  return scanner->end - scanner->at >= 2 && scanner->at[0] == c && scanner->at[1] == c;
}

/* At "<<": behind the ">>" that closes it. */
static void skip_dictionary(Scanner *scanner) {
  gsize depth = 0;
  while (scanner->at < scanner->end) {
    if (is_pair(scanner, '<')) {
      depth++;
      scanner->at += 2;
    } else if (is_pair(scanner, '>')) {
      scanner->at += 2;
      if (--depth == 0)
        return;
    } else if (*scanner->at == '(')
      skip_string(scanner);
    else if (*scanner->at == '<')
      skip_hexadecimal(scanner);
    else if (*scanner->at == '%')
      skip_comment(scanner);
    else
      scanner->at++;
  }
}

/* Behind "ID": behind the data and "EI". */
static void skip_image(Scanner *scanner) {
  for (; scanner->end - scanner->at >= 3; scanner->at++)
    if (is_white(scanner->at[0]) && scanner->at[1] == 'E' && scanner->at[2] == 'I' &&
        (scanner->end - scanner->at == 3 || is_white(scanner->at[3]))) {
      scanner->at += 3;
      return;
    }
  scanner->at = scanner->end;
}

static void skip_regular(Scanner *scanner) {
  while (scanner->at < scanner->end && is_regular(*scanner->at))
    scanner->at++;
}

typedef enum { OTHER, NAME, DICTIONARY, OPERATOR } Token;

/* Behind the next token; white space, comments and brackets are skipped or are tokens of no interest. */
static Token next_token(Scanner *scanner) {
  const char c = *scanner->at;
  if (c == '/') {
    scanner->at++;
    skip_regular(scanner);
    return NAME;
  }
  if (is_pair(scanner, '<')) {
    skip_dictionary(scanner);
    return DICTIONARY;
  }
  if (g_ascii_isalpha(c) || c == '\'' || c == '"') {
    skip_regular(scanner);
    return OPERATOR;
  }
  if (c == '(')
    skip_string(scanner);
  else if (c == '<')
    skip_hexadecimal(scanner);
  else if (is_regular(c))
    skip_regular(scanner);
  else
    scanner->at++;
  return OTHER;
}

static gboolean is_word(const char *from, const char *to, const char *word) {
  const gsize length = strlen(word);
  return (gsize)(to - from) == length && memcmp(from, word, length) == 0;
}

/* Not those that only say what text stands for. */
static gboolean is_mark(const char *from, const char *to) {
  return memmem(from, (gsize)(to - from), "/ActualText", strlen("/ActualText")) == NULL;
}

GString *content_mark_artifacts(const char *bytes, gsize length, guint *marks) {
  Scanner scanner = {bytes, bytes + length};
  GString *out = NULL;
  const char *copied = bytes, *name = NULL, *name_end = NULL;
  const char *dictionary = NULL; /* behind the name */
  *marks = 0;
  while (scanner.at < scanner.end) {
    if (is_white(*scanner.at)) {
      scanner.at++;
      continue;
    }
    if (*scanner.at == '%') {
      skip_comment(&scanner);
      continue;
    }
    const char *from = scanner.at;
    const Token token = next_token(&scanner);
    if (token == DICTIONARY && name && !dictionary) {
      dictionary = from;
      continue;
    }
    if (token == OPERATOR && dictionary && is_word(from, scanner.at, "BDC")) {
      *marks += is_mark(dictionary, from) ? 1 : 0;
      if (is_word(name, name_end, "/Private")) {
        if (!out)
          out = g_string_sized_new(length);
        g_string_append_len(out, copied, name - copied);
        g_string_append(out, "/Artifact BMC");
        copied = scanner.at;
      }
    } else if (token == OPERATOR && is_word(from, scanner.at, "ID"))
      skip_image(&scanner);
    dictionary = NULL;
    name = token == NAME ? from : NULL;
    name_end = scanner.at;
  }
  if (out)
    g_string_append_len(out, copied, scanner.end - copied);
  return out;
}
