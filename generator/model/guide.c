/* Guide and Step: neighbours and membership.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/guide.h"

#include <string.h>

static GHashTable *pointer_set(Arena *arena) {
  GHashTable *set = g_hash_table_new(NULL, NULL);
  arena_cleanup(arena, (GDestroyNotify)g_hash_table_unref, set);
  return set;
}

Guide *guide_new(Arena *arena, Document *document) {
  Guide *guide = arena_new_item(arena, Guide);
  guide->document = document;
  guide->intro = node_new(arena, NODE_ROOT, 1, 1);
  guide->outro = node_new(arena, NODE_ROOT, 1, 1);
  guide->steps = arena_array(arena);
  guide->details = arena_array(arena);
  guide->documents = arena_array(arena);
  guide->detail_set = pointer_set(arena);
  guide->document_set = pointer_set(arena);
  guide->by_id = arena_hash_table(arena);
  return guide;
}

void step_blocks(const Node *blocks[STEP_BLOCKS], const Step *step) {
  const StepFields *fields = &step->fields;
  const Node *const all[STEP_BLOCKS] = {fields->warnings, step->body,   fields->expected,
                                        fields->fails,    fields->undo, fields->criteria};
  memcpy(blocks, all, sizeof all);
}

const char *step_kind_name(StepKind kind) {
  return kind == STEP_CHECKPOINT ? "checkpoint" : "step";
}

Step *step_previous(const Step *step) {
  return step->order == 0 ? NULL : step->guide->steps->pdata[step->order - 1];
}

Step *step_next(const Step *step) {
  const GPtrArray *steps = step->guide->steps;
  return step->order + 1 >= steps->len ? NULL : steps->pdata[step->order + 1];
}

StepCounts guide_counts(const Guide *guide) {
  StepCounts counts = {0};
  for (guint i = 0; i < guide->steps->len; i++)
    counts.checkpoints += ((const Step *)guide->steps->pdata[i])->kind == STEP_CHECKPOINT ? 1 : 0;
  counts.steps = guide->steps->len - counts.checkpoints;
  return counts;
}

gboolean step_is_inside(const Step *step, const Step *top) {
  while (step != NULL && step != top)
    step = step->parent;
  return step != NULL;
}

const Step *step_undo_said(const Step *step) {
  while (step != NULL && step->fields.undo_kind == UNDO_UNSAID)
    step = step->parent;
  return step;
}

Place step_attributes_place(const Step *step) {
  return step->attributes == NULL || step->attributes->place.file == NULL ? step->place
                                                                          : step->attributes->place;
}

gboolean guide_has_detail(const Guide *guide, const Document *document) {
  return g_hash_table_contains(guide->detail_set, document);
}

gboolean guide_has_document(const Guide *guide, const Document *document) {
  return g_hash_table_contains(guide->document_set, document);
}
