/* Blocks that are no text: images, drawings and fields.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/block_figure.h"

#include "pdf/image.h"
#include "pdf/paragraph.h"

#define SMALL       7.5
#define SMALL_INK   0x444444
#define BROKEN_SIZE 9.0

typedef struct {
  PdfBlock block;
  PdfImage image;
  PdfAlign align;
} ImageBlock;

typedef struct {
  PdfBlock block;
  PdfDrawing drawing;
} DrawingBlock;

typedef struct {
  PdfBlock block;
  PdfField field;
  double width, height;
  char *label;
} FieldBlock;

static PdfElement figure_element(PdfGalley *galley, const char *alternative) {
  if (galley->is_artifact || alternative == NULL || *alternative == '\0')
    return 0;
  PdfAttributes attributes = {.alternative = alternative};
  return pdf_owner_add(galley->context, galley->owner, PDF_TYPE_FIGURE, &attributes);
}

/* Adds a box of the size, made smaller (not narrower) to fit the column and the page. */
static PdfBox *add_figure(PdfGalley *galley, PdfBoxKind kind, double width, double height,
                          PdfAlign align) {
  double room = MAX(galley->width, PDF_NARROWEST);
  double scale =
      MIN(1, MIN(room / MAX(width, 1), 0.9 * pdf_galley_page_height(galley) / MAX(height, 1)));
  PdfBox *box = pdf_box_new(galley->context->arena, kind);
  box->width = (float)(width * scale);
  box->height = (float)(height * scale);
  double left = room - width * scale;
  box->x = (float)(galley->x + (align == PDF_CENTRE ? left / 2 : align == PDF_RIGHT ? left : 0));
  box->base = MIN(box->height, 10.0F);
  box->figure = arena_new_item(galley->context->arena, PdfFigure);
  box->figure->place = galley->context->place;
  pdf_galley_add(galley, box, 4, 6);
  return box;
}

/* ---- images --------------------------------------------------------------------------------------------- */

static void set_broken(ImageBlock *image, PdfGalley *galley) {
  static const PdfCharacters LOOK = {.size = BROKEN_SIZE, .italic = TRUE, .colour = SMALL_INK};
  if (image->image.alternative == NULL || *image->image.alternative == '\0')
    return;
  g_autoptr(PdfText) text = pdf_text_new();
  pdf_text_add(text, image->image.alternative, -1, &LOOK);
  PdfParagraph style = {.role = PDF_P, .align = image->align, .before = 4, .after = 6};
  pdf_paragraph_set(galley, &style, text, NULL);
}

static void own_size(const PdfPicture *picture, const PdfImage *image, double *width,
                     double *height) {
  pdf_picture_size(picture, width, height);
  if (image->width > 0 && image->width < *width) {
    *height *= image->width / *width;
    *width = image->width;
  }
}

static void set_image(PdfBlock *block, PdfGalley *galley) {
  ImageBlock *image = (ImageBlock *)block;
  PdfContext *context = galley->context;
  const PdfPicture *picture = pdf_picture_find(context, &image->image);
  if (picture == NULL) {
    set_broken(image, galley);
    return;
  }
  double width, height;
  own_size(picture, &image->image, &width, &height);
  PdfElement element = figure_element(galley, image->image.alternative);
  PdfBox *box = add_figure(galley, PDF_BOX_PICTURE, width, height, image->align);
  PdfImage *copy = arena_new_item(context->arena, PdfImage);
  *copy = image->image;
  copy->alternative = NULL;
  arena_cleanup(context->arena, (GDestroyNotify)g_bytes_unref, g_bytes_ref(copy->bytes));
  box->figure->image = copy;
  box->figure->element = element;
}

static void measure_image(PdfBlock *block, PdfContext *context, PdfExtent *extent) {
  const ImageBlock *image = (const ImageBlock *)block;
  const PdfPicture *picture = pdf_picture_find(context, &image->image);
  double width = 0, height;
  if (picture != NULL)
    own_size(picture, &image->image, &width, &height);
  pdf_extent_hold(extent, width, MIN(width, 60));
}

static void free_image(PdfBlock *block) {
  ImageBlock *image = (ImageBlock *)block;
  g_bytes_unref(image->image.bytes);
  g_free((char *)image->image.alternative);
}

PdfBlock *pdf_block_image(const PdfImage *image, PdfAlign align) {
  static const PdfBlockKind KIND = {set_image, measure_image, free_image};
  ImageBlock *block = g_new0(ImageBlock, 1);
  block->block.kind = &KIND;
  block->image = *image;
  block->image.bytes = g_bytes_ref(image->bytes);
  block->image.alternative = g_strdup(image->alternative);
  block->align = align;
  return &block->block;
}

/* ---- drawings ------------------------------------------------------------------------------------------- */

typedef struct {
  GDestroyNotify destroy;
  gpointer data;
} Destroy;

