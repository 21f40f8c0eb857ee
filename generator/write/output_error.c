/* Why an output was refused or given up, beside the errors of the system.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/output_error.h"

G_DEFINE_QUARK(stepbook - output - error - quark, output_error)
