/* Blocks on paper.
 *
 * What is nested becomes groups of the flow. Indents end where the column would become too narrow to read: from there on
 * lists and quotes nest without.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_node.h"

#include <string.h>

#include "export/pdf_fields.h"
#include "export/pdf_inlines.h"
#include "export/pdf_link.h"
#include "render/plain.h"

#define INDENT       16.0
#define COLUMN_LEAST 150.0 /* narrower columns are not indented any further */
#define CODE_PADDING 6.0

/* The indent itself, or 0 when there is no room for it. */
static double indent_of(PdfRun *run, const Node *node, double wanted) {
  if (pdf_flow_width(run->writer->flow) - wanted >= COLUMN_LEAST)
    return wanted;
  if (!run->is_deep)
    pdf_troubles_add(run->writer->troubles, FINDING_CUT_TO_FIT, pdf_run_place(run, node),
                     "nested too deeply to be indented any further on paper", NULL);
  run->is_deep = TRUE;
  return 0;
}

/* ---- admonitions ---------------------------------------------------------------------------------- */

static gboolean is_alarm(AdmonitionKind kind) { return kind >= ADMONITION_WARNING; }

static void open_admonition(PdfRun *run, AdmonitionKind kind, gboolean has_title) {
  const PdfGroup group = {.role = PDF_DIV,
                          .before = 6,
                          .after = 8,
                          .padding = 6,
                          .bar = is_alarm(kind) ? 5 : 2,
                          .border = is_alarm(kind) ? 0.8 : 0,
                          .line_colour = is_alarm(kind) ? INK : RULE_COLOUR};
  pdf_flow_group_begin(run->writer->flow, &group);
  if (!has_title)
    pdf_put_paragraph(run->writer, STYLE_ALARM, pdf_label(run->writer, LABEL_NOTE + kind));
}

static void close_admonition(PdfRun *run) { pdf_flow_group_end(run->writer->flow); }

static void box_by_class(PdfRun *run, const Node *node, gboolean entering) {
  AdmonitionKind kind;
  if (!node_admonition_class(&kind, node))
    return;
  if (entering)
    open_admonition(run, kind, FALSE);
  else
    close_admonition(run);
}

gboolean pdf_node_admonition(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    open_admonition(run, node->u.admonition,
                    node->first != NULL && node->first->kind == NODE_TITLE);
  else
    close_admonition(run);
  return TRUE;
}

/* "Tip: Keep the map"; the kind is not said twice. */
gboolean pdf_node_title(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  const char *label = pdf_label(run->writer, LABEL_NOTE + node->parent->u.admonition);
  g_autoptr(GString) words = g_string_new(NULL);
  plain_text_append(words, node);
  pdf_run_place(run, node);
  pdf_run_open(run, STYLE_ALARM);
  if (g_ascii_strncasecmp(words->str, label, strlen(label)) != 0) {
    pdf_run_put(run, label, strlen(label));
    pdf_run_put(run, ": ", 2);
  }
  pdf_inlines_write(run, node->first);
  pdf_run_close(run);
  return FALSE;
}

/* ---- paragraphs and headings ---------------------------------------------------------------------- */

static void put_label_inside(PdfRun *run, const Node *item);

static gboolean is_tight(const Node *paragraph) {
  const Node *item = paragraph->parent;
  return item != NULL && item->kind == NODE_ITEM && item->parent != NULL &&
         item->parent->u.list.tight;
}

gboolean pdf_node_paragraph(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  box_by_class(run, node, TRUE);
  pdf_run_place(run, node);
  pdf_run_open(run, STYLE_BODY);
  if (is_tight(node))
    run->paragraph.before = run->paragraph.after = 1;
  if (run->item != NULL)
    put_label_inside(run, run->item);
  run->item = NULL;
  pdf_inlines_write(run, node->first);
  pdf_run_close(run);
  box_by_class(run, node, FALSE);
  return FALSE;
}

/* How deep the heading is below the highest one of the run, from 0, without gaps. */
static guint heading_depth(PdfRun *run, guint8 written) {
  while (run->level_count > 0 && run->levels[run->level_count - 1] >= written)
    run->level_count--;
  run->levels[run->level_count++] = written;
  return run->level_count - 1;
}

gboolean pdf_node_heading(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  if (node == run->options->skip || !plain_text_is_visible(node, TRUE)) {
    pdf_run_anchor(run, node->u.heading.anchor);
    return FALSE;
  }
  const PdfRunOptions *options = run->options;
  const guint depth = heading_depth(run, node->u.heading.level);
  const PdfStyleName style = MIN(options->heading_style + depth, (guint)STYLE_HEADING_4);
  pdf_run_place(run, node);
  pdf_run_open(run, style);
  run->is_bound = TRUE;
  pdf_inlines_write(run, node->first);
  run->is_bound = FALSE;
  g_autofree char *name = options->has_anchors && node->u.heading.anchor != NULL
                              ? pdf_anchor_destination(options->document, node->u.heading.anchor)
                              : NULL;
  const gboolean in_outline = options->outline_level > 0 && depth < options->outline_depth;
  g_autoptr(GString) title = g_string_new(NULL);
  plain_text_append(title, node);
  const PdfHeading heading = {.level = options->heading_level + depth,
                              .outline_level = in_outline ? options->outline_level + depth : 0,
                              .outline_title = title->str,
                              .destination = name};
  pdf_put_heading(run->writer, style, &heading, pdf_run_take(run));
  return FALSE;
}

