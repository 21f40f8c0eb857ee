/* PdfFile: a PDF file, object by object, in compact form (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * Objects have numbers that are reserved first and written once, in any order; numbers that are never written are free. Objects
 * that are no streams go into packed object streams. The identifier of the file follows from its bytes.
 * Ownership: pdf_file_new to pdf_file_finish; what is added is copied. Memory: the file, and one object stream.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct PdfFile PdfFile;

/* `reserved`: numbers below are known to the caller. */
PdfFile *pdf_file_new(guint reserved);

/* Reserves `count` numbers in a row; the first of them. */
guint pdf_file_reserve(PdfFile *file, guint count);

void pdf_file_add(PdfFile *file, guint number, const char *syntax, gsize length);

/* A stream. `entries`: of its dictionary, without brackets and Length. */
typedef enum {
  STREAM_PACK, /* deflate it */
  STREAM_AS_IS /* plain, or packed as the entries say */
} StreamPacking;
void pdf_file_add_stream(PdfFile *file, guint number, const char *entries, const void *data,
                         gsize length, StreamPacking packing);

/* Ends the file and frees the file. */
GBytes *pdf_file_finish(PdfFile *file, guint root, guint information);
