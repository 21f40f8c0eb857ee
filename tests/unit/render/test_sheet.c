/* Tests of the sheet: which items an edition has, in which order, with which fields; times and files.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet.h"

#include "plan_world.h"
#include "render/sheet_wishes.h"

static Sheet *make(const World *world, Edition edition, const Owner *owner, const Step *only) {
  const SheetWish wish = {edition, owner, only};
  return sheet_new(world->book, world->guide, &wish);
}

static const SheetItem *item_at(const Sheet *sheet, guint index) {
  return &g_array_index(sheet->items, SheetItem, index);
}

/* The items on one line: kinds, with the number of their step. */
static char *outline(const Sheet *sheet) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = item_at(sheet, i);
    g_string_append_printf(out, "%s%s", i > 0 ? " " : "", sheet_kind_name(item->kind));
    if (item->step != NULL)
      g_string_append_printf(out, ":%s", item->step->number);
  }
  return g_string_free(out, FALSE);
}

static void expect_outline(const Sheet *sheet, const char *expected) {
  g_autofree char *found = outline(sheet);
  g_assert_cmpstr(found, ==, expected);
}

static const SheetItem *find(const Sheet *sheet, SheetKind kind, const Step *step) {
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = item_at(sheet, i);
    if (item->kind == kind && (step == NULL || item->step == step))
      return item;
  }
  g_error("no %s", sheet_kind_name(kind));
}

static const char *row_text(const SheetItem *item, const char *label) {
  for (guint i = 0; i < item->row_count; i++) {
    if (strcmp(item->rows[i].label, label) == 0)
      return item->rows[i].text;
  }
  return NULL;
}

static const SheetField *field(const SheetItem *item, const char *name) {
  for (guint i = 0; i < item->field_count; i++) {
    if (strcmp(item->fields[i].name, name) == 0)
      return &item->fields[i];
  }
  g_error("no field %s", name);
}

/* ---- editions -------------------------------------------------------------------------------------- */

static void test_operator(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  expect_outline(sheet,
                 "cover contents facts steps phase:1 step:1.1 hand-over:1.2 step:1.2 "
                 "hand-over:1.3 gate:1.3 hand-over:2.1 no-return:2 phase:2 step:2.1 step:2.2 "
                 "step:3 prose appendix references deviations hand-over-page");
  g_assert_cmpstr(sheet->edition_title, ==, "Operator edition");
  for (guint i = 0; i < STEP_COUNT; i++) {
    guint count = 0;
    for (guint k = 0; k < sheet->items->len; k++)
      count += item_at(sheet, k)->level > 0 && item_at(sheet, k)->step == world->steps[i] ? 1 : 0;
    g_assert_cmpuint(count, ==, 1);
    g_assert_true(g_hash_table_contains(sheet->steps, world->steps[i]));
  }
  const SheetItem *appendix = find(sheet, SHEET_APPENDIX, NULL);
  g_assert_cmpstr(appendix->mark, ==, "A");
  g_assert_cmpstr(appendix->heading, ==, "Opening");
}

static void test_board(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_BOARD, NULL, NULL);
  expect_outline(sheet, "cover approvals time-line gates coverage risks owners facts prose");
  g_assert_cmpuint(sheet->appendices->len, ==, 0);
  g_assert_cmpuint(g_hash_table_size(sheet->steps), ==, 0);
  g_assert_cmpstr(find(sheet, SHEET_COVERAGE, NULL)->text, ==,
                  "1 of 2 steps that change something can be undone; 1 cannot: 1.2. "
                  "2 further steps say nothing about it.");
  const SheetTable *risks = find(sheet, SHEET_RISKS, NULL)->table;
  g_assert_cmpuint(risks->rows, ==, 1);
  g_assert_cmpstr(risks->cells[0], ==, "1.2 Switch the servers");
  g_assert_cmpstr(risks->cells[1], ==, "high");
  g_assert_cmpstr(risks->cells[3], ==, "cannot be undone");
  const SheetTable *gates = find(sheet, SHEET_GATES, NULL)->table;
  g_assert_cmpstr(gates->cells[0], ==, "1.3 Ready?\n– all rows\n– no errors");
  g_assert_cmpstr(gates->cells[1], ==, "Change lead");
  g_assert_cmpstr(gates->cells[2], ==, "T+45m");
  g_assert_cmpstr(gates->cells[3], ==, "T+55m (slack 10 min)");
  const SheetTable *owners = find(sheet, SHEET_OWNERS, NULL)->table;
  g_assert_cmpuint(owners->rows, ==, 2);
  g_assert_cmpstr(owners->cells[5], ==, "Web team");
  g_assert_cmpstr(owners->cells[6], ==, "–");
  g_assert_cmpstr(owners->cells[9], ==, "1.2 (T+30m), 2.1 (T+45m)");
}

