/* Diff: what is counted, and what is accepted.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/diff.h"

void diff_free(Diff *diff) {
  if (diff == NULL)
    return;
  g_ptr_array_unref(diff->changes);
  g_ptr_array_unref(diff->guides);
  book_free(diff->old_book);
  if (!diff->is_new_borrowed)
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

void diff_accept(Diff *diff, DiffApproval *approvals, guint count) {
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < count; i++)
    g_hash_table_insert(known, (gpointer)approvals[i].fingerprint, &approvals[i]);
  for (guint i = 0; i < diff->changes->len; i++) {
    DiffChange *change = diff->changes->pdata[i];
    DiffApproval *approval = g_hash_table_lookup(known, change->fingerprint);
    if (approval == NULL)
      continue;
    approval->is_used = TRUE;
    change->reason = arena_strdup(diff->arena, approval->reason);
  }
}
