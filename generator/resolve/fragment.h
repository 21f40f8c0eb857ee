/* Fragment: what the part of a link behind '#' names in a document: a heading, an anchor, or a step. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"
#include "resolve/link_target.h"

/* What step lists add to the anchors of their documents. */
typedef struct Fragments Fragments;

Fragments *fragments_new(const Book *book);
void fragments_free(Fragments *fragments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fragments, fragments_free)

/* The step of the guide (may be NULL) with that explicit id or alias, or NULL. */
Step *fragment_step(const Fragments *fragments, const Guide *guide, const char *id);

/* Sets state, document, anchor and step of the link to what the fragment names in the document: as written, else
 * decoded, else in small letters. A step is known by its explicit id and its aliases; an anchor inside the
 * text of a step names the step. FALSE, and nothing set, when it names nothing. */
gboolean fragment_follow(Link *link, const Fragments *fragments, Document *document,
                         const LinkTarget *target);
