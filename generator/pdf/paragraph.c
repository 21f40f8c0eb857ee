/* Paragraphs: shapes, breaks, packs, and says which lines stay together.
 *
 * Base lines are `leading` apart; a line with a picture or box that needs more room is higher. Two lines at least stay together at the top
 * and at the bottom of a page.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/paragraph.h"

#include "pdf/image.h"

#define LEADING 1.35
#define CENTRE  0.357 /* of capitals above the base line, in parts of the size */

/* Objects are as wide as they are; a picture that cannot be shown is nothing. */
static void measure_objects(PdfContext *context, PdfText *text) {
  for (guint i = 0; i < text->objects->len; i++) {
    PdfTextObject *object = &g_array_index(text->objects, PdfTextObject, i);
    const PdfCharacters *style = &g_array_index(text->styles, PdfCharacters, object->style);
    double width, height;
    switch (object->kind) {
    case PDF_OBJECT_BOX:
      object->width = object->size;
      break;
    case PDF_OBJECT_LEADER:
      object->width = 2 * style->size;
      break;
    case PDF_OBJECT_PAGE_NUMBER:
      object->width = 3 * pdf_fonts_digit_width(context->fonts, style, pdf_effective_size(style));
      break;
    case PDF_OBJECT_IMAGE: {
      const PdfPicture *picture = pdf_picture_find(context, &object->image);
      if (picture == NULL)
        break;
      pdf_picture_size(picture, &width, &height);
      object->width = width * object->size / height;
      break;
    }
    }
  }
}

PdfShape *pdf_paragraph_shape(PdfContext *context, const PdfParagraph *style, PdfText *text) {
  measure_objects(context, text);
  return pdf_shape_new(context, text, style->preformatted, style->no_hyphens);
}

static double largest_size(const PdfText *text) {
  double size = 0;
  for (guint i = 0; i < text->styles->len; i++)
    size = MAX(size, g_array_index(text->styles, PdfCharacters, i).size);
  return size > 0 ? size : 10;
}

/* The element that holds the text; 0 when it is none. */
static PdfElement make_element(PdfGalley *galley, PdfRole role, const PdfShape *shape) {
  PdfContext *context = galley->context;
  if (galley->is_artifact || shape->clusters->len == 0)
    return 0;
  PdfType type = pdf_role_type(role);
  PdfOwner *owner = galley->owner;
  if (type == PDF_TYPES) {
    owner = pdf_owner_for(context, owner, PDF_TYPE_P);
    if (owner != NULL && pdf_type_holds_content(owner->type))
      return pdf_owner_element(context, owner);
    type = PDF_TYPE_P;
  }
  PdfElement element = pdf_owner_add(context, owner, type, NULL);
  if (role == PDF_CODE_BLOCK) {
    static const PdfAttributes NONE;
    element = pdf_parts_element(context->parts, element, PDF_TYPE_CODE, &NONE);
  }
  return element;
}

static PdfAnchor *add_anchor(PdfGalley *galley, PdfBox *box) {
  PdfAnchor *anchor = arena_new_item(galley->context->arena, PdfAnchor);
  PdfAnchor **last = &box->anchors;
  while (*last != NULL)
    last = &(*last)->next;
  *last = anchor;
  return anchor;
}

static void anchor_paragraph(PdfGalley *galley, PdfBox *box, const PdfParagraph *style,
                             const PdfText *text) {
  Arena *arena = galley->context->arena;
  if (style->destination != NULL)
    add_anchor(galley, box)->destination = arena_strdup(arena, style->destination);
  if (style->outline_level > 0) {
    g_autofree char *plain = style->outline_title == NULL ? pdf_text_plain(text) : NULL;
    PdfAnchor *anchor = add_anchor(galley, box);
    anchor->outline_level = style->outline_level;
    anchor->outline_title = arena_strdup(arena, plain != NULL ? plain : style->outline_title);
  }
}

/* Names inside the text: those before the first cluster of the next line belong to this one. */
static void anchor_line(PdfGalley *galley, PdfBox *box, const PdfText *text, guint32 end,
                        guint *next) {
  for (; *next < text->anchors->len; (*next)++) {
    const PdfTextAnchor *anchor = &g_array_index(text->anchors, PdfTextAnchor, *next);
    if (anchor->offset >= end)
      return;
    add_anchor(galley, box)->destination = arena_strdup(galley->context->arena, anchor->name);
  }
}

static PdfBox *new_line_box(PdfGalley *galley, PdfLine *line, double leading, double size) {
  PdfBox *box = pdf_box_new(galley->context->arena, PDF_BOX_LINE);
  double base = leading / 2 + CENTRE * size;
  double below = leading - base;
  base = MAX(base, (double)line->ascent + 1);
  below = MAX(below, (double)line->descent + 1);
  box->line = line;
  box->x = (float)galley->x;
  box->width = (float)galley->width;
  box->height = (float)(base + below);
  box->base = (float)base;
  return box;
}

