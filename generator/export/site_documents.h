/* SiteDocuments: the pages of the documents, and the list of them. For site.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/site_page.h"

/* At most so many steps are named on the page of a document that they use. */
enum { SITE_USERS_MOST = 50 };

/* Is there a page for it? Files that hold steps are guides. */
gboolean site_has_document(const Document *document);

/* The pages of those of the book's documents from `first` on, before `end`, that have one. */
gboolean site_documents_write(Site *site, guint first, guint end, GError **error);

/* The list of all of them. */
gboolean site_documents_list_write(Site *site, GError **error);
