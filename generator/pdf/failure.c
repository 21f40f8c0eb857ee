/* Takes the error that libqpdf keeps.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/failure.h"

G_DEFINE_QUARK(stepbook - pdf, pdf_error)

gboolean pdf_failed(qpdf_data pdf, GError **error) {
  if (!qpdf_has_error(pdf))
    return FALSE;
  g_set_error(error, PDF_ERROR, PDF_ERROR_FAILED, "%s",
              qpdf_get_error_message_detail(pdf, qpdf_get_error(pdf)));
  return TRUE;
}
