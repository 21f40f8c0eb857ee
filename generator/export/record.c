/* Record: from a file to a run record in the form that is asked for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/record.h"

#include "export/json_run_record.h"
#include "export/pdf_files.h"
#include "export/run_record_markdown.h"
#include "export/run_report.h"
#include "export/run_values.h"
#include "export/verify.h"

const char *const record_form_names[] = {"markdown", "json", "pdf", NULL};

static gboolean append_record(GString *out, const RunRecord *record, const RecordWish *wish,
                              Findings *findings, GError **error) {
  if (wish->form == RECORD_JSON) {
    json_run_record(out, record);
    return TRUE;
  }
  g_autoptr(Sheet) report = run_report_new(record);
  if (wish->form == RECORD_PDF)
    return pdf_append(out, report, wish->now, findings, error);
  run_record_markdown(out, report);
  return TRUE;
}

RecordStatus record_write(GString *out, const Book *book, const RecordWish *wish,
                          Findings *findings, GError **error) {
  g_autoptr(RunValues) values = run_values_load(wish->path, error);
  if (values == NULL)
    return RECORD_TROUBLE;
  const Identity *identity = &values->identity;
  const Guide *guide = verify_guide(book, identity);
  if (guide == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s is a sheet of the guide %s, which is not in this folder", wish->path,
                identity->guide);
    return RECORD_REFUSED;
  }
  g_autoptr(RunRecord) record = run_record_new(book, guide, values);
  if (!record->is_same_revision && !wish->any_revision) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s is of revision %s, and this folder has %s: its steps may be others. "
                "--any-revision reads it all the same",
                wish->path, identity->fingerprint,
                guide->fingerprint == NULL ? "none that is known" : guide->fingerprint);
    return RECORD_REFUSED;
  }
  return append_record(out, record, wish, findings, error) ? RECORD_WRITTEN : RECORD_TROUBLE;
}
