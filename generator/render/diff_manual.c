/* The manual's table of the kinds of change.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_manual.h"

#include "model/diff.h"

void diff_manual(GString *out) {
  g_string_append(out, "| kind | level | what it is |\n| --- | --- | --- |\n");
  for (DiffKind kind = 0; kind < DIFF_KINDS; kind++) {
    const DiffKindFacts *facts = diff_kind(kind);
    g_string_append_printf(out, "| `%s` | %s | **%s.** %s |\n", facts->name,
                           diff_level_name(facts->level), facts->title, facts->explanation);
  }
}
