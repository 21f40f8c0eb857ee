/* Fuzzes the reader of filled PDFs: any bytes as a file.
 *
 * Whatever it is, it is read within the limits or refused with an error, and all text is valid.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/form.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text) { g_assert(!text || g_utf8_validate(text, -1, NULL)); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  GError *error = NULL;
  PdfForm *form = pdf_form_read(data, size, &error);
  g_assert((form == NULL) == (error != NULL));
  g_clear_error(&error);
  if (form) {
    check_text(form->identifier);
    check_text(form->title);
    for (guint i = 0; i < form->values->len; i++) {
      const PdfValue *value = g_ptr_array_index(form->values, i);
      g_assert(value->name);
      check_text(value->name);
      check_text(value->text);
      check_text(value->signed_time);
      g_assert(value->kind != PDF_VALUE_TEXT || !value->is_set || value->text);
    }
  }
  pdf_form_free(form);
  return 0;
}
