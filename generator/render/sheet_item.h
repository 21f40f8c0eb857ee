/* SheetItem: of what a sheet consists (render/sheet.h).
 *
 * Ownership: the arena of the sheet, and the book that it points into.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"
#include "model/edition.h"
#include "model/redline.h"
#include "render/labels.h"

/* What somebody fills in with a pen or in a viewer. */
typedef enum {
  FIELD_BOX,      /* a box to tick */
  FIELD_INITIALS, /* a few letters */
  FIELD_TIME,     /* a time of the clock */
  FIELD_TEXT,     /* one line */
  FIELD_NOTES,    /* several lines */
  FIELD_SIGNATURE
} FieldKind;

typedef struct {
  FieldKind kind;
  /* Unique in the sheet, stable between builds and the same in every edition: "step.core.done", "approval.1.signature".
   * Letters, digits, '-', '_' and '.' (PDF 1.7, 12.7.3.2: '.' parts the levels; no name is the beginning of another's). */
  const char *name;
  const char *label; /* printed beside it: "done", "n/a", "initials", the name of a host; or NULL */
  const char *tooltip; /* says all without the page: "Step 5.3, Run the upgrade: done" */
  const Node
      *node; /* of a box: what is printed beside it, one criterion of a checkpoint (a block, or an
                          item of a list), with a label only when it shows nothing; the item of a task; or NULL */
} SheetField;

typedef enum {
  SHEET_COVER,     /* title; rows: facts; fields: who carries it out, begun, finished */
  SHEET_CONTENTS,  /* heading; list of what follows with page numbers */
  SHEET_APPROVALS, /* heading, table with fields */
  SHEET_FACTS,     /* heading, rows of label and text: the change record, contacts */
  SHEET_PROSE,     /* heading (or none), blocks or text: introduction, closing part, plans */
  SHEET_COVERAGE, /* undo coverage: heading, text, table (or none) of the steps that cannot be taken back */
  SHEET_TIME_LINE, /* heading, time_line, text: the plan as a picture */
  SHEET_RISKS,     /* heading, table of the steps with a risk */
  SHEET_GATES,     /* heading, table of checkpoints with their times */
  SHEET_OWNERS,    /* heading, table of owners: steps, time, hand-overs */
  SHEET_STEPS,     /* the heading above the steps */
  SHEET_PHASE,     /* a step that has sub-steps: a heading, repeated as "continued" */
  SHEET_STEP,      /* a step to carry out */
  SHEET_GATE,      /* a checkpoint; fields: its criteria, go, no go, by whom, time, signature */
  SHEET_NO_RETURN, /* the point of no return: heading, text, fields; a rule across the page, before its step */
  SHEET_HAND_OVER, /* the owner changes: heading, text, fields */
  SHEET_ELSEWHERE, /* owner's edition: steps of others between the own ones; text: one line */
  SHEET_APPENDIX,  /* a document, whole; heading: its title */
  SHEET_REFERENCES, /* heading, or NULL when no link leaves the sheet; the addresses that links were numbered with */
  SHEET_DEVIATIONS,     /* heading, table with fields: a blank log */
  SHEET_HAND_OVER_PAGE, /* heading, text, fields: for the change of a shift */
  SHEET_SINCE, /* heading, text: the verdict; table of what changed since an earlier revision, or none */
  SHEET_VERDICT, /* heading: what follows from the changes; text */
  SHEET_CHANGE,  /* heading: whose changes; text: the steps that show it, or NULL; changes */
  SHEET_KINDS
} SheetKind;

/* "cover", "contents", "approvals", …, "change". */
const char *sheet_kind_name(SheetKind kind);

typedef struct {
  const char *label;
  Label kind;       /* which label that is, where somebody asks; LABELS where nobody does */
  const char *text; /* one or more lines */
  const Step *step; /* the step that the text names, to lead there; or NULL */
  const Link *link; /* where else the text leads; or NULL */
} SheetRow;

/* Blocks of a step in the order of the page: warnings stand before what they guard. */
typedef struct {
  const char *name;  /* "warnings", "body", "expected", "fails", "undo" */
  const char *label; /* "Expected", "If it fails", "To undo"; NULL for warnings and body */
  const Node *blocks;
} SheetPart;

