/* Two revisions of a guide and a diff of them, made by hand.
 *
 *   r01                                   r02
 *   1 Prepare                             1 Prepare
 *     1.1 Copy the data                     1.1 Copy the data
 *                                           1.2 Check the space
 *     1.2 Switch the servers                1.3 Switch the servers
 *     1.3 Ready? (checkpoint)               1.4 Ready? (checkpoint)
 *   2 Finish                              2 Finish
 *     2.1 Open                              2.1 Open
 *     2.2 Tell the users
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <string.h>

#include "model/diff.h"

enum { SIDE_STEPS = 8 };

typedef struct {
  Book *book;
  Guide *guide;
  Document *document;
  Step *steps[SIDE_STEPS];
} Side;

typedef struct {
  Diff *diff;
  Side old_side, new_side;
  DiffGuides *guides;
} World;

enum { OLD_PREPARE, OLD_COPY, OLD_SWITCH, OLD_READY, OLD_FINISH, OLD_OPEN, OLD_TELL };
enum { NEW_PREPARE, NEW_COPY, NEW_SPACE, NEW_SWITCH, NEW_READY, NEW_FINISH, NEW_OPEN };

/* ---- books ----------------------------------------------------------------------------------------- */

static Step *side_step(Side *side, Step *parent, const char *id, const char *number,
                       const char *title) {
  Step *step = arena_new_item(side->book->arena, Step);
  *step = (Step){.guide = side->guide,
                 .parent = parent,
                 .order = side->guide->steps->len,
                 .depth = parent == NULL ? 1 : 2,
                 .id = id,
                 .name = id,
                 .number = number,
                 .title_text = title,
                 .fingerprint = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                 .place = {"steps.md", 3 + side->guide->steps->len, 5}};
  if (parent != NULL) {
    if (parent->children == NULL)
      parent->children = arena_new_array(side->book->arena, Step *, SIDE_STEPS);
    parent->children[parent->child_count++] = step;
  } else {
    if (side->guide->top == NULL)
      side->guide->top = arena_new_array(side->book->arena, Step *, SIDE_STEPS);
    side->guide->top[side->guide->top_count++] = step;
  }
  side->steps[step->order] = step;
  g_ptr_array_add(side->guide->steps, step);
  return step;
}

static void side_setup(Side *side, const char *revision) {
  side->book = book_new();
  side->document = document_new(side->book->arena, "steps.md");
  book_add_document(side->book, side->document);
  side->guide = guide_new(side->book->arena, side->document);
  side->guide->id = "shop";
  side->guide->title = "Move the shop";
  side->guide->revision = revision;
  side->guide->fingerprint = "7KQ2-M9XD-4TRC";
  side->document->guide = side->guide;
  g_ptr_array_add(side->book->guides, side->guide);
}

static void old_setup(Side *side) {
  side_setup(side, "r01");
  Step *prepare = side_step(side, NULL, "prepare", "1", "Prepare");
  side_step(side, prepare, "copy", "1.1", "Copy the data");
  side_step(side, prepare, "switch", "1.2", "Switch the servers");
  side_step(side, prepare, "ready", "1.3", "Ready?")->kind = STEP_CHECKPOINT;
  Step *finish = side_step(side, NULL, "finish", "2", "Finish");
  side_step(side, finish, "open", "2.1", "Open");
  side_step(side, finish, "tell", "2.2", "Tell the users");
}

static void new_setup(Side *side) {
  side_setup(side, "r02");
  Step *prepare = side_step(side, NULL, "prepare", "1", "Prepare");
  side_step(side, prepare, "copy", "1.1", "Copy the data");
  side_step(side, prepare, "space", "1.2", "Check the space");
  side_step(side, prepare, "switch", "1.3", "Switch the servers");
  side_step(side, prepare, "ready", "1.4", "Ready?")->kind = STEP_CHECKPOINT;
  Step *finish = side_step(side, NULL, "finish", "2", "Finish");
  side_step(side, finish, "open", "2.1", "Open");
}

static void world_pair(World *world, guint old_step, guint new_step) {
  world->guides->new_of[old_step] = world->new_side.steps[new_step];
  world->guides->old_of[new_step] = world->old_side.steps[old_step];
}

