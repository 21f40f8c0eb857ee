/* Reading config.yaml: bytes in, a checked Config out. Pure: whether files exist is checked by
 * read/config_files.h.
 *
 * One table (read/config_keys.h) holds every key with its type, default and meaning; the manual's table is
 * made from it. All errors are reported at once, each with place and the nearest known name.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"

/* Reads the text of the file `file` (as given by the user) into `config`; relative paths are joined with
 * the file's folder. FALSE when there was at least one error. */
gboolean config_read(Config *config, Arena *arena, const char *file, const char *bytes,
                     gsize length, Findings *findings);

/* Once, when all is read and set: computes the times of the change record. FALSE when they make no sense. */
gboolean config_finish(Config *config, Arena *arena, Findings *findings);

/* Applies "key=value" of the command line, e.g. "variables.product=Harbor" or "language=de". The place of
 * its findings has the file "--set". FALSE when it was refused. */
gboolean config_set(Config *config, Arena *arena, const char *assignment, Findings *findings);
