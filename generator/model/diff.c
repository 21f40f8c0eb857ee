/* Diff: the catalogue as data, and what is counted.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/diff.h"

#include <string.h>

static const DiffKindFacts kinds[] = {
#define DIFF_KIND(symbol, name, level, title, explanation) {name, DIFF_##level, title, explanation},
    DIFF_CATALOGUE
#undef DIFF_KIND
};

static const char *const level_names[] = {"off", "low", "medium", "high"};

const DiffKindFacts *diff_kind(DiffKind kind) { return &kinds[kind]; }

DiffKind diff_kind_by_name(const char *name) {
  DiffKind kind = 0;
  while (kind < DIFF_KINDS && strcmp(kinds[kind].name, name) != 0)
    kind++;
  return kind;
}

const char *diff_level_name(DiffLevel level) { return level_names[level]; }

gboolean diff_level_by_name(DiffLevel *level, const char *name) {
  for (DiffLevel i = DIFF_OFF; i <= DIFF_HIGH; i++) {
    if (strcmp(level_names[i], name) == 0) {
      *level = i;
      return TRUE;
    }
  }
  return FALSE;
}

void diff_free(Diff *diff) {
  if (diff == NULL)
    return;
  g_ptr_array_unref(diff->changes);
  g_ptr_array_unref(diff->guides);
  book_free(diff->old_book);
  book_free(diff->new_book);
  book_free(diff->compared_book);
  arena_free(diff->arena);
  g_free(diff);
}

guint diff_open(const Diff *diff, DiffLevel level) {
  guint count = 0;
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    count += change->level >= level && change->reason == NULL ? 1 : 0;
  }
  return count;
}

guint diff_of_kind(const Diff *diff, DiffKind kind) {
  guint count = 0;
  for (guint i = 0; i < diff->changes->len; i++)
    count += ((const DiffChange *)diff->changes->pdata[i])->kind == kind ? 1 : 0;
  return count;
}

void diff_accept(Diff *diff, const DiffApproval *approvals, guint count) {
  g_autoptr(GHashTable) reasons = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < count; i++)
    g_hash_table_insert(reasons, (gpointer)approvals[i].fingerprint, (gpointer)approvals[i].reason);
  for (guint i = 0; i < diff->changes->len; i++) {
    DiffChange *change = diff->changes->pdata[i];
    change->reason = g_hash_table_lookup(reasons, change->fingerprint);
  }
}
