/* Directives on lines of their own: rewriting the text, line by line, round by round.
 *
 * A round parses the text once to learn where code and raw HTML are, and then rewrites it. Opening a
 * directive whose content was hidden in code (a fence, an indented body) may show others: they are
 * for the next round. A text without anything that looks like a directive is not touched at all.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/directive_lines.h"

#include <string.h>

#include "read/directive_action.h"
#include "read/directive_scan.h"
#include "read/markdown_tree.h"
#include "read/rst.h"

enum { ROUNDS = 8, OPEN_MOST = 100 };

/* What a line is, as far as the parser says. */
enum { PLAIN, INDENTED_CODE, FENCED, FENCE_START, TABLE };

typedef struct {
  guint directive; /* index */
  guint32 start;   /* offset of its mark in its line */
  guint32 line;
} Open;

typedef struct {
  Reading *reading;
  SourceText text; /* before this round */
  GString *out;
  guint8 *shield; /* per line */
  GArray *spans;  /* CodeSpan */
  GArray *open;   /* Open */
  gboolean changed;
} Rewriter;

/* ---- lines ------------------------------------------------------------------------------------------ */

static const char *line_bytes(const Rewriter *rewriter, guint32 line) {
  return rewriter->text.bytes + rewriter->text.starts[line - 1];
}

static void copy_line(Rewriter *rewriter, guint32 line) {
  const SourceText *text = &rewriter->text;
  g_string_append_len(rewriter->out, line_bytes(rewriter, line),
                      text->starts[line] - text->starts[line - 1]);
}

static void copy_line_end(Rewriter *rewriter, guint32 line) {
  const guint32 end = source_line_end(&rewriter->text, line);
  g_string_append_len(rewriter->out, rewriter->text.bytes + end, rewriter->text.starts[line] - end);
}

static void blank_line(Rewriter *rewriter, guint32 line) {
  rewriter->changed = TRUE;
  copy_line_end(rewriter, line);
}

/* The bytes before the mark of a directive: for its end, list markers are white space. */
static void add_prefix(Rewriter *rewriter, guint32 line, guint32 start, gboolean closing) {
  for (guint32 at = rewriter->text.starts[line - 1]; at < start; at++) {
    const char c = rewriter->text.bytes[at];
    g_string_append_c(rewriter->out, closing && strchr("> \t", c) == NULL ? ' ' : c);
  }
}

static void add_mark(Rewriter *rewriter, guint directive, gboolean closing) {
  g_string_append_printf(rewriter->out, "<!--\001%c%u-->", closing ? 'c' : 'o', directive);
  rewriter->changed = TRUE;
}

static gint32 *dedented(Rewriter *rewriter) {
  Reading *reading = rewriter->reading;
  if (reading->dedented == NULL)
    reading->dedented = arena_new_array(reading->arena, gint32, (gsize)rewriter->text.lines + 1);
  return reading->dedented;
}

/* The mark of the beginning in its line: a heading when the argument, which ends the line, is a title. */
static void add_opening(Rewriter *rewriter, guint directive, guint32 line, guint32 start) {
  Directive *opened = &g_array_index(rewriter->reading->directives, Directive, directive);
  const char *bytes = rewriter->text.bytes + start;
  const guint32 length = source_line_end(&rewriter->text, line) - start;
  const char *title = opened->argument == NULL || !directive_has_title(opened->name)
                          ? NULL
                          : g_strrstr_len(bytes, length, opened->argument);
  if (title == NULL) {
    add_mark(rewriter, directive, FALSE);
    return;
  }
  g_autofree char *mark = g_strdup_printf("\001%u ", directive);
  const gint32 room = (gint32)(title - bytes), needed = (gint32)strlen(mark) + 2;
  /* The title keeps its column where it can; a heading may lose the '#' at its end, so it gets one more. */
  g_string_append_printf(rewriter->out, "#%*s%s%s%s", MAX(room - needed, 0) + 1, "", mark,
                         opened->argument, g_str_has_suffix(opened->argument, "#") ? " #" : "");
  if (room < needed)
    dedented(rewriter)[line - 1] += room - needed;
  opened->title_line = line;
  rewriter->changed = TRUE;
}

