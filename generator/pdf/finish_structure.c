/* Writes elements with their attributes and children, and the parent tree.
 *
 * Keys of the parent tree: the number of a page, then the number of pages plus the index of an annotation.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_structure.h"

#include "pdf/object.h"

static const char *const type_names[PDF_TYPES] = {
    [PDF_TYPE_DOCUMENT] = "/Document",
    [PDF_TYPE_SECT] = "/Sect",
    [PDF_TYPE_DIV] = "/Div",
    [PDF_TYPE_BLOCK_QUOTE] = "/BlockQuote",
    [PDF_TYPE_CAPTION] = "/Caption",
    [PDF_TYPE_TOC] = "/TOC",
    [PDF_TYPE_TOCI] = "/TOCI",
    [PDF_TYPE_P] = "/P",
    [PDF_TYPE_H1] = "/H1",
    [PDF_TYPE_H2] = "/H2",
    [PDF_TYPE_H3] = "/H3",
    [PDF_TYPE_H4] = "/H4",
    [PDF_TYPE_H5] = "/H5",
    [PDF_TYPE_H6] = "/H6",
    [PDF_TYPE_L] = "/L",
    [PDF_TYPE_LI] = "/LI",
    [PDF_TYPE_LBL] = "/Lbl",
    [PDF_TYPE_LBODY] = "/LBody",
    [PDF_TYPE_TABLE] = "/Table",
    [PDF_TYPE_THEAD] = "/THead",
    [PDF_TYPE_TBODY] = "/TBody",
    [PDF_TYPE_TR] = "/TR",
    [PDF_TYPE_TH] = "/TH",
    [PDF_TYPE_TD] = "/TD",
    [PDF_TYPE_SPAN] = "/Span",
    [PDF_TYPE_CODE] = "/Code",
    [PDF_TYPE_LINK] = "/Link",
    [PDF_TYPE_FIGURE] = "/Figure",
    [PDF_TYPE_FORM] = "/Form",
};

void finish_elements(Finishing *finishing) {
  const guint count = finishing->parts->elements->len;
  finishing->elements = g_new(qpdf_oh, count);
  for (guint i = 0; i < count; i++)
    finishing->elements[i] =
        object_indirect(finishing->pdf, qpdf_oh_new_dictionary(finishing->pdf));
}

/* ---- attributes ---------------------------------------------------------------------------------------- */

static qpdf_oh owned_by(qpdf_data pdf, const char *owner) {
  const qpdf_oh dictionary = qpdf_oh_new_dictionary(pdf);
  object_put_name(pdf, dictionary, "/O", owner);
  return dictionary;
}

static qpdf_oh table_attributes(qpdf_data pdf, const PdfAttributes *attributes) {
  const qpdf_oh dictionary = owned_by(pdf, "/Table");
  if (attributes->scope != PDF_SCOPE_NONE)
    object_put_name(pdf, dictionary, "/Scope",
                    attributes->scope == PDF_SCOPE_COLUMN ? "/Column" : "/Row");
  if (attributes->column_span > 1)
    object_put_integer(pdf, dictionary, "/ColSpan", attributes->column_span);
  if (attributes->row_span > 1)
    object_put_integer(pdf, dictionary, "/RowSpan", attributes->row_span);
  return dictionary;
}

static void put_attributes(Finishing *finishing, qpdf_oh element, PdfType type,
                           const PdfAttributes *attributes) {
  const qpdf_data pdf = finishing->pdf;
  if (attributes->alternative)
    object_put_text(pdf, element, "/Alt", attributes->alternative);
  if (attributes->actual_text)
    object_put_text(pdf, element, "/ActualText", attributes->actual_text);
  if (attributes->language)
    object_put_ascii(pdf, element, "/Lang", attributes->language);
  if (attributes->title)
    object_put_text(pdf, element, "/T", attributes->title);
  if (type == PDF_TYPE_FIGURE) {
    const qpdf_oh layout = owned_by(pdf, "/Layout");
    object_put_name(pdf, layout, "/Placement", "/Block");
    object_put(pdf, layout, "/BBox", object_rectangle(pdf, &attributes->box));
    object_put(pdf, element, "/A", layout);
  }
  if (attributes->scope != PDF_SCOPE_NONE || attributes->column_span > 1 ||
      attributes->row_span > 1)
    object_put(pdf, element, "/A", table_attributes(pdf, attributes));
}

