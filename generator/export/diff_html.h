/* Report of a diff as one HTML page that needs no other file.
 *
 * Made of diff/page.mustache, diff/diff.css and diff/diff.js of the theme (docs/theme.md). The page asks nobody for
 * anything, and its content security policy says so.
 * Without scripts it shows all changes, inline; the script adds filters, both sides beside each other, and keys.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/theme.h"
#include "model/diff.h"
#include "render/diff_wish.h"

/* Appends the page; on failure `out` holds a part of it. */
gboolean diff_html(GString *out, const Diff *diff, const DiffReportWish *wish, Theme *theme,
                   GError **error);
