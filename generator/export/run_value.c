/* RunValue: two tables.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/run_value.h"

static void value_free(gpointer data) {
  RunValue *value = data;
  g_free(value->text);
  g_free(value->time);
  g_free(value->fingerprint);
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

RunValue *run_values_add(GHashTable *table, const char *name, gboolean is_set, char *text,
                         char *time) {
  RunValue *value = g_new(RunValue, 1);
  *value = (RunValue){is_set, text, time, NULL};
  g_hash_table_insert(table, g_strdup(name), value);
  return value;
}
