/* Step likeness: how much a step of one side is like a step of the other, as a number from 0 to 1.
 *
 * Title, target of the link, what the step says, and the steps below it count, each with its weight; what neither has does
 * not count. Rare words weigh more than those that occur often.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"
#include "diff/likeness.h"

/* Words with what each of them counts, and the sum. */
typedef struct {
  Bag bag;
  double *weights;
} WeighedBag;

typedef struct {
  const Step *step;
  guint64 title;  /* hash of the title */
  guint64 path;   /* hash of the titles from the top down to the step */
  guint64 target; /* hash of the target of its link; 0: none */
  gboolean has_bags;
  WeighedBag words; /* of the title */
  Bag letters;      /* of the title */
  WeighedBag text;  /* of summary, body and fields */
  Bag below;        /* titles of the steps below */
} StepFacts;

typedef struct {
  Comparison *comparison;
  GuidePair *pair;
  StepFacts *facts[2];   /* by order */
  GHashTable *frequency; /* word -> how often it occurs in titles and texts of both sides */
} Matcher;

void matcher_begin(Matcher *matcher, Comparison *comparison, GuidePair *pair);
void matcher_end(Matcher *matcher);

double step_likeness(Matcher *matcher, const Step *old_step, const Step *new_step);

/* How much they stand in the same place: the steps above, before, behind and the first below; from 0 to 1. */
double step_nearness(Matcher *matcher, const Step *old_step, const Step *new_step);

/* Do they stand between steps that are partners, or are they first or last below one step? Beside one of these? */
gboolean step_is_between(Matcher *matcher, const Step *old_step, const Step *new_step);
gboolean step_is_beside(Matcher *matcher, const Step *old_step, const Step *new_step);

/* Is the step before, or the one behind, the partner of the other's? */
gboolean step_follows(Matcher *matcher, const Step *old_step, const Step *new_step);

/* Has either more than a title to be known by? */
gboolean step_says_more(Matcher *matcher, const Step *old_step, const Step *new_step);

/* The siblings beside a step, or NULL. */
const Step *step_before(const Step *step);
const Step *step_behind(const Step *step);
