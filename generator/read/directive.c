/* Directives in the tree: one walk over the blocks, from the outside in.
 *
 * The siblings behind the mark of a beginning, up to the mark of the end, move into a node behind the mark, and
 * the walk goes on inside it. Where the end stands in another part of the tree, the directive ends
 * with the part that holds its beginning.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/directive.h"

#include <string.h>

#include "read/admonition.h"
#include "read/comment.h"
#include "read/directive_action.h"
#include "read/directive_lines.h"
#include "read/directive_scan.h"
#include "read/html_builder.h"

/* What the walk carries. */
typedef struct {
  Reading *reading;
  GPtrArray *labels; /* NODE_ANCHOR that wait for the next block */
} Pass;

/* ---- the parts of a directive ----------------------------------------------------------------------- */

static void report(Reading *reading, const char *name, Place place, gboolean dropped) {
  if (!reading_first_time(reading, "directive", name))
    return;
  findings_add(reading->findings, FINDING_UNKNOWN_DIRECTIVE, place, NULL,
               dropped ? "the directive \"%s\" is left out with its content"
                       : "the directive \"%s\" is not known; its content is kept",
               name);
}

static Node *new_text(Reading *reading, const char *text) {
  return node_new_text(reading->arena, text, strlen(text), 0, 0);
}

static Node *new_link(Reading *reading, NodeKind kind, const char *target, const Node *mark) {
  Node *node = node_new(reading->arena, kind, mark->line, mark->column);
  Link *link = arena_new_item(reading->arena, Link);
  link->written = target;
  link->image = kind == NODE_IMAGE;
  link->source = reading->document;
  link->node = node;
  node->u.link = link;
  return node;
}

/* A paragraph with the title of a group, which the mark holds: a link when the directive says where it leads. */
static Node *new_title(Reading *reading, const Directive *directive, Node *mark) {
  Node *paragraph = node_new(reading->arena, NODE_PARAGRAPH, mark->line, mark->column);
  const char *target = directive_option(directive, "link");
  Node *inside = target == NULL || *target == '\0'
                     ? node_new(reading->arena, NODE_STRONG, mark->line, mark->column)
                     : new_link(reading, NODE_LINK, target, mark);
  node_move_children(inside, mark);
  node_append(paragraph, inside);
  return paragraph;
}

static gboolean ends(const Reading *reading, const Directive *directive, const Node *node) {
  gboolean closing;
  if (node->kind == NODE_FOOTNOTE ||
      (directive->last_line > 0 && node->line > directive->last_line + 1))
    return TRUE;
  return node_part(node) == PART_HTML_BLOCK &&
         directive_of_mark(reading, node, &closing) == directive && closing;
}

/* Moves the siblings behind the mark, up to the end of the directive, into `to` (NULL: only takes the mark of the end
 * away, they stay). */
static void take_content(const Reading *reading, Node *to, const Directive *directive, Node *mark) {
  for (Node *node = mark->next, *next; node != NULL; node = next) {
    next = node->next;
    if (ends(reading, directive, node)) {
      if (node_part(node) == PART_HTML_BLOCK)
        node_unlink(node);
      return;
    }
    if (to != NULL) {
      node_unlink(node);
      node_append(to, node);
    }
  }
}

/* ---- kinds of directives ---------------------------------------------------------------------------- */

static void make_box(Reading *reading, const Directive *directive, Node *mark, AdmonitionKind kind,
                     const char *title) {
  Node *box = node_new(reading->arena, NODE_ADMONITION, mark->line, mark->column);
  take_content(reading, box, directive, mark);
  node_insert_after(mark, box);
  AdmonitionKind labelled;
  const char *label_title;
  if (directive->form == DIRECTIVE_SIDE_BAR &&
      admonition_take_label(&labelled, &label_title, box->first)) {
    kind = labelled;
    title = label_title;
    if (box->first->first == NULL)
      node_unlink(box->first);
  }
  box->u.admonition = kind;
  admonition_set_title(reading, box, mark->first == NULL ? title : NULL, mark);
}

