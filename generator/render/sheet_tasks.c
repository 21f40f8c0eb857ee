/* Task items: numbered in the order of the text within a step, a document, or the text before or behind the steps.
 *
 * That is what stands whole in each edition which has it; so the same box has the same name in all of them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_tasks.h"

#include "render/plain.h"

static void add_task(const SheetFieldMaker *maker, const Node *item) {
  const SheetBuilder *builder = maker->builder;
  GString *text = g_string_new(NULL);
  if (item->first != NULL && item->first->kind == NODE_PARAGRAPH)
    plain_text_append(text, item->first);
  const char *label = sheet_take(builder, text);
  g_autofree char *name = g_strdup_printf("task.%u", maker->array->len + 1);
  sheet_field(maker, FIELD_BOX, name, label == NULL ? sheet_word(builder, LABEL_TASK_OPEN) : label);
  g_array_index(maker->array, SheetField, maker->array->len - 1).node = item;
}

static void find_tasks(const SheetFieldMaker *maker, const Node *root) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    if (walk.entering && walk.node->kind == NODE_ITEM && walk.node->u.item.task == TASK_OPEN)
      add_task(maker, walk.node);
  }
}

/* The beginning of the names; NULL: the item has no text of the author. */
static const char *group_of(const SheetBuilder *builder, const SheetItem *item) {
  if (item->part_count > 0 || item->kind == SHEET_GATE)
    return sheet_group(builder, item->kind == SHEET_GATE ? "gate" : "step", item->step->id);
  if (item->kind == SHEET_APPENDIX)
    return sheet_group(builder, "document", item->document->path);
  if (item->kind == SHEET_PROSE && item->blocks != NULL)
    return item->blocks == builder->sheet->guide->intro ? "guide.intro" : "guide.outro";
  return NULL;
}

void sheet_add_tasks(SheetBuilder *builder) {
  Sheet *sheet = builder->sheet;
  for (guint i = 0; i < sheet->items->len; i++) {
    SheetItem *item = &g_array_index(sheet->items, SheetItem, i);
    const char *group = group_of(builder, item);
    if (group == NULL)
      continue;
    const char *subject = item->step != NULL       ? sheet_step_name(builder, item->step)
                          : item->document != NULL ? item->document->title
                                                   : sheet->title;
    SheetFieldMaker maker = sheet_fields(builder, group, subject);
    for (guint j = 0; j < item->part_count; j++)
      find_tasks(&maker, item->parts[j].blocks);
    if (item->kind == SHEET_GATE && item->step->fields.criteria != NULL)
      find_tasks(&maker, item->step->fields.criteria);
    if (item->document != NULL || item->blocks != NULL)
      find_tasks(&maker, item->document != NULL ? item->document->root : item->blocks);
    item->tasks = sheet_array_take(builder, maker.array, &item->task_count);
  }
}
