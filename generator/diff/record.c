/* Record: lists of names and values, and the steps that a variable touches.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/record.h"

#include <string.h>

#include "diff/changes.h"
#include "diff/shows.h"
#include "diff/step_source.h"

/* ---- names and values -------------------------------------------------------------------------------- */

typedef void FoundValue(gpointer data, const char *name, const char *old_value,
                        const char *new_value);

typedef struct {
  const char *name, *value;
} NamedValue;

static const char *value_of(const GArray *list, const char *name) {
  for (guint i = 0; i < list->len; i++) {
    if (strcmp(g_array_index(list, NamedValue, i).name, name) == 0)
      return g_array_index(list, NamedValue, i).value;
  }
  return NULL;
}

/* Calls `found` for each name whose value differs: those of the new list, then those that only the old one has. */
static void compare_lists(const GArray *olds, const GArray *news, FoundValue *found,
                          gpointer data) {
  for (guint i = 0; i < news->len; i++) {
    const NamedValue *item = &g_array_index(news, NamedValue, i);
    const char *old_value = value_of(olds, item->name);
    if (g_strcmp0(old_value, item->value) != 0)
      found(data, item->name, old_value, item->value);
  }
  for (guint i = 0; i < olds->len; i++) {
    const NamedValue *item = &g_array_index(olds, NamedValue, i);
    if (value_of(news, item->name) == NULL && item->value != NULL)
      found(data, item->name, item->value, NULL);
  }
}

static void add_value(GArray *list, const char *name, const char *value) {
  const NamedValue item = {name, value};
  if (value != NULL)
    g_array_append_val(list, item);
}

/* ---- the change record and owners -------------------------------------------------------------------- */

static const char *one_line(Arena *arena, const char *text) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autofree char *joined = g_strjoinv(", ", lines);
  return arena_strdup(arena, joined);
}

static GArray *list_record(Arena *arena, const Config *config) {
  GArray *list = g_array_new(FALSE, FALSE, sizeof(NamedValue));
  for (guint i = 0; i < config->change->len; i++) {
    const ChangeField *field = config->change->pdata[i];
    add_value(list, field->key, one_line(arena, field->value));
  }
  for (guint i = 0; i < config->owners->len; i++) {
    const Owner *owner = config->owners->pdata[i];
    add_value(list, arena_join(arena, "owners.", owner->id, ".name"), owner->name);
    add_value(list, arena_join(arena, "owners.", owner->id, ".contact"), owner->contact);
  }
  return list;
}

static void found_record(gpointer data, const char *name, const char *old_value,
                         const char *new_value) {
  Comparison *comparison = data;
  const GPtrArray *pairs = comparison->pairs;
  DiffChange *change = change_add(comparison, DIFF_RECORD_CHANGED,
                                  pairs->len == 0 ? NULL : pairs->pdata[0], NULL, NULL);
  change->subject = name;
  change->old_value = old_value;
  change->new_value = new_value;
  change->old_place = config_place(comparison->books[0]->config, "change");
  change->new_place = config_place(comparison->books[1]->config, "change");
}

/* ---- variables --------------------------------------------------------------------------------------- */

static GArray *list_variables(const Config *config) {
  GArray *list = g_array_new(FALSE, FALSE, sizeof(NamedValue));
  for (guint i = 0; i < config->variables->len; i++) {
    const Variable *variable = config->variables->pdata[i];
    add_value(list, variable->name, variable->value);
  }
  return list;
}

typedef struct {
  Comparison *comparison;
  const Book *written;
  GPtrArray *steps;    /* of the compared side, whose texts the variables change */
  GArray *lines;       /* of the guide's document that was looked at last */
  const Guide *guide;  /* that one */
  GHashTable *differs; /* Document of the compared side -> is its text another one? */
} Variables;

static gboolean same_text(const Document *a, const Document *b) {
  GArray *words[2] = {g_array_new(FALSE, FALSE, sizeof(guint32)),
                      g_array_new(FALSE, FALSE, sizeof(guint32))};
  bag_add_tree(words[0], a->root);
  bag_add_tree(words[1], b->root);
  const gboolean same = words[0]->len == words[1]->len &&
                        (words[0]->len == 0 || memcmp(words[0]->data, words[1]->data,
                                                      words[0]->len * sizeof(guint32)) == 0);
  g_array_unref(words[0]);
  g_array_unref(words[1]);
  return same;
}

static gboolean shows_other_text(const Variables *variables, const Link *link) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return FALSE;
  gpointer known = NULL;
  if (g_hash_table_lookup_extended(variables->differs, link->document, NULL, &known))
    return GPOINTER_TO_INT(known);
  const Document *was = book_document(variables->written, link->document->path);
  const gboolean differs = was != NULL && !same_text(was, link->document);
  g_hash_table_insert(variables->differs, link->document, GINT_TO_POINTER(differs));
  return differs;
}