/* The line with `columns` less of white space at its start. */
static void dedent_line(Rewriter *rewriter, guint32 line, guint32 columns) {
  guint32 bytes;
  const guint32 indent = directive_scan_indent(&bytes, &rewriter->text, line);
  if (indent == G_MAXUINT32 || columns == 0) {
    copy_line(rewriter, line);
    return;
  }
  const guint32 left = indent - MIN(indent, columns);
  for (guint32 i = 0; i < left; i++)
    g_string_append_c(rewriter->out, ' ');
  const guint32 start = rewriter->text.starts[line - 1] + bytes;
  g_string_append_len(rewriter->out, rewriter->text.bytes + start,
                      rewriter->text.starts[line] - start);
  dedented(rewriter)[line - 1] += (gint32)bytes - (gint32)left;
  rewriter->changed = TRUE;
}

/* ---- directives ------------------------------------------------------------------------------------- */

static Directive *add_directive(Rewriter *rewriter, DirectiveForm form, const char *name,
                                const char *argument, guint32 offset) {
  Directive directive = {.form = form, .name = name, .argument = argument};
  directive.place = reading_place_at(rewriter->reading, offset);
  g_array_append_val(rewriter->reading->directives, directive);
  return &g_array_index(rewriter->reading->directives, Directive,
                        rewriter->reading->directives->len - 1);
}

static Directive *directive_at(const Rewriter *rewriter, guint index) {
  return &g_array_index(rewriter->reading->directives, Directive, index);
}

/* Options in the lines behind the opening line are taken out; returns the last line that was one. */
static guint32 take_options(Rewriter *rewriter, Directive *directive, guint32 line) {
  Arena *arena = rewriter->reading->arena;
  const char *key, *value;
  while (line < rewriter->text.lines &&
         directive_scan_option(&key, &value, arena, &rewriter->text, line + 1)) {
    line++;
    blank_line(rewriter, line);
    if (directive->options == NULL)
      directive->options = arena_array(arena);
    g_ptr_array_add(directive->options, (gpointer)key);
    g_ptr_array_add(directive->options, (gpointer)value);
  }
  return line;
}

static guint32 open_mark(Rewriter *rewriter, guint32 line, const DirectiveMark *mark,
                         DirectiveForm form) {
  Directive *directive = add_directive(rewriter, form, mark->name == NULL ? "" : mark->name,
                                       mark->argument, mark->start);
  directive->colons = mark->colons;
  const guint index = rewriter->reading->directives->len - 1;
  add_prefix(rewriter, line, mark->start, FALSE);
  if (rewriter->open->len < OPEN_MOST) {
    add_opening(rewriter, index, line, mark->start);
    g_array_append_val(rewriter->open, ((Open){index, mark->start, line}));
  }
  copy_line_end(rewriter, line);
  return form == DIRECTIVE_COLONS ? take_options(rewriter, directive, line) : line;
}

/* The index in `open` of the directive that a closing line ends; -1 when there is none. */
static int find_open(const Rewriter *rewriter, DirectiveForm form, guint colons) {
  for (guint i = rewriter->open->len; i > 0; i--) {
    const Open *open = &g_array_index(rewriter->open, Open, i - 1);
    const Directive *directive = directive_at(rewriter, open->directive);
    if (directive->form == form && directive->colons <= colons)
      return (int)i - 1;
  }
  return -1;
}

/* A line that closes what was never opened says nothing. */
static void close_mark(Rewriter *rewriter, guint32 line, const DirectiveMark *mark,
                       DirectiveForm form) {
  const int found = find_open(rewriter, form, mark->colons);
  if (found < 0) {
    findings_add(rewriter->reading->findings, FINDING_UNCLOSED_DIRECTIVE,
                 reading_place_at(rewriter->reading, mark->start),
                 "remove the line, or write the line that begins the directive",
                 "the line ends a directive that does not begin");
    blank_line(rewriter, line);
    return;
  }
  const Open open = g_array_index(rewriter->open, Open, found);
  directive_at(rewriter, open.directive)->closed = TRUE;
  g_array_set_size(rewriter->open, (guint)found);
  add_prefix(rewriter, open.line, open.start, TRUE);
  add_mark(rewriter, open.directive, TRUE);
  copy_line_end(rewriter, line);
}

