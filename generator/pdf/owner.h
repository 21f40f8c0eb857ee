/* Owners: elements of the structure that are made when they get their first child, so that none stays empty.
 *
 * What the standard wants between two elements is put there: list items in a list, a body in a list item
 * (ISO 32000-1, 14.8.4.3.3).
 * Ownership: in the arena of the flow.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/context.h"

typedef struct PdfOwner PdfOwner;
struct PdfOwner {
  PdfOwner *parent; /* NULL: the document */
  PdfType type;
  PdfAttributes attributes; /* texts in the arena */
  PdfElement element;
  gboolean is_made;
  PdfOwner *inside; /* the item or body that was put in, or NULL */
};

/* `attributes` may be NULL; its texts are copied. */
PdfOwner *pdf_owner_new(PdfContext *context, PdfOwner *parent, PdfType type,
                        const PdfAttributes *attributes);

/* The element of the owner, made now with all around it. */
PdfElement pdf_owner_element(PdfContext *context, PdfOwner *owner);

/* Where a child of that type goes: the owner, or an item or body inside it. */
PdfOwner *pdf_owner_for(PdfContext *context, PdfOwner *owner, PdfType type);

/* A new element in the owner. */
PdfElement pdf_owner_add(PdfContext *context, PdfOwner *owner, PdfType type,
                         const PdfAttributes *attributes);

/* FALSE when the element of this type may only hold elements. */
gboolean pdf_type_holds_content(PdfType type);
