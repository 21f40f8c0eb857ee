/* Print: everything that the program says goes through here.
 *
 * Texts of others (paths, messages that quote them) are escaped so that they cannot move a terminal's
 * cursor; a failure to write is never lost.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Writes `length` bytes (-1: up to the NUL) to standard output as they are. FALSE, and an error on standard
 * error, when not all could be written. */
gboolean print_out(const char *text, gssize length);

/* Writes a report, already escaped, to standard error. */
void print_report(const char *text, gsize length);

/* "stepbook: error: …" on standard error, escaped. */
void print_error(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* A line on standard error, escaped. */
void print_note(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* May the output to this descriptor be coloured? A terminal, no NO_COLOR, TERM not "dumb". */
gboolean print_has_colour(int descriptor);
