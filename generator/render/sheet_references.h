/* SheetReferences: where links lead, for readers who cannot click.
 *
 * A link to an appendix gets its letter behind the text, one to a step an arrow and its number, and one that leaves
 * the sheet the number of an entry in the list of references: "[B]", "[→ 5.3]", "[2]".
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/guide.h"

typedef struct SheetReferences SheetReferences;

/* `appendices`: Document, in the order of their letters; borrowed, as is the guide. */
SheetReferences *sheet_references_new(const Guide *guide, const GPtrArray *appendices);
void sheet_references_free(SheetReferences *references);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SheetReferences, sheet_references_free)

/* The mark of a link without its brackets, or NULL for a link inside of its own document and a broken one. A
 * new address gets the next number. Free with g_free. */
char *sheet_references_mark(SheetReferences *references, const Link *link);

/* One link (Link) for each number, in their order. */
const GPtrArray *sheet_references_links(const SheetReferences *references);

/* Where a link leads that has a number: a URL, or a path below the content root; and the title of the document there, or
 * NULL. */
const char *sheet_reference_address(const Link *link);
const char *sheet_reference_title(const Link *link);

/* The letters of the appendix at `index`: A … Z, AA, AB …, as columns of a table are counted. Free with g_free. */
char *sheet_letters(guint index);
