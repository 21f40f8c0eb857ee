/* Report of a diff as workflow commands of GitHub Actions: one annotation for each change that is not accepted, at its
 * place in the new revision, and the verdict as a notice. Pure.
 *
 * Limits: GitHub shows ten annotations of each sort for a step of a workflow; those of higher level come first.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "render/diff_wish.h"

void diff_github(GString *out, const Diff *diff, const DiffReportWish *wish);
