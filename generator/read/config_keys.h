/* Config keys: the one table of what a configuration may say.
 *
 * Use: read/config.h reads files with it; the manual's table (docs/config.md) is made from it.
 * Ownership: static.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "read/config_values.h"

/* All rows, in the order of the manual. */
const ConfigKey *config_keys(guint *count);

/* The row with that full name, such as "theme.accent" or "guides[].steps", or NULL. */
const ConfigKey *config_key_by_name(const char *name);

/* Appends the manual's page of the configuration, in Markdown. */
void config_manual(GString *out);
