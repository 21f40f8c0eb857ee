/* RunRecord: what was filled into a sheet, beside what was planned.
 *
 * Made from the sheet of the guide and the values of its fields, wherever they come from. Every step of the sheet
 * is in it, whether the file names it or not: a sheet of one team has that team's steps, ticks of the site are about all. Nothing is
 * judged but what is missing or contradicts itself.
 * Ownership: the record owns its texts and the sheet; it points into the book. Units: times as they were written
 * down.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/run_value.h"
#include "render/sheet.h"

typedef enum {
  RUN_OPEN,
  RUN_PARTLY,
  RUN_DONE,
  RUN_EARLIER, /* done, but ticked in another revision than that of the file */
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
  const char *
      earlier; /* the fingerprint under which it, or a host of it, was ticked, where that is not the file's; "" for a
                          fingerprint that is not known; or NULL */
  gint64 took; /* seconds from start to end; -1: not known */
  GPtrArray *hosts_missing; /* const char *: names of hosts without a tick */
  gboolean is_left;         /* ticked as not applicable */
  const Step *open_step;    /* of a phase that is ticked: its first step that is open; or NULL */
} RunStep;

typedef enum { DECISION_NONE, DECISION_YES, DECISION_NO, DECISION_BOTH } Decision;

/* A checkpoint or an approval. */
typedef struct {
  const SheetItem *item;
  const char *who; /* of an approval: whose it is */
  Decision decision;
  const char *by, *time; /* or NULL */
  const char *earlier;   /* as of a step */
  gboolean is_tick;      /* made in a browser: `time` is in UTC, ISO 8601 */
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
  gboolean
      is_whole; /* every step and checkpoint of the sheet is in it, not only those that the file has fields for */
  GArray *steps;      /* RunStep */
  GArray *gates;      /* RunDecision */
  GArray *approvals;  /* RunDecision */
  GArray *deviations; /* RunDeviation */
  GArray *rest;       /* RunRest */
  GPtrArray *
      unknown; /* const char *: ids and fields of steps that are set in the file and that the sheet has not */
  GPtrArray *open; /* const char *: what is missing or contradicts itself, a sentence each */
  guint counts[RUN_STATES]; /* of steps without sub-steps */
} RunRecord;

/* `values` must live as long as the record. */
RunRecord *run_record_new(const Book *book, const Guide *guide, const RunValues *values);
void run_record_free(RunRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunRecord, run_record_free)
