/* Writes elements with their attributes and children, and the parent tree.
 *
 * Keys of the parent tree: the number of a page, then the number of pages plus the index of an annotation.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_structure.h"

#include "pdf/syntax.h"
#include "pdf/tree.h"

static const char *const type_names[PDF_TYPES] = {
    [PDF_TYPE_DOCUMENT] = "Document",
    [PDF_TYPE_SECT] = "Sect",
    [PDF_TYPE_DIV] = "Div",
    [PDF_TYPE_BLOCK_QUOTE] = "BlockQuote",
    [PDF_TYPE_CAPTION] = "Caption",
    [PDF_TYPE_TOC] = "TOC",
    [PDF_TYPE_TOCI] = "TOCI",
    [PDF_TYPE_P] = "P",
    [PDF_TYPE_H1] = "H1",
    [PDF_TYPE_H2] = "H2",
    [PDF_TYPE_H3] = "H3",
    [PDF_TYPE_H4] = "H4",
    [PDF_TYPE_H5] = "H5",
    [PDF_TYPE_H6] = "H6",
    [PDF_TYPE_L] = "L",
    [PDF_TYPE_LI] = "LI",
    [PDF_TYPE_LBL] = "Lbl",
    [PDF_TYPE_LBODY] = "LBody",
    [PDF_TYPE_TABLE] = "Table",
    [PDF_TYPE_THEAD] = "THead",
    [PDF_TYPE_TBODY] = "TBody",
    [PDF_TYPE_TR] = "TR",
    [PDF_TYPE_TH] = "TH",
    [PDF_TYPE_TD] = "TD",
    [PDF_TYPE_SPAN] = "Span",
    [PDF_TYPE_CODE] = "Code",
    [PDF_TYPE_LINK] = "Link",
    [PDF_TYPE_FIGURE] = "Figure",
    [PDF_TYPE_FORM] = "Form",
};

/* ---- attributes ---------------------------------------------------------------------------------------- */

static void append_table(GString *out, const PdfAttributes *attributes) {
  g_string_append(out, "/A<</O/Table");
  if (attributes->scope != PDF_SCOPE_NONE)
    g_string_append_printf(out, "/Scope/%s",
                           attributes->scope == PDF_SCOPE_COLUMN ? "Column" : "Row");
  if (attributes->column_span > 1)
    g_string_append_printf(out, "/ColSpan %u", attributes->column_span);
  if (attributes->row_span > 1)
    g_string_append_printf(out, "/RowSpan %u", attributes->row_span);
  g_string_append(out, ">>");
}

static void append_text(GString *out, const char *key, const char *text) {
  if (!text)
    return;
  g_string_append(out, key);
  syntax_text(out, text);
}

static void append_attributes(GString *out, PdfType type, const PdfAttributes *attributes) {
  append_text(out, "/Alt", attributes->alternative);
  append_text(out, "/Lang", attributes->language);
  append_text(out, "/T", attributes->title);
  if (type == PDF_TYPE_FIGURE) {
    g_string_append(out, "/A<</O/Layout/Placement/Block/BBox");
    syntax_rectangle(out, &attributes->box);
    g_string_append(out, ">>");
  } else if (type == PDF_TYPE_L)
    g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>",
                           attributes->is_ordered ? "Decimal" : "Disc");
  else if (attributes->scope != PDF_SCOPE_NONE || attributes->column_span > 1 ||
           attributes->row_span > 1)
    append_table(out, attributes);
}

/* ---- children ------------------------------------------------------------------------------------------ */

static const PartsChild *child_at(const Finishing *finishing, gint index) {
  return index == PARTS_NONE ? NULL : &g_array_index(finishing->parts->children, PartsChild, index);
}

/* The page of the first content: its marks need not name it. PARTS_NONE: no content. */
static gint64 page_of(const Finishing *finishing, const PartsElement *from) {
  for (const PartsChild *child = child_at(finishing, from->first); child;
       child = child_at(finishing, child->next))
    if (child->kind == PARTS_CONTENT)
      return child->page;
  return PARTS_NONE;
}

static void append_child(const Finishing *finishing, GString *out, const PartsChild *child,
                         gint64 page) {
  if (child->kind == PARTS_ELEMENT)
    g_string_append_printf(out, "%u 0 R ", element_number(finishing, child->value));
  else if (child->kind == PARTS_ANNOTATION && finishing->annotations[child->value])
    g_string_append_printf(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
                           finishing->pages[child->page], finishing->annotations[child->value]);
  else if (child->kind == PARTS_CONTENT && child->page == page)
    g_string_append_printf(out, "%u ", child->value);
  else if (child->kind == PARTS_CONTENT)
    g_string_append_printf(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>", finishing->pages[child->page],
                           child->value);
}

