/* Report of a diff as JSON.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_json.h"

#include <string.h>

#include "render/diff_stat.h"
#include "render/diff_words.h"
#include "render/report_json.h"
#include "render/report_source.h"

/* One report being written. */
typedef struct {
  const Diff *diff;
  ReportSource old_source, new_source;
} Page;

static void set_object(JsonObject *object, const char *name, JsonObject *member) {
  if (member == NULL)
    json_object_set_null_member(object, name);
  else
    json_object_set_object_member(object, name, member);
}

/* ---- sides ----------------------------------------------------------------------------------------- */

/* What all guides of the book have in common; else nothing. */
static const char *common_revision(const Book *book) {
  const GPtrArray *guides = book->guides;
  const char *revision = NULL;
  for (guint i = 0; i < guides->len; i++) {
    const Guide *guide = guides->pdata[i];
    if (i > 0 && g_strcmp0(revision, guide->revision) != 0)
      return NULL;
    revision = guide->revision;
  }
  return revision != NULL ? revision : book->config->revision;
}

static JsonObject *side_object(const Book *book, const char *name) {
  const Guide *only = book->guides->len == 1 ? book->guides->pdata[0] : NULL;
  JsonObject *side = json_object_new();
  report_json_set(side, "name", name);
  report_json_set(side, "revision", common_revision(book));
  report_json_set(side, "fingerprint", only == NULL ? NULL : only->fingerprint);
  return side;
}

/* ---- verdict and counts ---------------------------------------------------------------------------- */

static JsonObject *verdict_object(const Diff *diff, DiffLevel fail_on) {
  const DiffCounts counts = diff_counts(diff);
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_verdict(words, diff, fail_on);
  JsonObject *verdict = json_object_new();
  json_object_set_boolean_member(verdict, "approval_needed", diff_needs_approval(&counts, fail_on));
  json_object_set_string_member(verdict, "fail_on", diff_level_name(fail_on));
  report_json_set(verdict, "text", words->str);
  return verdict;
}

static JsonObject *counts_object(const Diff *diff) {
  const DiffCounts counts = diff_counts(diff);
  JsonObject *object = json_object_new();
  for (int level = DIFF_HIGH; level >= DIFF_OFF; level--)
    json_object_set_int_member(object, diff_level_name((DiffLevel)level), counts.open[level]);
  json_object_set_int_member(object, "accepted", counts.accepted);
  return object;
}

static JsonArray *kinds_array(const Diff *diff) {
  g_autoptr(GArray) rows = diff_stat(diff, TRUE);
  JsonArray *array = json_array_new();
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "kind", diff_kind(row->kind)->name);
    json_object_set_string_member(object, "level", diff_level_name(row->level));
    json_object_set_int_member(object, "count", row->count);
    json_object_set_int_member(object, "accepted", row->accepted);
    json_array_add_object_element(array, object);
  }
  return array;
}

/* ---- guides ---------------------------------------------------------------------------------------- */

static JsonObject *guide_object(const Guide *guide) {
  if (guide == NULL)
    return NULL;
  JsonObject *object = json_object_new();
  report_json_set(object, "id", guide->id);
  report_json_set(object, "title", guide->title);
  report_json_set(object, "document", guide->document == NULL ? NULL : guide->document->path);
  report_json_set(object, "revision", guide->revision);
  report_json_set(object, "fingerprint", guide->fingerprint);
  return object;
}

/* The guide as the old revision has it: what is compared may have been read with the variables of the new one. */
static const Guide *guide_of_old(const Diff *diff, const Guide *guide) {
  for (guint i = 0; guide != NULL && i < diff->old_book->guides->len; i++) {
    const Guide *old_guide = diff->old_book->guides->pdata[i];
    if (strcmp(old_guide->id, guide->id) == 0 && old_guide->steps->len == guide->steps->len)
      return old_guide;
  }
  return guide;
}

/* By Step.order: the place among the siblings, from 0. */
static guint *sibling_indexes(const Guide *guide) {
  guint *indexes = g_new0(guint, guide->steps->len);
  for (guint i = 0; i < guide->top_count; i++)
    indexes[guide->top[i]->order] = i;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    for (guint k = 0; k < step->child_count; k++)
      indexes[step->children[k]->order] = k;
  }
  return indexes;
}

