/* Step ids: explicit ones checked, the others made from titles. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/guide.h"

/* Gives every step of the guide its id and fills guide->by_id. An explicit id that is not portable or taken
 * is a finding, and the step gets a made one. A made id is the slug of the title; steps that would share it
 * get `parent--title`, and so on upwards; those that are still equal get -2, -3 in their order. No number
 * of a step enters. */
void step_ids_make(Guide *guide, Arena *arena, Findings *findings);

/* The id of a guide made from its file's name: digits in front left out. */
const char *guide_id_make(Arena *arena, const char *path);
