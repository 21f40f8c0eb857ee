/* The small part of YAML that is accepted, made from libyaml's events.
 *
 * A stack of open lists and mappings, at most DEPTH_MOST of them, takes the place of recursion. libyaml
 * counts characters and has its own idea of a line end, so places are computed from its character index
 * by a cursor that only walks forward. What values mean is not decided here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/yaml.h"

#include <string.h>
#include <yaml.h>

enum { BYTES_MOST = 64 * 1024, DEPTH_MOST = 16, EVENTS_MOST = 10000 };

/* An open list or mapping. */
typedef struct {
  YamlNode *node;
  gboolean wants_value; /* of a mapping: a key was read */
  const char *key;      /* NULL: the key was refused, its value belongs to nothing */
  Place key_place;
} Frame;

/* The byte that a character index of libyaml names, and its line. */
typedef struct {
  gsize index, offset, line_start;
  guint32 line;
} Cursor;

typedef struct {
  Arena *arena;
  const YamlSource *source;
  const char *bytes;
  gsize length;
  Findings *findings;
  Cursor cursor;
  Frame stack[DEPTH_MOST];
  guint depth;
  YamlNode *root;
  guint documents;
  gboolean failed, ended;
} Reader;

static Place cursor_place(Reader *reader) {
  const Cursor *cursor = &reader->cursor;
  return (Place){reader->source->file, cursor->line + reader->source->lines_before,
                 (guint32)(cursor->offset - cursor->line_start) + 1};
}

static void cursor_step(Reader *reader) {
  Cursor *cursor = &reader->cursor;
  const gboolean newline = reader->bytes[cursor->offset] == '\n';
  do
    cursor->offset++;
  while (cursor->offset < reader->length && ((guchar)reader->bytes[cursor->offset] & 0xC0) == 0x80);
  cursor->index++;
  if (newline) {
    cursor->line++;
    cursor->line_start = cursor->offset;
  }
}

static Place place_at(Reader *reader, gsize index) {
  if (index < reader->cursor.index)
    reader->cursor = (Cursor){.line = 1};
  while (reader->cursor.index < index && reader->cursor.offset < reader->length)
    cursor_step(reader);
  return cursor_place(reader);
}

static Place place_at_byte(Reader *reader, gsize offset) {
  reader->cursor = (Cursor){.line = 1};
  while (reader->cursor.offset < MIN(offset, reader->length))
    cursor_step(reader);
  return cursor_place(reader);
}

static void refuse(Reader *reader, Place place, const char *hint, const char *message) {
  reader->failed = TRUE;
  findings_add(reader->findings, reader->source->syntax, place, hint, "%s", message);
}

static YamlNode *node_make(Reader *reader, YamlKind kind, const yaml_event_t *event) {
  YamlNode *node = arena_new_item(reader->arena, YamlNode);
  node->kind = kind;
  node->place = place_at(reader, event->start_mark.index);
  node->whole = kind == YAML_TEXT || kind == YAML_REFUSED;
  return node;
}

static void take_key(Reader *reader, Frame *frame, const YamlNode *key) {
  frame->wants_value = TRUE;
  frame->key = NULL;
  if (key->kind != YAML_TEXT) {
    if (key->kind != YAML_REFUSED)
      refuse(reader, key->place, "put the name in quotes when it begins with [ or {",
             "a key must be a text");
    return;
  }
  for (const YamlNode *child = frame->node->first; child != NULL; child = child->next) {
    if (strcmp(child->key, key->text) != 0)
      continue;
    reader->failed = TRUE;
    findings_add_second(reader->findings, reader->source->duplicate, key->place, child->key_place,
                        "keep one of the two", "the key '%s' is given twice", key->text);
    return;
  }
  frame->key = key->text;
  frame->key_place = key->place;
}

