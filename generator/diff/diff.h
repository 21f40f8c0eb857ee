/* Comparing two revisions of a procedure. Pure.
 *
 * Steps are matched, never by number: by id and aliases; by the path of their titles; by title, link and neighbours;
 * then by likeness (match.h). What differs between matched steps, and what has no match, becomes changes (model/diff_catalogue.h).
 * Comparing a book with itself finds nothing; swapping the books swaps the result. Steps whose exported values differ have a change,
 * if only one of those that are off by default.
 *
 * Ownership: the diff takes both books over, or borrows the new one. Both are resolved and checked.
 * Limits: time grows with the length of the books; where more than a fixed number of steps would have to be compared
 * with each other, order decides and diff->is_bounded is set.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/diff.h"

typedef struct {
  Book *old_book, *new_book;
  /* The old sources read with the variables of the new revision, or NULL when they have the same values: so that a
   * variable is one change, whatever texts use it. Taken over too. */
  Book *old_with_new_variables;
  const char *old_name, *new_name; /* copied */
  const DiffLevel *levels;         /* by DiffKind */
  gboolean borrows_new;
} DiffSides;

Diff *diff_books(const DiffSides *sides);
