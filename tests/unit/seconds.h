/* Seconds that a test has worked, for limits that hold on a busy machine and under valgrind too.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <time.h>

/* What only work that grows with the square of its input needs: all else takes a tenth of it on a slow machine. */
enum { SECONDS = 15 };

/* Processor time of this program; under valgrind, whose driver says how much slower it is, as without. */
static inline double seconds(void) {
  const char *slowness = g_getenv("STEPBOOK_SLOWNESS");
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return ((double)now.tv_sec + (double)now.tv_nsec / 1e9) /
         (slowness == NULL ? 1 : g_ascii_strtod(slowness, NULL));
}
