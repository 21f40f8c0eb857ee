/* Details: what the documents and pictures that steps show say differently.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"

/* Adds the changes of documents, of their sections, and of other files. */
void details_compare(Comparison *comparison);
