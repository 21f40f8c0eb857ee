/* The manual's page of findings, made from the catalogue. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Appends docs/findings.md. */
void findings_manual(GString *out);
