/* ChecklistReferences: where links lead, for readers who cannot click. For checklist.c.
 *
 * A link to an appendix gets its letter behind the text, one to a step an arrow and its number, and one that leaves
 * the page the number of an entry in the list of references: "[B]", "[→ 5.3]", "[2]".
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "model/guide.h"

typedef struct ChecklistReferences ChecklistReferences;

ChecklistReferences *checklist_references_new(const Guide *guide);
void checklist_references_free(ChecklistReferences *references);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChecklistReferences, checklist_references_free)

/* The documents that are appendices, in order; the letters of the one at `index` (free with g_free). */
const GPtrArray *checklist_appendices(const ChecklistReferences *references);
char *checklist_letters(guint index);

/* The mark of a link without its brackets, or NULL for a link inside of its own document and a broken one. A
 * new address gets the next number. Free with g_free. */
char *checklist_mark(ChecklistReferences *references, const Link *link);

/* For HtmlOptions.after_link; `data` is the ChecklistReferences. */
void checklist_after_link(GString *out, const Link *link, gpointer data);

/* [{"number", "title" (of a document, or null), "address", "is_url"}] in the order of the numbers. */
JsonArray *checklist_references_list(const ChecklistReferences *references);
