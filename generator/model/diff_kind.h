/* DiffKind: what can change in a procedure, and how much it weighs.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/diff_catalogue.h"

typedef enum { DIFF_OFF, DIFF_LOW, DIFF_MEDIUM, DIFF_HIGH } DiffLevel;

typedef enum {
#define DIFF_KIND(symbol, name, level, title, explanation) DIFF_##symbol,
  DIFF_CATALOGUE
#undef DIFF_KIND
      DIFF_KINDS
} DiffKind;

typedef struct {
  const char *name;
  DiffLevel level;
  const char *title, *explanation;
} DiffKindFacts;

const DiffKindFacts *diff_kind(DiffKind kind);
DiffKind diff_kind_by_name(const char *name); /* or DIFF_KINDS */

/* "off", "low", "medium", "high"; FALSE for other words. */
const char *diff_level_name(DiffLevel level);
gboolean diff_level_by_name(DiffLevel *level, const char *name);
