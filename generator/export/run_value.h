/* RunValue: what stands in a field of a sheet, or in a box of the site.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/identity.h"

/* Texts may be NULL. */
typedef struct {
  gboolean is_set;   /* ticked, not blank, signed */
  char *text;        /* what was written; of a signature its name */
  char *time;        /* of a signature, or of a tick in a browser: ISO 8601 */
  char *fingerprint; /* under which a tick was made; "": not known; NULL: that of the file */
} RunValue;

/* Values by the names of fields; and ticks by the ids of steps, as the site keeps them. */
typedef struct {
  Identity identity;
  gboolean is_ticks;  /* of the site: a step has a box beside those of its hosts */
  GHashTable *fields; /* name -> RunValue */
  GHashTable *steps;  /* id of a step, or id@host -> RunValue */
} RunValues;

RunValues *run_values_new(void);
void run_values_free(RunValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunValues, run_values_free)
/* Takes the texts. The value belongs to the table. */
RunValue *run_values_add(GHashTable *table, const char *name, gboolean is_set, char *text,
                         char *time);
