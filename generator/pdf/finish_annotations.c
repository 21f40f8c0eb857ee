/* Writes links: where they lie, where they lead, what they say of themselves.
 *
 * An address outside is written in ASCII; what is not ASCII is escaped as a URI wants it (RFC 3986, 2.1).
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_annotations.h"

#include "pdf/finish_form.h"
#include "pdf/object.h"

enum { FLAG_PRINT = 4 };

/* Corners of each box: upper left, upper right, lower left, lower right, as readers expect them. */
static qpdf_oh corners(Finishing *finishing, const PartsAnnotation *link) {
  const qpdf_data pdf = finishing->pdf;
  const qpdf_oh array = qpdf_oh_new_array(pdf);
  for (guint i = 0; i < link->box_count; i++) {
    const PdfRect *box = &g_array_index(finishing->parts->boxes, PdfRect, link->boxes + i);
    const double points[] = {box->left, box->top,    box->right, box->top,
                             box->left, box->bottom, box->right, box->bottom};
    for (guint k = 0; k < G_N_ELEMENTS(points); k++)
      object_append_real(pdf, array, points[k]);
  }
  return array;
}

static void put_target(Finishing *finishing, qpdf_oh annotation, const PartsAnnotation *link) {
  const qpdf_data pdf = finishing->pdf;
  if (link->destination) {
    object_put_ascii(pdf, annotation, "/Dest", link->destination);
    return;
  }
  g_autofree char *url = g_uri_escape_string(link->url, "%!#$&'()*+,/:;=?@[]", FALSE);
  const qpdf_oh action = qpdf_oh_new_dictionary(pdf);
  object_put_name(pdf, action, "/Type", "/Action");
  object_put_name(pdf, action, "/S", "/URI");
  object_put_ascii(pdf, action, "/URI", url);
  object_put(pdf, annotation, "/A", action);
}

static void put_link(Finishing *finishing, qpdf_oh annotation, const PartsAnnotation *link) {
  const qpdf_data pdf = finishing->pdf;
  const qpdf_oh border = qpdf_oh_new_array(pdf);
  for (guint i = 0; i < 3; i++)
    object_append_integer(pdf, border, 0);
  object_put_name(pdf, annotation, "/Subtype", "/Link");
  object_put(pdf, annotation, "/Border", border);
  object_put(pdf, annotation, "/QuadPoints", corners(finishing, link));
  object_put_text(pdf, annotation, "/Contents", link->description);
  put_target(finishing, annotation, link);
}

static qpdf_oh make_annotation(Finishing *finishing, const PartsAnnotation *from) {
  const qpdf_data pdf = finishing->pdf;
  const qpdf_oh annotation = object_indirect(pdf, qpdf_oh_new_dictionary(pdf));
  object_put_name(pdf, annotation, "/Type", "/Annot");
  object_put(pdf, annotation, "/Rect", object_rectangle(pdf, &from->box));
  object_put_integer(pdf, annotation, "/F", FLAG_PRINT);
  object_refer(pdf, annotation, "/P", finishing->pages[from->page]);
  if (from->is_link)
    put_link(finishing, annotation, from);
  return annotation;
}

void finish_annotations(Finishing *finishing) {
  const PdfParts *parts = finishing->parts;
  const qpdf_data pdf = finishing->pdf;
  g_autofree qpdf_oh *lists = g_new0(qpdf_oh, finishing->page_count);
  finishing->annotations = g_new0(qpdf_oh, parts->annotations->len + 1);
  for (guint i = 0; i < parts->annotations->len; i++) {
    const PartsAnnotation *from = &g_array_index(parts->annotations, PartsAnnotation, i);
    g_assert(from->page < finishing->page_count);
    if (from->destination && !g_hash_table_contains(parts->by_name, from->destination))
      continue;
    finishing->annotations[i] = make_annotation(finishing, from);
    if (!lists[from->page])
      lists[from->page] = qpdf_oh_new_array(pdf);
    object_append_reference(pdf, lists[from->page], finishing->annotations[i]);
  }
  finish_form(finishing);
  for (guint i = 0; i < finishing->page_count; i++) {
    object_put_name(pdf, finishing->pages[i], "/Tabs", "/S");
    if (lists[i])
      object_put(pdf, finishing->pages[i], "/Annots", lists[i]);
  }
}