static void put_list_numbering(qpdf_data pdf, qpdf_oh element, gboolean is_ordered) {
  const qpdf_oh list = owned_by(pdf, "/List");
  object_put_name(pdf, list, "/ListNumbering", is_ordered ? "/Decimal" : "/Disc");
  object_put(pdf, element, "/A", list);
}

/* ---- children ------------------------------------------------------------------------------------------ */

/* Content of the page that the element names is its mark; of another page, a dictionary with the page. 0: no child. */
static qpdf_oh content_child(Finishing *finishing, const PartsChild *child, gint64 page) {
  if (child->page == page)
    return qpdf_oh_new_integer(finishing->pdf, child->value);
  const qpdf_oh reference = qpdf_oh_new_dictionary(finishing->pdf);
  object_put_name(finishing->pdf, reference, "/Type", "/MCR");
  object_refer(finishing->pdf, reference, "/Pg", finishing->pages[child->page]);
  object_put_integer(finishing->pdf, reference, "/MCID", child->value);
  return reference;
}

static qpdf_oh annotation_child(Finishing *finishing, const PartsChild *child) {
  const qpdf_oh reference = qpdf_oh_new_dictionary(finishing->pdf);
  object_put_name(finishing->pdf, reference, "/Type", "/OBJR");
  object_refer(finishing->pdf, reference, "/Pg", finishing->pages[child->page]);
  object_refer(finishing->pdf, reference, "/Obj", finishing->annotations[child->value]);
  return reference;
}

static void put_children(Finishing *finishing, qpdf_oh element, const PartsElement *from) {
  const qpdf_data pdf = finishing->pdf;
  const qpdf_oh kids = qpdf_oh_new_array(pdf);
  gint64 page = PARTS_NONE; /* of the first content */
  for (gint i = from->first; i != PARTS_NONE;) {
    const PartsChild *child = &g_array_index(finishing->parts->children, PartsChild, i);
    if (child->kind == PARTS_ELEMENT)
      object_append_reference(pdf, kids, finishing->elements[child->value]);
    else if (child->kind == PARTS_CONTENT) {
      if (page == PARTS_NONE) {
        page = child->page;
        object_refer(pdf, element, "/Pg", finishing->pages[child->page]);
      }
      object_append(pdf, kids, content_child(finishing, child, page));
    } else if (finishing->annotations[child->value])
      object_append(pdf, kids, annotation_child(finishing, child));
    i = child->next;
  }
  if (qpdf_oh_get_array_n_items(pdf, kids) > 0)
    object_refer(pdf, element, "/K", kids);
  qpdf_oh_release(pdf, kids);
}

/* Whether an annotation of the element was made. */
static gboolean has_annotation(const Finishing *finishing, const PartsElement *from) {
  for (gint i = from->first; i != PARTS_NONE;) {
    const PartsChild *child = &g_array_index(finishing->parts->children, PartsChild, i);
    if (child->kind == PARTS_ANNOTATION && finishing->annotations[child->value])
      return TRUE;
    i = child->next;
  }
  return FALSE;
}

static void put_element(Finishing *finishing, guint number) {
  const PdfParts *parts = finishing->parts;
  const PartsElement *from = &g_array_index(parts->elements, PartsElement, number);
  static const PdfAttributes none;
  const PdfAttributes *attributes =
      from->attributes == PARTS_NONE
          ? &none
          : &g_array_index(parts->attributes, PdfAttributes, from->attributes);
  const PdfType type =
      from->type == PDF_TYPE_LINK && !has_annotation(finishing, from) ? PDF_TYPE_SPAN : from->type;
  const qpdf_oh element = finishing->elements[number];
  object_put_name(finishing->pdf, element, "/Type", "/StructElem");
  object_put_name(finishing->pdf, element, "/S", type_names[type]);
  if (number > 0)
    object_refer(finishing->pdf, element, "/P", finishing->elements[from->parent]);
  put_attributes(finishing, element, type, attributes);
  if (type == PDF_TYPE_L)
    put_list_numbering(finishing->pdf, element, attributes->is_ordered);
  put_children(finishing, element, from);
}