static guint8 line_flags(const PdfParagraph *style, guint index, guint count) {
  gboolean is_last = index + 1 == count;
  if (is_last)
    return style->keep_with_next ? PDF_BOX_KEEPS_NEXT : 0;
  return index == 0 || index + 2 == count ? PDF_BOX_KEEPS_NEXT : 0;
}

/* The offset in the text at which the line behind `cut` begins. */
static guint32 next_offset(const PdfShape *shape, const GArray *cuts, guint index) {
  if (index + 1 >= cuts->len)
    return G_MAXUINT32;
  guint32 first = g_array_index(cuts, PdfCut, index + 1).first;
  return first < shape->clusters->len ? pdf_shape_cluster(shape, first)->text : G_MAXUINT32;
}

static void add_lines(PdfGalley *galley, const PdfParagraph *style, PdfLineMaker *maker,
                      const GArray *cuts) {
  double size = largest_size(maker->text);
  double leading = style->leading > 0 ? style->leading : LEADING * size;
  guint anchor = 0;
  for (guint i = 0; i < cuts->len; i++) {
    PdfLine *line = pdf_line_new(maker, &g_array_index(cuts, PdfCut, i));
    PdfBox *box = new_line_box(galley, line, leading, size);
    box->flags = line_flags(style, i, cuts->len);
    if (i == 0)
      anchor_paragraph(galley, box, style, maker->text);
    anchor_line(galley, box, maker->text, next_offset(maker->shape, cuts, i), &anchor);
    pdf_galley_add(galley, box, i == 0 ? style->before : 0, i + 1 == cuts->len ? style->after : 0);
  }
}

static PdfMeasure measure_of(const PdfGalley *galley, const PdfParagraph *style,
                             const PdfText *text) {
  double size = largest_size(text);
  /* Groups never leave less than PDF_NARROWEST, columns of a table may: what stands at their right must not stand beyond. */
  PdfMeasure measure = {
      .width = MAX(galley->width, 1), .mark = 0.9 * size, .preformatted = style->preformatted};
  if (measure.preformatted && measure.width > 12 * size)
    measure.indent = 1.2 * size;
  return measure;
}

void pdf_paragraph_set(PdfGalley *galley, const PdfParagraph *style, PdfText *text,
                       PdfShape *shape) {
  PdfContext *context = galley->context;
  g_autoptr(PdfShape) own = shape == NULL ? pdf_paragraph_shape(context, style, text) : NULL;
  if (shape == NULL)
    shape = own;
  if (shape->segments->len > 0 && g_array_index(shape->segments, PdfSegment, 0).is_rtl)
    pdf_galley_mirror(galley);
  PdfMeasure measure = measure_of(galley, style, text);
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(PdfCut));
  pdf_break(cuts, shape, context->fonts, &measure);
  PdfInlineFinder finder;
  pdf_inline_finder_init(&finder, context, text, style->role == PDF_CODE_BLOCK);
  PdfInlines *inlines = arena_new_item(context->arena, PdfInlines);
  inlines->element = make_element(galley, style->role, shape);
  PdfAlign align = galley->align != PDF_LEFT ? galley->align : style->align;
  PdfLineMaker maker = {context, text, shape, &measure, align, inlines, &finder};
  if (style->keep_together)
    pdf_galley_keep_begin(galley);
  add_lines(galley, style, &maker, cuts);
  if (style->keep_together)
    pdf_galley_keep_end(galley);
  inlines->count = finder.inlines->len;
  inlines->inlines = arena_new_array(context->arena, PdfInline, inlines->count);
  for (guint i = 0; i < inlines->count; i++)
    inlines->inlines[i] = g_array_index(finder.inlines, PdfInline, i);
  pdf_inline_finder_clear(&finder);
}

/* ---- labels --------------------------------------------------------------------------------------------- */

void pdf_label_set(PdfGalley *galley, PdfText *text) {
  static const PdfParagraph STYLE = {.role = PDF_LABEL, .no_hyphens = TRUE};
  PdfGalley beside;
  double x = 0, indent = pdf_galley_indent(galley, &x);
  pdf_galley_init(&beside, galley->context, x, indent);
  beside.owner = galley->owner;
  beside.is_artifact = galley->is_artifact;
  g_autoptr(PdfShape) shape = pdf_paragraph_shape(galley->context, &STYLE, text);
  double most, least;
  pdf_break_extremes(&most, &least, shape);
  gboolean fits = most <= indent - 1 && shape->segments->len == 1;
  if (fits) {
    pdf_paragraph_set(&beside, &STYLE, text, shape);
    beside.list.first->kind = PDF_BOX_LABEL;
    beside.list.first->height = 0;
    pdf_galley_wait(galley, beside.list.first);
  } else {
    PdfParagraph above = STYLE;
    above.keep_with_next = TRUE;
    pdf_paragraph_set(galley, &above, text, shape);
    galley->at_edge = TRUE;
  }
  pdf_galley_clear(&beside);
}
