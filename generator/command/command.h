/* Commands: what the program can be asked to do, and how it answers.
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

/* Runs the command that the arguments name. Returns an ExitStatus. */
int command_run(int argc, char **argv);