gboolean pdf_node_rule(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (!entering)
    return FALSE;
  pdf_run_name_block(run);
  pdf_flow_rule(run->writer->flow, RULE_THIN, RULE_COLOUR, 8, 8);
  return FALSE;
}

/* ---- lists ---------------------------------------------------------------------------------------- */

gboolean pdf_node_list(PdfRun *run, const Node *node, gboolean entering) {
  if (entering) {
    box_by_class(run, node, TRUE);
    g_array_append_val(run->numbers, node->u.list.start);
    pdf_flow_group_begin(
        run->writer->flow,
        &(PdfGroup){.role = PDF_LIST, .is_ordered = node->u.list.ordered, .before = 2, .after = 4});
  } else {
    pdf_flow_group_end(run->writer->flow);
    g_array_set_size(run->numbers, run->numbers->len - 1);
    box_by_class(run, node, FALSE);
  }
  return TRUE;
}

/* What stands on the page twice, or in a note, is filled in with the pen. */
static void add_task_box(PdfRun *run, const Node *item, PdfText *label) {
  gpointer task = NULL;
  if (!g_hash_table_steal_extended(run->writer->tasks, item, NULL, &task)) {
    pdf_put(label, STYLE_BODY, "☐");
    return;
  }
  const PdfField field = pdf_field_of(task);
  pdf_text_box(label, &field, pdf_style(STYLE_BODY)->characters.size);
}

/* What stands before an item; its number is counted on. */
static void put_label(PdfRun *run, const Node *item, PdfText *label) {
  const Node *list = item->parent;
  guint32 *number = &g_array_index(run->numbers, guint32, run->numbers->len - 1);
  if (item->u.item.task == TASK_OPEN) {
    add_task_box(run, item, label);
  } else if (item->u.item.task == TASK_DONE) {
    pdf_put(label, STYLE_BODY, "☑");
  } else if (list->u.list.ordered) {
    g_autofree char *words = g_strdup_printf("%u.", *number);
    pdf_put(label, STYLE_BODY, words);
  } else {
    pdf_put(label, STYLE_BODY, run->numbers->len % 2 == 1 ? "•" : "–");
  }
  (*number)++;
}

/* At the start of the text that is open. */
static void put_label_inside(PdfRun *run, const Node *item) {
  pdf_run_flush_anchors(run, run->text);
  put_label(run, item, run->text);
  pdf_run_mark_content(run);
  pdf_run_put_exact(run, "\u00a0", strlen("\u00a0"));
}

/* Beside the item; without room there, before its text, or above it when it begins otherwise. */
static void place_label(PdfRun *run, const Node *item, gboolean has_room) {
  if (has_room) {
    PdfText *label = pdf_text_new();
    put_label(run, item, label);
    pdf_flow_label(run->writer->flow, label);
  } else if (item->first != NULL && item->first->kind == NODE_PARAGRAPH) {
    run->item = item;
  } else {
    pdf_run_open(run, STYLE_TIGHT);
    run->paragraph.keep_with_next = item->first != NULL;
    put_label_inside(run, item);
    pdf_run_close(run);
  }
}

static double label_width(const Node *list, guint32 number) {
  double width = INDENT;
  for (; list->u.list.ordered && number >= 10; number /= 10)
    width += 6;
  return width;
}

gboolean pdf_node_item(PdfRun *run, const Node *node, gboolean entering) {
  PdfFlow *flow = run->writer->flow;
  if (!entering) {
    pdf_flow_group_end(flow);
    pdf_flow_group_end(flow);
    return TRUE;
  }
  const guint32 number = g_array_index(run->numbers, guint32, run->numbers->len - 1);
  const double left = indent_of(run, node, label_width(node->parent, number));
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_ITEM, .left = left});
  place_label(run, node, left > 0);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_BODY});
  if (node->first == NULL && left > 0)
    pdf_put_paragraph(run->writer, STYLE_TIGHT, "");
  return TRUE;
}

/* ---- groups --------------------------------------------------------------------------------------- */

gboolean pdf_node_quote(PdfRun *run, const Node *node, gboolean entering) {
  PdfFlow *flow = run->writer->flow;
  if (!entering) {
    pdf_flow_group_end(flow);
    box_by_class(run, node, FALSE);
    return TRUE;
  }
  box_by_class(run, node, TRUE);
  const double padding = indent_of(run, node, INDENT) > 0 ? 6 : 0;
  const PdfGroup group = {.role = PDF_QUOTE,
                          .left = padding / 2,
                          .padding = padding,
                          .before = 4,
                          .after = 6,
                          .bar = 1.5,
                          .line_colour = RULE_COLOUR};
  pdf_flow_group_begin(flow, &group);
  return TRUE;
}

