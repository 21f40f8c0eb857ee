/* Blocks that the reader makes of ordinary ones: task items, tables of contents and figures.
 *
 * - An item whose first text begins with `[ ]` or `[x]` and a blank is a task (GFM 0.29 section 5.3).
 * - A paragraph `[TOC]` or `[TOC levels=1-4]` is a table of contents.
 * - An image alone in its paragraph is a figure when it has a title, or when its alternative text begins with
 *   "Figure" and a number; that text is the caption.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

void figure_read(Reading *reading);
