/* Tables of raw HTML: a cell of our tree holds inlines, one of HTML anything.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/node.h"

/* Turns the blocks inside a cell into lines: each paragraph, item and line of code begins a new one. */
void html_cell_flatten(Arena *arena, Node *cell);

/* Counts the columns of a table and marks the rows that consist of header cells. */
void html_table_finish(Node *table);
