/* Rules: the table of them. A rule looks at the whole book and adds what it finds; none depends on another.
 *
 * What a reader sees while it reads (numbers, depth, markers in the wrong place) it reports itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/rules.h"

#include "check/attribute_rules.h"
#include "check/destructive_rules.h"
#include "check/order_rules.h"
#include "check/plan_rules.h"
#include "check/procedure_rules.h"
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
    check_header_ids,
    check_orphans,
    check_unused_images,
    check_unused_variables,
};

void book_check(const Book *book, Findings *findings) {
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    rules[i](book, findings);
}
