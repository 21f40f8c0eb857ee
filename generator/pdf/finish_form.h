/* The form of a PDF: its fields, what they look like, and the tree of their names (ISO 32000-1, 12.7).
 *
 * A field and its widget are one dictionary. Unfilled, everything prints as it looks.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

/* Completes the annotations that are widgets, and writes the form when there are any. */
void finish_form(Finishing *finishing);
