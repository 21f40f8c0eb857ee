/* Assets: pictures and other files whose content, or whose path, is another one.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/shows.h"

/* Adds the changes; `shows` is of the new side. */
void assets_compare(Comparison *comparison, Shows *shows);
