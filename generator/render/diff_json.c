/* Report of a diff as JSON.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_json.h"

#include <string.h>

#include "render/diff_stat.h"
#include "render/diff_words.h"
#include "render/json_text.h"
#include "render/report_source.h"

/* One report being written. */
typedef struct {
  const Diff *diff;
  ReportSource old_source, new_source;
} Page;

/* Names of sides are words of the command line, which may be any bytes. */
static void set_text(Object *object, const char *name, const char *text) {
  if (text == NULL || g_utf8_validate(text, -1, NULL))
    object_set_string(object, name, text);
  else
    object_take_string(object, name, g_utf8_make_valid(text, -1));
}

static void set_object(Object *object, const char *name, Object *member) {
  if (member == NULL)
    object_set_null(object, name);
  else
    object_set_object(object, name, member);
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

static Object *side_object(const Book *book, const char *name) {
  const Guide *only = book->guides->len == 1 ? book->guides->pdata[0] : NULL;
  Object *side = object_new();
  set_text(side, "name", name);
  set_text(side, "revision", common_revision(book));
  set_text(side, "fingerprint", only == NULL ? NULL : only->fingerprint);
  return side;
}

/* ---- verdict and counts ---------------------------------------------------------------------------- */

static Object *verdict_object(const Diff *diff, DiffLevel fail_on) {
  const DiffCounts counts = diff_counts(diff);
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_verdict(words, diff, fail_on);
  Object *verdict = object_new();
  object_set_boolean(verdict, "approval_needed", diff_needs_approval(&counts, fail_on));
  object_set_string(verdict, "fail_on", diff_level_name(fail_on));
  set_text(verdict, "text", words->str);
  return verdict;
}

static Object *counts_object(const Diff *diff) {
  const DiffCounts counts = diff_counts(diff);
  Object *object = object_new();
  for (int level = DIFF_HIGH; level >= DIFF_OFF; level--)
    object_set_integer(object, diff_level_name((DiffLevel)level), counts.open[level]);
  object_set_integer(object, "accepted", counts.accepted);
  return object;
}

static Array *kinds_array(const Diff *diff) {
  g_autoptr(GArray) rows = diff_stat(diff, TRUE);
  Array *array = array_new();
  for (guint i = 0; i < rows->len; i++) {
    const DiffStat *row = &g_array_index(rows, DiffStat, i);
    Object *object = object_new();
    object_set_string(object, "kind", diff_kind(row->kind)->name);
    object_set_string(object, "level", diff_level_name(row->level));
    object_set_integer(object, "count", row->count);
    object_set_integer(object, "accepted", row->accepted);
    array_add_object(array, object);
  }
  return array;
}

/* ---- guides ---------------------------------------------------------------------------------------- */

static Object *guide_object(const Guide *guide) {
  if (guide == NULL)
    return NULL;
  Object *object = object_new();
  set_text(object, "id", guide->id);
  set_text(object, "title", guide->title);
  set_text(object, "document", guide->document == NULL ? NULL : guide->document->path);
  set_text(object, "revision", guide->revision);
  set_text(object, "fingerprint", guide->fingerprint);
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

static Array *path_array(const Step *step) {
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (const Step *at = step; at != NULL; at = at->parent)
    g_ptr_array_add(titles, (gpointer)at->title_text);
  Array *path = array_new();
  for (guint i = titles->len; i > 0; i--) {
    array_add_string(path, titles->pdata[i - 1]);
  }
  return path;
}

static Object *step_object(const Step *step, const guint *indexes) {
  if (step == NULL)
    return NULL;
  Object *object = object_new();
  set_text(object, "id", step->id);
  set_text(object, "number", step->number);
  object_set_string(object, "kind", step_kind_name(step->kind));
  object_set_array(object, "path", path_array(step));
  set_text(object, "parent", step->parent == NULL ? NULL : step->parent->id);
  object_set_integer(object, "index", indexes[step->order]);
  set_text(object, "fingerprint", step->fingerprint);
  return object;
}

static gboolean have_same_attributes(const Attributes *a, const Attributes *b) {
  const guint count = a == NULL ? 0 : a->count;
  if (count != (b == NULL ? 0 : b->count))
    return FALSE;
  for (guint i = 0; i < count; i++) {
    if (strcmp(a->items[i].key, b->items[i].key) != 0 ||
        strcmp(a->items[i].value, b->items[i].value) != 0)
      return FALSE;
  }
  static const char *const none[] = {NULL};
  return g_strv_equal(a == NULL ? none : a->classes, b == NULL ? none : b->classes);
}

/* Does the export say the same of both, but for numbers and places? */
static gboolean have_same_model(const Step *a, const Step *b) {
  return strcmp(a->fingerprint, b->fingerprint) == 0 &&
         have_same_attributes(a->attributes, b->attributes);
}

static Object *pair_object(const Step *old_step, const guint *old_indexes, const Step *new_step,
                           const guint *new_indexes) {
  Object *pair = object_new();
  set_object(pair, "old", step_object(old_step, old_indexes));
  set_object(pair, "new", step_object(new_step, new_indexes));
  return pair;
}

/* The steps of the new revision in their order, each with what it was; then those that are gone. */
static Array *pairs_array(const Diff *diff, const DiffGuides *guides, const DiffReportWish *wish) {
  Array *pairs = array_new();
  const Guide *old_guide = guide_of_old(diff, guides->old_guide), *new_guide = guides->new_guide;
  g_autofree guint *old_indexes = old_guide == NULL ? NULL : sibling_indexes(old_guide);
  g_autofree guint *new_indexes = new_guide == NULL ? NULL : sibling_indexes(new_guide);
  for (guint i = 0; new_guide != NULL && i < new_guide->steps->len; i++) {
    const Step *matched = old_guide == NULL ? NULL : guides->old_of[i];
    const Step *was = matched == NULL ? NULL : old_guide->steps->pdata[matched->order];
    const Step *is = new_guide->steps->pdata[i];
    const gboolean is_new = was == NULL || !have_same_model(was, is);
    Object *pair = pair_object(was, old_indexes, is, new_indexes);
    if (wish->step_model != NULL)
      set_object(pair, "model", is_new ? wish->step_model(is, diff->new_book) : NULL);
    array_add_object(pairs, pair);
  }
  for (guint i = 0; old_guide != NULL && i < old_guide->steps->len; i++) {
    if (new_guide == NULL || guides->new_of[i] == NULL)
      array_add_object(pairs, pair_object(old_guide->steps->pdata[i], old_indexes, NULL, NULL));
  }
  return pairs;
}

static Array *guides_array(const Diff *diff, const DiffReportWish *wish) {
  Array *array = array_new();
  for (guint i = 0; i < diff->guides->len; i++) {
    const DiffGuides *guides = diff->guides->pdata[i];
    Object *object = object_new();
    set_object(object, "old", guide_object(guide_of_old(diff, guides->old_guide)));
    set_object(object, "new", guide_object(guides->new_guide));
    object_set_array(object, "steps", pairs_array(diff, guides, wish));
    array_add_object(array, object);
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

static Array *spans_array(const RedlineBlock *block) {
  Array *spans = array_new();
  for (guint i = 0; i < block->span_count; i++) {
    Object *span = object_new();
    object_set_string(span, "state", state_name(block->spans[i].state));
    set_text(span, "text", block->spans[i].text);
    array_add_object(spans, span);
  }
  return spans;
}

static Object *block_object(const RedlineBlock *block) {
  Object *object = object_new();
  object_set_string(object, "kind", block_name(block->kind));
  object_set_string(object, "state", state_name(block->state));
  if (block->kind == REDLINE_HEADING || block->kind == REDLINE_ITEM)
    object_set_integer(object, "depth", block->depth);
  if (block->kind == REDLINE_CELL) {
    object_set_integer(object, "table", block->table);
    object_set_integer(object, "row", block->row);
    object_set_integer(object, "column", block->column);
    object_set_boolean(object, "header", block->header);
  }
  object_set_array(object, "spans", spans_array(block));
  return object;
}

static Object *redline_object(const Redline *redline) {
  if (redline == NULL)
    return NULL;
  Array *blocks = array_new();
  for (guint i = 0; i < redline->block_count; i++)
    array_add_object(blocks, block_object(&redline->blocks[i]));
  Object *object = object_new();
  object_set_boolean(object, "coarse", redline->is_coarse);
  object_set_array(object, "blocks", blocks);
  return object;
}

/* ---- changes --------------------------------------------------------------------------------------- */

static void set_number(Object *object, const char *name, guint32 number) {
  if (number == 0)
    object_set_null(object, name);
  else
    object_set_integer(object, name, number);
}

static Object *place_object(ReportSource *source, Place place) {
  if (place.file == NULL)
    return NULL;
  Object *object = object_new();
  set_text(object, "file", place.file);
  set_number(object, "line", place.line);
  set_number(object, "column", report_source_column(source, place));
  return object;
}

static const char *guide_id(const Guide *guide, const Step *step) {
  if (guide == NULL && step != NULL)
    guide = step->guide;
  return guide == NULL ? NULL : guide->id;
}

static Array *steps_array(const DiffChange *change) {
  Array *steps = array_new();
  for (guint i = 0; i < change->step_count; i++) {
    Object *step = object_new();
    set_text(step, "guide", guide_id(NULL, change->steps[i]));
    set_text(step, "id", change->steps[i]->id);
    set_text(step, "number", change->steps[i]->number);
    array_add_object(steps, step);
  }
  return steps;
}

static Object *change_side(const Guide *guide, const Step *step, const char *value, Object *place) {
  Object *side = object_new();
  set_text(side, "guide", guide_id(guide, step));
  set_text(side, "step", step == NULL ? NULL : step->id);
  set_text(side, "value", value);
  set_object(side, "place", place);
  return side;
}

static Object *change_object(Page *page, const DiffChange *change) {
  Object *object = object_new();
  object_set_string(object, "kind", diff_kind(change->kind)->name);
  object_set_string(object, "level", diff_level_name(change->level));
  set_text(object, "fingerprint", change->fingerprint);
  set_text(object, "reason", change->reason);
  set_text(object, "subject", change->subject);
  set_object(object, "old",
             change_side(change->old_guide, change->old_step, change->old_value,
                         place_object(&page->old_source, change->old_place)));
  set_object(object, "new",
             change_side(change->new_guide, change->new_step, change->new_value,
                         place_object(&page->new_source, change->new_place)));
  object_set_array(object, "steps", steps_array(change));
  set_object(object, "redline", redline_object(change->redline));
  return object;
}

void diff_json(GString *out, const Diff *diff, const DiffReportWish *wish) {
  Page page = {diff, {.book = diff->old_book}, {.book = diff->new_book}};
  Array *changes = array_new();
  for (guint i = 0; i < diff->changes->len; i++)
    array_add_object(changes, change_object(&page, diff->changes->pdata[i]));
  Object *object = object_new();
  object_set_integer(object, "format_version", DIFF_JSON_VERSION);
  set_object(object, "old", side_object(diff->old_book, diff->old_name));
  set_object(object, "new", side_object(diff->new_book, diff->new_name));
  set_object(object, "verdict", verdict_object(diff, wish->fail_on));
  object_set_boolean(object, "bounded", diff->is_bounded);
  set_object(object, "counts", counts_object(diff));
  object_set_array(object, "kinds", kinds_array(diff));
  object_set_array(object, "guides", guides_array(diff, wish));
  object_set_array(object, "changes", changes);
  json_text_object(&(JsonText){.out = out}, NULL, object);
  g_string_append_c(out, '\n');
}
