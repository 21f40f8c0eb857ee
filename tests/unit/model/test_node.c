/* Tests of the document tree: building, changing, walking, sections.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "model/document.h"
#include "model/node.h"
#include "model/section.h"

static Node *add(Arena *arena, Node *parent, NodeKind kind) {
  Node *node = node_new(arena, kind, 1, 1);
  node_append(parent, node);
  return node;
}

static Node *add_text(Arena *arena, Node *parent, const char *text) {
  Node *node = node_new_text(arena, text, strlen(text), 1, 1);
  node_append(parent, node);
  return node;
}

static void assert_linked(const Node *root) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!walk.entering)
      continue;
    g_assert_true((node->first == NULL) == (node->last == NULL));
    if (node->first != NULL) {
      g_assert_null(node->first->previous);
      g_assert_null(node->last->next);
    }
    if (node != root) {
      g_assert_true(node->next == NULL ? node->parent->last == node : node->next->previous == node);
      g_assert_true(node->previous == NULL ? node->parent->first == node
                                           : node->previous->next == node);
    }
  }
}

static void test_changes(void) {
  g_autoptr(Arena) arena = arena_new();
  Node *root = node_new(arena, NODE_ROOT, 1, 1);
  Node *list[64];
  guint count = 0;
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  for (guint i = 0; i < 4000; i++) {
    Node *node = count > 0 ? list[g_rand_int_range(rand, 0, (gint32)count)] : NULL;
    if (node == NULL || (count < 64 && g_rand_boolean(rand))) {
      Node *fresh = node_new(arena, NODE_QUOTE, 1, 1);
      if (node == NULL || node->parent == NULL || g_rand_boolean(rand))
        node_append(node == NULL || g_rand_boolean(rand) ? root : node, fresh);
      else if (g_rand_boolean(rand))
        node_insert_before(node, fresh);
      else
        node_insert_after(node, fresh);
      list[count++] = fresh;
    } else {
      node_unwrap(node);
      for (guint k = 0; k < count; k++) {
        if (list[k] == node)
          list[k] = list[--count];
      }
    }
    assert_linked(root);
    guint seen = 0;
    NodeWalk walk = node_walk(root);
    while (node_walk_next(&walk))
      seen += walk.entering ? 1 : 0;
    g_assert_cmpuint(seen, ==, count + 1);
  }
}

static void test_walk(void) {
  g_autoptr(Arena) arena = arena_new();
  Node *root = node_new(arena, NODE_ROOT, 1, 1);
  Node *quote = add(arena, root, NODE_QUOTE);
  add(arena, quote, NODE_PARAGRAPH);
  add(arena, quote, NODE_CODE_BLOCK);
  add(arena, root, NODE_THEMATIC_BREAK);
  g_autoptr(GString) trace = g_string_new(NULL);
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk))
    g_string_append_printf(trace, "%c%d ", walk.entering ? '+' : '-', (int)walk.node->kind);
  g_autofree char *want =
      g_strdup_printf("+%d +%d +%d -%d +%d -%d -%d +%d -%d -%d ", NODE_ROOT, NODE_QUOTE,
                      NODE_PARAGRAPH, NODE_PARAGRAPH, NODE_CODE_BLOCK, NODE_CODE_BLOCK, NODE_QUOTE,
                      NODE_THEMATIC_BREAK, NODE_THEMATIC_BREAK, NODE_ROOT);
  g_assert_cmpstr(trace->str, ==, want);

  guint entered = 0;
  walk = node_walk(root);
  while (node_walk_next(&walk)) {
    entered += walk.entering ? 1 : 0;
    if (walk.entering && walk.node == quote) {
      node_walk_skip(&walk);
      node_unlink(quote);
    }
  }
  g_assert_cmpuint(entered, ==, 3);
  g_assert_true(root->first == root->last);
}

static void test_walk_is_not_recursive(void) {
  g_autoptr(Arena) arena = arena_new();
  Node *root = node_new(arena, NODE_ROOT, 1, 1);
  Node *node = root;
  for (guint i = 0; i < 1000000; i++)
    node = add(arena, node, NODE_QUOTE);
  add_text(arena, node, " deep ");
  g_assert_cmpstr(node_plain_text(arena, root), ==, "deep");
}

static void test_plain_text(void) {
  g_autoptr(Arena) arena = arena_new();
  Node *paragraph = node_new(arena, NODE_PARAGRAPH, 1, 1);
  add_text(arena, paragraph, "Run ");
  Node *code = add(arena, paragraph, NODE_CODE);
  code->text = "make";
  code->length = 4;
  add(arena, paragraph, NODE_SOFT_BREAK);
  add_text(arena, add(arena, paragraph, NODE_STRONG), "twice ");
  g_assert_cmpstr(node_plain_text(arena, paragraph), ==, "Run make twice");
}

/* Headings of the given levels as siblings; their sections end where the next column says. */
static void test_sections(void) {
  static const struct {
    guint8 level;
    int end;
  } rows[] = {{1, -1}, {2, 4}, {3, 3}, {3, 4}, {2, 6}, {4, 6}, {2, -1}};
  g_autoptr(Arena) arena = arena_new();
  Document *document = document_new(arena, "a.md");
  Node *headings[G_N_ELEMENTS(rows)];
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    headings[i] = add(arena, document->root, NODE_HEADING);
    headings[i]->u.heading.level = rows[i].level;
    add_text(arena, add(arena, document->root, NODE_PARAGRAPH), "text");
  }
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const Section section = section_of_heading(headings[i]);
    g_assert_true(section.first == headings[i]);
    g_assert_true(section.end == (rows[i].end < 0 ? NULL : headings[rows[i].end]));
  }
  Anchor top = {.document = document};
  g_assert_true(section_of_anchor(&top).first == document->root->first);
  Anchor inside = {.document = document, .node = headings[2]->next->first};
  g_assert_true(section_of_anchor(&inside).first == headings[2]->next);
  g_assert_true(section_of_anchor(&inside).end == headings[3]);
  g_assert_true(section_heading(&inside) == headings[2]);
}

static void test_attributes(void) {
  g_autoptr(Arena) arena = arena_new();
  static const char *const one[] = {"title", NULL};
  static const char *const two[] = {"title", "root", NULL};
  static const Attribute items[] = {{"owner", "dba"}};
  const Attributes first = {.classes = one};
  const Attributes second = {.id = "x", .classes = two, .items = items, .count = 1};
  const Attributes *joined = attributes_join(arena, &first, &second);
  g_assert_cmpstr(joined->id, ==, "x");
  g_assert_cmpuint(g_strv_length((char **)joined->classes), ==, 2);
  g_assert_cmpstr(attributes_get(joined, "owner"), ==, "dba");
  g_assert_null(attributes_get(NULL, "owner"));
  g_assert_true(attributes_join(arena, NULL, &second) == &second);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/model/node/changes", test_changes);
  g_test_add_func("/model/node/walk", test_walk);
  g_test_add_func("/model/node/deep", test_walk_is_not_recursive);
  g_test_add_func("/model/node/plain-text", test_plain_text);
  g_test_add_func("/model/sections", test_sections);
  g_test_add_func("/model/attributes", test_attributes);
  return g_test_run();
}
