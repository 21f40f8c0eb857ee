/* Tree: what all kinds of sources have in common: whom to ask, which names count, how much is too much.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/tree.h"

#include <string.h>

G_DEFINE_QUARK(stepbook - tree - error, tree_error)

gboolean tree_list(const Tree *tree, Book *book, guint most, GError **error) {
  return tree->kind->list(tree, book, &(TreeWish){"", TRUE, most}, error);
}

gboolean tree_list_folder(const Tree *tree, Book *book, const char *path, guint most,
                          GError **error) {
  return tree->kind->list(tree, book, &(TreeWish){path, FALSE, most}, error);
}

GBytes *tree_read(const Tree *tree, const char *path, gsize most, GError **error) {
  g_assert(most < G_MAXUINT);
  return tree->kind->read(tree, path, most, error);
}

void tree_describe(const Tree *tree, Asset *asset, Arena *arena) {
  if (tree->kind->describe != NULL)
    tree->kind->describe(tree, asset, arena);
}

void tree_free(Tree *tree) {
  if (tree != NULL)
    tree->kind->free(tree);
}

/* ---- names ---- */

gboolean tree_name_is_listed(const char *name) {
  return *name != '.' && strcmp(name, "node_modules") != 0;
}

/* A control character, or one that changes the direction of what follows. */
static gboolean is_unprintable(gunichar c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 ||
         c == 0x2029 || c == 0xFFFE || c == 0xFFFF;
}

char *tree_escaped_name(const char *name) {
  g_autoptr(GString) escaped = g_string_new(NULL);
  gboolean changed = FALSE;
  for (const char *at = name; *at != '\0';) {
    const gunichar c = g_utf8_get_char_validated(at, -1);
    const gboolean invalid = c == (gunichar)-1 || c == (gunichar)-2;
    const char *next = invalid ? at + 1 : g_utf8_next_char(at);
    const gboolean escape = invalid || is_unprintable(c);
    changed = changed || escape;
    for (; at < next; at++) {
      if (escape)
        g_string_append_printf(escaped, "\\x%02X", (guint)(guchar)*at);
      else
        g_string_append_c(escaped, *at);
    }
  }
  return changed ? g_strdup(escaped->str) : NULL;
}

/* ---- bounds ---- */

gboolean tree_is_bounded(const Book *book, guint most, const char *root, GError **error) {
  if (g_hash_table_size(book->entries) <= most)
    return TRUE;
  g_set_error(error, TREE_ERROR, TREE_ERROR_TOO_LARGE,
              "%s: holds more than %u files and folders; name a smaller content root", root, most);
  return FALSE;
}