static void append_children(const Finishing *finishing, GString *out, const PartsElement *from) {
  const gint64 page = page_of(finishing, from);
  if (page != PARTS_NONE)
    g_string_append_printf(out, "/Pg %u 0 R", finishing->pages[page]);
  g_string_append(out, "/K[");
  for (const PartsChild *child = child_at(finishing, from->first); child;
       child = child_at(finishing, child->next))
    append_child(finishing, out, child, page);
  g_string_append_c(out, ']');
}

/* Whether an annotation of the element was made. */
static gboolean has_annotation(const Finishing *finishing, const PartsElement *from) {
  for (const PartsChild *child = child_at(finishing, from->first); child;
       child = child_at(finishing, child->next))
    if (child->kind == PARTS_ANNOTATION && finishing->annotations[child->value])
      return TRUE;
  return FALSE;
}

static void write_element(Finishing *finishing, GString *out, guint number, guint tree) {
  const PdfParts *parts = finishing->parts;
  const PartsElement *from = &g_array_index(parts->elements, PartsElement, number);
  static const PdfAttributes none;
  const PdfType type =
      from->type == PDF_TYPE_LINK && !has_annotation(finishing, from) ? PDF_TYPE_SPAN : from->type;
  g_string_printf(out, "<</Type/StructElem/S/%s/P %u 0 R", type_names[type],
                  number ? element_number(finishing, from->parent) : tree);
  append_attributes(out, type,
                    from->attributes == PARTS_NONE
                        ? &none
                        : &g_array_index(parts->attributes, PdfAttributes, from->attributes));
  append_children(finishing, out, from);
  g_string_append(out, ">>");
  pdf_file_add(finishing->file, element_number(finishing, number), out->str, out->len);
}

/* ---- the way back -------------------------------------------------------------------------------------- */

/* For each page the elements of its marks; 0 stands for an artifact, since no content belongs to the document itself. */
static GArray **marks_of_pages(const Finishing *finishing) {
  const PdfParts *parts = finishing->parts;
  GArray **pages = g_new(GArray *, finishing->page_count + 1);
  for (guint i = 0; i < finishing->page_count; i++)
    pages[i] = g_array_new(FALSE, TRUE, sizeof(PdfElement));
  for (PdfElement number = 0; number < parts->elements->len; number++) {
    const PartsElement *element = &g_array_index(parts->elements, PartsElement, number);
    for (const PartsChild *child = child_at(finishing, element->first); child;
         child = child_at(finishing, child->next)) {
      if (child->kind != PARTS_CONTENT)
        continue;
      g_assert(number > 0 && child->page < finishing->page_count);
      GArray *page = pages[child->page];
      if (child->value >= page->len)
        g_array_set_size(page, child->value + 1);
      g_assert(g_array_index(page, PdfElement, child->value) == 0);
      g_array_index(page, PdfElement, child->value) = number;
    }
  }
  return pages;
}

static char *elements_of_page(const Finishing *finishing, const GArray *marks) {
  GString *out = g_string_new("[");
  for (guint i = 0; i < marks->len; i++) {
    const PdfElement element = g_array_index(marks, PdfElement, i);
    if (element)
      g_string_append_printf(out, "%u 0 R ", element_number(finishing, element));
    else
      g_string_append(out, "null ");
  }
  g_string_append_c(out, ']');
  return g_string_free(out, FALSE);
}

static guint write_parent_tree(Finishing *finishing) {
  const PdfParts *parts = finishing->parts;
  g_autoptr(GArray) entries = tree_entries_new();
  GArray **marks = marks_of_pages(finishing);
  for (guint i = 0; i < finishing->page_count; i++) {
    tree_entry_add(entries, i, NULL, elements_of_page(finishing, marks[i]));
    g_string_append_printf(finishing->on_pages[i], "/StructParents %u", i);
    g_array_unref(marks[i]);
  }
  g_free(marks);
  for (guint i = 0; i < parts->annotations->len; i++) {
    const PdfElement element = g_array_index(parts->annotations, PartsAnnotation, i).element;
    if (finishing->annotations[i])
      tree_entry_add(entries, finishing->page_count + i, NULL,
                     g_strdup_printf("%u 0 R", element_number(finishing, element)));
  }
  return tree_write(finishing->file, entries);
}

void finish_structure(Finishing *finishing) {
  const guint tree = pdf_file_reserve(finishing->file, 1);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < finishing->parts->elements->len; i++)
    write_element(finishing, out, i, tree);
  const guint parents = write_parent_tree(finishing);
  g_string_printf(out, "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u>>",
                  element_number(finishing, 0), parents,
                  finishing->page_count + finishing->parts->annotations->len);
  pdf_file_add(finishing->file, tree, out->str, out->len);
  g_string_append_printf(finishing->catalogue, "/StructTreeRoot %u 0 R/MarkInfo<</Marked true>>",
                         tree);
}
