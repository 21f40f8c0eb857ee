/* EpubPage: what all chapters of an EPUB share: the frame, boxes, and links to steps.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/address.h"
#include "render/html.h"
#include "render/labels.h"

/* Where the parts of the publication are, below OEBPS/. */
#define EPUB_CHECKLIST   "checklist.xhtml"
#define EPUB_COVER       "cover.xhtml"
#define EPUB_COVER_IMAGE "cover.svg"
#define EPUB_NAV         "nav.xhtml"
#define EPUB_STYLE       "style.css"
#define EPUB_NCX         "toc.ncx"

typedef struct {
  GString *out;
  Address address;
  const char *language;
} EpubPage;

/* Starts an XHTML document for the page at `path` (which must outlive it) up to and with <body>. */
EpubPage epub_page_begin(const Book *book, const Guide *guide, const char *path, const char *title,
                         const char *type);

/* Ends it; the bytes are the caller's. */
GBytes *epub_page_end(EpubPage *page);

const char *epub_label(const EpubPage *page, Label label);

/* What html_write_… needs on this page; headings begin at `level`. */
HtmlOptions epub_options(const EpubPage *page, const Document *document, int level);

/* The open box of a step, with its text alternative. */
void epub_put_box(EpubPage *page);

/* The number of a step, and its title without links. */
void epub_put_number_and_title(EpubPage *page, const Step *step);

/* <a> around number and title, to the chapter of the step. */
void epub_put_step_link(EpubPage *page, const Step *step);

/* The summary in a paragraph, when there is one; `with_notes`: with numbers of its footnotes, which the page shows. */
void epub_put_summary(EpubPage *page, const Step *step, gboolean with_notes);

/* "Details: …" with a link to what the step's title links to; nothing when it has no link. */
void epub_put_details(EpubPage *page, const Step *step);
