/* PdfGalley: spaces, groups and keeps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/galley.h"

/* Deeper than this, nothing is drawn around groups: all would be lines and no text. */
enum { DECORATIONS_MOST = 12 };

typedef struct {
  PdfOwner *owner; /* of the galley before */
  double x, width; /* of the galley before */
  double indent;
  double after, padding;
  guint labels; /* that waited before */
  gboolean is_decorated, keeps;
} OpenGroup;

void pdf_galley_init(PdfGalley *galley, PdfContext *context, double x, double width) {
  *galley = (PdfGalley){.context = context, .x = x, .width = width, .at_edge = TRUE};
  galley->groups = g_array_new(FALSE, TRUE, sizeof(OpenGroup));
  galley->keeps = g_ptr_array_new();
  galley->labels = g_array_new(FALSE, TRUE, sizeof(PdfBox *));
}

void pdf_galley_clear(PdfGalley *galley) {
  g_array_unref(galley->groups);
  g_ptr_array_unref(galley->keeps);
  g_array_unref(galley->labels);
}

double pdf_galley_page_height(const PdfGalley *galley) {
  return pdf_content_height(galley->context, galley->orientation);
}

/* The space before the box belongs to the innermost range that has begun; the others begin now. */
static PdfKeep *keep_for(PdfGalley *galley) {
  for (guint i = galley->keeps->len; i > 0; i--) {
    PdfKeep *keep = g_ptr_array_index(galley->keeps, i - 1);
    if (keep->is_begun)
      return keep;
    keep->is_begun = TRUE;
    keep->start = galley->total;
  }
  return NULL;
}

static void add_names(PdfBox *box, PdfAnchor **names) {
  PdfAnchor **last = names;
  while (*last != NULL)
    last = &(*last)->next;
  *last = box->anchors;
  box->anchors = *names;
  *names = NULL;
}

void pdf_galley_name(PdfGalley *galley, const char *destination) {
  PdfAnchor **last = &galley->names;
  while (*last != NULL)
    last = &(*last)->next;
  *last = arena_new_item(galley->context->arena, PdfAnchor);
  (*last)->destination = arena_strdup(galley->context->arena, destination);
}

static void append(PdfGalley *galley, PdfBox *box, double space) {
  galley->visible += pdf_box_is_visible(box) ? 1 : 0;
  if (galley->names != NULL && pdf_box_is_visible(box))
    add_names(box, &galley->names);
  box->space = (float)space;
  galley->total += space;
  box->keep = keep_for(galley);
  galley->total += (double)box->height;
  pdf_boxes_append(&galley->list, box);
}

static void place_labels(PdfGalley *galley, const PdfBox *beside, double *space) {
  for (guint i = 0; i < galley->labels->len; i++) {
    PdfBox *label = g_array_index(galley->labels, PdfBox *, i);
    label->base = beside->base;
    append(galley, label, *space);
    *space = 0;
  }
  g_array_set_size(galley->labels, 0);
}

void pdf_galley_add(PdfGalley *galley, PdfBox *box, double before, double after) {
  double space = galley->at_edge ? 0 : MAX(galley->due, before);
  if (galley->labels->len > 0 && pdf_box_is_visible(box) && box->kind != PDF_BOX_SPACE)
    place_labels(galley, box, &space);
  append(galley, box, space);
  galley->due = after;
  galley->at_edge = FALSE;
}

void pdf_galley_say(PdfGalley *galley, PdfBox *box) {
  box->flags |= PDF_BOX_KEEPS_NEXT;
  append(galley, box, 0);
}

void pdf_galley_end(PdfGalley *galley, PdfBoxKind kind, double height) {
  PdfBox *box = pdf_box_new(galley->context->arena, kind);
  box->height = (float)height;
  append(galley, box, 0);
}

void pdf_galley_keep_begin(PdfGalley *galley) {
  g_ptr_array_add(galley->keeps, arena_new_item(galley->context->arena, PdfKeep));
}

