/* Comparing: two revisions are read, each by the pipeline, and become a Diff.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "pipeline.h"
#include "render/diff_wish.h"

typedef struct {
  const Request *request;          /* what both sides share: configuration, assignments, folders */
  const char *old_side, *new_side; /* NULL for the new one: the current folder */
  const char *approvals;           /* file; NULL: that of the configuration, if any */
} CompareRequest;

/* Reads both sides, compares them, and marks what approvals accept. Appended to `notes`, for a terminal: what of a side could
 * not be read or is an error in it, and what is wrong with the approvals. The diff is set only with RUN_COMPLETE. */
RunStatus compare(Diff **diff, const CompareRequest *request, GString *notes, GError **error);

/* Compares the book of the run with the revision that its configuration names (`since`); without one, nothing happens. The run
 * owns what comes out, and its book points to it. Notes as above. */
RunStatus compare_since(Run *run, const Request *request, GString *notes, GError **error);

/* Appends the report in the form that is asked for, of a PDF the bytes; to `notes` what paper cannot show. On failure `out` holds
 * a part of it. */
gboolean compare_report(GString *out, GString *notes, const Diff *diff, const DiffReportWish *wish,
                        GError **error);
