/* Resolving: the whole book in one pass.
 *
 *   sort      documents and assets by path, so that nothing depends on the order of reading
 *   inspect   assets: digest, kind, size
 *   follow    every link, then what attributes of steps name
 *   reach     what guides lead to
 *   name      what becomes a file
 *   plan      what the guides say, in time; and a fingerprint of it all
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/resolve.h"

#include <string.h>

#include "base/parallel.h"
#include "resolve/assets.h"
#include "resolve/fingerprint.h"
#include "resolve/follow.h"
#include "resolve/link_target.h"
#include "resolve/locate.h"
#include "resolve/names.h"
#include "resolve/plan.h"
#include "resolve/reach.h"
#include "resolve/step_references.h"

enum { DOCUMENTS_AT_ONCE = 16 /* of a part */ };

const char *link_wants(const Book *book, const Link *link) {
  g_auto(LinkTarget) target;
  const Document *document = NULL;
  const Entry *entry = NULL;
  link_target_read(&target, link->written, link->source->path);
  if (target.kind == LINK_TARGET_ABSOLUTE && !link->image) {
    document = locate_route(NULL, book, target.path);
    return document == NULL ? NULL : document->path;
  }
  if (target.kind != LINK_TARGET_PATH)
    return NULL;
  const Located located = locate_path(&entry, book, target.path);
  if (located != LOCATED_FILE && located != LOCATED_OTHER_CASE)
    return NULL;
  return link->image && path_is_markdown(entry->path) ? NULL : entry->path;
}

static int compare_documents(gconstpointer a, gconstpointer b) {
  return strcmp((*(Document *const *)a)->path, (*(Document *const *)b)->path);
}

static int compare_assets(gconstpointer a, gconstpointer b) {
  return strcmp((*(Asset *const *)a)->path, (*(Asset *const *)b)->path);
}

static void sort_documents(Book *book) {
  g_ptr_array_sort(book->documents, compare_documents);
  for (guint i = 0; i < book->documents->len; i++)
    ((Document *)book->documents->pdata[i])->number = i;
}

static void inspect_assets(GHashTable *troubles, Book *book) {
  for (guint i = 0; i < book->assets->len; i++) {
    Asset *asset = book->assets->pdata[i];
    const char *trouble = asset_inspect(asset, book->arena);
    if (trouble != NULL)
      g_hash_table_insert(troubles, asset, (gpointer)trouble);
  }
}

typedef struct {
  const Book *book;
  const Fragments *fragments;
} Straight;

static void follow_part(gpointer data, guint part) {
  const Straight *all = data;
  const GPtrArray *documents = all->book->documents;
  const guint end = MIN((part + 1) * DOCUMENTS_AT_ONCE, documents->len);
  for (guint i = part * DOCUMENTS_AT_ONCE; i < end; i++) {
    const Document *document = documents->pdata[i];
    for (guint k = 0; k < document->links->len; k++)
      link_follow_straight(document->links->pdata[k], all->book, all->fragments);
  }
}

/* Most links lead straight to a document, and are followed beside each other; the others after them. */
static void follow_links(Book *book, GHashTable *troubles, Findings *findings) {
  g_autoptr(Fragments) fragments = fragments_new(book);
  g_autoptr(Nearby) nearby = nearby_new(book);
  const Following following = {book, fragments, nearby, troubles, findings};
  parallel_run((book->documents->len + DOCUMENTS_AT_ONCE - 1) / DOCUMENTS_AT_ONCE, follow_part,
               &(Straight){book, fragments});
  for (guint i = 0; i < book->documents->len; i++) {
    const Document *document = book->documents->pdata[i];
    for (guint k = 0; k < document->links->len; k++) {
      Link *link = document->links->pdata[k];
      if (link->state == LINK_BROKEN)
        link_follow(link, &following);
    }
  }
  for (guint i = 0; i < book->guides->len; i++)
    step_references_follow(book->guides->pdata[i], book->arena, fragments, nearby, findings);
}

void book_resolve(Book *book, Findings *findings) {
  g_autoptr(GHashTable) troubles = g_hash_table_new(NULL, NULL);
  sort_documents(book);
  inspect_assets(troubles, book);
  follow_links(book, troubles, findings);
  g_ptr_array_sort(book->assets, compare_assets);
  book_reach(book);
  book_name(book);
  for (guint i = 0; i < book->guides->len; i++)
    plan_make(book->guides->pdata[i], book->arena, &book->config->change_record);
  book_fingerprint(book);
}
