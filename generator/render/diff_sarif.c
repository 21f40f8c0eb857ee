/* Report of a diff as SARIF.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_sarif.h"

#include "render/diff_summary.h"
#include "render/report_json.h"
#include "render/report_sarif_parts.h"

static const char *sarif_level(DiffLevel level) {
  static const char *const names[] = {
      [DIFF_OFF] = "none", [DIFF_LOW] = "note", [DIFF_MEDIUM] = "warning", [DIFF_HIGH] = "error"};
  return names[level];
}

static JsonArray *rules_array(void) {
  JsonArray *rules = json_array_new();
  for (DiffKind kind = 0; kind < DIFF_KINDS; kind++) {
    const DiffKindFacts *facts = diff_kind(kind);
    JsonObject *configuration = json_object_new();
    json_object_set_string_member(configuration, "level", sarif_level(facts->level));
    JsonObject *rule = json_object_new();
    json_object_set_string_member(rule, "id", facts->name);
    json_object_set_object_member(rule, "shortDescription", sarif_text(facts->title));
    json_object_set_object_member(rule, "fullDescription", sarif_text(facts->explanation));
    json_object_set_object_member(rule, "defaultConfiguration", configuration);
    json_array_add_object_element(rules, rule);
  }
  return rules;
}

static JsonArray *suppressions_array(const char *reason) {
  JsonObject *suppression = json_object_new();
  json_object_set_string_member(suppression, "kind", "external");
  json_object_set_string_member(suppression, "status", "accepted");
  report_json_set(suppression, "justification", reason);
  JsonArray *suppressions = json_array_new();
  json_array_add_object_element(suppressions, suppression);
  return suppressions;
}

static JsonObject *result_object(const Diff *diff, const DiffChange *change, ReportSource *source) {
  g_autoptr(GString) message = g_string_new(diff_kind(change->kind)->title);
  g_string_append(message, ": ");
  diff_summary(message, change);
  JsonObject *result = json_object_new();
  json_object_set_string_member(result, "ruleId", diff_kind(change->kind)->name);
  json_object_set_int_member(result, "ruleIndex", change->kind);
  /* Section 3.27.9: what is no failure has the level "none". */
  if (change->level == DIFF_OFF)
    json_object_set_string_member(result, "kind", "informational");
  json_object_set_string_member(result, "level", sarif_level(change->level));
  json_object_set_object_member(result, "message", sarif_text(message->str));
  const Place place = diff_new_place(diff, change);
  if (place.file != NULL)
    json_object_set_array_member(result, "locations", sarif_locations(source, place, NULL));
  JsonObject *fingerprints = json_object_new();
  report_json_set(fingerprints, "stepbookChange/v1", change->fingerprint);
  json_object_set_object_member(result, "partialFingerprints", fingerprints);
  /* Section 3.27.23: an empty list says that it is known not to be suppressed. */
  json_object_set_array_member(result, "suppressions",
                               change->reason == NULL ? json_array_new()
                                                      : suppressions_array(change->reason));
  return result;
}

void diff_sarif(GString *out, const Diff *diff, const DiffReportWish *wish) {
  ReportSource source = {.book = diff->new_book};
  JsonArray *results = json_array_new();
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    if (change->level != DIFF_OFF || wish->all)
      json_array_add_object_element(results, result_object(diff, change, &source));
  }
  sarif_append(out, rules_array(), results);
}
