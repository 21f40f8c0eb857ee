/* Approvals: the list of changes that were looked at and accepted. Pure.
 *
 * A YAML mapping from the fingerprint of a change (16 digits, as reports of `stepbook diff` print it) to who accepted it and why:
 *
 *     9f3a0c21b7d4e6f8: "Board of 20 May 2030: the warning now stands in the details"
 *
 * Ownership: the arena. Limits: those of read/yaml.h.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/diff.h"

/* The approvals of the file, `count` of them; a wrong one is a finding, and NULL is returned. `file` stays the caller's. */
DiffApproval *approvals_read(guint *count, Arena *arena, const char *file, const char *bytes,
                             gsize length, Findings *findings);
