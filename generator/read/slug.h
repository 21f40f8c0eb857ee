/* Slugs: portable names made from texts, for ids and files.
 *
 * A slug is small ASCII letters, digits and single hyphens between them: the same on every system, in a
 * path, in a URL and in an id. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The slug of a text, at most `most` bytes, cut between two words where there are several. Letters with
 * marks lose them; what has no ASCII counterpart is left out; so it may be empty. */
char *slug_make(const char *text, gsize most);

/* TRUE for names that cannot be those of a guide: folders that the site uses itself, and devices of some systems. */
gboolean slug_is_reserved(const char *slug);
