/* Rules of the plan.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/plan_rules.h"

/* "3 h 20 min". */
static char *words(gint64 seconds) {
  g_autoptr(GString) text = g_string_new(NULL);
  duration_append_words(text, seconds);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void check_window(const Guide *guide, const Config *config, Findings *findings) {
  const ChangeRecord *record = &config->change_record;
  const Plan *plan = guide->plan;
  if (record->start == NULL || record->end == NULL || plan == NULL || !plan->is_timed)
    return;
  const Place window = config_place(config, "change.window.end");
  const Place place =
      guide->steps->len == 0 ? window : ((const Step *)guide->steps->pdata[0])->place;
  const gint64 length = g_date_time_difference(record->end, record->start) / G_TIME_SPAN_SECOND;
  const gint64 turn =
      plan->no_return == NULL ? plan->duration : plan->steps[plan->no_return->order].start;
  g_autofree char *whole = words(plan->duration), *forward = words(turn);
  g_autofree char *back = words(MAX(plan->roll_back, 0)), *there = words(length);
  if (plan->duration > length)
    findings_add_second(findings, FINDING_WINDOW_EXCEEDED, place, window,
                        "ask for a longer window, or let steps go on side by side with after=",
                        "%s forward do not fit the window of %s", whole, there);
  else if (plan->roll_back != DURATION_UNSAID && turn + plan->roll_back > length)
    findings_add_second(findings, FINDING_WINDOW_EXCEEDED, place, window,
                        "decide earlier, shorten the way back, or ask for a longer window",
                        "%s forward%s and %s back do not fit the window of %s", forward,
                        plan->no_return == NULL ? "" : " to the point of no return", back, there);
}

void check_windows(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++)
    check_window(book->guides->pdata[i], book->config, findings);
}

static void check_gate(const PlanGate *gate, const ChangeRecord *record, Findings *findings) {
  static const char *const limits[] = {[LIMIT_DEADLINE] = "its own deadline",
                                       [LIMIT_ROLL_BACK_DEADLINE] =
                                           "the roll-back deadline of the change",
                                       [LIMIT_WINDOW] = "the end of the window less the way back"};
  if (!gate->has_latest || gate->slack >= 0)
    return;
  g_autoptr(GString) planned = g_string_new(NULL);
  g_autoptr(GString) latest = g_string_new(NULL);
  change_time_append(planned, record, gate->planned);
  change_time_append(latest, record, gate->latest);
  g_autofree char *late = words(-gate->slack);
  findings_add(findings, FINDING_LATE_CHECKPOINT, gate->step->place,
               "plan it earlier, or move the limit",
               "the checkpoint is planned for %s, %s after its latest moment %s: %s", planned->str,
               late, latest->str, limits[gate->limit]);
}

void check_late_checkpoints(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++) {
    const Plan *plan = ((const Guide *)book->guides->pdata[i])->plan;
    for (guint k = 0; plan != NULL && plan->is_timed && k < plan->gate_count; k++)
      check_gate(&plan->gates[k], &book->config->change_record, findings);
  }
}