/* Puts a node where it belongs: into the open list, as key or value of the open mapping, or at the top. */
static void attach(Reader *reader, YamlNode *node) {
  if (reader->depth == 0) {
    reader->root = node;
    return;
  }
  Frame *frame = &reader->stack[reader->depth - 1];
  if (frame->node->kind == YAML_MAPPING) {
    if (!frame->wants_value) {
      take_key(reader, frame, node);
      return;
    }
    frame->wants_value = FALSE;
    if (frame->key == NULL)
      return;
    node->key = frame->key;
    node->key_place = frame->key_place;
  }
  node->parent = frame->node;
  if (frame->node->last == NULL)
    frame->node->first = node;
  else
    frame->node->last->next = node;
  frame->node->last = node;
  frame->node->count++;
}

static void check_properties(Reader *reader, const yaml_event_t *event, const yaml_char_t *anchor,
                             const yaml_char_t *tag) {
  if (anchor == NULL && tag == NULL)
    return;
  const Place place = place_at(reader, event->start_mark.index);
  if (anchor != NULL)
    refuse(reader, place, "write the value again where it is needed, or put it in quotes",
           "anchors (&name) are not accepted");
  if (tag != NULL)
    refuse(reader, place, "leave the tag out, or put the value in quotes",
           "tags (!name) are not accepted");
}

static void read_scalar(Reader *reader, const yaml_event_t *event) {
  const char *text = (const char *)event->data.scalar.value;
  const gsize length = event->data.scalar.length;
  YamlNode *node = node_make(reader, YAML_TEXT, event);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  node->text = arena_strndup(reader->arena, text, length);
  check_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
  if (!yaml_text_is_printable(node->text, length)) {
    refuse(reader, node->place, "take the character out", "the text holds a control character");
    node->kind = YAML_REFUSED;
    node->text = NULL;
  }
  attach(reader, node);
}

static void open_container(Reader *reader, YamlKind kind, const yaml_event_t *event) {
  YamlNode *node = node_make(reader, kind, event);
  if (reader->depth == DEPTH_MOST) {
    refuse(reader, node->place, NULL, "lists and mappings are nested more than 16 deep");
    reader->ended = TRUE;
    return;
  }
  attach(reader, node);
  reader->stack[reader->depth++] = (Frame){.node = node};
}

static void read_event(Reader *reader, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_DOCUMENT_START_EVENT:
    if (++reader->documents > 1) {
      refuse(reader, place_at(reader, event->start_mark.index), "remove the line of three dashes",
             "a second document is not accepted");
      reader->ended = TRUE;
    }
    break;
  case YAML_ALIAS_EVENT: {
    YamlNode *node = node_make(reader, YAML_REFUSED, event);
    refuse(reader, node->place, "write the value itself, or put it in quotes",
           "aliases (*name) are not accepted");
    attach(reader, node);
    break;
  }
  case YAML_SCALAR_EVENT:
    read_scalar(reader, event);
    break;
  case YAML_SEQUENCE_START_EVENT:
    check_properties(reader, event, event->data.sequence_start.anchor,
                     event->data.sequence_start.tag);
    open_container(reader, YAML_LIST, event);
    break;
  case YAML_MAPPING_START_EVENT:
    check_properties(reader, event, event->data.mapping_start.anchor,
                     event->data.mapping_start.tag);
    open_container(reader, YAML_MAPPING, event);
    break;
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    reader->stack[--reader->depth].node->whole = TRUE;
    break;
  case YAML_STREAM_END_EVENT:
    reader->ended = TRUE;
    break;
  case YAML_NO_EVENT:
  case YAML_STREAM_START_EVENT:
  case YAML_DOCUMENT_END_EVENT:
    break;
  }
}

