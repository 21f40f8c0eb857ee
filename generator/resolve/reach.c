/* Reach: a breadth-first walk over resolved links, first for each guide's own set, then for all guides.
 *
 * The files of guides are no detail documents: they are in no guide's set, and only the walk over all guides
 * goes through them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/reach.h"

static Document *document_of(const Link *link) {
  switch (link->state) {
  case LINK_PAGE:
  case LINK_ANCHOR:
    return link->document;
  case LINK_STEP:
    return link->step->guide->document;
  case LINK_ASSET:
  case LINK_EXTERNAL:
  case LINK_BROKEN:
    return NULL;
  }
  g_assert_not_reached();
}

static void add_detail(Guide *guide, Document *document) {
  if (document == NULL || document->guide != NULL)
    return;
  if (g_hash_table_add(guide->detail_set, document))
    g_ptr_array_add(guide->details, document);
}

static void add_document(Guide *guide, Document *document) {
  if (document == NULL || document->guide != NULL)
    return;
  if (g_hash_table_add(guide->document_set, document))
    g_ptr_array_add(guide->documents, document);
}

static void add_linked(Guide *guide, const Document *document) {
  for (guint i = 0; i < document->links->len; i++)
    add_document(guide, document_of(document->links->pdata[i]));
}

static void fill_guide(Guide *guide) {
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    if (step->link != NULL)
      add_detail(guide, document_of(step->link));
    if (step->fields.undo_link != NULL)
      add_detail(guide, document_of(step->fields.undo_link));
  }
  for (guint i = 0; i < guide->details->len; i++)
    add_document(guide, guide->details->pdata[i]);
  add_linked(guide, guide->document);
  for (guint i = 0; i < guide->documents->len; i++)
    add_linked(guide, guide->documents->pdata[i]);
}

static void mark(GPtrArray *reached, Document *document) {
  if (document == NULL || document->reached)
    return;
  document->reached = TRUE;
  g_ptr_array_add(reached, document);
}

void book_reach(Book *book) {
  g_autoptr(GPtrArray) reached = g_ptr_array_new();
  for (guint i = 0; i < book->guides->len; i++) {
    Guide *guide = book->guides->pdata[i];
    fill_guide(guide);
    mark(reached, guide->document);
  }
  for (guint i = 0; i < reached->len; i++) {
    const Document *document = reached->pdata[i];
    for (guint k = 0; k < document->links->len; k++)
      mark(reached, document_of(document->links->pdata[k]));
  }
}
