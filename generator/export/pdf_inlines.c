/* Inlines on paper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_inlines.h"

#include <string.h>

#include "export/pdf_link.h"
#include "export/pdf_notes.h"

#define CODE_SCALE  0.93 /* the mono face looks larger than the sans one */
#define SMALL_SCALE 0.85

/* Writes a node on entering and leaving it; FALSE on entering: its children are skipped, and it is not left. */
typedef gboolean (*InlineKind)(PdfRun *run, const Node *node, gboolean entering);

static gboolean inline_text(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    pdf_run_put(run, node->text, node->length);
  return FALSE;
}

static gboolean inline_soft_break(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (entering)
    pdf_run_put(run, " ", 1);
  return FALSE;
}

static gboolean inline_line_break(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (entering && !run->is_bound)
    pdf_run_line_break(run);
  else if (entering)
    pdf_run_put(run, " ", 1);
  return FALSE;
}

static void make_code(PdfRun *run) {
  run->now.mono = TRUE;
  run->now.size *= CODE_SCALE;
  run->now.role = PDF_CODE;
}

static gboolean inline_code(PdfRun *run, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  pdf_run_put_space(run);
  pdf_run_push(run);
  make_code(run);
  pdf_run_put_exact(run, node->text, node->length);
  pdf_run_pop(run);
  return FALSE;
}

static gboolean inline_emphasis(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (entering) {
    pdf_run_push(run);
    run->now.italic = TRUE;
    run->now.role = PDF_EMPHASIS;
  } else {
    pdf_run_pop(run);
  }
  return TRUE;
}

static gboolean inline_strong(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (entering) {
    pdf_run_push(run);
    run->now.bold = TRUE;
    run->now.role = PDF_STRONG;
  } else {
    pdf_run_pop(run);
  }
  return TRUE;
}

static gboolean inline_strikethrough(PdfRun *run, const Node *node, gboolean entering) {
  (void)node;
  if (entering) {
    pdf_run_push(run);
    run->now.strike = TRUE;
  } else {
    pdf_run_pop(run);
  }
  return TRUE;
}

/* How the elements of node_span_names look; what is not named looks like the text around it. */
typedef enum {
  LOOK_PLAIN,
  LOOK_ITALIC,
  LOOK_BOLD,
  LOOK_MONO,
  LOOK_STRIKE,
  LOOK_SMALL,
  LOOK_SUB,
  LOOK_SUP
} Look;
static const struct {
  const char *name;
  Look look;
  const char *before, *after; /* what a browser puts around it, or NULL */
} looks[] = {
    {"b", LOOK_BOLD, NULL, NULL},      {"cite", LOOK_ITALIC, NULL, NULL},
    {"del", LOOK_STRIKE, NULL, NULL},  {"dfn", LOOK_ITALIC, NULL, NULL},
    {"i", LOOK_ITALIC, NULL, NULL},    {"kbd", LOOK_MONO, NULL, NULL},
    {"mark", LOOK_BOLD, NULL, NULL},   {"q", LOOK_PLAIN, "“", "”"},
    {"s", LOOK_STRIKE, NULL, NULL},    {"samp", LOOK_MONO, NULL, NULL},
    {"small", LOOK_SMALL, NULL, NULL}, {"sub", LOOK_SUB, NULL, NULL},
    {"sup", LOOK_SUP, NULL, NULL},     {"u", LOOK_ITALIC, NULL, NULL},
    {"var", LOOK_ITALIC, NULL, NULL},
};

static void take_look(PdfRun *run, Look look) {
  switch (look) {
  case LOOK_PLAIN:
    break;
  case LOOK_ITALIC:
    run->now.italic = TRUE;
    break;
  case LOOK_BOLD:
    run->now.bold = TRUE;
    break;
  case LOOK_MONO:
    make_code(run);
    break;
  case LOOK_STRIKE:
    run->now.strike = TRUE;
    break;
  case LOOK_SMALL:
    run->now.size *= SMALL_SCALE;
    break;
  case LOOK_SUB:
    run->now.script = -1;
    break;
  case LOOK_SUP:
    run->now.script = 1;
    break;
  }
}

static gboolean inline_span(PdfRun *run, const Node *node, gboolean entering) {
  gsize i = 0;
  while (i < G_N_ELEMENTS(looks) && strcmp(looks[i].name, node->text) != 0)
    i++;
  const gboolean known = i < G_N_ELEMENTS(looks);
  const char *around = !known ? NULL : entering ? looks[i].before : looks[i].after;
  if (entering)
    pdf_run_push(run);
  if (around != NULL)
    pdf_run_put(run, around, strlen(around));
  if (entering && known)
    take_look(run, looks[i].look);
  if (!entering)
    pdf_run_pop(run);
  return TRUE;
}

static gboolean inline_anchor(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    pdf_run_anchor(run, node->u.anchor);
  return FALSE;
}

static gboolean inline_link(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    pdf_link_enter(run, node);
  else
    pdf_link_leave(run, node);
  return TRUE;
}

static gboolean inline_image(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    pdf_node_image_put(run, node);
  return FALSE;
}

static gboolean inline_note(PdfRun *run, const Node *node, gboolean entering) {
  if (entering)
    pdf_notes_refer(run, node->u.footnote);
  return FALSE;
}

static const InlineKind kinds[NODE_KINDS] = {
    [NODE_TEXT] = inline_text,
    [NODE_SOFT_BREAK] = inline_soft_break,
    [NODE_LINE_BREAK] = inline_line_break,
    [NODE_CODE] = inline_code,
    [NODE_EMPHASIS] = inline_emphasis,
    [NODE_STRONG] = inline_strong,
    [NODE_STRIKETHROUGH] = inline_strikethrough,
    [NODE_SPAN] = inline_span,
    [NODE_ANCHOR] = inline_anchor,
    [NODE_LINK] = inline_link,
    [NODE_IMAGE] = inline_image,
    [NODE_FOOTNOTE_REFERENCE] = inline_note,
};

void pdf_inlines_write_one(PdfRun *run, const Node *root) {
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const InlineKind kind = kinds[walk.node->kind];
    if (kind != NULL && !kind(run, walk.node, walk.entering) && walk.entering)
      node_walk_skip(&walk);
  }
}

void pdf_inlines_write(PdfRun *run, const Node *first) {
  for (const Node *node = first; node != NULL; node = node->next)
    pdf_inlines_write_one(run, node);
}

PdfText *pdf_inlines_title(PdfWriter *writer, PdfStyleName style, const char *prefix,
                           const Node *title, const PdfRunOptions *options) {
  PdfRun run;
  pdf_run_begin(&run, writer, (Section){0}, options);
  pdf_run_open(&run, style);
  if (title->kind == NODE_HEADING)
    pdf_run_anchor(&run, title->u.heading.anchor);
  run.is_bound = TRUE;
  if (prefix != NULL) {
    pdf_run_put_exact(&run, prefix, strlen(prefix));
    pdf_run_put_exact(&run, "\u2002", strlen("\u2002"));
  }
  pdf_inlines_write(&run, title->first);
  PdfText *text = pdf_run_take(&run);
  pdf_run_end(&run);
  return text;
}
