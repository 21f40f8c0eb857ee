/* JsonText: a tree is walked with a stack of its own, so that its depth costs no stack.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/json_text.h"

#include <string.h>

#include "render/report_terminal.h"

enum { SHORT_MOST = 3 }; /* members of an object on one line */

/* Bytes that may begin a character which needs an escape (render/report_terminal.h): the first 32, U+007F and
 * the lead bytes of the hidden ones. */
static const guint8 suspects[256] = {
    1,          1,          1,          1,          1,          1,          1,          1,
    1,          1,          1,          1,          1,          1,          1,          1,
    1,          1,          1,          1,          1,          1,          1,          1,
    1,          1,          1,          1,          1,          1,          1,          1,
    ['"'] = 1,  ['\\'] = 1, [0x7f] = 1, [0xc2] = 1, [0xcd] = 1, [0xd8] = 1, [0xe1] = 1, [0xe2] = 1,
    [0xe3] = 1, [0xef] = 1, [0xf0] = 1, [0xf3] = 1};

static void append_escape(GString *out, gunichar character) {
  if (character == '"')
    g_string_append(out, "\\\"");
  else if (character == '\\')
    g_string_append(out, "\\\\");
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
    if (character == '"' || character == '\\' || terminal_hides(character)) {
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

static gboolean is_tree(const Value *value) {
  return value->kind == VALUE_OBJECT || value->kind == VALUE_ARRAY;
}

static void append_scalar(GString *out, const Value *value) {
  if (value->kind == VALUE_STRING)
    append_string(out, value->u.string);
  else if (value->kind == VALUE_INTEGER)
    append_integer(out, value->u.integer);
  else if (value->kind == VALUE_BOOLEAN)
    g_string_append(out, value->u.boolean ? "true" : "false");
  else
    g_string_append(out, "null");
}

/* An object of a few plain values, such as a place, reads best on one line. */
static gboolean is_short(const Value *value) {
  if (value->kind != VALUE_OBJECT)
    return FALSE;
  const Object *object = value->u.object;
  for (guint i = 0; i < object->count && object->count <= SHORT_MOST; i++) {
    if (is_tree(&object->members[i].value))
      return FALSE;
  }
  return object->count > 0 && object->count <= SHORT_MOST;
}

static void append_short(GString *out, const Object *object) {
  for (guint i = 0; i < object->count; i++) {
    g_string_append(out, i == 0 ? "{" : ", ");
    append_string(out, object->members[i].name);
    g_string_append(out, ": ");
    append_scalar(out, &object->members[i].value);
  }
  g_string_append_c(out, '}');
}

/* An object or array that is open. */
typedef struct {
  const Value *value;
  guint next;
} Level;

/* Opens an object or array, or writes a value. */
static void enter(GArray *levels, JsonText *text, const char *name, const Value *value) {
  if (is_tree(value) && !is_short(value)) {
    json_text_begin(text, name, value->kind == VALUE_OBJECT ? '{' : '[');
    const Level level = {value, 0};
    g_array_append_val(levels, level);
    return;
  }
  begin_value(text, name);
  if (value->kind == VALUE_OBJECT)
    append_short(text->out, value->u.object);
  else
    append_scalar(text->out, value);
}

void json_text_value(JsonText *text, const char *name, const Value *value) {
  g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(Level));
  enter(levels, text, name, value);
  while (levels->len > 0) {
    Level *level = &g_array_index(levels, Level, levels->len - 1);
    const gboolean in_object = level->value->kind == VALUE_OBJECT;
    const Object *object = level->value->u.object;
    const Array *array = level->value->u.array;
    if (level->next == (in_object ? object->count : array->count)) {
      json_text_end(text, in_object ? '}' : ']');
      g_array_set_size(levels, levels->len - 1);
    } else if (in_object) {
      const Member *member = &object->members[level->next++];
      enter(levels, text, member->name, &member->value);
    } else {
      enter(levels, text, NULL, &array->items[level->next++]);
    }
  }
}

void json_text_object(JsonText *text, const char *name, Object *object) {
  json_text_value(text, name, &(Value){VALUE_OBJECT, {.object = object}});
  object_unref(object);
}

void json_text_members(JsonText *text, Object *object) {
  for (guint i = 0; i < object->count; i++)
    json_text_value(text, object->members[i].name, &object->members[i].value);
  object_unref(object);
}
