/* Owners: chains are made from the outside in, without recursion.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/owner.h"

PdfOwner *pdf_owner_new(PdfContext *context, PdfOwner *parent, PdfType type,
                        const PdfAttributes *attributes) {
  PdfOwner *owner = arena_new_item(context->arena, PdfOwner);
  owner->parent = parent == NULL ? NULL : pdf_owner_for(context, parent, type);
  owner->type = type;
  if (attributes != NULL) {
    owner->attributes = *attributes;
    owner->attributes.alternative = arena_strdup(context->arena, attributes->alternative);
    owner->attributes.language = arena_strdup(context->arena, attributes->language);
    owner->attributes.title = arena_strdup(context->arena, attributes->title);
  }
  return owner;
}

PdfElement pdf_owner_element(PdfContext *context, PdfOwner *owner) {
  g_autoptr(GPtrArray) chain = NULL;
  for (PdfOwner *at = owner; at != NULL && !at->is_made; at = at->parent) {
    if (chain == NULL)
      chain = g_ptr_array_new();
    g_ptr_array_add(chain, at);
  }
  for (guint i = chain == NULL ? 0 : chain->len; i > 0; i--) {
    PdfOwner *at = g_ptr_array_index(chain, i - 1);
    PdfElement parent = at->parent == NULL ? 0 : at->parent->element;
    at->element = pdf_parts_element(context->parts, parent, at->type, &at->attributes);
    at->is_made = TRUE;
  }
  return owner == NULL ? 0 : owner->element;
}

static PdfOwner *inside(PdfContext *context, PdfOwner *owner, PdfType type) {
  if (owner->inside == NULL) {
    owner->inside = arena_new_item(context->arena, PdfOwner);
    owner->inside->parent = owner;
    owner->inside->type = type;
  }
  return owner->inside;
}

PdfOwner *pdf_owner_for(PdfContext *context, PdfOwner *owner, PdfType type) {
  if (owner == NULL)
    return NULL;
  if (owner->type == PDF_TYPE_L && type != PDF_TYPE_LI && type != PDF_TYPE_CAPTION)
    owner = inside(context, owner, PDF_TYPE_LI);
  if (owner->type == PDF_TYPE_LI && type != PDF_TYPE_LBL && type != PDF_TYPE_LBODY)
    owner = inside(context, owner, PDF_TYPE_LBODY);
  if (owner->type == PDF_TYPE_TOC && type != PDF_TYPE_TOCI && type != PDF_TYPE_TOC &&
      type != PDF_TYPE_CAPTION)
    owner = inside(context, owner, PDF_TYPE_TOCI);
  return owner;
}

PdfElement pdf_owner_add(PdfContext *context, PdfOwner *owner, PdfType type,
                         const PdfAttributes *attributes) {
  PdfOwner *parent = pdf_owner_for(context, owner, type);
  static const PdfAttributes NONE;
  return pdf_parts_element(context->parts, pdf_owner_element(context, parent), type,
                           attributes == NULL ? &NONE : attributes);
}

gboolean pdf_type_holds_content(PdfType type) {
  switch ((int)type) {
  case PDF_TYPE_CAPTION:
  case PDF_TYPE_TOCI:
  case PDF_TYPE_P:
  case PDF_TYPE_LBL:
  case PDF_TYPE_LBODY:
  case PDF_TYPE_TH:
  case PDF_TYPE_TD:
    return TRUE;
  default:
    return FALSE;
  }
}
