/* DiffOutline: two hash tables find the chapter of a guide and the part of a step or subject.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_outline.h"

#include <string.h>

#include "render/diff_words.h"

/* An outline being made. */
typedef struct {
  DiffOutline *outline;
  GHashTable *chapters; /* Guide of either side, or NULL -> DiffChapter */
  GHashTable *steps;    /* Step of either side -> DiffPart */
  GHashTable *subjects; /* text of guide, kind of subject and subject -> DiffPart */
} Making;

static void part_free(gpointer data) {
  DiffPart *part = data;
  g_ptr_array_unref(part->changes);
  g_free(part);
}

static void chapter_free(gpointer data) {
  DiffChapter *chapter = data;
  g_ptr_array_unref(chapter->parts);
  g_free(chapter);
}

void diff_outline_free(DiffOutline *outline) {
  if (outline == NULL)
    return;
  g_ptr_array_unref(outline->chapters);
  g_ptr_array_unref(outline->accepted);
  g_free(outline);
}

/* ---- chapters -------------------------------------------------------------------------------------- */

static DiffChapter *add_chapter(Making *making, const Guide *old_guide, const Guide *new_guide) {
  DiffChapter *chapter = g_new0(DiffChapter, 1);
  *chapter = (DiffChapter){old_guide, new_guide, g_ptr_array_new_with_free_func(part_free)};
  g_ptr_array_add(making->outline->chapters, chapter);
  if (old_guide != NULL || new_guide == NULL)
    g_hash_table_insert(making->chapters, (gpointer)old_guide, chapter);
  if (new_guide != NULL)
    g_hash_table_insert(making->chapters, (gpointer)new_guide, chapter);
  return chapter;
}

static const Guide *guide_of(const Guide *guide, const Step *step) {
  return guide == NULL && step != NULL ? step->guide : guide;
}

static DiffChapter *chapter_of(Making *making, const DiffChange *change) {
  const Guide *old_guide = guide_of(change->old_guide, change->old_step);
  const Guide *new_guide = guide_of(change->new_guide, change->new_step);
  const Guide *key = new_guide != NULL ? new_guide : old_guide;
  DiffChapter *chapter = g_hash_table_lookup(making->chapters, key);
  return chapter != NULL ? chapter : add_chapter(making, old_guide, new_guide);
}

/* ---- parts ----------------------------------------------------------------------------------------- */

static DiffPart *part_new(DiffChapter *chapter, const char *subject) {
  DiffPart *part = g_new0(DiffPart, 1);
  *part = (DiffPart){.subject = subject, .changes = g_ptr_array_new()};
  g_ptr_array_add(chapter->parts, part);
  return part;
}

static gpointer find_step(const Making *making, const Step *step) {
  return step == NULL ? NULL : g_hash_table_lookup(making->steps, step);
}

static DiffPart *step_part(Making *making, DiffChapter *chapter, const DiffChange *change) {
  DiffPart *part = find_step(making, change->new_step);
  if (part == NULL)
    part = find_step(making, change->old_step);
  if (part == NULL)
    part = part_new(chapter, NULL);
  if (part->old_step == NULL)
    part->old_step = change->old_step;
  if (part->new_step == NULL)
    part->new_step = change->new_step;
  if (change->old_step != NULL)
    g_hash_table_insert(making->steps, (gpointer)change->old_step, part);
  if (change->new_step != NULL)
    g_hash_table_insert(making->steps, (gpointer)change->new_step, part);
  return part;
}

static DiffPart *subject_part(Making *making, DiffChapter *chapter, const DiffChange *change) {
  char *key = g_strdup_printf("%p %s %s", (void *)chapter, diff_words_subject(change->kind),
                              change->subject == NULL ? "" : change->subject);
  DiffPart *part = g_hash_table_lookup(making->subjects, key);
  if (part != NULL) {
    g_free(key);
    return part;
  }
  part = part_new(chapter, change->subject);
  g_hash_table_insert(making->subjects, key, part);
  return part;
}

