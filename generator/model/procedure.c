/* Procedure: the names of what fields can say.
 *
 * One table for each kind, looked at from both sides.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/procedure.h"

#include <string.h>

static const char *const risks[] = {NULL, "low", "medium", "high"};
static const char *const importances[] = {"required", "recommended", "optional"};

const char *risk_name(Risk risk) { return risks[risk]; }

const char *importance_name(Importance importance) { return importances[importance]; }

const char *undo_kind_name(UndoKind kind) {
  static const char *const names[] = {NULL, "none", "step", "section", "text"};
  return names[kind];
}

gboolean risk_by_name(Risk *risk, const char *name) {
  for (Risk i = RISK_LOW; i <= RISK_HIGH; i++) {
    if (strcmp(name, risks[i]) == 0) {
      *risk = i;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean importance_by_name(Importance *importance, const char *name) {
  for (Importance i = IMPORTANCE_REQUIRED; i <= IMPORTANCE_OPTIONAL; i++) {
    if (strcmp(name, importances[i]) == 0) {
      *importance = i;
      return TRUE;
    }
  }
  return FALSE;
}
