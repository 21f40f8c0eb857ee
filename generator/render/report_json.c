/* Report as JSON.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_json.h"

#include "render/report_source.h"
#include "render/report_terminal.h"

void report_json_set(JsonObject *object, const char *name, const char *text) {
  if (text == NULL) {
    json_object_set_null_member(object, name);
    return;
  }
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  json_object_set_string_member(object, name, valid);
}

static void set_number(JsonObject *object, const char *name, guint32 number) {
  if (number == 0)
    json_object_set_null_member(object, name);
  else
    json_object_set_int_member(object, name, number);
}

static void set_place(JsonObject *object, const char *name, ReportSource *source, Place place) {
  if (place.file == NULL) {
    json_object_set_null_member(object, name);
    return;
  }
  JsonObject *member = json_object_new();
  report_json_set(member, "file", place.file);
  set_number(member, "line", place.line);
  set_number(member, "column", report_source_column(source, place));
  json_object_set_object_member(object, name, member);
}

static JsonArray *findings_array(const Findings *findings, const Book *book) {
  ReportSource source = {.book = book}, others = {.book = book};
  JsonArray *array = json_array_new();
  for (guint i = 0; i < findings_count(findings); i++) {
    const Finding *finding = findings_at(findings, i);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "code", finding_kind(finding->code)->name);
    json_object_set_string_member(object, "level", finding_level_name(finding->level));
    report_json_set(object, "message", finding->message);
    report_json_set(object, "hint", finding->hint);
    set_place(object, "place", &source, finding->place);
    set_place(object, "other", &others, finding->other);
    json_array_add_object_element(array, object);
  }
  return array;
}

static JsonObject *counts_object(const Findings *findings) {
  JsonObject *counts = json_object_new();
  for (FindingLevel level = LEVEL_ERROR; level >= LEVEL_NOTE; level--)
    json_object_set_int_member(counts, finding_level_name(level),
                               findings_of_level(findings, level));
  json_object_set_int_member(counts, "ignored", findings_ignored(findings));
  json_object_set_int_member(counts, "not_listed", findings_dropped(findings));
  return counts;
}

void report_json(GString *out, const Findings *findings, const Book *book) {
  JsonObject *object = json_object_new();
  json_object_set_int_member(object, "format_version", REPORT_JSON_VERSION);
  json_object_set_array_member(object, "findings", findings_array(findings, book));
  json_object_set_object_member(object, "counts", counts_object(findings));
  report_json_append(out, object);
}

/* Outside of strings JSON has only ASCII, so what is escaped here is always inside one. */
static void append_escaped(GString *out, const char *json) {
  while (*json != '\0') {
    const gunichar c = g_utf8_get_char(json);
    const char *next = g_utf8_next_char(json);
    if (c < 0x7F || !terminal_hides(c))
      g_string_append_len(out, json, next - json);
    else if (c < 0x10000)
      g_string_append_printf(out, "\\u%04x", c);
    else
      g_string_append_printf(out, "\\u%04x\\u%04x", 0xD800 + ((c - 0x10000) >> 10),
                             0xDC00 + ((c - 0x10000) & 0x3FF));
    json = next;
  }
}

void report_json_append(GString *out, JsonObject *object) {
  g_autoptr(JsonNode) root = json_node_new(JSON_NODE_OBJECT);
  json_node_take_object(root, object);
  g_autofree char *json = json_to_string(root, TRUE);
  append_escaped(out, json);
  g_string_append_c(out, '\n');
}