static void add_change(Making *making, DiffChange *change) {
  DiffChapter *chapter = chapter_of(making, change);
  DiffPart *part = change->old_step != NULL || change->new_step != NULL
                       ? step_part(making, chapter, change)
                       : subject_part(making, chapter, change);
  g_ptr_array_add(part->changes, change);
}

/* ---- order ----------------------------------------------------------------------------------------- */

static guint rank_of(const DiffPart *part) {
  const DiffChange *first = part->changes->pdata[0];
  if (part->old_step != NULL || part->new_step != NULL)
    return 1;
  return part->subject == NULL || *diff_words_subject(first->kind) == '\0' ? 0 : 2;
}

/* Keeps the order inside of a rank, which sorting would not. */
static void order_parts(DiffChapter *chapter) {
  GPtrArray *parts = chapter->parts;
  GPtrArray *ordered = g_ptr_array_new_with_free_func(part_free);
  for (guint rank = 0; rank <= 2; rank++) {
    for (guint i = 0; i < parts->len; i++) {
      if (rank_of(parts->pdata[i]) == rank)
        g_ptr_array_add(ordered, parts->pdata[i]);
    }
  }
  g_ptr_array_set_free_func(parts, NULL);
  g_ptr_array_unref(parts);
  chapter->parts = ordered;
}

/* Takes out the chapters without changes, and puts the one of no guide last. */
static void order_chapters(DiffOutline *outline) {
  GPtrArray *chapters = outline->chapters;
  GPtrArray *ordered = g_ptr_array_new_with_free_func(chapter_free);
  DiffChapter *rest = NULL;
  for (guint i = 0; i < chapters->len; i++) {
    DiffChapter *chapter = chapters->pdata[i];
    order_parts(chapter);
    if (chapter->parts->len == 0)
      chapter_free(chapter);
    else if (chapter->old_guide == NULL && chapter->new_guide == NULL)
      rest = chapter;
    else
      g_ptr_array_add(ordered, chapter);
  }
  if (rest != NULL)
    g_ptr_array_add(ordered, rest);
  g_ptr_array_set_free_func(chapters, NULL);
  g_ptr_array_unref(chapters);
  outline->chapters = ordered;
}

DiffOutline *diff_outline_new(const Diff *diff, gboolean all, gboolean accepted) {
  DiffOutline *outline = g_new0(DiffOutline, 1);
  *outline = (DiffOutline){g_ptr_array_new_with_free_func(chapter_free), g_ptr_array_new()};
  g_autoptr(GHashTable) chapters = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) steps = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) subjects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Making making = {outline, chapters, steps, subjects};
  for (guint i = 0; i < diff->guides->len; i++) {
    const DiffGuides *guides = diff->guides->pdata[i];
    add_chapter(&making, guides->old_guide, guides->new_guide);
  }
  for (guint i = 0; i < diff->changes->len; i++) {
    DiffChange *change = diff->changes->pdata[i];
    const gboolean is_accepted = change->reason != NULL && change->level != DIFF_OFF;
    if (is_accepted)
      g_ptr_array_add(outline->accepted, change);
    if ((!is_accepted || accepted) && (all || change->level != DIFF_OFF))
      add_change(&making, change);
  }
  order_chapters(outline);
  return outline;
}

/* ---- questions ------------------------------------------------------------------------------------- */

const DiffChange *diff_part_lead(const DiffPart *part) {
  const DiffChange *first = part->changes->pdata[0];
  return rank_of(part) == 2 && first->step_count > 0 ? first : NULL;
}

gboolean diff_change_has_own_steps(const DiffChange *change, const DiffChange *lead) {
  if (change->step_count == 0)
    return FALSE;
  return lead == NULL || change->step_count != lead->step_count ||
         memcmp((const void *)change->steps, (const void *)lead->steps,
                change->step_count * sizeof *change->steps) != 0;
}