/* libyaml's message is exact but terse; the hint says what people usually did. */
static void refuse_syntax(Reader *reader, const yaml_parser_t *parser) {
  const char *problem = parser->problem == NULL ? "the text cannot be read" : parser->problem;
  if (parser->error == YAML_READER_ERROR) {
    const gboolean control = g_str_has_prefix(problem, "control");
    refuse(reader, place_at_byte(reader, parser->problem_offset),
           control ? "take the character out" : "save the file as UTF-8",
           control ? "the text holds a control character" : "the text is not UTF-8");
    return;
  }
  const Place place = place_at(reader, parser->problem_mark.index);
  const gsize offset = reader->cursor.offset;
  const char at = offset < reader->length ? reader->bytes[offset] : '\0';
  const char *hint = "look for a missing colon, quote or bracket here or above";
  if (at == '\t')
    hint = "indent with spaces, not with tabs";
  else if (at != '\0' && strchr("@`%", at) != NULL)
    hint = "put the value in quotes";
  else if (strstr(problem, "mapping values") != NULL)
    hint = "put a value that holds a colon in quotes";
  else if (strstr(problem, "block end") != NULL || strstr(problem, "block collection") != NULL)
    hint = "give keys of one mapping and items of one list the same indentation";
  g_autofree char *message = g_strdup_printf("not valid YAML: %s", problem);
  refuse(reader, place, hint, message);
}

static void read_events(Reader *reader) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser))
    g_error("out of memory");
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)reader->bytes, reader->length);
  for (guint events = 0; !reader->ended; events++) {
    yaml_event_t event;
    if (events == EVENTS_MOST) {
      refuse(reader, cursor_place(reader), NULL, "there are more than 10000 parts");
      break;
    }
    if (!yaml_parser_parse(&parser, &event)) {
      refuse_syntax(reader, &parser);
      break;
    }
    read_event(reader, &event);
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

gboolean yaml_read(YamlNode **root, Arena *arena, const YamlSource *source, const char *bytes,
                   gsize length, Findings *findings) {
  *root = NULL;
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    bytes += 3;
    length -= 3;
  }
  Reader reader = {.arena = arena,
                   .source = source,
                   .bytes = bytes,
                   .length = length,
                   .findings = findings,
                   .cursor = {.line = 1}};
  if (length > BYTES_MOST) {
    refuse(&reader, cursor_place(&reader), NULL, "there are more than 64 KiB");
    return FALSE;
  }
  read_events(&reader);
  *root = reader.root;
  return !reader.failed;
}

const YamlNode *yaml_get(const YamlNode *mapping, const char *key) {
  if (mapping == NULL || mapping->kind != YAML_MAPPING)
    return NULL;
  const YamlNode *child = mapping->first;
  while (child != NULL && strcmp(child->key, key) != 0)
    child = child->next;
  return child;
}

gboolean yaml_is_nothing(const YamlNode *node) {
  static const char *const nothing[] = {"", "~", "null", "Null", "NULL", NULL};
  return node->kind == YAML_TEXT && node->plain && g_strv_contains(nothing, node->text);
}

gboolean yaml_text_is_printable(const char *text, gsize length) {
  if (strlen(text) != length)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xFFFE ||
        c == 0xFFFF)
      return FALSE;
  }
  return TRUE;
}

const char *yaml_kind_name(const YamlNode *node) {
  switch (node->kind) {
  case YAML_LIST:
    return "a list";
  case YAML_MAPPING:
    return "a mapping";
  case YAML_TEXT:
  case YAML_REFUSED:
    break;
  }
  return "a text";
}

char *yaml_joined(Arena *arena, const YamlNode *node, const char *separator) {
  g_autoptr(GString) joined = g_string_new(NULL);
  gboolean any = FALSE;
  for (const YamlNode *at = node; at != NULL;) {
    if (at->kind == YAML_TEXT) {
      g_string_append_printf(joined, "%s%s", any ? separator : "", at->text);
      any = TRUE;
    }
    if (at->first != NULL) {
      at = at->first;
      continue;
    }
    while (at != node && at->next == NULL)
      at = at->parent;
    at = at == node ? NULL : at->next;
  }
  return arena_strndup(arena, joined->str, joined->len);
}
