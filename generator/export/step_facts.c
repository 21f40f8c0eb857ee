/* StepFacts: two sheets of the guide, looked up by step: what to do is in the operator's edition, the whole in the board's.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/step_facts.h"

#include <string.h>

#include "export/data.h"
#include "render/labels.h"
#include "render/sheet.h"

struct StepFacts {
  const Guide *guide;
  const char *language;
  Sheet *operator, * board;
  GHashTable *items;      /* Step -> SheetItem that shows it */
  GHashTable *no_returns; /* Step -> SheetItem before it */
};

StepFacts *step_facts_new(const Book *book, const Guide *guide) {
  StepFacts *facts = g_new0(StepFacts, 1);
  facts->guide = guide;
  facts->language = book->config->language;
  facts->operator= sheet_new(book, guide, &(SheetWish){.edition = EDITION_OPERATOR});
  facts->board = sheet_new(book, guide, &(SheetWish){.edition = EDITION_BOARD});
  facts->items = g_hash_table_new(NULL, NULL);
  facts->no_returns = g_hash_table_new(NULL, NULL);
  const GArray *items = facts->operator->items;
  for (guint i = 0; i < items->len; i++) {
    SheetItem *item = &g_array_index(items, SheetItem, i);
    if (item->kind == SHEET_PHASE || item->kind == SHEET_STEP || item->kind == SHEET_GATE)
      g_hash_table_insert(facts->items, (gpointer)item->step, item);
    else if (item->kind == SHEET_NO_RETURN)
      g_hash_table_insert(facts->no_returns, (gpointer)item->step, item);
  }
  return facts;
}

void step_facts_free(StepFacts *facts) {
  if (facts == NULL)
    return;
  sheet_free(facts->operator);
  sheet_free(facts->board);
  g_hash_table_unref(facts->items);
  g_hash_table_unref(facts->no_returns);
  g_free(facts);
}

/* ---- facts ------------------------------------------------------------------------------------------- */

static const struct {
  Label label;
  const char *name;
  gboolean is_brief;
} kinds[] = {{LABEL_OWNER, "owner", TRUE},           {LABEL_RISK, "risk", TRUE},
             {LABEL_IMPORTANCE, "importance", TRUE}, {LABEL_AFTER, "after", FALSE},
             {LABEL_DECIDER, "decider", TRUE},       {LABEL_DEADLINE, "deadline", FALSE},
             {LABEL_LATEST, "latest", TRUE},         {LABEL_UNDO_SHORT, "undo", FALSE},
             {LABEL_EXTENT, "extent", FALSE}};

static StepFact fact_of_row(const SheetRow *row) {
  StepFact fact = {.label = row->label, .text = row->text, .step = row->step, .link = row->link};
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    if (row->kind == kinds[i].label) {
      fact.name = kinds[i].name;
      fact.is_brief = kinds[i].is_brief;
    }
  }
  return fact;
}

static gboolean is_named(const StepFact *fact, const char *name) {
  return g_strcmp0(fact->name, name) == 0;
}

GArray *step_facts_of(const StepFacts *facts, const Step *step) {
  GArray *array = g_array_new(FALSE, FALSE, sizeof(StepFact));
  const SheetItem *item = g_hash_table_lookup(facts->items, step);
  if (item == NULL)
    return array;
  if (item->planned != NULL) {
    const StepFact planned = {.name = "planned",
                              .label = label_text(LABEL_PLANNED, facts->language),
                              .text = item->planned,
                              .is_brief = TRUE};
    g_array_append_val(array, planned);
  }
  /* In a list only a change of hands is news. */
  const Step *before = step_previous(step);
  for (guint i = 0; i < item->row_count; i++) {
    StepFact fact = fact_of_row(&item->rows[i]);
    if (is_named(&fact, "owner")) {
      fact.detail = step->fields.owner->contact;
      fact.is_brief = before == NULL || before->fields.owner != step->fields.owner;
    }
    if (is_named(&fact, "risk")) {
      fact.is_brief = step->fields.risk >= RISK_MEDIUM;
      fact.is_strong = step->fields.risk == RISK_HIGH;
    }
    g_array_append_val(array, fact);
  }
  return array;
}

static gboolean has_plan(const StepFacts *facts) {
  const Plan *plan = facts->guide->plan;
  return facts->board->window != NULL || (plan != NULL && (plan->is_timed || plan->undo_said > 0));
}

