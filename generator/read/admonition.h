/* Admonitions: all the forms that a note or a warning has are one kind of node.
 *
 * GitHub's alerts `> [!NOTE]`; quotes and paragraphs that begin with a bold label, `**Note:** …`; and what directives
 * name. The label is taken out of the text: outputs print the kind.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* What a directive or a label of that name (in any case) means; `*title` is one that says more than the kind, or
 * NULL. */
gboolean admonition_meaning(AdmonitionKind *kind, const char **title, const char *name);

/* Gives a box the title `text`, or else the inlines below `from`: nothing when there is neither. */
void admonition_set_title(Reading *reading, Node *box, const char *text, Node *from);

/* Takes the bold label off the start of a paragraph; FALSE when it has none. */
gboolean admonition_take_label(AdmonitionKind *kind, const char **title, Node *paragraph);

/* Makes an admonition of a quote that says that it is one. */
void admonition_read_quote(Reading *reading, Node *quote);

/* Makes one of a paragraph with a label, and of the lines of its line block. */
void admonition_read_paragraph(Reading *reading, Node *paragraph);
