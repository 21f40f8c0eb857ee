/* Fragment: explicit ids of steps first, then anchors.
 *
 * An id that was made from a step's title is no target: it changes when the title does.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/fragment.h"

struct Fragments {
  GHashTable *aliases; /* Guide -> table of alias -> Step */
  GHashTable *holders; /* the top node of a title, a summary, blocks -> Step */
};

static void add_aliases(GHashTable *aliases, Step *step) {
  const char *words = attributes_get(step->attributes, "aliases");
  if (words == NULL)
    return;
  g_auto(GStrv) split = g_strsplit_set(words, " \t,", -1);
  for (char **word = split; *word != NULL; word++) {
    const char *alias = **word == '#' ? *word + 1 : *word;
    if (*alias != '\0' && !g_hash_table_contains(aliases, alias))
      g_hash_table_insert(aliases, g_strdup(alias), step);
  }
}

static void add_guide(Fragments *fragments, Guide *guide) {
  GHashTable *aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert(fragments->aliases, guide, aliases);
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    const Node *tops[STEP_BLOCKS + 2] = {step->title, step->summary};
    step_blocks(tops + 2, step);
    for (gsize k = 0; k < G_N_ELEMENTS(tops); k++) {
      if (tops[k] != NULL)
        g_hash_table_insert(fragments->holders, (gpointer)tops[k], step);
    }
    add_aliases(aliases, step);
  }
}

Fragments *fragments_new(const Book *book) {
  Fragments *fragments = g_new0(Fragments, 1);
  fragments->aliases = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  fragments->holders = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < book->guides->len; i++)
    add_guide(fragments, book->guides->pdata[i]);
  return fragments;
}

void fragments_free(Fragments *fragments) {
  if (fragments == NULL)
    return;
  g_hash_table_unref(fragments->aliases);
  g_hash_table_unref(fragments->holders);
  g_free(fragments);
}

Step *fragment_step(const Fragments *fragments, const Guide *guide, const char *id) {
  if (guide == NULL)
    return NULL;
  Step *step = g_hash_table_lookup(guide->by_id, id);
  if (step != NULL && step->id_explicit)
    return step;
  GHashTable *aliases = g_hash_table_lookup(fragments->aliases, guide);
  return aliases == NULL ? NULL : g_hash_table_lookup(aliases, id);
}

/* The step whose text holds the anchor, or NULL. */
static Step *holder_of(const Fragments *fragments, const Anchor *anchor) {
  const Node *top = anchor->node;
  while (top != NULL && top->parent != NULL)
    top = top->parent;
  return top == NULL ? NULL : g_hash_table_lookup(fragments->holders, top);
}

static gboolean follow(Link *link, const Fragments *fragments, Document *document, const char *id) {
  Step *step = fragment_step(fragments, document->guide, id);
  Anchor *anchor = step == NULL ? document_anchor(document, id) : NULL;
  if (anchor != NULL && document->guide != NULL)
    step = holder_of(fragments, anchor);
  if (step != NULL) {
    link->state = LINK_STEP;
    link->step = step;
  } else if (anchor != NULL) {
    link->state = LINK_ANCHOR;
    link->document = document;
    link->anchor = anchor;
  }
  return step != NULL || anchor != NULL;
}

gboolean fragment_follow(Link *link, const Fragments *fragments, Document *document,
                         const LinkTarget *target) {
  if (follow(link, fragments, document, target->fragment_written) ||
      follow(link, fragments, document, target->fragment))
    return TRUE;
  g_autofree char *small = g_utf8_strdown(target->fragment, -1);
  return follow(link, fragments, document, small);
}
