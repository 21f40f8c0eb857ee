/* RunRecord: walks the sheet and takes from the values what belongs to each item.
 *
 * The sheet is made anew from the guide, so that the names of fields are known in one place alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_record.h"

#include <string.h>

#include "export/run_clock.h"
#include "render/sheet_builder.h"

const char *run_state_name(RunState state) {
  static const char *const names[RUN_STATES] = {"open",           "partly done",
                                                "done",           "done in another revision",
                                                "not applicable", "contradicts itself"};
  return names[state];
}

/* ---- fields ---------------------------------------------------------------------------------------- */

static const RunValue *value_of(const RunRecord *record, const SheetField *field) {
  return g_hash_table_lookup(record->values->fields, field->name);
}

/* The value of the field with this role, from `from` on; NULL when the file has none. */
static const RunValue *value_by_role(const RunRecord *record, const SheetItem *item, guint from,
                                     const char *role) {
  for (guint i = from; i < item->field_count; i++) {
    if (strcmp(sheet_field_role(&item->fields[i]), role) == 0)
      return value_of(record, &item->fields[i]);
  }
  return NULL;
}

static gboolean is_set(const RunValue *value) { return value != NULL && value->is_set; }

static const char *text_in(const RunRecord *record, const SheetItem *item, guint from,
                           const char *role) {
  const RunValue *value = value_by_role(record, item, from, role);
  return is_set(value) ? value->text : NULL;
}

