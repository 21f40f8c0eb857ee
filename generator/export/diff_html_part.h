/* Data of the HTML report of a diff: chapters, parts and changes, with ids that links lead to.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "render/diff_outline.h"

/* New array. */
Array *diff_html_chapters(const Diff *diff, const DiffOutline *outline, const char *language);

/* Sets a member to a text of others in one line, with what nobody sees shown by its number; NULL sets null. */
void diff_html_set_text(Object *object, const char *name, const char *text);
