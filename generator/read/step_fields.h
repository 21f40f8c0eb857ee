/* Step fields: what a step says of itself, from its attributes and from the classes of its blocks. Pure.
 *
 * Blocks that say something of the step (dialect, part 2: .expected, .fails, .undo, .criteria, and warnings) are taken
 * out of its body, because outputs show them in places of their own: a warning before the action that it guards, the
 * others behind it. The class that took a block out is not kept on it. A value that is not allowed is as if it were not there;
 * the rules report it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/config.h"
#include "model/guide.h"

/* Has the block a class that makes it a field of the step? */
gboolean step_fields_takes(const Node *block);

/* Fills step->fields of all steps of the guide, but for what must be resolved. */
void step_fields_read(Guide *guide, Arena *arena, const Config *config);
