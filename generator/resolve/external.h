/* External: an absolute reference as it may stand in an output. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Appends `written` (of an allowed scheme, or beginning with //) percent-encoded; // becomes https. FALSE, and
 * nothing appended, when it is no URL that a browser could follow: an http address without a host, or with a
 * host or port that the URL Standard (section 3.1) does not allow. */
gboolean external_append(GString *out, const char *written);
