/* Sheet: a guide as a flat list of what stands on paper, one below the other. Pure.
 *
 * The one description that both the HTML checklist and the PDF are made from: what is shown, in which order, and which
 * fields there are to fill in. How it looks is theirs. Blocks of text stay Nodes of the model; words of our own are in
 * the language of the book already.
 *
 * Editions: the board decides (cover, change record, plan, checkpoints, risks, approvals), the operator carries out
 * (everything, details as appendices), an owner has the steps of one team with the hand-overs.
 * Ownership: sheet_free frees the sheet; it points into the book, which must outlive it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

typedef enum { EDITION_BOARD, EDITION_OPERATOR, EDITION_OWNER, EDITIONS } Edition;

/* "board", "operator", "owner". */
const char *edition_name(Edition edition);
gboolean edition_by_name(Edition *edition, const char *name);

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
  const char *
      name; /* unique in the sheet, stable between builds: "step.core.done", "approval.1.signature";
                          letters, digits, '-', '_' and '.' (PDF 1.7, 12.7.3.2: '.' parts the levels) */
  const char *label; /* printed beside it: "done", "n/a", "initials", the name of a host; or NULL */
  const char *tooltip; /* says all without the page: "Step 5.3, Run the upgrade: done" */
} SheetField;

typedef enum {
  SHEET_COVER,     /* title, facts, revision, fingerprint */
  SHEET_CONTENTS,  /* list of what follows with page numbers */
  SHEET_APPROVALS, /* table of approvers; fields: name or role, decision, date, signature of each */
  SHEET_FACTS, /* heading and rows of label and text: the change record, contacts, totals of owners */
  SHEET_PROSE, /* heading (or none) and blocks: introduction, closing part, plans of the change record */
  SHEET_COVERAGE,  /* undo coverage: text, and the steps that cannot be taken back */
  SHEET_TIME_LINE, /* the plan on a time line */
  SHEET_RISKS,     /* table of the steps with a risk */
  SHEET_GATES,     /* table of checkpoints with their times */
  SHEET_STEPS,     /* the heading above the steps */
  SHEET_PHASE,     /* a step that has sub-steps: a heading, repeated as "continued" */
  SHEET_STEP,      /* a step to carry out */
  SHEET_GATE,      /* a checkpoint */
  SHEET_NO_RETURN, /* the point of no return: a rule across the page, before the step of that class */
  SHEET_HAND_OVER,      /* the owner changes */
  SHEET_ELSEWHERE,      /* owner's edition: steps of others between the own ones, in one line */
  SHEET_APPENDIX,       /* a document, whole */
  SHEET_REFERENCES,     /* external links with their numbers */
  SHEET_DEVIATIONS,     /* blank log: rows of fields */
  SHEET_HAND_OVER_PAGE, /* blank page for the hand-over: fields */
  SHEET_KINDS
} SheetKind;

typedef struct {
  const char *label;
  const char *text; /* one or more lines */
} SheetRow;

typedef struct {
  SheetKind kind;
  const char *heading;      /* plain text in the language of the book, or NULL */
  const Step *step;         /* PHASE, STEP, GATE, NO_RETURN, HAND_OVER (to) */
  const Document *document; /* APPENDIX */
  const char *mark;         /* APPENDIX: its letter; as in "Appendix B" */
  const Node *blocks;       /* PROSE: NODE_ROOT */
  const char *
      text; /* COVERAGE, ELSEWHERE, HAND_OVER, PROSE without blocks: a paragraph or several lines */
  const char *planned; /* STEP, GATE, PHASE: "22:10 – 22:40 (30 min)" or "T+10m – T+40m"; or NULL */
  const SheetRow *rows; /* FACTS, COVER, STEP and GATE (owner, risk, decider, latest decision, …) */
  guint row_count;
  const SheetField *fields; /* in the order of the page */
  guint field_count;
} SheetItem;

typedef struct {
  const Book *book;
  const Guide *guide;
  Edition edition;
  const Owner *owner; /* of EDITION_OWNER */
  const Step *only;   /* the only step (with its sub-steps) that is shown, or NULL */
  const char *title;
  const char *edition_title; /* "Board edition", "Operator edition", "Edition for Database team" */
  const char *change_number; /* or NULL */
  const char *revision;      /* or NULL */
  const char *fingerprint;   /* short form, as printed */
  const char *window;        /* the change window as text, or NULL */
  GArray *items;             /* SheetItem */
  GPtrArray *appendices;     /* Document, in the order of their letters; empty for the board */
} Sheet;

/* What a sheet is to show. */
typedef struct {
  Edition edition;
  const Owner *owner;
  const Step *only;
} SheetWish;

Sheet *sheet_new(const Book *book, const Guide *guide, const SheetWish *wish);
void sheet_free(Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)
