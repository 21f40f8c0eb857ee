/* Gathers the parts of a PDF: copies what it is given into flat arrays (pdf/parts_data.h).
 *
 * Says nothing about PDF syntax: that is finishing. What would be a mistake of ours (an unknown element, a name that is given
 * twice) stops the program.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/parts.h"

#include <string.h>

#include "pdf/parts_data.h"

PdfParts *pdf_parts_new(void) {
  PdfParts *parts = g_new0(PdfParts, 1);
  parts->texts = g_string_chunk_new(4096);
  parts->elements = g_array_new(FALSE, FALSE, sizeof(PartsElement));
  parts->children = g_array_new(FALSE, FALSE, sizeof(PartsChild));
  parts->pages = g_array_new(FALSE, FALSE, sizeof(guint));
  parts->attributes = g_array_new(FALSE, FALSE, sizeof(PdfAttributes));
  parts->annotations = g_array_new(FALSE, FALSE, sizeof(PartsAnnotation));
  parts->boxes = g_array_new(FALSE, FALSE, sizeof(PdfRect));
  parts->destinations = g_array_new(FALSE, FALSE, sizeof(PartsDestination));
  parts->by_name = g_hash_table_new(g_str_hash, g_str_equal);
  parts->field_names = g_hash_table_new(g_str_hash, g_str_equal);
  parts->outline = g_array_new(FALSE, FALSE, sizeof(PartsEntry));
  parts->labels = g_array_new(FALSE, FALSE, sizeof(PartsLabel));
  const PartsElement document = {
      .type = PDF_TYPE_DOCUMENT, .first = PARTS_NONE, .last = PARTS_NONE, .attributes = PARTS_NONE};
  g_array_append_val(parts->elements, document);
  return parts;
}

void pdf_parts_free(PdfParts *parts) {
  if (!parts)
    return;
  g_string_chunk_free(parts->texts);
  g_array_unref(parts->elements);
  g_array_unref(parts->children);
  g_array_unref(parts->pages);
  g_array_unref(parts->attributes);
  g_array_unref(parts->annotations);
  g_array_unref(parts->boxes);
  g_array_unref(parts->destinations);
  g_hash_table_unref(parts->by_name);
  g_hash_table_unref(parts->field_names);
  g_array_unref(parts->outline);
  g_array_unref(parts->labels);
  g_free(parts);
}

static const char *copy(PdfParts *parts, const char *text) {
  return text ? g_string_chunk_insert(parts->texts, text) : NULL;
}

static void add_child(PdfParts *parts, PdfElement element, const PartsChild *child) {
  g_assert(element < parts->elements->len);
  PartsElement *parent = &g_array_index(parts->elements, PartsElement, element);
  const gint index = (gint)parts->children->len;
  g_array_append_vals(parts->children, child, 1);
  if (parent->last == PARTS_NONE)
    parent->first = index;
  else
    g_array_index(parts->children, PartsChild, parent->last).next = index;
  parent->last = index;
}

static gint add_attributes(PdfParts *parts, const PdfAttributes *attributes) {
  static const PdfAttributes none;
  if (!attributes || memcmp(attributes, &none, sizeof none) == 0)
    return PARTS_NONE;
  PdfAttributes own = *attributes;
  own.alternative = copy(parts, own.alternative);
  own.language = copy(parts, own.language);
  own.title = copy(parts, own.title);
  g_array_append_val(parts->attributes, own);
  return (gint)parts->attributes->len - 1;
}

PdfElement pdf_parts_element(PdfParts *parts, PdfElement parent, PdfType type,
                             const PdfAttributes *attributes) {
  const PdfElement number = parts->elements->len;
  const PartsElement element = {.type = type,
                                .parent = parent,
                                .first = PARTS_NONE,
                                .last = PARTS_NONE,
                                .attributes = add_attributes(parts, attributes)};
  add_child(parts, parent,
            &(PartsChild){.kind = PARTS_ELEMENT, .value = number, .next = PARTS_NONE});
  g_array_append_val(parts->elements, element);
  return number;
}

void pdf_parts_set_box(PdfParts *parts, PdfElement element, const PdfRect *box) {
  g_assert(element < parts->elements->len);
  PartsElement *known = &g_array_index(parts->elements, PartsElement, element);
  if (known->attributes == PARTS_NONE)
    known->attributes = add_attributes(parts, &(PdfAttributes){.box = *box});
  else
    g_array_index(parts->attributes, PdfAttributes, known->attributes).box = *box;
}

void pdf_parts_content(PdfParts *parts, PdfElement element, guint page, guint mark) {
  add_child(parts, element,
            &(PartsChild){.kind = PARTS_CONTENT, .page = page, .value = mark, .next = PARTS_NONE});
}

void pdf_parts_page(PdfParts *parts, guint marks) { g_array_append_val(parts->pages, marks); }

static void add_annotation(PdfParts *parts, const PartsAnnotation *annotation) {
  add_child(parts, annotation->element,
            &(PartsChild){.kind = PARTS_ANNOTATION,
                          .page = annotation->page,
                          .value = parts->annotations->len,
                          .next = PARTS_NONE});
  g_array_append_vals(parts->annotations, annotation, 1);
}

void pdf_parts_link(PdfParts *parts, PdfElement element, const PdfLink *link) {
  g_assert(link->box_count > 0 && !link->destination != !link->url);
  PdfRect around = link->boxes[0];
  for (guint i = 1; i < link->box_count; i++) {
    around.left = MIN(around.left, link->boxes[i].left);
    around.bottom = MIN(around.bottom, link->boxes[i].bottom);
    around.right = MAX(around.right, link->boxes[i].right);
    around.top = MAX(around.top, link->boxes[i].top);
  }
  const PartsAnnotation annotation = {.is_link = TRUE,
                                      .element = element,
                                      .page = link->page,
                                      .box = around,
                                      .boxes = parts->boxes->len,
                                      .box_count = link->box_count,
                                      .destination = copy(parts, link->destination),
                                      .url = copy(parts, link->url),
                                      .description = copy(parts, link->description)};
  g_array_append_vals(parts->boxes, link->boxes, link->box_count);
  add_annotation(parts, &annotation);
}

void pdf_parts_destination(PdfParts *parts, const char *name, guint page, double top) {
  if (g_hash_table_contains(parts->by_name, name))
    return;
  const PartsDestination destination = {copy(parts, name), page, top};
  g_array_append_val(parts->destinations, destination);
  g_hash_table_insert(parts->by_name, (gpointer)destination.name,
                      GUINT_TO_POINTER(parts->destinations->len));
}

/* Upper levels are kept with the value 1, whole names with 2. */
static void claim_name(PdfParts *parts, const char *name) {
  for (const char *dot = strchr(name, '.'); dot; dot = strchr(dot + 1, '.')) {
    const char *level = g_string_chunk_insert_len(parts->texts, name, dot - name);
    const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(parts->field_names, level));
    g_assert(known != 2);
    if (!known)
      g_hash_table_insert(parts->field_names, (gpointer)level, GUINT_TO_POINTER(1));
  }
  g_assert(!g_hash_table_contains(parts->field_names, name));
  g_hash_table_insert(parts->field_names, (gpointer)name, GUINT_TO_POINTER(2));
}

void pdf_parts_widget(PdfParts *parts, PdfElement element, const PdfWidget *widget) {
  const PartsAnnotation annotation = {.element = element,
                                      .page = widget->page,
                                      .box = widget->box,
                                      .kind = widget->kind,
                                      .name = copy(parts, widget->name),
                                      .description = copy(parts, widget->tooltip)};
  claim_name(parts, annotation.name);
  add_annotation(parts, &annotation);
}

void pdf_parts_outline(PdfParts *parts, guint level, const char *title, guint page, double top) {
  const PartsEntry entry = {level, copy(parts, title), page, top};
  g_array_append_val(parts->outline, entry);
}

void pdf_parts_page_label(PdfParts *parts, guint page, const char *prefix, guint first) {
  const PartsLabel label = {page, copy(parts, prefix), first};
  g_array_append_val(parts->labels, label);
}
