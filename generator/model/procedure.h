/* Procedure: what a step says of itself as a part of a change (dialect, part 2), and what follows from it.
 *
 * StepFields are read with the steps, their references are followed when the book is resolved. A Plan is
 * computed from them, once for each guide.
 * Ownership: the arena of the book. Units: durations and times in seconds; times of a plan count from T0, the
 * start of the change.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/config.h"
#include "model/duration.h"
#include "model/link.h"
#include "model/node.h"

typedef enum { RISK_NONE, RISK_LOW, RISK_MEDIUM, RISK_HIGH } Risk;

typedef enum { IMPORTANCE_REQUIRED, IMPORTANCE_RECOMMENDED, IMPORTANCE_OPTIONAL } Importance;

/* How a step is taken back. */
typedef enum {
  UNDO_UNSAID,  /* nothing is said */
  UNDO_NONE,    /* undo=none: it cannot be */
  UNDO_STEP,    /* undo_step */
  UNDO_SECTION, /* undo_link: a document or a section of one */
  UNDO_TEXT     /* only the blocks of class .undo say how */
} UndoKind;

typedef struct {
  const Owner *owner;   /* its own, else its parent's; NULL when nobody is named */
  gint64 duration;      /* of its own attribute; DURATION_UNSAID */
  gint64 undo_duration; /* undo-duration=; DURATION_UNSAID */
  Risk risk;
  Importance importance; /* its own, else its parent's */
  Node *
      warnings; /* NODE_ROOT of admonitions: what guards the action; shown before the body; or NULL */
  Node *expected, *fails, *undo, *criteria; /* NODE_ROOT with the blocks of that class, or NULL */
  UndoKind undo_kind;
  const Step *undo_step;    /* UNDO_STEP: of the same guide */
  Link *undo_link;          /* UNDO_SECTION; until the book is resolved, whatever undo= names */
  const Step *const *after; /* `after_count` steps of after=; none: the step before it */
  guint after_count;
  const HostGroup *hosts; /* one box for each host; NULL: one box */
  const char
      *decider; /* of a checkpoint: name of the owner with that id, else as written; or NULL */
  const char *deadline; /* of a checkpoint, as written; or NULL */
  gboolean no_return;   /* .point-of-no-return */
} StepFields;

/* When a step is carried out, as early as its predecessors allow. */
typedef struct {
  gint64 start, end;  /* from T0 */
  gint64 slack;       /* how much later it may start without making the whole later */
  gboolean is_timed;  /* its duration, or that of all steps below it, is known */
  gboolean is_shared; /* its start and end are an even share of the time of a phase around it */
  gboolean
      is_critical; /* it, or a step below it, has no slack; never in a plan that is not timed */
  gboolean is_back_out; /* only carried out to go back: not part of the way forward, times are 0 */
  gboolean counts;      /* its own duration is said, and that of all below it: no part has one */
} PlanStep;

/* What makes a moment the latest one for a checkpoint. */
typedef enum {
  LIMIT_DEADLINE,           /* its own deadline= */
  LIMIT_ROLL_BACK_DEADLINE, /* that of the change record */
  LIMIT_WINDOW              /* the end of the window less the time that going back takes */
} PlanLimit;

/* A checkpoint in time. */
typedef struct {
  const Step *step;
  gint64 planned; /* when it is decided, from T0: its end */
  gint64
      roll_back; /* how long going back takes from here; DURATION_UNSAID when a part of it is not known */
  gint64 latest; /* the last moment of go or no-go, from T0; only when has_latest */
  gint64 slack;  /* latest - planned; may be negative */
  gboolean has_latest;
  PlanLimit limit; /* only when has_latest */
} PlanGate;

/* All work of one owner. */
typedef struct {
  const Owner *owner; /* NULL: steps without an owner */
  gint64 total;       /* seconds of its own leaf steps */
  guint steps;        /* leaf steps, checkpoints not counted */
  gboolean is_timed;  /* every one of them has a duration */
} PlanOwner;

/* A leaf step whose owner is not the one of the leaf step before it. */
typedef struct {
  const Step *from, *to;
} PlanHandOver;

typedef struct {
  gboolean is_timed; /* at least one step of the way forward has a duration */
  guint untimed;     /* leaf steps of the way forward without one */
  gint64 duration;   /* from T0 to the end of the last step */
  gint64
      roll_back;   /* going back from the last step before the point of no return (or from the end);
                        DURATION_UNSAID when a part of it is not known */
  PlanStep *steps; /* by step->order */
  const PlanGate *gates;
  guint gate_count;
  const PlanOwner *owners; /* in order of first appearance */
  guint owner_count;
  const PlanHandOver *hand_overs;
  guint hand_over_count;
  /* Undo coverage, over leaf steps of the way forward that say something about undo. */
  guint undo_said;                 /* how many */
  guint undo_possible;             /* of those: how many can be taken back */
  guint undo_unsaid;               /* leaf steps that say nothing */
  const Step *const *undo_missing; /* those that cannot: undo_said - undo_possible */
  const Step *no_return;           /* the first point of no return, or NULL */
} Plan;

/* "low", … ; "required", … ; NULL for RISK_NONE. The way back is FALSE, and nothing set, for other words. */
const char *risk_name(Risk risk);
const char *importance_name(Importance importance);
const char *
undo_kind_name(UndoKind kind); /* "none", "step", "section", "text"; NULL for UNDO_UNSAID */
gboolean risk_by_name(Risk *risk, const char *name);
gboolean importance_by_name(Importance *importance, const char *name);
