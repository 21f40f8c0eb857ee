/* Details: document by document in order of their paths, piece by piece.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/details.h"

#include <string.h>

#include "diff/assign.h"
#include "diff/assets.h"
#include "diff/changes.h"
#include "diff/flats.h"
#include "diff/shows.h"

typedef struct {
  Comparison *comparison;
  Sources *sources;
  Shows *shows[2];
} Details;

/* A piece with the document that holds it. */
typedef struct {
  Source *source;
  const Piece *piece; /* NULL: all of the document */
} PieceOf;

static void fill_piece(Flat *flat, gconstpointer of) {
  const PieceOf *at = of;
  const Document *document = at->source->document;
  const gboolean is_first = at->piece == NULL || at->piece == at->source->pieces;
  if (document->heading == NULL && is_first)
    flat_add_text(flat, REDLINE_HEADING, 1, document->title);
  if (at->piece == NULL)
    flat_add(flat, document->root);
  else
    flat_add_run(flat, at->piece->first, at->piece->end);
}

/* ---- warnings ---------------------------------------------------------------------------------------- */

typedef struct {
  GArray *bags[2]; /* Bag */
} WarningBags;

static void list_warnings(GArray *bags, Arena *arena, const Piece *piece) {
  for (const Node *node = piece->first; node != NULL && node != piece->end; node = node->next) {
    NodeWalk walk = node_walk(node);
    while (node_walk_next(&walk)) {
      if (!walk.entering || !node_is_warning(walk.node))
        continue;
      g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
      bag_add_tree(words, walk.node);
      const Bag bag = bag_make(arena, words);
      g_array_append_val(bags, bag);
    }
  }
}

static double warning_likeness(gpointer data, guint a, guint b) {
  const WarningBags *all = data;
  return bag_likeness(&g_array_index(all->bags[0], Bag, a), &g_array_index(all->bags[1], Bag, b));
}

static gboolean loses_warning(Comparison *comparison, const Piece *old_piece,
                              const Piece *new_piece) {
  WarningBags all = {
      {g_array_new(FALSE, FALSE, sizeof(Bag)), g_array_new(FALSE, FALSE, sizeof(Bag))}};
  list_warnings(all.bags[0], comparison->scratch, old_piece);
  list_warnings(all.bags[1], comparison->scratch, new_piece);
  const AssignTask task = {all.bags[0]->len, all.bags[1]->len, 0.35, warning_likeness, &all};
  g_autofree guint *partner = g_new(guint, task.a_count + 1);
  gboolean loses = FALSE;
  if (!assign(partner, &task, &comparison->pairs_left))
    comparison->is_bounded = TRUE;
  for (guint i = 0; i < task.a_count; i++)
    loses = loses || partner[i] == ASSIGN_NONE;
  g_array_unref(all.bags[0]);
  g_array_unref(all.bags[1]);
  return loses;
}

/* ---- sections ---------------------------------------------------------------------------------------- */

static const char *subject_of(Arena *arena, const PieceOf *of) {
  const char *path = of->source->document->path;
  const gboolean has_id = of->piece != NULL && of->piece->id != NULL;
  return has_id ? arena_join(arena, path, "#", of->piece->id) : path;
}

static Place place_of(const PieceOf *of) {
  const Document *document = of->source->document;
  return of->piece == NULL ? (Place){document->path, 0, 0}
                           : document_place(document, of->piece->first);
}

static void add_section(const Details *details, DiffKind kind, const PieceOf *of[2],
                        const Redline *redline) {
  const guint side = of[1] == NULL ? 0 : 1;
  const StepRun steps = shows_steps(details->shows[side], of[side]->source, of[side]->piece);
  DiffChange *change = change_add_shown(details->comparison, kind, steps, side);
  change->subject = subject_of(details->comparison->arena, of[side]);
  change->redline = redline;
  if (of[0] != NULL)
    change->old_place = place_of(of[0]);
  if (of[1] != NULL)
    change->new_place = place_of(of[1]);
}

static gboolean is_shown(const Details *details, guint side, const PieceOf *of) {
  return of != NULL && shows_steps(details->shows[side], of->source, of->piece).count > 0;
}

