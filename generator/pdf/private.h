/* PdfPrivate: what a PDF of ours carries for programs of ours: the private data of the catalogue's PieceInfo (ISO 32000-1, 14.5).
 *
 * Other programs keep it when they fill in or sign the file, or leave it out; a stream that they packed anew is read too.
 * Failure: PDF_ERROR (pdf/failure.h). Limits: those of pdf/packed.h for what libqpdf unpacks on its own.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The data, at most `most` bytes. NULL without an error: the file has none. */
GBytes *pdf_private_read(const void *bytes, gsize length, gsize most, GError **error);
