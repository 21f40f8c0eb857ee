/* RunValues from a file: a PDF that was filled in, or the ticks that the site saved.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/run_value.h"

/* NULL with an error: it cannot be read, or does not say which sheet it is. */
RunValues *run_values_read(const char *bytes, gsize length, GError **error);

/* The same from a file of at most 256 MiB. */
RunValues *run_values_load(const char *path, GError **error);
