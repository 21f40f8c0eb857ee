/* Report of a diff as SARIF 2.1.0, for code scanning services. Pure.
 *
 * Rules are the whole catalogue of changes; results stand at places of the new revision. High changes are errors, medium
 * ones warnings, low ones notes; accepted ones are suppressed with the reason (section 3.35). The fingerprint of a change
 * is its partial fingerprint, so that a service knows it again when lines move.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "render/diff_wish.h"

void diff_sarif(GString *out, const Diff *diff, const DiffReportWish *wish);
