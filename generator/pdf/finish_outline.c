/* Writes the outline as a chain of entries, destinations as a name tree, labels as a number tree.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_outline.h"

#include <string.h>

#include "pdf/object.h"

/* ---- outline ------------------------------------------------------------------------------------------- */

/* An entry while its neighbours are found. Index 0 is the root, entry i of the parts is i + 1. */
typedef struct {
  qpdf_oh object;
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

static void put_entry(Finishing *finishing, Item *items, guint i) {
  const qpdf_data pdf = finishing->pdf;
  const Item *item = &items[i];
  if (i > 0) {
    const PartsEntry *entry = &g_array_index(finishing->parts->outline, PartsEntry, i - 1);
    object_put_text(pdf, item->object, "/Title", entry->title);
    object_put(pdf, item->object, "/Dest",
               object_destination(pdf, finishing->pages[entry->page], entry->top));
    object_refer(pdf, item->object, "/Parent", items[item->parent].object);
  } else
    object_put_name(pdf, item->object, "/Type", "/Outlines");
  if (item->previous)
    object_refer(pdf, item->object, "/Prev", items[item->previous].object);
  if (item->next)
    object_refer(pdf, item->object, "/Next", items[item->next].object);
  if (!item->first)
    return;
  object_refer(pdf, item->object, "/First", items[item->first].object);
  object_refer(pdf, item->object, "/Last", items[item->last].object);
  /* Only the highest level is shown until somebody opens more: a negative count stands for a closed entry. */
  object_put_integer(pdf, item->object, "/Count",
                     i == 0 ? (gint64)item->children : -(gint64)item->children);
}

void finish_outline(Finishing *finishing) {
  const GArray *entries = finishing->parts->outline;
  if (!entries->len)
    return;
  g_autofree Item *items = g_new0(Item, entries->len + 1);
  chain(items, entries);
  for (guint i = 0; i <= entries->len; i++)
    items[i].object = object_indirect(finishing->pdf, qpdf_oh_new_dictionary(finishing->pdf));
  for (guint i = 0; i <= entries->len; i++)
    put_entry(finishing, items, i);
  object_refer(finishing->pdf, finishing->root, "/Outlines", items[0].object);
  object_put_name(finishing->pdf, finishing->root, "/PageMode", "/UseOutlines");
  for (guint i = 0; i <= entries->len; i++)
    qpdf_oh_release(finishing->pdf, items[i].object);
}

/* ---- destinations -------------------------------------------------------------------------------------- */

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(((const TreeEntry *)a)->name, ((const TreeEntry *)b)->name);
}

void finish_destinations(Finishing *finishing) {
  const qpdf_data pdf = finishing->pdf;
  const GArray *destinations = finishing->parts->destinations;
  if (!destinations->len)
    return;
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(TreeEntry));
  for (guint i = 0; i < destinations->len; i++) {
    const PartsDestination *from = &g_array_index(destinations, PartsDestination, i);
    g_assert(from->page < finishing->page_count);
    const TreeEntry entry = {.name = from->name,
                             .value =
                                 object_destination(pdf, finishing->pages[from->page], from->top)};
    g_array_append_val(entries, entry);
  }
  g_array_sort(entries, by_name);
  const qpdf_oh names = qpdf_oh_new_dictionary(pdf);
  object_put(pdf, names, "/Dests",
             object_tree(pdf, (const TreeEntry *)(void *)entries->data, entries->len));
  object_put(pdf, finishing->root, "/Names", names);
}

/* ---- page labels --------------------------------------------------------------------------------------- */

static qpdf_oh make_label(qpdf_data pdf, const PartsLabel *from) {
  const qpdf_oh label = qpdf_oh_new_dictionary(pdf);
  object_put_name(pdf, label, "/S", from->is_roman ? "/r" : "/D");
  if (from->prefix && *from->prefix)
    object_put_text(pdf, label, "/P", from->prefix);
  if (from->first > 1)
    object_put_integer(pdf, label, "/St", from->first);
  return label;
}

/* Labels begin with the first page in any case; of several for one page the last counts. */
void finish_page_labels(Finishing *finishing) {
  const qpdf_data pdf = finishing->pdf;
  const GArray *labels = finishing->parts->labels;
  g_autofree TreeEntry *entries = g_new0(TreeEntry, labels->len + 1);
  guint count = 0;
  if (!labels->len || g_array_index(labels, PartsLabel, 0).page > 0)
    entries[count++].value = make_label(pdf, &(PartsLabel){.first = 1});
  for (guint i = 0; i < labels->len; i++) {
    const PartsLabel *from = &g_array_index(labels, PartsLabel, i);
    if (i + 1 < labels->len && g_array_index(labels, PartsLabel, i + 1).page == from->page)
      continue;
    entries[count++] = (TreeEntry){.number = from->page, .value = make_label(pdf, from)};
  }
  object_put(pdf, finishing->root, "/PageLabels", object_tree(pdf, entries, count));
}
