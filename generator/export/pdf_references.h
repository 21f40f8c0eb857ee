/* PdfReferences: where links lead on this paper, and the numbered list of all that leads away from it.
 *
 * A target inside of the edition is a named destination (model/address.h); one outside is an entry of the
 * references, with its URL in full: an external address, or the page of the site where the book has a base URL.
 * Without one it is named by its path. Ownership: the sheet must outlive it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/link.h"
#include "render/sheet.h"

typedef struct PdfReferences PdfReferences;

PdfReferences *pdf_references_new(const Sheet *sheet);
void pdf_references_free(PdfReferences *references);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfReferences, pdf_references_free)

/* The target of a link. Texts are owned by it; pdf_target_clear frees them. */
typedef struct {
  char *destination;        /* in this file, or NULL */
  char *url;                /* absolute, or NULL */
  guint number;             /* of its reference; 0: none */
  const Step *step;         /* that is shown here, or NULL */
  const Document *document; /* an appendix, or NULL */
  const char *mark;         /* the letter of the appendix, or NULL */
} PdfTarget;
void pdf_references_follow(PdfTarget *target, PdfReferences *references, const Link *link);
void pdf_target_clear(PdfTarget *target);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PdfTarget, pdf_target_clear)

/* The destination of a step or document; free with g_free. */
char *pdf_step_destination(const Sheet *sheet, const Step *step);
char *pdf_document_destination(const Document *document);
char *pdf_anchor_destination(const Sheet *sheet, const Document *document, const char *id);

/* Is the step shown in this edition? The letter of a document that is an appendix, else NULL. */
gboolean pdf_references_has_step(const PdfReferences *references, const Step *step);
const char *pdf_references_mark(const PdfReferences *references, const Document *document);

/* The URL of the step's page on the site, or NULL without a base URL. Free with g_free. */
char *pdf_step_url(const Sheet *sheet, const Step *step);

/* An entry of the list; entries so far are numbered from 1. */
typedef struct {
  const char *title; /* of a document, or NULL */
  char *address;     /* URL, or a path below the content root */
  gboolean is_url;
} PdfReference;
guint pdf_references_count(const PdfReferences *references);
const PdfReference *pdf_references_at(const PdfReferences *references, guint index);
