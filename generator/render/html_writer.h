/* HtmlWriter: what is remembered while a run of nodes becomes HTML, and small steps that all kinds share.
 * For the files html*.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/node.h"
#include "model/section.h"
#include "render/escape.h"
#include "render/html_options.h"
#include "render/labels.h"
#include "render/plain.h"

typedef struct {
  GString *out;
  const HtmlOptions *options;
  Section run;
  gboolean inlines_only;
  GString *scratch;     /* for what must be known whole before it is escaped; no one keeps it */
  guint8 levels[6];     /* written levels of the headings that are open here, highest first */
  guint level_count;    /* of `levels` */
  const Node *link;     /* the link that is open; links inside of it are text */
  const char *link_end; /* what closes it */
  gboolean row_spans;   /* a cell of the table spans rows */
  gboolean in_body;     /* <tbody> is open */
  GPtrArray *notes;     /* Note, in order of their first reference; NULL while there is none */
  GHashTable *note_of;  /* definition -> Note */
  const Node *note;     /* the definition that is being written */
} HtmlWriter;

/* Writes a node on entering and leaving it; FALSE on entering: its children are skipped, and it is not
 * left. */
typedef gboolean (*HtmlKind)(HtmlWriter *writer, const Node *node, gboolean entering);

#define html_put(writer, literal)                                                                  \
  g_string_append_len((writer)->out, "" literal, (gssize)sizeof(literal) - 1)

/* Nothing is added to what CommonMark and GFM say. */
gboolean html_is_plain(const HtmlWriter *writer);
gboolean html_is_output(const HtmlWriter *writer, OutputKind output);
gboolean html_has_ids(const HtmlWriter *writer);

const char *html_label(const HtmlWriter *writer, Label label);

/* A line feed, unless the output is at the start of a line. */
void html_fresh_line(HtmlWriter *writer);

/* ` name="value"`, the value escaped. */
void html_attribute(HtmlWriter *writer, const char *name, const char *value);

/* ` id="…"` for an anchor of the document; nothing when there are no ids or `id` is NULL. */
void html_anchor_id(HtmlWriter *writer, const char *id);
