/* Matching of groups: steps of both sides that have a key in common, or are alike.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/step_likeness.h"

typedef guint64 MatchKey(const StepFacts *facts);

/* Only keys that one step on each side has; of these only steps whose links have the same target; all keys; all, and steps of
 * one depth before those below them. */
typedef enum { MATCH_SINGLE, MATCH_SINGLE_TARGET, MATCH_ALL, MATCH_BY_DEPTH } MatchRepeats;
/* Steps below two that are partners; steps anywhere; those beside steps that are partners. */
typedef enum { MATCH_SIBLINGS, MATCH_ANYWHERE, MATCH_FOLLOWING } MatchReach;

/* Makes them partners. */
void match_pair(Matcher *matcher, const Step *old_step, const Step *new_step);

/* Matches steps of `left` that have the same key. TRUE: some are. */
gboolean match_by_key(Matcher *matcher, GPtrArray *left[2], MatchKey *key, MatchRepeats repeats);

/* Matches those that are alike enough. */
gboolean match_alike(Matcher *matcher, GPtrArray *left[2], MatchReach reach);
