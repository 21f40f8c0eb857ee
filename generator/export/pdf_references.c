/* PdfReferences: sets of what the edition holds, and the list that grows while it is written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_references.h"

#include "model/address.h"
#include "model/section.h"

struct PdfReferences {
  const Sheet *sheet;
  GHashTable *steps;             /* Step: those that are shown */
  GHashTable *marks;             /* Document -> letter */
  GHashTable *roots;             /* Node: the roots whose text is shown */
  gboolean has_list;             /* the edition prints references */
  GPtrArray *list;               /* PdfReference */
  GHashTable *number_by_address; /* address -> number */
};

static void reference_free(gpointer data) {
  PdfReference *reference = data;
  g_free(reference->address);
  g_free(reference);
}

static void add_item(PdfReferences *references, const SheetItem *item) {
  if (item->kind == SHEET_STEP || item->kind == SHEET_GATE || item->kind == SHEET_PHASE) {
    g_hash_table_add(references->steps, (gpointer)item->step);
    if (item->step->body != NULL)
      g_hash_table_add(references->roots, item->step->body);
  }
  if (item->blocks != NULL)
    g_hash_table_add(references->roots, (gpointer)item->blocks);
  if (item->kind == SHEET_APPENDIX) {
    g_hash_table_insert(references->marks, (gpointer)item->document, (gpointer)item->mark);
    g_hash_table_add(references->roots, item->document->root);
  }
  if (item->kind == SHEET_REFERENCES)
    references->has_list = TRUE;
}

PdfReferences *pdf_references_new(const Sheet *sheet) {
  PdfReferences *references = g_new0(PdfReferences, 1);
  references->sheet = sheet;
  references->steps = g_hash_table_new(NULL, NULL);
  references->marks = g_hash_table_new(NULL, NULL);
  references->roots = g_hash_table_new(NULL, NULL);
  references->list = g_ptr_array_new_with_free_func(reference_free);
  references->number_by_address = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < sheet->items->len; i++)
    add_item(references, &g_array_index(sheet->items, SheetItem, i));
  return references;
}

void pdf_references_free(PdfReferences *references) {
  if (references == NULL)
    return;
  g_hash_table_unref(references->steps);
  g_hash_table_unref(references->marks);
  g_hash_table_unref(references->roots);
  g_hash_table_unref(references->number_by_address);
  g_ptr_array_unref(references->list);
  g_free(references);
}

/* ---- names ---------------------------------------------------------------------------------------- */

static Address paper_address(const Sheet *sheet) {
  return (Address){.book = sheet->book, .output = OUTPUT_PDF, .guide = sheet->guide, .page = ""};
}

char *pdf_step_destination(const Sheet *sheet, const Step *step) {
  const Address address = paper_address(sheet);
  GString *name = g_string_new(NULL);
  address_step_id(name, &address, step);
  return g_string_free(name, FALSE);
}

char *pdf_document_destination(const Document *document) {
  return g_strdup_printf("d%u", document->number);
}

char *pdf_anchor_destination(const Sheet *sheet, const Document *document, const char *id) {
  const Address address = paper_address(sheet);
  GString *name = g_string_new(NULL);
  address_anchor_id(name, &address, document, id);
  return g_string_free(name, FALSE);
}

gboolean pdf_references_has_step(const PdfReferences *references, const Step *step) {
  return g_hash_table_contains(references->steps, step);
}

const char *pdf_references_mark(const PdfReferences *references, const Document *document) {
  return g_hash_table_lookup(references->marks, document);
}

/* ---- links ---------------------------------------------------------------------------------------- */

static const Node *root_of(const Node *node) {
  while (node->parent != NULL)
    node = node->parent;
  return node;
}

/* The name of the place that the link leads to, when this edition shows it. */
static char *find_destination(const PdfReferences *references, const Link *link) {
  const Sheet *sheet = references->sheet;
  if (link->state == LINK_STEP)
    return pdf_references_has_step(references, link->step)
               ? pdf_step_destination(sheet, link->step)
               : NULL;
  if (link->state != LINK_PAGE && link->state != LINK_ANCHOR)
    return NULL;
  const char *id = link->state == LINK_ANCHOR ? anchor_output_id(link->anchor) : NULL;
  if (id == NULL)
    return link->document == sheet->guide->document ||
                   pdf_references_mark(references, link->document) != NULL
               ? pdf_document_destination(link->document)
               : NULL;
  return g_hash_table_contains(references->roots, root_of(link->anchor->node))
             ? pdf_anchor_destination(sheet, link->document, id)
             : NULL;
}

/* A page or file of the site, where there is one. */
static char *site_url(const Sheet *sheet, const Link *link, const Step *step) {
  const char *base = sheet->book->config->base_url;
  if (base == NULL)
    return NULL;
  const Address address = {.book = sheet->book, .output = OUTPUT_SITE, .page = ""};
  g_autoptr(GString) url = g_string_new(base);
  const gboolean found =
      step != NULL ? address_step(url, &address, step) : address_link(url, &address, link);
  return found ? g_strdup(url->str) : NULL;
}

char *pdf_step_url(const Sheet *sheet, const Step *step) { return site_url(sheet, NULL, step); }

static const Document *document_of(const Link *link) {
  switch (link->state) {
  case LINK_STEP:
    return link->step->guide->document;
  case LINK_PAGE:
  case LINK_ANCHOR:
    return link->document;
  case LINK_ASSET:
  case LINK_EXTERNAL:
  case LINK_BROKEN:
    return NULL;
  }
  g_assert_not_reached();
}

static guint number_of(PdfReferences *references, const Link *link, const char *url) {
  const Document *document = document_of(link);
  const char *address = url != NULL         ? url
                        : document != NULL ? document->path
                                           : link->asset->path;
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(references->number_by_address, address));
  if (number > 0)
    return number;
  PdfReference *reference = g_new(PdfReference, 1);
  *reference = (PdfReference){document == NULL ? NULL : document->title, g_strdup(address),
                              url != NULL};
  g_ptr_array_add(references->list, reference);
  number = references->list->len;
  g_hash_table_insert(references->number_by_address, reference->address, GUINT_TO_POINTER(number));
  return number;
}

void pdf_references_follow(PdfTarget *target, PdfReferences *references, const Link *link) {
  *target = (PdfTarget){.destination = find_destination(references, link)};
  if (link->state == LINK_BROKEN)
    return;
  if (target->destination != NULL) {
    target->step = link->state == LINK_STEP ? link->step : NULL;
    target->mark = target->step == NULL ? pdf_references_mark(references, link->document) : NULL;
    target->document = target->mark == NULL ? NULL : link->document;
    return;
  }
  target->url = link->state == LINK_EXTERNAL ? g_strdup(link->url)
                                             : site_url(references->sheet, link, NULL);
  if (references->has_list)
    target->number = number_of(references, link, target->url);
}

void pdf_target_clear(PdfTarget *target) {
  g_free(target->destination);
  g_free(target->url);
}

/* ---- the list ------------------------------------------------------------------------------------- */

guint pdf_references_count(const PdfReferences *references) { return references->list->len; }

const PdfReference *pdf_references_at(const PdfReferences *references, guint index) {
  return references->list->pdata[index];
}
