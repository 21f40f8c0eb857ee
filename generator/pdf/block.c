/* Blocks: paragraphs, groups, keeps, rules and spaces.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/block.h"

#include "pdf/paragraph.h"

typedef struct {
  PdfBlock block;
  PdfParagraph style;
  PdfText *text;
  PdfShape *shape; /* when it was measured */
} ParagraphBlock;

typedef struct {
  PdfBlock block;
  PdfGroup group;
} GroupBlock;

typedef struct {
  PdfBlock block;
  double width, before, after;
  guint32 colour;
} RuleBlock;

void pdf_block_set(PdfBlock *block, PdfGalley *galley) {
  galley->context->place = block->place;
  block->kind->set(block, galley);
}

void pdf_block_measure(PdfBlock *block, PdfContext *context, PdfExtent *extent) {
  context->place = block->place;
  if (block->kind->measure != NULL)
    block->kind->measure(block, context, extent);
}

void pdf_block_free(PdfBlock *block) {
  if (block->kind->free != NULL)
    block->kind->free(block);
  g_free(block);
}

void pdf_extent_hold(PdfExtent *extent, double most, double least) {
  extent->most = MAX(extent->most, most + extent->inset);
  extent->least = MAX(extent->least, least + extent->inset);
}

/* ---- paragraphs ----------------------------------------------------------------------------------------- */

static void set_paragraph(PdfBlock *block, PdfGalley *galley) {
  ParagraphBlock *paragraph = (ParagraphBlock *)block;
  pdf_paragraph_set(galley, &paragraph->style, paragraph->text, paragraph->shape);
}

static void measure_paragraph(PdfBlock *block, PdfContext *context, PdfExtent *extent) {
  ParagraphBlock *paragraph = (ParagraphBlock *)block;
  if (paragraph->shape == NULL)
    paragraph->shape = pdf_paragraph_shape(context, &paragraph->style, paragraph->text);
  double most, least;
  pdf_break_extremes(&most, &least, paragraph->shape);
  pdf_extent_hold(extent, most, least);
}

static void free_paragraph(PdfBlock *block) {
  ParagraphBlock *paragraph = (ParagraphBlock *)block;
  pdf_text_free(paragraph->text);
  pdf_shape_free(paragraph->shape);
  g_free((char *)paragraph->style.outline_title);
  g_free((char *)paragraph->style.destination);
}

static PdfBlock *new_paragraph(const PdfBlockKind *kind, const PdfParagraph *style, PdfText *text) {
  ParagraphBlock *paragraph = g_new0(ParagraphBlock, 1);
  paragraph->block.kind = kind;
  paragraph->style = *style;
  paragraph->style.outline_title = g_strdup(style->outline_title);
  paragraph->style.destination = g_strdup(style->destination);
  paragraph->text = text;
  return &paragraph->block;
}

PdfBlock *pdf_block_paragraph(const PdfParagraph *style, PdfText *text) {
  static const PdfBlockKind KIND = {set_paragraph, measure_paragraph, free_paragraph};
  return new_paragraph(&KIND, style, text);
}

static void set_label(PdfBlock *block, PdfGalley *galley) {
  pdf_label_set(galley, ((ParagraphBlock *)block)->text);
}

PdfBlock *pdf_block_label(PdfText *text) {
  static const PdfBlockKind KIND = {set_label, NULL, free_paragraph};
  return new_paragraph(&KIND, &(PdfParagraph){.role = PDF_LABEL}, text);
}

/* ---- names ---------------------------------------------------------------------------------------------- */

typedef struct {
  PdfBlock block;
  char *name;
} NameBlock;

static void set_name(PdfBlock *block, PdfGalley *galley) {
  pdf_galley_name(galley, ((const NameBlock *)block)->name);
}

static void free_name(PdfBlock *block) { g_free(((NameBlock *)block)->name); }

PdfBlock *pdf_block_destination(const char *name) {
  static const PdfBlockKind KIND = {set_name, NULL, free_name};
  NameBlock *block = g_new0(NameBlock, 1);
  block->block.kind = &KIND;
  block->name = g_strdup(name);
  return &block->block;
}

/* ---- groups and keeps ----------------------------------------------------------------------------------- */

static void set_group(PdfBlock *block, PdfGalley *galley) {
  pdf_galley_group_begin(galley, &((GroupBlock *)block)->group);
}

static void measure_group(PdfBlock *block, PdfContext *context G_GNUC_UNUSED, PdfExtent *extent) {
  const PdfGroup *group = &((GroupBlock *)block)->group;
  double inset = group->left + group->right + 2 * group->padding + group->bar;
  g_array_append_val(extent->insets, inset);
  extent->inset += inset;
}

static void free_group(PdfBlock *block) {
  GroupBlock *group = (GroupBlock *)block;
  g_free((char *)group->group.language);
  g_free((char *)group->group.title);
}

