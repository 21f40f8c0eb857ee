/* Report of a diff as workflow commands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_github.h"

#include "render/diff_summary.h"
#include "render/diff_words.h"
#include "render/report_github.h"

static const char *command_of(DiffLevel level) {
  if (level == DIFF_HIGH)
    return "error";
  return level == DIFF_MEDIUM ? "warning" : "notice";
}

static void append_change(GString *out, const Diff *diff, const DiffChange *change,
                          ReportSource *source) {
  const DiffKindFacts *facts = diff_kind(change->kind);
  g_autoptr(GString) message = g_string_new(NULL);
  diff_summary(message, change);
  g_strdelimit(message->str, "\t\n", ' ');
  g_string_append_printf(out, "::%s ", command_of(change->level));
  github_append_place(out, source, diff_new_place(diff, change));
  g_string_append_printf(out, "title=%s%%3A ", facts->name);
  github_append_property(out, facts->title);
  g_string_append(out, "::");
  github_append_message(out, message->str);
  g_string_append_c(out, '\n');
}

static void append_verdict(GString *out, const Diff *diff, const DiffReportWish *wish) {
  const DiffCounts counts = diff_counts(diff);
  g_autoptr(GString) words = g_string_new(NULL);
  diff_words_verdict(words, diff, wish->fail_on);
  g_string_append_printf(out, "::%s title=stepbook diff::",
                         diff_needs_approval(&counts, wish->fail_on) ? "error" : "notice");
  github_append_message(out, words->str);
  g_string_append_c(out, '\n');
}

void diff_github(GString *out, const Diff *diff, const DiffReportWish *wish) {
  ReportSource source = {.book = diff->new_book};
  append_verdict(out, diff, wish);
  for (int level = DIFF_HIGH; level >= (wish->all ? DIFF_OFF : DIFF_LOW); level--) {
    for (guint i = 0; i < diff->changes->len; i++) {
      const DiffChange *change = diff->changes->pdata[i];
      if ((int)change->level == level && change->reason == NULL)
        append_change(out, diff, change, &source);
    }
  }
}
