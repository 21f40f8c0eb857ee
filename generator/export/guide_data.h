/* GuideData: the head of a guide for pages that show its list themselves.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "model/guide.h"
#include "render/html.h"

/* data_guide with "href", "counts" and "intro", and: "list_title_html" (the heading right above the list, which the
 * introduction then does not have; or null), "list_id" (its id on the page; "steps" when it has none). */
Object *guide_data(const Guide *guide, const HtmlOptions *html);

/* Sets "outro": the HTML of the closing part, or null. */
void guide_data_set_outro(Object *object, const Guide *guide, const HtmlOptions *html);
