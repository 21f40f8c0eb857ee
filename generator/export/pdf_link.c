/* Links and images on paper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_link.h"

#include <string.h>

#include "render/plain.h"

#define NO_BREAK_SPACE   "\u00a0"
#define POINTS_PER_PIXEL 0.75
#define MARK_SCALE       0.85
#define LINE_IMAGE_MOST  1.6 /* times the size of the text: higher ones are blocks */

/* ---- links ---------------------------------------------------------------------------------------- */

/* In a heading only the mark tells where it leads. */
static gboolean leads_anywhere(const PdfRun *run) {
  return !run->is_bound && (run->target.destination != NULL || run->target.url != NULL);
}

static void begin_link(PdfRun *run, const char *description) {
  if (leads_anywhere(run))
    pdf_text_link_begin(run->text, run->target.destination,
                        run->target.destination == NULL ? run->target.url : NULL, description);
}

static void end_link(PdfRun *run) {
  if (leads_anywhere(run))
    pdf_text_link_end(run->text);
}

void pdf_link_enter(PdfRun *run, const Node *node) {
  if (run->link != NULL || node->u.link == run->options->told)
    return;
  run->link = node;
  pdf_target_find(&run->target, run->writer->targets, node->u.link);
  pdf_run_put_space(run);
  pdf_run_flush_anchors(run, run->text);
  begin_link(run, NULL);
  run->link_is_empty = TRUE;
  pdf_run_push(run);
  if (leads_anywhere(run))
    run->now.colour = INK_LINK;
}

/* The text of the link is its address. */
static gboolean says_address(const Node *node, const PdfTarget *target) {
  g_autoptr(GString) text = g_string_new(NULL);
  plain_text_append(text, node);
  const char *mail = target->url != NULL && g_str_has_prefix(target->url, "mailto:")
                         ? target->url + strlen("mailto:")
                         : NULL;
  return target->url != NULL &&
         (strcmp(text->str, target->url) == 0 || g_strcmp0(text->str, mail) == 0);
}

static void put_words(PdfRun *run, const char *words) {
  pdf_run_put_exact(run, words, strlen(words));
}

/* " [B, p. 14]", " [→ 5.3, p. 4]", " [p. 14]", " [2]", " [broken link]". */
static void put_mark(PdfRun *run, const Node *node) {
  const PdfTarget *target = &run->target;
  const PdfWriter *writer = run->writer;
  const gboolean is_broken = node->u.link->state == LINK_BROKEN;
  if (target->mark == NULL && target->destination == NULL && !is_broken)
    return;
  pdf_run_push(run);
  run->now.size *= MARK_SCALE;
  run->now.mono = run->now.bold = run->now.italic = FALSE;
  run->now.role = PDF_SPAN;
  put_words(run, NO_BREAK_SPACE "[");
  if (is_broken)
    put_words(run, pdf_label(writer, LABEL_BROKEN_LINK));
  if (target->mark != NULL)
    put_words(run, target->mark);
  if (target->mark != NULL && target->destination != NULL)
    put_words(run, "," NO_BREAK_SPACE);
  if (target->destination != NULL) {
    put_words(run, pdf_label(writer, LABEL_PAGE_SHORT));
    put_words(run, NO_BREAK_SPACE);
    pdf_text_page_number(run->text, target->destination, &run->now);
  }
  put_words(run, "]");
  pdf_run_pop(run);
}

void pdf_link_leave(PdfRun *run, const Node *node) {
  if (run->link != node)
    return;
  if (run->link_is_empty)
    put_words(run, node->u.link->written);
  if (!says_address(node, &run->target))
    put_mark(run, node);
  pdf_run_pop(run);
  end_link(run);
  pdf_target_clear(&run->target);
  run->link = NULL;
}

/* ---- images --------------------------------------------------------------------------------------- */

static const PdfImageKind kinds[] = {[MEDIA_PNG] = PDF_PNG,
                                     [MEDIA_JPEG] = PDF_JPEG,
                                     [MEDIA_GIF] = PDF_GIF,
                                     [MEDIA_WEBP] = PDF_WEBP,
                                     [MEDIA_SVG] = PDF_SVG};

static gboolean is_shown(const Link *link) {
  return link->state == LINK_ASSET && link->asset->media != MEDIA_OTHER;
}

double pdf_node_image_width(const Node *node) {
  const Link *link = node->u.link;
  return is_shown(link) ? link->asset->width * POINTS_PER_PIXEL : 0;
}

/* How high the image is in a line; 0: it is a block. */
static double height_in_line(const PdfRun *run, const Asset *asset) {
  const double height = asset->height * POINTS_PER_PIXEL;
  const double line = run->now.size * LINE_IMAGE_MOST;
  if (run->is_bound)
    return height > 0 ? MIN(height, run->now.size) : run->now.size;
  return height <= line ? height : 0;
}

static PdfImage image_of(const Asset *asset, const char *alternative) {
  return (PdfImage){asset->bytes, kinds[asset->media], alternative, 0};
}

gboolean pdf_node_image_block(PdfRun *run, const Node *node, const char *caption) {
  const Link *link = node->u.link;
  if (!is_shown(link))
    return FALSE;
  g_autoptr(GString) text = g_string_new(NULL);
  plain_text_append(text, node);
  const PdfImage image =
      image_of(link->asset, text->len == 0 && caption != NULL ? caption : text->str);
  pdf_run_place(run, node);
  pdf_run_name_block(run);
  pdf_flow_image(run->writer->flow, &image, PDF_LEFT);
  return TRUE;
}

/* In place of an image that cannot be shown: a link to it, or its alternative text in brackets. */
static void put_stand_in(PdfRun *run, const Node *node, const char *text) {
  const PdfWriter *writer = run->writer;
  const gboolean free = run->link == NULL && !run->is_bound && node->u.link->state != LINK_BROKEN;
  const char *words =
      text[0] != '\0' ? text : pdf_label(writer, free ? LABEL_IMAGE : LABEL_MISSING_IMAGE);
  if (free)
    pdf_link_enter(run, node);
  pdf_run_put(run, "[", 1);
  pdf_run_put(run, words, strlen(words));
  pdf_run_put(run, "]", 1);
  if (free)
    pdf_link_leave(run, node);
}

/* A block inside a paragraph, also inside a link: what comes before and behind it are paragraphs of their own. */
static void put_between(PdfRun *run, const Node *node) {
  if (run->link != NULL)
    end_link(run);
  pdf_run_interrupt(run);
  pdf_node_image_block(run, node, NULL);
  if (run->link != NULL)
    begin_link(run, NULL);
  run->link_is_empty = FALSE;
}

void pdf_node_image_put(PdfRun *run, const Node *node) {
  const Link *link = node->u.link;
  g_autoptr(GString) text = g_string_new(NULL);
  plain_text_append(text, node);
  if (!is_shown(link)) {
    put_stand_in(run, node, text->str);
    return;
  }
  const double height = height_in_line(run, link->asset);
  if (height <= 0) {
    put_between(run, node);
    return;
  }
  const PdfImage image = image_of(link->asset, text->str);
  pdf_run_place(run, node);
  if (!pdf_flow_can_show(run->writer->flow, &image)) {
    put_stand_in(run, node, text->str);
    return;
  }
  pdf_run_put_space(run);
  pdf_run_flush_anchors(run, run->text);
  pdf_text_image(run->text, &image, height);
  pdf_run_mark_content(run);
}
