/* The pipeline: config → sources → Markdown → model → resolve → check → export → write.
 *
 * What flows is a Book with its Findings, together a Run. A command asks for a run, looks at its status, and asks
 * for what it wants of it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "configure.h"
#include "export/record.h"
#include "model/book.h"
#include "model/diff.h"
#include "render/change_text.h"
#include "render/report.h"

typedef struct {
  Book *book;
  Findings *findings; /* finished; with `makes_pdf` of the request not before run_make_pdfs */
  gint64 now;         /* Unix time that outputs carry */
  Diff *
      since; /* how the book differs from the revision before, or NULL (compare.h); the book knows of it */
  GPtrArray *pdfs; /* PdfFile, or NULL */
} Run;

/* The time that outputs carry, as Unix time: SOURCE_DATE_EPOCH when it is set, else the clock. */
gboolean output_time(gint64 *now, GError **error);

/* Reads, resolves and checks. The run is to be cleared with run_clear in every case. */
RunStatus run_read(Run *run, const Request *request, GError **error);
void run_clear(Run *run);

/* Makes the PDFs that the configuration asks for, and finishes the findings: what paper cannot show is among them. Once, for a
 * complete run whose request has `makes_pdf`. */
RunStatus run_make_pdfs(Run *run, GError **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

/* Appends the findings in the form asked for; only the errors, as text; as one line that counts them. */
void run_report(GString *out, const Run *run, ReportFormat format, gboolean colour);
void run_report_errors(GString *out, const Run *run, gboolean colour);
void run_summary(GString *out, const Run *run);

/* Writes all outputs that the configuration asks for; the old output folder stays whole on failure. Appends
 * to `files` (free function set) the paths of the files to open first. */
gboolean run_write(const Run *run, GPtrArray *files, GError **error);

/* Appends the model as JSON. */
void run_export(GString *out, const Run *run);

/* Appends the plans of each guide as text: one of them alone, or with CHANGE_TEXTS all that say something, with headings. */
void run_plan(GString *out, const Run *run, ChangeText which);

/* Says whether a PDF, a run record or a typed fingerprint is the revision that was read (export/verify.h); writes what happened
 * (export/record.h) and appends to `notes`, for a terminal, what paper cannot show. */
gboolean run_verify(GString *out, gboolean *is_same, const Run *run, const char *what,
                    GError **error);
RecordStatus run_record(GString *out, GString *notes, const Run *run, const RecordWish *wish,
                        GError **error);

/* One Markdown text as the HTML of a body, for the examples of the specifications. */
void markdown_to_html(GString *out, const char *text, gsize length);

/* Appends a generated page of the manual: "config", "findings" or "diff". FALSE: there is no such page. */
gboolean manual_page(GString *out, const char *name);
