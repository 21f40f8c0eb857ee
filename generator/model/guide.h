/* Guide and Step: a step list as people work through it.
 *
 * Ownership: the arena of the book. Steps are a tree; `guide->steps` holds them all in document order.
 * A title is not an identity (titles repeat): an explicit id is, else one made from the titles.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/place.h"
#include "model/attributes.h"
#include "model/document.h"
#include "model/link.h"
#include "model/node.h"
#include "model/procedure.h"

typedef enum { STEP_WORK, STEP_CHECKPOINT } StepKind;

/* An id that the step had before (dialect, part 2: aliases=): links to it and its old page still lead to the step. */
typedef struct {
  const char *id;
  const char *name; /* of the old page, as Step.name */
} StepAlias;

struct Step {
  Guide *guide;
  Step *parent; /* NULL at the top */
  Step **children;
  guint child_count;
  guint order; /* position in guide->steps, from 0 */
  guint depth; /* from 1 */
  StepKind kind;
  const char *id; /* explicit (#id), else made by step_ids; unique in the guide */
  gboolean id_explicit;
  const char *number;         /* by position: "7.5.2" */
  const char *written_number; /* as in the source: the numbers of the items, "5.13" */
  Node *title;                /* NODE_PARAGRAPH: inlines; links of it are not unwrapped */
  const char *title_text;     /* plain; a checkpoint's without "Checkpoint:" */
  Node *summary;              /* NODE_PARAGRAPH, or NULL */
  const char *summary_text;   /* plain, or NULL */
  Node *body;        /* NODE_ROOT with at least one block, or NULL; without those of `fields` */
  StepFields fields; /* what it says of itself as a part of a change */
  Link *link;        /* the link of the title: the details of the step; or NULL */
  const Attributes *attributes; /* of the title; markers such as .title and .root are not kept */
  Place place;                  /* of the title's first character */
  const char *name;             /* unique portable file name without suffix for the outputs */
  const StepAlias *aliases;     /* `alias_count` of them, those that name no other step */
  guint alias_count;
  const char
      *fingerprint; /* digest of what the step says, hexadecimal; once the book is resolved */
};

struct Guide {
  const char *id; /* from the configuration or the file name; unique, portable */
  const char *title;
  Document *document; /* the file that holds the list */
  Node *intro;        /* NODE_ROOT: the blocks before the list, without the title heading */
  Node *outro;        /* NODE_ROOT: the blocks behind the list */
  GPtrArray *steps;   /* Step, all of them, in document order */
  Step **top;         /* the steps of depth 1 */
  guint top_count;
  GPtrArray *
      details; /* Document: those that titles and undo= link to, in order of first use, each once */
  GPtrArray *documents; /* Document: details, then all that they reach by links, each once */
  GHashTable *detail_set, *document_set; /* the same two as sets of pointers */
  GHashTable *by_id;                     /* step id -> Step */
  const Plan *plan;                      /* once the book is resolved */
  const char
      *fingerprint;     /* short code of all that it says: "7KQ2-M9XD-4TRC"; once it is resolved */
  const char *revision; /* as configured, else the commit of the content; or NULL */
};

/* An empty guide of that document. */
Guide *guide_new(Arena *arena, Document *document);

enum { STEP_BLOCKS = 6 };

/* The blocks of the step in the order in which every output shows them, each a NODE_ROOT or NULL: warnings, body,
 * expected, fails, undo, criteria. */
void step_blocks(const Node *blocks[STEP_BLOCKS], const Step *step);

/* "step" or "checkpoint". */
const char *step_kind_name(StepKind kind);

/* The step before or behind in document order, or NULL. */
Step *step_previous(const Step *step);
Step *step_next(const Step *step);

/* Is it `top` or below it? */
gboolean step_is_inside(const Step *step, const Step *top);

/* The step itself or the nearest one above it that says how it is taken back, or that it is not; NULL when none does. */
const Step *step_undo_said(const Step *step);

/* Where the attributes of the step stand; the step itself when it has none or that is not known. */
Place step_attributes_place(const Step *step);

/* How many there are, at all depths: what is done, and what is decided. Every output counts them apart. */
typedef struct {
  guint steps, checkpoints;
} StepCounts;
StepCounts guide_counts(const Guide *guide);

/* Is the document among guide->details / guide->documents? */
gboolean guide_has_detail(const Guide *guide, const Document *document);
gboolean guide_has_document(const Guide *guide, const Document *document);
