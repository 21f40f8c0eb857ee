/* Published: whether sources that a file carries read as they did when it was made.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"
#include "read/side.h"

/* Takes guides out of the resolved book that are only there to give names to links of others; sets book->is_part. */
void published_keep(Book *book, const Bundle *bundle);

/* FALSE with an error when a guide is missing, or has another fingerprint than it had. A file of another version of stepbook
 * may read differently: then it is a finding. */
gboolean published_check(const Book *book, const Side *side, Findings *findings, GError **error);
