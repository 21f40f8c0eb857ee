/* Comments for stepbook: which findings are not to be told, and where.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/comment.h"

#include <string.h>

#include "base/nearest.h"
#include "read/cursor.h"

static const char opening[] = "<!-- stepbook:", closing[] = "-->";

static gboolean is_blank_line(const SourceText *text, guint32 line) {
  const guint32 start = text->starts[line - 1], end = source_line_end(text, line);
  for (guint32 at = start; at < end; at++) {
    if (strchr(" \t>", text->bytes[at]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* Does an item of a list begin in this line? */
static gboolean is_item_line(const SourceText *text, guint32 line) {
  const char *at = text->bytes + text->starts[line - 1];
  const char *end = text->bytes + source_line_end(text, line);
  while (at < end && strchr(" \t>", *at) != NULL)
    at++;
  const char *marker = at;
  while (at < end && at < marker + 9 && g_ascii_isdigit(*at))
    at++;
  const gboolean ordered = at > marker && at < end && (*at == '.' || *at == ')');
  const gboolean bullet = at == marker && at < end && strchr("-*+", *at) != NULL;
  return (ordered || bullet) && at + 1 < end && (at[1] == ' ' || at[1] == '\t');
}

/* The lines that a comment which ends in line `line` covers. `known` are those of the last one of its kind: they
 * are the same for all of them. */
static LineRange find_lines(LineRange *known, const SourceText *text, guint32 line,
                            gboolean alone) {
  guint32 first = line;
  if (alone) {
    line++;
    while (line <= text->lines && is_blank_line(text, line))
      line++;
  }
  if (line < known->first || line > known->last) {
    known->first = line;
    while (!alone && known->first > 1 && !is_blank_line(text, known->first - 1) &&
           !is_item_line(text, known->first))
      known->first--;
    while (line < text->lines && !is_blank_line(text, line + 1) &&
           (alone || !is_item_line(text, line + 1)))
      line++;
    known->last = MIN(line, text->lines);
  }
  return (LineRange){alone ? first : known->first, known->last};
}

static const char *nearest_code(const char *name) {
  const char *names[FINDING_CODES];
  for (FindingCode code = 0; code < FINDING_CODES; code++)
    names[code] = finding_kind(code)->name;
  return nearest_name(name, names, FINDING_CODES);
}

static void ignore_codes(Reading *reading, const char *codes, Place place, guint32 first,
                         guint32 last) {
  g_auto(GStrv) names = g_strsplit_set(codes, ", \t\n", -1);
  guint count = 0;
  for (char **name = names; *name != NULL; name++) {
    if (**name == '\0')
      continue;
    count++;
    const FindingCode code = finding_code_by_name(*name);
    if (code != FINDING_CODES) {
      findings_ignore(reading->findings, code, place, first, last);
      continue;
    }
    const char *nearest = nearest_code(*name);
    g_autofree char *hint =
        nearest == NULL ? NULL : g_strdup_printf("did you mean \"%s\"?", nearest);
    findings_add(reading->findings, FINDING_BAD_IGNORE, place, hint,
                 "there is no finding called \"%s\"", *name);
  }
  if (count == 0)
    findings_add(reading->findings, FINDING_BAD_IGNORE, place, NULL,
                 "the comment names no finding to ignore");
}

/* A comment that begins like ours; `body` is what stands between "stepbook:" and its end. */
static void read_body(Reading *reading, const char *body, guint32 line, Place place,
                      gboolean alone) {
  guint32 ends = line;
  for (const char *c = body; *c != '\0'; c++)
    ends += *c == '\n';
  body += strspn(body, " \t\n");
  const gboolean file = g_str_has_prefix(body, "ignore-file");
  const gsize word = strlen(file ? "ignore-file" : "ignore");
  const char *reason = strstr(body, "--");
  if (!g_str_has_prefix(body, "ignore") || (body[word] != '\0' && !g_ascii_isspace(body[word]))) {
    findings_add(reading->findings, FINDING_BAD_IGNORE, place,
                 "write: <!-- stepbook: ignore CODE -- reason -->",
                 "the comment says something else than ignore or ignore-file");
    return;
  }
  if (reason == NULL || reason[2 + strspn(reason + 2, "- \t\n")] == '\0') {
    findings_add(reading->findings, FINDING_BAD_IGNORE, place,
                 "write: <!-- stepbook: ignore CODE -- reason -->", "the comment gives no reason");
    return;
  }
  g_autofree char *codes = g_strndup(body + word, (gsize)(reason - body) - word);
  LineRange lines = {1, 0};
  if (!file)
    lines = find_lines(&reading->commented[alone ? 1 : 0], &reading->text, ends, alone);
  ignore_codes(reading, codes, place, MIN(lines.first, line), lines.last);
}

