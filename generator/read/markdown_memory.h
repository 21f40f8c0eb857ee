/* Memory for the Markdown parser: one region with a budget, given back as a whole.
 *
 * The parser ends the program when an allocation fails; here a budget that is used up jumps out instead,
 * so that a source which asks for too much can be refused.
 * Use: memory_open; `if (setjmp(memory_escape) == 0)` parse with memory_of_parser() and copy the tree out, else it
 * was refused; memory_close in both cases.
 * Threads: one user at a time.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

/* The short names of the parser are those of our own nodes. */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark-gfm.h>
#include <setjmp.h>
#include <glib.h>

extern jmp_buf memory_escape;

/* `budget` in bytes. */
void memory_open(gsize budget);
void memory_close(void);

cmark_mem *memory_of_parser(void);
