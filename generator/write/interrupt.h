/* Puts off the end by Ctrl-C, SIGTERM or SIGHUP until half-made files are cleared away.
 *
 * Use: interrupt_hold before the first file is made, interrupt_release after the last is published or
 * removed; pairs nest. Between them a signal only leaves a note, long work asks interrupt_pending now
 * and then and gives up when it is not 0, and the last release lets the signal end the process as if
 * it had come then. A second signal of the same kind ends the process at once.
 * Signals that the process ignores or handles otherwise (a server with its own loop) are left alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

void interrupt_hold(void);
void interrupt_release(void);

/* The number of the signal that came since the first interrupt_hold, or 0. */
int interrupt_pending(void);
