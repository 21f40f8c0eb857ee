/* Reading a step list: items become steps, the rest of the document introduction and closing part.
 *
 * A stack of open lists takes the place of recursion, so depth costs memory only; ordered lists below
 * DEPTH_MOST stay in the body of their step. Which list it is decides read/steps_list.h, ids are
 * made in read/step_ids.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/steps.h"

#include <string.h>

#include "read/step_fields.h"
#include "read/step_ids.h"
#include "read/steps_list.h"

enum { DEPTH_MOST = 32, DEPTH_READABLE = 4 };

/* The items of one step's ordered lists (or of the step list), being read. */
typedef struct {
  Step *parent; /* NULL for the step list */
  GPtrArray *items;
  guint at; /* the next of them */
  GPtrArray *steps;
  guint32 last_written;
  gboolean counts; /* FALSE: all are written 1 or all 0, so the numbers say nothing */
} Level;

typedef struct {
  Document *document;
  Arena *arena;
  Guide *guide;
  Findings *findings;
  GArray *levels;
  GHashTable *moved; /* heading that became a title -> the anchor in that title */
} Reader;

gboolean steps_are_marked(const Document *document) {
  for (const Node *node = document->root->first; node != NULL; node = node->next) {
    if (node->kind == NODE_LIST && node->u.list.ordered &&
        (steps_title_has_class(node, "root") || steps_title_has_class(node, "title")))
      return TRUE;
  }
  return FALSE;
}

static gboolean is_marker(const char *name) {
  return strcmp(name, "title") == 0 || strcmp(name, "root") == 0 || strcmp(name, "summary") == 0;
}

/* The attributes without the classes that only mark structure; `{title}` was meant as `{.title}`. NULL when
 * nothing is left. */
static const Attributes *without_markers(Arena *arena, const Attributes *attributes) {
  if (attributes == NULL)
    return NULL;
  g_autoptr(GPtrArray) classes = g_ptr_array_new();
  for (const char *const *name = attributes->classes; *name != NULL; name++) {
    if (!is_marker(*name))
      g_ptr_array_add(classes, (gpointer)*name);
  }
  Attribute *items = arena_new_array(arena, Attribute, attributes->count);
  guint count = 0;
  for (guint i = 0; i < attributes->count; i++) {
    if (*attributes->items[i].value != '\0' || !is_marker(attributes->items[i].key))
      items[count++] = attributes->items[i];
  }
  if (classes->len == 0 && count == 0 && attributes->id == NULL)
    return NULL;
  Attributes *kept = arena_new_item(arena, Attributes);
  *kept = (Attributes){
      attributes->id, arena_pointers(arena, classes), items, count, attributes->place, NULL};
  return kept;
}

static void report_misplaced(Reader *reader, const Node *node, const char *marker,
                             const char *message) {
  Place place = document_place(reader->document, node);
  if (node->attributes != NULL && node->attributes->place.line != 0)
    place = (Place){place.file, node->attributes->place.line, node->attributes->place.column};
  g_autofree char *hint = g_strdup_printf("take the marker .%s out here", marker);
  findings_add(reader->findings, FINDING_MISPLACED_MARKER, place, hint, "%s", message);
}

/* ---- the title ---- */

/* The heading itself is out of the document then; `moved` keeps where its anchors point from now on. */
static Node *paragraph_of_heading(Reader *reader, Node *heading) {
  Node *title = node_new(reader->arena, NODE_PARAGRAPH, heading->line, heading->column);
  Node *anchor = node_new(reader->arena, NODE_ANCHOR, heading->line, heading->column);
  title->attributes = heading->attributes;
  node_move_children(title, heading);
  if (heading->u.heading.anchor != NULL) {
    anchor->u.anchor = heading->u.heading.anchor;
    node_append(title, anchor);
  }
  g_hash_table_insert(reader->moved, heading, anchor);
  node_unlink(heading);
  return title;
}

