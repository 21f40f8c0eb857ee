/* DiffValue: the values of a change in words. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff.h"

/* What it was (side 0) or is (side 1): "after Write the dump", "first", "30m". FALSE: there is no such value, and nothing is
 * appended. Without a redline. */
gboolean diff_value(GString *out, const DiffChange *change, guint side, const char *language);

/* Is there a value on either side? */
gboolean diff_has_values(const DiffChange *change);
