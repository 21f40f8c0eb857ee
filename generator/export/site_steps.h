/* SiteSteps: the pages of a guide's steps. For site.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/site_details.h"
#include "export/site_page.h"

/* A page shows its own branch of the tree: the steps above it, at most SITE_SIBLINGS_AROUND of its level before it and
 * as many behind it, and its children. So its size does not grow with the number of steps. */
enum { SITE_SIBLINGS_AROUND = 5 };

/* The pages of the steps from `first` on, before `end`. `details` are shared by all pages of the guide. */
gboolean site_steps_write(Site *site, const Guide *guide, SiteDetails *details, guint first,
                          guint end, GError **error);