void pdf_galley_keep_end(PdfGalley *galley) {
  g_assert(galley->keeps->len > 0);
  PdfKeep *keep = g_ptr_array_index(galley->keeps, galley->keeps->len - 1);
  keep->height = keep->is_begun ? galley->total - keep->start : 0;
  g_ptr_array_set_size(galley->keeps, (gint)galley->keeps->len - 1);
}

void pdf_galley_wait(PdfGalley *galley, PdfBox *label) {
  label->flags |= PDF_BOX_KEEPS_NEXT;
  g_array_append_val(galley->labels, label);
}

double pdf_galley_indent(const PdfGalley *galley, double *x) {
  for (guint i = galley->groups->len; i > 0; i--) {
    const OpenGroup *group = &g_array_index(galley->groups, OpenGroup, i - 1);
    *x = group->x;
    if (group->indent > 0)
      return group->indent;
  }
  *x = galley->x;
  return 0;
}

/* The group beside which the label stands: the innermost one that had begun when it came. */
static guint group_of_label(const PdfGalley *galley, guint label) {
  guint group = galley->groups->len - 1;
  while (group > 0 && g_array_index(galley->groups, OpenGroup, group).labels > label)
    group--;
  return group;
}

/* Moves what is inside of the group to where its label stands, and the label to the other side. */
static void mirror_label(PdfGalley *galley, PdfBox *label, guint index) {
  OpenGroup *groups = (OpenGroup *)(void *)galley->groups->data;
  const guint count = galley->groups->len;
  for (guint i = index; i < count; i++)
    if (groups[i].is_decorated) /* what is around it stands already */
      return;
  const double inner = index + 1 < count ? groups[index + 1].x : galley->x;
  const double indent = inner - groups[index].x;
  for (guint i = index + 1; i < count; i++)
    groups[i].x -= indent;
  galley->x -= indent;
  label->x = (float)(groups[index].x + groups[index].width) - label->line->end;
}

void pdf_galley_mirror(PdfGalley *galley) {
  for (guint i = 0; i < galley->labels->len && galley->groups->len > 0; i++)
    mirror_label(galley, g_array_index(galley->labels, PdfBox *, i), group_of_label(galley, i));
}

PdfType pdf_role_type(PdfRole role) {
  static const PdfType TYPES[] = {[PDF_P] = PDF_TYPE_P,
                                  [PDF_H1] = PDF_TYPE_H1,
                                  [PDF_H2] = PDF_TYPE_H2,
                                  [PDF_H3] = PDF_TYPE_H3,
                                  [PDF_H4] = PDF_TYPE_H4,
                                  [PDF_H5] = PDF_TYPE_H5,
                                  [PDF_H6] = PDF_TYPE_H6,
                                  [PDF_DIV] = PDF_TYPE_DIV,
                                  [PDF_SECT] = PDF_TYPE_SECT,
                                  [PDF_QUOTE] = PDF_TYPE_BLOCK_QUOTE,
                                  [PDF_CAPTION] = PDF_TYPE_CAPTION,
                                  [PDF_LIST] = PDF_TYPE_L,
                                  [PDF_ITEM] = PDF_TYPE_LI,
                                  [PDF_LABEL] = PDF_TYPE_LBL,
                                  [PDF_BODY] = PDF_TYPE_LBODY,
                                  [PDF_TOC] = PDF_TYPE_TOC,
                                  [PDF_TOC_ITEM] = PDF_TYPE_TOCI,
                                  [PDF_CODE_BLOCK] = PDF_TYPE_P,
                                  [PDF_NONE] = PDF_TYPES};
  return TYPES[role];
}