static void test_owner(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OWNER, world->web, NULL);
  expect_outline(sheet,
                 "cover contents owners facts steps phase:1 elsewhere hand-over:1.2 step:1.2 "
                 "hand-over:1.3 elsewhere hand-over:2.1 no-return:2 phase:2 step:2.1 step:2.2 "
                 "elsewhere appendix references deviations hand-over-page");
  g_assert_cmpstr(sheet->edition_title, ==, "Edition for Web team");
  g_assert_cmpstr(find(sheet, SHEET_ELSEWHERE, NULL)->text, ==, "1.1: 1 step of Database team");
  g_assert_cmpuint(find(sheet, SHEET_OWNERS, NULL)->table->rows, ==, 1);
  world->steps[STEP_READY]->fields.decider = "Web team";
  g_autoptr(Sheet) decides = make(world, EDITION_OWNER, world->web, NULL);
  g_assert_nonnull(find(decides, SHEET_GATE, world->steps[STEP_READY]));
}

static void test_elsewhere(World *world, gconstpointer data) {
  (void)data;
  world->steps[STEP_SWITCH]->fields.owner = world->dba;
  world->plan->hand_over_count = 0;
  g_autoptr(Sheet) sheet = make(world, EDITION_OWNER, world->web, NULL);
  g_assert_cmpstr(find(sheet, SHEET_ELSEWHERE, NULL)->text, ==,
                  "1.1 to 1.2: 2 steps of Database team; 1.3: checkpoint");
}

static void test_only(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, world->steps[STEP_COPY]);
  expect_outline(sheet, "cover facts steps step:1.1 references deviations");
  g_assert_cmpuint(find(sheet, SHEET_STEP, NULL)->level, ==, 1);
  g_assert_cmpstr(sheet->edition_title, ==, "Step 1.1 alone");
  g_autoptr(Sheet) phase = make(world, EDITION_OPERATOR, NULL, world->steps[STEP_FINISH]);
  expect_outline(phase, "cover facts steps hand-over:2.1 no-return:2 phase:2 step:2.1 step:2.2 "
                        "appendix references deviations");
}

/* A guide that says nothing of itself is a list with boxes. */
static void test_plain(World *world, gconstpointer data) {
  (void)data;
  world->guide->plan = NULL;
  for (guint i = 0; i < STEP_COUNT; i++)
    world->steps[i]->fields =
        (StepFields){.duration = DURATION_UNSAID, .undo_duration = DURATION_UNSAID};
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  expect_outline(sheet, "cover contents steps phase:1 step:1.1 step:1.2 gate:1.3 phase:2 step:2.1 "
                        "step:2.2 step:3 appendix references deviations hand-over-page");
  g_assert_cmpuint(find(sheet, SHEET_STEP, NULL)->row_count, ==, 0);
  g_assert_null(find(sheet, SHEET_STEP, NULL)->planned);
  g_autoptr(Sheet) board = make(world, EDITION_BOARD, NULL, NULL);
  expect_outline(board, "cover approvals prose gates");
}

/* ---- fields ---------------------------------------------------------------------------------------- */

static void add_names(GHashTable *names, const Sheet *sheet) {
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = item_at(sheet, i);
    guint blank = 0;
    for (guint k = 0; item->table != NULL && k < item->table->rows * item->table->columns; k++)
      blank += item->table->cells[k] == NULL ? 1 : 0;
    if (item->table != NULL)
      g_assert_cmpuint(blank, ==, item->field_count);
    for (guint k = 0; k < item->field_count; k++) {
      const SheetField *it = &item->fields[k];
      g_assert_true(g_hash_table_add(names, (gpointer)it->name));
      g_assert_cmpuint(strspn(it->name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "0123456789-_."),
                       ==, strlen(it->name));
      g_assert_nonnull(it->tooltip);
      g_assert_true(it->label != NULL || it->node != NULL || item->table != NULL);
    }
  }
}