static void forget_headings(Reader *reader) {
  if (g_hash_table_size(reader->moved) == 0)
    return;
  GPtrArray *headings = reader->document->headings;
  guint kept = 0;
  for (guint i = 0; i < headings->len; i++) {
    if (!g_hash_table_contains(reader->moved, headings->pdata[i]))
      headings->pdata[kept++] = headings->pdata[i];
  }
  g_ptr_array_set_size(headings, (gint)kept);
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, reader->document->anchors);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    Anchor *anchor = value;
    Node *node = anchor->node == NULL ? NULL : g_hash_table_lookup(reader->moved, anchor->node);
    anchor->node = node == NULL ? anchor->node : node;
  }
}

/* The attributes of the title and of what is inline in it become those of the step. */
static const Attributes *collect_attributes(Reader *reader, Node *title) {
  const Attributes *joined = NULL;
  NodeWalk walk = node_walk(title);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (!walk.entering || node->attributes == NULL)
      continue;
    if (attributes_has_class(node->attributes, "summary"))
      report_misplaced(reader, node, "summary", "a title cannot be a summary too");
    joined = attributes_join(reader->arena, joined, node->attributes);
    node->attributes = NULL;
  }
  return joined;
}

static Link *first_link(const Node *title) {
  NodeWalk walk = node_walk(title);
  while (node_walk_next(&walk)) {
    if (walk.entering && walk.node->kind == NODE_LINK)
      return walk.node->u.link;
  }
  return NULL;
}

/* Takes `count` bytes of text, and the white space around them, from the front of the inlines. */
static void cut_front(Node *title, gsize count) {
  gboolean done = FALSE;
  for (Node *node = title->first; node != NULL && !done;) {
    if (node->first != NULL) {
      node = node->first;
      continue;
    }
    if (node->kind == NODE_TEXT) {
      gsize skip = 0;
      while (skip < node->length && (count > 0 || g_ascii_isspace(node->text[skip]))) {
        count -= count > 0 && !g_ascii_isspace(node->text[skip]);
        skip++;
      }
      node->text += skip;
      node->length -= (guint32)skip;
      node->column += (guint32)skip;
      done = node->length > 0;
    } else {
      done = node->kind != NODE_SOFT_BREAK && node->kind != NODE_LINE_BREAK &&
             node->kind != NODE_ANCHOR;
    }
    while (!done && node->next == NULL && node->parent != title)
      node = node->parent;
    node = done ? NULL : node->next;
  }
}

/* Takes out texts and emphases that became empty at the front. */
static void prune_front(Node *title) {
  for (Node *node = title->first; node != NULL;) {
    while (node->first != NULL)
      node = node->first;
    const gboolean is_empty = (node->kind == NODE_TEXT && node->length == 0) ||
                              node->kind == NODE_EMPHASIS || node->kind == NODE_STRONG ||
                              node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
    if (!is_empty)
      return;
    node_unlink(node);
    node = title->first;
  }
}

/* "Checkpoint:" in front, plain or in bold, makes the step a gate and is not part of its title. */
static void take_checkpoint(Reader *reader, Step *step) {
  static const char word[] = "Checkpoint:";
  if (attributes_has_class(step->attributes, "checkpoint"))
    step->kind = STEP_CHECKPOINT;
  if (!g_str_has_prefix(step->title_text, word))
    return;
  step->kind = STEP_CHECKPOINT;
  cut_front(step->title, strlen(word));
  prune_front(step->title);
  step->title_text = node_plain_text(reader->arena, step->title);
}

static void take_title(Reader *reader, Step *step, Node *item) {
  Node *title = steps_title_block(item);
  const gboolean is_first = reader->guide->steps->len == 0;
  step->place = document_place(reader->document, item);
  if (title == NULL) {
    findings_add(reader->findings, FINDING_EMPTY_STEP, step->place,
                 "write the title behind the number", "the step has no title");
    step->title = node_new(reader->arena, NODE_PARAGRAPH, item->line, item->column);
    step->title_text = "";
    return;
  }
  if (title->kind == NODE_HEADING)
    title = paragraph_of_heading(reader, title);
  else
    node_unlink(title);
  if (!is_first && steps_title_has_class(title, "root"))
    report_misplaced(reader, title, "root", "only the first step can mark the list");
  step->place = document_place(reader->document, title->first == NULL ? title : title->first);
  step->title = title;
  step->attributes = without_markers(reader->arena, collect_attributes(reader, title));
  step->link = first_link(title);
  step->title_text = node_plain_text(reader->arena, title);
  take_checkpoint(reader, step);
}