/* The last line of the body of `!!! name`; 0 when there is no body. */
static guint32 body_end(const Rewriter *rewriter, guint32 line, guint32 indent) {
  guint32 last = 0, bytes;
  for (guint32 next = line + 1; next <= rewriter->text.lines; next++) {
    const guint32 columns = directive_scan_indent(&bytes, &rewriter->text, next);
    if (columns == G_MAXUINT32)
      continue;
    if (columns < indent + 4)
      break;
    last = next;
  }
  return last;
}

static guint32 rewrite_indented(Rewriter *rewriter, guint32 line, const DirectiveMark *mark,
                                guint32 last) {
  Directive *directive =
      add_directive(rewriter, DIRECTIVE_INDENTED, mark->name, mark->argument, mark->start);
  directive->closed = TRUE;
  directive->last_line = last;
  const guint index = rewriter->reading->directives->len - 1;
  add_prefix(rewriter, line, mark->start, FALSE);
  add_opening(rewriter, index, line, mark->start);
  copy_line_end(rewriter, line);
  for (guint32 next = line + 1; next <= last; next++)
    dedent_line(rewriter, next, 4);
  /* A blank line behind the body keeps a list in it from going on outside. */
  guint32 bytes;
  if (last < rewriter->text.lines &&
      directive_scan_indent(&bytes, &rewriter->text, last + 1) == G_MAXUINT32) {
    last++;
    add_prefix(rewriter, line, mark->start, TRUE);
    add_mark(rewriter, index, TRUE);
    copy_line_end(rewriter, last);
  }
  return last;
}

/* ---- fences ----------------------------------------------------------------------------------------- */

static gboolean is_closing_fence(const Rewriter *rewriter, const CodeSpan *span) {
  const SourceText *text = &rewriter->text;
  const char *fence = line_bytes(rewriter, span->first_line) + span->column - 1;
  guint32 at = text->starts[span->last_line - 1];
  const guint32 end = source_line_end(text, span->last_line);
  while (at < end && strchr("> \t", text->bytes[at]) != NULL)
    at++;
  guint run = 0;
  for (; at < end && text->bytes[at] == *fence; at++)
    run++;
  while (at < end && strchr(" \t", text->bytes[at]) != NULL)
    at++;
  return span->last_line > span->first_line && run >= 3 && at == end;
}

/* Content of `name::` may be indented as a whole. */
static guint32 common_indent(const Rewriter *rewriter, guint32 first, guint32 last) {
  guint32 least = G_MAXUINT32, bytes;
  for (guint32 line = first; line <= last; line++)
    least = MIN(least, directive_scan_indent(&bytes, &rewriter->text, line));
  return least == G_MAXUINT32 ? 0 : least;
}

static void rewrite_content(Rewriter *rewriter, const CodeSpan *span, guint32 first, guint32 last) {
  if (*span->info == '{') {
    for (guint32 line = first; line <= last; line++)
      copy_line(rewriter, line);
    return;
  }
  const guint32 indent = common_indent(rewriter, first, last);
  const guint32 columns = indent - MIN(indent, span->column - 1);
  const gsize start = rewriter->out->len;
  for (guint32 line = first; line <= last; line++)
    dedent_line(rewriter, line, columns);
  rst_links(rewriter->out->str + start, rewriter->out->len - start);
}

/* The info string as it is written: the parser has taken backslashes out of its own. */
static const char *written_info(const Rewriter *rewriter, const CodeSpan *span) {
  const char *fence = line_bytes(rewriter, span->first_line) + span->column - 1;
  const char *end = rewriter->text.bytes + source_line_end(&rewriter->text, span->first_line);
  const char *info = fence;
  while (info < end && *info == *fence)
    info++;
  while (info < end && (*info == ' ' || *info == '\t'))
    info++;
  return arena_strndup(rewriter->reading->arena, info, (gsize)(end - info));
}