PdfBlock *pdf_block_group_begin(const PdfGroup *group) {
  static const PdfBlockKind KIND = {set_group, measure_group, free_group};
  GroupBlock *block = g_new0(GroupBlock, 1);
  block->block.kind = &KIND;
  block->group = *group;
  block->group.language = g_strdup(group->language);
  block->group.title = g_strdup(group->title);
  return &block->block;
}

static void set_group_end(PdfBlock *block G_GNUC_UNUSED, PdfGalley *galley) {
  pdf_galley_group_end(galley);
}

static void measure_group_end(PdfBlock *block G_GNUC_UNUSED, PdfContext *context G_GNUC_UNUSED,
                              PdfExtent *extent) {
  extent->inset -= g_array_index(extent->insets, double, extent->insets->len - 1);
  g_array_set_size(extent->insets, extent->insets->len - 1);
}

PdfBlock *pdf_block_group_end(void) {
  static const PdfBlockKind KIND = {set_group_end, measure_group_end, NULL};
  PdfBlock *block = g_new0(PdfBlock, 1);
  block->kind = &KIND;
  return block;
}

static void set_keep_begin(PdfBlock *block G_GNUC_UNUSED, PdfGalley *galley) {
  pdf_galley_keep_begin(galley);
}

static void set_keep_end(PdfBlock *block G_GNUC_UNUSED, PdfGalley *galley) {
  pdf_galley_keep_end(galley);
}

PdfBlock *pdf_block_keep(gboolean begins) {
  static const PdfBlockKind BEGIN = {set_keep_begin, NULL, NULL}, END = {set_keep_end, NULL, NULL};
  PdfBlock *block = g_new0(PdfBlock, 1);
  block->kind = begins ? &BEGIN : &END;
  return block;
}

/* ---- continued parts ------------------------------------------------------------------------------------ */

/* The text is set now, in a galley of its own, and copied to each page that needs it. */
static void set_continued(PdfBlock *block, PdfGalley *galley) {
  ParagraphBlock *paragraph = (ParagraphBlock *)block;
  PdfGalley repeated;
  pdf_galley_init(&repeated, galley->context, galley->x, galley->width);
  repeated.is_artifact = TRUE;
  pdf_paragraph_set(&repeated, &paragraph->style, paragraph->text, NULL);
  PdfBox *after = pdf_box_new(galley->context->arena, PDF_BOX_SPACE);
  after->height = (float)paragraph->style.after;
  pdf_galley_add(&repeated, after, 0, 0);
  PdfBox *box = pdf_box_new(galley->context->arena, PDF_BOX_CONTINUED);
  box->repeat = arena_new_item(galley->context->arena, PdfRepeat);
  *box->repeat = (PdfRepeat){repeated.list, pdf_boxes_height(&repeated.list)};
  pdf_galley_say(galley, box);
  pdf_galley_clear(&repeated);
}

PdfBlock *pdf_block_continued_begin(const PdfParagraph *style, PdfText *text) {
  static const PdfBlockKind KIND = {set_continued, NULL, free_paragraph};
  return new_paragraph(&KIND, style, text);
}

static void set_continued_end(PdfBlock *block G_GNUC_UNUSED, PdfGalley *galley) {
  pdf_galley_end(galley, PDF_BOX_CONTINUED_END, 0);
}

PdfBlock *pdf_block_continued_end(void) {
  static const PdfBlockKind KIND = {set_continued_end, NULL, NULL};
  PdfBlock *block = g_new0(PdfBlock, 1);
  block->kind = &KIND;
  return block;
}

/* ---- rules and spaces ----------------------------------------------------------------------------------- */

static void set_rule(PdfBlock *block, PdfGalley *galley) {
  const RuleBlock *rule = (const RuleBlock *)block;
  PdfBox *box = pdf_box_new(galley->context->arena, PDF_BOX_RULE);
  box->x = (float)galley->x;
  box->width = (float)galley->width;
  box->height = (float)rule->width;
  box->colour = rule->colour;
  pdf_galley_add(galley, box, rule->before, rule->after);
}

PdfBlock *pdf_block_rule(double width, guint32 colour, double before, double after) {
  static const PdfBlockKind KIND = {set_rule, NULL, NULL};
  RuleBlock *rule = g_new0(RuleBlock, 1);
  *rule = (RuleBlock){{&KIND, {0}}, width, before, after, colour};
  return &rule->block;
}

static void set_space(PdfBlock *block, PdfGalley *galley) {
  PdfBox *box = pdf_box_new(galley->context->arena, PDF_BOX_SPACE);
  double most = pdf_galley_page_height(galley);
  box->height = (float)CLAMP(((const RuleBlock *)block)->width, 0, most);
  pdf_galley_add(galley, box, 0, 0);
}

PdfBlock *pdf_block_space(double height) {
  static const PdfBlockKind KIND = {set_space, NULL, NULL};
  RuleBlock *space = g_new0(RuleBlock, 1);
  space->block.kind = &KIND;
  space->width = height;
  return &space->block;
}
