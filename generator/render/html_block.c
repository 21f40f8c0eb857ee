/* HTML of blocks.
 *
 * Line feeds fall where the reference implementation of CommonMark puts them. Of attributes only the classes of the dialect
 * (part 2) show: those that say what a block is become a class, those that name an admonition put
 * the block into its box.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_block.h"

#include "render/html_link.h"
#include "render/html_notes.h"

#include <string.h>

static const char *const block_classes[] = {"expected", "fails", "undo", "criteria", NULL};

static void open_title(HtmlWriter *writer, AdmonitionKind kind, const Node *title) {
  const char *label = html_label(writer, LABEL_NOTE + kind);
  g_autoptr(GString) text = g_string_new(NULL);
  if (title != NULL)
    plain_text_append(text, title);
  html_put(writer, "<p class=\"admonition-title\">");
  /* The kind is said in words too: not everyone sees the colour of the box. */
  if (g_ascii_strncasecmp(text->str, label, strlen(label)) == 0)
    return;
  g_string_append(writer->out, label);
  if (title != NULL && plain_text_is_visible(title, TRUE))
    html_put(writer, ": ");
}

/* The box, and the title that it has when it has none of its own. */
static void open_admonition(HtmlWriter *writer, AdmonitionKind kind, gboolean titled) {
  html_fresh_line(writer);
  g_string_append_printf(writer->out, "<div class=\"admonition %s\" role=\"note\">\n",
                         admonition_name(kind));
  if (titled)
    return;
  open_title(writer, kind, NULL);
  html_put(writer, "</p>\n");
}

static const char *block_class(const Node *node) {
  for (const char *const *name = block_classes; node->attributes != NULL && *name != NULL; name++) {
    if (attributes_has_class(node->attributes, *name))
      return *name;
  }
  return NULL;
}

/* The start tag of a block that may have a class, without its ">". */
static void open_block(HtmlWriter *writer, const Node *node, const char *element) {
  AdmonitionKind kind;
  if (node_admonition_class(&kind, node))
    open_admonition(writer, kind, FALSE);
  html_fresh_line(writer);
  html_put(writer, "<");
  g_string_append(writer->out, element);
  const char *class = block_class(node);
  if (class != NULL)
    html_attribute(writer, "class", class);
}

static void close_block(HtmlWriter *writer, const Node *node, const char *element) {
  AdmonitionKind kind;
  html_put(writer, "</");
  g_string_append(writer->out, element);
  html_put(writer, ">\n");
  if (node_admonition_class(&kind, node))
    html_put(writer, "</div>\n");
}

/* Paragraphs of a tight list have no element, unless a class needs one. */
static gboolean is_bare(const Node *paragraph) {
  const Node *item = paragraph->parent;
  AdmonitionKind kind;
  return item != NULL && item->kind == NODE_ITEM && item->parent != NULL &&
         item->parent->u.list.tight && block_class(paragraph) == NULL &&
         !node_admonition_class(&kind, paragraph);
}

static void append_task_box(HtmlWriter *writer, const Node *item) {
  const gboolean done = item->u.item.task == TASK_DONE;
  html_put(writer, "<span class=\"task\" role=\"img\"");
  html_attribute(writer, "aria-label",
                 html_label(writer, done ? LABEL_TASK_DONE : LABEL_TASK_OPEN));
  g_string_append(writer->out, done ? ">☑</span> " : ">☐</span> ");
}

static gboolean starts_task(const Node *node) {
  return node->parent != NULL && node->parent->kind == NODE_ITEM && node->previous == NULL &&
         node->parent->u.item.task != TASK_NONE;
}

gboolean html_paragraph(HtmlWriter *writer, const Node *node, gboolean entering) {
  const gboolean bare = is_bare(node);
  if (entering) {
    if (!bare) {
      open_block(writer, node, "p");
      html_put(writer, ">");
    }
    if (starts_task(node))
      append_task_box(writer, node->parent);
    return TRUE;
  }
  html_note_paragraph_end(writer, node);
  if (!bare)
    close_block(writer, node, "p");
  return TRUE;
}

