/* Assets: who uses a file is looked up only when one has changed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/assets.h"

#include <string.h>

#include "diff/changes.h"

typedef struct {
  Comparison *comparison;
  Shows *shows;
  GHashTable *users;   /* Asset of the new side -> set of Step; once somebody asked */
  GHashTable *changed; /* Assets of the new side: of others nobody asks */
} Assets;

static void add_user(const Assets *assets, const Asset *asset, const Step *step) {
  GHashTable *steps = g_hash_table_lookup(assets->users, asset);
  if (!g_hash_table_contains(assets->changed, asset))
    return;
  if (steps == NULL) {
    steps = g_hash_table_new(NULL, NULL);
    g_hash_table_insert(assets->users, (gpointer)asset, steps);
  }
  g_hash_table_add(steps, (gpointer)step);
}

static void add_tree(const Assets *assets, const Node *root, const Step *step) {
  if (root == NULL)
    return;
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const gboolean links = walk.node->kind == NODE_IMAGE || walk.node->kind == NODE_LINK;
    const Link *link = walk.entering && links ? walk.node->u.link : NULL;
    if (link != NULL && link->state == LINK_ASSET)
      add_user(assets, link->asset, step);
  }
}

static void add_step(const Assets *assets, const Step *step) {
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  add_tree(assets, step->title, step);
  add_tree(assets, step->summary, step);
  for (guint i = 0; i < STEP_BLOCKS; i++)
    add_tree(assets, blocks[i], step);
}

/* Neighbouring links to one file in pieces that the same steps show are looked at once. */
static void add_document(const Assets *assets, Source *source) {
  const Document *document = source->document;
  const Asset *last_asset = NULL;
  const Step *const *last_steps = NULL;
  sources_pieces(assets->comparison->sources, source);
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    if (link->state != LINK_ASSET || link->node == NULL ||
        !g_hash_table_contains(assets->changed, link->asset))
      continue;
    const Piece *piece = source_piece(source, link->node);
    const StepRun steps = shows_steps(assets->shows, source, piece);
    if (link->asset == last_asset && steps.steps == last_steps)
      continue;
    last_asset = link->asset;
    last_steps = steps.steps;
    for (guint k = 0; piece != NULL && k < steps.count; k++)
      add_user(assets, link->asset, steps.steps[k]);
  }
}

static void find_users(Assets *assets) {
  const GPtrArray *guides = assets->comparison->guides[1];
  const GPtrArray *sources = assets->comparison->sources->all[1];
  assets->users = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < guides->len; i++) {
    const GPtrArray *steps = ((const Guide *)guides->pdata[i])->steps;
    for (guint k = 0; k < steps->len; k++)
      add_step(assets, steps->pdata[k]);
  }
  for (guint i = 0; i < sources->len; i++) {
    Source *source = sources->pdata[i];
    if (source->document->guide == NULL && g_hash_table_contains(assets->shows->of, source))
      add_document(assets, source);
  }
}

/* In order of the work. */
static GPtrArray *users_of(Assets *assets, const Asset *asset) {
  if (assets->users == NULL)
    find_users(assets);
  GPtrArray *users = g_ptr_array_new();
  GHashTable *set = g_hash_table_lookup(assets->users, asset);
  const GPtrArray *guides = assets->comparison->guides[1];
  for (guint i = 0; set != NULL && i < guides->len; i++) {
    const GPtrArray *steps = ((const Guide *)guides->pdata[i])->steps;
    for (guint k = 0; k < steps->len; k++) {
      if (g_hash_table_contains(set, steps->pdata[k]))
        g_ptr_array_add(users, steps->pdata[k]);
    }
  }
  return users;
}

static void add_change(Assets *assets, DiffKind kind, const Asset *old_asset,
                       const Asset *new_asset) {
  g_autoptr(GPtrArray) steps = users_of(assets, new_asset);
  const gboolean moved = kind == DIFF_FILE_MOVED;
  const StepRun run = {arena_pointers(assets->comparison->arena, steps), steps->len};
  DiffChange *change = change_add_shown(assets->comparison, kind, run, 1);
  change->subject = new_asset->path;
  change->old_value = moved ? old_asset->path : old_asset->sha256;
  change->new_value = moved ? new_asset->path : new_asset->sha256;
  change->old_place = (Place){old_asset->path, 0, 0};
  change->new_place = (Place){new_asset->path, 0, 0};
}

/* DIFF_KINDS: nothing has changed. */
static DiffKind kind_of(const Asset *asset, const Asset *partner) {
  if (partner == NULL)
    return DIFF_KINDS;
  if (strcmp(asset->path, partner->path) != 0)
    return DIFF_FILE_MOVED;
  return g_strcmp0(asset->sha256, partner->sha256) != 0 ? DIFF_IMAGE_CHANGED : DIFF_KINDS;
}

void assets_compare(Comparison *comparison, Shows *shows) {
  Assets assets = {comparison, shows, NULL, g_hash_table_new(NULL, NULL)};
  const GPtrArray *all = comparison->books[0]->assets;
  for (guint i = 0; i < all->len; i++) {
    Asset *partner = g_hash_table_lookup(comparison->sources->asset_partner, all->pdata[i]);
    if (kind_of(all->pdata[i], partner) != DIFF_KINDS)
      g_hash_table_add(assets.changed, partner);
  }
  for (guint i = 0; i < all->len; i++) {
    const Asset *partner = g_hash_table_lookup(comparison->sources->asset_partner, all->pdata[i]);
    const DiffKind kind = kind_of(all->pdata[i], partner);
    if (kind != DIFF_KINDS)
      add_change(&assets, kind, all->pdata[i], partner);
  }
  if (assets.users != NULL)
    g_hash_table_unref(assets.users);
  g_hash_table_unref(assets.changed);
}
