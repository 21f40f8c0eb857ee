/* Step source: the bytes of the source in which a step is written.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/guide.h"

/* Where each line of the source begins, and the end of it (gsize); the caller owns it. */
GArray *source_lines(const Document *document);

/* From the title to the line of the next title, or to the text behind the list. Not terminated. */
const char *step_source(gsize *length, const GArray *lines, const Step *step);
