/* HtmlBuilder: a stack of open elements, the block that takes further blocks, and the leaf that takes inlines.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/html_builder.h"

#include <string.h>

#include "read/html_cell.h"
#include "read/html_rules.h"

/* ---- the builder ------------------------------------------------------------------------------------ */

/* An open element and what counts again when it is left. */
typedef struct {
  const HtmlRule *rule;
  Node *node; /* what it became, or NULL */
  Node *block, *leaf, *inline_parent;
  gboolean header;
} Frame;

struct HtmlBuilder {
  Reading *reading;
  GArray *frames;
  GPtrArray *anchors;  /* that wait for a leaf block */
  GString *verbatim;   /* inside <pre>: its text; else NULL */
  Node *block;         /* takes blocks; NULL when only inlines are wanted */
  Node *leaf;          /* the leaf block that is open, or NULL */
  Node *inline_parent; /* takes inlines: the leaf or an inline in it */
  gboolean header;     /* inside <thead> */
};

HtmlBuilder *html_builder_new(Reading *reading, Node *root, gboolean inlines) {
  HtmlBuilder *builder = g_new0(HtmlBuilder, 1);
  builder->reading = reading;
  builder->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
  builder->anchors = g_ptr_array_new();
  builder->block = inlines ? NULL : root;
  builder->leaf = builder->inline_parent = inlines ? root : NULL;
  return builder;
}

void html_builder_free(HtmlBuilder *builder, GPtrArray *anchors) {
  while (builder->frames->len > 0)
    html_builder_leave(builder);
  for (guint i = 0; i < builder->anchors->len; i++)
    g_ptr_array_add(anchors, builder->anchors->pdata[i]);
  g_ptr_array_unref(builder->anchors);
  g_array_unref(builder->frames);
  g_free(builder);
}

static Node *new_node(HtmlBuilder *builder, int kind, const HtmlElement *element) {
  return node_new(builder->reading->arena, (NodeKind)kind, element == NULL ? 0 : element->line,
                  element == NULL ? 0 : element->column);
}

static gboolean is_leaf_kind(const Node *node) {
  return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING || node->kind == NODE_TERM ||
         node->kind == NODE_TABLE_CELL || node->kind == NODE_TITLE;
}

gboolean anchor_attach(Node *node, Node *anchor) {
  NodeWalk walk = node_walk(node);
  while (node_walk_next(&walk)) {
    if (!walk.entering || !is_leaf_kind(walk.node))
      continue;
    if (walk.node->first != NULL)
      node_insert_before(walk.node->first, anchor);
    else
      node_append(walk.node, anchor);
    return TRUE;
  }
  return FALSE;
}

static void place_anchors(HtmlBuilder *builder) {
  for (guint i = 0; i < builder->anchors->len; i++)
    node_append(builder->leaf, builder->anchors->pdata[i]);
  g_ptr_array_set_size(builder->anchors, 0);
}

static void open_leaf(HtmlBuilder *builder, Node *leaf) {
  builder->leaf = builder->inline_parent = leaf;
  place_anchors(builder);
}

/* A leaf that ends in a blank or a break ends before it. */
static void trim_leaf(Node *leaf) {
  for (Node *last = leaf->last; last != NULL; last = leaf->last) {
    if (last->kind == NODE_TEXT && last->line == 0 && last->length > 0 &&
        last->text[last->length - 1] == ' ') {
      ((char *)last->text)[--last->length] = '\0';
      if (last->length > 0)
        return;
    } else if (last->kind != NODE_LINE_BREAK && !(last->kind == NODE_TEXT && last->length == 0)) {
      return;
    }
    node_unlink(last);
  }
}

/* Blocks close the paragraph that is open. */
static void close_leaf(HtmlBuilder *builder) {
  if (builder->block == NULL || builder->leaf == NULL)
    return;
  trim_leaf(builder->leaf);
  if (builder->leaf->kind == NODE_PARAGRAPH && builder->leaf->first == NULL)
    node_unlink(builder->leaf);
  builder->leaf = builder->inline_parent = NULL;
}

/* The block that takes a block of this kind. Lists hold only items, description lists only terms and details:
 * what stands in them directly gets one; and an item without a list gets a list. */
static Node *room_for(HtmlBuilder *builder, int kind) {
  Node *block = builder->block;
  int wanted = -1;
  if (block->kind == NODE_LIST && kind != NODE_ITEM)
    wanted = NODE_ITEM;
  else if (block->kind == NODE_DESCRIPTIONS && kind != NODE_TERM && kind != NODE_DETAILS)
    wanted = NODE_DETAILS;
  else if (block->kind != NODE_LIST && kind == NODE_ITEM)
    wanted = NODE_LIST;
  else if (block->kind != NODE_DESCRIPTIONS && (kind == NODE_TERM || kind == NODE_DETAILS))
    wanted = NODE_DESCRIPTIONS;
  if (wanted < 0)
    return block;
  Node *last = block->last;
  if (last == NULL || (int)last->kind != wanted) {
    last = new_node(builder, wanted, NULL);
    node_append(block, last);
    if (wanted == NODE_LIST)
      last->u.list.tight = TRUE;
  }
  return last;
}

