/* StepData: small objects.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/step_data.h"

#include "export/data.h"

static void set_html(Object *object, const char *name, const Node *inlines,
                     const HtmlOptions *html) {
  g_autoptr(GString) out = g_string_new(NULL);
  if (inlines != NULL)
    html_write_inlines(out, inlines, html);
  object_set_string(object, name, out->len == 0 ? NULL : out->str);
}

Object *step_data(const Step *step, const HtmlOptions *html) {
  Object *object = object_new();
  object_set_string(object, "id", step->id);
  object_set_string(object, "number", step->number);
  object_set_string(object, "kind", step_kind_name(step->kind));
  object_set_boolean(object, "is_checkpoint", step->kind == STEP_CHECKPOINT);
  object_set_string(object, "title", step->title_text);
  HtmlOptions options = *html;
  options.document = step->guide->document;
  set_html(object, "summary_html", step->summary, &options);
  options.no_links = TRUE;
  set_html(object, "title_html", step->title, &options);
  g_autoptr(GString) text = g_string_new(NULL);
  const gboolean has_page = address_step(text, html->address, step);
  object_set_string(object, "href", has_page ? text->str : NULL);
  g_string_truncate(text, 0);
  address_step_id(text, html->address, step);
  object_set_string(object, "anchor_id", text->str);
  return object;
}

void step_heading(GString *out, const Step *step, const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.document = NULL;
  options.no_links = TRUE;
  options.notes_of = step;
  NodeWalk walk = node_walk(step->title);
  while (node_walk_next(&walk)) {
    if (walk.entering && walk.node->kind == NODE_LINK && walk.node->u.link != step->link)
      options.no_links = FALSE;
  }
  html_write_inlines(out, step->title, &options);
}

static const char *anchor_of(const Node *node) {
  if (node->kind == NODE_HEADING)
    return node->u.heading.anchor;
  return node->kind == NODE_ANCHOR ? node->u.anchor : NULL;
}

static void add_anchors(Array *anchors, const Step *step, const Node *root,
                        const HtmlOptions *html) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const char *id = walk.entering ? anchor_of(walk.node) : NULL;
    if (id == NULL)
      continue;
    g_autoptr(GString) text = g_string_new(NULL);
    address_anchor_id(text, html->address, step->guide->document, id);
    array_add_string(anchors, text->str);
  }
}

static void add_aliases(Array *anchors, const Step *step) {
  for (guint i = 0; i < step->alias_count; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    address_alias_id(text, &step->aliases[i]);
    array_add_string(anchors, text->str);
  }
}

Object *step_row(const Step *step, const HtmlOptions *html, gboolean bodies) {
  Object *row = object_new();
  object_set_integer(row, "depth", step->depth);
  object_set_boolean(row, "is_top", step->depth == 1);
  object_set_boolean(row, "opens", step->child_count > 0);
  const Step *next = step_next(step);
  Array *closes = array_new();
  for (guint depth = next == NULL ? 1 : next->depth; depth < step->depth; depth++)
    array_add_boolean(closes, TRUE);
  object_set_array(row, "closes", closes);
  Array *anchors = array_new();
  add_aliases(anchors, step);
  add_anchors(anchors, step, step->title, html);
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  for (guint i = 0; i < STEP_BLOCKS && bodies; i++) {
    if (blocks[i] != NULL)
      add_anchors(anchors, step, blocks[i], html);
  }
  object_set_array(row, "anchors", anchors);
  return row;
}

Array *step_rows(const Guide *guide, const HtmlOptions *html, gboolean bodies) {
  Array *rows = array_new();
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    Object *row = step_row(step, html, bodies);
    object_set_object(row, "step", step_data(step, html));
    array_add_object(rows, row);
  }
  return rows;
}

GHashTable *step_users_new(void) {
  return g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
}

void step_users_add(GHashTable *users, const Guide *guide) {
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    const Link *link = step->link;
    if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
      continue;
    GPtrArray *list = g_hash_table_lookup(users, link->document);
    if (list == NULL) {
      list = g_ptr_array_new();
      g_hash_table_insert(users, link->document, list);
    }
    g_ptr_array_add(list, step);
  }
}