/* Without changes. */
static void world_setup(World *world, gconstpointer data) {
  (void)data;
  old_setup(&world->old_side);
  new_setup(&world->new_side);
  Diff *diff = world->diff = g_new0(Diff, 1);
  *diff = (Diff){.arena = arena_new(),
                 .old_book = world->old_side.book,
                 .new_book = world->new_side.book,
                 .old_name = "r01",
                 .new_name = "HEAD",
                 .changes = g_ptr_array_new(),
                 .guides = g_ptr_array_new()};
  DiffGuides *guides = world->guides = arena_new_item(diff->arena, DiffGuides);
  *guides = (DiffGuides){world->old_side.guide, world->new_side.guide,
                         arena_new_array(diff->arena, const Step *, SIDE_STEPS),
                         arena_new_array(diff->arena, const Step *, SIDE_STEPS)};
  g_ptr_array_add(diff->guides, guides);
  world_pair(world, OLD_PREPARE, NEW_PREPARE);
  world_pair(world, OLD_COPY, NEW_COPY);
  world_pair(world, OLD_SWITCH, NEW_SWITCH);
  world_pair(world, OLD_READY, NEW_READY);
  world_pair(world, OLD_FINISH, NEW_FINISH);
  world_pair(world, OLD_OPEN, NEW_OPEN);
}

static void world_teardown(World *world, gconstpointer data) {
  (void)data;
  diff_free(world->diff);
}

/* ---- changes --------------------------------------------------------------------------------------- */

/* With its level from the catalogue. */
static DiffChange *world_change(World *world, DiffKind kind) {
  DiffChange *change = arena_new_item(world->diff->arena, DiffChange);
  *change = (DiffChange){.kind = kind,
                         .level = diff_kind(kind)->level,
                         .fingerprint = arena_printf(world->diff->arena, "%016x",
                                                     0xabc0u + world->diff->changes->len)};
  g_ptr_array_add(world->diff->changes, change);
  return change;
}

enum { NO_STEP = SIDE_STEPS };

/* NO_STEP: none on that side. */
static DiffChange *world_step_change(World *world, DiffKind kind, guint old_step, guint new_step) {
  DiffChange *change = world_change(world, kind);
  if (old_step != NO_STEP) {
    change->old_guide = world->old_side.guide;
    change->old_step = world->old_side.steps[old_step];
    change->old_place = change->old_step->place;
  }
  if (new_step != NO_STEP) {
    change->new_guide = world->new_side.guide;
    change->new_step = world->new_side.steps[new_step];
    change->new_place = change->new_step->place;
  }
  return change;
}

static void world_further(World *world, DiffChange *change, guint first, guint second) {
  const Step **steps = arena_new_array(world->diff->arena, const Step *, 2);
  steps[0] = world->new_side.steps[first];
  steps[1] = world->new_side.steps[second];
  change->steps = steps;
  change->step_count = 2;
}

/* ---- redlines -------------------------------------------------------------------------------------- */

/* "same[-removed-]{+added+}" as a block. */
static RedlineBlock world_block(World *world, RedlineKind kind, const char *marked) {
  RedlineSpan *spans = arena_new_array(world->diff->arena, RedlineSpan, strlen(marked) + 1);
  guint count = 0;
  while (*marked != '\0') {
    const RedlineState state = g_str_has_prefix(marked, "[-")   ? REDLINE_REMOVED
                               : g_str_has_prefix(marked, "{+") ? REDLINE_ADDED
                                                                : REDLINE_SAME;
    gsize length = strlen(marked), skipped = 0;
    if (state == REDLINE_SAME) {
      const char *removed = strstr(marked, "[-"), *added = strstr(marked, "{+");
      length = removed != NULL ? MIN(length, (gsize)(removed - marked)) : length;
      length = added != NULL ? MIN(length, (gsize)(added - marked)) : length;
    } else {
      marked += 2;
      length = (gsize)(strstr(marked, state == REDLINE_REMOVED ? "-]" : "+}") - marked);
      skipped = 2;
    }
    spans[count++] = (RedlineSpan){state, arena_strndup(world->diff->arena, marked, length)};
    marked += length + skipped;
  }
  RedlineState state = count == 0 ? REDLINE_SAME : spans[0].state;
  for (guint i = 1; i < count; i++) {
    if (spans[i].state != state)
      state = REDLINE_CHANGED;
  }
  return (RedlineBlock){
      .kind = kind, .state = state, .depth = 1, .spans = spans, .span_count = count};
}

typedef struct {
  RedlineKind kind;
  const char *marked;
} BlockText;

/* Ends with a NULL text. Three cells are a row, all of one table, whose first row is its head. */
static const Redline *world_redline(World *world, const BlockText *texts) {
  guint count = 0, cells = 0;
  while (texts[count].marked != NULL)
    count++;
  RedlineBlock *blocks = arena_new_array(world->diff->arena, RedlineBlock, count + 1);
  for (guint i = 0; i < count; i++) {
    blocks[i] = world_block(world, texts[i].kind, texts[i].marked);
    if (texts[i].kind != REDLINE_CELL)
      continue;
    blocks[i].row = cells / 3;
    blocks[i].column = cells % 3;
    blocks[i].header = cells < 3;
    cells++;
  }
  Redline *redline = arena_new_item(world->diff->arena, Redline);
  *redline = (Redline){blocks, count, FALSE};
  return redline;
}

