/* Work in parts that run beside each other on all processors.
 *
 * Use: parallel_run does parts 0 to count - 1, in any order, some of them at the same time, and returns when all are
 * done. A part may itself call parallel_run: whoever has nothing else to do helps. What parts share must only be read;
 * a part puts its result where no other part looks, and the caller joins results in the order of the parts, so
 * that nothing depends on who was faster.
 * Limits: one outermost run at a time; at most PARALLEL_MOST threads, also where there are more processors.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

enum { PARALLEL_MOST = 8 };

typedef void (*ParallelWork)(gpointer data, guint part);

void parallel_run(guint count, ParallelWork work, gpointer data);
