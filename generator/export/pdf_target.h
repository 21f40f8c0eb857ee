/* PdfTarget: where a link leads on this paper.
 *
 * A target inside of the edition is a named destination (model/address.h). One outside has its URL in full among the
 * references: an external address, or the page of the site where the book has a base URL; without one, its path below the
 * content root. Ownership: the sheet must outlive PdfTargets.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/link.h"
#include "render/sheet.h"

typedef struct PdfTargets PdfTargets;

PdfTargets *pdf_targets_new(const Sheet *sheet);
void pdf_targets_free(PdfTargets *targets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfTargets, pdf_targets_free)

/* Texts are owned by the target; pdf_target_clear frees them. */
typedef struct {
  char *destination; /* in this file, or NULL */
  char *url;         /* absolute, or NULL; never both */
  char *mark;        /* what stands behind the text: "B", "→ 5.3", "2"; or NULL */
} PdfTarget;
void pdf_target_find(PdfTarget *target, PdfTargets *targets, const Link *link);
void pdf_target_clear(PdfTarget *target);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PdfTarget, pdf_target_clear)

/* The names of destinations; free with g_free. */
char *pdf_step_destination(const Step *step);
char *pdf_document_destination(const Document *document);
char *pdf_anchor_destination(const Document *document, const char *id);

/* The URL of the step's page on the site, or NULL without a base URL. Free with g_free. */
char *pdf_step_url(const Book *book, const Step *step);

/* The list of what was numbered so far, numbers from 1: the title of a document (or NULL), and a URL or a path. */
guint pdf_targets_count(const PdfTargets *targets);
const char *pdf_targets_title(const PdfTargets *targets, guint index);
char *pdf_targets_address(const PdfTargets *targets, guint index, gboolean *is_url);