static guint32 rewrite_fence(Rewriter *rewriter, const CodeSpan *span) {
  const char *name, *argument;
  const guint32 first = span->first_line;
  if (!directive_scan_info(&name, &argument, rewriter->reading->arena,
                           written_info(rewriter, span)) ||
      !directive_holds_markdown(name)) {
    for (guint32 line = first; line <= span->last_line; line++)
      copy_line(rewriter, line);
    return span->last_line;
  }
  const guint32 start = rewriter->text.starts[first - 1] + span->column - 1;
  Directive *directive = add_directive(rewriter, DIRECTIVE_FENCE, name, argument, start);
  const guint index = rewriter->reading->directives->len - 1;
  directive->closed = is_closing_fence(rewriter, span);
  add_prefix(rewriter, first, start, FALSE);
  add_opening(rewriter, index, first, start);
  copy_line_end(rewriter, first);
  const guint32 last = directive->closed ? span->last_line - 1 : span->last_line;
  const gboolean closed = directive->closed;
  const guint32 line = first < last ? take_options(rewriter, directive, first) : first;
  rewrite_content(rewriter, span, line + 1, last);
  if (closed) {
    add_prefix(rewriter, first, start, TRUE);
    add_mark(rewriter, index, TRUE);
    copy_line_end(rewriter, span->last_line);
  }
  return span->last_line;
}

/* ---- line blocks ------------------------------------------------------------------------------------ */

static gboolean is_pipe(const Rewriter *rewriter, guint32 line) {
  return line <= rewriter->text.lines && rewriter->shield[line - 1] == PLAIN &&
         directive_scan_line(rewriter->reading->arena, &rewriter->text, line).kind == MARK_PIPE;
}

/* The last line of the block of lines that begins here; 0 when its first line looks like a row without a table. */
static guint32 line_block_end(const Rewriter *rewriter, guint32 first, guint32 start) {
  const guint32 end = source_line_end(&rewriter->text, first);
  guint32 last = first;
  if (end > start + 1 && rewriter->text.bytes[end - 1] == '|')
    return 0;
  while (is_pipe(rewriter, last + 1))
    last++;
  return last;
}

static guint32 rewrite_line_block(Rewriter *rewriter, guint32 first, guint32 last) {
  for (guint32 line = first; line <= last; line++) {
    const DirectiveMark mark = directive_scan_line(rewriter->reading->arena, &rewriter->text, line);
    const gsize at = rewriter->out->len + (mark.start - rewriter->text.starts[line - 1]);
    copy_line(rewriter, line);
    rewriter->out->str[at] = ' ';
  }
  g_array_append_val(rewriter->reading->line_blocks, ((LineBlock){first, last}));
  rewriter->changed = TRUE;
  return last;
}

/* ---- a round ---------------------------------------------------------------------------------------- */

static guint32 rewrite_plain(Rewriter *rewriter, guint32 line) {
  const DirectiveMark mark = directive_scan_line(rewriter->reading->arena, &rewriter->text, line);
  guint32 last;
  switch (mark.kind) {
  case MARK_SIDE_BAR:
    return open_mark(rewriter, line, &mark, DIRECTIVE_SIDE_BAR);
  case MARK_COLONS:
    return open_mark(rewriter, line, &mark, DIRECTIVE_COLONS);
  case MARK_SIDE_BAR_END:
    close_mark(rewriter, line, &mark, DIRECTIVE_SIDE_BAR);
    return line;
  case MARK_COLONS_END:
    close_mark(rewriter, line, &mark, DIRECTIVE_COLONS);
    return line;
  case MARK_INDENTED:
    last = body_end(rewriter, line, mark.indent);
    if (last > 0)
      return rewrite_indented(rewriter, line, &mark, last);
    break;
  case MARK_LABEL: {
    add_directive(rewriter, DIRECTIVE_LABEL, mark.name, NULL, mark.start)->closed = TRUE;
    add_prefix(rewriter, line, mark.start, FALSE);
    add_mark(rewriter, rewriter->reading->directives->len - 1, FALSE);
    copy_line_end(rewriter, line);
    return line;
  }
  case MARK_PIPE:
    last = is_pipe(rewriter, line) ? line_block_end(rewriter, line, mark.start) : 0;
    if (last > 0)
      return rewrite_line_block(rewriter, line, last);
    break;
  case MARK_NONE:
  case MARK_FENCE:
    break;
  }
  copy_line(rewriter, line);
  return line;
}