static void make_figure(Reading *reading, const Directive *directive, Node *mark) {
  Node *content = node_new(reading->arena, NODE_ROOT, mark->line, mark->column);
  take_content(reading, content, directive, mark);
  Node *figure = node_new(reading->arena, NODE_PARAGRAPH, mark->line, mark->column);
  Node *image =
      new_link(reading, NODE_IMAGE, directive->argument == NULL ? "" : directive->argument, mark);
  const char *alt = directive_option(directive, "alt"), *name = directive_option(directive, "name");
  if (alt != NULL && *alt != '\0')
    node_append(image, new_text(reading, alt));
  if (name != NULL && *name != '\0') {
    Node *anchor = node_new(reading->arena, NODE_ANCHOR, mark->line, mark->column);
    anchor->u.anchor = name;
    node_append(figure, anchor);
  }
  Node *caption = content->first;
  if (caption != NULL && caption->kind == NODE_PARAGRAPH && figure->first == NULL) {
    figure->kind = NODE_FIGURE;
    node_unlink(caption);
    node_append(figure, image);
    node_move_children(figure, caption);
  } else {
    node_append(figure, image);
  }
  node_insert_before(mark, figure);
  while (content->last != NULL) {
    Node *block = content->last;
    node_unlink(block);
    node_insert_after(mark, block);
  }
}

/* `(label)=` names the block behind it: it waits for that. */
static void make_label(Pass *pass, const Directive *directive, const Node *mark) {
  Node *anchor = node_new(pass->reading->arena, NODE_ANCHOR, mark->line, mark->column);
  anchor->u.anchor = directive->name;
  g_ptr_array_add(pass->labels, anchor);
}

/* Gives the labels that wait to the block, or puts them before it when it has no text. */
static void place_labels(Pass *pass, Node *block) {
  Node *holder = NULL;
  for (guint i = pass->labels->len; i > 0; i--) {
    Node *anchor = pass->labels->pdata[i - 1];
    if (holder == NULL && anchor_attach(block, anchor)) {
      holder = anchor->parent;
    } else if (holder == NULL) {
      holder = node_new(pass->reading->arena, NODE_PARAGRAPH, anchor->line, anchor->column);
      node_append(holder, anchor);
      node_insert_before(block, holder);
    } else {
      node_insert_before(holder->first, anchor);
    }
  }
  g_ptr_array_set_size(pass->labels, 0);
}

/* Labels that no block followed. */
static void keep_labels(Pass *pass, Node *parent) {
  Node *paragraph = node_new(pass->reading->arena, NODE_PARAGRAPH, 0, 0);
  node_append(parent, paragraph);
  place_labels(pass, paragraph);
}

static void make_contents(Reading *reading, Node *before, const Node *mark) {
  Node *contents = node_new(reading->arena, NODE_CONTENTS, mark->line, mark->column);
  contents->u.contents.from = 1;
  contents->u.contents.to = 6;
  node_insert_before(before, contents);
}

static gboolean is_box(AdmonitionKind *kind, const char **title, const Directive *directive) {
  const char *class_name = directive_option(directive, "class");
  *title = NULL;
  *kind = ADMONITION_NOTE;
  if (directive->form == DIRECTIVE_SIDE_BAR)
    return TRUE;
  if (strcmp(directive->name, "admonition") != 0)
    return admonition_meaning(kind, title, directive->name);
  if (class_name != NULL)
    admonition_by_name(kind, class_name);
  return TRUE;
}

/* Replaces the mark of a beginning; the mark itself is taken out by the caller. */
static void open_directive(Pass *pass, const Directive *directive, Node *mark) {
  Reading *reading = pass->reading;
  AdmonitionKind kind;
  const char *title;
  if (directive->form == DIRECTIVE_LABEL) {
    make_label(pass, directive, mark);
    return;
  }
  if (is_box(&kind, &title, directive)) {
    make_box(reading, directive, mark, kind, title);
    return;
  }
  const DirectiveAction action = directive_action(directive->name);
  Node *dropped = NULL;
  switch (action) {
  case DIRECTIVE_DO_FIGURE:
    make_figure(reading, directive, mark);
    return;
  case DIRECTIVE_DO_CONTENTS:
    make_contents(reading, mark, mark);
    dropped = node_new(reading->arena, NODE_ROOT, 0, 0);
    break;
  case DIRECTIVE_DO_DROP:
    report(reading, directive->name, directive->place, TRUE);
    dropped = node_new(reading->arena, NODE_ROOT, 0, 0);
    break;
  case DIRECTIVE_DO_UNKNOWN:
    report(reading, directive->name, directive->place, FALSE);
    if (directive->argument != NULL)
      node_insert_before(mark, new_title(reading, directive, mark));
    break;
  case DIRECTIVE_DO_GROUP:
    if (directive->argument != NULL)
      node_insert_before(mark, new_title(reading, directive, mark));
    break;
  case DIRECTIVE_DO_CODE:
  case DIRECTIVE_DO_SPLICE:
    break;
  }
  take_content(reading, dropped, directive, mark);
}

