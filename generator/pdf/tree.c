/* Writes leaves of LEAF entries, then nodes of LEAF nodes above them, until one is left: the root, the only one without limits.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/tree.h"

#include "pdf/syntax.h"

enum { LEAF = 64 };

static void clear_entry(gpointer data) { g_free(((TreeEntry *)data)->value); }

GArray *tree_entries_new(void) {
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(TreeEntry));
  g_array_set_clear_func(entries, clear_entry);
  return entries;
}

void tree_entry_add(GArray *entries, guint number, const char *name, char *value) {
  const TreeEntry entry = {number, name, value};
  g_array_append_val(entries, entry);
}

static void append_key(GString *out, const GArray *entries, guint i) {
  const TreeEntry *entry = &g_array_index(entries, TreeEntry, i);
  if (entry->name)
    syntax_bytes(out, entry->name);
  else
    g_string_append_printf(out, "%u ", entry->number);
}

static void append_limits(GString *out, const GArray *entries, guint first, guint end) {
  g_string_append(out, "/Limits[");
  append_key(out, entries, first);
  append_key(out, entries, end - 1);
  g_string_append_c(out, ']');
}

static void append_leaf(GString *out, const GArray *entries, guint first, guint end) {
  const gboolean is_names = entries->len && g_array_index(entries, TreeEntry, 0).name;
  g_string_append(out, is_names ? "/Names[" : "/Nums[");
  for (guint i = first; i < end; i++) {
    append_key(out, entries, i);
    g_string_append(out, g_array_index(entries, TreeEntry, i).value);
    g_string_append_c(out, '\n');
  }
  g_string_append_c(out, ']');
}

/* A level of `count` nodes, numbers in a row from `below`, or of entries when below is 0; each spans `span` entries. Writes the
 * nodes above it; the number of the first of them. */
static guint write_level(PdfFile *file, const GArray *entries, guint below, guint count,
                         guint span) {
  const guint nodes = MAX((count + LEAF - 1) / LEAF, 1);
  const guint first = pdf_file_reserve(file, nodes);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint node = 0; node < nodes; node++) {
    const guint begin = node * LEAF, end = MIN(count, begin + LEAF);
    g_string_assign(out, "<<");
    if (nodes > 1)
      append_limits(out, entries, begin * span, MIN(entries->len, end * span));
    if (below) {
      g_string_append(out, "/Kids[");
      for (guint i = begin; i < end; i++)
        g_string_append_printf(out, "%u 0 R ", below + i);
      g_string_append_c(out, ']');
    } else
      append_leaf(out, entries, begin, end);
    g_string_append(out, ">>");
    pdf_file_add(file, first + node, out->str, out->len);
  }
  return first;
}

guint tree_write(PdfFile *file, const GArray *entries) {
  guint count = entries->len, span = 1, level = 0;
  do {
    level = write_level(file, entries, level, count, span);
    count = (count + LEAF - 1) / LEAF;
    span *= LEAF;
  } while (count > 1);
  return level;
}
