/* Anchors: the ids of a document that links can name, its headings and its title.
 *
 * Explicit ids: `{#id}` and `[](id=x)` on a heading, ids of raw HTML, `(label)=` before a block, header-id of the
 * front matter. Every heading has a slug too, by GitHub's rule (dialect, part 1, "Links"): lower case; letters,
 * digits, '-', '_' stay; a space becomes '-'; a repeat gets "-1", "-2". A heading with a variable has the
 * slug of its text with and without the value.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Fills anchors, headings, heading and title of the document. Takes the marks of explicit ids out of the headings. */
void anchor_collect(Reading *reading);

/* A title made from the path of a document. */
const char *anchor_title_of_path(Arena *arena, const char *path);

/* The slug of a text. */
void anchor_slug(GString *out, const char *text);
