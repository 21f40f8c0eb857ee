/* Content streams: turns the marked content that Cairo wrote as "Private" into artifacts.
 *
 * A scanner of operators and operands (ISO 32000-1, 7.8.2) that skips what only looks like them: strings, hexadecimal strings,
 * dictionaries, comments and the data of inline images. Nothing else is changed.
 * Failure: none; bytes that are no content stream are copied as they are.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Each `/Private <<…>> BDC` becomes `/Artifact BMC`. NULL when there is none; else the caller owns the text. `marks`: how many
 * pieces of marked content have a dictionary of properties, artifacts among them, without those that say what text stands for. */
GString *content_mark_artifacts(const char *bytes, gsize length, guint *marks);
