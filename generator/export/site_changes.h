/* SiteChanges: the page that says what changed since the revision that the book is compared with: "changes.html".
 *
 * Made of the same data as the HTML report of a diff (export/diff_html_part.h), in the language of the site.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/site_page.h"

/* What every page of the site may say of it: {"name", "title"}, or NULL when the book is compared with nothing. */
Object *site_since(const Book *book);

/* Sets "since_fingerprint", which the guide had then; nothing when the book is compared with nothing. */
void site_set_since(Object *data, const Book *book, const Guide *guide);

gboolean site_changes_write(Site *site, GError **error);
