/* SheetWishes: which sheets the configuration asks for, and how their files are called.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "render/sheet.h"

/* SheetWish of each sheet of the guide, in the order of the editions. Without a wish of the configuration: the operator edition,
 * and before it the board's when `board` is set. Owners without a step in the guide get none. */
GArray *sheet_wishes(const Book *book, const Guide *guide, gboolean board);

/* "GUIDE.board.pdf", "GUIDE.operator.pdf", "GUIDE.owner-ID.pdf", "GUIDE.only-STEP.pdf" with suffix ".pdf"; with ".checklist.html"
 * the operator edition is "GUIDE.checklist.html". Free with g_free. */
char *sheet_file_name(const Guide *guide, const SheetWish *wish, const char *suffix);