static JsonArray *path_array(const Step *step) {
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (const Step *at = step; at != NULL; at = at->parent)
    g_ptr_array_add(titles, (gpointer)at->title_text);
  JsonArray *path = json_array_new();
  for (guint i = titles->len; i > 0; i--) {
    g_autofree char *title = g_utf8_make_valid(titles->pdata[i - 1], -1);
    json_array_add_string_element(path, title);
  }
  return path;
}

static JsonObject *step_object(const Step *step, const guint *indexes) {
  if (step == NULL)
    return NULL;
  JsonObject *object = json_object_new();
  report_json_set(object, "id", step->id);
  report_json_set(object, "number", step->number);
  json_object_set_string_member(object, "kind", step_kind_name(step->kind));
  json_object_set_array_member(object, "path", path_array(step));
  report_json_set(object, "parent", step->parent == NULL ? NULL : step->parent->id);
  json_object_set_int_member(object, "index", indexes[step->order]);
  report_json_set(object, "fingerprint", step->fingerprint);
  return object;
}

static JsonObject *pair_object(const Step *old_step, const guint *old_indexes, const Step *new_step,
                               const guint *new_indexes) {
  JsonObject *pair = json_object_new();
  set_object(pair, "old", step_object(old_step, old_indexes));
  set_object(pair, "new", step_object(new_step, new_indexes));
  return pair;
}

/* The steps of the new revision in their order, each with what it was; then those that are gone. */
static JsonArray *pairs_array(const Diff *diff, const DiffGuides *guides) {
  JsonArray *pairs = json_array_new();
  const Guide *old_guide = guide_of_old(diff, guides->old_guide), *new_guide = guides->new_guide;
  g_autofree guint *old_indexes = old_guide == NULL ? NULL : sibling_indexes(old_guide);
  g_autofree guint *new_indexes = new_guide == NULL ? NULL : sibling_indexes(new_guide);
  for (guint i = 0; new_guide != NULL && i < new_guide->steps->len; i++) {
    const Step *matched = old_guide == NULL ? NULL : guides->old_of[i];
    const Step *was = matched == NULL ? NULL : old_guide->steps->pdata[matched->order];
    json_array_add_object_element(
        pairs, pair_object(was, old_indexes, new_guide->steps->pdata[i], new_indexes));
  }
  for (guint i = 0; old_guide != NULL && i < old_guide->steps->len; i++) {
    if (new_guide == NULL || guides->new_of[i] == NULL)
      json_array_add_object_element(
          pairs, pair_object(old_guide->steps->pdata[i], old_indexes, NULL, NULL));
  }
  return pairs;
}

static JsonArray *guides_array(const Diff *diff) {
  JsonArray *array = json_array_new();
  for (guint i = 0; i < diff->guides->len; i++) {
    const DiffGuides *guides = diff->guides->pdata[i];
    JsonObject *object = json_object_new();
    set_object(object, "old", guide_object(guide_of_old(diff, guides->old_guide)));
    set_object(object, "new", guide_object(guides->new_guide));
    json_object_set_array_member(object, "steps", pairs_array(diff, guides));
    json_array_add_object_element(array, object);
  }
  return array;
}

/* ---- redlines -------------------------------------------------------------------------------------- */

static const char *state_name(RedlineState state) {
  static const char *const names[] = {[REDLINE_SAME] = "same",
                                      [REDLINE_REMOVED] = "removed",
                                      [REDLINE_ADDED] = "added",
                                      [REDLINE_CHANGED] = "changed"};
  return names[state];
}

static const char *block_name(RedlineKind kind) {
  static const char *const names[] = {
      [REDLINE_PARAGRAPH] = "paragraph", [REDLINE_HEADING] = "heading", [REDLINE_ITEM] = "item",
      [REDLINE_CODE] = "code",           [REDLINE_WARNING] = "warning", [REDLINE_CELL] = "cell",
      [REDLINE_IMAGE] = "image"};
  return names[kind];
}

static JsonArray *spans_array(const RedlineBlock *block) {
  JsonArray *spans = json_array_new();
  for (guint i = 0; i < block->span_count; i++) {
    JsonObject *span = json_object_new();
    json_object_set_string_member(span, "state", state_name(block->spans[i].state));
    report_json_set(span, "text", block->spans[i].text);
    json_array_add_object_element(spans, span);
  }
  return spans;
}