void comment_read(Reading *reading, const char *text, guint32 line, guint32 column,
                  gboolean alone) {
  const char *start = strstr(text, opening);
  const char *end = start == NULL ? NULL : strstr(start, closing);
  if (end == NULL)
    return;
  const char *body = start + strlen(opening);
  g_autofree char *copy = g_strndup(body, (gsize)(end - body));
  Node at = {.line = line, .column = column};
  read_body(reading, copy, line, reading_place(reading, &at), alone);
}

/* The place `length` bytes into the text. */
static void place_in(guint32 *line, guint32 *column, const Reading *reading, const Node *text,
                     gsize length) {
  *line = text->line;
  *column = text->column;
  if (*line == 0)
    return;
  Cursor cursor = cursor_at(&reading->text, *line, *column, reading->text.length, 0);
  cursor_text(&cursor, text->text, length);
  source_place(line, column, &reading->text, cursor.at);
}

/* The text, from `start` in `node` on or in a node behind it, in which the comment ends, and where it goes on then; NULL when it
 * does not end there. What stands in other nodes between is part of the reason and is passed over. */
static Node *find_end(GString *comment, const char **rest, Node *node, const char *start) {
  for (; node != NULL; node = node->next, start = node == NULL ? NULL : node->text) {
    const char *end = node->kind == NODE_TEXT ? strstr(start, closing) : NULL;
    if (end != NULL) {
      *rest = end + strlen(closing);
      g_string_append_len(comment, start, *rest - start);
      return node;
    }
    if (node->kind == NODE_TEXT)
      g_string_append(comment, start);
    else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
      g_string_append_c(comment, '\n');
  }
  return NULL;
}

/* Makes `last` begin at `rest`, which is in it. */
static void begin_at(Reading *reading, Node *last, const char *rest) {
  const gsize passed = (gsize)(rest - last->text);
  place_in(&last->line, &last->column, reading, last, passed);
  last->text = rest;
  last->length -= (guint32)passed;
}

/* Makes `text` end before `start`. */
static void end_at(Reading *reading, Node *text, const char *start) {
  text->length = (guint32)(start - text->text);
  text->text = arena_strndup(reading->arena, text->text, text->length);
}

/* Takes out what stands from `start` in `text` up to `rest` in `last`, which may be the same node: what is left of that is
 * `text` then, with a node before it. */
static void cut_between(Reading *reading, Node *text, const char *start, Node *last,
                        const char *rest) {
  if (last != text) {
    while (text->next != last)
      node_unlink(text->next);
    begin_at(reading, last, rest);
    end_at(reading, text, start);
  } else if (*rest == '\0') {
    end_at(reading, text, start);
  } else if (start == text->text) {
    begin_at(reading, text, rest);
  } else {
    Node *before = node_new(reading->arena, NODE_TEXT, text->line, text->column);
    before->text = text->text;
    end_at(reading, before, start);
    node_insert_before(text, before);
    begin_at(reading, text, rest);
  }
}

gboolean comment_cut(Reading *reading, Node *text) {
  Node *last = text;
  for (const char *start; last == text && (start = strstr(text->text, opening)) != NULL;) {
    g_autoptr(GString) comment = g_string_new(NULL);
    const char *rest = NULL;
    guint32 line, column;
    place_in(&line, &column, reading, text, (gsize)(start - text->text));
    last = find_end(comment, &rest, text, start);
    if (last == NULL) {
      Node at = {.line = line, .column = column};
      findings_add(reading->findings, FINDING_BAD_IGNORE, reading_place(reading, &at),
                   "end it with --> in the same paragraph", "the comment does not end");
      return FALSE;
    }
    comment_read(reading, comment->str, line, column, FALSE);
    cut_between(reading, text, start, last, rest);
  }
  return TRUE;
}
