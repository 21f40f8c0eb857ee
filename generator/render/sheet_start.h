/* SheetStart: an empty sheet and its builder. For sheet.c and change_text.c.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/sheet_builder.h"

/* A sheet of the guide without items; title, change number, revision, fingerprint and window are set. */
Sheet *sheet_start(SheetBuilder *builder, const Book *book, const Guide *guide);
