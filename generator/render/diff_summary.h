/* DiffSummary: a change in one line, and where programs show it in the new revision. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

/* "1.2 → 1.3 Switch the servers: drain [-node1-]{+node2+}": whose change it is and what it says, not its kind.
 * Texts of others stand in it as they are, and are cut after some hundred characters. */
void diff_summary(GString *out, const DiffChange *change);

/* Its place in the new revision; of what was removed, the nearest step above it that is left, else a step that it
 * belongs to, else the first line of the guide. Without a file when the new revision has no guide. */
Place diff_new_place(const Diff *diff, const DiffChange *change);
