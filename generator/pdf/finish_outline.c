/* Writes the outline as a chain of entries, destinations as a name tree, labels as a number tree.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_outline.h"

#include <string.h>

#include "pdf/syntax.h"
#include "pdf/tree.h"

/* ---- outline ------------------------------------------------------------------------------------------- */

/* An entry while its neighbours are found. Index 0 is the root, entry i of the parts is i + 1. */
typedef struct {
  guint parent, previous, next, first, last;
  guint children;
} Item;

/* Chains the entries: each one's parent is the nearest entry before it of a higher level. */
static void chain(Item *items, const GArray *entries) {
  g_autofree guint *open =
      g_new0(guint, entries->len + 1); /* by depth: the entry that is open there */
  guint depth = 0;
  for (guint i = 1; i <= entries->len; i++) {
    const guint level = g_array_index(entries, PartsEntry, i - 1).level;
    while (depth > 0 && g_array_index(entries, PartsEntry, open[depth] - 1).level >= level)
      depth--;
    Item *parent = &items[open[depth]];
    items[i].parent = open[depth];
    items[i].previous = parent->last;
    if (parent->last)
      items[parent->last].next = i;
    else
      parent->first = i;
    parent->last = i;
    parent->children++;
    open[++depth] = i;
  }
}

static void append_reference(GString *out, const char *key, guint first, guint item) {
  if (item)
    g_string_append_printf(out, "/%s %u 0 R", key, first + item);
}

/* Only the highest level is shown until somebody opens more: a negative count stands for a closed entry. */
static void append_children(GString *out, const Item *item, guint first, gboolean is_open) {
  if (!item->children)
    return;
  append_reference(out, "First", first, item->first);
  append_reference(out, "Last", first, item->last);
  g_string_append_printf(out, "/Count %s%u", is_open ? "" : "-", item->children);
}

static void write_entry(Finishing *finishing, const Item *items, guint i, guint first) {
  const Item *item = &items[i];
  g_autoptr(GString) out = g_string_new("<<");
  if (i > 0) {
    const PartsEntry *entry = &g_array_index(finishing->parts->outline, PartsEntry, i - 1);
    g_assert(entry->page < finishing->page_count);
    g_string_append(out, "/Title");
    syntax_text(out, entry->title);
    g_string_append(out, "/Dest");
    syntax_destination(out, finishing->pages[entry->page], entry->top);
    g_string_append_printf(out, "/Parent %u 0 R", first + item->parent);
  } else
    g_string_append(out, "/Type/Outlines");
  append_reference(out, "Prev", first, item->previous);
  append_reference(out, "Next", first, item->next);
  append_children(out, item, first, i == 0);
  g_string_append(out, ">>");
  pdf_file_add(finishing->file, first + i, out->str, out->len);
}

void finish_outline(Finishing *finishing) {
  const GArray *entries = finishing->parts->outline;
  if (!entries->len)
    return;
  g_autofree Item *items = g_new0(Item, entries->len + 1);
  chain(items, entries);
  const guint first = pdf_file_reserve(finishing->file, entries->len + 1);
  for (guint i = 0; i <= entries->len; i++)
    write_entry(finishing, items, i, first);
  g_string_append_printf(finishing->catalogue, "/Outlines %u 0 R/PageMode/UseOutlines", first);
}

/* ---- destinations -------------------------------------------------------------------------------------- */

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(((const TreeEntry *)a)->name, ((const TreeEntry *)b)->name);
}

void finish_destinations(Finishing *finishing) {
  const GArray *destinations = finishing->parts->destinations;
  if (!destinations->len)
    return;
  g_autoptr(GArray) entries = tree_entries_new();
  for (guint i = 0; i < destinations->len; i++) {
    const PartsDestination *from = &g_array_index(destinations, PartsDestination, i);
    g_assert(from->page < finishing->page_count);
    GString *target = g_string_new(NULL);
    syntax_destination(target, finishing->pages[from->page], from->top);
    tree_entry_add(entries, 0, from->name, g_string_free(target, FALSE));
  }
  g_array_sort(entries, by_name);
  g_string_append_printf(finishing->catalogue, "/Names<</Dests %u 0 R>>",
                         tree_write(finishing->file, entries));
}

/* ---- page labels --------------------------------------------------------------------------------------- */

static char *label_syntax(const PartsLabel *from) {
  GString *label = g_string_new("<</S/D");
  if (from->prefix && *from->prefix) {
    g_string_append(label, "/P");
    syntax_text(label, from->prefix);
  }
  if (from->first > 1)
    g_string_append_printf(label, "/St %u", from->first);
  g_string_append(label, ">>");
  return g_string_free(label, FALSE);
}

/* Labels begin with the first page in any case; of several for one page the last counts. */
void finish_page_labels(Finishing *finishing) {
  const GArray *labels = finishing->parts->labels;
  g_autoptr(GArray) entries = tree_entries_new();
  if (!labels->len || g_array_index(labels, PartsLabel, 0).page > 0)
    tree_entry_add(entries, 0, NULL, label_syntax(&(PartsLabel){.first = 1}));
  for (guint i = 0; i < labels->len; i++) {
    const PartsLabel *from = &g_array_index(labels, PartsLabel, i);
    if (i + 1 < labels->len && g_array_index(labels, PartsLabel, i + 1).page == from->page)
      continue;
    tree_entry_add(entries, from->page, NULL, label_syntax(from));
  }
  g_string_append_printf(finishing->catalogue, "/PageLabels %u 0 R",
                         tree_write(finishing->file, entries));
}
