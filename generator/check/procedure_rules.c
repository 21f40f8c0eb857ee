/* Rules of the procedure. Each goes over the steps of a guide once or twice.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/procedure_rules.h"

#include <string.h>

#include "check/wording.h"

#define DURATION_HINT "write duration=15m behind the title, or what it takes"

enum { STRETCH_MOST = 9 };

typedef void GuideRule(const Guide *guide, const Config *config, Findings *findings);

static void for_guides(const Book *book, GuideRule *rule, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++)
    rule(book->guides->pdata[i], book->config, findings);
}

static const Step *step_at(const Guide *guide, guint i) { return guide->steps->pdata[i]; }

gboolean step_is_back_out(const Step *step) {
  const Plan *plan = step->guide->plan;
  return plan != NULL && plan->steps[step->order].is_back_out;
}

/* A step of the way forward that is carried out, not a heading or a gate. */
static gboolean is_work(const Step *step) {
  return step->child_count == 0 && step->kind == STEP_WORK && !step_is_back_out(step);
}

/* ---- warnings ---------------------------------------------------------------------------------------- */

static gboolean says_action(const Node *item, Tongue tongue) {
  g_autoptr(Arena) arena = arena_new();
  return item != NULL && item->first != NULL &&
         wording_begins_with_verb(node_plain_text(arena, item->first), tongue);
}

/* Code that is typed or written, and lists whose first item says what to do. */
static gboolean is_action(const Node *block, Tongue tongue) {
  static const char *const shown[] = {"log", "none", "output", "text", "txt", NULL};
  if (block->kind == NODE_CODE_BLOCK)
    return block->u.info == NULL || !g_strv_contains(shown, block->u.info);
  return block->kind == NODE_LIST && says_action(block->first, tongue);
}

/* The lines of the first and the last action of the step; FALSE when it has none. */
static gboolean find_actions(guint32 *first, guint32 *last, const Step *step, Tongue tongue) {
  *first = *last = 0;
  for (const Node *block = step->body == NULL ? NULL : step->body->first; block != NULL;
       block = block->next) {
    if (!is_action(block, tongue))
      continue;
    *first = *first == 0 ? block->line : *first;
    *last = block->line;
  }
  if (step->child_count > 0) {
    const guint32 child = step->children[0]->place.line;
    *first = *first == 0 ? child : MIN(*first, child);
    *last = MAX(*last, step->children[step->child_count - 1]->place.line);
  }
  return *first > 0;
}

static void look_for_late(const Guide *guide, const Config *config, Findings *findings) {
  const Tongue tongue = tongue_of(config->language);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = step_at(guide, i);
    const Node *warning = step->fields.warnings == NULL ? NULL : step->fields.warnings->first;
    guint32 first = 0, last = 0;
    if (warning == NULL || !find_actions(&first, &last, step, tongue))
      continue;
    for (; warning != NULL; warning = warning->next) {
      if (warning->line > last)
        findings_add_second(findings, FINDING_LATE_WARNING,
                            document_place(guide->document, warning),
                            (Place){guide->document->path, first, 0},
                            "put it before the action: every output shows it there",
                            "the warning stands behind the action that it guards");
    }
  }
}

void check_late_warnings(const Book *book, Findings *findings) {
  for_guides(book, look_for_late, findings);
}

/* ---- pauses ------------------------------------------------------------------------------------------ */

typedef struct {
  const Step *first, *tenth, *last;
  guint count;
} Stretch;

static void end_stretch(Stretch *stretch, Findings *findings) {
  if (stretch->count > STRETCH_MOST)
    findings_add_second(findings, FINDING_LONG_STRETCH, stretch->tenth->place,
                        stretch->first->place, "put a checkpoint where the work can safely pause",
                        "%u steps in a row, %s to %s, without a checkpoint or a hand-over",
                        stretch->count, stretch->first->number, stretch->last->number);
  *stretch = (Stretch){0};
}

