/* Reading a step list: a Document in, a Guide out. Pure.
 *
 * Takes the step list out of the document's tree (dialect, part 1, "The list"): steps keep their own
 * nodes, the rest becomes introduction and closing part.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"
#include "model/guide.h"

/* TRUE when the text could hold a list that is marked as a step list ({.root} or {.title}): a quick look
 * at the bytes, for finding guides in a folder without configuration. */
gboolean steps_are_marked(const char *source, gsize length);

/* The guide of the document, or NULL with findings that name the candidates' lines. `settings` may be
 * NULL: then nothing names the list. Sets document->guide. Ids of steps are made (explicit first), and
 * numbers counted; the owners and groups of hosts that steps name are those of `config`. */
Guide *steps_read(Document *document, Arena *arena, const Config *config,
                  const GuideConfig *settings, Findings *findings);
