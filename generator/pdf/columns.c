/* Columns: fixed ones first, then those by content, then shares.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/columns.h"

typedef struct {
  double fixed, most, least, shares;
} Sums;

static Sums sums_of(const PdfColumn *columns, guint count) {
  Sums sums = {0};
  for (guint i = 0; i < count; i++) {
    const PdfColumn *column = &columns[i];
    if (column->asked > 0) {
      sums.fixed += column->asked;
    } else if (column->asked < 0) {
      sums.shares -= column->asked;
    } else {
      sums.most += column->most;
      sums.least += column->least;
    }
  }
  return sums;
}

/* A column by content: what it likes when all fit; else between its least and that; else in proportion of the least. */
static double content_width(const PdfColumn *column, const Sums *sums, double room) {
  if (sums->most <= room)
    return column->most;
  if (sums->least <= room && sums->most > sums->least)
    return column->least +
           (column->most - column->least) * (room - sums->least) / (sums->most - sums->least);
  return column->least * room / MAX(sums->least, 1);
}

gboolean pdf_columns_set(PdfColumn *columns, guint count, double room) {
  Sums sums = sums_of(columns, count);
  double squeeze = sums.fixed > room ? room / sums.fixed : 1;
  double left = MAX(0, room - sums.fixed * squeeze);
  double for_content = sums.shares > 0 ? MIN(sums.most, MAX(sums.least, left * 0.6)) : left;
  double used = 0;
  for (guint i = 0; i < count; i++) {
    PdfColumn *column = &columns[i];
    if (column->asked > 0)
      column->width = column->asked * squeeze;
    else if (column->asked == 0)
      column->width = content_width(column, &sums, MIN(for_content, left));
    else
      continue;
    used += column->width;
  }
  double share = sums.shares > 0 ? MAX(0, room - used) / sums.shares : 0;
  double total = 0;
  gboolean fits = TRUE;
  for (guint i = 0; i < count; i++) {
    if (columns[i].asked < 0)
      columns[i].width = -columns[i].asked * share;
    columns[i].width = MAX(columns[i].width, PDF_COLUMN_LEAST);
    total += columns[i].width;
  }
  for (guint i = 0; i < count; i++) {
    if (total > room)
      columns[i].width *= room / total;
    fits = fits && (columns[i].asked != 0 || columns[i].width >= columns[i].least - 0.5);
  }
  return fits && squeeze >= 1;
}