static void test_names(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  add_names(names, sheet);
  GHashTableIter iter;
  gpointer name = NULL;
  g_hash_table_iter_init(&iter, names);
  while (g_hash_table_iter_next(&iter, &name, NULL)) { /* a level is no field of its own */
    for (char *dot = strchr(name, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
      g_autofree char *level = g_strndup(name, (gsize)(dot - (char *)name));
      g_assert_false(g_hash_table_contains(names, level));
    }
  }
  /* The other editions have no names of their own for the same things. */
  g_autoptr(Sheet) owner = make(world, EDITION_OWNER, world->web, NULL);
  g_autoptr(GHashTable) fewer = g_hash_table_new(g_str_hash, g_str_equal);
  add_names(fewer, owner);
  g_hash_table_iter_init(&iter, fewer);
  while (g_hash_table_iter_next(&iter, &name, NULL))
    g_assert_true(g_hash_table_contains(names, name));
}

static void test_step_fields(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  const SheetItem *copy = find(sheet, SHEET_STEP, world->steps[STEP_COPY]);
  const SheetField *done = field(copy, "step.copy.done");
  g_assert_cmpint(done->kind, ==, FIELD_BOX);
  g_assert_cmpstr(done->label, ==, "done");
  g_assert_cmpstr(done->tooltip, ==, "Step 1.1, Copy the data: done");
  static const char *const others[] = {"na", "initials", "start", "end", "result", "notes"};
  g_assert_cmpuint(copy->field_count, ==, G_N_ELEMENTS(others) + 1);
  for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
    g_autofree char *name = g_strconcat("step.copy.", others[i], NULL);
    g_assert_cmpstr(copy->fields[i + 1].name, ==, name);
  }
  const SheetItem *phase = find(sheet, SHEET_PHASE, NULL);
  g_assert_cmpuint(phase->field_count, ==, 5);
  g_assert_cmpstr(find(sheet, SHEET_STEP, world->steps[STEP_OPEN])->fields[0].name, ==,
                  "step.open_5Fup.done");
}

static void test_hosts(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  const SheetItem *item = find(sheet, SHEET_STEP, world->steps[STEP_SWITCH]);
  g_assert_cmpstr(item->fields[0].name, ==, "step.switch.host.app1");
  g_assert_cmpstr(item->fields[0].label, ==, "app1");
  g_assert_cmpstr(item->fields[1].name, ==, "step.switch.host.app2_2Eexample_2Eorg");
  g_assert_cmpstr(item->fields[1].tooltip, ==, "Step 1.2, Switch the servers: app2.example.org");
  g_assert_cmpstr(item->fields[2].name, ==, "step.switch.na"); /* app1 is named twice */
}

static void test_gate(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  const SheetItem *gate = find(sheet, SHEET_GATE, NULL);
  static const char *const names[] = {"criterion.1", "criterion.2", "go",       "nogo",
                                      "by",          "time",        "signature"};
  g_assert_cmpuint(gate->field_count, ==, G_N_ELEMENTS(names));
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = g_strconcat("gate.ready.", names[i], NULL);
    g_assert_cmpstr(gate->fields[i].name, ==, name);
  }
  g_assert_nonnull(gate->fields[0].node);
  g_assert_cmpstr(gate->fields[1].tooltip, ==, "Checkpoint 1.3, Ready?: no errors");
  g_assert_cmpstr(row_text(gate, "Decided by"), ==, "Change lead");
  g_assert_cmpstr(row_text(gate, "Latest decision"), ==, "T+55m (slack 10 min)");
}

static void test_parts(World *world, gconstpointer data) {
  (void)data;
  Step *copy = world->steps[STEP_COPY];
  copy->body = world_root(world);
  world_paragraph(world, copy->body, "Copy.");
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  const SheetItem *item = find(sheet, SHEET_STEP, copy);
  g_assert_cmpuint(item->part_count, ==, 3);
  g_assert_cmpstr(item->parts[0].name, ==, "warnings");
  g_assert_cmpstr(item->parts[1].name, ==, "body");
  g_assert_cmpstr(item->parts[2].label, ==, "Expected result");
  g_assert_cmpstr(row_text(item, "Undo"), ==, "3 Restore (20 min)");
  g_assert_cmpstr(row_text(item, "Owner"), ==, "Database team");
}

/* ---- times ----------------------------------------------------------------------------------------- */

static void set_window(World *world, const char *zone, gint hour, gint minute, gint day,
                       gint month) {
  ChangeRecord *record = &world->book->config->change_record;
  g_autoptr(GTimeZone) time_zone = g_time_zone_new_identifier(zone);
  g_assert_nonnull(time_zone);
  record->is_given = TRUE;
  record->time_zone = zone;
  record->start = g_date_time_new(time_zone, 2030, month, day, hour, minute, 0);
  record->end = g_date_time_add_hours(record->start, 4);
  arena_cleanup(world->book->arena, (GDestroyNotify)g_date_time_unref, record->start);
  arena_cleanup(world->book->arena, (GDestroyNotify)g_date_time_unref, record->end);
}

