/* Reading config.yaml: bytes in, a checked Config out. Pure but for nothing: files are checked later.
 *
 * One table (config_keys) holds every key with its type, default and meaning; the manual's table is
 * made from it. All errors are reported at once, each with place and the nearest known name.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"

/* One row of the table of keys. */
typedef struct {
  const char *name; /* dotted: "theme.accent"; "guides[].steps" for keys of list items */
  const char *type; /* "text", "text list", "true or false", "one of …" */
  const char *value; /* the default, as one would write it */
  const char *meaning;
} ConfigKey;

const ConfigKey *config_keys(guint *count);

/* Reads the text of the file `file` (as given by the user) into `config`; relative paths are joined with
 * the file's folder. FALSE when there was at least one error. */
gboolean config_read(Config *config, Arena *arena, const char *file, const char *bytes,
                     gsize length, Findings *findings);

/* Applies "key=value" of the command line, e.g. "variables.product=Harbor" or "language=de". The place of
 * its findings has the file "--set". FALSE when it was refused. */
gboolean config_set(Config *config, Arena *arena, const char *assignment, Findings *findings);