static const Redline *world_line(World *world, RedlineKind kind, const char *marked) {
  const BlockText texts[] = {{kind, marked}, {REDLINE_PARAGRAPH, NULL}};
  return world_redline(world, texts);
}

/* ---- a diff with a bit of everything --------------------------------------------------------------- */

static void world_fill_steps(World *world) {
  world_step_change(world, DIFF_STEP_ADDED, NO_STEP, NEW_SPACE);
  world_step_change(world, DIFF_COMMAND_CHANGED, OLD_SWITCH, NEW_SWITCH)->redline =
      world_line(world, REDLINE_CODE, "  switch --from [-web1-]{+web2+} --force");
  DiffChange *owner = world_step_change(world, DIFF_OWNER_CHANGED, OLD_SWITCH, NEW_SWITCH);
  owner->old_value = "dba";
  owner->new_value = "web";
  DiffChange *duration = world_step_change(world, DIFF_DURATION_CHANGED, OLD_SWITCH, NEW_SWITCH);
  duration->new_value = "15 min";
  DiffChange *criteria = world_step_change(world, DIFF_CRITERIA_CHANGED, OLD_READY, NEW_READY);
  const BlockText items[] = {{REDLINE_ITEM, "all rows are there"},
                             {REDLINE_ITEM, "[-no errors-]"},
                             {REDLINE_ITEM, "{+at most three errors+}"},
                             {REDLINE_PARAGRAPH, NULL}};
  criteria->redline = world_redline(world, items);
  world_step_change(world, DIFF_STEP_RENUMBERED, OLD_READY, NEW_READY);
  world_step_change(world, DIFF_STEP_REMOVED, OLD_TELL, NO_STEP);
  DiffChange *summary = world_step_change(world, DIFF_SUMMARY_CHANGED, OLD_OPEN, NEW_OPEN);
  summary->redline = world_line(world, REDLINE_PARAGRAPH, "Let [-people-]{+users+} in");
  summary->reason = "wording only, jk 2026-05-02";
}

static void world_fill_details(World *world) {
  static const BlockText texts[] = {
      {REDLINE_HEADING, "Restore"},
      {REDLINE_PARAGRAPH, "First paragraph, which stays as it is."},
      {REDLINE_PARAGRAPH,
       "One two three four five six seven eight nine ten eleven [-twelve-]{+12+} thirteen fourteen "
       "fifteen sixteen seventeen eighteen nineteen twenty and more"},
      {REDLINE_CELL, "host"},
      {REDLINE_CELL, "address"},
      {REDLINE_CELL, "role"},
      {REDLINE_CELL, "web1"},
      {REDLINE_CELL, "10.0.0.1"},
      {REDLINE_CELL, "front"},
      {REDLINE_CELL, "web2"},
      {REDLINE_CELL, "10.0.0.[-2-]{+22+}"},
      {REDLINE_CELL, "back"},
      {REDLINE_PARAGRAPH, NULL}};
  DiffChange *section = world_change(world, DIFF_SECTION_CHANGED);
  section->old_guide = world->old_side.guide;
  section->new_guide = world->new_side.guide;
  section->subject = "restore.md#restore";
  section->redline = world_redline(world, texts);
  section->old_place = section->new_place = (Place){"restore.md", 7, 1};
  world_further(world, section, NEW_COPY, NEW_OPEN);
  DiffChange *removed = world_change(world, DIFF_SECTION_WARNING_REMOVED);
  removed->old_guide = world->old_side.guide;
  removed->new_guide = world->new_side.guide;
  removed->subject = "restore.md#restore";
  removed->redline = world_line(world, REDLINE_WARNING, "[-Warning: stop the writers first.-]");
  removed->old_place = (Place){"restore.md", 9, 1};
  removed->steps = section->steps;
  removed->step_count = section->step_count;
  DiffChange *variable = world_change(world, DIFF_VARIABLE_CHANGED);
  variable->subject = "db_host";
  variable->old_value = "db1";
  variable->new_value = "db2";
  world_further(world, variable, NEW_COPY, NEW_SWITCH);
  for (guint i = 0; i < 3; i++)
    world_step_change(world, DIFF_LINK_RELOCATED, OLD_COPY, NEW_COPY);
  DiffChange *moved = world_change(world, DIFF_FILE_MOVED);
  moved->subject = "details/restore.md";
  moved->old_value = "restore.md";
  moved->new_value = "details/restore.md";
}

static void world_fill(World *world) {
  world_fill_steps(world);
  world_fill_details(world);
}