static void find_touched(Variables *variables) {
  const GPtrArray *was = variables->written->guides, *is = variables->comparison->books[0]->guides;
  for (guint i = 0; i < MIN(was->len, is->len); i++) {
    const GPtrArray *olds = ((const Guide *)was->pdata[i])->steps;
    const GPtrArray *steps = ((const Guide *)is->pdata[i])->steps;
    for (guint k = 0; k < MIN(olds->len, steps->len); k++) {
      const Step *step = steps->pdata[k];
      if (g_strcmp0(((const Step *)olds->pdata[k])->fingerprint, step->fingerprint) != 0 ||
          shows_other_text(variables, step->link) ||
          shows_other_text(variables, step->fields.undo_link))
        g_ptr_array_add(variables->steps, (gpointer)step);
    }
  }
}

static gboolean holds(const char *text, gsize length, const char *token) {
  return text != NULL && g_strstr_len(text, (gssize)length, token) != NULL;
}

/* Each document is searched once. */
static gboolean link_holds(GHashTable *known, const Link *link, const char *token) {
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return FALSE;
  gpointer value = NULL;
  if (!g_hash_table_lookup_extended(known, link->document, NULL, &value)) {
    value = GINT_TO_POINTER(holds(link->document->source, link->document->source_length, token));
    g_hash_table_insert(known, link->document, value);
  }
  return GPOINTER_TO_INT(value);
}

static gboolean step_holds(Variables *variables, GHashTable *known, const Step *step,
                           const char *token) {
  if (variables->guide != step->guide) {
    g_clear_pointer(&variables->lines, g_array_unref);
    variables->lines = source_lines(step->guide->document);
    variables->guide = step->guide;
  }
  gsize length = 0;
  const char *text = step_source(&length, variables->lines, step);
  return holds(text, length, token) || link_holds(known, step->link, token) ||
         link_holds(known, step->fields.undo_link, token);
}

static Place variable_place(const Config *config, const char *name) {
  const Variable *variable = g_hash_table_lookup(config->variable_by_name, name);
  return variable == NULL ? (Place){NULL, 0, 0} : variable->place;
}

static void found_variable(gpointer data, const char *name, const char *old_value,
                           const char *new_value) {
  Variables *variables = data;
  Comparison *comparison = variables->comparison;
  g_autofree char *token = g_strconcat("@", name, "@", NULL);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  g_autoptr(GPtrArray) olds = g_ptr_array_new();
  g_autoptr(GPtrArray) news = g_ptr_array_new();
  for (guint i = 0; i < variables->steps->len; i++) {
    const Step *step = variables->steps->pdata[i];
    const Step *partner = comparison_partner(comparison, 0, step);
    if (!step_holds(variables, known, step, token))
      continue;
    g_ptr_array_add(olds, (gpointer)step);
    if (partner != NULL)
      g_ptr_array_add(news, (gpointer)partner);
  }
  const GPtrArray *touched = news->len > 0 ? news : olds;
  DiffChange *change =
      change_add(comparison, DIFF_VARIABLE_CHANGED,
                 comparison->pairs->len == 0 ? NULL : comparison->pairs->pdata[0], NULL, NULL);
  change->steps = arena_pointers(comparison->arena, touched);
  change->step_count = touched->len;
  change->subject = name;
  change->old_value = old_value;
  change->new_value = new_value;
  change->old_place = variable_place(variables->written->config, name);
  change->new_place = variable_place(comparison->books[1]->config, name);
}

static void compare_variables(Comparison *comparison, const Book *written) {
  g_autoptr(GArray) olds = list_variables(written->config);
  g_autoptr(GArray) news = list_variables(comparison->books[1]->config);
  Variables variables = {comparison, written, g_ptr_array_new(),
                         NULL,       NULL,    g_hash_table_new(NULL, NULL)};
  if (written != comparison->books[0])
    find_touched(&variables);
  compare_lists(olds, news, found_variable, &variables);
  g_ptr_array_unref(variables.steps);
  g_hash_table_unref(variables.differs);
  if (variables.lines != NULL)
    g_array_unref(variables.lines);
}

void record_compare(Comparison *comparison, const Book *written) {
  g_autoptr(GArray) olds = list_record(comparison->arena, written->config);
  g_autoptr(GArray) news = list_record(comparison->arena, comparison->books[1]->config);
  compare_lists(olds, news, found_record, comparison);
  compare_variables(comparison, written);
}
