/* Variables: replacing `@name@`.
 *
 * One pass from '@' to '@'; a text without any costs one memchr.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/variable.h"

#include <string.h>

enum { NAME_MOST = 100 };

static gboolean is_name_byte(char c) { return g_ascii_isalnum(c) || strchr("-_.", c) != NULL; }

/* Length of the name behind an '@' when another '@' follows it, else 0. */
static gsize name_length(const char *text, gsize length) {
  if (length == 0 || !g_ascii_isalpha(text[0]))
    return 0;
  gsize n = 1;
  while (n < length && n < NAME_MOST && text[n] != '\0' && is_name_byte(text[n]))
    n++;
  return n < length && text[n] == '@' ? n : 0;
}

/* A letter or digit directly before or behind makes it part of a word. */
static gboolean stands_alone(const char *text, gsize length, gsize at, gsize name) {
  const gsize behind = at + name + 2;
  return (at == 0 || !g_ascii_isalnum(text[at - 1])) &&
         (behind >= length || !g_ascii_isalnum(text[behind]));
}

static void report_undefined(Reading *reading, const char *name, Place place) {
  if (reading_first_time(reading, "variable", name))
    findings_add(reading->findings, FINDING_UNDEFINED_VARIABLE, place,
                 "give it a value under \"variables\" in the configuration",
                 "the variable @%s@ has no value", name);
}

/* Where the variable stands, when the text is one line of the source. */
static Place place_within(Place place, gsize at) {
  if (place.line > 0)
    place.column += (guint32)at;
  return place;
}

char *variable_replace(Reading *reading, const char *text, gsize length, Place place,
                       GArray *shifts) {
  const char *first = memchr(text, '@', length);
  if (first == NULL)
    return NULL;
  g_autoptr(GString) out = NULL;
  gsize done = 0;
  gsize at = (gsize)(first - text);
  while (at < length) {
    const gsize name = name_length(text + at + 1, length - at - 1);
    gsize next = at + 1;
    if (name > 0) {
      g_autofree char *key = g_strndup(text + at + 1, name);
      Variable *variable = g_hash_table_lookup(reading->config->variable_by_name, key);
      if (variable != NULL) {
        g_atomic_int_set(&variable->used, TRUE);
        if (out == NULL)
          out = g_string_sized_new(length + 64);
        g_string_append_len(out, text + done, (gssize)(at - done));
        g_string_append(out, variable->value);
        done = next = at + name + 2;
        if (shifts != NULL)
          g_array_append_val(shifts, ((VariableShift){out->len, done}));
      } else if (stands_alone(text, length, at, name)) {
        report_undefined(reading, key, place_within(place, at));
        next = at + name + 2;
      }
    }
    const char *found = next < length ? memchr(text + next, '@', length - next) : NULL;
    at = found == NULL ? length : (gsize)(found - text);
  }
  if (out == NULL)
    return NULL;
  g_string_append_len(out, text + done, (gssize)(length - done));
  return arena_strndup(reading->arena, out->str, out->len);
}

gsize variable_written(const GArray *shifts, gsize made) {
  guint from = 0,
        end = shifts->len; /* the last shift at or before `made` is the one before `from` */
  while (from < end) {
    const guint middle = from + (end - from) / 2;
    if (g_array_index(shifts, VariableShift, middle).made <= made)
      from = middle + 1;
    else
      end = middle;
  }
  if (from == 0)
    return made;
  const VariableShift *shift = &g_array_index(shifts, VariableShift, from - 1);
  return shift->written + (made - shift->made);
}
