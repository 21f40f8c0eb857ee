/* Fields: one after the other; what is inherited is told where it is written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/fields.h"

#include <string.h>

#include "diff/changes.h"
#include "diff/flats.h"
#include "diff/order.h"
#include "diff/sources.h"
#include "diff/texts.h"

typedef struct {
  Comparison *comparison;
  const GuidePair *pair;
  const Step *steps[2];
} Fields;

static DiffChange *add(const Fields *fields, DiffKind kind) {
  return change_add(fields->comparison, kind, fields->pair, fields->steps[0], fields->steps[1]);
}

/* Adds a change when the two texts, each of which may be NULL, differ. */
static DiffChange *compare_values(const Fields *fields, DiffKind kind, const char *old_value,
                                  const char *new_value) {
  if (g_strcmp0(old_value, new_value) == 0)
    return NULL;
  DiffChange *change = add(fields, kind);
  change->old_value = old_value;
  change->new_value = new_value;
  return change;
}

/* ---- what is inherited ------------------------------------------------------------------------------- */

static gboolean is_written(const Step *step, const char *key) {
  const char *text = attributes_get(step->attributes, key);
  return text != NULL && *text != '\0';
}

/* Neither says so itself, and both have it from steps that are partners: there it is told. */
static gboolean is_told_above(const Fields *fields, const char *key) {
  const Step *old_step = fields->steps[0], *new_step = fields->steps[1];
  return !is_written(old_step, key) && !is_written(new_step, key) && old_step->parent != NULL &&
         new_step->parent != NULL &&
         fields->pair->partner[0][old_step->parent->order] == new_step->parent;
}

static const char *owner_id(const Step *step) {
  return step->fields.owner == NULL ? NULL : step->fields.owner->id;
}

static void compare_inherited(const Fields *fields) {
  const Step *a = fields->steps[0], *b = fields->steps[1];
  if (!is_told_above(fields, "owner"))
    compare_values(fields, DIFF_OWNER_CHANGED, owner_id(a), owner_id(b));
  if (!is_told_above(fields, "importance"))
    compare_values(fields, DIFF_IMPORTANCE_CHANGED, importance_name(a->fields.importance),
                   importance_name(b->fields.importance));
}

/* ---- plain values ------------------------------------------------------------------------------------ */

static const char *duration_text(Arena *arena, gint64 seconds) {
  if (seconds == DURATION_UNSAID)
    return NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  duration_append(text, seconds);
  return arena_strdup(arena, text->str);
}

static const char *hosts_text(Arena *arena, const Step *step) {
  const HostGroup *hosts = step->fields.hosts;
  if (hosts == NULL)
    return NULL;
  g_autofree char *text = g_strjoinv(", ", (char **)(gpointer)hosts->names);
  return arena_strdup(arena, text);
}

static const char *host_group(const Step *step) {
  return step->fields.hosts == NULL ? NULL : step->fields.hosts->id;
}

static void compare_hosts(const Fields *fields) {
  Arena *arena = fields->comparison->arena;
  const Step *a = fields->steps[0], *b = fields->steps[1];
  if (compare_values(fields, DIFF_HOSTS_CHANGED, hosts_text(arena, a), hosts_text(arena, b)) ==
      NULL)
    compare_values(fields, DIFF_HOSTS_CHANGED, host_group(a), host_group(b));
}

