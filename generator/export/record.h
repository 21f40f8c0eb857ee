/* Record: reads what was filled in and writes what happened.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

typedef enum {
  RECORD_WRITTEN,
  RECORD_REFUSED, /* it is of another revision, or of a guide that the book has not */
  RECORD_TROUBLE  /* it cannot be read */
} RecordStatus;

typedef enum { RECORD_MARKDOWN, RECORD_JSON } RecordForm;

/* Appends the record of the file. Without `any_revision` a file of another revision is refused: its steps may be others. */
RecordStatus record_write(GString *out, const Book *book, const char *path, RecordForm form,
                          gboolean any_revision, GError **error);