static void look_for_stretches(const Guide *guide, const Config *config, Findings *findings) {
  (void)config;
  Stretch stretch = {0};
  const Owner *owner = NULL; /* of the last step that has one: steps without hand nothing over */
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = step_at(guide, i);
    const Owner *before = owner;
    if (step->child_count == 0 && !step_is_back_out(step) && step->fields.owner != NULL)
      owner = step->fields.owner;
    if (step->kind == STEP_CHECKPOINT || step_is_back_out(step)) {
      end_stretch(&stretch, findings);
      continue;
    }
    if (step->child_count > 0)
      continue;
    if (before != NULL && before != owner)
      end_stretch(&stretch, findings);
    if (stretch.first == NULL)
      stretch.first = step;
    stretch.last = step;
    if (++stretch.count == STRETCH_MOST + 1)
      stretch.tenth = step;
  }
  end_stretch(&stretch, findings);
}

void check_long_stretches(const Book *book, Findings *findings) {
  for_guides(book, look_for_stretches, findings);
}

/* ---- durations --------------------------------------------------------------------------------------- */

/* Does the plan know its time, by itself or as a part of what is above it? */
static gboolean is_timed(const Step *step) {
  const Plan *plan = step->guide->plan;
  for (; plan != NULL && step != NULL; step = step->parent) {
    if (plan->steps[step->order].counts)
      return TRUE;
  }
  return FALSE;
}

/* The step above it whose duration does not count because another part has one; or NULL. */
static const Step *cancelled_above(const Step *step) {
  for (step = step->parent; step != NULL; step = step->parent) {
    if (step->fields.duration != DURATION_UNSAID)
      return step;
  }
  return NULL;
}

/* How many work steps have a duration, and how many have none. */
typedef struct {
  guint timed, untimed;
} Count;

static gboolean is_usual(Count count) { return count.timed >= 2 && count.timed > count.untimed; }

static void count_step(Count *count, const Step *step) {
  if (is_timed(step))
    count->timed++;
  else
    count->untimed++;
}

static void look_for_untimed(const Guide *guide, const Config *config, Findings *findings) {
  (void)config;
  Count all = {0};
  /* The steps of the top are those of a parent behind the last step. */
  const guint top = guide->steps->len;
  g_autofree Count *by_parent = g_new0(Count, top + 1);
  for (guint i = 0; i < top; i++) {
    const Step *step = step_at(guide, i);
    if (!is_work(step))
      continue;
    count_step(&all, step);
    count_step(&by_parent[step->parent == NULL ? top : step->parent->order], step);
  }
  for (guint i = 0; i < top; i++) {
    const Step *step = step_at(guide, i);
    if (!is_work(step) || is_timed(step))
      continue;
    const Count beside = by_parent[step->parent == NULL ? top : step->parent->order];
    const Step *above = cancelled_above(step);
    if (above != NULL)
      findings_add_second(findings, FINDING_MISSING_DURATION, step_attributes_place(step),
                          step_attributes_place(above), DURATION_HINT,
                          "step %s has no duration, and that of step %s does not count: other "
                          "sub-steps have one",
                          step->number, above->number);
    else if (is_usual(all) || is_usual(beside))
      findings_add(findings, FINDING_MISSING_DURATION, step_attributes_place(step), DURATION_HINT,
                   "step %s has no duration, as most steps %s have", step->number,
                   is_usual(all) ? "of the guide" : "beside it");
  }
}

void check_missing_durations(const Book *book, Findings *findings) {
  for_guides(book, look_for_untimed, findings);
}

/* ---- checkpoints ------------------------------------------------------------------------------------- */