static void want_leaf(HtmlBuilder *builder) {
  if (builder->leaf != NULL)
    return;
  Node *leaf = new_node(builder, NODE_PARAGRAPH, NULL);
  node_append(room_for(builder, NODE_PARAGRAPH), leaf);
  open_leaf(builder, leaf);
}

static guint32 number_of(const char *text, guint32 otherwise, guint32 most) {
  guint64 number;
  if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 0, most, &number, NULL))
    return otherwise;
  return (guint32)number;
}

static Alignment alignment_of(const HtmlElement *element) {
  const char *text = element->align;
  const char *style = element->style == NULL ? NULL : strstr(element->style, "text-align:");
  if (text == NULL && style != NULL)
    text = style + strlen("text-align:") + strspn(style + strlen("text-align:"), " ");
  if (text == NULL)
    return ALIGN_NONE;
  if (g_ascii_strncasecmp(text, "left", 4) == 0)
    return ALIGN_LEFT;
  if (g_ascii_strncasecmp(text, "right", 5) == 0)
    return ALIGN_RIGHT;
  return g_ascii_strncasecmp(text, "center", 6) == 0 ? ALIGN_CENTER : ALIGN_NONE;
}

/* The item's number: its own, else the one behind the item before it. */
static guint32 item_number(const Node *item, const HtmlElement *element) {
  const Node *list = item->parent;
  if (!list->u.list.ordered)
    return 0;
  const guint32 next =
      item->previous == NULL ? list->u.list.start : item->previous->u.item.written + 1;
  return number_of(element->value, next, 999999999);
}

static void fill_block(HtmlBuilder *builder, Node *node, const HtmlElement *element) {
  switch ((int)node->kind) {
  case NODE_LIST:
    node->u.list.ordered = strcmp(element->name, "ol") == 0;
    node->u.list.tight = TRUE;
    node->u.list.start = node->u.list.ordered ? number_of(element->start, 1, 999999999) : 0;
    break;
  case NODE_ITEM:
    node->u.item.written = item_number(node, element);
    break;
  case NODE_HEADING:
    node->u.heading.level = (guint8)(element->name[1] - '0');
    break;
  case NODE_TABLE_ROW:
    node->u.row.header = builder->header;
    break;
  case NODE_TABLE_CELL:
    node->u.cell.alignment = alignment_of(element);
    node->u.cell.columns = (guint16)MAX(number_of(element->colspan, 1, 1000), 1);
    node->u.cell.rows = (guint16)MAX(number_of(element->rowspan, 1, 10000), 1);
    node->u.cell.header = element->name[1] == 'h';
    break;
  default:
    break;
  }
}

/* `<div class="note">` and its like are admonitions. */
static Node *admonition_of(HtmlBuilder *builder, const HtmlElement *element) {
  if (element->class_names == NULL || strcmp(element->name, "div") != 0)
    return NULL;
  g_auto(GStrv) names = g_strsplit_set(element->class_names, " \t", -1);
  AdmonitionKind kind;
  for (char **name = names; *name != NULL; name++) {
    if (admonition_by_name(&kind, *name)) {
      Node *node = new_node(builder, NODE_ADMONITION, element);
      node->u.admonition = kind;
      return node;
    }
  }
  return NULL;
}

static void enter_block(HtmlBuilder *builder, Frame *frame, const HtmlElement *element) {
  if (builder->block == NULL) {
    /* Inside running text a block is only its content. */
    frame->rule = html_rule("span");
    return;
  }
  close_leaf(builder);
  const HtmlRule *rule = frame->rule;
  Node *node =
      rule->kind == 0 ? admonition_of(builder, element) : new_node(builder, rule->kind, element);
  if (node == NULL)
    return;
  if (strcmp(rule->name, "caption") == 0 && builder->block->kind == NODE_TABLE)
    node_insert_before(builder->block, node);
  else
    node_append(room_for(builder, (int)node->kind), node);
  if (strcmp(rule->name, "p") == 0 && node->parent->kind == NODE_ITEM)
    node->parent->parent->u.list.tight = FALSE;
  fill_block(builder, node, element);
  frame->node = node;
  if (rule->making == MAKE_BLOCK) {
    builder->block = node;
    return;
  }
  if (rule->making == MAKE_VERBATIM) {
    builder->verbatim = g_string_new(NULL);
    return;
  }
  open_leaf(builder, node);
  if (strcmp(rule->name, "summary") == 0) {
    builder->inline_parent = new_node(builder, NODE_STRONG, element);
    node_append(node, builder->inline_parent);
  }
}

