/* SheetChanges: what changed since an earlier revision, as items of a sheet, in the language of the book. Pure.
 *
 * For sheet.c and for the report of a diff (export/changes_report.h). Texts of others are shown as terminal_escape shows them, so that
 * none can hide a change; redlines point into the diff, whose texts the writer of the sheet escapes.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/diff.h"
#include "render/diff_outline.h"
#include "render/sheet_builder.h"

/* A text of others in one line; NULL for NULL. */
const char *sheet_shown(const SheetBuilder *builder, const char *text);

/* What changed of the guide since the revision that the book is compared with, a step a row; nothing when it is compared with none. */
void sheet_add_since(SheetBuilder *builder);

/* "changed since r01: command, warning"; NULL when the step did not change, or nobody asked. */
const char *sheet_changed(const SheetBuilder *builder, const Step *step);

/* The verdict in a box, and what is said of the comparison as a whole. */
void sheet_add_verdict(SheetBuilder *builder, const Diff *diff, DiffLevel fail_on);

/* A table with the open and the accepted changes of each level; nothing when there is no change. */
void sheet_add_change_counts(SheetBuilder *builder, const Diff *diff);

/* What changed in a step or a subject, change by change with its words. */
void sheet_add_change_part(SheetBuilder *builder, const DiffPart *part);

/* A table of the changes that are accepted, with the reasons; nothing when there is none. `accepted`: DiffChange. */
void sheet_add_accepted(SheetBuilder *builder, const GPtrArray *accepted);
