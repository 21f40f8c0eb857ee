/* stepbook: from a list of steps to what people need to carry a change through.
 *
 * Hands the command line to a command. Everything else begins in command/ and pipeline.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "command/command.h"

int main(int argc, char **argv) { return command_run(argc, argv); }