gboolean pdf_node_division(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (entering)
    pdf_flow_group_begin(run->writer->flow, &(PdfGroup){.role = PDF_DIV});
  else
    pdf_flow_group_end(run->writer->flow);
  return TRUE;
}

gboolean pdf_node_term(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  pdf_run_place(run, node);
  pdf_run_open(run, STYLE_BODY);
  run->now.bold = TRUE;
  run->paragraph.keep_with_next = node->next != NULL;
  run->paragraph.after = 0;
  pdf_inlines_write(run, node->first);
  pdf_run_close(run);
  return FALSE;
}

gboolean pdf_node_details(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    pdf_flow_group_begin(run->writer->flow,
                         &(PdfGroup){.role = PDF_DIV, .left = indent_of(run, node, INDENT)});
  else
    pdf_flow_group_end(run->writer->flow);
  return TRUE;
}

/* ---- code ----------------------------------------------------------------------------------------- */

gboolean pdf_node_code(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  PdfFlow *flow = run->writer->flow;
  gsize length = node->length; /* without an empty line at the end */
  while (length > 0 && node->text[length - 1] == '\n')
    length--;
  pdf_run_place(run, node);
  const PdfGroup group = {.role = PDF_NONE,
                          .before = 4,
                          .after = 7,
                          .padding = CODE_PADDING,
                          .background = GROUND,
                          .has_background = TRUE};
  pdf_flow_group_begin(flow, &group);
  PdfText *text = pdf_text_new();
  pdf_run_flush_anchors(run, text);
  pdf_text_add(text, node->text, (gssize)length, &pdf_style(STYLE_CODE)->characters);
  pdf_flow_paragraph(flow, &pdf_style(STYLE_CODE)->paragraph, text);
  pdf_flow_group_end(flow);
  return FALSE;
}

/* ---- figures and contents ------------------------------------------------------------------------- */

gboolean pdf_node_figure(PdfRun *run, const Node *node, gboolean entering) {
  PdfFlow *flow = run->writer->flow;
  const Node *image = node->first;
  if (!entering || image == NULL)
    return FALSE;
  g_autoptr(GString) caption = g_string_new(NULL);
  for (const Node *at = image->next; at != NULL; at = at->next)
    plain_text_append(caption, at);
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_DIV, .before = 6, .after = 6});
  pdf_flow_keep_begin(flow);
  if (image->kind != NODE_IMAGE || !pdf_node_image_block(run, image, caption->str)) {
    pdf_run_open(run, STYLE_BODY);
    run->paragraph.keep_with_next = image->next != NULL;
    pdf_node_image_put(run, image);
    pdf_run_close(run);
  }
  pdf_run_open(run, STYLE_CAPTION);
  pdf_inlines_write(run, image->next);
  pdf_run_close(run);
  pdf_flow_keep_end(flow);
  pdf_flow_group_end(flow);
  return FALSE;
}

static void put_entry(PdfRun *run, const Node *heading, guint depth) {
  PdfFlow *flow = run->writer->flow;
  g_autoptr(GString) title = g_string_new(NULL);
  plain_text_append(title, heading);
  const char *id = heading->u.heading.anchor;
  g_autofree char *name = run->options->has_anchors && id != NULL
                              ? pdf_anchor_destination(run->options->document, id)
                              : NULL;
  pdf_flow_group_begin(flow, &(PdfGroup){.role = PDF_TOC_ITEM, .left = depth * INDENT});
  pdf_put_contents_line(run->writer, STYLE_CONTENTS, title->str, name);
  pdf_flow_group_end(flow);
}

gboolean pdf_node_contents(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  guint8 top = 6;
  GPtrArray *headings = g_ptr_array_new();
  for (const Node *at = run->section.first; at != NULL && at != run->section.end; at = at->next) {
    if (at->kind != NODE_HEADING || at == run->options->skip || !plain_text_is_visible(at, FALSE) ||
        at->u.heading.level < node->u.contents.from || at->u.heading.level > node->u.contents.to)
      continue;
    top = MIN(top, at->u.heading.level);
    g_ptr_array_add(headings, (gpointer)at);
  }
  if (headings->len > 0)
    pdf_flow_group_begin(run->writer->flow, &(PdfGroup){.role = PDF_TOC, .before = 4, .after = 8});
  for (guint i = 0; i < headings->len; i++) {
    const Node *heading = headings->pdata[i];
    put_entry(run, heading, heading->u.heading.level - top);
  }
  if (headings->len > 0)
    pdf_flow_group_end(run->writer->flow);
  g_ptr_array_unref(headings);
  return FALSE;
}
