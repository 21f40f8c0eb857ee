/* ChangeText: the plans of a change as plain text, for the fields of an ITSM tool.
 *
 * A plan that the change record words itself is given as it is; else it is made from the steps. Lines end with a line feed; no
 * line is wrapped, nothing is aligned with spaces beyond two for each level, so that any font shows it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

typedef enum {
  CHANGE_TEXT_IMPLEMENTATION, /* every step with owner and time, checkpoints, point of no return */
  CHANGE_TEXT_BACKOUT, /* until when, who decides, and how each step is taken back, in reverse order */
  CHANGE_TEXT_TEST,    /* criteria of checkpoints and expected results */
  CHANGE_TEXTS
} ChangeText;

/* "implementation", "backout", "test"; NULL-terminated. */
extern const char *const change_text_names[];

/* Appends the text: nothing when the steps say nothing of the matter. */
void change_text_append(GString *out, const Book *book, const Guide *guide, ChangeText which);

/* The plans of all guides: one of them alone, or with CHANGE_TEXTS all that say something, each with a heading; of several
 * guides with their titles. A plan that the configuration words stands there once. */
void change_texts_append(GString *out, const Book *book, ChangeText which);
