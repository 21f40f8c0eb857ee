/* StepData: small objects.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/step_data.h"

#include "export/data.h"

static void set_html(JsonObject *object, const char *name, const Node *inlines,
                     const HtmlOptions *html) {
  g_autoptr(GString) out = g_string_new(NULL);
  if (inlines != NULL)
    html_write_inlines(out, inlines, html);
  data_set_text(object, name, out->len == 0 ? NULL : out->str);
}

JsonObject *step_data(const Step *step, const HtmlOptions *html) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "id", step->id);
  json_object_set_string_member(object, "number", step->number);
  json_object_set_string_member(object, "kind", step_kind_name(step->kind));
  json_object_set_boolean_member(object, "is_checkpoint", step->kind == STEP_CHECKPOINT);
  json_object_set_string_member(object, "title", step->title_text);
  HtmlOptions options = *html;
  options.document = step->guide->document;
  set_html(object, "summary_html", step->summary, &options);
  options.no_links = TRUE;
  set_html(object, "title_html", step->title, &options);
  g_autoptr(GString) text = g_string_new(NULL);
  const gboolean has_page = address_step(text, html->address, step);
  data_set_text(object, "href", has_page ? text->str : NULL);
  g_string_truncate(text, 0);
  address_step_id(text, html->address, step);
  json_object_set_string_member(object, "anchor_id", text->str);
  return object;
}

void step_heading(GString *out, const Step *step, const HtmlOptions *html) {
  HtmlOptions options = *html;
  options.document = NULL;
  options.no_links = TRUE;
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

static void add_anchors(JsonArray *anchors, const Step *step, const Node *root,
                        const HtmlOptions *html) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const char *id = walk.entering ? anchor_of(walk.node) : NULL;
    if (id == NULL)
      continue;
    g_autoptr(GString) text = g_string_new(NULL);
    address_anchor_id(text, html->address, step->guide->document, id);
    json_array_add_string_element(anchors, text->str);
  }
}

static void add_aliases(JsonArray *anchors, const Step *step) {
  for (guint i = 0; i < step->alias_count; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    address_alias_id(text, &step->aliases[i]);
    json_array_add_string_element(anchors, text->str);
  }
}

JsonObject *step_row(const Step *step, const HtmlOptions *html, gboolean bodies) {
  JsonObject *row = json_object_new();
  json_object_set_int_member(row, "depth", step->depth);
  json_object_set_boolean_member(row, "is_top", step->depth == 1);
  json_object_set_boolean_member(row, "opens", step->child_count > 0);
  const Step *next = step_next(step);
  JsonArray *closes = json_array_new();
  for (guint depth = next == NULL ? 1 : next->depth; depth < step->depth; depth++)
    json_array_add_boolean_element(closes, TRUE);
  json_object_set_array_member(row, "closes", closes);
  JsonArray *anchors = json_array_new();
  add_aliases(anchors, step);
  add_anchors(anchors, step, step->title, html);
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  for (guint i = 0; i < STEP_BLOCKS && bodies; i++) {
    if (blocks[i] != NULL)
      add_anchors(anchors, step, blocks[i], html);
  }
  json_object_set_array_member(row, "anchors", anchors);
  return row;
}

JsonArray *step_rows(const Guide *guide, const HtmlOptions *html, gboolean bodies) {
  JsonArray *rows = json_array_new();
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    JsonObject *row = step_row(step, html, bodies);
    json_object_set_object_member(row, "step", step_data(step, html));
    json_array_add_object_element(rows, row);
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
