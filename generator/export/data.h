/* Data: the model as a tree of JSON objects: what `stepbook export` prints and what templates see.
 *
 * One vocabulary for both: docs/schema/stepbook.schema.json describes the members; the comments here say
 * which function makes which. Exporters that build pages call the same functions with DATA_PAGE and add
 * members of their own (previous, next, breadcrumb, …) with object_set_….
 *
 * HTML in the data (members that end in "_html", and "intro", "outro", "body") is rendered for
 * `html->address`: hrefs are relative to its page (OUTPUT_JSON: paths below the content root), ids carry the
 * prefixes of its output. `html->document` and `html->id_infix` are set here, for each run by itself; everything
 * else of `html` (XHTML syntax, heading levels, after_link) is taken as it is given. Members ending in "_html" are
 * inlines without links and ids, so that they can stand inside links and be repeated on a page.
 *
 * Ownership: each function returns a new tree for the caller (object_unref). The texts are copies.
 * Members that have no value are null, not left out; lists may be empty but are never null.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "base/value.h"
#include "export/data_place.h"
#include "model/book.h"
#include "render/html.h"

enum { DATA_FORMAT_VERSION = 1 };

/* Which members are made: the rest is left out, lists and texts that are always there are empty or null. */
typedef enum {
  /* "body", "intro", "outro": the HTML of blocks */
  DATA_BODY = 1 << 0,
  /* How it is written: "attributes", "classes", "place", front matter, links of documents */
  DATA_SOURCE = 1 << 1,
  /* "children" of a step and "steps" of a guide, to any depth */
  DATA_STEPS = 1 << 2,
  /* What templates ask for: "href", "anchor_id", "is_checkpoint", "has_children", … */
  DATA_PAGE = 1 << 3,
  DATA_EXPORT = DATA_BODY | DATA_SOURCE | DATA_STEPS
} DataParts;

/* {"id", "title", "intro", "steps": [step], "outro"}
 * DATA_SOURCE: "document" (path of the file with the list), "fingerprint", "revision", "plan": data_plan, "counts": {"steps", "checkpoints"}
 * DATA_PAGE: "href" */
Object *data_guide(const Guide *guide, const HtmlOptions *html, DataParts parts);

/* {"id", "number", "written_number", "kind": "step" | "checkpoint", "title", "title_html", "summary" and
 *  "summary_html" (or null), "body" (or null), "depth", "link": null or data_link,
 *  "details": null or {"document" (path), "title", "title_html", "section": null or {"id", "title",
 *  "title_html"}} when the link leads to a document of this output, "children": [step]}
 * DATA_SOURCE: "attributes": {key: value} (a key that is repeated has its values joined by a space; the explicit id is
 *  the key "id"), "classes": [text], "place", "fields": data_fields and "undo_link" (data_link or null),
 *  "plan": data_step_plan, "fingerprint"
 * DATA_PAGE: "href" (of the step, null when it has no page here), "anchor_id" (its id on a page that shows several
 *  steps), "is_checkpoint", "has_children", "has_body" (all true or false), "href" of the "details" */
Object *data_step(const Step *step, const HtmlOptions *html, DataParts parts);

/* The same, with a cursor that is kept from step to step (in order) where many places are told. */
Object *data_step_at(const Step *step, const HtmlOptions *html, DataParts parts,
                     PlaceCursor *cursor);

/* {"text" (plain), "target" (as written), "state", "document" (path or null), "anchor" (id or null), "step" (id or
 *  null), "asset" (path or null), "url" (or null), "image" (true or false)}
 * DATA_SOURCE: "place". DATA_PAGE: "href" (null when broken or not in this output), "is_external", "is_broken". */
Object *data_link(const Link *link, const HtmlOptions *html, DataParts parts);

/* {"path", "title", "title_html", "guide" (id of the guide whose steps the file holds, or null), "reached"}
 * DATA_BODY: "body" (all blocks but the title heading, then the footnotes; null for a guide's file)
 * DATA_SOURCE: "front_matter": {key: value}, "headings": [{"level", "text", "id" (or null)}], "links": [link]
 * DATA_PAGE: "href", "headings" with their "href" too. The title heading is not among "headings" then. */
Object *data_document(const Document *document, const HtmlOptions *html, DataParts parts);

/* {"path", "sha256", "media_type", "width", "height" (pixels or null), "bytes" (count)} */
Object *data_asset(const Asset *asset);

/* {"code", "level", "message", "hint" (or null), "place", "other" (place or null)}; with a cursor, or NULL. */
Object *data_finding_at(const Finding *finding, const Book *book, PlaceCursor *cursor);

/* {"format_version", "generator": {"name", "version"}}: what every text of ours begins with. */
Object *data_format(void);

/* {"format_version", "generator", "title", "language", "base_url", "variables": {name:
 *  value}, "change": {key: value}, "change_record": data_change_record,
 * "owners": [{"id", "name", "contact"}], "hosts": [{"id", "names": [text]}]}:
 * all of the export that comes before the lists. `guide` (or NULL) gives the title of a book with none of its own. */
Object *data_head(const Book *book, const Guide *guide);