static void destroy_data(gpointer data) {
  Destroy *destroy = data;
  destroy->destroy(destroy->data);
}

/* The data lives until the pages are drawn. */
static void keep_data(PdfContext *context, PdfDrawing *drawing) {
  if (drawing->destroy == NULL)
    return;
  Destroy *destroy = arena_new_item(context->arena, Destroy);
  *destroy = (Destroy){drawing->destroy, drawing->data};
  arena_cleanup(context->arena, destroy_data, destroy);
  drawing->destroy = NULL;
}

static void set_drawing(PdfBlock *block, PdfGalley *galley) {
  PdfDrawing *drawing = &((DrawingBlock *)block)->drawing;
  PdfElement element = figure_element(galley, drawing->alternative);
  PdfBox *box =
      add_figure(galley, PDF_BOX_DRAWING, drawing->width, drawing->height, drawing->align);
  box->figure->draw = drawing->draw;
  box->figure->data = drawing->data;
  box->figure->element = element;
  keep_data(galley->context, drawing);
}

static void measure_drawing(PdfBlock *block, PdfContext *context G_GNUC_UNUSED, PdfExtent *extent) {
  double width = ((DrawingBlock *)block)->drawing.width;
  pdf_extent_hold(extent, width, width);
}

static void free_drawing(PdfBlock *block) {
  PdfDrawing *drawing = &((DrawingBlock *)block)->drawing;
  if (drawing->destroy != NULL)
    drawing->destroy(drawing->data);
  g_free((char *)drawing->alternative);
}

PdfBlock *pdf_block_drawing(const PdfDrawing *drawing) {
  static const PdfBlockKind KIND = {set_drawing, measure_drawing, free_drawing};
  DrawingBlock *block = g_new0(DrawingBlock, 1);
  block->block.kind = &KIND;
  block->drawing = *drawing;
  block->drawing.alternative = g_strdup(drawing->alternative);
  return &block->block;
}

/* ---- fields --------------------------------------------------------------------------------------------- */

static void set_field_label(const FieldBlock *field, PdfGalley *galley) {
  static const PdfCharacters LOOK = {.size = SMALL, .colour = SMALL_INK};
  static const PdfParagraph STYLE = {.role = PDF_P, .no_hyphens = TRUE, .keep_with_next = TRUE};
  g_autoptr(PdfText) text = pdf_text_new();
  pdf_text_add(text, field->label, -1, &LOOK);
  pdf_paragraph_set(galley, &STYLE, text, NULL);
}

static void set_field(PdfBlock *block, PdfGalley *galley) {
  const FieldBlock *field = (const FieldBlock *)block;
  PdfContext *context = galley->context;
  if (field->label != NULL)
    set_field_label(field, galley);
  PdfBox *box = pdf_box_new(context->arena, PDF_BOX_FIELD);
  double width = field->field.kind == PDF_FIELD_BOX && field->width <= 0 ? field->height
                 : field->width <= 0                                     ? galley->width
                                                                         : field->width;
  box->x = (float)galley->x;
  box->width = (float)MIN(width, galley->width);
  box->height = (float)MIN(field->height, 0.9 * pdf_galley_page_height(galley));
  box->base = field->field.kind == PDF_FIELD_TEXT ? box->height : MIN(box->height, 10.0F);
  box->field = arena_new_item(context->arena, PdfFieldBox);
  box->field->field = field->field;
  box->field->field.name = arena_strdup(context->arena, field->field.name);
  box->field->field.tooltip = arena_strdup(context->arena, field->field.tooltip);
  if (!galley->is_artifact)
    box->field->element = pdf_owner_add(context, galley->owner, PDF_TYPE_FORM, NULL);
  pdf_galley_add(galley, box, 0, 2);
}

static void measure_field(PdfBlock *block, PdfContext *context G_GNUC_UNUSED, PdfExtent *extent) {
  const FieldBlock *field = (const FieldBlock *)block;
  double width = field->width > 0                     ? field->width
                 : field->field.kind == PDF_FIELD_BOX ? field->height
                                                      : 60;
  pdf_extent_hold(extent, width, width);
}

static void free_field(PdfBlock *block) {
  FieldBlock *field = (FieldBlock *)block;
  g_free((char *)field->field.name);
  g_free((char *)field->field.tooltip);
  g_free(field->label);
}

PdfBlock *pdf_block_field(const PdfField *field, double width, double height, const char *label) {
  static const PdfBlockKind KIND = {set_field, measure_field, free_field};
  FieldBlock *block = g_new0(FieldBlock, 1);
  block->block.kind = &KIND;
  block->field = (PdfField){field->kind, g_strdup(field->name), g_strdup(field->tooltip)};
  block->width = width;
  block->height = height;
  block->label = g_strdup(label);
  return &block->block;
}
