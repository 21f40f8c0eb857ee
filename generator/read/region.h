/* Region: memory with a budget for a foreign parser, given back as a whole.
 *
 * The Markdown parser ends the program when an allocation fails, and the HTML parser can be made to ask for
 * far more than it is given; here a budget that is used up jumps out instead, so that the source can be refused.
 * Use: region_open; `if (setjmp(region_escape) == 0)` parse and copy the tree out, else it was refused;
 * region_close in both cases. What the parser frees is only given back at the end.
 * Threads: each has a region of its own, and uses it for one parser at a time.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <setjmp.h>
#include <glib.h>

extern _Thread_local jmp_buf region_escape;

/* `budget` in bytes. */
void region_open(gsize budget);
void region_close(void);

/* A budget that any honest source of that length keeps: grows with it, at most 128 MiB. */
gsize region_budget(gsize source_length);

/* Not zeroed. Both jump out when the budget is used up. */
void *region_alloc(gsize size);
void *region_grow(void *block, gsize size); /* NULL: as region_alloc */
