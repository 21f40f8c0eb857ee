/* Record: reads what was filled in and writes what happened.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

typedef enum {
  RECORD_WRITTEN,
  RECORD_REFUSED, /* it is of another revision, or of a guide that the book has not */
  RECORD_TROUBLE  /* it cannot be read, or the record cannot be made */
} RecordStatus;

typedef enum { RECORD_MARKDOWN, RECORD_JSON, RECORD_PDF, RECORD_FORMS } RecordForm;

/* "markdown", "json", "pdf" and NULL behind the last. */
extern const char *const record_form_names[];

typedef struct {
  const char *path; /* what was filled in */
  RecordForm form;
  gboolean any_revision; /* else a file of another revision is refused: its steps may be others */
  gint64 now;            /* Unix time: the date of a PDF */
} RecordWish;

/* Appends the record of the file, its words in the language of the guide; of a PDF the bytes. What paper cannot show goes to
 * `findings`. */
RecordStatus record_write(GString *out, const Book *book, const RecordWish *wish,
                          Findings *findings, GError **error);
