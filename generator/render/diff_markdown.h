/* Report of a diff as Markdown, for a comment of a pull request. Pure.
 *
 * What GitHub's dialect of Markdown shows: a table, lists, <del>, <ins> and <details>. Texts of others are written with
 * references, so that none of their characters is markup, a link, a mention or a formula.
 * Limits: at most DIFF_MARKDOWN_MOST bytes, as GitHub takes 65,536 characters; then it says what it left out.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"
#include "render/diff_wish.h"

enum { DIFF_MARKDOWN_MOST = 60000 };

void diff_markdown(GString *out, const Diff *diff, const DiffReportWish *wish);
