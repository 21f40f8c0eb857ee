/* Report as workflow commands.
 *
 * Values are escaped as the runner's own toolkit does: % and line ends everywhere, colons and commas in
 * properties too.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_github.h"

#include <string.h>

#include "render/report_source.h"
#include "render/report_terminal.h"

static void append_escaped(GString *out, const char *text, const char *escaped) {
  g_autoptr(GString) safe = g_string_new(NULL);
  terminal_escape(safe, text, -1);
  for (const char *at = safe->str; *at != '\0'; at++) {
    if (strchr(escaped, *at) != NULL)
      g_string_append_printf(out, "%%%02X", (guint)(guchar)*at);
    else
      g_string_append_c(out, *at);
  }
}

void github_append_property(GString *out, const char *text) { append_escaped(out, text, "%:,"); }
void github_append_message(GString *out, const char *text) { append_escaped(out, text, "%"); }

static const char *command_of(FindingLevel level) {
  return level == LEVEL_NOTE ? "notice" : finding_level_name(level);
}

void github_append_place(GString *out, ReportSource *source, Place place) {
  g_autoptr(GString) path = g_string_new(NULL);
  if (place.file == NULL)
    return;
  report_source_path(path, source->book, place, TRUE);
  g_string_append(out, "file=");
  github_append_property(out, path->str);
  if (place.line > 0)
    g_string_append_printf(out, ",line=%u", place.line);
  if (place.line > 0 && place.column > 0)
    g_string_append_printf(out, ",col=%u", report_source_column(source, place));
  g_string_append_c(out, ',');
}

void report_github(GString *out, const Findings *findings, const Book *book) {
  ReportSource source = {.book = book};
  for (guint i = 0; i < findings_count(findings); i++) {
    const Finding *finding = findings_at(findings, i);
    const FindingKind *kind = finding_kind(finding->code);
    g_string_append_printf(out, "::%s ", command_of(finding->level));
    github_append_place(out, &source, finding->place);
    g_string_append_printf(out, "title=%s%%3A ", kind->name);
    github_append_property(out, kind->title);
    g_string_append(out, "::");
    github_append_message(out, finding->message);
    if (finding->hint != NULL) {
      g_string_append(out, "%0Ahint: ");
      github_append_message(out, finding->hint);
    }
    g_string_append_c(out, '\n');
  }
}
