/* EpubStep: the chapters of an EPUB that show steps.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "export/step_facts.h"
#include "model/book.h"

/* The whole list: introduction, plan, all steps with their boxes, closing part. */
GBytes *epub_checklist(const Book *book, const Guide *guide, const StepFacts *facts);

/* One step: what it says of itself, its text, its details, the steps below it, and the way on. `path` is the chapter's. */
GBytes *epub_step(const Book *book, const Step *step, const StepFacts *facts, const char *path);
