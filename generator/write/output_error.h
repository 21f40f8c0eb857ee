/* Why an output was refused or given up, beside the errors of the system.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#define OUTPUT_ERROR (output_error_quark())
GQuark output_error_quark(void);

typedef enum {
  OUTPUT_ERROR_REFUSED,     /* the target is not ours to replace */
  OUTPUT_ERROR_PATH,        /* a path that may not be in an output, or twice the same */
  OUTPUT_ERROR_EMPTY,       /* no file: an empty folder takes nothing's place */
  OUTPUT_ERROR_INTERRUPTED, /* a signal came; it ends the process in output_free */
} OutputError;