GArray *step_facts_plan(const StepFacts *facts) {
  GArray *array = g_array_new(FALSE, FALSE, sizeof(StepFact));
  const GArray *items = facts->board->items;
  for (guint i = 0; i < items->len && has_plan(facts); i++) {
    const SheetItem *item = &g_array_index(items, SheetItem, i);
    for (guint k = 0; k < item->row_count && item->kind == SHEET_COVER; k++) {
      const StepFact fact = fact_of_row(&item->rows[k]);
      if (!is_named(&fact, "extent"))
        g_array_append_val(array, fact);
    }
    const StepFact coverage = {.name = "coverage", .label = item->heading, .text = item->text};
    if (item->kind == SHEET_COVERAGE)
      g_array_append_val(array, coverage);
  }
  return array;
}

const SheetItem *step_facts_no_return(const StepFacts *facts, const Step *step) {
  return g_hash_table_lookup(facts->no_returns, step);
}

const char **step_facts_hosts(const Step *step) {
  const HostGroup *group = step->fields.hosts;
  if (group == NULL || group->names[0] == NULL)
    return NULL;
  const char **hosts = g_new0(const char *, g_strv_length((char **)group->names) + 1);
  guint count = 0;
  for (const char *const *name = group->names; *name != NULL; name++) {
    if (!g_strv_contains(hosts, *name))
      hosts[count++] = *name;
  }
  return hosts;
}

/* ---- for templates ----------------------------------------------------------------------------------- */

static void set_href(Object *object, const StepFact *fact, const Address *address) {
  g_autoptr(GString) href = g_string_new(NULL);
  const gboolean leads = fact->step != NULL   ? address_step(href, address, fact->step)
                         : fact->link != NULL ? address_link(href, address, fact->link)
                                              : FALSE;
  object_set_string(object, "href", leads ? href->str : NULL);
}

static Array *facts_array(const GArray *facts, const Address *address) {
  Array *array = array_new();
  for (guint i = 0; i < facts->len; i++) {
    const StepFact *fact = &g_array_index(facts, StepFact, i);
    Object *object = object_new();
    object_set_string(object, "name", fact->name);
    object_set_string(object, "label", fact->label);
    object_set_string(object, "text", fact->text);
    object_set_string(object, "detail", fact->detail);
    object_set_boolean(object, "is_brief", fact->is_brief);
    object_set_boolean(object, "is_strong", fact->is_strong);
    set_href(object, fact, address);
    array_add_object(array, object);
  }
  return array;
}

/* The ids that the step had before, as words; NULL for none. */
static void set_aliases(Object *object, const Step *step) {
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < step->alias_count; i++)
    g_string_append_printf(words, "%s%s", i > 0 ? " " : "", step->aliases[i].id);
  object_set_string(object, "aliases", words->len > 0 ? words->str : NULL);
}

static void set_changed(Object *object, const StepFacts *facts, const Step *step) {
  const SheetItem *item = g_hash_table_lookup(facts->items, step);
  if (facts->operator->book->since != NULL)
    object_set_string(object, "changed", item == NULL ? NULL : item->changed);
}

void step_facts_set(Object *object, const StepFacts *facts, const Step *step,
                    const Address *address) {
  g_autoptr(GArray) array = step_facts_of(facts, step);
  gboolean has_brief = FALSE;
  for (guint i = 0; i < array->len; i++)
    has_brief = has_brief || g_array_index(array, StepFact, i).is_brief;
  object_set_array(object, "facts", facts_array(array, address));
  object_set_boolean(object, "has_facts", array->len > 0);
  object_set_boolean(object, "has_brief", has_brief);
  g_autofree const char **hosts = step_facts_hosts(step);
  Array *names = array_new();
  for (guint i = 0; hosts != NULL && hosts[i] != NULL; i++)
    array_add_string(names, hosts[i]);
  object_set_boolean(object, "has_hosts", hosts != NULL);
  object_set_array(object, "hosts", names);
  set_aliases(object, step);
  set_changed(object, facts, step);
  const SheetItem *rule = step_facts_no_return(facts, step);
  Object *no_return = rule == NULL ? NULL : object_new();
  if (rule != NULL) {
    object_set_string(no_return, "heading", rule->heading);
    object_set_string(no_return, "text", rule->text);
  }
  object_set_object(object, "no_return", no_return);
}

void step_facts_set_plan(Object *object, const StepFacts *facts, const Address *address) {
  g_autoptr(GArray) array = step_facts_plan(facts);
  Object *plan = NULL;
  if (array->len > 0) {
    plan = object_new();
    object_set_array(plan, "facts", facts_array(array, address));
  }
  object_set_object(object, "plan", plan);
}
