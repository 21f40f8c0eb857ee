/* RunRecord: walks the sheet and takes from the values what belongs to each item.
 *
 * The sheet is made anew from the guide, so that the names of fields are known in one place alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_record.h"

#include <string.h>

#include "render/labels.h"

enum { DAY = 24 * 60 };

/* ---- values ---------------------------------------------------------------------------------------- */

static void value_free(gpointer data) {
  RunValue *value = data;
  g_free(value->text);
  g_free(value->time);
  g_free(value);
}

RunValues *run_values_new(void) {
  RunValues *values = g_new0(RunValues, 1);
  values->fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, value_free);
  values->steps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, value_free);
  return values;
}

void run_values_free(RunValues *values) {
  identity_clear(&values->identity);
  g_hash_table_unref(values->fields);
  g_hash_table_unref(values->steps);
  g_free(values);
}

void run_values_add(GHashTable *table, const char *name, gboolean is_set, char *text, char *time) {
  RunValue *value = g_new(RunValue, 1);
  *value = (RunValue){is_set, text, time};
  g_hash_table_insert(table, g_strdup(name), value);
}

const char *run_state_name(RunState state) {
  static const char *const names[RUN_STATES] = {"open", "partly done", "done", "not applicable",
                                                "contradicts itself"};
  return names[state];
}

/* ---- fields ---------------------------------------------------------------------------------------- */

/* What a field is for: its name behind the group, "step.core.host.web1" is "host.web1". */
static const char *role_of(const SheetField *field) {
  const char *dot = strchr(field->name, '.');
  const char *role = dot == NULL ? NULL : strchr(dot + 1, '.');
  return role == NULL ? field->name : role + 1;
}

static const RunValue *value_of(const RunRecord *record, const SheetField *field) {
  return g_hash_table_lookup(record->values->fields, field->name);
}