static void look_for_criteria(const Guide *guide, const Config *config, Findings *findings) {
  (void)config;
  guint criteria = 0, deciders = 0;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = step_at(guide, i);
    criteria += step->kind == STEP_CHECKPOINT && step->fields.criteria != NULL;
    deciders += step->kind == STEP_CHECKPOINT && step->fields.decider != NULL;
  }
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = step_at(guide, i);
    if (step->kind != STEP_CHECKPOINT)
      continue;
    const gboolean wants_criteria = criteria > 0 && step->fields.criteria == NULL;
    const gboolean wants_decider = deciders > 0 && step->fields.decider == NULL;
    if (wants_criteria || wants_decider)
      findings_add(findings, FINDING_MISSING_CRITERIA, step_attributes_place(step),
                   wants_criteria ? "mark the list of what must hold with {.criteria}"
                                  : "write decider=NAME behind the title",
                   "checkpoint %s has no %s, as others have", step->number,
                   wants_criteria && wants_decider ? "criteria and no decider"
                   : wants_criteria                ? "criteria"
                                                   : "decider");
  }
}

void check_missing_criteria(const Book *book, Findings *findings) {
  for_guides(book, look_for_criteria, findings);
}

/* ---- owners ------------------------------------------------------------------------------------------ */

/* A name that is not among the owners of the configuration is reported as such. */
static gboolean has_contact(const Owner *owner, const Config *config) {
  const gboolean is_stranger = owner->place.file == NULL && config->owners->len > 0;
  return is_stranger || (owner->contact != NULL && *owner->contact != '\0');
}

void check_missing_contacts(const Book *book, Findings *findings) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    for (guint k = 0; k < guide->steps->len; k++) {
      const Step *step = step_at(guide, k);
      const Owner *owner = step->fields.owner;
      if (owner == NULL || has_contact(owner, book->config) ||
          !g_hash_table_add(seen, (gpointer)owner->id))
        continue;
      g_autofree char *hint =
          g_strdup_printf("write owners.%s.contact in the configuration", owner->id);
      findings_add_second(findings, FINDING_MISSING_CONTACT, step_attributes_place(step),
                          owner->place, hint, "`%s`, who owns step %s, has no contact", owner->id,
                          step->number);
    }
  }
}

/* ---- the point of no return -------------------------------------------------------------------------- */

/* What an undo is done by, to be compared: a step, a section, or NULL. */
static gconstpointer undo_way(const Step *step) {
  const StepFields *fields = &step->fields;
  if (fields->undo_kind == UNDO_STEP)
    return fields->undo_step;
  if (fields->undo_kind != UNDO_SECTION || fields->undo_link == NULL)
    return NULL;
  const Link *link = fields->undo_link;
  return link->state == LINK_ANCHOR ? (gconstpointer)link->anchor : link->document;
}

static void look_for_too_far(const Guide *guide, const Config *config, Findings *findings) {
  (void)config;
  const Step *limit = NULL;
  g_autoptr(GHashTable) ways = g_hash_table_new(NULL, NULL); /* way -> step before the limit */
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = step_at(guide, i);
    gconstpointer way = undo_way(step);
    limit = limit == NULL && step->fields.no_return ? step : limit;
    if (way == NULL || step_is_back_out(step))
      continue;
    const Step *target = step->fields.undo_kind == UNDO_STEP ? step->fields.undo_step : NULL;
    const Step *sharer = g_hash_table_lookup(ways, way);
    if (limit == NULL) {
      g_hash_table_insert(ways, (gpointer)way, (gpointer)step);
    } else if (target != NULL && target->order < limit->order && !step_is_back_out(target)) {
      findings_add_second(findings, FINDING_UNDO_TOO_FAR, step_attributes_place(step), limit->place,
                          "name a way back that ends behind it, or write undo=none",
                          "the undo of step %s is step %s, which lies before the point of no "
                          "return (step %s)",
                          step->number, target->number, limit->number);
    } else if (sharer != NULL) {
      findings_add_second(findings, FINDING_UNDO_TOO_FAR, step_attributes_place(step), limit->place,
                          "name a way back that ends behind it, or write undo=none",
                          "the undo of step %s is also that of step %s, so it leads back before "
                          "the point of no return (step %s)",
                          step->number, sharer->number, limit->number);
    }
  }
}

void check_undo_too_far(const Book *book, Findings *findings) {
  for_guides(book, look_for_too_far, findings);
}
