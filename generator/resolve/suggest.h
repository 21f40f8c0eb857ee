/* Suggest: the hint of a broken link, written as the author would have to write it. Pure.
 *
 * Each function returns a new text, or NULL when there is nothing useful to say.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"
#include "resolve/link_target.h"
#include "resolve/nearby.h"

/* For a path that does not exist. */
char *suggest_file(Nearby *nearby, const Book *book, const Link *link, const LinkTarget *target);

/* For a fragment that names nothing in the document. */
char *suggest_anchor(Nearby *nearby, const Document *document, const Link *link,
                     const LinkTarget *target);

/* For an absolute path that no route maps (`route` NULL) or whose header-id the route does not have. */
char *suggest_route(Nearby *nearby, const Book *book, const Link *link, const LinkTarget *target,
                    const Route *route);

/* For a link to the folder. */
char *suggest_in_folder(Nearby *nearby, const Link *link, const char *folder);

/* For a path that leads above the content root. */
char *suggest_inside(Nearby *nearby, const Link *link);

/* "did you mean `…`?" with the path as it is to be written in the link's document; the fragment may be NULL. */
char *suggest_path(const Link *link, const char *path, const char *fragment);
