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

/* TRUE when a list at the top level holds the mark of a step list, {.root} or {.title}: for finding guides in a folder
 * without configuration. To be asked before the steps are taken out. */
gboolean steps_are_marked(const Document *document);

/* The guide of the document, or NULL with findings that name the candidates' lines. `settings` may be
 * NULL: then nothing names the list. Sets document->guide. Ids of steps are made (explicit first), and
 * numbers counted; the owners and groups of hosts that steps name are those of `config`. */
Guide *steps_read(Document *document, Arena *arena, const Config *config,
                  const GuideConfig *settings, Findings *findings);
