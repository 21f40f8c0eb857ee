/* Record: from a file to a run record in the form that is asked for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/record.h"

#include "export/json_run_record.h"
#include "export/run_record_markdown.h"
#include "export/run_values.h"
#include "export/verify.h"

RecordStatus record_write(GString *out, const Book *book, const char *path, RecordForm form,
                          gboolean any_revision, GError **error) {
  g_autoptr(RunValues) values = run_values_load(path, error);
  if (values == NULL)
    return RECORD_TROUBLE;
  const Identity *identity = &values->identity;
  const Guide *guide = verify_guide(book, identity);
  if (guide == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s is a sheet of the guide %s, which is not in this folder", path,
                identity->guide);
    return RECORD_REFUSED;
  }
  g_autoptr(RunRecord) record = run_record_new(book, guide, values);
  if (!record->is_same_revision && !any_revision) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s is of revision %s, and this folder has %s: its steps may be others. "
                "--any-revision reads it all the same",
                path, identity->fingerprint,
                guide->fingerprint == NULL ? "none that is known" : guide->fingerprint);
    return RECORD_REFUSED;
  }
  if (form == RECORD_JSON)
    json_run_record(out, record);
  else
    run_record_markdown(out, record);
  return RECORD_WRITTEN;
}
