/* Report as SARIF.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_sarif.h"

#include <string.h>

#include "render/report_json.h"
#include "render/report_source.h"

static JsonObject *text_object(const char *text) {
  JsonObject *object = json_object_new();
  report_json_set(object, "text", text);
  return object;
}

static const char *sarif_level(FindingLevel level) {
  return level == LEVEL_OFF ? "none" : finding_level_name(level);
}

static JsonArray *rules_array(void) {
  JsonArray *rules = json_array_new();
  for (FindingCode code = 0; code < FINDING_CODES; code++) {
    const FindingKind *kind = finding_kind(code);
    JsonObject *configuration = json_object_new();
    json_object_set_string_member(configuration, "level", sarif_level(kind->level));
    JsonObject *rule = json_object_new();
    json_object_set_string_member(rule, "id", kind->name);
    json_object_set_object_member(rule, "shortDescription", text_object(kind->title));
    json_object_set_object_member(rule, "fullDescription", text_object(kind->explanation));
    json_object_set_object_member(rule, "defaultConfiguration", configuration);
    json_array_add_object_element(rules, rule);
  }
  return rules;
}

static JsonObject *tool_object(void) {
  JsonObject *driver = json_object_new();
  json_object_set_string_member(driver, "name", "stepbook");
  json_object_set_string_member(driver, "semanticVersion", STEPBOOK_VERSION);
  json_object_set_array_member(driver, "rules", rules_array());
  JsonObject *tool = json_object_new();
  json_object_set_object_member(tool, "driver", driver);
  return tool;
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

static JsonArray *locations_array(ReportSource *source, Place place, const char *message) {
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
    json_object_set_object_member(location, "message", text_object(message));
  JsonArray *locations = json_array_new();
  json_array_add_object_element(locations, location);
  return locations;
}

static JsonObject *result_object(ReportSource *source, ReportSource *others,
                                 const Finding *finding) {
  g_autoptr(GString) message = g_string_new(finding->message);
  if (finding->hint != NULL)
    g_string_append_printf(message, " (hint: %s)", finding->hint);
  JsonObject *result = json_object_new();
  json_object_set_string_member(result, "ruleId", finding_kind(finding->code)->name);
  json_object_set_int_member(result, "ruleIndex", finding->code);
  json_object_set_string_member(result, "level", sarif_level(finding->level));
  json_object_set_object_member(result, "message", text_object(message->str));
  if (finding->place.file != NULL)
    json_object_set_array_member(result, "locations",
                                 locations_array(source, finding->place, NULL));
  if (finding->other.file != NULL)
    json_object_set_array_member(result, "relatedLocations",
                                 locations_array(others, finding->other, "the other place"));
  return result;
}

void report_sarif(GString *out, const Findings *findings, const Book *book) {
  ReportSource source = {.book = book}, others = {.book = book};
  JsonArray *results = json_array_new();
  for (guint i = 0; i < findings_count(findings); i++)
    json_array_add_object_element(results,
                                  result_object(&source, &others, findings_at(findings, i)));
  JsonObject *run = json_object_new();
  json_object_set_object_member(run, "tool", tool_object());
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
