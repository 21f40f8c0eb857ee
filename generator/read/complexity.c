/* A look at a source before it is parsed: counting the markers that a line begins with, and what long
 * paragraphs hold.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/complexity.h"

#include <string.h>

enum { DEPTH_MOST = 500, LONG_PARAGRAPH = 8192 };

static const guint64 steps_most = 2000000000; /* of the parser, about a nanosecond each */

/* Dashes and stars with blanks between them are a line across the page, however many: where such a tail
 * begins. */
static const char *break_start(const char *start, const char *end) {
  while (end > start && g_ascii_isspace(end[-1]))
    end--;
  if (end == start || (end[-1] != '-' && end[-1] != '*'))
    return end;
  const char mark = end[-1];
  while (end > start && (end[-1] == mark || end[-1] == ' ' || end[-1] == '\t'))
    end--;
  return end;
}

/* How many containers the line may be in: each marker opens one, and each needs two columns of white space in
 * the lines that follow. */
static guint32 line_depth(const char *at, const char *end) {
  guint32 markers = 0, columns = 0;
  const char *tail = break_start(at, end);
  while (at < end) {
    const gboolean more = at + 1 < end && (at[1] == ' ' || at[1] == '\t');
    if (*at == ' ' || *at == '\t') {
      columns += *at == '\t' ? 4 : 1;
      at++;
    } else if (*at == '>') {
      markers++;
      at++;
    } else if (more && (*at == '-' || *at == '*' || *at == '+')) {
      if (at >= tail)
        break;
      markers++;
      at++;
    } else if (g_ascii_isdigit(*at)) {
      while (at < end && g_ascii_isdigit(*at))
        at++;
      if (at == end || (*at != '.' && *at != ')'))
        break;
      markers++;
      at++;
    } else {
      break;
    }
  }
  return markers == 0 ? 0 : markers + columns / 2;
}

/* ---- long paragraphs -------------------------------------------------------------------------------- */

/* The end of an opening `<?` or `<!`, which the parser looks for. */
static const char *closing_of(const char *at, const char *end) {
  if (at + 1 >= end || at[0] != '<')
    return NULL;
  if (at[1] == '?')
    return "?>";
  if (at[1] != '!')
    return NULL;
  if (end - at > 9 && memcmp(at, "<![CDATA[", 9) == 0)
    return "]]>";
  return ">";
}

/* Steps that the parser may take in running text. */
static guint64 paragraph_steps(const char *start, const char *end) {
  guint64 delimiters = 0, brackets = 0, steps = 0;
  for (const char *at = start; at < end; at++) {
    const char *closing = *at == '<' ? closing_of(at, end) : NULL;
    delimiters += *at == '*' || *at == '_' || *at == '~';
    brackets += *at == ']';
    if (closing == NULL)
      continue;
    const char *close = memmem(at, (gsize)(end - at), closing, strlen(closing));
    steps += 2 * (guint64)((close == NULL ? end : close) - at);
    if (steps > steps_most)
      return steps;
  }
  return steps + delimiters * brackets;
}

/* A line that certainly begins a block of its own. */
static gboolean begins_block(const char *at, const char *end) {
  guint indent = 0;
  while (at < end && *at == ' ') {
    at++;
    indent++;
  }
  if (at == end || *at == '\n' || *at == '\r')
    return TRUE;
  return indent < 4 && at + 1 < end && at[1] == ' ' && strchr("-*+#", *at) != NULL;
}

static guint32 costly_line(const SourceText *text) {
  guint64 steps = 0;
  guint32 first = 1; /* line where the running text began */
  for (guint32 line = 2; line <= text->lines + 1; line++) {
    const char *start = text->bytes + text->starts[line - 1];
    if (line <= text->lines && !begins_block(start, text->bytes + text->starts[line]))
      continue;
    if (text->starts[line - 1] - text->starts[first - 1] > LONG_PARAGRAPH) {
      steps += paragraph_steps(text->bytes + text->starts[first - 1], start);
      if (steps > steps_most)
        return first;
    }
    first = line;
  }
  return 0;
}

static guint32 deep_line(const SourceText *text) {
  for (guint32 line = 1; line <= text->lines; line++) {
    const guint32 start = text->starts[line - 1], end = text->starts[line];
    /* A shorter line cannot be that deep, and almost all are shorter. */
    if (end - start > DEPTH_MOST / 2 &&
        line_depth(text->bytes + start, text->bytes + end) > DEPTH_MOST)
      return line;
  }
  return 0;
}

guint32 complexity_line(const char **message, const SourceText *text) {
  if (text->lines == 0)
    return 0;
  *message = "the source is too complex: quotes and lists are nested too deeply";
  const guint32 deep = deep_line(text);
  if (deep > 0)
    return deep;
  *message = "the source is too complex: the paragraph holds too much";
  return costly_line(text);
}
