/* Annotations: the links of a PDF, and where each annotation lies (ISO 32000-1, 12.5).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

/* Writes all links and, through pdf/finish_form.h, all widgets; lists them on their pages. Sets `annotations`. */
void finish_annotations(Finishing *finishing);
