/* Suggest: from the likeliest mistake to the least likely.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/suggest.h"

#include <string.h>

#include "resolve/locate.h"

char *suggest_path(const Link *link, const char *path, const char *fragment) {
  g_autoptr(GString) hint = g_string_new("did you mean `");
  if (strcmp(path, link->source->path) != 0 || fragment == NULL)
    link_target_append(hint, link->source->path, path);
  if (fragment != NULL)
    g_string_append_printf(hint, "#%s", fragment);
  g_string_append(hint, "`?");
  return g_string_free(g_steal_pointer(&hint), FALSE);
}

/* ---- files ------------------------------------------------------------------------------------------- */

/* A reader leaves @name@ in the target when the name has no value. */
static char *suggest_variable(const char *written) {
  const char *start = strchr(written, '@');
  const gsize length = start == NULL ? 0
                                     : strspn(start + 1, "abcdefghijklmnopqrstuvwxyz"
                                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                         "0123456789-_.");
  if (length == 0 || start[length + 1] != '@')
    return NULL;
  g_autofree char *name = g_strndup(start + 1, length);
  return g_strdup_printf("`@%s@` has no value: set `variables.%s` in the configuration", name,
                         name);
}

/* `[](id=x)` is the notation of an anchor, but only in a heading. */
static char *suggest_id(const Link *link) {
  if (!g_str_has_prefix(link->written, "id="))
    return NULL;
  return g_strdup_printf("write `#%s` to link to a section of this file", link->written + 3);
}

static char *suggest_slashes(const Book *book, const Link *link) {
  if (strchr(link->written, '\\') == NULL)
    return NULL;
  g_autofree char *slashes = g_strdelimit(g_strdup(link->written), "\\", '/');
  g_auto(LinkTarget) target;
  link_target_read(&target, slashes, link->source->path);
  const Entry *entry = NULL;
  if (target.kind != LINK_TARGET_PATH ||
      locate_path(&entry, book, target.path) == LOCATED_NOTHING || entry == NULL)
    return NULL;
  return suggest_path(link, entry->path, target.fragment);
}

/* Says how far the path leads: the folder that is there, and the part that is not in it. */
static char *suggest_missing_part(const Book *book, const char *path) {
  const char *end = path;
  for (const char *slash; (slash = strchr(end, '/')) != NULL; end = slash + 1) {
    g_autofree char *folder = g_strndup(path, (gsize)(slash - path));
    const Entry *entry = book_entry(book, folder);
    if (entry == NULL || entry->kind != ENTRY_FOLDER) {
      g_autofree char *above = g_strndup(path, end == path ? 0 : (gsize)(end - 1 - path));
      g_autofree char *part = g_strndup(end, (gsize)(slash - end));
      return end == path ? g_strdup_printf("the content root has no folder `%s`", part)
                         : g_strdup_printf("`%s` has no folder `%s`", above, part);
    }
  }
  if (end == path)
    return g_strdup_printf("no file of the content root has a name like it");
  g_autofree char *folder = g_strndup(path, (gsize)(end - 1 - path));
  return g_strdup_printf("the folder `%s` is there, but no file with a name like it", folder);
}

char *suggest_file(Nearby *nearby, const Book *book, const Link *link, const LinkTarget *target) {
  char *hint = suggest_variable(link->written);
  if (hint == NULL)
    hint = suggest_id(link);
  if (hint == NULL)
    hint = suggest_slashes(book, link);
  if (hint != NULL)
    return hint;
  const char *found = nearby_file(nearby, target->path);
  return found != NULL ? suggest_path(link, found, target->fragment)
                       : suggest_missing_part(book, target->path);
}

char *suggest_in_folder(Nearby *nearby, const Link *link, const char *folder) {
  const char *found = nearby_in_folder(nearby, folder);
  if (found == NULL)
    return g_strdup("link to a file");
  g_autoptr(GString) hint = g_string_new("link to a file in it, such as `");
  link_target_append(hint, link->source->path, found);
  g_string_append_c(hint, '`');
  return g_string_free(g_steal_pointer(&hint), FALSE);
}

char *suggest_inside(Nearby *nearby, const Link *link) {
  const char *below = link->written;
  while (g_str_has_prefix(below, "../") || g_str_has_prefix(below, "./"))
    below = strchr(below, '/') + 1;
  g_autofree char *path = g_strndup(below, strcspn(below, "?#"));
  const char *found = *path == '\0' ? NULL : nearby_file(nearby, path);
  return found == NULL ? g_strdup("files above it are not read; `content` in a config.yaml names a "
                                  "folder above both")
                       : suggest_path(link, found, NULL);
}

/* ---- anchors ----------------------------------------------------------------------------------------- */

static GPtrArray *own_ids(const Book *book, gconstpointer of) {
  (void)book;
  const Guide *guide = of;
  GPtrArray *ids = g_ptr_array_new();
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    if (step->id_explicit)
      g_ptr_array_add(ids, (gpointer)step->id);
  }
  return ids;
}

/* A step that would have been meant if its id were its own; or one with a similar id. */
static char *suggest_step(Nearby *nearby, const Guide *guide, const Link *link, const char *id) {
  if (guide == NULL)
    return NULL;
  const Step *same = g_hash_table_lookup(guide->by_id, id);
  if (same != NULL)
    return g_strdup_printf("step %s has no id of its own: write {#%s} behind its title",
                           same->number, id);
  const char *nearest = nearby_name(nearby, id, guide, own_ids);
  return nearest == NULL ? NULL : suggest_path(link, guide->document->path, nearest);
}

char *suggest_anchor(Nearby *nearby, const Document *document, const Link *link,
                     const LinkTarget *target) {
  char *step = suggest_step(nearby, document->guide, link, target->fragment);
  if (step != NULL)
    return step;
  const char *nearest = nearby_anchor(nearby, document, target->fragment);
  if (nearest != NULL)
    return suggest_path(link, document->path, nearest);
  const Document *other = nearby_anchor_elsewhere(nearby, target->fragment);
  if (other != NULL)
    return suggest_path(link, other->path, target->fragment);
  return document->headings->len == 0 ? g_strdup("the file has no headings") : NULL;
}

/* ---- routes ------------------------------------------------------------------------------------------ */

static const char *last_part(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

static GPtrArray *header_ids(const Book *book, gconstpointer of) {
  const Route *route = of;
  GPtrArray *ids = g_ptr_array_new();
  for (guint i = 0; i < book->documents->len; i++) {
    const Document *document = book->documents->pdata[i];
    const char *id = document_header_id(document);
    if (id != NULL && path_is_below(document->path, route->folder))
      g_ptr_array_add(ids, (gpointer)id);
  }
  return ids;
}

static char *suggest_header_id(Nearby *nearby, const char *path, const Route *route) {
  const char *nearest = nearby_name(nearby, last_part(path), route, header_ids);
  if (nearest == NULL)
    return NULL;
  g_autofree char *before = g_strndup(path, (gsize)(last_part(path) - path));
  return g_strdup_printf("did you mean `%s%s`?", before, nearest);
}

char *suggest_route(Nearby *nearby, const Book *book, const Link *link, const LinkTarget *target,
                    const Route *route) {
  const Entry *entry = NULL;
  const char *below = target->path + strspn(target->path, "/");
  const Located located = locate_path(&entry, book, below);
  if (located == LOCATED_FILE || located == LOCATED_OTHER_CASE)
    return suggest_path(link, entry->path, target->fragment);
  if (route != NULL)
    return suggest_header_id(nearby, target->path, route);
  return g_strdup("`links.routes` in the configuration says where such links lead");
}
