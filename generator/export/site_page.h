/* SitePage: what all pages of a site share, and the way from data over a template into the output.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "export/step_facts.h"
#include "export/theme.h"
#include "model/address.h"
#include "model/book.h"
#include "write/output.h"

typedef struct {
  const Book *book;
  Theme *theme;
  Output *output;
  Object *common;    /* the outer context of every template */
  GPtrArray *pages;  /* char: page addresses for the sitemap; NULL without a base URL */
  GHashTable *users; /* Document -> GPtrArray of Step: whose title links to it */
  GHashTable *facts; /* Guide -> StepFacts */
  GString *html;     /* the page that is being made */
} Site;

const StepFacts *site_facts(const Site *site, const Guide *guide);

/* The data that every page has: "root" (relative reference to the folder of the site), "page_title",
 * "description", "canonical". `description` may be NULL. */
Object *site_page_data(const Site *site, const char *page, const char *title,
                       const char *description);

/* Renders and writes a page; takes `data`. `page` is its path below the site. */
gboolean site_page_write(Site *site, const char *page, const char *template_name, Object *data,
                         GError **error);

/* Writes any other file below the site. */
gboolean site_file_write(Site *site, const char *path, const void *bytes, gsize length,
                         GError **error);

/* The place of a page in the site, as address functions want it. */
Address site_address(const Site *site, const char *page);

/* An address on the web: base URL and page, without a last "index.html". Only with a base URL. */
char *site_url(const Site *site, const char *page);
