/* Checklist: one guide as a page for the printer, whole in one file: no script, nothing from elsewhere.
 *
 * Writes GUIDE.checklist.html: head, introduction, the steps with boxes for a pen, the closing part, then each document
 * that steps link to as an appendix (once, with the steps that use it), then the references: every address outside of
 * the page in full, with the number that stands behind the text of its links.
 * Limits: made in one piece in memory; pictures are inside as data URIs.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/theme.h"
#include "model/book.h"
#include "model/guide.h"
#include "write/output.h"

/* At most so many steps are named in the head of an appendix that they use. */
enum { CHECKLIST_USERS_MOST = 50 };

gboolean checklist_write(const Book *book, const Guide *guide, Theme *theme, Output *output,
                         GError **error);
