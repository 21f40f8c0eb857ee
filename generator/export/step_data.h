/* StepData: what rows and links of steps need, smaller than the whole data of a step, and shared by pages.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "model/guide.h"
#include "render/html.h"

/* {"id", "number", "kind", "is_checkpoint", "title", "title_html", "summary_html" (or null), "href" (or null),
 *  "anchor_id"}, as in export/data.h; the summary's links and anchors are those of `html`. */
Object *step_data(const Step *step, const HtmlOptions *html);

/* The title for a heading: with its links when it holds more than the link to the details, else without. */
void step_heading(GString *out, const Step *step, const HtmlOptions *html);

/* The steps of a guide, one after the other, as a flat list: [{"step": step_data, "depth", "is_top", "opens"
 * (its children follow), "closes" ([true …], one for each list that ends behind it), "anchors" ([id …] of
 * places in its title and, when `bodies` is set, its blocks)}]. */
Array *step_rows(const Guide *guide, const HtmlOptions *html, gboolean bodies);

/* Which steps lead to a document: Document -> GPtrArray of Step, in order; none for documents without. */
GHashTable *step_users_new(void);
void step_users_add(GHashTable *users, const Guide *guide);

/* One row of it without its step: "depth", "is_top", "opens", "closes", "anchors". */
Object *step_row(const Step *step, const HtmlOptions *html, gboolean bodies);
