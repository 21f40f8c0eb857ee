/* Sheet: a guide as a flat list of what stands on paper, one below the other. Pure.
 *
 * The one description that both the HTML checklist and the PDF are made from: what is shown, in which order, and which
 * fields there are to fill in. How it looks is theirs. Blocks of text stay Nodes of the model; words of our own are in
 * the language of the book already.
 *
 * Editions: the board decides (cover, change record, plan, checkpoints, risks, approvals), the operator carries out
 * (everything, details as appendices), an owner has the steps of one team with the hand-overs.
 * Ownership: sheet_free frees the sheet; it points into the book, which must outlive it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_item.h"

/* What a sheet is to show. */
typedef struct {
  Edition edition;
  const Owner *owner; /* of EDITION_OWNER */
  const Step *only;   /* with EDITION_OPERATOR; or NULL */
} SheetWish;

/* What a field is for: its name behind the group, "step.core.host.web1" is "host.web1". */
const char *sheet_field_role(const SheetField *field);

Sheet *sheet_new(const Book *book, const Guide *guide, const SheetWish *wish);