/* The value of the field with this role, from `from` on; NULL when the file has none. */
static const RunValue *value_by_role(const RunRecord *record, const SheetItem *item, guint from,
                                     const char *role) {
  for (guint i = from; i < item->field_count; i++) {
    if (strcmp(role_of(&item->fields[i]), role) == 0)
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

static gboolean has_any(const RunRecord *record, const SheetItem *item) {
  for (guint i = 0; i < item->field_count; i++) {
    if (value_of(record, &item->fields[i]) != NULL)
      return TRUE;
  }
  return item->step != NULL && g_hash_table_contains(record->values->steps, item->step->id);
}

/* The label with the texts in its places, in the language of the guide. */
static char *say(const RunRecord *record, Label label, const char *const *texts) {
  GString *out = g_string_new(NULL);
  label_append(out, label, record->sheet->book->config->language, texts);
  return g_string_free(out, FALSE);
}

static void add_open(RunRecord *record, Label label, const char *what) {
  const char *const texts[] = {what, NULL};
  g_ptr_array_add(record->open, say(record, label, texts));
}

/* ---- times ----------------------------------------------------------------------------------------- */

gint run_clock(const char *text) {
  guint digits[4], count = 0;
  gboolean parted = FALSE;
  const char *at = text;
  for (; *at != '\0' && count <= 4; at++) {
    if (g_ascii_isdigit(*at) && count < 4)
      digits[count++] = (guint)(*at - '0');
    else if (strchr(":.h", *at) != NULL && !parted && (count == 1 || count == 2)) {
      parted = TRUE;
      if (count == 1) {
        digits[1] = digits[0];
        digits[0] = 0;
        count = 2;
      }
    } else if (count > 0 || *at != ' ')
      break;
  }
  while (*at == ' ')
    at++;
  gint hours = count == 4 ? (gint)(10 * digits[0] + digits[1]) : -1;
  const gint minutes = count == 4 ? (gint)(10 * digits[2] + digits[3]) : -1;
  const gboolean is_pm = g_ascii_strcasecmp(at, "pm") == 0;
  if (is_pm || g_ascii_strcasecmp(at, "am") == 0) {
    if (hours < 1 || hours > 12)
      return -1;
    hours = hours % 12 + (is_pm ? 12 : 0);
  } else if (*at != '\0')
    return -1;
  return hours < 0 || hours > 23 || minutes > 59 ? -1 : 60 * hours + minutes;
}

/* Over midnight when the end is before the start. */
static gint64 time_between(const char *start, const char *end) {
  const gint from = start == NULL ? -1 : run_clock(start), to = end == NULL ? -1 : run_clock(end);
  return from < 0 || to < 0 ? -1 : (to - from + DAY) % DAY * 60;
}

/* ---- steps ----------------------------------------------------------------------------------------- */

/* As the site keeps it. */
static const RunValue *host_tick(const RunRecord *record, const Step *step,
                                 const SheetField *field) {
  g_autofree char *key = g_strconcat(step->id, "@", field->label, NULL);
  return g_hash_table_lookup(record->values->steps, key);
}

/* Boxes of hosts stand for the one box. */
static RunState state_of(const RunRecord *record, RunStep *step) {
  const SheetItem *item = step->item;
  const RunValue *tick = g_hash_table_lookup(record->values->steps, item->step->id);
  guint boxes = 0, ticked = 0;
  for (guint i = 0; i < item->field_count; i++) {
    const SheetField *field = &item->fields[i];
    const gboolean is_host = g_str_has_prefix(role_of(field), "host.");
    if (!is_host && strcmp(role_of(field), "done") != 0)
      continue;
    boxes++;
    if (is_set(value_of(record, field)) || is_set(tick) ||
        (is_host && is_set(host_tick(record, item->step, field))))
      ticked++;
    else if (is_host)
      g_ptr_array_add(step->hosts_missing, (gpointer)field->label);
  }
  if (is_set(tick))
    step->ticked = tick->time;
  const gboolean is_left = is_set(value_by_role(record, item, 0, "na"));
  if (is_left)
    return ticked > 0 ? RUN_CONTRADICTS : RUN_NOT_APPLICABLE;
  return ticked == 0 ? RUN_OPEN : ticked < boxes ? RUN_PARTLY : RUN_DONE;
}

static char *step_name(const RunRecord *record, Label label, const Step *step) {
  const char *const texts[] = {step->number, step->title_text, NULL};
  return say(record, label, texts);
}

static void say_open_step(RunRecord *record, const RunStep *step) {
  g_autofree char *name = step_name(record, LABEL_STEP_NAME, step->item->step);
  g_autoptr(GString) hosts = g_string_new(NULL);
  for (guint i = 0; i < step->hosts_missing->len; i++)
    g_string_append_printf(hosts, "%s%s", i > 0 ? ", " : "",
                           (const char *)step->hosts_missing->pdata[i]);
  const char *const texts[] = {name, hosts->str, NULL};
  if (step->state == RUN_OPEN)
    add_open(record, LABEL_OPEN_STEP, name);
  else if (step->state == RUN_PARTLY)
    g_ptr_array_add(record->open, say(record, LABEL_OPEN_HOSTS, texts));
  else if (step->state == RUN_CONTRADICTS)
    add_open(record, LABEL_OPEN_BOTH, name);
  const gboolean has_initials = value_by_role(record, step->item, 0, "initials") != NULL;
  if (step->state == RUN_DONE && has_initials && step->initials == NULL)
    add_open(record, LABEL_OPEN_INITIALS, name);
}

static void add_step(RunRecord *record, const SheetItem *item) {
  RunStep step = {.item = item,
                  .initials = text_in(record, item, 0, "initials"),
                  .start = text_in(record, item, 0, "start"),
                  .end = text_in(record, item, 0, "end"),
                  .result = text_in(record, item, 0, "result"),
                  .notes = text_in(record, item, 0, "notes"),
                  .hosts_missing = g_ptr_array_new()};
  step.took = time_between(step.start, step.end);
  step.state = state_of(record, &step);
  g_array_append_val(record->steps, step);
  if (item->kind != SHEET_STEP)
    return;
  record->counts[step.state]++;
  say_open_step(record, &step);
}

/* ---- decisions ------------------------------------------------------------------------------------- */

static Decision decision_of(const RunValue *yes, const RunValue *no) {
  if (is_set(yes))
    return is_set(no) ? DECISION_BOTH : DECISION_YES;
  return is_set(no) ? DECISION_NO : DECISION_NONE;
}

static void say_open_decision(RunRecord *record, const RunDecision *decision, const char *what) {
  if (decision->decision == DECISION_NONE)
    add_open(record, LABEL_OPEN_DECISION, what);
  if (decision->decision == DECISION_BOTH)
    add_open(record, LABEL_OPEN_DECISIONS, what);
  if (decision->decision == DECISION_YES && decision->criteria_met < decision->criteria) {
    g_autofree char *missing = g_strdup_printf("%u", decision->criteria - decision->criteria_met);
    g_autofree char *all = g_strdup_printf("%u", decision->criteria);
    const char *const texts[] = {what, missing, all, NULL};
    g_ptr_array_add(record->open, say(record, LABEL_OPEN_CRITERIA, texts));
  }
  if (decision->signature != NULL && !decision->signature->is_set)
    add_open(record, LABEL_OPEN_SIGNATURE, what);
}

static void add_gate(RunRecord *record, const SheetItem *item) {
  const RunValue *tick = g_hash_table_lookup(record->values->steps, item->step->id);
  RunDecision gate = {.item = item,
                      .decision = decision_of(value_by_role(record, item, 0, "go"),
                                              value_by_role(record, item, 0, "nogo")),
                      .by = text_in(record, item, 0, "by"),
                      .time = text_in(record, item, 0, "time"),
                      .signature = value_by_role(record, item, 0, "signature")};
  /* A site has one box for a checkpoint: passed. */
  if (is_set(tick)) {
    gate.decision = DECISION_YES;
    gate.time = tick->time;
  }
  for (guint i = 0; i < item->field_count; i++) {
    if (!g_str_has_prefix(role_of(&item->fields[i]), "criterion."))
      continue;
    const RunValue *value = value_of(record, &item->fields[i]);
    gate.criteria += value == NULL ? 0 : 1;
    gate.criteria_met += is_set(value) ? 1 : 0;
  }
  g_autofree char *what = step_name(record, LABEL_CHECKPOINT_NAME, item->step);
  g_array_append_val(record->gates, gate);
  say_open_decision(record, &gate, what);
}

/* Rows of fields, one for each number in their names. */
static gboolean begins_row(const SheetItem *item, guint i) {
  if (i == 0)
    return TRUE;
  const char *name = item->fields[i].name, *before = item->fields[i - 1].name;
  const gsize length = (gsize)(role_of(&item->fields[i]) - name);
  return strncmp(name, before, length) != 0;
}

/* "Approval 2, Bob"; without the name where nobody is named. */
static char *approval_name(const RunRecord *record, guint row, const char *who) {
  g_autofree char *number = g_strdup_printf("%u", row);
  const char *const texts[] = {number, who, NULL};
  if (who != NULL)
    return say(record, LABEL_APPROVAL_NAME, texts);
  return g_strdup_printf("%s %s", label_text(LABEL_APPROVAL, record->sheet->book->config->language),
                         number);
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
    g_autofree char *what = approval_name(record, row, approval.who);
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

static void know(GHashTable *known, const SheetField *fields, guint count) {
  for (guint i = 0; i < count; i++)
    g_hash_table_add(known, (gpointer)fields[i].name);
}

/* What was filled into fields that the sheet has not: of another revision, or added by somebody. */
static void add_unknown(RunRecord *record) {
  Arena *arena = record->sheet->arena;
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < record->sheet->items->len; i++) {
    const SheetItem *item = &g_array_index(record->sheet->items, SheetItem, i);
    know(known, item->fields, item->field_count);
    know(known, item->tasks, item->task_count);
  }
  g_autoptr(GList) names = g_hash_table_get_keys(record->values->fields);
  names = g_list_sort(names, (GCompareFunc)strcmp);
  for (const GList *at = names; at != NULL; at = at->next) {
    if (g_hash_table_contains(known, at->data))
      continue;
    SheetField *field = arena_new_item(arena, SheetField);
    *field = (SheetField){.kind = FIELD_TEXT, .name = at->data, .tooltip = at->data};
    add_rest(record, field, 1);
  }
}

/* ---- the record ------------------------------------------------------------------------------------ */

static void add_item(RunRecord *record, const SheetItem *item) {
  add_rest(record, item->tasks, item->task_count);
  if (!has_any(record, item))
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

RunRecord *run_record_new(const Book *book, const Guide *guide, const RunValues *values) {
  const gboolean is_board = values->identity.edition == EDITION_BOARD;
  const SheetWish wish = {.edition = is_board ? EDITION_BOARD : EDITION_OPERATOR};
  RunRecord *record = g_new0(RunRecord, 1);
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
  record->open = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < record->sheet->items->len; i++)
    add_item(record, &g_array_index(record->sheet->items, SheetItem, i));
  add_unknown(record);
  return record;
}

void run_record_free(RunRecord *record) {
  g_array_unref(record->steps);
  g_array_unref(record->gates);
  g_array_unref(record->approvals);
  g_array_unref(record->deviations);
  g_array_unref(record->rest);
  g_ptr_array_unref(record->open);
  sheet_free(record->sheet);
  g_free(record);
}
