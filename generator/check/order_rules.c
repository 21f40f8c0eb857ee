/* Rules of what waits for what.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/order_rules.h"

#include "model/step_order.h"

enum { SHOWN_MOST = 12 }; /* steps of a circle in a message */

typedef struct {
  GHashTable *reported; /* Step -> itself */
  Findings *findings;
} Report;

/* Names the steps of a circle, beginning with the first that says `after`. */
static void report_circle(const StepOrder *order, const guint *points, guint count, gpointer data) {
  const Report *report = data;
  const Step *chosen = NULL;
  guint at = 0;
  for (guint i = 0; i < count; i++) {
    const Step *step = step_of_point(order, points[i]);
    if (step->fields.after_count > 0 && (chosen == NULL || step->order < chosen->order)) {
      chosen = step;
      at = i;
    }
  }
  if (chosen == NULL || !g_hash_table_add(report->reported, (gpointer)chosen))
    return;
  g_autoptr(GString) way = g_string_new(chosen->number);
  const Step *last = chosen;
  guint shown = 1;
  for (guint i = 1; i <= count; i++) {
    const Step *step = step_of_point(order, points[(at + i) % count]);
    if (step != last && ++shown <= SHOWN_MOST)
      g_string_append_printf(way, " → %s", step->number);
    last = step;
  }
  findings_add(report->findings, FINDING_AFTER_CYCLE, step_attributes_place(chosen),
               "name only steps that can be done without this one",
               "`after` makes step %s wait for itself: %s%s", chosen->number, way->str,
               shown > SHOWN_MOST ? " → …" : "");
}

void check_order(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GHashTable) reported = g_hash_table_new(NULL, NULL);
    g_autoptr(StepOrder) order = step_order_new(guide, NULL, TRUE);
    g_autofree guint *sorted = g_new0(guint, order->points);
    step_order_sort(sorted, order, report_circle, &(Report){reported, findings});
  }
}