static Node *add_inline(HtmlBuilder *builder, int kind, const HtmlElement *element) {
  want_leaf(builder);
  Node *node = new_node(builder, kind, element);
  node_append(builder->inline_parent, node);
  return node;
}

static void fill_link(HtmlBuilder *builder, Node *node, const char *target,
                      const HtmlElement *element) {
  Arena *arena = builder->reading->arena;
  Link *link = arena_new_item(arena, Link);
  /* White space around an address is no part of it (HTML, "valid URL potentially surrounded by spaces"). */
  link->written = g_strstrip(arena_strdup(arena, target == NULL ? "" : target));
  link->title = element->title == NULL || *element->title == '\0'
                    ? NULL
                    : arena_strdup(arena, element->title);
  link->image = node->kind == NODE_IMAGE;
  link->source = builder->reading->document;
  link->node = node;
  node->u.link = link;
}

static void enter_single(HtmlBuilder *builder, const HtmlRule *rule, const HtmlElement *element) {
  if (rule->kind == NODE_LINE_BREAK) {
    /* A break that nothing precedes shows nothing. */
    if (builder->block == NULL || builder->leaf != NULL)
      add_inline(builder, NODE_LINE_BREAK, element);
  } else if (rule->kind == NODE_IMAGE) {
    Node *image = add_inline(builder, NODE_IMAGE, element);
    fill_link(builder, image, element->src, element);
    if (element->alt != NULL && *element->alt != '\0')
      node_append(image,
                  node_new_text(builder->reading->arena, element->alt, strlen(element->alt), 0, 0));
  } else if (builder->block != NULL) {
    close_leaf(builder);
    node_append(room_for(builder, rule->kind), new_node(builder, rule->kind, element));
  }
}

static void enter_inline(HtmlBuilder *builder, Frame *frame, const HtmlElement *element) {
  const HtmlRule *rule = frame->rule;
  if (rule->making == MAKE_LINK && (element->href == NULL || *element->href == '\0'))
    return;
  Node *node = add_inline(builder, rule->making == MAKE_CODE ? NODE_SPAN : rule->kind, element);
  if (rule->making == MAKE_LINK)
    fill_link(builder, node, element->href, element);
  if (node->kind == NODE_SPAN) {
    node->text = rule->span == NULL ? "samp" : rule->span;
    node->length = (guint32)strlen(node->text);
  }
  frame->node = node;
  builder->inline_parent = node;
}

static void add_anchor(HtmlBuilder *builder, const HtmlElement *element) {
  Node *anchor = new_node(builder, NODE_ANCHOR, element);
  /* An id with white space is none; links of such pages put hyphens there. */
  anchor->u.anchor =
      g_strdelimit(arena_strdup(builder->reading->arena, element->id), " \t\r\n", '-');
  if (builder->leaf != NULL)
    node_append(builder->inline_parent, anchor);
  else
    g_ptr_array_add(builder->anchors, anchor);
}

void html_builder_enter(HtmlBuilder *builder, const HtmlElement *element) {
  Frame frame = {html_rule(element->name), NULL,           builder->block, builder->leaf,
                 builder->inline_parent,   builder->header};
  const HtmlMaking making = frame.rule->making;
  if (builder->verbatim != NULL) {
    if (strcmp(element->name, "br") == 0)
      g_string_append_c(builder->verbatim, '\n');
    frame.rule = html_rule("span");
  } else {
    const gboolean starts_block =
        making == MAKE_BLOCK || making == MAKE_LEAF || making == MAKE_VERBATIM;
    if (element->id != NULL && *element->id != '\0') {
      if (starts_block)
        close_leaf(builder);
      add_anchor(builder, element);
    }
    if (starts_block)
      enter_block(builder, &frame, element);
    else if (making == MAKE_SINGLE)
      enter_single(builder, frame.rule, element);
    else if (making == MAKE_HEADER)
      builder->header = TRUE;
    else if (making != MAKE_NOTHING)
      enter_inline(builder, &frame, element);
  }
  g_array_append_val(builder->frames, frame);
}

/* Code that holds a link stays a span, for the sake of the link. */
static void finish_code(HtmlBuilder *builder, Node *node) {
  NodeWalk walk = node_walk(node);
  while (node_walk_next(&walk)) {
    if (walk.node->kind == NODE_LINK || walk.node->kind == NODE_IMAGE ||
        walk.node->kind == NODE_ANCHOR)
      return;
  }
  node->text = node_plain_text(builder->reading->arena, node);
  node->kind = NODE_CODE;
  node->length = (guint32)strlen(node->text);
  node->first = node->last = NULL;
}

