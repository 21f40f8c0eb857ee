/* A guide with a plan, made by hand: two phases, two owners, two checkpoints, a group of hosts, a point of no return.
 *
 *   1 Prepare                    dba
 *     1.1 Copy the data          dba   30 min   undo: 3
 *     1.2 Switch the servers     web   15 min   hosts app1, app2; risk high; cannot be undone
 *     1.3 Ready? (checkpoint)    dba            two criteria
 *   2 Finish                     web            point of no return
 *     2.1 Open                   web   45 min   details in a document
 *     2.2 Tell the users         web   15 min
 *   3 Restore                    dba   20 min   only to go back
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <string.h>

#include "model/book.h"

enum {
  STEP_PREPARE,
  STEP_COPY,
  STEP_SWITCH,
  STEP_READY,
  STEP_FINISH,
  STEP_OPEN,
  STEP_TELL,
  STEP_RESTORE,
  STEP_COUNT
};

typedef struct {
  Book *book;
  Guide *guide;
  Document *list, *details;
  Owner *dba, *web;
  Step *steps[STEP_COUNT];
  Plan *plan;
} World;

static Node *world_paragraph(World *world, Node *parent, const char *text) {
  Node *paragraph = node_new(world->book->arena, NODE_PARAGRAPH, 1, 1);
  node_append(parent, paragraph);
  node_append(paragraph, node_new_text(world->book->arena, text, strlen(text), 1, 1));
  return paragraph;
}

static Node *world_root(World *world) { return node_new(world->book->arena, NODE_ROOT, 1, 1); }

static Owner *world_owner(World *world, const char *id, const char *name, const char *contact) {
  Owner *owner = arena_new_item(world->book->arena, Owner);
  *owner = (Owner){.id = id, .name = name, .contact = contact};
  g_ptr_array_add(world->book->config->owners, owner);
  return owner;
}

static void world_step(World *world, guint index, Step *parent, const char *number,
                       const char *title) {
  static const char *const ids[STEP_COUNT] = {"prepare", "copy",    "switch", "ready",
                                              "finish",  "open_up", "tell",   "restore"};
  Step *step = arena_new_item(world->book->arena, Step);
  *step = (Step){.guide = world->guide,
                 .parent = parent,
                 .order = index,
                 .depth = parent == NULL ? 1 : 2,
                 .id = ids[index],
                 .name = ids[index],
                 .number = number,
                 .title = world_paragraph(world, world_root(world), title),
                 .title_text = title};
  step->fields.duration = step->fields.undo_duration = DURATION_UNSAID;
  if (parent != NULL) {
    if (parent->children == NULL)
      parent->children = arena_new_array(world->book->arena, Step *, STEP_COUNT);
    parent->children[parent->child_count++] = step;
  }
  world->steps[index] = step;
  g_ptr_array_add(world->guide->steps, step);
  g_hash_table_insert(world->guide->by_id, (gpointer)step->id, step);
}

static void world_steps(World *world) {
  world_step(world, STEP_PREPARE, NULL, "1", "Prepare");
  world_step(world, STEP_COPY, world->steps[STEP_PREPARE], "1.1", "Copy the data");
  world_step(world, STEP_SWITCH, world->steps[STEP_PREPARE], "1.2", "Switch the servers");
  world_step(world, STEP_READY, world->steps[STEP_PREPARE], "1.3", "Ready?");
  world_step(world, STEP_FINISH, NULL, "2", "Finish");
  world_step(world, STEP_OPEN, world->steps[STEP_FINISH], "2.1", "Open");
  world_step(world, STEP_TELL, world->steps[STEP_FINISH], "2.2", "Tell the users");
  world_step(world, STEP_RESTORE, NULL, "3", "Restore");
  world->steps[STEP_READY]->kind = STEP_CHECKPOINT;
  world->guide->top = arena_new_array(world->book->arena, Step *, 3);
  world->guide->top[0] = world->steps[STEP_PREPARE];
  world->guide->top[1] = world->steps[STEP_FINISH];
  world->guide->top[2] = world->steps[STEP_RESTORE];
  world->guide->top_count = 3;
}

static void world_fields(World *world) {
  static const char *const names[] = {"app1", "app2.example.org", "app1", NULL};
  HostGroup *hosts = arena_new_item(world->book->arena, HostGroup);
  *hosts = (HostGroup){.id = "app", .names = names};
  for (guint i = 0; i < STEP_COUNT; i++)
    world->steps[i]->fields.owner =
        i == STEP_SWITCH || (i >= STEP_FINISH && i < STEP_RESTORE) ? world->web : world->dba;
  StepFields *copy = &world->steps[STEP_COPY]->fields;
  copy->undo_kind = UNDO_STEP;
  copy->undo_step = world->steps[STEP_RESTORE];
  copy->undo_duration = 20 * 60;
  copy->warnings = world_root(world);
  copy->expected = world_root(world);
  world_paragraph(world, copy->warnings, "Look twice.");
  world_paragraph(world, copy->expected, "It says done.");
  StepFields *change = &world->steps[STEP_SWITCH]->fields;
  change->hosts = hosts;
  change->risk = RISK_HIGH;
  change->undo_kind = UNDO_NONE;
  StepFields *ready = &world->steps[STEP_READY]->fields;
  ready->decider = "Change lead";
  ready->criteria = world_root(world);
  Node *list = node_new(world->book->arena, NODE_LIST, 1, 1);
  node_append(ready->criteria, list);
  for (guint i = 0; i < 2; i++) {
    Node *item = node_new(world->book->arena, NODE_ITEM, 1, 1);
    node_append(list, item);
    world_paragraph(world, item, i == 0 ? "all rows" : "no errors");
  }
  world->steps[STEP_FINISH]->fields.no_return = TRUE;
}

static void world_details(World *world) {
  Link *link = arena_new_item(world->book->arena, Link);
  *link = (Link){.state = LINK_PAGE, .document = world->details, .source = world->list};
  world->steps[STEP_OPEN]->link = link;
  g_ptr_array_add(world->guide->details, world->details);
}

static void world_plan(World *world) {
  static const gint64 starts[STEP_COUNT] = {0, 0, 1800, 2700, 2700, 2700, 5400, 0};
  static const gint64 ends[STEP_COUNT] = {2700, 1800, 2700, 2700, 6300, 5400, 6300, 0};
  Arena *arena = world->book->arena;
  Plan *plan = world->plan = arena_new_item(arena, Plan);
  *plan = (Plan){.is_timed = TRUE, .duration = 6300, .roll_back = 1200};
  plan->steps = arena_new_array(arena, PlanStep, STEP_COUNT);
  for (guint i = 0; i < STEP_COUNT; i++)
    plan->steps[i] = (PlanStep){.start = starts[i],
                                .end = ends[i],
                                .is_timed = TRUE,
                                .is_critical = i != STEP_TELL,
                                .is_back_out = i == STEP_RESTORE};
  PlanGate *gate = arena_new_item(arena, PlanGate);
  *gate = (PlanGate){world->steps[STEP_READY], 2700, 1200, 3300, 600, TRUE, 0};
  plan->gates = gate;
  plan->gate_count = 1;
  PlanOwner *owners = arena_new_array(arena, PlanOwner, 2);
  owners[0] = (PlanOwner){world->dba, 1800, 1, TRUE};
  owners[1] = (PlanOwner){world->web, 4500, 3, TRUE};
  plan->owners = owners;
  plan->owner_count = 2;
  PlanHandOver *hand_overs = arena_new_array(arena, PlanHandOver, 3);
  hand_overs[0] = (PlanHandOver){world->steps[STEP_COPY], world->steps[STEP_SWITCH]};
  hand_overs[1] = (PlanHandOver){world->steps[STEP_SWITCH], world->steps[STEP_READY]};
  hand_overs[2] = (PlanHandOver){world->steps[STEP_READY], world->steps[STEP_OPEN]};
  plan->hand_overs = hand_overs;
  plan->hand_over_count = 3;
  plan->undo_said = 2;
  plan->undo_possible = 1;
  plan->undo_unsaid = 2;
  plan->no_return = world->steps[STEP_FINISH];
  const Step **missing = arena_new_array(arena, const Step *, 1);
  missing[0] = world->steps[STEP_SWITCH];
  plan->undo_missing = missing;
  world->guide->plan = plan;
}

static void world_setup(World *world, gconstpointer data) {
  (void)data;
  static const char *const none[] = {NULL};
  world->book = book_new();
  world->book->config->change_record.configuration_items = none;
  world->list = document_new(world->book->arena, "steps.md");
  world->details = document_new(world->book->arena, "open.md");
  world->details->title = "Opening";
  book_add_document(world->book, world->list);
  book_add_document(world->book, world->details);
  world->guide = guide_new(world->book->arena, world->list);
  world->guide->id = "shop";
  world->guide->title = "Move the shop";
  world->list->guide = world->guide;
  g_ptr_array_add(world->book->guides, world->guide);
  world->dba = world_owner(world, "dba", "Database team", "phone 5520");
  world->web = world_owner(world, "web", "Web team", NULL);
  world_steps(world);
  world_fields(world);
  world_details(world);
  world_plan(world);
}

static void world_teardown(World *world, gconstpointer data) {
  (void)data;
  book_free(world->book);
}
