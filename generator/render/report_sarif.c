/* Report as SARIF.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_sarif.h"

#include "render/report_json.h"
#include "render/report_sarif_parts.h"

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
    json_object_set_object_member(rule, "shortDescription", sarif_text(kind->title));
    json_object_set_object_member(rule, "fullDescription", sarif_text(kind->explanation));
    json_object_set_object_member(rule, "defaultConfiguration", configuration);
    json_array_add_object_element(rules, rule);
  }
  return rules;
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
  json_object_set_object_member(result, "message", sarif_text(message->str));
  if (finding->place.file != NULL)
    json_object_set_array_member(result, "locations",
                                 sarif_locations(source, finding->place, NULL));
  if (finding->other.file != NULL)
    json_object_set_array_member(result, "relatedLocations",
                                 sarif_locations(others, finding->other, "the other place"));
  return result;
}

void report_sarif(GString *out, const Findings *findings, const Book *book) {
  ReportSource source = {.book = book}, others = {.book = book};
  JsonArray *results = json_array_new();
  for (guint i = 0; i < findings_count(findings); i++)
    json_array_add_object_element(results,
                                  result_object(&source, &others, findings_at(findings, i)));
  sarif_append(out, rules_array(), results);
}
