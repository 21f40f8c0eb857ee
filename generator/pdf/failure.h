/* What a PDF library refuses, as an error.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#define PDF_ERROR (pdf_error_quark())
GQuark pdf_error_quark(void);
typedef enum { PDF_ERROR_FAILED } PdfError;

/* True, and the error set, when libqpdf has refused something since it was asked last. */
gboolean pdf_failed(qpdf_data pdf, GError **error);
