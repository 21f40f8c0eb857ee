/* Pages: greedy cutting, page by page, then names.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/page.h"

#include "pdf/cut.h"
#include "pdf/row.h"

typedef struct {
  PdfContext *context;
  PdfPages *pages;
  PdfOrientation orientation;
  const PdfRunning *running;   /* from the next page on */
  const PdfPageLabels *labels; /* in force */
  guint number;                /* of the last page, in these labels */
} Paging;

static char *label_of(Arena *arena, const PdfPageLabels *labels, guint number) {
  const char *prefix = labels == NULL || labels->prefix == NULL ? "" : labels->prefix;
  return arena_printf(arena, "%s%u", prefix, number);
}

static void add_page(Paging *paging, PdfPage *page) {
  if (page->labels != NULL) {
    paging->labels = page->labels;
    paging->number = page->labels->first;
  } else {
    paging->number++;
  }
  page->orientation = paging->orientation;
  page->label = label_of(paging->context->arena, paging->labels, paging->number);
  g_array_append_val(paging->pages->pages, *page);
}

/* Takes what is said at the head of the rest: page breaks, and what is in force from this page on. */
static void take_heads(Paging *paging, PdfBoxList *rest, PdfPage *page) {
  for (; rest->first != NULL && !pdf_box_is_visible(rest->first); rest->first = rest->first->next) {
    const PdfBox *box = rest->first;
    if (box->kind == PDF_BOX_RUNNING) {
      paging->running = box->running;
    } else if (box->kind == PDF_BOX_PAGE_LABELS) {
      page->labels = box->labels;
    } else if (box->kind == PDF_BOX_PAGE) {
      paging->orientation = box->page->orientation;
      gboolean is_left = paging->pages->pages->len % 2 == 1;
      if (box->page->right && paging->context->settings.duplex && is_left) {
        PdfPage blank = {.running = paging->running};
        add_page(paging, &blank);
      }
    } else {
      break;
    }
  }
  if (rest->first == NULL)
    rest->last = NULL;
}

/* What is said between the blocks of a page is in force from the next page on. */
static const PdfPageLabels *take_changes(Paging *paging, const PdfBoxList *list) {
  const PdfPageLabels *labels = NULL;
  for (const PdfBox *box = list->first; box != NULL; box = box->next) {
    if (box->kind == PDF_BOX_RUNNING)
      paging->running = box->running;
    if (box->kind == PDF_BOX_PAGE_LABELS)
      labels = box->labels;
  }
  return labels;
}

static void cut_pages(Paging *paging, PdfBoxList *rest) {
  PdfBoxList again = {0};
  const PdfPageLabels *labels = NULL;
  do {
    PdfPage page = {.labels = labels};
    take_heads(paging, rest, &page);
    if (rest->first == NULL && paging->pages->pages->len > 0)
      break;
    page.running = paging->running;
    if (rest->first != NULL)
      pdf_boxes_prepend(rest, &again);
    double height = pdf_content_height(paging->context, paging->orientation);
    page.list = pdf_cut(paging->context, rest, &again, height, height);
    labels = take_changes(paging, &page.list);
    add_page(paging, &page);
  } while (rest->first != NULL);
}

/* ---- names ---------------------------------------------------------------------------------------------- */

/* Boxes of a list and of the lists in its rows, without recursion: rows put their cells on the stack. */
static void note_anchors(PdfPages *pages, const PdfBoxList *list, guint number) {
  g_autoptr(GPtrArray) stack = g_ptr_array_new();
  g_ptr_array_add(stack, list->first);
  while (stack->len > 0) {
    const PdfBox *box = g_ptr_array_steal_index(stack, stack->len - 1);
    for (; box != NULL; box = box->next) {
      if (box->kind == PDF_BOX_ROW && !(box->flags & PDF_BOX_REPEATED))
        for (guint i = 0; i < box->row->count; i++)
          g_ptr_array_add(stack, box->row->cells[i].list.first);
      for (const PdfAnchor *anchor = box->anchors; anchor != NULL; anchor = anchor->next)
        if (anchor->destination != NULL &&
            !g_hash_table_contains(pages->destinations, anchor->destination))
          g_hash_table_insert(pages->destinations, (gpointer)anchor->destination,
                              GUINT_TO_POINTER(number));
    }
  }
}

PdfPages *pdf_pages_new(PdfContext *context, PdfBoxList *list) {
  PdfPages *pages = g_new0(PdfPages, 1);
  pages->pages = g_array_new(FALSE, TRUE, sizeof(PdfPage));
  pages->destinations = g_hash_table_new(g_str_hash, g_str_equal);
  Paging paging = {.context = context, .pages = pages};
  cut_pages(&paging, list);
  for (guint i = 0; i < pages->pages->len; i++)
    note_anchors(pages, &g_array_index(pages->pages, PdfPage, i).list, i + 1);
  return pages;
}

void pdf_pages_free(PdfPages *pages) {
  if (pages == NULL)
    return;
  g_array_unref(pages->pages);
  g_hash_table_unref(pages->destinations);
  g_free(pages);
}

const char *pdf_pages_label(const PdfPages *pages, const char *destination) {
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(pages->destinations, destination));
  return number == 0 ? NULL : g_array_index(pages->pages, PdfPage, number - 1).label;
}
