/* Names: gives everything that becomes a file in an output its portable, unique name. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* Documents (by path), steps (in their guide), guides and assets. The same sources always get the same names.
 * Wants documents and assets sorted, assets with digest and media. */
void book_name(Book *book);