/* ---- summary and body ---- */

/* The paragraph with {.summary}, else the one right behind the title if it carries no class. */
static Node *find_summary(const Node *item, const Node *behind) {
  for (Node *child = item->first; child != NULL; child = child->next) {
    if (child->kind == NODE_PARAGRAPH && attributes_has_class(child->attributes, "summary"))
      return child;
  }
  Node *second = behind == NULL ? item->first : behind->next;
  const gboolean plain = second != NULL && second->kind == NODE_PARAGRAPH &&
                         (second->attributes == NULL || second->attributes->classes[0] == NULL);
  return plain ? (Node *)second : NULL;
}

static void take_summary(Reader *reader, Step *step, Node *item, const Node *behind) {
  Node *summary = find_summary(item, behind);
  if (summary == NULL)
    return;
  node_unlink(summary);
  if (attributes_has_class(summary->attributes, "title"))
    report_misplaced(reader, summary, "title", "a summary cannot be a title too");
  summary->attributes = without_markers(reader->arena, summary->attributes);
  step->summary = summary;
  step->summary_text = node_plain_text(reader->arena, summary);
}

/* What is left of the item, without its ordered lists: those hold the sub-steps, unless a class says otherwise. */
static void take_body(Reader *reader, Step *step, Node *item, GPtrArray *items) {
  Node *body = node_new(reader->arena, NODE_ROOT, item->line, item->column);
  for (Node *child = item->first; child != NULL;) {
    Node *next = child->next;
    if (child->kind == NODE_LIST && child->u.list.ordered && step->depth < DEPTH_MOST &&
        !step_fields_takes(child)) {
      for (Node *sub = child->first; sub != NULL; sub = sub->next)
        g_ptr_array_add(items, sub);
    } else {
      node_unlink(child);
      node_append(body, child);
      for (const char *const *marker = (const char *const[]){"title", "root", "summary", NULL};
           *marker != NULL; marker++) {
        if (attributes_has_class(child->attributes, *marker))
          report_misplaced(reader, child, *marker, "the marker stands on a part of the body");
      }
      child->attributes = without_markers(reader->arena, child->attributes);
    }
    child = next;
  }
  step->body = body->first == NULL ? NULL : body;
}

/* ---- numbers ---- */

static gboolean numbers_count(const GPtrArray *items) {
  guint32 first = items->len == 0 ? 0 : ((const Node *)items->pdata[0])->u.item.written;
  gboolean same = items->len > 1 && first <= 1;
  for (guint i = 1; i < items->len && same; i++)
    same = ((const Node *)items->pdata[i])->u.item.written == first;
  return !same;
}

static void take_numbers(Reader *reader, Step *step, Level *level, const Node *item) {
  const guint32 written = item->u.item.written;
  const Step *parent = level->parent;
  const guint position = level->steps->len + 1;
  step->number = parent == NULL ? arena_printf(reader->arena, "%u", position)
                                : arena_printf(reader->arena, "%s.%u", parent->number, position);
  step->written_number =
      parent == NULL ? arena_printf(reader->arena, "%u", written)
                     : arena_printf(reader->arena, "%s.%u", parent->written_number, written);
  const guint32 expected = level->last_written + 1;
  if (level->counts && written != expected)
    findings_add(reader->findings, FINDING_STEP_NUMBER, document_place(reader->document, item),
                 "the position is shown, not what is written",
                 "%u is written where %u was expected; the step is shown as %s", written, expected,
                 step->number);
  level->last_written = written;
}

static void check_depth(Reader *reader, const Step *step, const Level *level, const Node *item) {
  if (step->depth == DEPTH_READABLE + 1 && level->steps->len == 0)
    findings_add(reader->findings, FINDING_STEP_DEPTH, document_place(reader->document, item),
                 "turn sub-steps into steps, or into a list in the body",
                 "steps are nested more than %d deep", DEPTH_READABLE);
}