/* One image, and a caption: a figure. */
static void finish_figure(Node *division) {
  Node *first = division->first, *caption = division->last;
  if (first == NULL || first == caption || first->next != caption ||
      first->kind != NODE_PARAGRAPH || caption->kind != NODE_PARAGRAPH)
    return;
  Node *holder = first->first != NULL && first->first->kind == NODE_IMAGE ? first : caption;
  Node *text = holder == first ? caption : first;
  if (holder->first == NULL || holder->first != holder->last || holder->first->kind != NODE_IMAGE)
    return;
  Node *image = holder->first;
  node_unlink(image);
  node_unlink(first);
  node_unlink(caption);
  division->kind = NODE_FIGURE;
  node_append(division, image);
  node_move_children(division, text);
}

static void finish_verbatim(HtmlBuilder *builder, Node *node) {
  GString *text = builder->verbatim;
  const gsize skip = text->len > 0 && text->str[0] == '\n';
  if (text->len > skip && text->str[text->len - 1] != '\n')
    g_string_append_c(text, '\n');
  node->text = arena_strndup(builder->reading->arena, text->str + skip, text->len - skip);
  node->length = (guint32)strlen(node->text);
  node->u.info = NULL;
  g_string_free(text, TRUE);
  builder->verbatim = NULL;
}

void html_builder_leave(HtmlBuilder *builder) {
  const Frame frame = g_array_index(builder->frames, Frame, builder->frames->len - 1);
  const HtmlMaking making = frame.rule->making;
  g_array_set_size(builder->frames, builder->frames->len - 1);
  builder->header = frame.header;
  if (making == MAKE_VERBATIM && frame.node != NULL)
    finish_verbatim(builder, frame.node);
  if (making == MAKE_BLOCK || making == MAKE_LEAF || making == MAKE_VERBATIM) {
    close_leaf(builder);
    builder->block = frame.block;
  } else if (frame.node != NULL && builder->leaf == frame.node->parent) {
    builder->inline_parent = frame.node->parent;
  } else if (builder->leaf == frame.leaf && frame.leaf != NULL) {
    builder->inline_parent = frame.inline_parent;
  }
  if (frame.node == NULL)
    return;
  if (making == MAKE_CODE)
    finish_code(builder, frame.node);
  else if (strcmp(frame.rule->name, "figure") == 0)
    finish_figure(frame.node);
  else if (frame.node->kind == NODE_TABLE_CELL)
    html_cell_flatten(builder->reading->arena, frame.node);
  else if (frame.node->kind == NODE_TABLE)
    html_table_finish(frame.node);
}

void html_builder_text(HtmlBuilder *builder, const char *text) {
  if (builder->verbatim != NULL) {
    g_string_append(builder->verbatim, text);
    return;
  }
  g_autoptr(GString) out = g_string_new(NULL);
  gboolean blank = builder->leaf == NULL || builder->inline_parent->last == NULL;
  const gboolean at_start = builder->leaf == NULL || builder->leaf->last == NULL;
  if (!at_start)
    blank = FALSE;
  for (; *text != '\0'; text++) {
    const gboolean space = g_ascii_isspace(*text);
    if (!space)
      g_string_append_c(out, *text);
    else if (!blank)
      g_string_append_c(out, ' ');
    blank = space;
  }
  if (out->len == 0 || (builder->leaf == NULL && strspn(out->str, " ") == out->len))
    return;
  want_leaf(builder);
  node_append(builder->inline_parent,
              node_new_text(builder->reading->arena, out->str, out->len, 0, 0));
}

/* The anchors that wait go to the text of a block, when it has any. */
static void give_anchors(HtmlBuilder *builder, Node *block) {
  GPtrArray *anchors = builder->anchors;
  if (anchors->len == 0 || !anchor_attach(block, anchors->pdata[0]))
    return;
  for (guint i = 1; i < anchors->len; i++)
    node_insert_after(anchors->pdata[i - 1], anchors->pdata[i]);
  g_ptr_array_set_size(anchors, 0);
}

void html_builder_node(HtmlBuilder *builder, Node *node) {
  if (builder->verbatim != NULL) {
    g_string_append(builder->verbatim, node_plain_text(builder->reading->arena, node));
  } else if (!node_is_block(node)) {
    want_leaf(builder);
    node_append(builder->inline_parent, node);
  } else if (builder->block == NULL) {
    node_move_children(builder->inline_parent, node);
  } else {
    close_leaf(builder);
    node_append(room_for(builder, (int)node->kind), node);
    give_anchors(builder, node);
  }
}
