/* ChangeRecord: the change request that a guide carries out, in the words of ITSM tools.
 *
 * Ownership: the arena of the book (the GDateTimes are released with it). Every text may be NULL.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  const char *detail; /* how to reach a contact, the role of an approver; or NULL */
} Person;

typedef struct {
  gboolean is_given; /* the configuration has a change record */
  const char *number, *type, *category, *service, *risk, *impact, *justification, *communications;
  const char *implementation_plan, *backout_plan,
      *test_plan;                         /* as configured; NULL: made from the steps */
  const char *const *configuration_items; /* NULL-terminated; never NULL */
  const Person *contacts, *approvers;
  guint contact_count, approver_count;
  /* The change window and the time at which going back must have begun. Local time of `time_zone` (an IANA name) or
   * of the offset that was written; without either, wall clock time of an unnamed place (is_floating). */
  GDateTime *start, *end, *roll_back_deadline;
  const char *time_zone; /* as configured, or NULL */
  gboolean is_floating;
} ChangeRecord;

/* The moment so many seconds after the start of the window, at the latest in the year 9999; NULL without a window. The
 * caller owns it. */
GDateTime *change_time(const ChangeRecord *record, gint64 seconds);

/* The same as text: "22:40", with its date when it is a day or more from the start; "T+40m" without a window. */
void change_time_append(GString *out, const ChangeRecord *record, gint64 seconds);
