/* Rules of attributes and classes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/attribute_rules.h"

#include <string.h>

#include "base/nearest.h"
#include "model/moment.h"

/* ---- values ------------------------------------------------------------------------------------------ */

/* One value of one step being looked at. */
typedef struct {
  const Book *book;
  const Step *step;
  const char *value;
  Findings *findings;
} Value;

static void refuse(const Value *value, const char *hint, const char *rest) {
  findings_add(value->findings, FINDING_ATTRIBUTE_VALUE, step_attributes_place(value->step), hint,
               "`%s` %s", value->value, rest);
}

static gboolean is_one_of(const char *value, const char *const *words, gsize count) {
  for (gsize i = 0; i < count; i++) {
    if (strcmp(value, words[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "did you mean `near`?", else all that there are. */
static char *hint_of(const char *value, const char *const *words, gsize count) {
  const char *nearest = nearest_name(value, words, count);
  if (nearest != NULL)
    return g_strdup_printf("did you mean `%s`?", nearest);
  g_autoptr(GString) hint = g_string_new("it is one of");
  for (gsize i = 0; i < count && i < 12; i++)
    g_string_append_printf(hint, "%s `%s`", i == 0 ? "" : ",", words[i]);
  if (count > 12)
    g_string_append(hint, " …");
  return g_string_free(g_steal_pointer(&hint), FALSE);
}

static void want_word(const Value *value, const char *const *words, gsize count, const char *rest) {
  if (is_one_of(value->value, words, count))
    return;
  g_autofree char *hint = hint_of(value->value, words, count);
  refuse(value, hint, rest);
}

static void check_risk(const Value *value) {
  static const char *const words[] = {"low", "medium", "high"};
  want_word(value, words, G_N_ELEMENTS(words), "is no risk");
}

static void check_importance(const Value *value) {
  static const char *const words[] = {"required", "recommended", "optional"};
  want_word(value, words, G_N_ELEMENTS(words), "is no importance");
}

static void check_duration(const Value *value) {
  if (duration_parse(value->value) == DURATION_UNSAID)
    refuse(value, "write hours, minutes or seconds up to 9999h, such as 45m, 1h30m, 90s",
           "is no duration");
}

static void check_owner(const Value *value) {
  const GPtrArray *owners = value->book->config->owners;
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (guint i = 0; i < owners->len; i++)
    g_ptr_array_add(ids, (gpointer)((const Owner *)owners->pdata[i])->id);
  if (ids->len > 0)
    want_word(value, (const char *const *)ids->pdata, ids->len, "is no owner of the configuration");
}

static void check_hosts(const Value *value) {
  const GPtrArray *groups = value->book->config->host_groups;
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add(ids, (gpointer)((const HostGroup *)groups->pdata[i])->id);
  if (ids->len > 0)
    want_word(value, (const char *const *)ids->pdata, ids->len,
              "is no group of hosts of the configuration");
}

static void check_deadline(const Value *value) {
  const ChangeRecord *record = &value->book->config->change_record;
  Moment moment;
  if (!moment_parse(&moment, value->value) || moment.has_offset) {
    refuse(value, "write a time as 23:30, 2030-05-24 23:30 or T+90m", "is no deadline");
  } else if (record->start != NULL) {
    g_autoptr(GDateTime) time =
        moment_time(&moment, g_date_time_get_timezone(record->start), record->start);
    if (time == NULL)
      refuse(value, "summer time begins: write a time before or after the hour that is skipped",
             "is a time that the clocks of the window never show");
  }
}

void check_attribute_values(const Book *book, Findings *findings) {
  static const struct {
    const char *key;
    void (*check)(const Value *value);
  } keys[] = {{"risk", check_risk},         {"importance", check_importance},
              {"duration", check_duration}, {"undo-duration", check_duration},
              {"owner", check_owner},       {"hosts", check_hosts},
              {"deadline", check_deadline}};
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    for (guint k = 0; k < guide->steps->len; k++) {
      const Step *step = guide->steps->pdata[k];
      for (gsize n = 0; n < G_N_ELEMENTS(keys); n++) {
        const char *text = attributes_get(step->attributes, keys[n].key);
        if (text != NULL)
          keys[n].check(&(Value){book, step, text, findings});
      }
    }
  }
}

/* ---- names ------------------------------------------------------------------------------------------- */

static const char *const known_keys[] = {"aliases",    "owner",    "duration",     "risk",
                                         "importance", "after",    "undo",         "hosts",
                                         "decider",    "deadline", "undo-duration"};

static const char *const known_classes[] = {
    "title",    "root",      "summary", "checkpoint", "point-of-no-return",
    "expected", "fails",     "undo",    "criteria",   "note",
    "tip",      "important", "warning", "caution",    "danger"};

typedef struct {
  const char *name;
  Place place; /* of the first use */
  guint count;
} Use;

/* The unknown names of one guide, in order of first use. */
typedef struct {
  const Guide *guide;
  GPtrArray *keys, *classes; /* Use */
  GHashTable *by_key, *by_class;
} Uses;

static void count_use(GPtrArray *uses, GHashTable *by_name, const char *name, Place place) {
  Use *use = g_hash_table_lookup(by_name, name);
  if (use == NULL) {
    use = g_new0(Use, 1);
    use->name = name;
    use->place = place;
    g_ptr_array_add(uses, use);
    g_hash_table_insert(by_name, (gpointer)name, use);
  }
  use->count++;
}

static void count_attributes(const Uses *uses, const Attributes *attributes) {
  if (attributes == NULL)
    return;
  Place place = attributes->place;
  if (place.file == NULL)
    place.file = uses->guide->document->path;
  for (guint i = 0; i < attributes->count; i++) {
    const char *key = attributes->items[i].key;
    if (!is_one_of(key, known_keys, G_N_ELEMENTS(known_keys)))
      count_use(uses->keys, uses->by_key, key, place);
  }
  for (const char *const *name = attributes->classes; *name != NULL; name++) {
    if (!is_one_of(*name, known_classes, G_N_ELEMENTS(known_classes)))
      count_use(uses->classes, uses->by_class, *name, place);
  }
}

static void count_tree(const Uses *uses, const Node *root) {
  if (root == NULL)
    return;
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    if (walk.entering)
      count_attributes(uses, walk.node->attributes);
  }
}

static void count_guide(const Uses *uses) {
  const Guide *guide = uses->guide;
  count_tree(uses, guide->intro);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    count_attributes(uses, step->attributes);
    count_tree(uses, step->title);
    count_tree(uses, step->summary);
    const Node *blocks[STEP_BLOCKS];
    step_blocks(blocks, step);
    for (guint k = 0; k < STEP_BLOCKS; k++)
      count_tree(uses, blocks[k]);
  }
  count_tree(uses, guide->outro);
}

static void report_use(const Use *use, FindingCode code, const char *hint, const char *what,
                       Findings *findings) {
  const guint more = use->count - 1;
  g_autofree char *times =
      more == 0 ? g_strdup("")
                : g_strdup_printf(", here and in %u more place%s", more, more == 1 ? "" : "s");
  findings_add(findings, code, use->place, hint, "`%s` is %s without a meaning%s", use->name, what,
               times);
}

static void report_uses(const GPtrArray *uses, FindingCode code, const char *const *known,
                        gsize count, Findings *findings) {
  const char *what = code == FINDING_UNKNOWN_CLASS ? "a class" : "an attribute";
  for (guint i = 0; i < uses->len; i++) {
    const Use *use = uses->pdata[i];
    const char *nearest = nearest_name(use->name, known, count);
    g_autofree char *hint = nearest == NULL ? NULL : g_strdup_printf("did you mean `%s`?", nearest);
    report_use(use, code, hint, what, findings);
  }
}

void check_unknown_names(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++) {
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) classes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) by_key = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) by_class = g_hash_table_new(g_str_hash, g_str_equal);
    const Uses uses = {book->guides->pdata[i], keys, classes, by_key, by_class};
    count_guide(&uses);
    report_uses(keys, FINDING_UNKNOWN_ATTRIBUTE, known_keys, G_N_ELEMENTS(known_keys), findings);
    report_uses(classes, FINDING_UNKNOWN_CLASS, known_classes, G_N_ELEMENTS(known_classes),
                findings);
  }
}
