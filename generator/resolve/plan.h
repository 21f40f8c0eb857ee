/* Plan: when each step of a guide is carried out, and until when one can still go back. Pure.
 *
 * A step starts as early as model/step_order.h allows; where `after` goes round, in the order of the list. The duration of a step
 * that has sub-steps counts only where none of them has one: then it is that of all of them together. They share
 * it evenly, so that a checkpoint among them is planned behind the work that it judges; who waits for one of them from outside
 * waits for all that time. What else has no duration takes no time, and neither does a checkpoint that says nothing else.
 *
 * Back-out steps are those that an undo= names and that are optional, the optional steps above them, all their sub-steps, and
 * steps all of whose sub-steps are back-out steps. They are no part of the way forward.
 *
 * Going back from a moment takes back the leaf steps that have begun by then, one after the other: each by its own undo, else that
 * of the nearest step above it which says one. That takes its undo-duration=, else the duration of its undo step, else nobody
 * knows. What several steps name, be it a step or a section, is carried out once, and a step together with the
 * steps above it; steps that say nothing changed nothing.
 *
 * The latest moment of a checkpoint is the earliest of: its own deadline; the roll-back deadline of the change; the end
 * of the window less the time that going back takes. Behind the point of no return only its own deadline counts.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/config.h"
#include "model/guide.h"

/* Sets guide->plan. The references of its steps have been followed. */
void plan_make(Guide *guide, Arena *arena, const ChangeRecord *record);