/* The end of a side bar may look like indented code where its content ends a list. */
static gboolean closes_in_code(const Rewriter *rewriter, guint32 line) {
  return rewriter->open->len > 0 &&
         directive_scan_line(rewriter->reading->arena, &rewriter->text, line).kind ==
             MARK_SIDE_BAR_END &&
         find_open(rewriter, DIRECTIVE_SIDE_BAR, 0) >= 0;
}

static gboolean starts_fence(const CodeSpan *span, guint32 line) {
  return span->kind == SPAN_FENCED && span->first_line == line;
}

static void rewrite_lines(Rewriter *rewriter) {
  guint span = 0;
  for (guint32 line = 1; line <= rewriter->text.lines; line++) {
    const guint8 shield = rewriter->shield[line - 1];
    if (shield == FENCE_START) {
      while (!starts_fence(&g_array_index(rewriter->spans, CodeSpan, span), line))
        span++;
      line = rewrite_fence(rewriter, &g_array_index(rewriter->spans, CodeSpan, span));
    } else if (shield == PLAIN || shield == TABLE ||
               (shield == INDENTED_CODE && closes_in_code(rewriter, line))) {
      line = rewrite_plain(rewriter, line);
    } else {
      copy_line(rewriter, line);
    }
  }
}

/* The parser puts what stands in footnotes at the end of its tree. */
static int compare_spans(const void *a, const void *b) {
  const guint32 first = ((const CodeSpan *)a)->first_line;
  const guint32 second = ((const CodeSpan *)b)->first_line;
  return first < second ? -1 : first > second;
}

static void raise_shields(Rewriter *rewriter, guint32 first) {
  const SourceText *text = &rewriter->text;
  rewriter->shield = arena_alloc(rewriter->reading->arena, (gsize)text->lines + 1);
  g_array_sort(rewriter->spans, compare_spans);
  for (guint32 line = 0; line < text->lines && text->starts[line] < first; line++)
    rewriter->shield[line] = FENCED;
  for (guint i = 0; i < rewriter->spans->len; i++) {
    const CodeSpan *span = &g_array_index(rewriter->spans, CodeSpan, i);
    if (span->first_line == 0 || span->first_line > text->lines)
      continue;
    static const guint8 shields[] = {INDENTED_CODE, FENCED, FENCED, TABLE};
    const guint8 shield = shields[span->kind];
    for (guint32 line = span->first_line; line <= MIN(span->last_line, text->lines); line++)
      rewriter->shield[line - 1] = shield;
    if (span->kind == SPAN_FENCED && span->info != NULL && *span->info != '\0')
      rewriter->shield[span->first_line - 1] = FENCE_START;
  }
}

/* A run of lines with pipes may be one that is no table; `*line` goes to its last line. */
static gboolean may_be_line_block(Reading *reading, guint32 *line) {
  const SourceText *text = &reading->text;
  gboolean table = FALSE;
  while (*line < text->lines) {
    const guint32 next = *line + 1;
    const DirectiveMark mark = directive_scan_line(reading->arena, text, next);
    table |= directive_scan_delimiters(text, next);
    if (mark.start >= text->length || text->bytes[mark.start] != '|')
      break;
    *line = next;
  }
  return !table;
}

