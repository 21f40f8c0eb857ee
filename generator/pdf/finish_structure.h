/* The structure tree of a PDF (ISO 32000-1, 14.7), from the elements and marks that were gathered.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

/* Makes an empty dictionary for each element, so that annotations can refer to them. */
void finish_elements(Finishing *finishing);

/* Fills them, once the annotations are made; writes the tree, and for each page and annotation the way back to its elements. */
void finish_structure(Finishing *finishing);
