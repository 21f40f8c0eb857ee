/* DiffReportWish: how a diff is to be reported.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "model/diff.h"

typedef enum {
  DIFF_REPORT_TEXT,
  DIFF_REPORT_MARKDOWN,
  DIFF_REPORT_JSON,
  DIFF_REPORT_SARIF,
  DIFF_REPORT_GITHUB,
  DIFF_REPORT_HTML,
  DIFF_REPORT_PDF
} DiffReportFormat;

typedef struct {
  DiffReportFormat format;
  gboolean colour;      /* of text */
  gboolean all;         /* list changes of the level "off" too; JSON always does */
  gboolean stat;        /* one line for each kind and the verdict; of text and Markdown */
  DiffLevel fail_on;    /* the least level that asks for a new approval; DIFF_OFF: none does */
  const char *language; /* BCP 47 tag, or NULL; so far every report is in English */
  /* Of JSON: a step of the book as the export of the model has it, without those below it; NULL: it is left out. */
  Object *(*step_model)(const Step *step, const Book *book);
} DiffReportWish;
