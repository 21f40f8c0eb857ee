/* Cutting a list of boxes where a page ends.
 *
 * The last place is taken that still fits and that nothing forbids. When there is none, rules are given up one after the other: ranges that are
 * to stay together, then lines that are to stay together, at last a figure is made smaller, and any other box that is higher than a page stands where it is; both are told. Groups,
 * tables and parts that are open at the cut end there and begin again behind it, so each part is whole in itself.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "pdf/box.h"

/* Takes the boxes that fit into `room` out of `rest` (at least one when there is one). `again` gets what is to stand before the
 * rest. `page` is the height of a whole page. A PDF_BOX_PAGE ends the part and stays the first of the rest. */
PdfBoxList pdf_cut(PdfContext *context, PdfBoxList *rest, PdfBoxList *again, double room,
                   double page);
