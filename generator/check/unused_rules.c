/* Rules of the whole tree.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/unused_rules.h"

#include <string.h>

/* ---- header-ids -------------------------------------------------------------------------------------- */

/* The line of the front matter that says it; else the title that does. */
static Place header_id_place(const Document *document) {
  static const char key[] = "header-id";
  if (document->header_id == NULL && document->heading != NULL)
    return document_place(document, document->heading);
  guint32 line = 1;
  for (const char *at = document->source; at != NULL && *at != '\0'; line++) {
    if (g_str_has_prefix(at, key))
      return (Place){document->path, line, 1};
    at = strchr(at, '\n');
    at = at == NULL ? NULL : at + 1;
  }
  return (Place){document->path, 1, 1};
}

static void check_route(const Book *book, const Route *route, Findings *findings) {
  g_autoptr(GHashTable) firsts = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < book->documents->len; i++) {
    const Document *document = book->documents->pdata[i];
    const char *id = document_header_id(document);
    if (id == NULL || !path_is_below(document->path, route->folder))
      continue;
    const Document *first = g_hash_table_lookup(firsts, id);
    if (first == NULL)
      g_hash_table_insert(firsts, (gpointer)id, (gpointer)document);
    else
      findings_add_second(findings, FINDING_DUPLICATE_ID, header_id_place(document),
                          header_id_place(first), "give each document its own",
                          "the header-id `%s` is also that of `%s`", id, first->path);
  }
}

void check_header_ids(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->config->routes->len; i++)
    check_route(book, book->config->routes->pdata[i], findings);
}

/* ---- what nothing uses ------------------------------------------------------------------------------- */

static const char *base_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

static gboolean is_front_page(const char *path) {
  const char *base = base_of(path);
  const gsize length = strcspn(base, ".");
  return (length == 6 && g_ascii_strncasecmp(base, "readme", length) == 0) ||
         (length == 5 && g_ascii_strncasecmp(base, "index", length) == 0);
}

void check_orphans(const Book *book, Findings *findings) {
  if (!book->whole_tree || book->guides->len == 0)
    return;
  for (guint i = 0; i < book->documents->len; i++) {
    const Document *document = book->documents->pdata[i];
    const Place place = document->heading == NULL ? (Place){document->path, 1, 1}
                                                  : document_place(document, document->heading);
    if (!document->reached && document->guide == NULL && !is_front_page(document->path))
      findings_add(findings, FINDING_ORPHAN_DOCUMENT, place, NULL,
                   "no chain of links leads from a guide to this document");
  }
}

static gboolean is_image(const char *path) {
  static const char *const suffixes[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"};
  const char *dot = strrchr(base_of(path), '.');
  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS(suffixes); i++) {
    if (g_ascii_strcasecmp(dot, suffixes[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The logo is named from outside: its end must be the path below the content root. */
static gboolean is_logo(const Book *book, const char *path) {
  const char *logo = book->config->theme.logo;
  return logo != NULL && g_str_has_suffix(logo, path) &&
         (strlen(logo) == strlen(path) || logo[strlen(logo) - strlen(path) - 1] == '/');
}

void check_unused_images(const Book *book, Findings *findings) {
  if (!book->whole_tree)
    return;
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, book->entries);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const Entry *entry = value;
    /* Only files that a link wants were read at all. */
    if (entry->kind == ENTRY_FILE && is_image(entry->path) &&
        book_asset(book, entry->path) == NULL && !is_logo(book, entry->path))
      findings_add(findings, FINDING_UNUSED_IMAGE, (Place){entry->path, 0, 0}, NULL,
                   "no text uses this image");
  }
}

void check_unused_variables(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->config->variables->len && book->whole_tree; i++) {
    const Variable *variable = book->config->variables->pdata[i];
    if (!variable->used)
      findings_add(findings, FINDING_UNUSED_VARIABLE, variable->place, NULL, "no text uses `@%s@`",
                   variable->name);
  }
}
