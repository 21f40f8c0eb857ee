/* DiffMarkdownText: texts of others and redlines inside of Markdown. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/redline.h"

/* Appends the text in one line so that it is only text, in Markdown and inside of HTML elements in it; after `most`
 * bytes of what it makes it ends with "…". */
void markdown_escape(GString *out, const char *text, gsize length, gsize most);

/* Appends what changed as one line, with <br> between lines; "…" for what does not fit into about `most` bytes. */
void markdown_redline(GString *out, const Redline *redline, gsize most);
