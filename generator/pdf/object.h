/* Building PDF objects with libqpdf: values that are put into dictionaries and arrays, and then forgotten.
 *
 * libqpdf keeps a handle for each object until it is released. What is named "put" and "append" takes the handle of the value; what
 * is named "refer" leaves it to the caller, and is for indirect objects, which stay known.
 * Numbers are written without a locale. A libqpdf that refuses keeps the error (object_failed).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "pdf/part.h"

void object_put(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value);
void object_refer(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value);
void object_put_name(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name);
void object_put_integer(qpdf_data pdf, qpdf_oh dictionary, const char *key, gint64 value);
/* Text in UTF-8, cut after 8,000 bytes: readers must take no more than 32,767 (ISO 32000-1, annex C). */
void object_put_text(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *text);
void object_put_ascii(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *ascii);

void object_append(qpdf_data pdf, qpdf_oh array, qpdf_oh value);
void object_append_reference(qpdf_data pdf, qpdf_oh array, qpdf_oh value);
void object_append_integer(qpdf_data pdf, qpdf_oh array, gint64 value);
void object_append_real(qpdf_data pdf, qpdf_oh array, double value); /* two decimal places */

/* An array of four numbers. */
qpdf_oh object_rectangle(qpdf_data pdf, const PdfRect *box);

/* [page /XYZ null top null] (ISO 32000-1, 12.3.2.2) */
qpdf_oh object_destination(qpdf_data pdf, qpdf_oh page, double top);

/* Makes it an indirect object; takes the handle and gives that of the reference. */
qpdf_oh object_indirect(qpdf_data pdf, qpdf_oh value);

/* An indirect stream. */
qpdf_oh object_stream(qpdf_data pdf, const void *bytes, gsize length);

/* Keys with values: an entry of a number tree (keys are integers) or of a name tree (keys are bytes, in ascending order). */
typedef struct {
  gint64 number;
  const char *name; /* NULL in a number tree */
  qpdf_oh value;    /* taken */
} TreeEntry;

/* A tree (ISO 32000-1, 7.9.6 and 7.9.7) in leaves of a bounded size. An indirect object. */
qpdf_oh object_tree(qpdf_data pdf, const TreeEntry *entries, guint count);

/* True, and the error set, when libqpdf has refused something since. */
gboolean object_failed(qpdf_data pdf, GError **error);

#define PDF_ERROR (pdf_error_quark())
GQuark pdf_error_quark(void);
typedef enum { PDF_ERROR_FAILED } PdfError;