static int compare_texts(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Ids of the steps that it waits for, as they are called on the new side when `side` is 0; in order of the alphabet. */
static const char *after_text(const Fields *fields, guint side) {
  const StepFields *of = &fields->steps[side]->fields;
  if (of->after_count == 0)
    return NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (guint i = 0; i < of->after_count; i++) {
    const Step *partner =
        side == 0 ? comparison_partner(fields->comparison, side, of->after[i]) : NULL;
    g_ptr_array_add(ids, (gpointer)(partner == NULL ? of->after[i] : partner)->id);
  }
  g_ptr_array_sort(ids, compare_texts);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf(text, "%s#%s", i == 0 ? "" : ", ", (const char *)ids->pdata[i]);
  return arena_strdup(fields->comparison->arena, text->str);
}

static void compare_plain(const Fields *fields) {
  Arena *arena = fields->comparison->arena;
  const StepFields *a = &fields->steps[0]->fields, *b = &fields->steps[1]->fields;
  compare_values(fields, DIFF_KIND_CHANGED, step_kind_name(fields->steps[0]->kind),
                 step_kind_name(fields->steps[1]->kind));
  /* The name of an owner who decides is told with the owners. */
  if (g_strcmp0(attributes_get(fields->steps[0]->attributes, "decider"),
                attributes_get(fields->steps[1]->attributes, "decider")) != 0)
    compare_values(fields, DIFF_DECIDER_CHANGED, a->decider, b->decider);
  compare_values(fields, DIFF_DEADLINE_CHANGED, a->deadline, b->deadline);
  compare_values(fields, DIFF_DURATION_CHANGED, duration_text(arena, a->duration),
                 duration_text(arena, b->duration));
  compare_values(fields, DIFF_RISK_CHANGED, risk_name(a->risk), risk_name(b->risk));
  compare_values(fields, DIFF_AFTER_CHANGED, after_text(fields, 0), after_text(fields, 1));
  compare_hosts(fields);
}

/* ---- links ------------------------------------------------------------------------------------------- */

static const char *link_text(Arena *arena, const Link *link) {
  if (link == NULL)
    return NULL;
  switch (link->state) {
  case LINK_PAGE:
    return link->document->path;
  case LINK_ANCHOR:
    return arena_join(arena, link->document->path, "#", link->anchor->id);
  case LINK_STEP:
    return arena_join(arena, "#", link->step->id, "");
  case LINK_ASSET:
    return link->asset->path;
  case LINK_EXTERNAL:
    return link->url;
  case LINK_BROKEN:
    break;
  }
  return arena_join(arena, link->written, " (broken)", "");
}

static void compare_link(const Fields *fields) {
  Comparison *comparison = fields->comparison;
  const Link *a = fields->steps[0]->link, *b = fields->steps[1]->link;
  const gboolean same = sources_same_target(comparison->sources, a, b);
  DiffChange *change =
      compare_values(fields, same ? DIFF_LINK_RELOCATED : DIFF_LINK_CHANGED,
                     link_text(comparison->arena, a), link_text(comparison->arena, b));
  if (change == NULL)
    return;
  if (a != NULL)
    change->old_place = a->place;
  if (b != NULL)
    change->new_place = b->place;
}

/* ---- undo -------------------------------------------------------------------------------------------- */

static gboolean has_undo(const Step *step) {
  return step->fields.undo_kind != UNDO_UNSAID && step->fields.undo_kind != UNDO_NONE;
}

/* What the step refers to, and how long it takes; the addresses are those of the new side. */
static const char *undo_text(const Fields *fields, guint side) {
  Arena *arena = fields->comparison->arena;
  const StepFields *of = &fields->steps[side]->fields;
  const SourceSide at = {fields->comparison->sources, side};
  const char *duration = duration_text(arena, of->undo_duration);
  const char *reference = of->undo_kind == UNDO_NONE ? "none" : NULL;
  if (of->undo_kind == UNDO_STEP) {
    const Step *partner =
        side == 0 ? comparison_partner(fields->comparison, side, of->undo_step) : NULL;
    reference = arena_join(arena, "#", (partner == NULL ? of->undo_step : partner)->id, "");
  } else if (of->undo_kind == UNDO_SECTION && of->undo_link != NULL) {
    reference = arena_strdup(arena, sources_target(&at, of->undo_link));
  }
  if (reference == NULL || duration == NULL)
    return reference == NULL ? duration : reference;
  return arena_join(arena, reference, ", ", duration);
}

static gboolean same_undo(const Fields *fields, const char *old_text, const char *new_text) {
  const StepFields *a = &fields->steps[0]->fields, *b = &fields->steps[1]->fields;
  if (g_strcmp0(old_text, new_text) == 0)
    return TRUE;
  return a->undo_kind == UNDO_SECTION && b->undo_kind == UNDO_SECTION &&
         a->undo_duration == b->undo_duration &&
         sources_same_target(fields->comparison->sources, a->undo_link, b->undo_link);
}

static DiffKind kind_of_undo(const Step *a, const Step *b) {
  if (has_undo(a) == has_undo(b))
    return DIFF_UNDO_CHANGED;
  return has_undo(a) ? DIFF_UNDO_REMOVED : DIFF_UNDO_ADDED;
}

static void compare_undo(const Fields *fields) {
  const Step *a = fields->steps[0], *b = fields->steps[1];
  const char *old_text = undo_text(fields, 0), *new_text = undo_text(fields, 1);
  g_auto(Flats) flats;
  const StepRun runs[2] = {comparison_run(fields->pair, 0, &a),
                           comparison_run(fields->pair, 1, &b)};
  flats_begin(&flats, fields->comparison, fill_undo, &runs[0], &runs[1]);
  const gboolean both = flats.flats[0].blocks->len > 0 && flats.flats[1].blocks->len > 0;
  const gboolean texts = flats.prose || flats.targets || (flats.code && !both);
  const gboolean values = !same_undo(fields, old_text, new_text);
  const Link *old_link = a->fields.undo_link, *new_link = b->fields.undo_link;
  if (!values && old_link != NULL && new_link != NULL)
    compare_values(fields, DIFF_LINK_RELOCATED, link_text(fields->comparison->arena, old_link),
                   link_text(fields->comparison->arena, new_link));
  if (texts || values || a->fields.undo_kind != b->fields.undo_kind) {
    const Redline *redline = texts ? flats_redline(&flats) : NULL;
    DiffChange *change = add(fields, kind_of_undo(a, b));
    change->redline = redline;
    change->old_value = values ? old_text : NULL;
    change->new_value = values ? new_text : NULL;
  }
  if (flats.code && both) {
    flat_keep_code(&flats.flats[0]);
    flat_keep_code(&flats.flats[1]);
    const Redline *redline = flats_redline(&flats);
    add(fields, DIFF_COMMAND_CHANGED)->redline = redline;
  }
}

/* ---- attributes without a meaning here --------------------------------------------------------------- */

static const char *const known_keys[] = {"aliases", "owner",    "duration",      "risk",
                                         "after",   "undo",     "undo-duration", "hosts",
                                         "decider", "deadline", "importance",    NULL};
static const char *const known_classes[] = {
    "title", "root", "summary", "checkpoint", "point-of-no-return", NULL};

/* Calls compare_values for each key and each class that one of them has; each once. */
static void compare_keys(const Fields *fields, guint side) {
  const Attributes *own = fields->steps[side]->attributes;
  const Attributes *const both[2] = {fields->steps[0]->attributes, fields->steps[1]->attributes};
  for (guint i = 0; own != NULL && i < own->count; i++) {
    const char *key = own->items[i].key;
    const gboolean is_first = attributes_get(own, key) == own->items[i].value;
    if (!is_first || g_strv_contains(known_keys, key) ||
        (side == 1 && attributes_get(both[0], key) != NULL))
      continue;
    DiffChange *change = compare_values(fields, DIFF_ATTRIBUTE_CHANGED,
                                        attributes_get(both[0], key), attributes_get(both[1], key));
    if (change != NULL)
      change->subject = key;
  }
}

static void compare_classes(const Fields *fields, guint side) {
  const Attributes *own = fields->steps[side]->attributes;
  const Attributes *other = fields->steps[1 - side]->attributes;
  for (guint i = 0; own != NULL && own->classes[i] != NULL; i++) {
    const char *class = own->classes[i];
    if (g_strv_contains(known_classes, class) || attributes_has_class(other, class))
      continue;
    DiffChange *change = add(fields, DIFF_ATTRIBUTE_CHANGED);
    change->subject = arena_join(fields->comparison->arena, ".", class, "");
    if (side == 0)
      change->old_value = class;
    else
      change->new_value = class;
  }
}

/* A fingerprint tells the label of a footnote, not its text. */
static gboolean has_footnotes(const Guide *guide) {
  const Node *last = guide->document->root->last;
  return last != NULL && last->kind == NODE_FOOTNOTE;
}

static gboolean says_the_same(const Step *a, const Step *b) {
  return a->fingerprint != NULL && b->fingerprint != NULL &&
         strcmp(a->fingerprint, b->fingerprint) == 0 && !has_footnotes(a->guide) &&
         !has_footnotes(b->guide);
}

void fields_compare(Comparison *comparison, const GuidePair *pair, const Step *old_step,
                    const Step *new_step) {
  const Fields fields = {comparison, pair, {old_step, new_step}};
  const gboolean is_same = says_the_same(old_step, new_step);
  const gboolean parts =
      comparison_run(pair, 0, &old_step).count > 1 || comparison_run(pair, 1, &new_step).count > 1;
  if (!is_same || parts)
    texts_compare(comparison, pair, old_step, new_step);
  compare_link(&fields);
  if (!is_same || parts) {
    compare_undo(&fields);
    compare_plain(&fields);
    compare_inherited(&fields);
  }
  compare_keys(&fields, 0);
  compare_keys(&fields, 1);
  compare_classes(&fields, 0);
  compare_classes(&fields, 1);
}

/* ---- points of no return ----------------------------------------------------------------------------- */

static const Step *next_alone(const GuidePair *pair, guint side, guint *order) {
  const GPtrArray *steps = pair->guides[side]->steps;
  for (; *order < steps->len; ++*order) {
    const Step *step = steps->pdata[*order];
    const Step *partner = pair->partner[side][*order];
    if (step->fields.no_return && (partner == NULL || !partner->fields.no_return)) {
      ++*order;
      return step;
    }
  }
  return NULL;
}

void fields_compare_no_return(Comparison *comparison, const GuidePair *pair) {
  guint orders[2] = {0, 0};
  for (;;) {
    const Step *old_step = next_alone(pair, 0, &orders[0]);
    const Step *new_step = next_alone(pair, 1, &orders[1]);
    if (old_step == NULL && new_step == NULL)
      return;
    const DiffKind kind = old_step == NULL   ? DIFF_NO_RETURN_ADDED
                          : new_step == NULL ? DIFF_NO_RETURN_REMOVED
                                             : DIFF_NO_RETURN_MOVED;
    const Step *gone = new_step == NULL ? pair->partner[0][old_step->order] : NULL;
    const Step *come = old_step == NULL ? pair->partner[1][new_step->order] : NULL;
    change_add(comparison, kind, pair, old_step == NULL ? come : old_step,
               new_step == NULL ? gone : new_step);
  }
}
