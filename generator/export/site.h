/* Site: the guide as a folder of pages that works from a disk, a server, and any folder of one.
 *
 * Writes site/… (model/address.h says what is where): the index with the whole checklist, or one index per guide and a
 * list of them; a page per step and per document; the list of documents; 404.html; the theme's style sheet, script
 * and icon below theme/; assets below files/; with a base URL sitemap.xml, and robots.txt where it is the root.
 * Limits: holds one page at a time, beside the rows of one guide's index.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/theme.h"
#include "model/book.h"
#include "write/output.h"

gboolean site_write(const Book *book, Theme *theme, Output *output, GError **error);
