/* PlanBack: leaf steps in the order of their starts; each undo once.
 *
 * What several steps name is carried out once, in the longest time that is said of it, and a step is carried out with the steps
 * above it: it adds what it takes longer than all that is counted of it, or of a step above.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/plan_back.h"

struct PlanBack {
  const Guide *guide;
  const PlanStep *steps;
  GPtrArray *leaves;    /* Step that say something about undo, themselves or above them, by start */
  guint next;           /* the first of them that was not taken */
  gint64 *totals;       /* by order: the duration of a step and all below it; DURATION_UNSAID */
  gboolean *is_taken;   /* by order: its undo is counted */
  gint64 *as_target;    /* by order: what it takes as the undo of others, as far as it is counted */
  gint64 *parts;        /* by order: what is counted of the steps right below it */
  GHashTable *sections; /* what a link leads to -> gint64: what is counted of it */
  gint64 sum;
  guint unknown;
};

/* ---- how long a step takes by itself ----------------------------------------------------------------- */

/* Sub-steps one after the other; where none of them has a duration, that of the step. */
static void add_up(gint64 *totals, const Guide *guide) {
  for (guint i = guide->steps->len; i-- > 0;) {
    const Step *step = guide->steps->pdata[i];
    gboolean all = step->child_count > 0, any = FALSE;
    gint64 sum = 0;
    for (guint k = 0; k < step->child_count; k++) {
      const gint64 part = totals[step->children[k]->order];
      all = all && part != DURATION_UNSAID;
      any = any || (part != DURATION_UNSAID && step->children[k]->kind == STEP_WORK);
      sum += part == DURATION_UNSAID ? 0 : part;
    }
    if (all && any)
      totals[i] = sum;
    else if (!any && step->fields.duration != DURATION_UNSAID)
      totals[i] = step->fields.duration;
    else
      totals[i] = step->kind == STEP_CHECKPOINT && !any ? 0 : DURATION_UNSAID;
  }
}

/* ---- the list ---------------------------------------------------------------------------------------- */

gboolean plan_is_before(const PlanStep *planned, const Step *step, gint64 moment, const Step *at) {
  return planned->start < moment ||
         (planned->start == moment && (at == NULL || step->order < at->order));
}

static int compare_starts(gconstpointer a, gconstpointer b, gpointer data) {
  const Step *x = *(const Step *const *)a, *y = *(const Step *const *)b;
  const PlanStep *steps = data;
  return plan_is_before(&steps[x->order], x, steps[y->order].start, y) ? -1 : x != y;
}

PlanBack *plan_back_new(const Guide *guide, const PlanStep *steps) {
  PlanBack *back = g_new0(PlanBack, 1);
  const guint count = guide->steps->len;
  back->guide = guide;
  back->steps = steps;
  back->leaves = g_ptr_array_new();
  back->totals = g_new0(gint64, count);
  back->is_taken = g_new0(gboolean, count);
  back->as_target = g_new0(gint64, count);
  back->parts = g_new0(gint64, count);
  back->sections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  add_up(back->totals, guide);
  for (guint i = 0; i < count; i++) {
    Step *step = guide->steps->pdata[i];
    if (step->child_count == 0 && step->kind == STEP_WORK && !steps[i].is_back_out &&
        step_undo_said(step) != NULL)
      g_ptr_array_add(back->leaves, step);
  }
  g_ptr_array_sort_with_data(back->leaves, compare_starts, (gpointer)steps);
  return back;
}

void plan_back_free(PlanBack *back) {
  if (back == NULL)
    return;
  g_ptr_array_unref(back->leaves);
  g_free(back->totals);
  g_free(back->is_taken);
  g_free(back->as_target);
  g_free(back->parts);
  g_hash_table_unref(back->sections);
  g_free(back);
}

/* ---- adding up --------------------------------------------------------------------------------------- */

/* A step and the steps above it are carried out together: each takes what is said of it, at least what its parts take. */
static void count_step(PlanBack *back, const Step *step, gint64 seconds) {
  gint64 *own = back->as_target, *parts = back->parts;
  gint64 more = MAX(seconds - MAX(own[step->order], parts[step->order]), 0);
  own[step->order] = MAX(own[step->order], seconds);
  for (step = step->parent; step != NULL; step = step->parent) {
    const gint64 before = MAX(own[step->order], parts[step->order]);
    parts[step->order] += more;
    more = MAX(own[step->order], parts[step->order]) - before;
  }
  back->sum += more;
}

/* What the link leads to, as a text to compare. */
static char *target_of(const Link *link) {
  const Document *document = link->step != NULL ? link->step->guide->document : link->document;
  const char *file = document != NULL      ? document->path
                     : link->asset != NULL ? link->asset->path
                                           : link->url;
  const char *part = link->step != NULL     ? link->step->id
                     : link->anchor != NULL ? link->anchor->id
                                            : link->fragment;
  return g_strdup_printf("%d %s#%s", link->state, file, part == NULL ? "" : part);
}

static void count_section(PlanBack *back, const Link *link, gint64 seconds) {
  g_autofree char *target = target_of(link);
  gint64 *counted = g_hash_table_lookup(back->sections, target);
  if (counted == NULL) {
    counted = g_new0(gint64, 1);
    g_hash_table_insert(back->sections, g_steal_pointer(&target), counted);
  }
  back->sum += MAX(seconds - *counted, 0);
  *counted = MAX(*counted, seconds);
}

static void take(PlanBack *back, const Step *step) {
  const StepFields *fields = &step->fields;
  if (back->is_taken[step->order] || fields->undo_kind == UNDO_NONE)
    return;
  back->is_taken[step->order] = TRUE;
  gint64 seconds = fields->undo_duration;
  if (seconds == DURATION_UNSAID && fields->undo_step != NULL)
    seconds = back->totals[fields->undo_step->order];
  if (seconds == DURATION_UNSAID)
    back->unknown++;
  else if (fields->undo_step != NULL)
    count_step(back, fields->undo_step, seconds);
  else if (fields->undo_link != NULL)
    count_section(back, fields->undo_link, seconds);
  else
    back->sum += seconds;
}

void plan_back_until(PlanBack *back, gint64 moment, const Step *at) {
  for (; back->next < back->leaves->len; back->next++) {
    const Step *leaf = back->leaves->pdata[back->next];
    if (!plan_is_before(&back->steps[leaf->order], leaf, moment, at))
      return;
    take(back, step_undo_said(leaf));
  }
}

gint64 plan_back_time(const PlanBack *back) {
  return back->unknown > 0 ? DURATION_UNSAID : back->sum;
}