static gboolean has_candidates(Reading *reading, guint32 first) {
  const SourceText *text = &reading->text;
  for (guint32 line = 1; line <= text->lines; line++) {
    if (text->starts[line - 1] < first)
      continue;
    const MarkKind kind = directive_scan_line(reading->arena, text, line).kind;
    if (kind != MARK_NONE && (kind != MARK_PIPE || may_be_line_block(reading, &line)))
      return TRUE;
  }
  return FALSE;
}

/* One round; `*changed` says whether the text is another one now. FALSE as directive_lines_read. */
static gboolean run_round(gboolean *changed, Reading *reading, guint32 first) {
  Rewriter rewriter = {.reading = reading, .text = reading->text};
  rewriter.spans = g_array_new(FALSE, FALSE, sizeof(CodeSpan));
  const gboolean fine = markdown_code_spans(rewriter.spans, reading->arena, &rewriter.text, first);
  if (fine) {
    rewriter.out = g_string_sized_new(rewriter.text.length + 256);
    rewriter.open = g_array_new(FALSE, FALSE, sizeof(Open));
    raise_shields(&rewriter, first);
    rewrite_lines(&rewriter);
    if (rewriter.changed) {
      const char *bytes = arena_strndup(reading->arena, rewriter.out->str, rewriter.out->len);
      reading->text = source_text(reading->arena, bytes, rewriter.out->len);
    }
    g_array_unref(rewriter.open);
    g_string_free(rewriter.out, TRUE);
  }
  *changed = rewriter.changed;
  g_array_unref(rewriter.spans);
  return fine;
}

static int compare_blocks(const void *a, const void *b) {
  const guint32 first = ((const LineBlock *)a)->first_line;
  const guint32 second = ((const LineBlock *)b)->first_line;
  return first < second ? -1 : first > second;
}

gboolean directive_lines_read(Reading *reading, guint32 first) {
  gboolean changed = TRUE;
  for (guint round = 0; round < ROUNDS && changed && has_candidates(reading, first); round++) {
    if (!run_round(&changed, reading, first))
      return FALSE;
  }
  g_array_sort(reading->line_blocks, compare_blocks);
  for (guint i = 0; i < reading->directives->len; i++) {
    const Directive *directive = &g_array_index(reading->directives, Directive, i);
    if (!directive->closed)
      findings_add(reading->findings, FINDING_UNCLOSED_DIRECTIVE, directive->place,
                   "write the line that ends it", "the directive does not end");
  }
  return TRUE;
}

const char *directive_option(const Directive *directive, const char *key) {
  const GPtrArray *options = directive->options;
  for (guint i = 0; options != NULL && i + 1 < options->len; i += 2) {
    if (strcmp(options->pdata[i], key) == 0)
      return options->pdata[i + 1];
  }
  return NULL;
}

const Directive *directive_of_mark(const Reading *reading, const Node *html, gboolean *closing) {
  static const char mark[] = "<!--\001";
  const char *start = html->text + strspn(html->text, " \t");
  if (!g_str_has_prefix(start, mark))
    return NULL;
  start += strlen(mark);
  *closing = *start == 'c';
  const guint64 index = g_ascii_strtoull(start + 1, NULL, 10);
  return index < reading->directives->len ? &g_array_index(reading->directives, Directive, index)
                                          : NULL;
}

const Directive *directive_of_title(const Reading *reading, Node *heading) {
  Node *text = heading->first;
  if (text == NULL || text->kind != NODE_TEXT || text->text[0] != '\001')
    return NULL;
  char *end;
  const guint64 index = g_ascii_strtoull(text->text + 1, &end, 10);
  if (index >= reading->directives->len)
    return NULL;
  const Directive *directive = &g_array_index(reading->directives, Directive, index);
  /* An entity may stand for a control character, but not in this line. */
  if (directive->title_line != heading->line)
    return NULL;
  end += *end == ' ';
  const guint32 mark = (guint32)(end - text->text);
  text->text = end;
  text->length -= mark;
  text->column += mark;
  if (text->length == 0)
    node_unlink(text);
  return directive;
}
