/* Tests of what attributes of steps name: other steps, sections, documents.
 *
 * SPDX-License-Identifier: MIT
 */
#include "../seconds.h"
#include "world.h"

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

static Step *step_with_id(World *world, Guide *guide, const char *id) {
  Step *step = world_step(world, guide, id, NULL);
  step->id_explicit = TRUE;
  return step;
}

static Step *step_with_undo(World *world, Guide *guide, const char *id, const char *undo) {
  Step *step = step_with_id(world, guide, id);
  world_attribute(world, step, "undo", undo);
  step->fields.undo_link = world_link(world, guide->document, undo);
  return step;
}

static void test_after(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  Step *first = step_with_id(world, guide, "first"), *second = step_with_id(world, guide, "second");
  Step *third = step_with_id(world, guide, "third");
  world_attribute(world, first, "aliases", "old older");
  world_attribute(world, third, "after", "#second, #older #second");
  book_resolve(world->book, world->findings);
  g_assert_cmpuint(third->fields.after_count, ==, 2);
  g_assert_true(third->fields.after[0] == second);
  g_assert_true(third->fields.after[1] == first);
  g_assert_cmpuint(second->fields.after_count, ==, 0);
  g_autofree char *got = world_findings(world);
  g_assert_cmpstr(got, ==, "");
}

static void test_undo(World *world, gconstpointer data) {
  (void)data;
  Document *back = world_document(world, "back/out.md");
  world_anchor(world, back, "restore");
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  world_anchor(world, guide->document, "by-hand");
  Step *step = step_with_undo(world, guide, "a", "#restore-it");
  Step *section = step_with_undo(world, guide, "b", "back/out.md#restore");
  Step *page = step_with_undo(world, guide, "c", "back/out.md");
  Step *own = step_with_undo(world, guide, "d", "#by-hand");
  Step *url = step_with_undo(world, guide, "e", "https://example.org/undo");
  Step *target = step_with_id(world, guide, "restore-it");
  book_resolve(world->book, world->findings);
  g_assert_cmpint(step->fields.undo_kind, ==, UNDO_STEP);
  g_assert_true(step->fields.undo_step == target);
  g_assert_null(step->fields.undo_link);
  g_assert_cmpint(section->fields.undo_kind, ==, UNDO_SECTION);
  g_assert_cmpint(section->fields.undo_link->state, ==, LINK_ANCHOR);
  g_assert_cmpint(page->fields.undo_link->state, ==, LINK_PAGE);
  g_assert_true(page->fields.undo_link->document == back);
  g_assert_cmpint(own->fields.undo_kind, ==, UNDO_SECTION);
  g_assert_true(own->fields.undo_link->document == guide->document);
  g_assert_cmpint(url->fields.undo_kind, ==, UNDO_SECTION);
  /* What takes a step back is a detail of the guide: it is on paper with it. */
  g_assert_true(back->reached && guide_has_detail(guide, back));
  g_autofree char *got = world_findings(world);
  g_assert_cmpstr(got, ==, "");
}

/* What names nothing is no undo; what is said in the step itself still counts. */
static void test_undo_of_nothing(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  Step *broken = step_with_undo(world, guide, "restore", "#restor");
  Step *text = step_with_undo(world, guide, "b", "#nowhere-at-all");
  text->fields.undo_kind = UNDO_TEXT;
  Step *self = step_with_undo(world, guide, "self", "#self");
  Step *part = step_with_undo(world, guide, "part", "#self");
  part->parent = self;
  book_resolve(world->book, world->findings);
  g_assert_cmpint(broken->fields.undo_kind, ==, UNDO_UNSAID);
  g_assert_null(broken->fields.undo_link);
  g_assert_cmpint(text->fields.undo_kind, ==, UNDO_TEXT);
  g_assert_cmpint(self->fields.undo_kind, ==, UNDO_UNSAID);
  g_assert_cmpint(part->fields.undo_kind, ==, UNDO_UNSAID);
  g_autofree char *got = world_findings(world);
  g_assert_cmpstr(
      got, ==,
      "1 missing-anchor `#restor` names no section of this file | did you mean `#restore`?\n"
      "2 missing-anchor `#nowhere-at-all` names no section of this file | the file has no "
      "headings\n"
      "3 attribute-value `undo` names the step itself | name another step or a section, or "
      "say it in a paragraph {.undo}\n"
      "4 attribute-value `undo` names a step that this one is a part of | name another step "
      "or a section, or say it in a paragraph {.undo}\n");
}

static void test_other_guide(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = world_guide(world, world_document(world, "a.md"), "a");
  Guide *other = world_guide(world, world_document(world, "b.md"), "b");
  Step *step = step_with_undo(world, guide, "x", "b.md#restore");
  Step *target = step_with_id(world, other, "restore");
  book_resolve(world->book, world->findings);
  g_assert_cmpint(step->fields.undo_kind, ==, UNDO_SECTION);
  g_assert_true(step->fields.undo_link->step == target);
  g_assert_null(step->fields.undo_step);
}

/* The first of many wrong names get hints; the rest cost no more than looking them up. */
static void test_many_wrong(World *world, gconstpointer data) {
  (void)data;
  Guide *guide = world_guide(world, world_document(world, "steps.md"), "upgrade");
  for (guint i = 0; i < 16000; i++) {
    g_autofree char *id = g_strdup_printf("step-with-a-long-name-%u", i);
    char *wrong = arena_printf(world->book->arena, "#stepp-with-a-long-name-%u", i);
    world_attribute(world, step_with_id(world, guide, id), "after", wrong);
  }
  const double start = seconds();
  book_resolve(world->book, world->findings);
  g_assert_cmpfloat(seconds() - start, <, SECONDS);
  findings_finish(world->findings);
  g_assert_cmpuint(findings_count(world->findings), >=, 10000);
  g_assert_cmpstr(findings_at(world->findings, 0)->hint, ==,
                  "did you mean `#step-with-a-long-name-0`?");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  TEST("/step-references/after", test_after);
  TEST("/step-references/undo", test_undo);
  TEST("/step-references/undo-of-nothing", test_undo_of_nothing);
  TEST("/step-references/other-guide", test_other_guide);
  TEST("/step-references/many-wrong", test_many_wrong);
  return g_test_run();
}
