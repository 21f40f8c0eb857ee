/* Compiles the text of a Mustache template into a flat array of tags.
 *
 * One pass from delimiter to delimiter. A tag that stands alone on its line (all but variables can)
 * takes the whole line with it; the rule is applied here, so that rendering knows nothing of it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/template_parse.h"

#include <string.h>

typedef struct {
  Template *template;
  const char *text, *end; /* of the source */
  const char *at;         /* what is before has been compiled */
  const char *line;       /* start of the line that holds `at` or the tag in work */
  char *open, *close;     /* delimiters */
  GArray *sections;       /* guint: indexes of the open ones */
  GError **error;
} Parser;

/* A tag as it is written. */
typedef struct {
  const char *start, *stop; /* with its delimiters */
  char sigil;               /* one of "#^/>!={&", or 0 */
  const char *content;      /* without white space around it */
  gsize length;
} Written;

gboolean template_error(GError **error, const Template *template, const char *at,
                        TemplateError code, const char *format, ...) {
  guint line = 1;
  const char *line_start = g_bytes_get_data(template->source, NULL);
  for (const char *scan = line_start; scan < at; scan++) {
    if (*scan != '\n')
      continue;
    line++;
    line_start = scan + 1;
  }
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, TEMPLATE_ERROR, (int)code, "%s:%u:%ld: %s", template->file, line,
              g_utf8_strlen(line_start, at - line_start) + 1, message);
  return FALSE;
}

void template_free(Template *template) {
  if (template == NULL)
    return;
  g_free(template->name);
  g_free(template->file);
  g_bytes_unref(template->source);
  g_string_chunk_free(template->names);
  g_array_unref(template->tags);
  g_free(template);
}

static const char *find(const char *from, const char *end, const char *what) {
  const gsize length = strlen(what);
  for (; (gsize)(end - from) >= length; from++) {
    from = memchr(from, what[0], (gsize)(end - from) - length + 1);
    if (from == NULL)
      return NULL;
    if (memcmp(from, what, length) == 0)
      return from;
  }
  return NULL;
}

static gboolean is_blank(const char *from, const char *to) {
  while (from < to && (*from == ' ' || *from == '\t'))
    from++;
  return from == to;
}

static void add_text(Parser *parser, const char *from, const char *to) {
  if (from >= to)
    return;
  const Tag tag = {.kind = TAG_TEXT,
                   .starts_line = from == parser->text || from[-1] == '\n',
                   .text = from,
                   .length = (gsize)(to - from),
                   .place = from};
  g_array_append_val(parser->template->tags, tag);
}

/* Splits at the dots. */
static gboolean parse_name(TagName *name, Parser *parser, const Written *tag) {
  const Template *template = parser->template;
  if (tag->length == 0)
    return template_error(parser->error, template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "a tag without a name");
  g_autofree char *text = g_strndup(tag->content, tag->length);
  if (strpbrk(text, " \t\r\n") != NULL)
    return template_error(parser->error, template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "white space in the name '%s'", text);
  if (strchr("<$*", text[0]) != NULL)
    return template_error(parser->error, template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "'%c' tags (inheritance, dynamic names) are not supported", text[0]);
  *name = (TagName){0};
  if (g_str_equal(text, "."))
    return TRUE;
  name->local = text[0] == '.';
  char *part = g_string_chunk_insert(template->names, text + (name->local ? 1 : 0));
  for (name->parts = part;; part++) {
    char *dot = strchrnul(part, '.');
    if (dot == part)
      return template_error(parser->error, template, tag->start, TEMPLATE_ERROR_SYNTAX,
                            "an empty part in the name '%s'", text);
    name->length++;
    if (*dot == '\0')
      return TRUE;
    *dot = '\0';
    part = dot;
  }
}

