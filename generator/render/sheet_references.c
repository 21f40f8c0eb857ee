/* SheetReferences: numbers are given in the order in which the sheet is written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_references.h"

struct SheetReferences {
  const Guide *guide;
  GHashTable *place;             /* Document -> index among the appendices, plus 1 */
  GPtrArray *links;              /* Link: the first with each address */
  GHashTable *number_by_address; /* address -> number */
};

SheetReferences *sheet_references_new(const Guide *guide, const GPtrArray *appendices) {
  SheetReferences *references = g_new0(SheetReferences, 1);
  references->guide = guide;
  references->place = g_hash_table_new(NULL, NULL);
  references->links = g_ptr_array_new();
  references->number_by_address = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < appendices->len; i++)
    g_hash_table_insert(references->place, appendices->pdata[i], GUINT_TO_POINTER(i + 1));
  return references;
}

void sheet_references_free(SheetReferences *references) {
  if (references == NULL)
    return;
  g_hash_table_unref(references->place);
  g_ptr_array_unref(references->links);
  g_hash_table_unref(references->number_by_address);
  g_free(references);
}

char *sheet_letters(guint index) {
  char letters[8];
  gsize at = sizeof letters - 1;
  letters[at] = '\0';
  for (guint rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--at] = (char)('A' + (rest - 1) % 26);
  return g_strdup(letters + at);
}

const char *sheet_reference_address(const Link *link) {
  if (link->state == LINK_EXTERNAL)
    return link->url;
  if (link->state == LINK_ASSET)
    return link->asset->path;
  if (link->state == LINK_STEP)
    return link->step->guide->document->path;
  return link->document->path;
}

const char *sheet_reference_title(const Link *link) {
  if (link->state == LINK_STEP)
    return link->step->guide->document->title;
  return link->state == LINK_PAGE || link->state == LINK_ANCHOR ? link->document->title : NULL;
}

static char *number_of(SheetReferences *references, const Link *link) {
  const char *address = sheet_reference_address(link);
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(references->number_by_address, address));
  if (number == 0) {
    g_ptr_array_add(references->links, (gpointer)link);
    number = references->links->len;
    g_hash_table_insert(references->number_by_address, g_strdup(address), GUINT_TO_POINTER(number));
  }
  return g_strdup_printf("%u", number);
}

char *sheet_references_mark(SheetReferences *references, const Link *link) {
  if (link->state == LINK_BROKEN)
    return NULL;
  if (link->state == LINK_STEP && link->step->guide == references->guide)
    return g_strconcat("→ ", link->step->number, NULL);
  if (link->state == LINK_PAGE || link->state == LINK_ANCHOR) {
    const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(references->place, link->document));
    if (link->document == link->source || link->document == references->guide->document)
      return NULL;
    if (place > 0)
      return sheet_letters(place - 1);
  }
  return number_of(references, link);
}

const GPtrArray *sheet_references_links(const SheetReferences *references) {
  return references->links;
}
