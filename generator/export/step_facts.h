/* StepFacts: what the pages of the site and the EPUB say of a step beside its text (who, when, how risky, on which hosts),
 * and of the plan as a whole.
 *
 * The words come from the sheet, so that a page on a screen and a page on paper say the same.
 * Ownership: step_facts_free frees it; it points into the book, which must outlive it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "model/address.h"
#include "render/sheet_item.h"

typedef struct StepFacts StepFacts;

StepFacts *step_facts_new(const Book *book, const Guide *guide);
void step_facts_free(StepFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StepFacts, step_facts_free)

typedef struct {
  const char *name;   /* "planned", "owner", "risk", …: for style sheets; NULL for others */
  const char *label;  /* in the language of the book */
  const char *text;   /* plain */
  const char *detail; /* of an owner: how to reach them; or NULL */
  const Step *step;   /* where the text leads; or NULL */
  const Link *link;   /* the same; or NULL */
  gboolean is_brief;  /* also where there is little room: in a list of steps */
  gboolean is_strong; /* a high risk */
} StepFact;

/* The facts of the step in the order of the page; free with g_array_unref. */
GArray *step_facts_of(const StepFacts *facts, const Step *step);

/* The plan of the guide: window, total, way back, undo coverage; empty when nothing is planned. */
GArray *step_facts_plan(const StepFacts *facts);

/* The rule before a step that is the point of no return: heading and text; NULL for all others. */
const SheetItem *step_facts_no_return(const StepFacts *facts, const Step *step);

/* The names of the hosts on which the step is repeated, each once; NULL for none. NULL-terminated, free with g_free. */
const char **step_facts_hosts(const Step *step);

/* For templates. Adds to `object`:
 *   "facts": [{"name", "label", "text", "detail" (or null), "href" (or null), "is_brief",
 *     "is_strong"}], "has_facts", "has_brief"
 *   "hosts": [text], "has_hosts"
 *   "no_return": null or {"heading", "text"}
 *   "changed": null or "changed since r01: command", only in a book that is compared with an earlier revision */
void step_facts_set(Object *object, const StepFacts *facts, const Step *step,
                    const Address *address);

/* "plan": null, or {"facts": as above} */
void step_facts_set_plan(Object *object, const StepFacts *facts, const Address *address);
