/* PdfForm: what somebody filled into a PDF that we made.
 *
 * Reads the fields of any PDF file: values of boxes, texts and signature fields, as other programs left them, and the
 * identifier of the metadata. That a field is signed is told, not whether the signature is good: signers' programs tell that.
 * Hostile files are refused or read without harm: see the limits.
 * Ownership: pdf_form_free frees all. Failure: PDF_ERROR (pdf/failure.h).
 * Controls in texts become their pictures (U+2400 and following), line ends become line feeds.
 * Limits: 100,000 fields of at most 64 levels; names of 1,000 bytes and texts of 64 KiB (what is longer is cut); metadata of 1 MiB.
 * What has more than 16 MiB of names and texts in all is refused. Memory: at most some hundred times the length of the file
 * (pdf/packed.h).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef enum { PDF_VALUE_BOX, PDF_VALUE_TEXT, PDF_VALUE_SIGNATURE } PdfValueKind;

typedef struct {
  char *name; /* whole name, '.' between its levels */
  PdfValueKind kind;
  gboolean is_set; /* ticked, not blank, signed */
  char
      *text; /* of a text field, UTF-8; of a signature the signer's name when it is told; or NULL */
  char *signed_time; /* of a signature: ISO 8601, when it is told; or NULL */
} PdfValue;

typedef struct {
  char *identifier;  /* of the metadata, or NULL */
  char *title;       /* or NULL */
  GPtrArray *values; /* PdfValue, in the order of the file */
} PdfForm;

/* NULL with an error: no PDF, encrypted, or broken beyond repair. */
PdfForm *pdf_form_read(const void *bytes, gsize length, GError **error);
void pdf_form_free(PdfForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfForm, pdf_form_free)
