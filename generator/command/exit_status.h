/* Exit statuses: what the program says to the shell that started it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

/* What the program exits with. */
typedef enum {
  EXIT_FINE = 0,
  EXIT_FINDINGS = 1, /* findings at or above the level asked for */
  EXIT_USAGE = 2,
  EXIT_CONFIG = 3,
  EXIT_TROUBLE = 4 /* input or output */
} ExitStatus;