/* ---- the way back -------------------------------------------------------------------------------------- */

/* For each page the elements of its marks; 0 stands for an artifact, since no content belongs to the document itself. */
static GArray **marks_of_pages(const Finishing *finishing) {
  const PdfParts *parts = finishing->parts;
  GArray **pages = g_new(GArray *, finishing->page_count);
  for (guint i = 0; i < finishing->page_count; i++)
    pages[i] = g_array_new(FALSE, TRUE, sizeof(PdfElement));
  for (PdfElement number = 0; number < parts->elements->len; number++) {
    const PartsElement *element = &g_array_index(parts->elements, PartsElement, number);
    for (gint i = element->first; i != PARTS_NONE;) {
      const PartsChild *child = &g_array_index(parts->children, PartsChild, i);
      if (child->kind == PARTS_CONTENT) {
        g_assert(number > 0 && child->page < finishing->page_count);
        GArray *page = pages[child->page];
        if (child->value >= page->len)
          g_array_set_size(page, child->value + 1);
        g_assert(g_array_index(page, PdfElement, child->value) == 0);
        g_array_index(page, PdfElement, child->value) = number;
      }
      i = child->next;
    }
  }
  return pages;
}

static qpdf_oh elements_of_page(Finishing *finishing, const GArray *marks) {
  const qpdf_data pdf = finishing->pdf;
  const qpdf_oh array = qpdf_oh_new_array(pdf);
  for (guint i = 0; i < marks->len; i++) {
    const PdfElement element = g_array_index(marks, PdfElement, i);
    if (element)
      object_append_reference(pdf, array, finishing->elements[element]);
    else
      object_append(pdf, array, qpdf_oh_new_null(pdf));
  }
  return object_indirect(pdf, array);
}

static void put_parent_tree(Finishing *finishing, qpdf_oh tree) {
  const qpdf_data pdf = finishing->pdf;
  const PdfParts *parts = finishing->parts;
  const guint pages = finishing->page_count;
  g_autofree TreeEntry *entries = g_new0(TreeEntry, pages + parts->annotations->len + 1);
  GArray **marks = marks_of_pages(finishing);
  guint count = 0;
  for (guint i = 0; i < pages; i++) {
    entries[count++] = (TreeEntry){.number = i, .value = elements_of_page(finishing, marks[i])};
    object_put_integer(pdf, finishing->pages[i], "/StructParents", i);
    g_array_unref(marks[i]);
  }
  g_free(marks);
  for (guint i = 0; i < parts->annotations->len; i++) {
    if (!finishing->annotations[i])
      continue;
    const PdfElement element = g_array_index(parts->annotations, PartsAnnotation, i).element;
    entries[count++] = (TreeEntry){.number = pages + i,
                                   .value = qpdf_oh_new_object(pdf, finishing->elements[element])};
    object_put_integer(pdf, finishing->annotations[i], "/StructParent", pages + i);
  }
  object_put(pdf, tree, "/ParentTree", object_tree(pdf, entries, count));
  object_put_integer(pdf, tree, "/ParentTreeNextKey", pages + parts->annotations->len);
}

void finish_structure(Finishing *finishing) {
  const qpdf_data pdf = finishing->pdf;
  const qpdf_oh tree = object_indirect(pdf, qpdf_oh_new_dictionary(pdf));
  object_put_name(pdf, tree, "/Type", "/StructTreeRoot");
  object_refer(pdf, tree, "/K", finishing->elements[0]);
  for (guint i = 0; i < finishing->parts->elements->len; i++)
    put_element(finishing, i);
  object_refer(pdf, finishing->elements[0], "/P", tree);
  put_parent_tree(finishing, tree);
  object_put(pdf, finishing->root, "/StructTreeRoot", tree);
}
