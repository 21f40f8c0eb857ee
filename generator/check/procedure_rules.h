/* Rules of the procedure: what its steps say of themselves, each beside the others. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* Is the step only carried out to go back? */
gboolean step_is_back_out(const Step *step);

/* A warning stands before the action that it guards: what comes behind the last code, list of actions or sub-step
 * guards nothing. */
void check_late_warnings(const Book *book, Findings *findings);

/* At most nine steps in a row between checkpoints and hand-overs. */
void check_long_stretches(const Book *book, Findings *findings);

/* A duration, where most others in the guide or beside the step have one. */
void check_missing_durations(const Book *book, Findings *findings);

/* Criteria and a decider for each checkpoint, where others have them. */
void check_missing_criteria(const Book *book, Findings *findings);

/* Whoever owns a step can be reached. Reported once for each owner. */
void check_missing_contacts(const Book *book, Findings *findings);

/* From the point of no return on, no undo leads back before it: not to a step before it, and not by the same way as a
 * step before it. */
void check_undo_too_far(const Book *book, Findings *findings);
