/* DiffReport: the format chosen, and the verdict.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_report.h"

#include <string.h>

#include "render/diff_github.h"
#include "render/diff_json.h"
#include "render/diff_markdown.h"
#include "render/diff_sarif.h"
#include "render/diff_text.h"
#include "render/diff_words.h"
#include "render/report_terminal.h"

static const char *const format_names[] = {
    [DIFF_REPORT_TEXT] = "text",   [DIFF_REPORT_MARKDOWN] = "markdown", [DIFF_REPORT_JSON] = "json",
    [DIFF_REPORT_SARIF] = "sarif", [DIFF_REPORT_GITHUB] = "github",     [DIFF_REPORT_HTML] = "html",
    [DIFF_REPORT_PDF] = "pdf"};

gboolean diff_report_format_by_name(DiffReportFormat *format, const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS(format_names); i++) {
    if (strcmp(format_names[i], name) == 0) {
      *format = (DiffReportFormat)i;
      return TRUE;
    }
  }
  return FALSE;
}

void diff_report_write(GString *out, const Diff *diff, const DiffReportWish *wish) {
  switch (wish->format) {
  case DIFF_REPORT_TEXT:
    (wish->stat ? diff_text_stat : diff_text)(out, diff, wish);
    return;
  case DIFF_REPORT_MARKDOWN:
    diff_markdown(out, diff, wish);
    return;
  case DIFF_REPORT_JSON:
    diff_json(out, diff, wish);
    return;
  case DIFF_REPORT_SARIF:
    diff_sarif(out, diff, wish);
    return;
  case DIFF_REPORT_GITHUB:
    diff_github(out, diff, wish);
    return;
  case DIFF_REPORT_HTML:
  case DIFF_REPORT_PDF:
    break;
  }
  g_assert_not_reached();
}

void diff_report_verdict(GString *out, const Diff *diff, DiffLevel fail_on) {
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_verdict(words, diff, fail_on);
  terminal_escape(out, words->str, -1);
}
