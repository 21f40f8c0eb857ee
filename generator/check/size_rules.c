/* SizeRules: sums over links.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/size_rules.h"

#include <string.h>

enum { MIB = 1024 * 1024, PICTURES_MOST = 16 * MIB };

/* Asset -> how many bytes of the sheet it takes, in Base64, at all its places. */
static gint64 add_pictures(GHashTable *sizes, const Document *document) {
  gint64 sum = 0;
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    if (!link->image || link->state != LINK_ASSET || link->asset->media == MEDIA_OTHER)
      continue;
    const gint64 size = ((gint64)g_bytes_get_size(link->asset->bytes) + 2) / 3 * 4;
    gint64 *total = g_hash_table_lookup(sizes, link->asset);
    if (total == NULL) {
      total = g_new0(gint64, 1);
      g_hash_table_insert(sizes, link->asset, total);
    }
    *total += size;
    sum += size;
  }
  return sum;
}

/* The picture that takes most; of equal ones the first by path. */
static const Asset *heaviest(GHashTable *sizes) {
  const Asset *found = NULL;
  gint64 most = 0;
  GHashTableIter iterator;
  gpointer key, value;
  g_hash_table_iter_init(&iterator, sizes);
  while (g_hash_table_iter_next(&iterator, &key, &value)) {
    const Asset *asset = key;
    const gint64 size = *(const gint64 *)value;
    if (found == NULL || size > most || (size == most && strcmp(asset->path, found->path) < 0)) {
      found = asset;
      most = size;
    }
  }
  return found;
}

void check_large_sheets(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len && (book->config->targets & TARGET_CHECKLIST) != 0; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GHashTable) sizes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    gint64 sum = add_pictures(sizes, guide->document);
    for (guint k = 0; k < guide->details->len; k++) {
      if (guide->details->pdata[k] != guide->document)
        sum += add_pictures(sizes, guide->details->pdata[k]);
    }
    if (sum <= PICTURES_MOST)
      continue;
    const Asset *asset = heaviest(sizes);
    const gint64 share = *(const gint64 *)g_hash_table_lookup(sizes, asset);
    findings_add(findings, FINDING_LARGE_SHEET, (Place){guide->document->path, 0, 0},
                 "make pictures smaller, or show one at one place and link to it from the others",
                 "the checklist holds %" G_GINT64_FORMAT
                 " MiB of pictures, one copy for each place; %s alone takes %" G_GINT64_FORMAT
                 " MiB",
                 sum / MIB, asset->path, share / MIB);
  }
}
