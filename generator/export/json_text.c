/* JsonText: a tree is walked with a stack of its own, so that its depth costs no stack.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/json_text.h"

#include <string.h>

enum { SHORT_MOST = 3 }; /* members of an object on one line */

static gboolean is_hidden(gunichar character) {
  return character < 0x20 || (character >= 0x7f && character <= 0x9f) || character == 0x61c ||
         character == 0x200b || character == 0x200e || character == 0x200f ||
         (character >= 0x2028 && character <= 0x202e) ||
         (character >= 0x2060 && character <= 0x2069) || character == 0xfeff ||
         (character >= 0xfff9 && character <= 0xfffb) ||
         (character >= 0xe0000 && character <= 0xe007f);
}

/* Bytes that begin a character which may need an escape: the first 32, U+007F and the lead bytes C2, D8,
 * E2, EF, F3. */
static const guint8 suspects[256] = {
    1,         1,          1,          1,          1,          1,          1,          1,
    1,         1,          1,          1,          1,          1,          1,          1,
    1,         1,          1,          1,          1,          1,          1,          1,
    1,         1,          1,          1,          1,          1,          1,          1,
    ['"'] = 1, ['\\'] = 1, [0x7f] = 1, [0xc2] = 1, [0xd8] = 1, [0xe2] = 1, [0xef] = 1, [0xf3] = 1};

static void append_escape(GString *out, gunichar character) {
  if (character == '"' || character == '\\')
    g_string_append_printf(out, "\\%c", (char)character);
  else if (character == '\n')
    g_string_append(out, "\\n");
  else if (character == '\t')
    g_string_append(out, "\\t");
  else if (character == '\r')
    g_string_append(out, "\\r");
  else if (character < 0x10000)
    g_string_append_printf(out, "\\u%04x", character);
  else
    g_string_append_printf(out, "\\u%04x\\u%04x", 0xd800 + ((character - 0x10000) >> 10),
                           0xdc00 + ((character - 0x10000) & 0x3ff));
}

static void append_string(GString *out, const char *value) {
  g_string_append_c(out, '"');
  const char *start = value;
  const char *at = value;
  while (*at != '\0') {
    if (!suspects[(guchar)*at]) {
      at++;
      continue;
    }
    const gunichar character = g_utf8_get_char(at);
    const char *next = g_utf8_next_char(at);
    if (character == '"' || character == '\\' || is_hidden(character)) {
      g_string_append_len(out, start, at - start);
      append_escape(out, character);
      start = next;
    }
    at = next;
  }
  g_string_append_len(out, start, at - start);
  g_string_append_c(out, '"');
}

static void begin_line(JsonText *text) {
  if (text->depth == 0)
    return;
  static const char spaces[] = "\n                                ";
  g_string_append_len(text->out, spaces,
                      (gssize)MIN(1 + 2 * (gsize)text->depth, sizeof spaces - 1));
}

static void begin_value(JsonText *text, const char *name) {
  if (text->follows)
    g_string_append_c(text->out, ',');
  begin_line(text);
  if (name != NULL) {
    append_string(text->out, name);
    g_string_append(text->out, ": ");
  }
  text->follows = TRUE;
}

void json_text_begin(JsonText *text, const char *name, char bracket) {
  begin_value(text, name);
  g_string_append_c(text->out, bracket);
  text->depth++;
  text->follows = FALSE;
}

void json_text_end(JsonText *text, char bracket) {
  text->depth--;
  if (text->follows && text->depth == 0)
    g_string_append_c(text->out, '\n');
  else if (text->follows)
    begin_line(text);
  g_string_append_c(text->out, bracket);
  text->follows = TRUE;
}

/* Each link has two: a format would take ten times as long. */
static void append_integer(GString *out, gint64 number) {
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = number < 0 ? 0 - (guint64)number : (guint64)number;
  do {
    *--at = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (number < 0)
    *--at = '-';
  g_string_append_len(out, at, digits + sizeof digits - at);
}

static void append_scalar(GString *out, JsonNode *node) {
  if (JSON_NODE_HOLDS_NULL(node)) {
    g_string_append(out, "null");
    return;
  }
  const GType type = json_node_get_value_type(node);
  if (type == G_TYPE_STRING)
    append_string(out, json_node_get_string(node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append(out, json_node_get_boolean(node) ? "true" : "false");
  else
    append_integer(out, json_node_get_int(node));
}

/* An object of a few plain values, such as a place, reads best on one line. */
static gboolean is_short(JsonNode *node) {
  if (!JSON_NODE_HOLDS_OBJECT(node))
    return FALSE;
  JsonObject *object = json_node_get_object(node);
  const guint size = json_object_get_size(object);
  JsonObjectIter iter;
  JsonNode *member;
  json_object_iter_init_ordered(&iter, object);
  for (guint i = 0; i < size && size <= SHORT_MOST; i++) {
    json_object_iter_next_ordered(&iter, NULL, &member);
    if (JSON_NODE_HOLDS_OBJECT(member) || JSON_NODE_HOLDS_ARRAY(member))
      return FALSE;
  }
  return size > 0 && size <= SHORT_MOST;
}

static void append_short(GString *out, JsonObject *object) {
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  const char *before = "{";
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &name, &member)) {
    g_string_append(out, before);
    append_string(out, name);
    g_string_append(out, ": ");
    append_scalar(out, member);
    before = ", ";
  }
  g_string_append_c(out, '}');
}

/* An object or array that is open. */
typedef struct {
  JsonArray *array; /* or NULL */
  guint index;
  JsonObjectIter members;
} Level;

/* Opens an object or array, or writes a value. */
static void enter(GArray *levels, JsonText *text, const char *name, JsonNode *node) {
  Level level = {0};
  if (is_short(node)) {
    begin_value(text, name);
    append_short(text->out, json_node_get_object(node));
    return;
  }
  if (JSON_NODE_HOLDS_OBJECT(node)) {
    json_text_begin(text, name, '{');
    json_object_iter_init_ordered(&level.members, json_node_get_object(node));
  } else if (JSON_NODE_HOLDS_ARRAY(node)) {
    json_text_begin(text, name, '[');
    level.array = json_node_get_array(node);
  } else {
    begin_value(text, name);
    append_scalar(text->out, node);
    return;
  }
  g_array_append_val(levels, level);
}

static gboolean next_child(const char **name, JsonNode **child, Level *level) {
  *name = NULL;
  if (level->array == NULL)
    return json_object_iter_next_ordered(&level->members, name, child);
  if (level->index >= json_array_get_length(level->array))
    return FALSE;
  *child = json_array_get_element(level->array, level->index++);
  return TRUE;
}

void json_text_node(JsonText *text, const char *name, JsonNode *node) {
  g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(Level));
  enter(levels, text, name, node);
  while (levels->len > 0) {
    Level *level = &g_array_index(levels, Level, levels->len - 1);
    const char *member;
    JsonNode *child;
    if (next_child(&member, &child, level)) {
      enter(levels, text, member, child);
    } else {
      json_text_end(text, level->array == NULL ? '}' : ']');
      g_array_set_size(levels, levels->len - 1);
    }
  }
}

void json_text_object(JsonText *text, const char *name, JsonObject *object) {
  g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
  json_node_take_object(node, object);
  json_text_node(text, name, node);
}

void json_text_members(JsonText *text, JsonObject *object) {
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &name, &node))
    json_text_node(text, name, node);
  json_object_unref(object);
}