static int heading_level(HtmlWriter *writer, const Node *heading) {
  const guint8 written = heading->u.heading.level;
  if (writer->options->heading_level == 0)
    return written;
  while (writer->level_count > 0 && writer->levels[writer->level_count - 1] >= written)
    writer->level_count--;
  const int level = writer->options->heading_level + (int)writer->level_count;
  writer->levels[writer->level_count++] = written;
  return MIN(level, 6);
}

/* Links do not nest, so a heading that holds one cannot be one. */
static gboolean is_self_link(const HtmlWriter *writer, const Node *heading) {
  if (!writer->options->self_links || heading->u.heading.anchor == NULL || !html_has_ids(writer))
    return FALSE;
  NodeWalk walk = node_walk(heading);
  while (node_walk_next(&walk)) {
    const NodeKind kind = walk.node->kind;
    if (kind == NODE_LINK || kind == NODE_IMAGE || kind == NODE_FOOTNOTE_REFERENCE)
      return FALSE;
  }
  return TRUE;
}

static void open_self_link(HtmlWriter *writer, const Node *heading) {
  const HtmlOptions *options = writer->options;
  g_autoptr(GString) id = g_string_new(NULL);
  address_anchor_id(id, options->address, options->document, heading->u.heading.anchor);
  g_string_truncate(writer->scratch, 0);
  address_reference(writer->scratch, options->address, options->address->page, id->str);
  html_put(writer, "<a class=\"self\"");
  html_attribute(writer, "href", writer->scratch->str);
  html_put(writer, ">");
}

gboolean html_heading(HtmlWriter *writer, const Node *node, gboolean entering) {
  /* A heading without text is nothing that one could hear or go to; links may still lead to its place. */
  if (!html_is_plain(writer) && !plain_text_is_visible(node, TRUE)) {
    if (entering && node->u.heading.anchor != NULL && html_has_ids(writer)) {
      html_put(writer, "<div");
      html_anchor_id(writer, node->u.heading.anchor);
      html_put(writer, "></div>\n");
    }
    return FALSE;
  }
  if (!entering) {
    /* The level was the last that was pushed: headings do not nest. */
    const int level = writer->options->heading_level == 0
                          ? node->u.heading.level
                          : MIN(writer->options->heading_level + (int)writer->level_count - 1, 6);
    g_string_append(writer->out, is_self_link(writer, node) ? "</a></h" : "</h");
    g_string_append_c(writer->out, (char)('0' + level));
    html_put(writer, ">\n");
    if (writer->options->after_heading != NULL)
      writer->options->after_heading(writer->out, node, writer->options->data);
    return TRUE;
  }
  html_fresh_line(writer);
  html_put(writer, "<h");
  g_string_append_c(writer->out, (char)('0' + heading_level(writer, node)));
  html_anchor_id(writer, node->u.heading.anchor);
  html_put(writer, ">");
  if (is_self_link(writer, node))
    open_self_link(writer, node);
  return TRUE;
}

gboolean html_list(HtmlWriter *writer, const Node *node, gboolean entering) {
  const char *element = node->u.list.ordered ? "ol" : "ul";
  if (!entering) {
    close_block(writer, node, element);
    return TRUE;
  }
  open_block(writer, node, element);
  if (node->u.list.ordered && node->u.list.start != 1)
    g_string_append_printf(writer->out, " start=\"%u\"", node->u.list.start);
  html_put(writer, ">\n");
  return TRUE;
}

gboolean html_item(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (!entering) {
    html_put(writer, "</li>\n");
    return TRUE;
  }
  html_fresh_line(writer);
  const gboolean task = node->u.item.task != TASK_NONE;
  g_string_append(writer->out, task ? "<li class=\"task-item\">" : "<li>");
  if (task && (node->first == NULL || node->first->kind != NODE_PARAGRAPH))
    append_task_box(writer, node);
  return TRUE;
}