static const char *planned(const Sheet *sheet, const World *world, guint index) {
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = item_at(sheet, i);
    if (item->level > 0 && item->step == world->steps[index])
      return item->planned;
  }
  g_assert_not_reached();
}

static void test_times(World *world, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  g_assert_cmpstr(planned(sheet, world, STEP_COPY), ==, "T+0m – T+30m (30 min)");
  g_assert_cmpstr(planned(sheet, world, STEP_READY), ==, "T+45m");
  g_assert_cmpstr(planned(sheet, world, STEP_OPEN), ==, "T+45m – T+1h30m (45 min)");
  g_assert_cmpstr(planned(sheet, world, STEP_RESTORE), ==, "only to go back");
}

static void test_midnight(World *world, gconstpointer data) {
  (void)data;
  set_window(world, "Europe/Berlin", 23, 0, 24, 5);
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  g_assert_cmpstr(sheet->window, ==, "Fri 2030-05-24 23:00 – Sat 2030-05-25 03:00 (Europe/Berlin)");
  g_assert_cmpstr(planned(sheet, world, STEP_PREPARE), ==, "Fri 2030-05-24 23:00 – 23:45 (45 min)");
  g_assert_cmpstr(planned(sheet, world, STEP_COPY), ==, "23:00 – 23:30 (30 min)");
  g_assert_cmpstr(planned(sheet, world, STEP_OPEN), ==, "23:45 – Sat 00:30 (45 min)");
  g_assert_cmpstr(planned(sheet, world, STEP_TELL), ==, "Sat 2030-05-25 00:30 – 00:45 (15 min)");
  /* A share of the time of its phase is what nobody said. */
  world->plan->steps[STEP_COPY].is_shared = TRUE;
  world->plan->steps[STEP_COPY].is_timed = FALSE;
  g_autoptr(Sheet) shared = make(world, EDITION_OPERATOR, NULL, NULL);
  g_assert_cmpstr(planned(shared, world, STEP_COPY), ==, "≈ 23:00 – 23:30");
}

/* On 27 October 2030 the clocks of Berlin go back from 3:00 to 2:00. */
static void test_clocks(World *world, gconstpointer data) {
  (void)data;
  set_window(world, "Europe/Berlin", 1, 30, 27, 10);
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  g_assert_cmpstr(planned(sheet, world, STEP_COPY), ==, "01:30 – 02:00 (30 min)");
  g_assert_cmpstr(planned(sheet, world, STEP_OPEN), ==, "02:15 – 02:00 UTC+01:00 (45 min)");
}

static void test_time_line(World *world, gconstpointer data) {
  (void)data;
  set_window(world, "Europe/Berlin", 23, 30, 24, 5);
  g_autoptr(Sheet) sheet = make(world, EDITION_BOARD, NULL, NULL);
  const SheetTimeLine *line = find(sheet, SHEET_TIME_LINE, NULL)->time_line;
  g_assert_cmpuint(line->bar_count, ==, 5); /* 1.1 1.2 1.3 2.1 2.2, but not the way back */
  g_assert_cmpstr(line->bars[0].label, ==, "1.1 Copy the data");
  g_assert_cmpfloat_with_epsilon(line->bars[1].start, 0.125, 1e-9);
  g_assert_cmpfloat_with_epsilon(line->bars[1].end, 0.1875, 1e-9);
  g_assert_true(line->bars[0].is_critical);
  g_assert_false(line->bars[4].is_critical);
  g_assert_cmpuint(line->mark_count, ==, 3);
  g_assert_cmpint(line->marks[0].kind, ==, SHEET_MARK_GATE);
  g_assert_cmpint(line->marks[0].bar, ==, 2);
  g_assert_cmpint(line->marks[1].kind, ==, SHEET_MARK_NO_RETURN);
  g_assert_cmpstr(line->marks[2].label, ==, "End of the window Sat 03:30");
  g_assert_cmpstr(line->ticks[0].label, ==, "23:30");
  g_assert_cmpstr(line->ticks[1].label, ==, "Sat");
  g_assert_cmpstr(line->ticks[2].label, ==, "00:30");
  /* The clocks go back: the first moment behind that tells it, and no other. */
  set_window(world, "Europe/Berlin", 1, 30, 27, 10);
  g_autoptr(Sheet) autumn = make(world, EDITION_BOARD, NULL, NULL);
  line = find(autumn, SHEET_TIME_LINE, NULL)->time_line;
  g_assert_cmpstr(line->ticks[2].label, ==, "02:30");
  g_assert_cmpstr(line->ticks[3].label, ==, "02:00 UTC+01:00");
  g_assert_cmpstr(line->ticks[4].label, ==, "02:30");
}

