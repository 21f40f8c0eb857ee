/* Sources: documents first, their pieces only when somebody asks for them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/sources.h"

#include <string.h>

#include "diff/assign.h"
#include "model/section.h"

/* ---- documents --------------------------------------------------------------------------------------- */

static void source_read_words(const Sources *sources, Source *source) {
  if (source->has_words)
    return;
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  bag_add_text(words, source->document->title);
  bag_add_tree(words, source->document->root);
  source->words = HASH_START;
  for (guint i = 0; i < words->len; i++)
    source->words = hash_number(source->words, g_array_index(words, guint32, i));
  source->bag = bag_make(sources->comparison->scratch, words);
  source->has_words = TRUE;
}

static int compare_paths(gconstpointer a, gconstpointer b) {
  const Source *x = *(Source *const *)a, *y = *(Source *const *)b;
  return strcmp(x->document->path, y->document->path);
}

static void add_documents(Sources *sources, guint side) {
  const Comparison *comparison = sources->comparison;
  const GPtrArray *documents = comparison->books[side]->documents;
  for (guint i = 0; i < documents->len; i++) {
    Source *source = arena_new_item(comparison->scratch, Source);
    source->document = documents->pdata[i];
    g_ptr_array_add(sources->all[side], source);
    g_hash_table_insert(sources->of, (gpointer)source->document, source);
  }
  g_ptr_array_sort(sources->all[side], compare_paths);
}

static void pair_sources(Source *a, Source *b) {
  a->partner = b;
  b->partner = a;
}

static gboolean holds_guide(const Source *source) { return source->document->guide != NULL; }

static void match_guides(Sources *sources) {
  const GPtrArray *pairs = sources->comparison->pairs;
  for (guint i = 0; i < pairs->len; i++) {
    const GuidePair *pair = pairs->pdata[i];
    Source *a = sources_of(sources, pair->guides[0]->document);
    Source *b = sources_of(sources, pair->guides[1]->document);
    if (a != NULL && b != NULL && a->partner == NULL && b->partner == NULL)
      pair_sources(a, b);
  }
}

static void match_paths(Sources *sources) {
  const Book *other = sources->comparison->books[1];
  for (guint i = 0; i < sources->all[0]->len; i++) {
    Source *a = sources->all[0]->pdata[i];
    const Document *document = book_document(other, a->document->path);
    Source *b = document == NULL ? NULL : sources_of(sources, document);
    if (a->partner == NULL && b != NULL && b->partner == NULL && holds_guide(a) == holds_guide(b))
      pair_sources(a, b);
  }
}

/* Those without a partner, in order of their paths. */
static GPtrArray *list_left(Sources *sources, guint side) {
  GPtrArray *left = g_ptr_array_new();
  for (guint i = 0; i < sources->all[side]->len; i++) {
    Source *source = sources->all[side]->pdata[i];
    if (source->partner == NULL && !holds_guide(source))
      g_ptr_array_add(left, source);
  }
  return left;
}

static int compare_words(gconstpointer a, gconstpointer b) {
  const Source *x = *(Source *const *)a, *y = *(Source *const *)b;
  return x->words != y->words ? (x->words < y->words ? -1 : 1) : compare_paths(a, b);
}

static void match_contents(Sources *sources, GPtrArray *left[2]) {
  for (guint side = 0; side < 2; side++) {
    for (guint i = 0; i < left[side]->len; i++)
      source_read_words(sources, left[side]->pdata[i]);
    g_ptr_array_sort(left[side], compare_words);
  }
  for (guint i = 0, k = 0; i < left[0]->len && k < left[1]->len;) {
    Source *a = left[0]->pdata[i], *b = left[1]->pdata[k];
    if (a->words == b->words)
      pair_sources(a, b);
    i += a->words <= b->words ? 1 : 0;
    k += a->partner == b || b->words < a->words ? 1 : 0;
  }
}

static const char *file_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

static double document_likeness(gpointer data, guint a, guint b) {
  GPtrArray *const *left = data;
  const Source *x = left[0]->pdata[a], *y = left[1]->pdata[b];
  const gboolean same_name =
      strcmp(file_name(x->document->path), file_name(y->document->path)) == 0;
  return MIN(bag_likeness(&x->bag, &y->bag) + (same_name ? 0.2 : 0), 1);
}

