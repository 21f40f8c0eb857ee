/* World: small books made by hand, without a reader, for the tests of resolving.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <string.h>

#include "base/finding.h"
#include "model/book.h"
#include "resolve/resolve.h"

typedef struct {
  Book *book;
  Findings *findings;
} World;

static inline void world_setup(World *world, gconstpointer data) {
  (void)data;
  world->book = book_new();
  world->findings = findings_new();
}

static inline void world_teardown(World *world, gconstpointer data) {
  (void)data;
  findings_free(world->findings);
  book_free(world->book);
}

/* An entry, and entries for the folders above it. */
static inline void world_entry(World *world, const char *path, EntryKind kind) {
  for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    g_autofree char *folder = g_strndup(path, (gsize)(slash - path));
    if (book_entry(world->book, folder) == NULL)
      book_add_entry(world->book, folder, ENTRY_FOLDER, 0);
  }
  book_add_entry(world->book, path, kind, 1);
}

static inline Document *world_document(World *world, const char *path) {
  world_entry(world, path, ENTRY_FILE);
  Document *document = document_new(world->book->arena, book_entry(world->book, path)->path);
  book_add_document(world->book, document);
  return document;
}

static inline Anchor *world_anchor(World *world, Document *document, const char *id) {
  Node *heading = node_new(world->book->arena, NODE_HEADING, 1, 1);
  heading->u.heading.level = 2;
  heading->u.heading.anchor = arena_strdup(world->book->arena, id);
  node_append(document->root, heading);
  g_ptr_array_add(document->headings, heading);
  Anchor *anchor = arena_new_item(world->book->arena, Anchor);
  *anchor = (Anchor){heading->u.heading.anchor, document, heading, FALSE};
  g_hash_table_insert(document->anchors, (gpointer)anchor->id, anchor);
  return anchor;
}

static inline Asset *world_asset(World *world, const char *path, const void *bytes, gsize length) {
  world_entry(world, path, ENTRY_FILE);
  Asset *asset = arena_new_item(world->book->arena, Asset);
  asset->path = book_entry(world->book, path)->path;
  asset->bytes = g_bytes_new(bytes, length);
  arena_cleanup(world->book->arena, (GDestroyNotify)g_bytes_unref, asset->bytes);
  g_ptr_array_add(world->book->assets, asset);
  g_hash_table_insert(world->book->asset_by_path, (gpointer)asset->path, asset);
  return asset;
}

/* A link on a line of its own: the nth link of the document is on line n. */
static inline Link *world_link(World *world, Document *document, const char *written) {
  Link *link = arena_new_item(world->book->arena, Link);
  link->written = arena_strdup(world->book->arena, written);
  link->source = document;
  link->place = (Place){document->path, document->links->len + 1, 1};
  g_ptr_array_add(document->links, link);
  return link;
}

static inline Link *world_image(World *world, Document *document, const char *written) {
  Link *link = world_link(world, document, written);
  link->image = TRUE;
  return link;
}

/* A guide that the document holds. */
static inline Guide *world_guide(World *world, Document *document, const char *id) {
  Guide *guide = guide_new(world->book->arena, document);
  guide->id = arena_strdup(world->book->arena, id);
  document->guide = guide;
  g_ptr_array_add(world->book->guides, guide);
  return guide;
}

/* A step with a made id; `link` may be NULL. */
static inline Step *world_step(World *world, Guide *guide, const char *id, Link *link) {
  Step *step = arena_new_item(world->book->arena, Step);
  step->guide = guide;
  step->id = arena_strdup(world->book->arena, id);
  step->order = guide->steps->len;
  step->number = arena_printf(world->book->arena, "%u", step->order + 1);
  step->title = node_new(world->book->arena, NODE_PARAGRAPH, step->order + 1, 1);
  step->title_text = step->id;
  step->place = (Place){guide->document->path, step->order + 1, 1};
  step->link = link;
  g_ptr_array_add(guide->steps, step);
  g_hash_table_insert(guide->by_id, (gpointer)step->id, step);
  return step;
}

static inline void world_attribute(World *world, Step *step, const char *key, const char *value) {
  static const char *const none[] = {NULL};
  Attributes *attributes = arena_new_item(world->book->arena, Attributes);
  Attribute *item = arena_new_item(world->book->arena, Attribute);
  *item = (Attribute){key, value};
  *attributes = (Attributes){.classes = none, .items = item, .count = 1, .place = step->place};
  step->attributes = attributes_join(world->book->arena, step->attributes, attributes);
}

/* "12 missing-file `x` does not exist | hint" for each finding, a line each. */
static inline char *world_findings(World *world) {
  GString *out = g_string_new(NULL);
  findings_finish(world->findings);
  for (guint i = 0; i < findings_count(world->findings); i++) {
    const Finding *finding = findings_at(world->findings, i);
    g_string_append_printf(out, "%u %s %s", finding->place.line, finding_kind(finding->code)->name,
                           finding->message);
    if (finding->hint != NULL)
      g_string_append_printf(out, " | %s", finding->hint);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}
