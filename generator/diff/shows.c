/* Shows: for each document the steps with the first piece and the end of what they show.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/shows.h"

#include "model/section.h"

enum { STEPS_MOST = 1000000, STEPS_CUT = 100 };

typedef struct {
  const Step *step;
  const Link *link;
  guint first, end; /* pieces; once they are known */
} Show;

/* Who shows one document. Where somebody begins or ends to show it a new stretch of pieces begins. */
typedef struct {
  GArray *shows;      /* Show */
  guint *stretch_of;  /* by piece; NULL: not known yet */
  StepRun *stretches; /* steps NULL: not listed yet */
  StepRun all;
} Audience;

static void audience_free(gpointer data) {
  Audience *audience = data;
  g_array_unref(audience->shows);
  g_free(audience->stretch_of);
  g_free(audience->stretches);
  g_free(audience);
}

static void add_show(Shows *shows, const Step *step, const Link *link) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return;
  Source *source = sources_of(shows->sources, link->document);
  if (source == NULL)
    return;
  Audience *audience = g_hash_table_lookup(shows->of, source);
  if (audience == NULL) {
    audience = g_new0(Audience, 1);
    audience->shows = g_array_new(FALSE, TRUE, sizeof(Show));
    g_hash_table_insert(shows->of, source, audience);
  }
  const Show show = {.step = step, .link = link};
  g_array_append_val(audience->shows, show);
}

Shows *shows_new(Sources *sources, guint side) {
  Shows *shows = g_new0(Shows, 1);
  *shows =
      (Shows){sources, side, g_hash_table_new_full(NULL, NULL, NULL, audience_free), STEPS_MOST};
  const GPtrArray *guides = sources->comparison->guides[side];
  for (guint i = 0; i < guides->len; i++) {
    const GPtrArray *steps = ((const Guide *)guides->pdata[i])->steps;
    if (!g_hash_table_contains(sources->comparison->pair_of, guides->pdata[i]))
      continue;
    for (guint k = 0; k < steps->len; k++) {
      const Step *step = steps->pdata[k];
      add_show(shows, step, step->link);
      add_show(shows, step, step->fields.undo_link);
    }
  }
  return shows;
}

void shows_free(Shows *shows) {
  if (shows == NULL)
    return;
  g_hash_table_unref(shows->of);
  g_free(shows);
}

/* ---- pieces ------------------------------------------------------------------------------------------ */

static const Node *top_of(const Source *source, const Node *node) {
  while (node != NULL && node->parent != source->document->root)
    node = node->parent;
  return node;
}

const Piece *source_piece(const Source *source, const Node *node) {
  node = top_of(source, node);
  const Piece *piece = NULL;
  for (; node != NULL && piece == NULL; node = node->previous)
    piece = source_piece_at(source, node);
  return piece;
}

static void find_pieces(Show *show, const Source *source) {
  show->end = source->piece_count;
  if (show->link->state != LINK_ANCHOR || show->link->anchor->node == NULL)
    return;
  const Section section = section_of_anchor(show->link->anchor);
  const Piece *piece = source_piece(source, section.first);
  if (piece == NULL)
    return;
  show->first = (guint)(piece - source->pieces);
  const gboolean at_top = section.first->parent == source->document->root;
  const Piece *end = !at_top || section.end == NULL ? NULL : source_piece(source, section.end);
  if (end != NULL)
    show->end = (guint)(end - source->pieces);
  else if (!at_top)
    show->end = show->first + 1;
}

static void find_stretches(Audience *audience, Sources *sources, Source *source) {
  sources_pieces(sources, source);
  audience->stretch_of = g_new0(guint, source->piece_count + 1);
  for (guint i = 0; i < audience->shows->len; i++) {
    Show *show = &g_array_index(audience->shows, Show, i);
    find_pieces(show, source);
    audience->stretch_of[show->first] = audience->stretch_of[show->end] = 1;
  }
  guint count = 0;
  for (guint i = 0; i < source->piece_count; i++)
    audience->stretch_of[i] = count += audience->stretch_of[i];
  audience->stretches = g_new0(StepRun, count + 1);
}

/* ---- lists ------------------------------------------------------------------------------------------- */

/* Those who show the piece of that index, or any with G_MAXUINT. */
static StepRun list_steps(Shows *shows, const Audience *audience, guint index) {
  g_autoptr(GPtrArray) steps = g_ptr_array_new();
  for (guint i = 0; i < audience->shows->len; i++) {
    const Show *show = &g_array_index(audience->shows, Show, i);
    const gboolean is_last = steps->len > 0 && steps->pdata[steps->len - 1] == show->step;
    if (!is_last && (index == G_MAXUINT || (show->first <= index && index < show->end)))
      g_ptr_array_add(steps, (gpointer)show->step);
  }
  if (steps->len > shows->left && steps->len > STEPS_CUT) {
    g_ptr_array_set_size(steps, STEPS_CUT);
    shows->sources->comparison->is_bounded = TRUE;
  }
  shows->left -= MIN(shows->left, steps->len);
  return (StepRun){arena_pointers(shows->sources->comparison->arena, steps), steps->len};
}

StepRun shows_steps(Shows *shows, Source *source, const Piece *piece) {
  Audience *audience = source == NULL ? NULL : g_hash_table_lookup(shows->of, source);
  if (audience == NULL)
    return (StepRun){NULL, 0};
  if (piece == NULL) {
    if (audience->all.steps == NULL)
      audience->all = list_steps(shows, audience, G_MAXUINT);
    return audience->all;
  }
  if (audience->stretch_of == NULL)
    find_stretches(audience, shows->sources, source);
  const guint index = (guint)(piece - source->pieces);
  StepRun *stretch = &audience->stretches[audience->stretch_of[index]];
  if (stretch->steps == NULL)
    *stretch = list_steps(shows, audience, index);
  return *stretch;
}
