/* Fingerprint: a short code of all that a guide says, so that a sheet of paper can be told from another revision. Pure.
 *
 * It covers the steps with their texts and fields, introduction and closing part, the documents that the guide reaches, the bytes
 * of pictures and files, the change record, owners and hosts; not where anything stands in its file, how it is
 * wrapped, or in which order files were read.
 *
 * The code is 60 bits of a SHA-256 digest in Crockford's base 32 (no I, L, O, U): "7KQ2-M9XD-4TRC". It tells revisions apart; it is
 * no protection against somebody who looks for a second text with the same code.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* Sets guide->fingerprint and step->fingerprint of all guides. The book is resolved. */
void book_fingerprint(Book *book);
