/* Report: findings as text for people, JSON, SARIF 2.1.0, or GitHub workflow commands. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"
#include "render/report_terminal.h"

typedef enum { REPORT_TEXT, REPORT_JSON, REPORT_SARIF, REPORT_GITHUB } ReportFormat;

gboolean report_format_by_name(ReportFormat *format, const char *name);

/* Appends the report of finished findings. `book` gives source lines (may be NULL: none); `colour` only
 * matters for text. Text of others is shown with control and bidirectional characters escaped. */
void report_write(GString *out, const Findings *findings, const Book *book, ReportFormat format,
                  gboolean colour);

/* One line: "3 warnings, 1 note (2 ignored)"; "no findings". */
void report_summary(GString *out, const Findings *findings);
