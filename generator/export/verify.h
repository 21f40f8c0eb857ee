/* Verify: says in plain words whether a sheet is the revision that the book has.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"
#include "model/identity.h"

/* The guide that the sheet is of, or NULL. */
const Guide *verify_guide(const Book *book, const Identity *identity);

/* Appends a few lines about `what`, escaped for a terminal: a PDF, a run record of the site, or a fingerprint that was typed.
 * `is_same`: it is the revision of the book. FALSE with an error when it is none of these. */
gboolean verify(GString *out, gboolean *is_same, const Book *book, const char *what,
                GError **error);
