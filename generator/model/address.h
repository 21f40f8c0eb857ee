/* Address: where the target of a link lives in each output. Every exporter asks here; nothing else knows.
 *
 * Layout (paths inside the output folder; GUIDE, STEP, NAME are the portable names of the model):
 *   site        site/index.html             the only guide, or the list of guides
 *               site/GUIDE/index.html       a guide, when there are several
 *               site/GUIDE/STEP.html        a step
 *               site/GUIDE/ALIAS.html       leads to the page of the step that had this id
 *               site/documents/index.html   the list of documents
 *               site/documents/NAME.html    a document
 *               site/files/NAME             an asset
 *   checklist   GUIDE.checklist.html        one page: steps, then the documents that steps link to (operator edition)
 *               GUIDE.board.checklist.html, GUIDE.owner-ID.checklist.html, GUIDE.only-STEP.checklist.html
 *   epub        GUIDE.epub                  OEBPS/steps/STEP.xhtml, OEBPS/documents/NAME.xhtml, OEBPS/files/NAME
 *   json        GUIDE.json                  links keep paths of the content root
 *   pdf         GUIDE.EDITION.pdf           named destinations: "dN" a document, "dN-ID" an anchor, "step-ID" a step
 * Ids from content carry a prefix ("s-" for anchors, "step-" for steps) so that they cannot shadow the
 * page's own; in the checklist and the PDF, which hold many documents, "dN-" with the document's number.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"
#include "model/guide.h"
#include "model/link.h"

typedef enum { OUTPUT_SITE, OUTPUT_CHECKLIST, OUTPUT_EPUB, OUTPUT_JSON, OUTPUT_PDF } OutputKind;

/* From where an address is seen. */
typedef struct {
  const Book *book;
  OutputKind output;
  const Guide *guide; /* whose checklist or EPUB; NULL for the site */
  const char
      *page; /* path of the page inside the output (below site/, OEBPS/): links are relative to it;
                         "" for JSON, whose links are paths below the content root */
  /* Of a sheet (checklist): the steps and documents that are on it (sets of Step and Document; the guide's own document when
   * all of it is there). NULL: all that the guide has. */
  GHashTable *steps, *documents;
} Address;

/* Path of a page inside its output (without "site/" or "OEBPS/"), not encoded. Appended to `out`. */
void address_guide_page(GString *out, const Address *from, const Guide *guide);
void address_step_page(GString *out, const Address *from, const Step *step);
void address_document_page(GString *out, const Address *from, const Document *document);
void address_asset_file(GString *out, const Address *from, const Asset *asset);

/* The id that an anchor of `document` has in the output: prefix and id. */
void address_anchor_id(GString *out, const Address *from, const Document *document, const char *id);
void address_step_id(GString *out, const Address *from, const Step *step);

/* The same for an id that the step had before: its page (of the site), and its id. */
void address_alias_page(GString *out, const Address *from, const Step *step,
                        const StepAlias *alias);
void address_alias_id(GString *out, const StepAlias *alias);

/* Appends a relative, percent-encoded reference from the page to `path` (a path inside the output) with an
 * optional fragment (an id, not encoded). */
void address_reference(GString *out, const Address *from, const char *path, const char *fragment);

/* Appends the href of a link. FALSE, and nothing appended, when the target is broken or not part of this
 * output: then the text is shown without a link. */
gboolean address_link(GString *out, const Address *from, const Link *link);

/* As address_link, for a step, a document or an anchor of it (NULL: its top). */
gboolean address_step(GString *out, const Address *from, const Step *step);
gboolean address_document(GString *out, const Address *from, const Document *document,
                          const Anchor *anchor);
