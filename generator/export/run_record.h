/* RunRecord: what was filled into a sheet, beside what was planned.
 *
 * Made from the sheet of the guide and the values of its fields, wherever they come from. Only what the file had fields for is
 * in it: a sheet of one team has that team's steps. Nothing is judged but what is missing or contradicts itself.
 * Ownership: the record owns its texts and the sheet; it points into the book. Units: times as they were written down.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/identity.h"
#include "render/sheet.h"

/* What stands in a field. */
typedef struct {
  gboolean is_set; /* ticked, not blank, signed */
  char *text;      /* what was written; of a signature its name; or NULL */
  char *time;      /* of a signature, or of a tick in a browser: ISO 8601; or NULL */
} RunValue;

/* Values by the names of fields; and ticks by the ids of steps, as the site keeps them. */
typedef struct {
  Identity identity;
  GHashTable *fields; /* name -> RunValue */
  GHashTable *steps;  /* id of a step, or id@host -> RunValue */
} RunValues;

RunValues *run_values_new(void);
void run_values_free(RunValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunValues, run_values_free)
/* Takes the texts. */
void run_values_add(GHashTable *table, const char *name, gboolean is_set, char *text, char *time);

typedef enum {
  RUN_OPEN,
  RUN_PARTLY,
  RUN_DONE,
  RUN_NOT_APPLICABLE,
  RUN_CONTRADICTS,
  RUN_STATES
} RunState;
const char *run_state_name(RunState state); /* "open", "partly done", … */

typedef struct {
  const SheetItem *item; /* STEP or PHASE */
  RunState state;
  const char *initials, *start, *end, *result, *notes; /* or NULL */
  const char *ticked;                                  /* when, in a browser; or NULL */
  gint64 took;              /* seconds from start to end; -1: not known */
  GPtrArray *hosts_missing; /* const char *: names of hosts without a tick */
} RunStep;

typedef enum { DECISION_NONE, DECISION_YES, DECISION_NO, DECISION_BOTH } Decision;

/* A checkpoint or an approval. */
typedef struct {
  const SheetItem *item;
  const char *who; /* of an approval: whose it is */
  Decision decision;
  const char *by, *time; /* or NULL */
  const RunValue *signature;
  guint criteria, criteria_met; /* of a checkpoint */
} RunDecision;

/* A row of the deviation log. */
typedef struct {
  const char *time, *step, *what, *by; /* or NULL */
} RunDeviation;

/* Anything else that was filled in: also boxes of tasks, and fields that the sheet does not know, which have a name alone. */
typedef struct {
  const SheetField *field;
  const RunValue *value;
} RunRest;

typedef struct {
  Sheet *sheet;
  const RunValues *values;
  gboolean is_same_revision;
  GArray *steps;            /* RunStep */
  GArray *gates;            /* RunDecision */
  GArray *approvals;        /* RunDecision */
  GArray *deviations;       /* RunDeviation */
  GArray *rest;             /* RunRest */
  GPtrArray *open;          /* char *: what is missing or contradicts itself, a sentence each */
  guint counts[RUN_STATES]; /* of steps without sub-steps */
} RunRecord;

/* `values` must live as long as the record. */
RunRecord *run_record_new(const Book *book, const Guide *guide, const RunValues *values);
void run_record_free(RunRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunRecord, run_record_free)

/* Minutes after midnight of a time as people write it ("22:05", "22.05", "2205", "10:05 pm"); -1: it is none. */
gint run_clock(const char *text);
