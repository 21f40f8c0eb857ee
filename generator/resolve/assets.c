/* Assets: of files, and of pictures that a reference carries in itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/assets.h"

#include <string.h>

#include "resolve/media.h"

const char *asset_inspect(Asset *asset, Arena *arena) {
  if (asset->sha256 != NULL)
    return NULL; /* told by where it comes from, which does not have its bytes */
  g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, asset->bytes);
  const char *trouble = NULL;
  asset->sha256 = arena_strdup(arena, digest);
  asset->media = media_sniff(&asset->width, &asset->height, &trouble, asset->bytes);
  return trouble;
}

/* The bytes behind "data:image/…;base64,", or NULL. */
static GBytes *decode(const char *reference) {
  const char *comma = strchr(reference, ',');
  if (comma == NULL || g_ascii_strncasecmp(reference, "data:image/", 11) != 0)
    return NULL;
  g_autofree char *head = g_ascii_strdown(reference, comma - reference);
  if (!g_str_has_suffix(head, ";base64") || comma[1] == '\0')
    return NULL;
  gsize length = 0;
  guchar *bytes = g_base64_decode(comma + 1, &length);
  return g_bytes_new_take(bytes, length);
}

Asset *asset_from_data(Book *book, const char *reference) {
  g_autoptr(GBytes) bytes = decode(reference);
  if (bytes == NULL)
    return NULL;
  Asset made = {.bytes = bytes};
  asset_inspect(&made, book->arena);
  if (made.media == MEDIA_OTHER || made.media == MEDIA_SVG)
    return NULL;
  made.path = arena_printf(book->arena, "data-%.16s.%s", made.sha256, media_suffix(made.media));
  Asset *asset = book_asset(book, made.path);
  if (asset != NULL)
    return asset;
  asset = arena_new_item(book->arena, Asset);
  *asset = made;
  arena_cleanup(book->arena, (GDestroyNotify)g_bytes_unref, g_bytes_ref(bytes));
  g_ptr_array_add(book->assets, asset);
  g_hash_table_insert(book->asset_by_path, (gpointer)asset->path, asset);
  return asset;
}
