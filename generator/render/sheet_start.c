/* SheetStart: what does not depend on the edition.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_start.h"

#include "render/sheet_time.h"

/* Of a guide that nobody has planned. */
static const Plan no_plan = {.roll_back = DURATION_UNSAID};

Sheet *sheet_start(SheetBuilder *builder, const Book *book, const Guide *guide) {
  Sheet *sheet = g_new0(Sheet, 1);
  *builder = (SheetBuilder){.sheet = sheet,
                            .record = &book->config->change_record,
                            .plan = guide->plan == NULL ? &no_plan : guide->plan,
                            .language = book->config->language};
  sheet->book = book;
  sheet->guide = guide;
  sheet->arena = arena_new();
  sheet->items = g_array_new(FALSE, TRUE, sizeof(SheetItem));
  sheet->appendices = g_ptr_array_new();
  sheet->steps = g_hash_table_new(NULL, NULL);
  sheet->documents = g_hash_table_new(NULL, NULL);
  sheet->title = guide->title;
  sheet->change_number = builder->record->number;
  sheet->revision = guide->revision;
  sheet->fingerprint = guide->fingerprint;
  sheet->window = sheet_window(builder);
  return sheet;
}
