/* Report as JSON: {"format_version", "findings": [...], "counts"}. Pure.
 *
 *   finding  {"code", "level", "message", "hint", "place", "other"}; null for what there is not
 *   place    {"file", "line", "column"}: the path below the content root, as in the exported model; lines and
 *            columns from 1, columns in characters; null for what is not known
 *   counts   {"error", "warning", "note", "ignored", "not_listed"}
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "base/finding.h"
#include "model/book.h"

enum { REPORT_JSON_VERSION = 1 };

void report_json(GString *out, const Findings *findings, const Book *book);

/* Appends the tree as indented JSON in ASCII where a terminal needs it: characters that terminal_escape would not show
 * become \uXXXX (RFC 8259 section 7). Takes the object. */
void report_json_append(GString *out, JsonObject *object);

/* Sets a member to the text, made valid UTF-8; to null for NULL. */
void report_json_set(JsonObject *object, const char *name, const char *text);
