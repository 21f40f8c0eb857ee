/* DiffReport: what changed in a procedure, for people at a terminal, for reviews, and for programs. Pure.
 *
 * Formats: text for a terminal; Markdown for a comment of a pull request; JSON as docs/schema/diff.schema.json says;
 * SARIF 2.1.0 and workflow commands of GitHub for code scanning and annotations. The HTML report needs a theme:
 * it is made by export/diff_html.h; the PDF by export/changes_report.h.
 * Text of others is made harmless for where it goes: it ends no line, no tag and no string of ours.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "render/diff_wish.h"

/* "text", "markdown", "json", "sarif", "github", "html", "pdf"; FALSE for other words. */
gboolean diff_report_format_by_name(DiffReportFormat *format, const char *name);

/* Appends the report. `wish->format` is not DIFF_REPORT_HTML or DIFF_REPORT_PDF. */
void diff_report_write(GString *out, const Diff *diff, const DiffReportWish *wish);

/* One line without its end: "re-approval needed: 2 high changes since r01"; "no approval needed: 3 low changes since
 * r01 (4 accepted)"; "no change to the procedure since r01". */
void diff_report_verdict(GString *out, const Diff *diff, DiffLevel fail_on);
