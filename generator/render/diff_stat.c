/* DiffStat: counted by kind, then put in order of level.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_stat.h"

GArray *diff_stat(const Diff *diff, gboolean off) {
  DiffStat kinds[DIFF_KINDS] = {0};
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    DiffStat *stat = &kinds[change->kind];
    stat->kind = change->kind;
    stat->level = MAX(stat->level, change->level);
    stat->count++;
    stat->accepted += change->reason != NULL ? 1 : 0;
  }
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(DiffStat));
  for (int level = DIFF_HIGH; level >= (off ? DIFF_OFF : DIFF_LOW); level--) {
    for (DiffKind kind = 0; kind < DIFF_KINDS; kind++) {
      if (kinds[kind].count > 0 && (int)kinds[kind].level == level)
        g_array_append_val(rows, kinds[kind]);
    }
  }
  return rows;
}
