/* Finds out what the file is by its first bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_values.h"

#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

#include "export/json_run_record.h"
#include "pdf/form.h"

static const gint64 LARGEST = G_GINT64_CONSTANT(256) << 20;

/* A PDF may begin with a few bytes of something else. */
static gboolean is_pdf(const char *bytes, gsize length) {
  return g_strstr_len(bytes, (gssize)MIN(length, 1024), "%PDF-") != NULL;
}

RunValues *run_values_read(const char *bytes, gsize length, GError **error) {
  if (!is_pdf(bytes, length))
    return json_run_values(bytes, length, error);
  g_autoptr(PdfForm) form = pdf_form_read(bytes, length, error);
  if (form == NULL)
    return NULL;
  g_autoptr(RunValues) values = run_values_new();
  if (form->identifier == NULL || !identity_parse(&values->identity, form->identifier)) {
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                        "the PDF does not say which sheet it is: it was not made by stepbook, or a "
                        "program that saved it has dropped its metadata");
    return NULL;
  }
  for (guint i = 0; i < form->values->len; i++) {
    PdfValue *value = form->values->pdata[i];
    run_values_add(values->fields, value->name, value->is_set, g_steal_pointer(&value->text),
                   g_steal_pointer(&value->signed_time));
  }
  return g_steal_pointer(&values);
}

RunValues *run_values_load(const char *path, GError **error) {
  GStatBuf state;
  if (g_stat(path, &state) != 0) {
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
                g_strerror(errno));
    return NULL;
  }
  if (!S_ISREG(state.st_mode) || state.st_size > LARGEST) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", path,
                S_ISREG(state.st_mode) ? "larger than 256 MiB" : "not a file");
    return NULL;
  }
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents(path, &bytes, &length, error))
    return NULL;
  RunValues *values = run_values_read(bytes, length, error);
  if (values == NULL)
    g_prefix_error(error, "%s: ", path);
  return values;
}
