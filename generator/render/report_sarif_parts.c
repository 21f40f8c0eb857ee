/* Parts of a SARIF log.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_sarif_parts.h"

#include <string.h>

#include "render/report_json.h"

JsonObject *sarif_text(const char *text) {
  JsonObject *object = json_object_new();
  report_json_set(object, "text", text);
  return object;
}

/* RFC 3986: what is not unreserved is encoded, but for the slashes. */
static void append_uri(GString *out, const char *path) {
  for (const char *at = path; *at != '\0'; at++) {
    if (g_ascii_isalnum(*at) || strchr("-._~/", *at) != NULL)
      g_string_append_c(out, *at);
    else
      g_string_append_printf(out, "%%%02X", (guint)(guchar)*at);
  }
}

static JsonObject *artifact_object(const Book *book, Place place) {
  g_autoptr(GString) path = g_string_new(NULL);
  g_autoptr(GString) uri = g_string_new(NULL);
  report_source_path(path, book, place, TRUE);
  append_uri(uri, path->str);
  JsonObject *artifact = json_object_new();
  json_object_set_string_member(artifact, "uri", uri->str);
  json_object_set_string_member(artifact, "uriBaseId", "%SRCROOT%");
  return artifact;
}

JsonArray *sarif_locations(ReportSource *source, Place place, const char *message) {
  JsonObject *physical = json_object_new();
  json_object_set_object_member(physical, "artifactLocation", artifact_object(source->book, place));
  if (place.line > 0) {
    JsonObject *region = json_object_new();
    json_object_set_int_member(region, "startLine", place.line);
    if (place.column > 0)
      json_object_set_int_member(region, "startColumn", report_source_column(source, place));
    json_object_set_object_member(physical, "region", region);
  }
  JsonObject *location = json_object_new();
  json_object_set_object_member(location, "physicalLocation", physical);
  if (message != NULL)
    json_object_set_object_member(location, "message", sarif_text(message));
  JsonArray *locations = json_array_new();
  json_array_add_object_element(locations, location);
  return locations;
}

static JsonObject *tool_object(JsonArray *rules) {
  JsonObject *driver = json_object_new();
  json_object_set_string_member(driver, "name", "stepbook");
  json_object_set_string_member(driver, "semanticVersion", STEPBOOK_VERSION);
  json_object_set_array_member(driver, "rules", rules);
  JsonObject *tool = json_object_new();
  json_object_set_object_member(tool, "driver", driver);
  return tool;
}

void sarif_append(GString *out, JsonArray *rules, JsonArray *results) {
  JsonObject *run = json_object_new();
  json_object_set_object_member(run, "tool", tool_object(rules));
  json_object_set_string_member(run, "columnKind", "unicodeCodePoints");
  json_object_set_array_member(run, "results", results);
  JsonArray *runs = json_array_new();
  json_array_add_object_element(runs, run);
  JsonObject *log = json_object_new();
  json_object_set_string_member(
      log, "$schema",
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
      "sarif-schema-2.1.0.json");
  json_object_set_string_member(log, "version", "2.1.0");
  json_object_set_array_member(log, "runs", runs);
  report_json_append(out, log);
}
