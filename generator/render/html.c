/* HTML: the walk, and the table of what writes each kind.
 *
 * A run of blocks is written one block after the other, each by a walk that asks the table on entering and on leaving a
 * node. Footnotes that the run refers to follow as a list of their own, which may grow while it is
 * written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html.h"

#include "render/html_block.h"
#include "render/html_contents.h"
#include "render/html_inline.h"
#include "render/html_link.h"
#include "render/html_notes.h"
#include "render/html_table.h"

static gboolean html_root(HtmlWriter *writer G_GNUC_UNUSED, const Node *node G_GNUC_UNUSED,
                          gboolean entering G_GNUC_UNUSED) {
  return TRUE;
}

/* Notes are written behind the run, not where they stand. */
static gboolean html_footnote(HtmlWriter *writer G_GNUC_UNUSED, const Node *node G_GNUC_UNUSED,
                              gboolean entering G_GNUC_UNUSED) {
  return FALSE;
}

static const HtmlKind kinds[NODE_KINDS] = {
    [NODE_ROOT] = html_root,
    [NODE_PARAGRAPH] = html_paragraph,
    [NODE_HEADING] = html_heading,
    [NODE_LIST] = html_list,
    [NODE_ITEM] = html_item,
    [NODE_QUOTE] = html_quote,
    [NODE_CODE_BLOCK] = html_code_block,
    [NODE_THEMATIC_BREAK] = html_thematic_break,
    [NODE_TABLE] = html_table,
    [NODE_TABLE_ROW] = html_row,
    [NODE_TABLE_CELL] = html_cell,
    [NODE_ADMONITION] = html_admonition,
    [NODE_TITLE] = html_title,
    [NODE_FIGURE] = html_figure,
    [NODE_DIVISION] = html_division,
    [NODE_DESCRIPTIONS] = html_descriptions,
    [NODE_TERM] = html_term,
    [NODE_DETAILS] = html_details,
    [NODE_CONTENTS] = html_contents,
    [NODE_FOOTNOTE] = html_footnote,
    [NODE_TEXT] = html_text,
    [NODE_SOFT_BREAK] = html_soft_break,
    [NODE_LINE_BREAK] = html_line_break,
    [NODE_CODE] = html_code,
    [NODE_EMPHASIS] = html_emphasis,
    [NODE_STRONG] = html_strong,
    [NODE_STRIKETHROUGH] = html_strikethrough,
    [NODE_SPAN] = html_span,
    [NODE_ANCHOR] = html_anchor,
    [NODE_LINK] = html_link,
    [NODE_IMAGE] = html_image,
    [NODE_FOOTNOTE_REFERENCE] = html_note_reference,
};

static void write_node(HtmlWriter *writer, const Node *root) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!kinds[node->kind](writer, node, walk.entering) && walk.entering)
      node_walk_skip(&walk);
  }
}

static void write_notes(HtmlWriter *writer) {
  if (html_notes_count(writer) == 0)
    return;
  html_notes_open(writer);
  for (guint i = 0; i < html_notes_count(writer); i++) {
    html_note_open(writer, i);
    for (const Node *block = html_notes_definition(writer, i)->first; block != NULL;
         block = block->next)
      write_node(writer, block);
    html_note_close(writer, i);
  }
  html_notes_close(writer);
}

/* Notes of title and summary come first, so that their numbers are known wherever they are written. */
static void add_notes_of(HtmlWriter *writer, const Step *step) {
  html_notes_add(writer, step->title);
  if (step->summary != NULL)
    html_notes_add(writer, step->summary);
}

static void write_run(GString *out, Section run, const HtmlOptions *options,
                      gboolean inlines_only) {
  g_autoptr(GString) scratch = g_string_new(NULL);
  HtmlWriter writer = {
      .out = out, .options = options, .run = run, .inlines_only = inlines_only, .scratch = scratch};
  if (inlines_only && options->notes_of != NULL)
    add_notes_of(&writer, options->notes_of);
  for (const Node *node = run.first; node != NULL && node != run.end; node = node->next)
    write_node(&writer, node);
  if (!inlines_only)
    write_notes(&writer);
  html_notes_clear(&writer);
}

static void write_field(HtmlWriter *writer, guint index, const Node *root) {
  static const struct {
    const char *class;
    Label label;
  } fields[STEP_BLOCKS] = {[2] = {"expected", LABEL_EXPECTED},
                           [3] = {"fails", LABEL_FAILS},
                           [4] = {"undo", LABEL_UNDO},
                           [5] = {"criteria", LABEL_CRITERIA}};
  const gboolean boxed = fields[index].class != NULL;
  if (boxed)
    g_string_append_printf(writer->out, "<div class=\"%s\">\n<p class=\"field-title\">%s</p>\n",
                           fields[index].class, html_label(writer, fields[index].label));
  writer->run = (Section){root->first, NULL};
  for (const Node *node = root->first; node != NULL; node = node->next)
    write_node(writer, node);
  if (boxed)
    html_put(writer, "</div>\n");
}

void html_write_step(GString *out, const Step *step, const HtmlOptions *options) {
  g_autoptr(GString) scratch = g_string_new(NULL);
  HtmlWriter writer = {.out = out, .options = options, .scratch = scratch};
  add_notes_of(&writer, step);
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  for (guint i = 0; i < STEP_BLOCKS; i++) {
    if (blocks[i] != NULL)
      write_field(&writer, i, blocks[i]);
  }
  write_notes(&writer);
  html_notes_clear(&writer);
}

void html_write_step_notes(GString *out, const Step *step, const HtmlOptions *options) {
  g_autoptr(GString) scratch = g_string_new(NULL);
  HtmlWriter writer = {.out = out, .options = options, .scratch = scratch};
  add_notes_of(&writer, step);
  write_notes(&writer);
  html_notes_clear(&writer);
}

void html_write_section(GString *out, Section section, const HtmlOptions *options) {
  write_run(out, section, options, FALSE);
}

void html_write_blocks(GString *out, const Node *root, const HtmlOptions *options) {
  write_run(out, (Section){root->first, NULL}, options, FALSE);
}

void html_write_inlines(GString *out, const Node *node, const HtmlOptions *options) {
  write_run(out, (Section){node->first, NULL}, options, TRUE);
}
