/* Step list: which of a document's lists holds the steps. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"
#include "model/document.h"

/* The block that an item's title stands in: its first paragraph or heading with text that no ordered list
 * precedes; NULL when it has none. */
Node *steps_title_block(const Node *item);

/* Has the block (of a title, or another), or something in it, that class? */
gboolean steps_title_has_class(const Node *block, const char *name);

/* The step list of the document (dialect, part 1, points 2 and 3): the one that {.root} marks, else the one
 * below the heading that `settings` names (may be NULL), else the only one, else the one whose titles carry
 * {.title}. NULL with a finding that names the candidates' lines. A list behind it that goes on with its steps is a
 * finding too. */
Node *steps_list_find(const Document *document, const GuideConfig *settings, Findings *findings);
