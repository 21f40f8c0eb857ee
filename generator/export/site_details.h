/* SiteDetails: the text that a step's title leads to, as HTML for the pages of a guide's steps.
 *
 * The pages of all steps of a guide lie in one folder, so the HTML of a section is the same on each. What several
 * steps show is kept until the last has it, within SITE_DETAILS_MOST bytes. Several threads may ask at once.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/guide.h"
#include "render/html.h"

enum { SITE_DETAILS_MOST = 16 * 1024 * 1024 };

typedef struct SiteDetails SiteDetails;

SiteDetails *site_details_new(const Guide *guide);
void site_details_free(SiteDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteDetails, site_details_free)

/* Appends the text of the step's details, headings from level 2; FALSE when its title leads to no text. Each step
 * asks once. `html` is that of every step's page. */
gboolean site_details_append(GString *out, SiteDetails *details, const Step *step,
                             const HtmlOptions *html);