/* A table of short texts. A cell that is NULL holds the next one of the item's fields. */
typedef struct {
  guint columns, rows;
  const char *const *heads;
  const guint *shares;      /* width of each column as a share of their sum */
  const char *const *cells; /* row by row */
  const Step *const *steps; /* what each row is about, to lead there; or NULL */
} SheetTable;

/* The plan as a picture: one bar below the other, `at` from 0 (left) to 1 (right). */
typedef struct {
  const Step *step;
  const char *label; /* number and title */
  const char *times; /* as `planned` of an item */
  double start, end;
  gboolean is_critical; /* on the longest way */
} SheetBar;
typedef enum {
  SHEET_MARK_GATE,
  SHEET_MARK_NO_RETURN,
  SHEET_MARK_DEADLINE,
  SHEET_MARK_END
} SheetMarkKind;
typedef struct {
  SheetMarkKind kind;
  double at;
  gint bar;          /* the bar on which it stands; -1: across all of them */
  const char *label; /* "5.12", "Roll-back deadline 02:00" */
} SheetMark;
typedef struct {
  double at;
  const char *label; /* a time of the clock, or of the time since the start */
} SheetTick;
typedef struct {
  const SheetBar *bars;
  const SheetMark *marks;
  const SheetTick *ticks;
  guint bar_count, mark_count, tick_count;
  const char *alternative; /* the picture in words */
} SheetTimeLine;

/* One change to the procedure. */
typedef struct {
  gboolean is_high;  /* of the highest level */
  const char *level; /* "high" */
  const char *title; /* "Command changed" */
  const char *text;  /* "dba → web", or NULL */
  const char *steps; /* "crosses: 4 The dump is good", or NULL */
  const char *fingerprint;
  Redline redline; /* without blocks when there is nothing to show */
} SheetChange;

typedef struct {
  SheetKind kind;
  guint level;              /* PHASE, STEP, GATE: from 1, without a jump; 0 for all others */
  const char *heading;      /* plain text, or NULL */
  const Step *step;         /* PHASE, STEP, GATE, NO_RETURN, HAND_OVER (to) */
  const Document *document; /* APPENDIX */
  const char *mark;         /* APPENDIX: its letter; as in "Appendix B" */
  const Node *blocks; /* PROSE: NODE_ROOT; `end` is the block before which it stops, or NULL */
  const Node *end;
  const char *text;    /* a paragraph, or several lines; or NULL */
  const char *changed; /* PHASE, STEP, GATE: "changed since r01: command, warning"; or NULL */
  const char *planned; /* STEP, GATE, PHASE: "22:10 – 22:40 (30 min)" or "T+10m – T+40m"; or NULL */
  const SheetRow
      *rows; /* FACTS, COVER, PHASE, STEP and GATE (owner, risk, decider, latest decision, …) */
  guint row_count;
  const SheetPart *parts; /* PHASE, STEP, GATE */
  guint part_count;
  const SheetField *fields; /* in the order of the page */
  guint field_count;
  const SheetField *tasks; /* boxes inside the text, each with its `node`: "step.core.task.1" */
  guint task_count;
  const SheetTable *table;
  const SheetTimeLine *time_line;
  const SheetChange *changes;
  guint change_count;
} SheetItem;

typedef struct {
  const Book *book;
  const Guide *guide;
  Edition edition;
  const Owner *owner; /* of EDITION_OWNER */
  const Step *only;   /* the only step (with its sub-steps) that is shown, or NULL */
  gboolean is_report; /* says what was filled into a sheet; none to fill in itself */
  const char *title;
  const char *edition_title; /* "Board edition", "Operator edition", "Edition for Database team" */
  const char *change_number; /* or NULL */
  const char *revision;      /* or NULL */
  const char *fingerprint;   /* short form, as printed; or NULL */
  const char *window;        /* the change window as text, or NULL */
  GArray *items;             /* SheetItem */
  GPtrArray *appendices;     /* Document, in the order of their letters; empty for the board */
  /* Sets, for Address: Step, those that are shown as PHASE, STEP or GATE; Document, the appendices, and the guide's own
   * when all of it is shown. */
  GHashTable *steps, *documents;
  Arena *arena; /* of all texts */
} Sheet;

void sheet_free(Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)
