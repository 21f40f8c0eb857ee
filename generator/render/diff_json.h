/* Report of a diff as JSON: docs/schema/diff.schema.json says what stands in it. Pure.
 *
 * Holds every change, those that are accepted or off too, and for each guide which step became which.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "render/diff_wish.h"

enum { DIFF_JSON_VERSION = 1 };

void diff_json(GString *out, const Diff *diff, const DiffReportWish *wish);
