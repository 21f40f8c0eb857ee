/* Rules: the table of them. A rule looks at the whole book and adds what it finds; none depends on another, so they run
 * beside each other.
 *
 * What a reader sees while it reads (numbers, depth, markers in the wrong place) it reports itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/rules.h"

#include "base/parallel.h"
#include "check/attribute_rules.h"
#include "check/destructive_rules.h"
#include "check/order_rules.h"
#include "check/plan_rules.h"
#include "check/procedure_rules.h"
#include "check/size_rules.h"
#include "check/title_rules.h"
#include "check/unused_rules.h"

typedef void Rule(const Book *book, Findings *findings);

static Rule *const rules[] = {
    check_attribute_values,
    check_unknown_names,
    check_order,
    check_two_actions,
    check_verbs,
    check_late_warnings,
    check_long_stretches,
    check_missing_durations,
    check_missing_criteria,
    check_missing_contacts,
    check_undo_too_far,
    check_destructive_commands,
    check_windows,
    check_late_checkpoints,
    check_large_sheets,
    check_header_ids,
    check_orphans,
    check_unused_images,
    check_unused_variables,
};

typedef struct {
  const Book *book;
  Findings *found[G_N_ELEMENTS(rules)]; /* of each rule */
} Check;

static void run_rule(gpointer data, guint number) {
  const Check *check = data;
  rules[number](check->book, check->found[number]);
}

void book_check(const Book *book, Findings *findings) {
  Check check = {.book = book};
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    check.found[i] = findings_fork(findings);
  parallel_run(G_N_ELEMENTS(rules), run_rule, &check);
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
    findings_join(findings, check.found[i]);
    findings_free(check.found[i]);
  }
}