/* Either piece may be NULL. TRUE: it differs and no step shows it. */
static gboolean compare_pieces(const Details *details, const PieceOf *old_of,
                               const PieceOf *new_of) {
  const PieceOf *of[2] = {old_of, new_of};
  g_auto(Flats) flats;
  flats_begin(&flats, details->comparison, fill_piece, old_of, new_of);
  if (!flats.prose && !flats.code && !flats.targets)
    return FALSE;
  const gboolean both = old_of != NULL && new_of != NULL;
  const gboolean was = is_shown(details, 0, old_of), is = is_shown(details, 1, new_of);
  if (both ? !was || !is : !was && !is)
    return TRUE; /* who shows it in one revision only is named by its link */
  const Redline *redline = flats_redline(&flats);
  const gboolean lost = both && loses_warning(details->comparison, old_of->piece, new_of->piece);
  if (flats.code)
    add_section(details, DIFF_SECTION_COMMAND_CHANGED, of, redline);
  if (lost)
    add_section(details, DIFF_SECTION_WARNING_REMOVED, of, redline);
  if (!flats.code && !lost)
    add_section(details, DIFF_SECTION_CHANGED, of, redline);
  return FALSE;
}

/* ---- documents --------------------------------------------------------------------------------------- */

static void add_unshown(const Details *details, const Source *old_source,
                        const Source *new_source) {
  DiffChange *change =
      change_add_shown(details->comparison, DIFF_DOCUMENT_CHANGED, (StepRun){NULL, 0}, 1);
  const Source *source = new_source == NULL ? old_source : new_source;
  change->subject = source->document->path;
  if (old_source != NULL) {
    change->old_place = (Place){old_source->document->path, 0, 0};
    change->old_value = old_source->document->title;
  }
  if (new_source != NULL) {
    change->new_place = (Place){new_source->document->path, 0, 0};
    change->new_value = new_source->document->title;
  }
}

/* Removed pieces stand before the piece that was behind them. */
static void compare_document(const Details *details, Source *old_source, Source *new_source) {
  sources_pieces(details->sources, new_source);
  gboolean unshown = FALSE;
  for (guint i = 0; i < new_source->piece_count; i++) {
    const Piece *piece = &new_source->pieces[i];
    const PieceOf new_of = {new_source, piece}, old_of = {old_source, piece->partner};
    unshown = compare_pieces(details, piece->partner == NULL ? NULL : &old_of, &new_of) || unshown;
  }
  for (guint i = 0; i < old_source->piece_count; i++) {
    const Piece *piece = &old_source->pieces[i];
    const PieceOf old_of = {old_source, piece};
    if (piece->partner == NULL)
      unshown = compare_pieces(details, &old_of, NULL) || unshown;
  }
  if (unshown && (old_source->document->reached || new_source->document->reached))
    add_unshown(details, old_source, new_source);
}

static void compare_alone(const Details *details, guint side, Source *source) {
  const PieceOf of = {source, NULL};
  const PieceOf *both[2] = {side == 0 ? &of : NULL, side == 0 ? NULL : &of};
  if (is_shown(details, side, &of)) {
    const Redline *redline = flat_redline(details->comparison, side, fill_piece, &of);
    add_section(details, DIFF_SECTION_CHANGED, both, redline);
  } else if (source->document->reached) {
    add_unshown(details, side == 0 ? source : NULL, side == 0 ? NULL : source);
  }
}

static void add_file_moved(const Details *details, const Source *old_source, Source *new_source) {
  const StepRun steps = shows_steps(details->shows[1], new_source, NULL);
  DiffChange *change = change_add_shown(details->comparison, DIFF_FILE_MOVED, steps, 1);
  change->subject = new_source->document->path;
  change->old_value = old_source->document->path;
  change->new_value = new_source->document->path;
  change->old_place = (Place){change->old_value, 0, 0};
  change->new_place = (Place){change->new_value, 0, 0};
}

static void compare_source(const Details *details, guint side, Source *source) {
  if (source->partner == NULL) {
    if (source->document->guide == NULL)
      compare_alone(details, side, source);
    return;
  }
  if (side == 0)
    return;
  Source *old_source = source->partner;
  if (strcmp(old_source->document->path, source->document->path) != 0)
    add_file_moved(details, old_source, source);
  if (source->document->guide == NULL && !source_is_same(source))
    compare_document(details, old_source, source);
}

void details_compare(Comparison *comparison) {
  Sources *sources = comparison->sources;
  Details details = {comparison, sources, {shows_new(sources, 0), shows_new(sources, 1)}};
  for (guint side = 0; side < 2; side++) {
    for (guint i = 0; i < sources->all[side]->len; i++)
      compare_source(&details, side, sources->all[side]->pdata[i]);
  }
  assets_compare(comparison, details.shows[1]);
  shows_free(details.shows[0]);
  shows_free(details.shows[1]);
}
