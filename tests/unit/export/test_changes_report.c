/* Tests of the report of a diff for those who approve: the sheet, and the PDF that is made of it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/changes_report.h"

#include "../render/diff_world.h"

static Sheet *sheet_of(const World *world, gboolean all) {
  const DiffReportWish wish = {.format = DIFF_REPORT_PDF, .all = all, .fail_on = DIFF_HIGH};
  Sheet *sheet = changes_report_new(world->diff, &wish, 1900000000);
  g_assert_nonnull(sheet);
  return sheet;
}

static const SheetItem *item_of(const Sheet *sheet, SheetKind kind, guint index) {
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = &g_array_index(sheet->items, SheetItem, i);
    if (item->kind == kind && index-- == 0)
      return item;
  }
  return NULL;
}

static void test_sheet(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autoptr(Sheet) sheet = sheet_of(world, FALSE);
  g_assert_cmpstr(sheet->edition_title, ==, "Changes since r01");
  g_assert_cmpstr(item_of(sheet, SHEET_VERDICT, 0)->heading, ==,
                  "Re-approval needed: 5 high changes since r01 (1 accepted)");
  const SheetItem *change = item_of(sheet, SHEET_CHANGE, 0);
  while (change->change_count < 2)
    change++;
  g_assert_cmpstr(change->heading, ==, "1.2 → 1.3 Switch the servers");
  g_assert_cmpstr(change->changes[0].title, ==, "Command changed");
  g_assert_true(change->changes[0].is_high);
  g_assert_cmpuint(change->changes[0].redline.block_count, ==, 1);
  g_assert_cmpstr(change->changes[1].text, ==, "dba → web");
  g_assert_cmpuint(change->changes[1].redline.block_count, ==, 0);
  g_assert_cmpstr(change->changes[2].text, ==, "(none) → 15 min");
  /* What is accepted stands with its reason, and not among the open ones. */
  const SheetItem *sign = item_of(sheet, SHEET_APPROVALS, 0);
  g_assert_cmpstr((sign - 1)->heading, ==, "Accepted");
  g_assert_cmpuint((sign - 1)->table->rows, ==, 1);
  g_assert_nonnull(strstr((sign - 1)->table->cells[2], "wording only, jk 2026-05-02"));
  g_assert_cmpuint(sign->table->rows, ==, 3);
}

static void test_all(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  g_autoptr(Sheet) some = sheet_of(world, FALSE);
  g_autoptr(Sheet) all = sheet_of(world, TRUE);
  g_assert_cmpuint(all->items->len, >, some->items->len);
}

static void test_german(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  world->new_side.book->config->language = "de";
  g_autoptr(Sheet) sheet = sheet_of(world, FALSE);
  g_assert_cmpstr(item_of(sheet, SHEET_VERDICT, 0)->heading, ==,
                  "Erneute Freigabe nötig: 5 hohe Änderungen seit r01 (1 angenommen)");
}

static void test_nothing(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = sheet_of(world, FALSE);
  g_assert_null(item_of(sheet, SHEET_CHANGE, 0));
  g_assert_nonnull(item_of(sheet, SHEET_APPROVALS, 0));
}

static GString *pdf_of(const World *world) {
  const DiffReportWish wish = {.format = DIFF_REPORT_PDF, .all = TRUE, .fail_on = DIFF_LOW};
  g_autoptr(Findings) findings = findings_new();
  g_autoptr(GError) error = NULL;
  GString *out = g_string_new(NULL);
  g_assert_true(changes_report_pdf(out, world->diff, &wish, 1900000000, findings, &error));
  g_assert_no_error(error);
  g_assert_true(g_str_has_prefix(out->str, "%PDF-"));
  return out;
}

/* Whatever texts say: a PDF, and the same one again. */
static void test_hostile(World *world, gconstpointer data) {
  (void)data;
  static const char evil[] = "\\(%s)\n<</Type>>\xe2\x80\xae\x1b{{title}}";
  world_fill(world);
  world->diff->old_name = world->diff->new_name = evil;
  for (guint i = 0; i < world->diff->changes->len; i++) {
    DiffChange *change = world->diff->changes->pdata[i];
    change->subject = change->subject == NULL ? NULL : evil;
    change->old_value = change->new_value = evil;
    change->reason = change->reason == NULL ? NULL : evil;
  }
  for (guint i = 0; i < world->new_side.guide->steps->len; i++)
    world->new_side.steps[i]->title_text = i % 2 == 0 ? evil : "";
  g_autoptr(Sheet) sheet = sheet_of(world, TRUE);
  g_assert_null(strstr(item_of(sheet, SHEET_VERDICT, 0)->heading, "\xe2\x80\xae"));
  g_autoptr(GString) once = pdf_of(world);
  g_autoptr(GString) again = pdf_of(world);
  g_assert_true(g_string_equal(once, again));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/changes_report/" name, World, NULL, world_setup, function, world_teardown)
  TEST("sheet", test_sheet);
  TEST("all", test_all);
  TEST("german", test_german);
  TEST("nothing", test_nothing);
  TEST("hostile", test_hostile);
  return g_test_run();
}
