/* DiffValue: a value is told as it is; a place by the title that it is behind or below.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_value.h"

#include "render/labels.h"

gboolean diff_value(GString *out, const DiffChange *change, guint side, const char *language) {
  static const Label befores[] = {
      [DIFF_VALUES_AFTER] = LABEL_PLACE_AFTER, [DIFF_VALUES_IN] = LABEL_PLACE_IN};
  static const Label none[] = {
      [DIFF_VALUES_AFTER] = LABEL_PLACE_FIRST, [DIFF_VALUES_IN] = LABEL_PLACE_TOP};
  const char *value = side == 0 ? change->old_value : change->new_value;
  if (change->redline != NULL)
    return FALSE;
  if (change->values == DIFF_VALUES_PLAIN) {
    g_string_append(out, value == NULL ? "" : value);
    return value != NULL;
  }
  if (value == NULL)
    g_string_append(out, label_text(none[change->values], language));
  else
    g_string_append_printf(out, "%s %s", label_text(befores[change->values], language), value);
  return TRUE;
}

gboolean diff_has_values(const DiffChange *change) {
  const gboolean is_plain = change->values == DIFF_VALUES_PLAIN;
  return change->redline == NULL &&
         (!is_plain || change->old_value != NULL || change->new_value != NULL);
}
