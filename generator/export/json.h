/* Json: the export of the model (docs/schema/stepbook.schema.json).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "base/value.h"
#include "model/book.h"

/* Appends the resolved book as one JSON text with a line feed at its end. With `guide` only that guide, the
 * documents that it reaches, the assets that they use and the findings in these files. One step with all below it, or one
 * document, is held as a tree at a time. */
void json_export(GString *out, const Book *book, const Guide *guide, const Findings *findings);

/* One step as the export has it, without those below it. New object. */
Object *json_step(const Step *step, const Book *book);
