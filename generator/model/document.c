/* Document and Asset: making and looking up.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/document.h"

static const struct {
  const char *type;
  const char *suffix;
} medias[] = {
    [MEDIA_OTHER] = {"application/octet-stream", "bin"},
    [MEDIA_PNG] = {"image/png", "png"},
    [MEDIA_JPEG] = {"image/jpeg", "jpg"},
    [MEDIA_GIF] = {"image/gif", "gif"},
    [MEDIA_WEBP] = {"image/webp", "webp"},
    [MEDIA_SVG] = {"image/svg+xml", "svg"},
};

Document *document_new(Arena *arena, const char *path) {
  Document *document = arena_new_item(arena, Document);
  document->path = arena_strdup(arena, path);
  document->source = "";
  document->root = node_new(arena, NODE_ROOT, 1, 1);
  document->links = arena_array(arena);
  document->headings = arena_array(arena);
  document->anchors = arena_hash_table(arena);
  return document;
}

Place document_place(const Document *document, const Node *node) {
  return (Place){document->path, node->line, node->column};
}

const char *document_header_id(const Document *document) {
  if (document->header_id != NULL || document->heading == NULL)
    return document->header_id;
  const char *id = document->heading->u.heading.anchor;
  const Anchor *anchor = id == NULL ? NULL : document_anchor(document, id);
  return anchor != NULL && anchor->is_explicit ? id : NULL;
}

Anchor *document_anchor(const Document *document, const char *id) {
  return g_hash_table_lookup(document->anchors, id);
}

const char *media_type(MediaKind kind) { return medias[kind].type; }
const char *media_suffix(MediaKind kind) { return medias[kind].suffix; }
