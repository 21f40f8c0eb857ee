/* Reading what steps say of themselves: attributes, what is inherited, and the blocks that are taken out of bodies.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/step_fields.h"

#include <string.h>

#include "read/markdown.h"
#include "read/steps.h"

typedef struct {
  Arena *arena;
  Config *config;
  Findings *findings;
  Guide *guide;
} Run;

static Run run_text(const char *text) {
  Run run = {.arena = arena_new(), .findings = findings_new()};
  run.config = config_new(run.arena);
  static Owner dba = {.id = "dba", .name = "Data team"};
  static const char *const names[] = {"a1", "a2", NULL};
  static HostGroup group = {.id = "app", .names = names};
  g_ptr_array_add(run.config->owners, &dba);
  g_ptr_array_add(run.config->host_groups, &group);
  Document *document = document_new(run.arena, "steps.md");
  markdown_read(document, run.arena, run.config, text, strlen(text), run.findings);
  run.guide = steps_read(document, run.arena, run.config, NULL, run.findings);
  g_assert_nonnull(run.guide);
  return run;
}

static void run_end(Run *run) {
  findings_free(run->findings);
  arena_free(run->arena);
}

static const StepFields *fields_at(const Run *run, guint index) {
  g_assert_cmpuint(index, <, run->guide->steps->len);
  return &((const Step *)run->guide->steps->pdata[index])->fields;
}

static void test_attributes(void) {
  Run run = run_text("1. A {owner=dba importance=optional risk=high duration=1h}\n"
                     "   1. B {owner=ops duration=x undo-duration=5m hosts=app undo=none}\n"
                     "   2. C {owner=\"\" importance=must hosts=none .point-of-no-return}\n"
                     "2. Checkpoint: D {decider=dba deadline=\"22:30\"}\n"
                     "3. E {owner=ops decider=Ada}\n");
  const StepFields *a = fields_at(&run, 0), *b = fields_at(&run, 1), *c = fields_at(&run, 2);
  const StepFields *d = fields_at(&run, 3), *e = fields_at(&run, 4);
  g_assert_cmpstr(a->owner->name, ==, "Data team");
  g_assert_cmpint(a->risk, ==, RISK_HIGH);
  g_assert_cmpint(a->duration, ==, 3600);
  g_assert_cmpint(a->undo_duration, ==, DURATION_UNSAID);
  g_assert_cmpint(a->undo_kind, ==, UNDO_UNSAID);
  g_assert_cmpstr(b->owner->id, ==, "ops");
  g_assert_null(b->owner->name);
  g_assert_true(b->owner == e->owner);
  g_assert_cmpint(b->risk, ==, RISK_NONE);
  g_assert_cmpint(b->importance, ==, IMPORTANCE_OPTIONAL);
  g_assert_cmpint(b->duration, ==, DURATION_UNSAID);
  g_assert_cmpint(b->undo_duration, ==, 300);
  g_assert_cmpstr(b->hosts->names[1], ==, "a2");
  g_assert_cmpint(b->undo_kind, ==, UNDO_NONE);
  g_assert_true(c->owner == a->owner);
  g_assert_cmpint(c->importance, ==, IMPORTANCE_OPTIONAL);
  g_assert_null(c->hosts);
  g_assert_true(c->no_return && !b->no_return);
  g_assert_cmpstr(d->decider, ==, "Data team");
  g_assert_cmpstr(d->deadline, ==, "22:30");
  g_assert_null(d->owner);
  g_assert_cmpint(d->importance, ==, IMPORTANCE_REQUIRED);
  g_assert_cmpstr(e->decider, ==, "Ada");
  run_end(&run);
}

static void assert_kinds(const Node *root, NodeKind first, NodeKind second) {
  g_assert_nonnull(root);
  g_assert_cmpint(root->kind, ==, NODE_ROOT);
  g_assert_null(root->parent);
  g_assert_cmpint(root->first->kind, ==, first);
  g_assert_null(root->first->attributes);
  g_assert_cmpint(root->last->kind, ==, second);
}

static void test_blocks(void) {
  Run run = run_text(
      "1. A\n\n   Summary.\n\n   - one{.x}\n\n   {.expected}\n\n   Text.{.fails}\n\n"
      "   > Quote.\n\n   {.expected}\n\n   > [!DANGER]\n   > Stop.\n\n   Care.{.caution}\n\n"
      "   > [!NOTE]\n   > Rest.\n\n   Back.{.undo}\n\n   1. one\n\n   {.criteria}\n\n   1. sub\n");
  const Step *step = run.guide->steps->pdata[0];
  const StepFields *fields = &step->fields;
  assert_kinds(fields->expected, NODE_LIST, NODE_QUOTE);
  assert_kinds(fields->fails, NODE_PARAGRAPH, NODE_PARAGRAPH);
  assert_kinds(fields->undo, NODE_PARAGRAPH, NODE_PARAGRAPH);
  assert_kinds(fields->criteria, NODE_LIST, NODE_LIST);
  assert_kinds(fields->warnings, NODE_ADMONITION, NODE_ADMONITION);
  g_assert_cmpint(fields->warnings->first->u.admonition, ==, ADMONITION_DANGER);
  g_assert_cmpint(fields->warnings->last->u.admonition, ==, ADMONITION_CAUTION);
  g_assert_cmpint(fields->warnings->last->first->kind, ==, NODE_PARAGRAPH);
  g_assert_cmpint(fields->undo_kind, ==, UNDO_TEXT);
  assert_kinds(step->body, NODE_ADMONITION, NODE_ADMONITION);
  g_assert_cmpint(step->body->first->u.admonition, ==, ADMONITION_NOTE);
  g_assert_cmpuint(step->child_count, ==, 1);
  run_end(&run);
}

/* What is left of a body that was all fields is no body. */
static void test_no_body(void) {
  Run run = run_text("1. A\n\n   Done.{.expected}\n\n2. B\n");
  const Step *step = run.guide->steps->pdata[0];
  g_assert_null(step->body);
  g_assert_null(step->summary);
  g_assert_nonnull(step->fields.expected);
  g_assert_null(fields_at(&run, 1)->expected);
  run_end(&run);
}

/* Other classes and keys of a block stay on it. */
static void test_kept(void) {
  Run run = run_text("1. A\n\n   Done.{.expected .x key=1}\n");
  const Node *block = fields_at(&run, 0)->expected->first;
  g_assert_true(attributes_has_class(block->attributes, "x"));
  g_assert_false(attributes_has_class(block->attributes, "expected"));
  g_assert_cmpstr(attributes_get(block->attributes, "key"), ==, "1");
  run_end(&run);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/step-fields/attributes", test_attributes);
  g_test_add_func("/step-fields/blocks", test_blocks);
  g_test_add_func("/step-fields/no-body", test_no_body);
  g_test_add_func("/step-fields/kept", test_kept);
  return g_test_run();
}