/* A fence that stayed code: its name is no language. */
static void read_code(Reading *reading, Node *code) {
  const char *name, *argument;
  if (code->u.info == NULL || !directive_scan_info(&name, &argument, reading->arena, code->u.info))
    return;
  const DirectiveAction action = directive_action(name);
  if (action == DIRECTIVE_DO_CONTENTS) {
    make_contents(reading, code, code);
    node_unlink(code);
  } else if (action == DIRECTIVE_DO_DROP) {
    report(reading, name, reading_place(reading, code), TRUE);
    node_unlink(code);
  } else {
    code->u.info = argument != NULL ? argument : strcmp(name, "math") == 0 ? "math" : NULL;
    if (strcmp(name, "mermaid") == 0)
      code->u.info = name;
    /* Options are the first lines. */
    while (code->text[0] == ':') {
      const char *colon = strchr(code->text + 1, ':');
      const gsize line = strcspn(code->text, "\n");
      if (colon == NULL || colon > code->text + line)
        break;
      code->text += line + (code->text[line] == '\n');
    }
    code->length = (guint32)strlen(code->text);
  }
}

/* ---- the walk --------------------------------------------------------------------------------------- */

static void read_html(Pass *pass, NodeWalk *walk) {
  Reading *reading = pass->reading;
  Node *node = walk->node;
  gboolean closing;
  const Directive *directive = directive_of_mark(reading, node, &closing);
  if (directive == NULL) {
    if (strstr(node->text, "<!-- stepbook:") != NULL)
      comment_read(reading, node->text, node->line, node->column,
                   node_part(node) == PART_HTML_BLOCK);
    return;
  }
  if (!closing && node_part(node) == PART_HTML_BLOCK)
    open_directive(pass, directive, node);
  /* The walk goes on at what stands in place of the mark now. */
  node_walk_skip(walk);
  node_unlink(node);
}

/* The title of a directive, which is the mark of its beginning; FALSE when the node is none. */
static gboolean read_title(Pass *pass, NodeWalk *walk) {
  Node *node = walk->node;
  const Directive *directive =
      node->kind == NODE_HEADING ? directive_of_title(pass->reading, node) : NULL;
  if (directive == NULL)
    return FALSE;
  open_directive(pass, directive, node);
  node_walk_skip(walk);
  node_unlink(node);
  return TRUE;
}

static void read_leaf(Pass *pass, NodeWalk *walk, gboolean comments) {
  Reading *reading = pass->reading;
  Node *leaf = walk->node;
  if (leaf->kind == NODE_PARAGRAPH)
    admonition_read_paragraph(reading, leaf);
  if (!comments && !reading->has_html)
    return;
  NodeWalk inlines = node_walk(leaf);
  while (node_walk_next(&inlines)) {
    if (!inlines.entering || inlines.node == leaf)
      continue;
    if (node_part(inlines.node) == PART_HTML_INLINE)
      read_html(pass, &inlines);
    else if (comments && inlines.node->kind == NODE_TEXT)
      comments = comment_cut(reading, inlines.node);
  }
}

void directive_read(Reading *reading) {
  const SourceText *text = &reading->text;
  static const char comment[] = "<!-- stepbook:";
  const gboolean comments = memchr(text->bytes, '<', text->length) != NULL &&
                            memmem(text->bytes, text->length, comment, strlen(comment)) != NULL;
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  Pass pass = {reading, labels};
  NodeWalk walk = node_walk(reading->document->root);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    const gboolean html = node_part(node) == PART_HTML_BLOCK;
    if (!walk.entering) {
      if (labels->len > 0 && !html)
        keep_labels(&pass, node);
      continue;
    }
    if (html)
      read_html(&pass, &walk);
    if (html || read_title(&pass, &walk))
      continue;
    if (labels->len > 0)
      place_labels(&pass, node);
    if (node->kind == NODE_QUOTE) {
      admonition_read_quote(reading, node);
    } else if (node->kind == NODE_CODE_BLOCK) {
      node_walk_skip(&walk);
      read_code(reading, node);
    } else if (node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
               node->kind == NODE_TABLE_CELL || node->kind == NODE_TITLE) {
      node_walk_skip(&walk);
      read_leaf(&pass, &walk, comments);
    }
  }
}
