/* PdfTarget: what the edition holds is known from its sheet before the first line is set.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_target.h"

#include "model/address.h"
#include "model/section.h"
#include "render/sheet_references.h"

struct PdfTargets {
  const Sheet *sheet;
  GHashTable *roots;        /* Node: the roots whose text is shown */
  GHashTable *appendices;   /* Document */
  SheetReferences *numbers; /* NULL when the edition has no list of references */
};

static const Node *root_of(const Node *node) {
  while (node->parent != NULL)
    node = node->parent;
  return node;
}

static void add_item(PdfTargets *targets, const SheetItem *item) {
  if (item->blocks != NULL)
    g_hash_table_add(targets->roots, (gpointer)root_of(item->blocks));
  for (guint i = 0; i < item->part_count; i++)
    g_hash_table_add(targets->roots, (gpointer)item->parts[i].blocks);
  for (guint i = 0; i < item->field_count; i++) {
    if (item->fields[i].node != NULL)
      g_hash_table_add(targets->roots, (gpointer)root_of(item->fields[i].node));
  }
  if (item->kind == SHEET_APPENDIX) {
    g_hash_table_add(targets->appendices, (gpointer)item->document);
    g_hash_table_add(targets->roots, item->document->root);
  }
  if (item->kind == SHEET_REFERENCES && targets->numbers == NULL)
    targets->numbers = sheet_references_new(targets->sheet->guide, targets->sheet->appendices);
}

PdfTargets *pdf_targets_new(const Sheet *sheet) {
  PdfTargets *targets = g_new0(PdfTargets, 1);
  targets->sheet = sheet;
  targets->roots = g_hash_table_new(NULL, NULL);
  targets->appendices = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < sheet->items->len; i++)
    add_item(targets, &g_array_index(sheet->items, SheetItem, i));
  return targets;
}

void pdf_targets_free(PdfTargets *targets) {
  if (targets == NULL)
    return;
  g_hash_table_unref(targets->roots);
  g_hash_table_unref(targets->appendices);
  sheet_references_free(targets->numbers);
  g_free(targets);
}

/* ---- names ---------------------------------------------------------------------------------------- */

static const Address paper = {.output = OUTPUT_PDF, .page = ""};

char *pdf_step_destination(const Step *step) {
  GString *name = g_string_new(NULL);
  address_step_id(name, &paper, step);
  return g_string_free(name, FALSE);
}

char *pdf_document_destination(const Document *document) {
  return g_strdup_printf("d%u", document->number);
}

char *pdf_anchor_destination(const Document *document, const char *id) {
  GString *name = g_string_new(NULL);
  address_anchor_id(name, &paper, document, id);
  return g_string_free(name, FALSE);
}

/* ---- links ---------------------------------------------------------------------------------------- */

static char *document_destination(const PdfTargets *targets, const Document *document) {
  const gboolean shown = document == targets->sheet->guide->document ||
                         g_hash_table_contains(targets->appendices, document);
  return shown ? pdf_document_destination(document) : NULL;
}

static char *find_destination(const PdfTargets *targets, const Link *link) {
  if (link->state == LINK_STEP)
    return g_hash_table_contains(targets->sheet->steps, link->step)
               ? pdf_step_destination(link->step)
               : NULL;
  if (link->state == LINK_PAGE)
    return document_destination(targets, link->document);
  if (link->state != LINK_ANCHOR)
    return NULL;
  const char *id = anchor_output_id(link->anchor);
  if (id == NULL)
    return document_destination(targets, link->document);
  return g_hash_table_contains(targets->roots, root_of(link->anchor->node))
             ? pdf_anchor_destination(link->document, id)
             : NULL;
}

static Address site(const Book *book) {
  return (Address){.book = book, .output = OUTPUT_SITE, .page = ""};
}

char *pdf_step_url(const Book *book, const Step *step) {
  if (book->config->base_url == NULL)
    return NULL;
  const Address address = site(book);
  GString *url = g_string_new(book->config->base_url);
  address_step(url, &address, step);
  return g_string_free(url, FALSE);
}

static char *find_url(const Book *book, const Link *link) {
  if (link->state == LINK_EXTERNAL)
    return g_strdup(link->url);
  if (book->config->base_url == NULL)
    return NULL;
  const Address address = site(book);
  g_autoptr(GString) url = g_string_new(book->config->base_url);
  return address_link(url, &address, link) ? g_strdup(url->str) : NULL;
}

void pdf_target_find(PdfTarget *target, PdfTargets *targets, const Link *link) {
  *target = (PdfTarget){0};
  if (link->state == LINK_BROKEN)
    return;
  target->destination = find_destination(targets, link);
  if (target->destination == NULL)
    target->url = find_url(targets->sheet->book, link);
  if (targets->numbers != NULL)
    target->mark = sheet_references_mark(targets->numbers, link);
}

void pdf_target_clear(PdfTarget *target) {
  g_free(target->destination);
  g_free(target->url);
  g_free(target->mark);
}

/* ---- the list ------------------------------------------------------------------------------------- */

static const Link *link_at(const PdfTargets *targets, guint index) {
  return sheet_references_links(targets->numbers)->pdata[index];
}

guint pdf_targets_count(const PdfTargets *targets) {
  return targets->numbers == NULL ? 0 : sheet_references_links(targets->numbers)->len;
}

const char *pdf_targets_title(const PdfTargets *targets, guint index) {
  return sheet_reference_title(link_at(targets, index));
}

/* A document is listed once, whatever its sections are linked to: so its page is what is named. */
char *pdf_targets_address(const PdfTargets *targets, guint index, gboolean *is_url) {
  const Link *link = link_at(targets, index);
  const Book *book = targets->sheet->book;
  const Address address = site(book);
  g_autoptr(GString) url = g_string_new(book->config->base_url);
  *is_url = TRUE;
  if (link->state == LINK_EXTERNAL || (link->state == LINK_ASSET && book->config->base_url != NULL))
    return find_url(book, link);
  if (link->state != LINK_ASSET && book->config->base_url != NULL &&
      address_document(url, &address,
                       link->state == LINK_STEP ? link->step->guide->document : link->document,
                       NULL))
    return g_strdup(url->str);
  *is_url = FALSE;
  return g_strdup(sheet_reference_address(link));
}
