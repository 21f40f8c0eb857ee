/* Step likeness: how much a step of one side is like a step of the other, as a number from 0 to 1.
 *
 * Title, target of the link, what the step says, and the steps below it count, each with its weight; what neither has does
 * not count. Rare words of titles weigh more than those that many titles have.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"
#include "diff/likeness.h"

typedef struct {
  const Step *step;
  guint64 title;  /* hash of the title */
  guint64 path;   /* hash of the titles from the top down to the step */
  guint64 target; /* hash of the target of its link; 0: none */
  gboolean has_bags;
  Bag words, letters; /* of the title */
  double *weights;    /* of the words, and their sum */
  double weight;
  Bag text;  /* of summary, body and fields */
  Bag below; /* titles of the steps below */
} StepFacts;

typedef struct {
  Comparison *comparison;
  GuidePair *pair;
  StepFacts *facts[2];   /* by order */
  GHashTable *frequency; /* word of titles -> in how many it is, on both sides */
} Matcher;

void matcher_begin(Matcher *matcher, Comparison *comparison, GuidePair *pair);
void matcher_end(Matcher *matcher);

double step_likeness(Matcher *matcher, const Step *old_step, const Step *new_step);

/* How much they stand in the same place: the steps above, before, behind and the first below; from 0 to 1. */
double step_nearness(Matcher *matcher, const Step *old_step, const Step *new_step);

/* All that the step says of itself, as words. */
const Bag *step_words(Matcher *matcher, guint side, const Step *step);
