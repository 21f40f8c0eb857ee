/* ChecklistItem: one item of a sheet as data for its template. For checklist.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "render/html.h"
#include "render/sheet.h"
#include "render/sheet_references.h"

/* The page that items are written for. */
typedef struct {
  const Sheet *sheet;
  const HtmlOptions *html;
  SheetReferences *references;
  GHashTable *users; /* Document -> GPtrArray of Step (export/step_data.h) */
} ChecklistPage;

/* At most so many steps are named in the head of an appendix that they use. */
enum { CHECKLIST_USERS_MOST = 50 };

/* {"anchor_id", "heading", "text", "planned" (or null), "rows": [{"label", "text", "href", "mark" (or null)}],
 *  "boxes", "criteria", "lines": [field], "table": null or {"heads": [text], "rows": [{"cells": [cell]}]}}
 *  and for some kinds more; docs/theme.md describes them. `index`: of the item in the sheet. */
Object *checklist_item(const ChecklistPage *page, guint index);
