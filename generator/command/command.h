/* Commands: what the program can be asked to do, and how it answers.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "command/exit_status.h"

/* Runs the command that the arguments name. Returns an ExitStatus. */
int command_run(int argc, char **argv);