gboolean html_quote(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering) {
    open_block(writer, node, "blockquote");
    html_put(writer, ">\n");
  } else {
    html_fresh_line(writer);
    close_block(writer, node, "blockquote");
  }
  return TRUE;
}

gboolean html_code_block(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  html_fresh_line(writer);
  /* Long lines scroll; a keyboard can scroll only what takes the focus. */
  const gboolean scrolls = !html_is_plain(writer) && !html_is_output(writer, OUTPUT_EPUB);
  g_string_append(writer->out, scrolls ? "<pre tabindex=\"0\"><code" : "<pre><code");
  if (node->u.info != NULL && node->u.info[0] != '\0') {
    html_put(writer, " class=\"language-");
    html_escape(writer->out, node->u.info, -1);
    html_put(writer, "\"");
  }
  html_put(writer, ">");
  html_escape(writer->out, node->text, (gssize)node->length);
  html_put(writer, "</code></pre>\n");
  return FALSE;
}

gboolean html_thematic_break(HtmlWriter *writer, const Node *node G_GNUC_UNUSED,
                             gboolean entering) {
  if (entering) {
    html_fresh_line(writer);
    g_string_append(writer->out, writer->options->xhtml ? "<hr />\n" : "<hr>\n");
  }
  return FALSE;
}

gboolean html_admonition(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering) {
    open_admonition(writer, node->u.admonition,
                    node->first != NULL && node->first->kind == NODE_TITLE);
  } else {
    html_fresh_line(writer);
    html_put(writer, "</div>\n");
  }
  return TRUE;
}

gboolean html_title(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering)
    open_title(writer, node->parent->u.admonition, node);
  else
    html_put(writer, "</p>\n");
  return TRUE;
}

/* A caption that the reader made of the image's title or alternative text: CommonMark knows only a
 * paragraph with an image. */
static gboolean is_paragraph(const Node *figure) {
  const Node *image = figure->first;
  if (image == NULL || image->kind != NODE_IMAGE || image->next == NULL)
    return FALSE;
  g_autoptr(GString) caption = g_string_new(NULL);
  g_autoptr(GString) alternative = g_string_new(NULL);
  for (const Node *node = image->next; node != NULL; node = node->next)
    plain_text_append(caption, node);
  plain_text_append(alternative, image);
  return g_strcmp0(caption->str, image->u.link->title) == 0 || g_string_equal(caption, alternative);
}

gboolean html_figure(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering && html_is_plain(writer) && is_paragraph(node)) {
    html_fresh_line(writer);
    html_put(writer, "<p>");
    html_put_image(writer, node->first);
    html_put(writer, "</p>\n");
    return FALSE;
  }
  if (entering) {
    html_fresh_line(writer);
    html_put(writer, "<figure>\n");
  } else {
    /* The image opened the caption when there is one. */
    g_string_append(writer->out, node->first != NULL && node->first->next != NULL
                                     ? "</figcaption>\n</figure>\n"
                                     : "\n</figure>\n");
  }
  return TRUE;
}

static gboolean group(HtmlWriter *writer, const char *element, gboolean entering) {
  html_fresh_line(writer);
  g_string_append_printf(writer->out, entering ? "<%s>\n" : "</%s>\n", element);
  return TRUE;
}

gboolean html_division(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  return group(writer, "div", entering);
}

gboolean html_descriptions(HtmlWriter *writer, const Node *node G_GNUC_UNUSED, gboolean entering) {
  return group(writer, "dl", entering);
}

/* HTML wants both halves of an entry, also where a source has only one. */
gboolean html_term(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering)
    html_fresh_line(writer);
  g_string_append(writer->out, entering ? "<dt>" : "</dt>\n");
  if (!entering && node->next == NULL)
    html_put(writer, "<dd></dd>\n");
  return TRUE;
}

gboolean html_details(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering && node->previous == NULL)
    html_put(writer, "<dt></dt>\n");
  return group(writer, "dd", entering);
}
