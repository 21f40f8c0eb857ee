/* Step list: choosing among the ordered lists at the top level of a document.
 *
 * A mark wins over the configuration, the configuration over counting. Nothing is changed here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/steps_list.h"

#include <string.h>

#include "base/nearest.h"

static gboolean is_ordered_list(const Node *node) {
  return node->kind == NODE_LIST && node->u.list.ordered;
}

static gboolean has_text(const Node *block) {
  NodeWalk walk = node_walk(block);
  while (node_walk_next(&walk)) {
    if (walk.entering && (walk.node->kind == NODE_TEXT || walk.node->kind == NODE_CODE ||
                          walk.node->kind == NODE_IMAGE))
      return TRUE;
  }
  return FALSE;
}

Node *steps_title_block(const Node *item) {
  for (Node *child = item->first; child != NULL && !is_ordered_list(child); child = child->next) {
    if ((child->kind == NODE_PARAGRAPH || child->kind == NODE_HEADING) && has_text(child))
      return child;
  }
  return NULL;
}

gboolean steps_title_has_class(const Node *block, const char *name) {
  NodeWalk walk = node_walk(block);
  while (node_walk_next(&walk)) {
    if (walk.entering && attributes_has_class(walk.node->attributes, name))
      return TRUE;
  }
  return FALSE;
}

/* {.root} marks the list itself, its first item, or the title of that. */
static gboolean is_root(const Node *list) {
  const Node *item = list->first;
  const Node *block = item == NULL ? NULL : steps_title_block(item);
  return attributes_has_class(list->attributes, "root") ||
         (item != NULL && attributes_has_class(item->attributes, "root")) ||
         (block != NULL && steps_title_has_class(block, "root"));
}

static gboolean has_marked_title(const Node *list) {
  for (const Node *item = list->first; item != NULL; item = item->next) {
    const Node *block = steps_title_block(item);
    if (block != NULL && steps_title_has_class(block, "title"))
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *keep(const GPtrArray *lists, gboolean (*want)(const Node *)) {
  GPtrArray *kept = g_ptr_array_new();
  for (guint i = 0; i < lists->len; i++) {
    if (want == NULL || want(lists->pdata[i]))
      g_ptr_array_add(kept, lists->pdata[i]);
  }
  return kept;
}

static Node *refuse_several(const Document *document, const GPtrArray *lists, const char *hint,
                            Findings *findings) {
  g_autoptr(GString) lines = g_string_new(NULL);
  for (guint i = 0; i < lists->len && i < 10; i++)
    g_string_append_printf(lines, "%s%u", i == 0 ? "" : ", ",
                           ((const Node *)lists->pdata[i])->line);
  if (lists->len > 10)
    g_string_append(lines, " and more");
  findings_add_second(findings, FINDING_SEVERAL_STEP_LISTS,
                      document_place(document, lists->pdata[0]),
                      document_place(document, lists->pdata[1]), hint,
                      "%u lists could be the step list: those on lines %s", lists->len, lines->str);
  return NULL;
}

/* The first ordered list in the section of a heading at the top level. */
static Node *list_below(const Node *heading) {
  for (Node *node = heading->next; node != NULL; node = node->next) {
    if (node->kind == NODE_HEADING && node->u.heading.level <= heading->u.heading.level)
      return NULL;
    if (is_ordered_list(node))
      return node;
  }
  return NULL;
}

static Node *list_of_settings(const Document *document, const GuideConfig *settings,
                              Findings *findings) {
  g_autoptr(Arena) arena = arena_new();
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  const Node *found = NULL;
  for (const Node *node = document->root->first; node != NULL && found == NULL; node = node->next) {
    if (node->kind != NODE_HEADING)
      continue;
    const char *text = node_plain_text(arena, node);
    g_ptr_array_add(texts, (gpointer)text);
    found = strcmp(text, settings->list) == 0 ? node : NULL;
  }
  Node *list = found == NULL ? NULL : list_below(found);
  if (found == NULL) {
    const char *near = nearest_name(settings->list, (const char *const *)texts->pdata, texts->len);
    const char *hint = near == NULL ? "'list' is the text of a heading"
                                    : arena_printf(arena, "did you mean '%s'?", near);
    findings_add(findings, FINDING_NO_STEP_LIST, settings->place, hint, "%s has no heading '%s'",
                 document->path, settings->list);
  } else if (list == NULL) {
    findings_add(findings, FINDING_NO_STEP_LIST, document_place(document, found), NULL,
                 "there is no ordered list below the heading '%s'", settings->list);
  }
  return list;
}

static Node *choose(const Document *document, const GuideConfig *settings, Findings *findings) {
  g_autoptr(GPtrArray) lists = g_ptr_array_new();
  for (Node *node = document->root->first; node != NULL; node = node->next) {
    if (is_ordered_list(node))
      g_ptr_array_add(lists, node);
  }
  g_autoptr(GPtrArray) roots = keep(lists, is_root);
  if (roots->len > 1)
    return refuse_several(document, roots, "keep one {.root}", findings);
  if (roots->len == 1)
    return roots->pdata[0];
  if (settings != NULL && settings->list != NULL)
    return list_of_settings(document, settings, findings);
  if (lists->len == 1)
    return lists->pdata[0];
  if (lists->len == 0) {
    findings_add(findings, FINDING_NO_STEP_LIST, (Place){document->path, 1, 1},
                 "write the steps as a numbered list that is not inside anything else",
                 "there is no ordered list at the top level");
    return NULL;
  }
  g_autoptr(GPtrArray) titled = keep(lists, has_marked_title);
  if (titled->len == 1)
    return titled->pdata[0];
  return refuse_several(document, titled->len > 1 ? titled : lists,
                        "begin the first item of the right one with {.root}", findings);
}

/* The level of the heading whose section holds the list: the nearest above it at the top level. */
static guint section_level(const Document *document, const Node *list) {
  guint level = 0;
  for (const Node *node = document->root->first; node != list; node = node->next) {
    if (node->kind == NODE_HEADING)
      level = node->u.heading.level;
  }
  return level;
}

/* Whatever stands at the margin between two items ends a list, so a code block that is not indented cuts off the
 * steps below it. A list in the same section that goes on counting, or marks titles, is such a rest. */
static void report_cut_off(const Document *document, const Node *list, Findings *findings) {
  const guint level = section_level(document, list);
  const Node *last = list->last;
  for (const Node *node = list->next; node != NULL; node = node->next) {
    if (node->kind == NODE_HEADING && node->u.heading.level <= level)
      return;
    if (!is_ordered_list(node))
      continue;
    const guint32 number = node->first->u.item.written;
    if ((number < 2 || number != last->u.item.written + 1) && !has_marked_title(node))
      continue;
    findings_add_second(findings, FINDING_STEPS_CUT_OFF, document_place(document, node),
                        document_place(document, last),
                        "indent what stands between the two like the text of the step above it",
                        "the step list has ended above: these steps are left out");
    last = node->last;
  }
}

Node *steps_list_find(const Document *document, const GuideConfig *settings, Findings *findings) {
  Node *list = choose(document, settings, findings);
  if (list != NULL)
    report_cut_off(document, list, findings);
  return list;
}