/* The widths that groups take at both sides, no more than leaves room for a word. */
static void narrow(PdfGalley *galley, double left, double right) {
  double most = MAX(0, galley->width - PDF_NARROWEST);
  if (left + right > most) {
    pdf_trouble(galley->context, PDF_TROUBLE_FIT, "nested too deep for the width of the page");
    left = MIN(left, most);
    right = most - left;
  }
  galley->x += left;
  galley->width -= left + right;
}

static void begin_decoration(PdfGalley *galley, const PdfGroup *group) {
  PdfBox *box = pdf_box_new(galley->context->arena, PDF_BOX_GROUP);
  box->look = arena_new_item(galley->context->arena, PdfLook);
  *box->look = (PdfLook){group->background, group->line_colour, group->has_background,
                         group->border, group->bar};
  box->x = (float)galley->x;
  box->width = (float)galley->width;
  box->height = (float)group->padding;
  pdf_galley_add(galley, box, group->before, 0);
  galley->at_edge = TRUE;
  galley->decorations++;
  narrow(galley, group->padding + group->bar, group->padding);
}

void pdf_galley_group_begin(PdfGalley *galley, const PdfGroup *group) {
  OpenGroup open = {.owner = galley->owner,
                    .x = galley->x,
                    .width = galley->width,
                    .indent = group->left,
                    .after = group->after,
                    .padding = group->padding,
                    .labels = galley->labels->len,
                    .keeps = group->keep_together};
  PdfType type = pdf_role_type(group->role);
  PdfAttributes attributes = {
      .language = group->language, .title = group->title, .is_ordered = group->is_ordered};
  if (type != PDF_TYPES && !galley->is_artifact)
    galley->owner = pdf_owner_new(galley->context, galley->owner, type, &attributes);
  if (group->keep_together)
    pdf_galley_keep_begin(galley);
  narrow(galley, group->left, group->right);
  open.is_decorated =
      (group->has_background || group->border > 0 || group->bar > 0 || group->padding > 0) &&
      galley->decorations < DECORATIONS_MOST;
  if (open.is_decorated)
    begin_decoration(galley, group);
  else if (!galley->at_edge)
    galley->due = MAX(galley->due, group->before);
  g_array_append_val(galley->groups, open);
}

/* A label beside which nothing came stands alone. */
static void release_labels(PdfGalley *galley, guint count) {
  while (galley->labels->len > count) {
    PdfBox *label = g_array_index(galley->labels, PdfBox *, galley->labels->len - 1);
    g_array_set_size(galley->labels, galley->labels->len - 1);
    label->kind = PDF_BOX_LINE;
    label->flags = 0;
    label->height = label->base * 1.3F;
    double space = galley->at_edge ? 0 : galley->due;
    append(galley, label, space);
    galley->at_edge = FALSE;
    galley->due = 0;
  }
}

void pdf_galley_group_end(PdfGalley *galley) {
  g_assert(galley->groups->len > 0);
  OpenGroup open = g_array_index(galley->groups, OpenGroup, galley->groups->len - 1);
  g_array_set_size(galley->groups, galley->groups->len - 1);
  release_labels(galley, open.labels);
  if (open.is_decorated) {
    pdf_galley_end(galley, PDF_BOX_GROUP_END, open.padding);
    galley->decorations--;
    galley->at_edge = FALSE;
    galley->due = open.after;
  } else if (!galley->at_edge) {
    galley->due = MAX(galley->due, open.after);
  }
  if (open.keeps)
    pdf_galley_keep_end(galley);
  galley->owner = open.owner;
  galley->x = open.x;
  galley->width = open.width;
}

void pdf_galley_widen(PdfGalley *galley, double more) {
  galley->width += more;
  for (guint i = 0; i < galley->groups->len; i++)
    g_array_index(galley->groups, OpenGroup, i).width += more;
}

void pdf_galley_finish(PdfGalley *galley) {
  g_assert(galley->groups->len == 0 && galley->keeps->len == 0);
  release_labels(galley, 0);
  if (galley->names != NULL && galley->list.last != NULL)
    add_names(galley->list.last, &galley->names);
}
