/* ChangesReport: a diff as a paper for those who approve: verdict, changes with their words, what is accepted, and where to sign.
 *
 * In the language of the new revision; approvers are those of its change record. A sheet like others, so that the PDF is
 * laid out, tagged and filled in as they are.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/diff.h"
#include "render/diff_wish.h"
#include "render/sheet.h"

/* Both revisions have a guide. Free it with sheet_free before the diff. */
Sheet *changes_report_new(const Diff *diff, const DiffReportWish *wish, gint64 now);

/* Appends the bytes of the PDF, dated `now` (Unix time). What paper cannot show goes to `findings`. FALSE: the PDF cannot be
 * made. */
gboolean changes_report_pdf(GString *out, const Diff *diff, const DiffReportWish *wish, gint64 now,
                            Findings *findings, GError **error);
