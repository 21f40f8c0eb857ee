/* Flats: filled once, and once more with the targets of links where these differ.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/flats.h"

#include <string.h>

/* ---- parts of a step --------------------------------------------------------------------------------- */

static void add_title(Flat *flat, const Step *step) {
  flat->hidden = step->link;
  const guint first = flat->blocks->len;
  flat_add(flat, step->title);
  flat->hidden = NULL;
  for (guint i = first; i < flat->blocks->len; i++) {
    FlatBlock *block = &g_array_index(flat->blocks, FlatBlock, i);
    block->kind = REDLINE_HEADING;
    block->depth = step->depth;
  }
}

/* Warnings are taken for their list; of what is below the step, those inside it too. */
static void add_body(Flat *flat, const Step *step) {
  flat->warnings_apart = TRUE;
  flat_add(flat, step->fields.warnings);
  flat_add(flat, step->body);
}

static void add_summary(Flat *flat, const Step *step) { flat_add(flat, step->summary); }

static void add_expected(Flat *flat, const Step *step) { flat_add(flat, step->fields.expected); }

static void add_fails(Flat *flat, const Step *step) { flat_add(flat, step->fields.fails); }

static void add_undo(Flat *flat, const Step *step) { flat_add(flat, step->fields.undo); }

static void add_criteria(Flat *flat, const Step *step) { flat_add(flat, step->fields.criteria); }

static void add_actions(Flat *flat, const Step *step) {
  add_title(flat, step);
  add_summary(flat, step);
  add_body(flat, step);
}

static void add_whole(Flat *flat, const Step *step) {
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  add_title(flat, step);
  add_summary(flat, step);
  for (guint i = 0; i < STEP_BLOCKS; i++)
    flat_add(flat, blocks[i]);
}

typedef void AddPart(Flat *flat, const Step *step);

static void add_each(Flat *flat, gconstpointer of, AddPart *add) {
  const StepRun *run = of;
  for (guint i = 0; i < run->count; i++)
    add(flat, run->steps[i]);
  flat_add_notes(flat);
}

void fill_whole(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_whole); }

void fill_title(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_title); }

void fill_summary(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_summary); }

void fill_body(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_body); }

void fill_expected(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_expected); }

void fill_fails(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_fails); }

void fill_undo(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_undo); }

void fill_criteria(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_criteria); }

void fill_actions(Flat *flat, gconstpointer steps) { add_each(flat, steps, add_actions); }

void fill_node(Flat *flat, gconstpointer of) { flat_add(flat, of); }

/* ---- both sides -------------------------------------------------------------------------------------- */

static void fill_side(Flats *flats, guint side, FlatsFill *fill, gconstpointer of,
                      gboolean shows_targets) {
  flats->sides[side] = (SourceSide){flats->comparison->sources, side};
  flat_clear(&flats->flats[side]);
  flat_begin(&flats->flats[side], flats->comparison->scratch, sources_target, &flats->sides[side]);
  flats->flats[side].shows_targets = shows_targets;
  if (of != NULL)
    fill(&flats->flats[side], of);
}

static gboolean differ(const GString *a, const GString *b) { return !g_string_equal(a, b); }

void flats_begin(Flats *flats, Comparison *comparison, FlatsFill *fill, gconstpointer old_of,
                 gconstpointer new_of) {
  *flats = (Flats){.comparison = comparison};
  fill_side(flats, 0, fill, old_of, FALSE);
  fill_side(flats, 1, fill, new_of, FALSE);
  const Flat *a = &flats->flats[0], *b = &flats->flats[1];
  flats->prose = differ(a->prose, b->prose);
  flats->code = differ(a->code, b->code);
  flats->targets = differ(a->targets, b->targets);
  if (!flats->targets)
    return;
  fill_side(flats, 0, fill, old_of, TRUE);
  fill_side(flats, 1, fill, new_of, TRUE);
}

void flats_clear(Flats *flats) {
  flat_clear(&flats->flats[0]);
  flat_clear(&flats->flats[1]);
}

const Redline *flats_redline(const Flats *flats) {
  return redline_make(&flats->comparison->maker, &flats->flats[0], &flats->flats[1]);
}

const Redline *flat_redline(Comparison *comparison, guint side, FlatsFill *fill, gconstpointer of) {
  Flats flats = {.comparison = comparison};
  fill_side(&flats, side, fill, of, FALSE);
  const Flat *flat = &flats.flats[side];
  const Redline *redline =
      redline_make(&comparison->maker, side == 0 ? flat : NULL, side == 0 ? NULL : flat);
  flats_clear(&flats);
  return redline;
}
