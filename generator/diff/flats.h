/* Flats: the same part of two steps (or of two documents), as rows of blocks side by side, to be compared.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "diff/comparison.h"
#include "diff/sources.h"

/* Puts what is compared of one side into the empty row. `of` is what flats_begin was given for that side. */
typedef void FlatsFill(Flat *flat, gconstpointer of);

typedef struct {
  Comparison *comparison;
  SourceSide sides[2];
  Flat flats[2];
  gboolean prose, code, targets; /* these differ */
} Flats;

void flats_begin(Flats *flats, Comparison *comparison, FlatsFill *fill, gconstpointer old_of,
                 gconstpointer new_of);
void flats_clear(Flats *flats);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Flats, flats_clear)

const Redline *flats_redline(const Flats *flats);

/* That of one side alone: all of it is removed (side 0) or added (1). */
const Redline *flat_redline(Comparison *comparison, guint side, FlatsFill *fill, gconstpointer of);

/* Parts of steps: `of` is the StepRun of that side, whose steps follow each other. */
void fill_whole(Flat *flat, gconstpointer steps);
void fill_title(Flat *flat, gconstpointer steps);
void fill_summary(Flat *flat, gconstpointer steps);
void fill_body(Flat *flat, gconstpointer steps); /* without warnings, which are listed */
void fill_expected(Flat *flat, gconstpointer steps);
void fill_fails(Flat *flat, gconstpointer steps);
void fill_undo(Flat *flat, gconstpointer steps);
void fill_criteria(Flat *flat, gconstpointer steps);
void fill_actions(Flat *flat, gconstpointer steps); /* what may hold commands */
void fill_node(Flat *flat, gconstpointer node);
