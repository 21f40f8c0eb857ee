/* The structure tree of a PDF (ISO 32000-1, 14.7), from the elements and marks that were gathered.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

/* Writes the elements, the tree, and for each page and annotation the way back to its elements. After finish_annotations. */
void finish_structure(Finishing *finishing);
