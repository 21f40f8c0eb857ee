/* DiffKind: the catalogue as data.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/diff_kind.h"

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
