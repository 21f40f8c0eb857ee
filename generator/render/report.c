/* Report: the format chosen, and the line that counts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report.h"

#include <string.h>

#include "render/report_github.h"
#include "render/report_json.h"
#include "render/report_sarif.h"
#include "render/report_text.h"

static const char *const format_names[] = {[REPORT_TEXT] = "text",
                                           [REPORT_JSON] = "json",
                                           [REPORT_SARIF] = "sarif",
                                           [REPORT_GITHUB] = "github"};

gboolean report_format_by_name(ReportFormat *format, const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS(format_names); i++) {
    if (strcmp(format_names[i], name) == 0) {
      *format = (ReportFormat)i;
      return TRUE;
    }
  }
  return FALSE;
}

void report_write(GString *out, const Findings *findings, const Book *book, ReportFormat format,
                  gboolean colour) {
  switch (format) {
  case REPORT_TEXT:
    report_text(out, findings, book, LEVEL_NOTE, colour);
    return;
  case REPORT_JSON:
    report_json(out, findings, book);
    return;
  case REPORT_SARIF:
    report_sarif(out, findings, book);
    return;
  case REPORT_GITHUB:
    report_github(out, findings, book);
    return;
  }
  g_assert_not_reached();
}

void report_summary(GString *out, const Findings *findings) {
  const char *separator = "";
  for (FindingLevel level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
    const guint count = findings_of_level(findings, level);
    if (count == 0)
      continue;
    g_string_append_printf(out, "%s%u %s%s", separator, count, finding_level_name(level),
                           count == 1 ? "" : "s");
    separator = ", ";
  }
  if (*separator == '\0')
    g_string_append(out, "no findings");
  if (findings_ignored(findings) > 0)
    g_string_append_printf(out, " (%u ignored)", findings_ignored(findings));
  if (findings_dropped(findings) > 0)
    g_string_append_printf(out, " (%u not listed)", findings_dropped(findings));
}
