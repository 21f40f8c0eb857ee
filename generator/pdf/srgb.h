/* The colour profile of sRGB (IEC 61966-2-1), which a PDF/A names as what its colours mean.
 *
 * A minimal matrix and curve profile of a display, version 2.1 of the ICC format (ICC.1:1998-09).
 * Ownership: the caller's. The same bytes each time.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

GByteArray *srgb_profile(void);
