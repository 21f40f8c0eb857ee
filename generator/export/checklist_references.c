/* ChecklistReferences: numbers are given in the order in which the page is written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/checklist_references.h"

#include "export/data.h"

#include <string.h>

struct ChecklistReferences {
  const Guide *guide;
  GPtrArray *appendices;         /* Document */
  GHashTable *place;             /* Document -> index in it, plus 1 */
  GPtrArray *links;              /* Link: the first with each address */
  GHashTable *number_by_address; /* address -> number */
};

ChecklistReferences *checklist_references_new(const Guide *guide) {
  ChecklistReferences *references = g_new0(ChecklistReferences, 1);
  references->guide = guide;
  references->appendices = g_ptr_array_new();
  references->place = g_hash_table_new(NULL, NULL);
  references->links = g_ptr_array_new();
  references->number_by_address = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < guide->details->len; i++) {
    Document *document = guide->details->pdata[i];
    if (document->guide != NULL)
      continue;
    g_ptr_array_add(references->appendices, document);
    g_hash_table_insert(references->place, document, GUINT_TO_POINTER(references->appendices->len));
  }
  return references;
}

void checklist_references_free(ChecklistReferences *references) {
  if (references == NULL)
    return;
  g_ptr_array_unref(references->appendices);
  g_hash_table_unref(references->place);
  g_ptr_array_unref(references->links);
  g_hash_table_unref(references->number_by_address);
  g_free(references);
}

const GPtrArray *checklist_appendices(const ChecklistReferences *references) {
  return references->appendices;
}

/* A … Z, AA, AB …, as columns of a table are counted. */
char *checklist_letters(guint index) {
  char letters[8];
  gsize at = sizeof letters - 1;
  letters[at] = '\0';
  for (guint rest = index + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--at] = (char)('A' + (rest - 1) % 26);
  return g_strdup(letters + at);
}

/* Where a link leads that leaves the page. */
static const char *address_of(const Link *link) {
  if (link->state == LINK_EXTERNAL)
    return link->url;
  if (link->state == LINK_ASSET)
    return link->asset->path;
  if (link->state == LINK_STEP)
    return link->step->guide->document->path;
  return link->document->path;
}

static char *number_of(ChecklistReferences *references, const Link *link) {
  const char *address = address_of(link);
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(references->number_by_address, address));
  if (number == 0) {
    g_ptr_array_add(references->links, (gpointer)link);
    number = references->links->len;
    g_hash_table_insert(references->number_by_address, g_strdup(address), GUINT_TO_POINTER(number));
  }
  return g_strdup_printf("%u", number);
}

char *checklist_mark(ChecklistReferences *references, const Link *link) {
  if (link->state == LINK_BROKEN)
    return NULL;
  if (link->state == LINK_STEP && link->step->guide == references->guide)
    return g_strconcat("→ ", link->step->number, NULL);
  if (link->state == LINK_PAGE || link->state == LINK_ANCHOR) {
    const guint place = GPOINTER_TO_UINT(g_hash_table_lookup(references->place, link->document));
    if (link->document == link->source || link->document == references->guide->document)
      return NULL;
    if (place > 0)
      return checklist_letters(place - 1);
  }
  return number_of(references, link);
}

void checklist_after_link(GString *out, const Link *link, gpointer data) {
  g_autofree char *mark = checklist_mark(data, link);
  if (mark != NULL)
    g_string_append_printf(out, "&nbsp;<span class=\"ref\">[%s]</span>", mark);
}

JsonArray *checklist_references_list(const ChecklistReferences *references) {
  JsonArray *list = json_array_new();
  for (guint i = 0; i < references->links->len; i++) {
    const Link *link = references->links->pdata[i];
    JsonObject *entry = json_object_new();
    json_object_set_int_member(entry, "number", i + 1);
    const Document *document = link->state == LINK_STEP ? link->step->guide->document
                               : link->state == LINK_PAGE || link->state == LINK_ANCHOR
                                   ? link->document
                                   : NULL;
    data_set_text(entry, "title", document == NULL ? NULL : document->title);
    json_object_set_string_member(entry, "address", address_of(link));
    json_object_set_boolean_member(entry, "is_url", link->state == LINK_EXTERNAL);
    json_array_add_object_element(list, entry);
  }
  return list;
}