static JsonObject *block_object(const RedlineBlock *block) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "kind", block_name(block->kind));
  json_object_set_string_member(object, "state", state_name(block->state));
  if (block->kind == REDLINE_HEADING || block->kind == REDLINE_ITEM)
    json_object_set_int_member(object, "depth", block->depth);
  if (block->kind == REDLINE_CELL) {
    json_object_set_int_member(object, "table", block->table);
    json_object_set_int_member(object, "row", block->row);
    json_object_set_int_member(object, "column", block->column);
    json_object_set_boolean_member(object, "header", block->header);
  }
  json_object_set_array_member(object, "spans", spans_array(block));
  return object;
}

static JsonObject *redline_object(const Redline *redline) {
  if (redline == NULL)
    return NULL;
  JsonArray *blocks = json_array_new();
  for (guint i = 0; i < redline->block_count; i++)
    json_array_add_object_element(blocks, block_object(&redline->blocks[i]));
  JsonObject *object = json_object_new();
  json_object_set_boolean_member(object, "coarse", redline->is_coarse);
  json_object_set_array_member(object, "blocks", blocks);
  return object;
}

/* ---- changes --------------------------------------------------------------------------------------- */

static void set_number(JsonObject *object, const char *name, guint32 number) {
  if (number == 0)
    json_object_set_null_member(object, name);
  else
    json_object_set_int_member(object, name, number);
}

static JsonObject *place_object(ReportSource *source, Place place) {
  if (place.file == NULL)
    return NULL;
  JsonObject *object = json_object_new();
  report_json_set(object, "file", place.file);
  set_number(object, "line", place.line);
  set_number(object, "column", report_source_column(source, place));
  return object;
}

static const char *guide_id(const Guide *guide, const Step *step) {
  if (guide == NULL && step != NULL)
    guide = step->guide;
  return guide == NULL ? NULL : guide->id;
}

static JsonArray *steps_array(const DiffChange *change) {
  JsonArray *steps = json_array_new();
  for (guint i = 0; i < change->step_count; i++) {
    JsonObject *step = json_object_new();
    report_json_set(step, "guide", guide_id(NULL, change->steps[i]));
    report_json_set(step, "id", change->steps[i]->id);
    report_json_set(step, "number", change->steps[i]->number);
    json_array_add_object_element(steps, step);
  }
  return steps;
}

static JsonObject *change_side(const Guide *guide, const Step *step, const char *value,
                               JsonObject *place) {
  JsonObject *side = json_object_new();
  report_json_set(side, "guide", guide_id(guide, step));
  report_json_set(side, "step", step == NULL ? NULL : step->id);
  report_json_set(side, "value", value);
  set_object(side, "place", place);
  return side;
}

static JsonObject *change_object(Page *page, const DiffChange *change) {
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "kind", diff_kind(change->kind)->name);
  json_object_set_string_member(object, "level", diff_level_name(change->level));
  report_json_set(object, "fingerprint", change->fingerprint);
  report_json_set(object, "reason", change->reason);
  report_json_set(object, "subject", change->subject);
  set_object(object, "old",
             change_side(change->old_guide, change->old_step, change->old_value,
                         place_object(&page->old_source, change->old_place)));
  set_object(object, "new",
             change_side(change->new_guide, change->new_step, change->new_value,
                         place_object(&page->new_source, change->new_place)));
  json_object_set_array_member(object, "steps", steps_array(change));
  set_object(object, "redline", redline_object(change->redline));
  return object;
}

void diff_json(GString *out, const Diff *diff, const DiffReportWish *wish) {
  Page page = {diff, {.book = diff->old_book}, {.book = diff->new_book}};
  JsonArray *changes = json_array_new();
  for (guint i = 0; i < diff->changes->len; i++)
    json_array_add_object_element(changes, change_object(&page, diff->changes->pdata[i]));
  JsonObject *object = json_object_new();
  json_object_set_int_member(object, "format_version", DIFF_JSON_VERSION);
  set_object(object, "old", side_object(diff->old_book, diff->old_name));
  set_object(object, "new", side_object(diff->new_book, diff->new_name));
  set_object(object, "verdict", verdict_object(diff, wish->fail_on));
  json_object_set_boolean_member(object, "bounded", diff->is_bounded);
  set_object(object, "counts", counts_object(diff));
  json_object_set_array_member(object, "kinds", kinds_array(diff));
  json_object_set_array_member(object, "guides", guides_array(diff));
  json_object_set_array_member(object, "changes", changes);
  report_json_append(out, object);
}
