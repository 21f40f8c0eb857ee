/* Parts of a SARIF 2.1.0 log that reports of findings and of changes have in common. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "render/report_source.h"

/* A message or description (sections 3.11 and 3.12). */
JsonObject *sarif_text(const char *text);

/* The one place that the list of locations of a result holds; `message` may be NULL. */
JsonArray *sarif_locations(ReportSource *source, Place place, const char *message);

/* Appends the log of one run. Takes the arrays. */
void sarif_append(GString *out, JsonArray *rules, JsonArray *results);
