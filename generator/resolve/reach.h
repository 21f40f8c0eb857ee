/* Reach: which documents a guide leads to. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* Fills details and documents of every guide and marks the documents that are reached from any of them. Wants
 * all links resolved. */
void book_reach(Book *book);