static void match_alike(Sources *sources, GPtrArray *left[2]) {
  g_autofree guint *partner = g_new(guint, left[0]->len + 1);
  const AssignTask task = {left[0]->len, left[1]->len, 0.5, document_likeness, (gpointer)left};
  if (!assign(partner, &task, &sources->comparison->pairs_left))
    sources->comparison->is_bounded = TRUE;
  for (guint i = 0; i < left[0]->len; i++) {
    if (partner[i] != ASSIGN_NONE)
      pair_sources(left[0]->pdata[i], left[1]->pdata[partner[i]]);
  }
}

static void match_documents(Sources *sources) {
  match_guides(sources);
  match_paths(sources);
  GPtrArray *left[2] = {list_left(sources, 0), list_left(sources, 1)};
  if (left[0]->len > 0 && left[1]->len > 0) {
    match_contents(sources, left);
    GPtrArray *still[2] = {list_left(sources, 0), list_left(sources, 1)};
    match_alike(sources, still);
    g_ptr_array_unref(still[0]);
    g_ptr_array_unref(still[1]);
  }
  g_ptr_array_unref(left[0]);
  g_ptr_array_unref(left[1]);
}

/* ---- other files ------------------------------------------------------------------------------------- */

static void match_assets(Sources *sources) {
  Book *const *books = sources->comparison->books;
  g_autoptr(GHashTable) by_content = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = books[1]->assets->len; i-- > 0;) {
    const Asset *asset = books[1]->assets->pdata[i];
    if (asset->sha256 != NULL && book_asset(books[0], asset->path) == NULL)
      g_hash_table_insert(by_content, (gpointer)asset->sha256, (gpointer)asset);
  }
  for (guint i = 0; i < books[0]->assets->len; i++) {
    Asset *asset = books[0]->assets->pdata[i];
    Asset *other = book_asset(books[1], asset->path);
    if (other == NULL && asset->sha256 != NULL)
      other = g_hash_table_lookup(by_content, asset->sha256);
    if (other == NULL)
      continue;
    g_hash_table_insert(sources->asset_partner, asset, other);
    if (!g_hash_table_contains(sources->asset_partner, other))
      g_hash_table_insert(sources->asset_partner, other, asset);
  }
}

Sources *sources_new(Comparison *comparison) {
  Sources *sources = g_new0(Sources, 1);
  sources->comparison = comparison;
  sources->of = g_hash_table_new(NULL, NULL);
  sources->asset_partner = g_hash_table_new(NULL, NULL);
  sources->sections = g_hash_table_new(NULL, NULL);
  for (guint side = 0; side < 2; side++) {
    sources->all[side] = g_ptr_array_new();
    add_documents(sources, side);
  }
  match_documents(sources);
  match_assets(sources);
  return sources;
}

void sources_free(Sources *sources) {
  if (sources == NULL)
    return;
  g_hash_table_unref(sources->of);
  g_hash_table_unref(sources->asset_partner);
  g_hash_table_unref(sources->sections);
  g_ptr_array_unref(sources->all[0]);
  g_ptr_array_unref(sources->all[1]);
  g_free(sources);
}

Source *sources_of(const Sources *sources, const Document *document) {
  return g_hash_table_lookup(sources->of, document);
}

gboolean source_is_same(const Source *source) {
  const Document *a = source->document;
  const Document *b = source->partner == NULL ? NULL : source->partner->document;
  return b != NULL && a->source != NULL && b->source != NULL &&
         a->source_length == b->source_length &&
         memcmp(a->source, b->source, a->source_length) == 0;
}

/* ---- pieces ------------------------------------------------------------------------------------------ */