/* Had the file room for anything of this item? */
static gboolean has_any(const RunRecord *record, const SheetItem *item) {
  for (guint i = 0; i < item->field_count; i++) {
    if (value_of(record, &item->fields[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Says things in the language of the guide; the texts live as long as the record. */
static SheetBuilder builder_of(const RunRecord *record) {
  return (SheetBuilder){.sheet = record->sheet, .language = record->sheet->book->config->language};
}

static void add_open(RunRecord *record, Label label, const char *what, const char *more) {
  const SheetBuilder builder = builder_of(record);
  g_ptr_array_add(record->open, (gpointer)sheet_say(&builder, label, what, more, NULL));
}

/* ---- ticks ----------------------------------------------------------------------------------------- */

/* As the site keeps it: "ID", and "ID@HOST" for one host. */
static char *tick_key(const char *id, const char *host) {
  return host == NULL ? g_strdup(id) : g_strconcat(id, "@", host, NULL);
}

static const RunValue *tick_under(const RunRecord *record, const char *id, const char *host) {
  g_autofree char *key = tick_key(id, host);
  return g_hash_table_lookup(record->values->steps, key);
}

/* NULL when the file does not know the box. A tick under an id that the step had before is one of the step. */
static const RunValue *tick_of(const RunRecord *record, const Step *step, const char *host) {
  const RunValue *tick = tick_under(record, step->id, host);
  for (guint i = 0; !is_set(tick) && i < step->alias_count; i++) {
    const RunValue *older = tick_under(record, step->aliases[i].id, host);
    tick = older == NULL ? tick : older;
  }
  return tick;
}

/* Under which fingerprint the box was ticked, where that is not the file's; else NULL. */
static const char *earlier_of(const RunRecord *record, const RunValue *tick) {
  const gboolean is_own =
      !is_set(tick) || tick->fingerprint == NULL ||
      fingerprint_equal(tick->fingerprint, record->values->identity.fingerprint);
  return is_own ? NULL : tick->fingerprint;
}

/* ---- steps ----------------------------------------------------------------------------------------- */

static gboolean is_host(const SheetField *field) {
  return g_str_has_prefix(sheet_field_role(field), "host.");
}

static gboolean has_host_ticks(const RunRecord *record, const SheetItem *item) {
  for (guint i = 0; i < item->field_count; i++) {
    const SheetField *field = &item->fields[i];
    if (is_host(field) && tick_of(record, item->step, field->label) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Counts the boxes of the step. On paper those of its hosts stand for the one box. The site has both: there the step's own stands
 * for its hosts only where the file knows nothing of them. */
static guint count_boxes(const RunRecord *record, RunStep *step, guint *ticked) {
  const SheetItem *item = step->item;
  const gboolean is_tick = is_set(tick_of(record, item->step, NULL));
  const gboolean for_hosts = is_tick && !has_host_ticks(record, item);
  guint boxes = 0;
  *ticked = 0;
  for (guint i = 0; i < item->field_count; i++) {
    const SheetField *field = &item->fields[i];
    const gboolean of_host = is_host(field);
    if (!of_host && strcmp(sheet_field_role(field), "done") != 0)
      continue;
    boxes++;
    if (is_set(value_of(record, field)) || (of_host ? for_hosts : is_tick) ||
        (of_host && is_set(tick_of(record, item->step, field->label))))
      (*ticked)++;
    else if (of_host)
      g_ptr_array_add(step->hosts_missing, (gpointer)field->label);
  }
  return boxes;
}

/* Of its own tick, else of one of its hosts. */
static const char *earlier_of_step(const RunRecord *record, const SheetItem *item,
                                   const RunValue *tick) {
  const char *earlier = earlier_of(record, tick);
  for (guint i = 0; earlier == NULL && i < item->field_count; i++) {
    if (is_host(&item->fields[i]))
      earlier = earlier_of(record, tick_of(record, item->step, item->fields[i].label));
  }
  return earlier;
}

static RunState state_of(const RunRecord *record, RunStep *step) {
  const RunValue *tick = tick_of(record, step->item->step, NULL);
  guint ticked;
  const guint boxes = count_boxes(record, step, &ticked);
  if (is_set(tick))
    step->ticked = tick->time;
  step->earlier = earlier_of_step(record, step->item, tick);
  step->is_left = is_set(value_by_role(record, step->item, 0, "na"));
  if (step->is_left)
    return ticked > 0 || is_set(tick) ? RUN_CONTRADICTS : RUN_NOT_APPLICABLE;
  if (is_set(tick) && ticked < boxes)
    return RUN_CONTRADICTS;
  if (ticked == 0)
    return RUN_OPEN;
  /* All hosts, and yet nobody has said that the step is done. */
  const gboolean lacks_own = record->values->is_ticks && !is_set(tick);
  if (ticked < boxes || lacks_own)
    return RUN_PARTLY;
  return step->earlier != NULL ? RUN_EARLIER : RUN_DONE;
}

static const char *step_name(const RunRecord *record, const Step *step) {
  const SheetBuilder builder = builder_of(record);
  return sheet_step_name(&builder, step);
}

static void add_step(RunRecord *record, const SheetItem *item) {
  RunStep step = {.item = item,
                  .initials = text_in(record, item, 0, "initials"),
                  .start = text_in(record, item, 0, "start"),
                  .end = text_in(record, item, 0, "end"),
                  .result = text_in(record, item, 0, "result"),
                  .notes = text_in(record, item, 0, "notes"),
                  .hosts_missing = g_ptr_array_new()};
  step.took = run_time_between(step.start, step.end);
  step.state = state_of(record, &step);
  g_array_append_val(record->steps, step);
  if (item->kind != SHEET_STEP)
    return;
  record->counts[step.state]++;
}

/* ---- decisions ------------------------------------------------------------------------------------- */

static Decision decision_of(const RunValue *yes, const RunValue *no) {
  if (is_set(yes))
    return is_set(no) ? DECISION_BOTH : DECISION_YES;
  return is_set(no) ? DECISION_NO : DECISION_NONE;
}

static void say_open_decision(RunRecord *record, const RunDecision *decision, const char *what) {
  if (decision->decision == DECISION_NONE)
    add_open(record, LABEL_OPEN_DECISION, what, NULL);
  if (decision->decision == DECISION_BOTH)
    add_open(record, LABEL_OPEN_DECISIONS, what, NULL);
  if (decision->decision == DECISION_YES && decision->criteria_met < decision->criteria) {
    g_autofree char *missing = g_strdup_printf("%u", decision->criteria - decision->criteria_met);
    g_autofree char *all = g_strdup_printf("%u", decision->criteria);
    const SheetBuilder builder = builder_of(record);
    g_ptr_array_add(record->open,
                    (gpointer)sheet_say(&builder, LABEL_OPEN_CRITERIA, what, missing, all, NULL));
  }
  if (decision->signature != NULL && !decision->signature->is_set)
    add_open(record, LABEL_OPEN_SIGNATURE, what, NULL);
}

static void add_gate(RunRecord *record, const SheetItem *item) {
  const RunValue *tick = tick_of(record, item->step, NULL);
  RunDecision gate = {.item = item,
                      .decision = decision_of(value_by_role(record, item, 0, "go"),
                                              value_by_role(record, item, 0, "nogo")),
                      .by = text_in(record, item, 0, "by"),
                      .time = text_in(record, item, 0, "time"),
                      .signature = value_by_role(record, item, 0, "signature")};
  /* A site has one box for a checkpoint: passed. */
  if (is_set(tick)) {
    gate.is_tick = TRUE;
    gate.decision = DECISION_YES;
    gate.time = tick->time;
    gate.earlier = earlier_of(record, tick);
  }
  for (guint i = 0; i < item->field_count; i++) {
    if (!g_str_has_prefix(sheet_field_role(&item->fields[i]), "criterion."))
      continue;
    const RunValue *value = value_of(record, &item->fields[i]);
    gate.criteria += value == NULL ? 0 : 1;
    gate.criteria_met += is_set(value) ? 1 : 0;
  }
  g_array_append_val(record->gates, gate);
}

/* Rows of fields, one for each number in their names. */
static gboolean begins_row(const SheetItem *item, guint i) {
  if (i == 0)
    return TRUE;
  const char *name = item->fields[i].name, *before = item->fields[i - 1].name;
  const gsize length = (gsize)(sheet_field_role(&item->fields[i]) - name);
  return strncmp(name, before, length) != 0;
}

/* "Approval 2, Bob"; without the name where nobody is named. */
static const char *approval_name(const RunRecord *record, guint row, const char *who) {
  const SheetBuilder builder = builder_of(record);
  const char *number = arena_printf(record->sheet->arena, "%u", row);
  return who != NULL
             ? sheet_say(&builder, LABEL_APPROVAL_NAME, number, who, NULL)
             : arena_join(record->sheet->arena, sheet_word(&builder, LABEL_APPROVAL), " ", number);
}

static void add_approvals(RunRecord *record, const SheetItem *item) {
  const ChangeRecord *change = &record->sheet->book->config->change_record;
  guint row = 0;
  for (guint i = 0; i < item->field_count; i++) {
    if (!begins_row(item, i))
      continue;
    RunDecision approval = {.item = item,
                            .who = row < change->approver_count ? change->approvers[row].name
                                                                : text_in(record, item, i, "name"),
                            .decision = decision_of(value_by_role(record, item, i, "approved"),
                                                    value_by_role(record, item, i, "rejected")),
                            .time = text_in(record, item, i, "date"),
                            .signature = value_by_role(record, item, i, "signature")};
    row++;
    /* Blank rows are for those who come. */
    if (approval.who == NULL && approval.decision == DECISION_NONE && !is_set(approval.signature))
      continue;
    const char *what = approval_name(record, row, approval.who);
    g_array_append_val(record->approvals, approval);
    say_open_decision(record, &approval, what);
  }
}

static void add_deviations(RunRecord *record, const SheetItem *item) {
  for (guint i = 0; i < item->field_count; i++) {
    if (!begins_row(item, i))
      continue;
    const RunDeviation row = {text_in(record, item, i, "time"), text_in(record, item, i, "step"),
                              text_in(record, item, i, "what"), text_in(record, item, i, "by")};
    if (row.time != NULL || row.step != NULL || row.what != NULL || row.by != NULL)
      g_array_append_val(record->deviations, row);
  }
}

static void add_rest(RunRecord *record, const SheetField *fields, guint count) {
  for (guint i = 0; i < count; i++) {
    const RunRest rest = {&fields[i], value_of(record, &fields[i])};
    if (is_set(rest.value))
      g_array_append_val(record->rest, rest);
  }
}

/* ---- phases ---------------------------------------------------------------------------------------- */

/* No phase above this step is done before it is. */
static void contradict_phases(GHashTable *phases, const Step *open) {
  for (const Step *up = open->parent; up != NULL; up = up->parent) {
    RunStep *phase = g_hash_table_lookup(phases, up);
    if (phase == NULL || (phase->state != RUN_DONE && phase->state != RUN_EARLIER))
      continue;
    phase->state = RUN_CONTRADICTS;
    phase->open_step = open;
  }
}

static void check_phases(RunRecord *record) {
  g_autoptr(GHashTable) phases = g_hash_table_new(NULL, NULL); /* Step -> RunStep */
  for (guint i = 0; i < record->steps->len; i++) {
    RunStep *step = &g_array_index(record->steps, RunStep, i);
    if (step->item->kind == SHEET_PHASE)
      g_hash_table_insert(phases, (gpointer)step->item->step, step);
  }
  for (guint i = 0; i < record->steps->len; i++) {
    const RunStep *step = &g_array_index(record->steps, RunStep, i);
    const gboolean is_over =
        step->state == RUN_DONE || step->state == RUN_EARLIER || step->state == RUN_NOT_APPLICABLE;
    if (step->item->kind == SHEET_STEP && !is_over)
      contradict_phases(phases, step->item->step);
  }
  for (guint i = 0; i < record->gates->len; i++) {
    const RunDecision *gate = &g_array_index(record->gates, RunDecision, i);
    if (gate->decision == DECISION_NONE)
      contradict_phases(phases, gate->item->step);
  }
}

/* ---- what belongs to nothing ----------------------------------------------------------------------- */

static void know_tick(GHashTable *known, const SheetItem *item, const char *host) {
  const Step *step = item->step;
  g_hash_table_add(known, tick_key(step->id, host));
  for (guint i = 0; i < step->alias_count; i++)
    g_hash_table_add(known, tick_key(step->aliases[i].id, host));
}

/* The names of all boxes and fields that the sheet has, and of all ticks that it may have. */
static GHashTable *known_names(const Sheet *sheet) {
  GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = &g_array_index(sheet->items, SheetItem, i);
    if (item->level > 0)
      know_tick(known, item, NULL);
    for (guint k = 0; k < item->field_count; k++) {
      g_hash_table_add(known, g_strdup(item->fields[k].name));
      if (item->level > 0 && is_host(&item->fields[k]))
        know_tick(known, item, item->fields[k].label);
    }
    for (guint k = 0; k < item->task_count; k++)
      g_hash_table_add(known, g_strdup(item->tasks[k].name));
  }
  return known;
}

static gint by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Is the field one of a step or a checkpoint? */
static gboolean is_of_step(const char *name) {
  return g_str_has_prefix(name, "step.") || g_str_has_prefix(name, "gate.");
}

static void add_unknown(RunRecord *record, GHashTable *known, GHashTable *values) {
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init(&iter, values);
  while (g_hash_table_iter_next(&iter, &name, &value)) {
    if ((values == record->values->steps || is_of_step(name)) && is_set(value) &&
        !g_hash_table_contains(known, name))
      g_ptr_array_add(record->unknown, name);
  }
}

/* What was filled into other fields that the sheet has not: somebody added them. */
static void add_strangers(RunRecord *record, GHashTable *known) {
  g_autoptr(GList) names = g_hash_table_get_keys(record->values->fields);
  names = g_list_sort(names, (GCompareFunc)strcmp);
  for (const GList *at = names; at != NULL; at = at->next) {
    if (is_of_step(at->data) || g_hash_table_contains(known, at->data))
      continue;
    SheetField *field = arena_new_item(record->sheet->arena, SheetField);
    *field = (SheetField){.kind = FIELD_TEXT, .name = at->data, .tooltip = at->data};
    add_rest(record, field, 1);
  }
}

static void find_unknown(RunRecord *record) {
  g_autoptr(GHashTable) known = known_names(record->sheet);
  add_unknown(record, known, record->values->steps);
  add_unknown(record, known, record->values->fields);
  add_strangers(record, known);
  g_ptr_array_sort(record->unknown, by_name);
}

/* ---- what is open ---------------------------------------------------------------------------------- */

static char *host_list(const RunStep *step) {
  GString *hosts = g_string_new(NULL);
  for (guint i = 0; i < step->hosts_missing->len; i++)
    g_string_append_printf(hosts, "%s%s", i > 0 ? ", " : "",
                           (const char *)step->hosts_missing->pdata[i]);
  return g_string_free(hosts, FALSE);
}

static void say_contradiction(RunRecord *record, const RunStep *step, const char *name,
                              const char *hosts) {
  if (step->is_left)
    add_open(record, LABEL_OPEN_BOTH, name, NULL);
  else if (step->open_step != NULL)
    add_open(record, LABEL_OPEN_PHASE, name, step->open_step->number);
  else
    add_open(record, LABEL_OPEN_TICKED, name, hosts);
}

static void say_earlier(RunRecord *record, const char *earlier, const char *name) {
  if (earlier != NULL && *earlier != '\0')
    add_open(record, LABEL_OPEN_EARLIER, name, earlier);
  else if (earlier != NULL)
    add_open(record, LABEL_OPEN_UNDATED, name, NULL);
}

/* What is said to be done, or decided, and yet has boxes in its text that the file shows without a tick. */
static void say_open_tasks(RunRecord *record, const SheetItem *item, const char *name) {
  enum { NAMED_MOST = 5 };
  g_autoptr(GString) list = g_string_new(NULL);
  guint count = 0;
  for (guint i = 0; i < item->task_count; i++) {
    const RunValue *value = value_of(record, &item->tasks[i]);
    if (value == NULL || is_set(value) || count++ >= NAMED_MOST)
      continue;
    g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", item->tasks[i].label);
  }
  if (count > NAMED_MOST)
    g_string_append_printf(list, "; … (+%u)", count - NAMED_MOST);
  if (count > 0)
    add_open(record, LABEL_OPEN_TASKS, name, list->str);
}

static void say_open_step(RunRecord *record, const RunStep *step) {
  const gboolean is_phase = step->item->kind == SHEET_PHASE;
  const char *name = step_name(record, step->item->step);
  g_autofree char *hosts = host_list(step);
  if (step->state == RUN_CONTRADICTS)
    say_contradiction(record, step, name, hosts);
  else if (step->state == RUN_OPEN && !is_phase)
    add_open(record, LABEL_OPEN_STEP, name, NULL);
  else if (step->state == RUN_PARTLY && *hosts != '\0')
    add_open(record, LABEL_OPEN_HOSTS, name, hosts);
  else if (step->state == RUN_PARTLY)
    add_open(record, LABEL_OPEN_OWN, name, NULL);
  say_earlier(record, step->earlier, name);
  const gboolean has_initials = value_by_role(record, step->item, 0, "initials") != NULL;
  if (step->state == RUN_DONE && !is_phase && has_initials && step->initials == NULL)
    add_open(record, LABEL_OPEN_INITIALS, name, NULL);
  if (step->state == RUN_DONE)
    say_open_tasks(record, step->item, name);
}

/* Steps and checkpoints, in the order of the sheet; then what belongs to none of them. */
static void say_open(RunRecord *record) {
  guint step = 0, gate = 0;
  while (step < record->steps->len || gate < record->gates->len) {
    const RunStep *next =
        step < record->steps->len ? &g_array_index(record->steps, RunStep, step) : NULL;
    const RunDecision *decision =
        gate < record->gates->len ? &g_array_index(record->gates, RunDecision, gate) : NULL;
    if (decision == NULL || (next != NULL && next->item < decision->item)) {
      say_open_step(record, next);
      step++;
    } else {
      const char *what = step_name(record, decision->item->step);
      say_open_decision(record, decision, what);
      if (decision->decision == DECISION_YES)
        say_open_tasks(record, decision->item, what);
      say_earlier(record, decision->earlier, what);
      gate++;
    }
  }
  for (guint i = 0; i < record->unknown->len; i++)
    add_open(record, LABEL_OPEN_UNKNOWN, record->unknown->pdata[i], NULL);
}

/* ---- the record ------------------------------------------------------------------------------------ */

static void add_item(RunRecord *record, const SheetItem *item) {
  add_rest(record, item->tasks, item->task_count);
  const gboolean is_about_steps = record->is_whole && item->level > 0;
  if (item->field_count == 0 || (!is_about_steps && !has_any(record, item)))
    return;
  if (item->kind == SHEET_STEP || item->kind == SHEET_PHASE)
    add_step(record, item);
  else if (item->kind == SHEET_GATE)
    add_gate(record, item);
  else if (item->kind == SHEET_APPROVALS)
    add_approvals(record, item);
  else if (item->kind == SHEET_DEVIATIONS)
    add_deviations(record, item);
  else
    add_rest(record, item->fields, item->field_count);
}

static void clear_step(gpointer data) { g_ptr_array_unref(((RunStep *)data)->hosts_missing); }

static const Owner *owner_by_id(const Config *config, const char *id) {
  for (guint i = 0; i < config->owners->len; i++) {
    const Owner *owner = config->owners->pdata[i];
    if (strcmp(owner->id, id) == 0)
      return owner;
  }
  return NULL;
}

/* The sheet as it was, so that a step that the file does not name is not forgotten. FALSE when its owner or its only step has gone:
 * then `wish` is for all steps. */
static gboolean wish_of(SheetWish *wish, const Book *book, const Guide *guide,
                        const Identity *identity) {
  *wish = (SheetWish){.edition = identity->edition};
  if (identity->part != NULL && identity->edition == EDITION_OWNER)
    wish->owner = owner_by_id(book->config, identity->part);
  else if (identity->part != NULL)
    wish->only = g_hash_table_lookup(guide->by_id, identity->part);
  const gboolean has_part = wish->owner != NULL || wish->only != NULL;
  if (identity->edition == EDITION_OWNER && !has_part)
    wish->edition = EDITION_OPERATOR;
  return (identity->part == NULL && identity->edition != EDITION_OWNER) || has_part;
}

RunRecord *run_record_new(const Book *book, const Guide *guide, const RunValues *values) {
  SheetWish wish;
  RunRecord *record = g_new0(RunRecord, 1);
  record->is_whole = wish_of(&wish, book, guide, &values->identity);
  record->sheet = sheet_new(book, guide, &wish);
  record->values = values;
  record->is_same_revision = guide->fingerprint != NULL &&
                             fingerprint_equal(values->identity.fingerprint, guide->fingerprint);
  record->steps = g_array_new(FALSE, FALSE, sizeof(RunStep));
  g_array_set_clear_func(record->steps, clear_step);
  record->gates = g_array_new(FALSE, FALSE, sizeof(RunDecision));
  record->approvals = g_array_new(FALSE, FALSE, sizeof(RunDecision));
  record->deviations = g_array_new(FALSE, FALSE, sizeof(RunDeviation));
  record->rest = g_array_new(FALSE, FALSE, sizeof(RunRest));
  record->unknown = g_ptr_array_new();
  record->open = g_ptr_array_new();
  for (guint i = 0; i < record->sheet->items->len; i++)
    add_item(record, &g_array_index(record->sheet->items, SheetItem, i));
  check_phases(record);
  find_unknown(record);
  say_open(record);
  return record;
}

void run_record_free(RunRecord *record) {
  g_array_unref(record->steps);
  g_array_unref(record->gates);
  g_array_unref(record->approvals);
  g_array_unref(record->deviations);
  g_array_unref(record->rest);
  g_ptr_array_unref(record->unknown);
  g_ptr_array_unref(record->open);
  sheet_free(record->sheet);
  g_free(record);
}
