/* A run record as JSON, and the run record that the site saves, read back.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/run_record.h"

/* TICKS_VERSION: the newest that is read. */
enum { RUN_RECORD_VERSION = 1, TICKS_VERSION = 2 };

void json_run_record(GString *out, const RunRecord *record);

/* What a browser saved (themes/default/static/stepbook.js). NULL with an error (G_FILE_ERROR) when it is nothing of that kind. */
RunValues *json_run_values(const char *text, gsize length, GError **error);