static void take_apart(const Sources *sources, Source *source) {
  Arena *arena = sources->comparison->scratch;
  guint count = 1;
  for (const Node *node = source->document->root->first; node != NULL; node = node->next)
    count += node->kind == NODE_HEADING ? 1 : 0;
  source->pieces = arena_new_array(arena, Piece, count);
  source->has_pieces = TRUE;
  source->piece_of = g_hash_table_new(NULL, NULL);
  arena_cleanup(arena, (GDestroyNotify)g_hash_table_unref, source->piece_of);
  Piece *piece = NULL;
  for (const Node *node = source->document->root->first; node != NULL; node = node->next) {
    if (piece != NULL && node->kind != NODE_HEADING)
      continue;
    if (piece != NULL)
      piece->end = node;
    piece = &source->pieces[source->piece_count++];
    *piece = (Piece){.heading = node->kind == NODE_HEADING ? node : NULL, .first = node};
    piece->title = piece->heading == NULL ? "" : node_plain_text(arena, node);
    piece->id = piece->heading == NULL ? NULL : node->u.heading.anchor;
    g_hash_table_insert(source->piece_of, (gpointer)node, piece);
  }
}

Piece *source_piece_at(const Source *source, const Node *node) {
  return source->piece_of == NULL ? NULL : g_hash_table_lookup(source->piece_of, node);
}

static void pair_pieces(Piece *a, Piece *b) {
  a->partner = b;
  b->partner = a;
}

/* Pieces of the same name, in order; the title of the document and what has no heading belong together. */
static void match_names(Source *a, Source *b, gboolean by_title) {
  g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = b->piece_count; i-- > 0;) {
    Piece *piece = &b->pieces[i];
    const char *name = by_title ? piece->title : piece->id;
    if (piece->partner == NULL && name != NULL)
      g_hash_table_insert(named, (gpointer)name, piece);
  }
  for (guint i = 0; i < a->piece_count; i++) {
    Piece *piece = &a->pieces[i];
    const char *name = by_title ? piece->title : piece->id;
    Piece *other = piece->partner == NULL && name != NULL ? g_hash_table_lookup(named, name) : NULL;
    if (other == NULL || other->partner != NULL)
      continue;
    pair_pieces(piece, other);
  }
}

static gboolean is_title(const Source *source, const Piece *piece) {
  return piece == source->pieces &&
         (piece->heading == NULL || piece->heading == source->document->heading);
}

typedef struct {
  GPtrArray *left[2];
  Arena *arena;
} PiecesLeft;

static const Bag *piece_bag(Arena *arena, Piece *piece) {
  if (!piece->has_bag) {
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (const Node *node = piece->first; node != piece->end; node = node->next)
      bag_add_tree(words, node);
    piece->bag = bag_make(arena, words);
    piece->has_bag = TRUE;
  }
  return &piece->bag;
}

static double piece_likeness(gpointer data, guint a, guint b) {
  const PiecesLeft *pieces = data;
  return bag_likeness(piece_bag(pieces->arena, pieces->left[0]->pdata[a]),
                      piece_bag(pieces->arena, pieces->left[1]->pdata[b]));
}

static void match_like_pieces(Sources *sources, Source *a, Source *b) {
  PiecesLeft pieces = {{g_ptr_array_new(), g_ptr_array_new()}, sources->comparison->scratch};
  Source *const both[2] = {a, b};
  for (guint side = 0; side < 2; side++) {
    for (guint i = 0; i < both[side]->piece_count; i++) {
      if (both[side]->pieces[i].partner == NULL)
        g_ptr_array_add(pieces.left[side], &both[side]->pieces[i]);
    }
  }
  g_autofree guint *partner = g_new(guint, pieces.left[0]->len + 1);
  const AssignTask task = {pieces.left[0]->len, pieces.left[1]->len, 0.5, piece_likeness, &pieces};
  if (!assign(partner, &task, &sources->comparison->pairs_left))
    sources->comparison->is_bounded = TRUE;
  for (guint i = 0; i < pieces.left[0]->len; i++) {
    if (partner[i] != ASSIGN_NONE)
      pair_pieces(pieces.left[0]->pdata[i], pieces.left[1]->pdata[partner[i]]);
  }
  g_ptr_array_unref(pieces.left[0]);
  g_ptr_array_unref(pieces.left[1]);
}

void sources_pieces(Sources *sources, Source *source) {
  if (source->has_pieces)
    return;
  take_apart(sources, source);
  Source *other = source->partner;
  if (other == NULL)
    return;
  take_apart(sources, other);
  Source *a = source, *b = other;
  if (a->piece_count > 0 && b->piece_count > 0 && is_title(a, a->pieces) && is_title(b, b->pieces))
    pair_pieces(a->pieces, b->pieces);
  match_names(a, b, FALSE);
  match_names(a, b, TRUE);
  match_like_pieces(sources, a, b);
}

