/* Reading a Markdown document: the order of the passes.
 *
 * The bytes are cleaned; front matter is read and left out; directives that stand on lines of their own are
 * replaced by marks; the parser makes a tree; and each pass then does one thing to the tree. Passes
 * look only for what the source can hold, so that plain documents cost little more than their parsing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/markdown.h"

#include <string.h>

#include "read/anchor.h"
#include "read/attribute.h"
#include "read/complexity.h"
#include "read/directive.h"
#include "read/directive_lines.h"
#include "read/figure.h"
#include "read/footnote.h"
#include "read/front_matter.h"
#include "read/inlines.h"
#include "read/markdown_tree.h"
#include "read/raw_html.h"
#include "read/reading.h"

/* A document that is refused is empty, but has a title. */
static void refuse(const Reading *reading, FindingCode code, guint32 line, const char *message) {
  findings_add(reading->findings, code, (Place){reading->document->path, line, 1},
               "split it into smaller documents", "%s", message);
  reading->document->title = anchor_title_of_path(reading->arena, reading->document->path);
}

static void finish_link(Reading *reading, Node *node) {
  Link *link = node->u.link;
  link->place = document_place(reading->document, node);
  g_ptr_array_add(reading->document->links, link);
  if (node->kind != NODE_IMAGE)
    return;
  link->image = TRUE;
  if (node->first == NULL)
    findings_add(reading->findings, FINDING_MISSING_ALT, link->place,
                 "say in the brackets what the image shows: ![text](file)",
                 "the image has no alternative text");
}

/* The first word of the info string names the language; an attribute block may stand for it or behind it. */
static void finish_code(Reading *reading, Node *node) {
  const char *info = node->u.info;
  if (info == NULL)
    return;
  const gsize word = *info == '{' ? 0 : strcspn(info, " \t{");
  const char *rest = info + word + strspn(info + word, " \t");
  gsize length = strlen(rest);
  const Attributes *attributes =
      *rest == '{' ? attribute_text(reading, rest, &length, document_place(reading->document, node))
                   : NULL;
  if (attributes != NULL) {
    node->attributes = attributes_join(reading->arena, node->attributes, attributes);
    node->u.info = word > 0 ? arena_strndup(reading->arena, info, word) : attributes->classes[0];
  } else if (info[strcspn(info, " \t")] != '\0') {
    node->u.info = arena_strndup(reading->arena, info, strcspn(info, " \t"));
  }
}

/* Lists the links, and turns places in the parsed text into places in the file. */
static void finish_nodes(Reading *reading) {
  NodeWalk walk = node_walk(reading->document->root);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (!walk.entering)
      continue;
    /* What has no place of its own takes that of its parent, which is one in the file already. */
    const Place place = node->line == 0 && node->parent != NULL
                            ? document_place(reading->document, node->parent)
                            : reading_place(reading, node);
    node->line = place.line;
    node->column = place.column;
    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
      finish_link(reading, node);
    else if (node->kind == NODE_CODE_BLOCK)
      finish_code(reading, node);
  }
}

static void read_text(Reading *reading) {
  const guint32 first = front_matter_read(reading);
  const gboolean shielded = footnote_shield(reading);
  if (!directive_lines_read(reading, first) || !markdown_tree(reading, first)) {
    refuse(reading, FINDING_SOURCE_TOO_COMPLEX, 1,
           "the source is too complex: it would take more memory than a document may have");
    return;
  }
  directive_read(reading);
  raw_html_read(reading);
  inlines_read(reading);
  figure_read(reading);
  if (shielded)
    footnote_unshield(reading);
  anchor_collect(reading);
  finish_nodes(reading);
}

void markdown_read(Document *document, Arena *arena, Config *config, const char *bytes,
                   gsize length, Findings *findings) {
  Reading reading = {.document = document, .arena = arena, .config = config, .findings = findings};
  if (length > MARKDOWN_MOST) {
    refuse(&reading, FINDING_SOURCE_TOO_LARGE, 1, "the source is larger than 4 MiB");
    return;
  }
  gssize first_bad;
  document->source = source_clean(&document->source_length, &first_bad, arena, bytes, length);
  reading.text = source_text(arena, document->source, document->source_length);
  if (first_bad >= 0)
    findings_add(findings, FINDING_INVALID_UTF8, reading_place_at(&reading, (guint32)first_bad),
                 "save the file as UTF-8", "the source is not valid UTF-8 from here on");
  const char *message;
  const guint32 complex = complexity_line(&message, &reading.text);
  if (complex > 0) {
    refuse(&reading, FINDING_SOURCE_TOO_COMPLEX, complex, message);
    return;
  }
  reading.directives = g_array_new(FALSE, FALSE, sizeof(Directive));
  reading.line_blocks = g_array_new(FALSE, FALSE, sizeof(LineBlock));
  reading.reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  read_text(&reading);
  g_array_unref(reading.directives);
  g_array_unref(reading.line_blocks);
  g_hash_table_unref(reading.reported);
}
