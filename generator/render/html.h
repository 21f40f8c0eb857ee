/* HTML: document trees as HTML5 or as XHTML for EPUB. Pure.
 *
 * One small function per node kind in a table; a walk without recursion. All text is escaped; raw HTML of
 * a source never passes (the reader made nodes of what is harmless).
 *
 * What it adds to CommonMark and GFM, for stylesheets:
 *   p, ul, ol, blockquote .expected .fails .undo .criteria     what the author says a block is
 *   div.expected .fails .undo .criteria, p.field-title first     the blocks of that class of a step
 *   div.admonition.{note tip important warning caution danger} p.admonition-title first
 *   div.table                        around a table, scrolls where it is too wide (not in EPUB)
 *   th, td .align-left .align-center .align-right
 *   span.task                        the box of a task item: a glyph with a text alternative
 *   figure, figcaption; dl, dt, dd; kbd and its kin
 *   span.broken-link, span.broken-image, a.external
 *   ul.contents                      table of contents
 *   sup.footnote-ref, .footnotes, a.footnote-back
 * Ids: headings and anchors by address_anchor_id; footnotes "fn-N" and "fnref-N".
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/guide.h"
#include "model/section.h"
#include "render/escape.h"
#include "render/html_options.h"

/* The blocks of the section, and the footnotes that they refer to behind them. */
void html_write_section(GString *out, Section section, const HtmlOptions *options);

/* All blocks inside `root` (NODE_ROOT or any block), and their footnotes. */
void html_write_blocks(GString *out, const Node *root, const HtmlOptions *options);

/* All blocks of the step in the order of step_blocks, those of a field in a box with its name, and the footnotes of its
 * title, its summary and the blocks. */
void html_write_step(GString *out, const Step *step, const HtmlOptions *options);

/* The footnotes of title and summary alone. */
void html_write_step_notes(GString *out, const Step *step, const HtmlOptions *options);

/* The inlines inside `node` (a paragraph, heading, cell). References to footnotes are left out, as their
 * notes would have no place, but for those of options->notes_of. */
void html_write_inlines(GString *out, const Node *node, const HtmlOptions *options);
