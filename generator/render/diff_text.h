/* Report of a diff for a terminal. Pure.
 *
 *     Move the shop
 *
 *       1.2 → 1.3 Switch the servers   steps.md:12
 *         high    Command changed  9f3a0c21b7d4e6f8
 *                   | kubectl drain [-node1-]{+node2+}
 *         medium  Owner changed: dba → web  04be77d2a9c31f50
 *
 * The digits are the fingerprint, by which an approval names the change. Without colour words that were taken out stand in [-…-] and words that were put in in {+…+}; with colour they are
 * struck out and red, and underlined and green.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "render/diff_wish.h"

void diff_text(GString *out, const Diff *diff, const DiffReportWish *wish);

/* One line for each kind: how many, their level, the title; then the verdict. */
void diff_text_stat(GString *out, const Diff *diff, const DiffReportWish *wish);
