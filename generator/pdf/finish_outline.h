/* The ways through a PDF: outline, named destinations, page labels (ISO 32000-1, 12.3 and 12.4.2).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

void finish_outline(Finishing *finishing);
void finish_destinations(Finishing *finishing);
void finish_page_labels(Finishing *finishing);
