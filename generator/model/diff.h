/* Diff: what changed in a procedure between two revisions of it.
 *
 * Ownership: a Diff owns its arena with all changes and redlines, and the books (their steps are pointed to), but a new book
 * that is borrowed.
 * Order: changes stand in the order of the work in the new revision; what was removed stands where it was.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/place.h"
#include "model/book.h"
#include "model/diff_kind.h"
#include "model/redline.h"

enum { DIFF_FINGERPRINT = 16 }; /* digits */

/* What the values of a change are. */
typedef enum {
  DIFF_VALUES_PLAIN,
  DIFF_VALUES_AFTER, /* the title of the sibling before; NULL: it is the first */
  DIFF_VALUES_IN     /* the titles of the steps above; NULL: it is at the top */
} DiffValues;

typedef struct {
  DiffKind kind;
  DiffLevel level;                    /* as configured */
  const Guide *old_guide, *new_guide; /* NULL where one side has none */
  const Step *old_step, *new_step;    /* NULL where one side has none, or it is about no step */
  /* Further steps, in order of the work: the parts of a split (of the new revision), what was merged (of the old one),
   * the gates that a step crossed (of the new one), the steps that show a section or a picture or use a variable (of the new one;
   * of the old one when it has none). */
  const Step *const *steps;
  guint step_count;
  const char *
      subject; /* name of a variable, key of a record, path of a document with "#anchor"; or NULL */
  const char *old_value,
      *new_value; /* plain text in one line; NULL: none on that side. Without a redline */
  DiffValues values;
  const Redline *redline;     /* of texts; NULL: the values say all */
  Place old_place, new_place; /* a NULL file where one side has none */
  const char *fingerprint;    /* 16 digits of what it says: kind, step, both texts */
  const char *reason;         /* of the approval that accepts it; NULL: it is not accepted */
} DiffChange;

/* Two guides that were compared. `new_of` and `old_of` hold, by Step.order, the step that it became or was; NULL: none. Of the parts
 * of a split or a merge one is the partner; the others have none, and stand in the change. */
typedef struct {
  const Guide *old_guide, *new_guide;
  const Step **new_of, **old_of;
} DiffGuides;

typedef struct Diff {
  Arena *arena;
  Book *old_book, *new_book;
  gboolean is_new_borrowed; /* the new book belongs to somebody else and outlives the diff */
  Book *
      compared_book; /* the old sources with the new variables, to which old steps belong; NULL: they are old_book's */
  const char *old_name, *new_name; /* as people asked for them: "r01", "HEAD~3", a path */
  GPtrArray *changes;              /* DiffChange */
  GPtrArray *guides;               /* DiffGuides */
  gboolean
      is_bounded; /* a limit was met: steps were compared by their order where likeness would have taken too long */
} Diff;

void diff_free(Diff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diff, diff_free)

/* Changes of that level or above that no approval accepts; of that kind, accepted or not. */
guint diff_open(const Diff *diff, DiffLevel level);
guint diff_of_kind(const Diff *diff, DiffKind kind);

/* An approval: `approvals.yaml` lists the changes that were looked at and accepted. */
typedef struct {
  const char *fingerprint;
  const char *reason; /* who and why; never NULL */
  Place place;
  gboolean is_used; /* set by diff_accept */
} DiffApproval;

/* Marks the changes that are among the approvals, `count` of them. The texts are copied. */
void diff_accept(Diff *diff, DiffApproval *approvals, guint count);
