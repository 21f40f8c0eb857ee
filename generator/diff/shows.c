/* Shows: for each document the steps with the first piece and the end of what they show.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/shows.h"

#include "model/section.h"

typedef struct {
  const Step *step;
  const Link *link;
  gboolean is_known; /* first and end are */
  guint first, end;  /* pieces */
} Show;

static void add_show(Shows *shows, const Step *step, const Link *link) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return;
  Source *source = sources_of(shows->sources, link->document);
  if (source == NULL)
    return;
  GArray *list = g_hash_table_lookup(shows->of, source);
  if (list == NULL) {
    list = g_array_new(FALSE, TRUE, sizeof(Show));
    g_hash_table_insert(shows->of, source, list);
  }
  const Show show = {.step = step, .link = link};
  g_array_append_val(list, show);
}

Shows *shows_new(Sources *sources, guint side) {
  Shows *shows = g_new0(Shows, 1);
  *shows = (Shows){sources, side,
                   g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref)};
  const GPtrArray *guides = sources->comparison->books[side]->guides;
  for (guint i = 0; i < guides->len; i++) {
    const GPtrArray *steps = ((const Guide *)guides->pdata[i])->steps;
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
  while (node != NULL && node->kind != NODE_HEADING && node->previous != NULL)
    node = node->previous;
  for (guint i = 0; node != NULL && i < source->piece_count; i++) {
    if (source->pieces[i].first == node)
      return &source->pieces[i];
  }
  return NULL;
}

static void find_pieces(Show *show, const Source *source) {
  if (show->is_known)
    return;
  show->is_known = TRUE;
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

GPtrArray *shows_steps(const Shows *shows, const Source *source, const Piece *piece) {
  GPtrArray *steps = g_ptr_array_new();
  GArray *list = source == NULL ? NULL : g_hash_table_lookup(shows->of, source);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    Show *show = &g_array_index(list, Show, i);
    gboolean is_shown = piece == NULL;
    if (piece != NULL) {
      const guint index = (guint)(piece - source->pieces);
      find_pieces(show, source);
      is_shown = show->first <= index && index < show->end;
    }
    const gboolean is_last = steps->len > 0 && steps->pdata[steps->len - 1] == show->step;
    if (is_shown && !is_last)
      g_ptr_array_add(steps, (gpointer)show->step);
  }
  return steps;
}