static void test_language(World *world, gconstpointer data) {
  (void)data;
  world->book->config->language = "de-CH";
  set_window(world, "Europe/Zurich", 23, 0, 24, 5);
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  g_assert_cmpstr(planned(sheet, world, STEP_PREPARE), ==, "Fr 2030-05-24 23:00 – 23:45 (45 min)");
  g_assert_cmpstr(find(sheet, SHEET_NO_RETURN, NULL)->heading, ==,
                  "Von hier führt kein Weg zurück");
}

/* ---- the change record ------------------------------------------------------------------------------ */

static void test_approvals(World *world, gconstpointer data) {
  (void)data;
  static const Person approvers[] = {{"Mara Lind", "Head of operations"}, {"Jo Park", NULL}};
  ChangeRecord *record = &world->book->config->change_record;
  g_autoptr(Sheet) blank = make(world, EDITION_BOARD, NULL, NULL);
  g_assert_cmpuint(find(blank, SHEET_APPROVALS, NULL)->table->rows, ==, 3);
  g_assert_cmpstr(find(blank, SHEET_APPROVALS, NULL)->fields[0].name, ==, "approval.1.name");
  record->approvers = approvers;
  record->approver_count = 2;
  g_autoptr(Sheet) sheet = make(world, EDITION_OPERATOR, NULL, NULL);
  const SheetItem *item = find(sheet, SHEET_APPROVALS, NULL);
  g_assert_cmpstr(item->table->cells[0], ==, "Mara Lind\nHead of operations");
  g_assert_cmpstr(item->table->cells[5], ==, "Jo Park");
  g_assert_cmpuint(item->field_count, ==, 8);
  g_assert_cmpstr(item->fields[3].name, ==, "approval.1.signature");
  g_assert_cmpint(item->fields[3].kind, ==, FIELD_SIGNATURE);
  g_assert_cmpstr(item->fields[3].tooltip, ==, "Approval, Mara Lind: signature");
}

/* ---- wishes ---------------------------------------------------------------------------------------- */

static void expect_files(const World *world, gboolean board, const char *suffix,
                         const char *expected) {
  g_autoptr(GArray) wishes = sheet_wishes(world->book, world->guide, board);
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < wishes->len; i++) {
    g_autofree char *name =
        sheet_file_name(world->guide, &g_array_index(wishes, SheetWish, i), suffix);
    g_string_append_printf(out, "%s%s", i > 0 ? " " : "", name);
  }
  g_assert_cmpstr(out->str, ==, expected);
}

static void test_wishes(World *world, gconstpointer data) {
  (void)data;
  Config *config = world->book->config;
  expect_files(world, FALSE, ".checklist.html", "shop.checklist.html");
  expect_files(world, TRUE, ".pdf", "shop.board.pdf shop.operator.pdf");
  config->editions = 1u << EDITION_OWNER | 1u << EDITION_BOARD;
  expect_files(world, TRUE, ".pdf", "shop.board.pdf shop.owner-dba.pdf shop.owner-web.pdf");
  g_ptr_array_add(config->edition_owners, world->web);
  expect_files(world, FALSE, ".checklist.html",
               "shop.board.checklist.html shop.owner-web.checklist.html");
  config->only_step = "copy";
  expect_files(world, TRUE, ".pdf", "shop.only-copy.pdf");
  config->only_step = "of-another-guide";
  expect_files(world, TRUE, ".pdf", "");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/sheet/" name, World, NULL, world_setup, function, world_teardown)
  TEST("operator", test_operator);
  TEST("board", test_board);
  TEST("owner", test_owner);
  TEST("elsewhere", test_elsewhere);
  TEST("only", test_only);
  TEST("plain", test_plain);
  TEST("names", test_names);
  TEST("step-fields", test_step_fields);
  TEST("hosts", test_hosts);
  TEST("gate", test_gate);
  TEST("parts", test_parts);
  TEST("times", test_times);
  TEST("midnight", test_midnight);
  TEST("clocks", test_clocks);
  TEST("time-line", test_time_line);
  TEST("language", test_language);
  TEST("approvals", test_approvals);
  TEST("wishes", test_wishes);
  return g_test_run();
}
