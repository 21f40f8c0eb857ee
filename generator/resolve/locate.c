/* Locate: paths among the entries, header-ids among the documents.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/locate.h"

#include <string.h>

/* Is a part before the last one a symbolic link that leads out? Nothing behind it was listed. From the
 * front, so that a long path that leads nowhere ends at its first part. */
static gboolean passes_outside(const Book *book, const char *path) {
  g_autofree char *folder = g_strdup(path);
  for (char *slash = strchr(folder, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    const Entry *entry = book_entry(book, folder);
    if (entry == NULL || entry->kind != ENTRY_FOLDER)
      return entry != NULL && entry->kind == ENTRY_OUTSIDE;
    *slash = '/';
  }
  return FALSE;
}

static const Entry *find_folded(const Book *book, const char *path) {
  if (!g_utf8_validate(path, -1, NULL))
    return NULL;
  g_autofree char *folded = g_utf8_casefold(path, -1);
  const Entry *entry = g_hash_table_lookup(book->folded, folded);
  return entry != NULL && entry->kind == ENTRY_FILE ? entry : NULL;
}

static Located kind_of(const Entry *entry) {
  switch (entry->kind) {
  case ENTRY_FILE:
    return LOCATED_FILE;
  case ENTRY_FOLDER:
    return LOCATED_FOLDER;
  case ENTRY_OUTSIDE:
    return LOCATED_OUTSIDE;
  case ENTRY_OTHER:
    return LOCATED_OTHER;
  }
  g_assert_not_reached();
}

Located locate_path(const Entry **entry, const Book *book, const char *path) {
  *entry = book_entry(book, path);
  Located located = LOCATED_NOTHING;
  if (*entry != NULL)
    located = kind_of(*entry);
  else if (path[0] == '\0')
    located = LOCATED_FOLDER;
  else if (passes_outside(book, path))
    located = LOCATED_OUTSIDE;
  else if ((*entry = find_folded(book, path)) != NULL)
    located = LOCATED_OTHER_CASE;
  if (located == LOCATED_OUTSIDE || located == LOCATED_OTHER)
    *entry = NULL;
  return located;
}

static gboolean route_covers(const Route *route, const char *path) {
  const gsize length = strlen(route->prefix);
  if (strncmp(path, route->prefix, length) != 0)
    return FALSE;
  return path[length] == '\0' || path[length] == '/' || g_str_has_suffix(route->prefix, "/");
}

static const Route *find_route(const Book *book, const char *path) {
  for (guint i = 0; i < book->config->routes->len; i++) {
    const Route *route = book->config->routes->pdata[i];
    if (route_covers(route, path))
      return route;
  }
  return NULL;
}

/* Several versions of a documentation may use one header-id, each in its folder. */
static Document *find_header_id(const Book *book, const char *id, const char *folder) {
  Document *document = g_hash_table_lookup(book->document_by_header_id, id);
  if (document == NULL || path_is_below(document->path, folder))
    return document;
  for (guint i = 0; i < book->documents->len; i++) {
    document = book->documents->pdata[i];
    if (g_strcmp0(document_header_id(document), id) == 0 && path_is_below(document->path, folder))
      return document;
  }
  return NULL;
}

Document *locate_route(const Route **route, const Book *book, const char *path) {
  const Route *found = find_route(book, path);
  if (route != NULL)
    *route = found;
  if (found == NULL)
    return NULL;
  gsize length = strlen(path);
  while (length > 0 && path[length - 1] == '/')
    length--;
  g_autofree char *trimmed = g_strndup(path, length);
  const char *slash = strrchr(trimmed, '/');
  return slash == NULL ? NULL : find_header_id(book, slash + 1, found->folder);
}
