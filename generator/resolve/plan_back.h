/* PlanBack: how long going back takes, added up while time goes on. For resolve/plan.c alone; its head says what counts.
 *
 * Ownership: plan_back_free; the guide and the steps of the plan must outlive it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/guide.h"

typedef struct PlanBack PlanBack;

/* `steps` have their times already. */
PlanBack *plan_back_new(const Guide *guide, const PlanStep *steps);
void plan_back_free(PlanBack *back);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlanBack, plan_back_free)

/* Has the step begun before the moment, or at the moment and before `at` in the list (NULL: behind all)? */
gboolean plan_is_before(const PlanStep *planned, const Step *step, gint64 moment, const Step *at);

/* Takes the leaf steps that have begun by then. Moments of one PlanBack only grow. */
void plan_back_until(PlanBack *back, gint64 moment, const Step *at);

/* Seconds to take back all that was taken; DURATION_UNSAID when a part of it is not known. */
gint64 plan_back_time(const PlanBack *back);