/* A loader joins the name to a folder, so nothing in it may lead elsewhere. */
static gboolean is_partial_name(const char *name) {
  const char *allowed = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-./";
  if (*name == '\0' || name[strspn(name, allowed)] != '\0')
    return FALSE;
  g_auto(GStrv) parts = g_strsplit(name, "/", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (parts[i][0] == '\0' || parts[i][0] == '.')
      return FALSE;
  return TRUE;
}

static gboolean add_partial(Parser *parser, const Written *tag, gboolean alone) {
  g_autofree char *name = g_strndup(tag->content, tag->length);
  if (!is_partial_name(name))
    return template_error(parser->error, parser->template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "'%s' cannot be the name of a partial", name);
  const Tag partial = {.kind = TAG_PARTIAL,
                       .text = parser->line,
                       .length = alone ? (gsize)(tag->start - parser->line) : 0,
                       .alone = alone,
                       .place = tag->start,
                       .name = {g_string_chunk_insert(parser->template->names, name), 1, FALSE}};
  g_array_append_val(parser->template->tags, partial);
  return TRUE;
}

static gboolean add_named(Parser *parser, const Written *tag, TagKind kind) {
  Tag named = {.kind = kind, .text = tag->content, .length = tag->length, .place = tag->start};
  if (!parse_name(&named.name, parser, tag))
    return FALSE;
  if (kind != TAG_VALUE && kind != TAG_RAW && parser->sections->len == TEMPLATE_DEPTH_MOST)
    return template_error(parser->error, parser->template, tag->start, TEMPLATE_ERROR_DEPTH,
                          "sections are nested more than %d deep", TEMPLATE_DEPTH_MOST);
  const guint index = parser->template->tags->len;
  g_array_append_val(parser->template->tags, named);
  if (kind == TAG_SECTION || kind == TAG_INVERTED)
    g_array_append_val(parser->sections, index);
  return TRUE;
}

static gboolean close_section(Parser *parser, const Written *tag) {
  GArray *tags = parser->template->tags;
  if (parser->sections->len == 0)
    return template_error(parser->error, parser->template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "'%.*s' is closed but not open", (int)tag->length, tag->content);
  const guint last = parser->sections->len - 1;
  Tag *open = &g_array_index(tags, Tag, g_array_index(parser->sections, guint, last));
  if (open->length != tag->length || memcmp(open->text, tag->content, tag->length) != 0)
    return template_error(parser->error, parser->template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "'%.*s' is closed where '%.*s' is open", (int)tag->length, tag->content,
                          (int)open->length, open->text);
  open->end = tags->len;
  g_array_set_size(parser->sections, last);
  return TRUE;
}

static gboolean set_delimiters(Parser *parser, const Written *tag) {
  g_autofree char *content = g_strndup(tag->content, tag->length);
  const gsize first = strcspn(content, " \t\r\n");
  const char *second = content + first + strspn(content + first, " \t\r\n");
  if (first == 0 || *second == '\0' || strpbrk(second, " \t\r\n") != NULL ||
      strchr(content, '=') != NULL)
    return template_error(parser->error, parser->template, tag->start, TEMPLATE_ERROR_SYNTAX,
                          "delimiters are two words without '=', like {{=<%% %%>=}}");
  g_free(parser->open);
  g_free(parser->close);
  parser->open = g_strndup(content, first);
  parser->close = g_strdup(second);
  return TRUE;
}

/* Reads the tag that starts at `start`, where the opening delimiter is. */
static gboolean read_tag(Written *tag, const Parser *parser, const char *start) {
  const char *content = start + strlen(parser->open);
  while (content < parser->end && g_ascii_isspace(*content))
    content++;
  *tag = (Written){.start = start};
  if (content < parser->end && strchr("#^/>!={&", *content) != NULL)
    tag->sigil = *content++;
  const char *before = tag->sigil == '{' ? "}" : tag->sigil == '=' ? "=" : "";
  g_autofree char *close = g_strconcat(before, parser->close, NULL);
  const char *stop = find(content, parser->end, close);
  if (stop == NULL)
    return template_error(parser->error, parser->template, start, TEMPLATE_ERROR_SYNTAX,
                          "a tag without its closing '%s'", close);
  tag->stop = stop + strlen(close);
  while (content < stop && g_ascii_isspace(*content))
    content++;
  while (stop > content && g_ascii_isspace(stop[-1]))
    stop--;
  tag->content = content;
  tag->length = (gsize)(stop - content);
  return TRUE;
}

/* Where the text goes on when the tag stands alone on its lines, else NULL. */
static const char *after_line(const Parser *parser, const Written *tag) {
  if (tag->sigil == '\0' || tag->sigil == '{' || tag->sigil == '&')
    return NULL;
  if (!is_blank(parser->line, tag->start))
    return NULL;
  const char *newline = memchr(tag->stop, '\n', (gsize)(parser->end - tag->stop));
  const char *stop = newline != NULL ? newline : parser->end;
  if (newline != NULL && newline > tag->stop && newline[-1] == '\r')
    stop--;
  if (!is_blank(tag->stop, stop))
    return NULL;
  return newline != NULL ? newline + 1 : parser->end;
}

static gboolean add_tag(Parser *parser, const Written *tag, gboolean alone) {
  switch (tag->sigil) {
  case '!':
    return TRUE;
  case '=':
    return set_delimiters(parser, tag);
  case '#':
    return add_named(parser, tag, TAG_SECTION);
  case '^':
    return add_named(parser, tag, TAG_INVERTED);
  case '/':
    return close_section(parser, tag);
  case '>':
    return add_partial(parser, tag, alone);
  case '{':
  case '&':
    return add_named(parser, tag, TAG_RAW);
  default:
    return add_named(parser, tag, TAG_VALUE);
  }
}

/* Compiles the text up to the next tag, and the tag. */
static gboolean parse_next(Parser *parser) {
  const char *start = find(parser->at, parser->end, parser->open);
  if (start == NULL) {
    add_text(parser, parser->at, parser->end);
    parser->at = parser->end;
    return TRUE;
  }
  const char *newline = memrchr(parser->at, '\n', (gsize)(start - parser->at));
  if (newline != NULL)
    parser->line = newline + 1;
  Written tag;
  if (!read_tag(&tag, parser, start))
    return FALSE;
  const char *after = after_line(parser, &tag);
  add_text(parser, parser->at, after != NULL ? parser->line : start);
  if (after == NULL && start == parser->line) {
    const Tag mark = {.kind = TAG_TEXT, .starts_line = TRUE, .text = start, .place = start};
    g_array_append_val(parser->template->tags, mark);
  }
  if (!add_tag(parser, &tag, after != NULL))
    return FALSE;
  parser->at = after != NULL ? after : tag.stop;
  newline = memrchr(start, '\n', (gsize)(parser->at - start));
  if (newline != NULL)
    parser->line = newline + 1;
  return TRUE;
}

static gboolean parse_all(Parser *parser) {
  const char *bad;
  if (!g_utf8_validate_len(parser->text, (gsize)(parser->end - parser->text), &bad))
    return template_error(parser->error, parser->template, bad, TEMPLATE_ERROR_SYNTAX,
                          "the text is not UTF-8");
  while (parser->at < parser->end)
    if (!parse_next(parser))
      return FALSE;
  if (parser->sections->len == 0)
    return TRUE;
  const GArray *sections = parser->sections;
  const guint last = g_array_index(sections, guint, sections->len - 1);
  const Tag *open = &g_array_index(parser->template->tags, Tag, last);
  return template_error(parser->error, parser->template, open->place, TEMPLATE_ERROR_SYNTAX,
                        "the section '%.*s' is never closed", (int)open->length, open->text);
}

/* The text without the byte order mark that some editors put before it. */
static GBytes *without_mark(GBytes *source) {
  gsize length;
  const char *text = g_bytes_get_data(source, &length);
  const gsize mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  return g_bytes_new_from_bytes(source, mark, length - mark);
}

Template *template_parse(const char *name, const char *file, GBytes *source, GError **error) {
  g_autoptr(Template) template = g_new0(Template, 1);
  template->name = g_strdup(name);
  template->file = g_strdup(file != NULL ? file : name);
  template->source = without_mark(source);
  template->names = g_string_chunk_new(256);
  template->tags = g_array_new(FALSE, FALSE, sizeof(Tag));
  gsize length;
  const char *text = g_bytes_get_data(template->source, &length);
  if (text == NULL)
    return g_steal_pointer(&template);
  Parser parser = {.template = template,
                   .text = text,
                   .end = text + length,
                   .at = text,
                   .line = text,
                   .open = g_strdup("{{"),
                   .close = g_strdup("}}"),
                   .sections = g_array_new(FALSE, FALSE, sizeof(guint)),
                   .error = error};
  const gboolean good = parse_all(&parser);
  g_free(parser.open);
  g_free(parser.close);
  g_array_unref(parser.sections);
  return good ? g_steal_pointer(&template) : NULL;
}
