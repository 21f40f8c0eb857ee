/* Writes links: where they lie, where they lead, what they say of themselves.
 *
 * An address outside is written in ASCII; what is not ASCII is escaped as a URI wants it (RFC 3986, 2.1).
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_annotations.h"

#include "pdf/finish_form.h"
#include "pdf/syntax.h"

enum { FLAG_PRINT = 4 };

/* Corners of each box: upper left, upper right, lower left, lower right, as readers expect them. */
static void append_corners(GString *out, const Finishing *finishing, const PartsAnnotation *link) {
  g_string_append(out, "/QuadPoints[");
  for (guint i = 0; i < link->box_count; i++) {
    const PdfRect *box = &g_array_index(finishing->parts->boxes, PdfRect, link->boxes + i);
    const double points[] = {box->left, box->top,    box->right, box->top,
                             box->left, box->bottom, box->right, box->bottom};
    for (guint k = 0; k < G_N_ELEMENTS(points); k++)
      syntax_real(out, points[k]);
  }
  g_string_append_c(out, ']');
}

static void append_link(GString *out, const Finishing *finishing, const PartsAnnotation *link) {
  g_string_append(out, "/Subtype/Link/Border[0 0 0]");
  append_corners(out, finishing, link);
  g_string_append(out, "/Contents");
  syntax_text(out, link->description);
  if (link->destination) {
    g_string_append(out, "/Dest");
    syntax_bytes(out, link->destination);
    return;
  }
  g_autofree char *url = g_uri_escape_string(link->url, "%!#$&'()*+,/:;=?@[]", FALSE);
  g_string_append(out, "/A<</Type/Action/S/URI/URI");
  syntax_bytes(out, url);
  g_string_append(out, ">>");
}

static gboolean leads_nowhere(const Finishing *finishing, const PartsAnnotation *from) {
  return from->destination && !g_hash_table_contains(finishing->parts->by_name, from->destination);
}

static void write_annotation(Finishing *finishing, FinishForm *form, GString *out, guint index) {
  const PartsAnnotation *from =
      &g_array_index(finishing->parts->annotations, PartsAnnotation, index);
  const guint number = finishing->annotations[index];
  g_string_printf(out, "<</Type/Annot/F %d/P %u 0 R/StructParent %u/Rect", FLAG_PRINT,
                  finishing->pages[from->page], finishing->page_count + index);
  syntax_rectangle(out, &from->box);
  if (from->is_link)
    append_link(out, finishing, from);
  else
    finish_form_widget(form, out, from, number);
  g_string_append(out, ">>");
  pdf_file_add(finishing->file, number, out->str, out->len);
}

void finish_annotations(Finishing *finishing) {
  const GArray *annotations = finishing->parts->annotations;
  g_autoptr(GString) out = g_string_new(NULL);
  FinishForm *form = finish_form_new(finishing);
  finishing->annotations = g_new0(guint, annotations->len + 1);
  for (guint i = 0; i < annotations->len; i++) {
    const PartsAnnotation *from = &g_array_index(annotations, PartsAnnotation, i);
    g_assert(from->page < finishing->page_count);
    if (leads_nowhere(finishing, from))
      continue;
    finishing->annotations[i] = pdf_file_reserve(finishing->file, 1);
    write_annotation(finishing, form, out, i);
    GString *page = finishing->on_pages[from->page];
    g_string_append_printf(page, "%s%u 0 R ", page->len ? "" : "/Tabs/S/Annots[",
                           finishing->annotations[i]);
  }
  for (guint i = 0; i < finishing->page_count; i++)
    g_string_append(finishing->on_pages[i], finishing->on_pages[i]->len ? "]" : "/Tabs/S");
  finish_form_end(form);
}