/* ---- the list ---- */

static Step *read_item(Reader *reader, Level *level, Node *item, GPtrArray *sub_items) {
  Step *step = arena_new_item(reader->arena, Step);
  step->guide = reader->guide;
  step->parent = level->parent;
  step->depth = level->parent == NULL ? 1 : level->parent->depth + 1;
  step->order = reader->guide->steps->len;
  take_numbers(reader, step, level, item);
  check_depth(reader, step, level, item);
  const Node *title = steps_title_block(item);
  const Node *behind = title == NULL ? NULL : title->previous;
  take_title(reader, step, item);
  if (title != NULL)
    take_summary(reader, step, item, behind);
  take_body(reader, step, item, sub_items);
  g_ptr_array_add(reader->guide->steps, step);
  g_ptr_array_add(level->steps, step);
  return step;
}

static void open_level(Reader *reader, Step *parent, GPtrArray *items) {
  const Level level = {
      .parent = parent, .items = items, .steps = g_ptr_array_new(), .counts = numbers_count(items)};
  g_array_append_val(reader->levels, level);
}

static void close_level(Reader *reader) {
  const Level *level = &g_array_index(reader->levels, Level, reader->levels->len - 1);
  Step **steps = arena_pointers(reader->arena, level->steps);
  if (level->parent == NULL) {
    reader->guide->top = steps;
    reader->guide->top_count = level->steps->len;
  } else {
    level->parent->children = steps;
    level->parent->child_count = level->steps->len;
  }
  g_ptr_array_unref(level->items);
  g_ptr_array_unref(level->steps);
  g_array_set_size(reader->levels, reader->levels->len - 1);
}

static void read_list(Reader *reader, const Node *list) {
  GPtrArray *items = g_ptr_array_new();
  for (Node *item = list->first; item != NULL; item = item->next)
    g_ptr_array_add(items, item);
  open_level(reader, NULL, items);
  while (reader->levels->len > 0) {
    Level *level = &g_array_index(reader->levels, Level, reader->levels->len - 1);
    if (level->at == level->items->len) {
      close_level(reader);
      continue;
    }
    GPtrArray *sub_items = g_ptr_array_new();
    Step *step = read_item(reader, level, level->items->pdata[level->at++], sub_items);
    if (sub_items->len > 0)
      open_level(reader, step, sub_items);
    else
      g_ptr_array_unref(sub_items);
  }
}

/* The blocks around the list. The title's heading and the footnotes stay: they belong to the document. */
static void take_surroundings(Guide *guide, Node *list) {
  Document *document = guide->document;
  Node *part = guide->intro;
  for (Node *node = document->root->first; node != NULL;) {
    Node *next = node->next;
    if (node == list) {
      part = guide->outro;
      node_unlink(node);
    } else if (node != document->heading && node->kind != NODE_FOOTNOTE) {
      node_unlink(node);
      node_append(part, node);
    }
    node = next;
  }
}

Guide *steps_read(Document *document, Arena *arena, const Config *config,
                  const GuideConfig *settings, Findings *findings) {
  Node *list = steps_list_find(document, settings, findings);
  if (list == NULL)
    return NULL;
  Guide *guide = guide_new(arena, document);
  guide->title = settings != NULL && settings->title != NULL ? settings->title : document->title;
  guide->id = settings != NULL && settings->id != NULL ? settings->id
                                                       : guide_id_make(arena, document->path);
  guide->revision = settings == NULL ? NULL : settings->revision;
  document->guide = guide;
  g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(Level));
  g_autoptr(GHashTable) moved = g_hash_table_new(NULL, NULL);
  Reader reader = {document, arena, guide, findings, levels, moved};
  take_surroundings(guide, list);
  read_list(&reader, list);
  forget_headings(&reader);
  step_ids_make(guide, arena, findings);
  step_fields_read(guide, arena, config);
  return guide;
}
