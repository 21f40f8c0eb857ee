/* Nodes on paper: the walk, and the table of what writes each kind.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_nodes.h"

#include "export/pdf_node.h"
#include "export/pdf_node_table.h"
#include "export/pdf_inlines.h"
#include "export/pdf_notes.h"
#include "render/plain.h"

/* FALSE on entering: the children are skipped, and the node is not left. */
typedef gboolean (*BlockKind)(PdfRun *run, const Node *node, gboolean entering);

/* Only holds what it holds. */
static gboolean block_open(PdfRun *run, const Node *node, gboolean entering) {
  (void)run, (void)node, (void)entering;
  return TRUE;
}

/* Rows and cells are written by their table, notes behind the run. */
static gboolean block_elsewhere(PdfRun *run, const Node *node, gboolean entering) {
  (void)run, (void)node, (void)entering;
  return FALSE;
}

static const BlockKind kinds[NODE_TEXT] = {
    [NODE_ROOT] = block_open,
    [NODE_PARAGRAPH] = pdf_node_paragraph,
    [NODE_HEADING] = pdf_node_heading,
    [NODE_LIST] = pdf_node_list,
    [NODE_ITEM] = pdf_node_item,
    [NODE_QUOTE] = pdf_node_quote,
    [NODE_CODE_BLOCK] = pdf_node_code,
    [NODE_THEMATIC_BREAK] = pdf_node_rule,
    [NODE_TABLE] = pdf_node_table,
    [NODE_TABLE_ROW] = block_elsewhere,
    [NODE_TABLE_CELL] = block_elsewhere,
    [NODE_ADMONITION] = pdf_node_admonition,
    [NODE_TITLE] = pdf_node_title,
    [NODE_FIGURE] = pdf_node_figure,
    [NODE_DIVISION] = pdf_node_division,
    [NODE_DESCRIPTIONS] = pdf_node_division,
    [NODE_TERM] = pdf_node_term,
    [NODE_DETAILS] = pdf_node_details,
    [NODE_CONTENTS] = pdf_node_contents,
    [NODE_FOOTNOTE] = block_elsewhere,
};

/* An inline where a block is expected is a paragraph of its own. */
static void write_loose(PdfRun *run, const Node *node) {
  pdf_run_open(run, STYLE_BODY);
  pdf_inlines_write_one(run, node);
  pdf_run_close(run);
}

static void write_block(PdfRun *run, const Node *root) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!node_is_block(node)) {
      if (walk.entering) {
        write_loose(run, node);
        node_walk_skip(&walk);
      }
    } else if (!kinds[node->kind](run, node, walk.entering) && walk.entering) {
      node_walk_skip(&walk);
    }
  }
}

/* Does a page in landscape begin with this block: a wide table, or headings right above one? */
static gboolean wants_turn(const Node *block, const Node *end, double width) {
  while (block != NULL && block != end && block->kind == NODE_HEADING)
    block = block->next;
  return width > 0 && block != NULL && block != end && block->kind == NODE_TABLE &&
         pdf_node_table_width(block) > width;
}

gboolean pdf_nodes_begin_turned(Section section, const PdfRunOptions *options) {
  return wants_turn(section.first, section.end, options->turn_width);
}

void pdf_nodes_write_notes(PdfWriter *writer, const PdfRunOptions *options) {
  PdfRun run;
  pdf_run_begin(&run, writer, (Section){0}, options);
  if (pdf_notes_count(writer) > 0)
    pdf_notes_open(writer);
  for (guint i = 0; i < pdf_notes_count(writer); i++) {
    pdf_note_open(writer, i);
    for (const Node *block = pdf_notes_definition(writer, i)->first; block != NULL;
         block = block->next)
      write_block(&run, block);
    pdf_note_close(writer);
  }
  if (pdf_notes_count(writer) > 0)
    pdf_notes_close(writer);
  pdf_run_end(&run);
  pdf_notes_end(writer);
}

void pdf_nodes_write(PdfWriter *writer, Section section, const PdfRunOptions *options) {
  PdfRun run;
  const gboolean has_notes = writer->notes == NULL;
  if (has_notes)
    pdf_notes_begin(writer);
  pdf_run_begin(&run, writer, section, options);
  gboolean turned = options->is_turned;
  for (const Node *block = section.first; block != NULL && block != section.end;
       block = block->next) {
    const gboolean turn = wants_turn(block, section.end, options->turn_width);
    if (turn != turned)
      pdf_flow_page(writer->flow, turn ? PDF_LANDSCAPE : PDF_PORTRAIT, FALSE);
    turned = turn;
    write_block(&run, block);
  }
  if (turned)
    pdf_flow_page(writer->flow, PDF_PORTRAIT, FALSE);
  pdf_run_end(&run);
  if (has_notes)
    pdf_nodes_write_notes(writer, options);
}

/* ---- estimates ------------------------------------------------------------------------------------ */

#define LETTER_WIDTH     5.1 /* mean, of the size of the body */
#define LINE_HEIGHT      14.0
#define BLOCK_SPACE      8.0
#define CODE_LINE        11.5
#define IMAGE_HEIGHT     150.0 /* when it is not known */
#define POINTS_PER_PIXEL 0.75

static double code_height(const Node *node) {
  double lines = 1;
  for (guint32 i = 0; i < node->length; i++)
    lines += node->text[i] == '\n';
  return lines * CODE_LINE + 2 * BLOCK_SPACE;
}

static double text_height(const Node *node, double width, GString *scratch) {
  g_string_truncate(scratch, 0);
  plain_text_append(scratch, node);
  const double letters = (double)g_utf8_strlen(scratch->str, (gssize)scratch->len);
  return (1 + letters * LETTER_WIDTH / MAX(width, LINE_HEIGHT)) * LINE_HEIGHT + BLOCK_SPACE;
}

/* Small ones stand in lines, those that cannot be shown are text. */
static double image_height(const Node *node, double width) {
  const Link *link = node->u.link;
  if (link->state != LINK_ASSET)
    return 0;
  double height = link->asset->height * POINTS_PER_PIXEL;
  const double own = link->asset->width * POINTS_PER_PIXEL;
  if (height <= 0)
    return IMAGE_HEIGHT;
  if (own > width)
    height *= width / own;
  return height <= LINE_HEIGHT ? 0 : height + BLOCK_SPACE;
}

double pdf_nodes_height(const Node *root, double width) {
  double height = 0;
  g_autoptr(GString) scratch = g_string_new(NULL);
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!walk.entering)
      continue;
    if (node->kind == NODE_CODE_BLOCK)
      height += code_height(node);
    else if (node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING || node->kind == NODE_TERM)
      height += text_height(node, width, scratch);
    else if (node->kind == NODE_TABLE_ROW || node->kind == NODE_ADMONITION)
      height += LINE_HEIGHT + BLOCK_SPACE;
    else if (node->kind == NODE_IMAGE)
      height += image_height(node, width);
  }
  return height;
}
