/* SheetItem: the names of the kinds, and the end of a sheet.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_item.h"

static const char *const kind_names[SHEET_KINDS] = {
    "cover",      "contents",   "approvals",      "facts",     "prose",     "coverage",
    "time-line",  "risks",      "gates",          "owners",    "steps",     "phase",
    "step",       "gate",       "no-return",      "hand-over", "elsewhere", "appendix",
    "references", "deviations", "hand-over-page", "since",     "verdict",   "change"};

const char *sheet_kind_name(SheetKind kind) { return kind_names[kind]; }

void sheet_free(Sheet *sheet) {
  if (sheet == NULL)
    return;
  g_array_unref(sheet->items);
  g_ptr_array_unref(sheet->appendices);
  g_hash_table_unref(sheet->steps);
  g_hash_table_unref(sheet->documents);
  arena_free(sheet->arena);
  g_free(sheet);
}