/* ---- targets of links -------------------------------------------------------------------------------- */

/* What the address of a document or a part of it is on the new side. */
static const char *document_address(Sources *sources, guint side, const Link *link) {
  Arena *arena = sources->comparison->scratch;
  Source *source = sources_of(sources, link->document);
  const char *path = link->document->path;
  const char *id = link->state == LINK_ANCHOR ? link->anchor->id : NULL;
  if (source != NULL && source->partner != NULL && side == 0)
    path = source->partner->document->path;
  const Node *node = link->state == LINK_ANCHOR ? link->anchor->node : NULL;
  if (node == NULL || source == NULL)
    return id == NULL || node == NULL ? path : arena_join(arena, path, "#", id);
  if (node->kind == NODE_HEADING && source->partner != NULL && !source_is_same(source)) {
    sources_pieces(sources, source);
    const Piece *piece = source_piece_at(source, node);
    if (piece != NULL && piece->partner != NULL)
      id = side == 0 ? piece->partner->id : piece->id;
  } else if (node->kind == NODE_HEADING) {
    id = node->u.heading.anchor;
  }
  return id == NULL ? path : arena_join(arena, path, "#", id);
}

static const char *step_address(const Sources *sources, guint side, const Step *step) {
  const Step *partner = side == 0 ? comparison_partner(sources->comparison, side, step) : NULL;
  return arena_join(sources->comparison->scratch, "#", (partner == NULL ? step : partner)->id, "");
}

static const char *asset_address(const Sources *sources, guint side, const Link *link) {
  const Asset *partner =
      side == 0 ? g_hash_table_lookup(sources->asset_partner, link->asset) : NULL;
  const char *path = (partner == NULL ? link->asset : partner)->path;
  return link->fragment == NULL
             ? path
             : arena_join(sources->comparison->scratch, path, "#", link->fragment);
}

const char *sources_target(gconstpointer data, const Link *link) {
  const SourceSide *at = data;
  Arena *arena = at->sources->comparison->scratch;
  switch (link->state) {
  case LINK_PAGE:
  case LINK_ANCHOR:
    return document_address(at->sources, at->side, link);
  case LINK_STEP:
    return step_address(at->sources, at->side, link->step);
  case LINK_ASSET:
    return asset_address(at->sources, at->side, link);
  case LINK_EXTERNAL:
    return link->url;
  case LINK_BROKEN:
    break;
  }
  return arena_join(arena, link->written == NULL ? "" : file_name(link->written), " (broken)", "");
}

/* ---- what sections say ------------------------------------------------------------------------------- */

static gboolean leads_to_text(const Link *link) {
  return link->state == LINK_PAGE || link->state == LINK_ANCHOR;
}

static guint64 section_digest(Sources *sources, const Link *link) {
  const gconstpointer key =
      link->state == LINK_ANCHOR ? (gconstpointer)link->anchor : (gconstpointer)link->document;
  const guint64 *known = g_hash_table_lookup(sources->sections, key);
  if (known != NULL)
    return *known;
  Section section = {link->document->root->first, NULL};
  if (link->state == LINK_ANCHOR)
    section = section_of_anchor(link->anchor);
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (const Node *node = section.first; node != section.end; node = node->next)
    bag_add_tree(words, node);
  guint64 *digest = arena_new_item(sources->comparison->scratch, guint64);
  *digest = words->len > 0 ? HASH_START : hash_text(HASH_START, link->document->path);
  for (guint i = 0; i < words->len; i++)
    *digest = hash_number(*digest, g_array_index(words, guint32, i));
  g_hash_table_insert(sources->sections, (gpointer)key, digest);
  return *digest;
}

gboolean sources_same_target(Sources *sources, const Link *old_link, const Link *new_link) {
  if (old_link == NULL || new_link == NULL)
    return old_link == new_link;
  const SourceSide sides[2] = {{sources, 0}, {sources, 1}};
  if (strcmp(sources_target(&sides[0], old_link), sources_target(&sides[1], new_link)) == 0)
    return TRUE;
  return leads_to_text(old_link) && leads_to_text(new_link) &&
         section_digest(sources, old_link) == section_digest(sources, new_link);
}
