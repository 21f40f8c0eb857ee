/* Findings: what is wrong with the content, as data.
 *
 * Use: every reader and rule gets a Findings and adds to it; work goes on. At the end findings_finish
 * sorts, removes repeats and applies levels; then it is only read.
 * Ownership: Findings owns itself and the texts of its findings (copied on adding); the `file` of a
 * Place is not copied and must outlive it.
 * Trouble of the environment is a GError, not a finding; a bug of our own is an assertion.
 * Limits: at most FINDINGS_MOST are kept; the rest is only counted.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/catalogue.h"
#include "base/place.h"

typedef enum {
#define FINDING(symbol, name, level, title, explanation) FINDING_##symbol,
  FINDING_CATALOGUE
#undef FINDING
      FINDING_CODES
} FindingCode;

typedef enum { LEVEL_OFF, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR } FindingLevel;

enum { FINDINGS_MOST = 10000 };

typedef struct {
  FindingCode code;
  FindingLevel level;
  Place place;
  const char *message;
  const char *hint; /* what to do, or NULL */
  Place other;      /* a second place that the message speaks of; file NULL when none */
} Finding;

/* The fixed facts of a code, from the catalogue. */
typedef struct {
  const char *name;
  FindingLevel level;
  const char *title;
  const char *explanation;
} FindingKind;

const FindingKind *finding_kind(FindingCode code);

/* The code with that name, or FINDING_CODES. */
FindingCode finding_code_by_name(const char *name);

/* "note", "warning", "error", "off"; finding_level_by_name returns FALSE for other words. */
const char *finding_level_name(FindingLevel level);
gboolean finding_level_by_name(FindingLevel *level, const char *name);

typedef struct Findings Findings;

Findings *findings_new(void);
void findings_free(Findings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Findings, findings_free)

/* Empty ones with the same levels, for a thread of its own; and adds what they gathered, as if it had been
 * added here one by one. */
Findings *findings_fork(const Findings *findings);
void findings_join(Findings *findings, const Findings *fork);

/* Adds one. `hint` may be NULL. The message is one line of plain text; texts of others in it are
 * escaped by whoever prints. */
void findings_add(Findings *findings, FindingCode code, Place place, const char *hint,
                  const char *format, ...) G_GNUC_PRINTF(5, 6);

/* As findings_add, with a second place. */
void findings_add_second(Findings *findings, FindingCode code, Place place, Place other,
                         const char *hint, const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Takes the findings of `code` between the lines (inclusive; last 0: to the end of the file) of `file`
 * out, because a comment at `place` says so with a reason. Unused ones become findings themselves. */
void findings_ignore(Findings *findings, FindingCode code, Place place, guint32 first_line,
                     guint32 last_line);

/* Nobody looks for findings of `code` this time: that a comment ignores none is no finding. */
void findings_not_sought(Findings *findings, FindingCode code);

/* The level of a code from now on, also for findings that are there already. */
void findings_set_level(Findings *findings, FindingCode code, FindingLevel level);

/* Applies ignores and levels, sorts by place, code and message, removes repeats. Once, at the end. */
void findings_finish(Findings *findings);

guint findings_count(const Findings *findings);
const Finding *findings_at(const Findings *findings, guint index);

/* How many have at least / exactly that level; findings beyond the limit are counted too. */
guint findings_at_least(const Findings *findings, FindingLevel level);
guint findings_of_level(const Findings *findings, FindingLevel level);
guint findings_ignored(const Findings *findings);
guint findings_dropped(const Findings *findings);
