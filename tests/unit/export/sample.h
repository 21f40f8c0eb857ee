/* A small resolved book, made by hand: one guide of four steps, two documents, an image, a finding.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <string.h>

#include "base/finding.h"
#include "model/book.h"

typedef struct {
  Book *book;
  Guide *guide;
  Document *list, *prepare, *other;
  Node *section;
  Findings *findings;
} Sample;

static Node *sample_text(Sample *sample, Node *parent, const char *text) {
  Node *node = node_new_text(sample->book->arena, text, strlen(text), 1, 1);
  node_append(parent, node);
  return node;
}

static Node *sample_block(Sample *sample, Node *parent, NodeKind kind, const char *text) {
  Node *node = node_new(sample->book->arena, kind, 1, 1);
  node_append(parent, node);
  if (text != NULL)
    sample_text(sample, node, text);
  return node;
}

static Document *sample_document(Sample *sample, const char *path, const char *name,
                                 const char *title) {
  Arena *arena = sample->book->arena;
  Document *document = document_new(arena, path);
  document->name = name;
  document->title = title;
  document->number = sample->book->documents->len;
  document->heading = sample_block(sample, document->root, NODE_HEADING, title);
  document->heading->u.heading.level = 1;
  document->heading->u.heading.anchor = "title";
  g_ptr_array_add(document->headings, document->heading);
  book_add_document(sample->book, document);
  return document;
}

static Step *sample_step(Sample *sample, Step *parent, const char *number, const char *id,
                         const char *title) {
  Arena *arena = sample->book->arena;
  Step *step = arena_new_item(arena, Step);
  *step = (Step){.guide = sample->guide,
                 .parent = parent,
                 .order = sample->guide->steps->len,
                 .depth = parent == NULL ? 1 : parent->depth + 1,
                 .id = id,
                 .name = id,
                 .number = number,
                 .written_number = number,
                 .title = node_new(arena, NODE_PARAGRAPH, 1, 1),
                 .title_text = title,
                 .place = {sample->list->path, 2, 4}};
  sample_text(sample, step->title, title);
  g_ptr_array_add(sample->guide->steps, step);
  return step;
}

static Link *sample_link(Sample *sample, Document *source, Node *parent, NodeKind kind,
                         const char *text, const char *written) {
  Node *node = sample_block(sample, parent, kind, text);
  Link *link = arena_new_item(sample->book->arena, Link);
  *link = (Link){.written = written,
                 .node = node,
                 .source = source,
                 .image = kind == NODE_IMAGE,
                 .place = {source->path, 2, 4}};
  node->u.link = link;
  g_ptr_array_add(source->links, link);
  return link;
}

/* The link of a title, to a section. */
static Anchor *sample_anchor(Sample *sample, Document *document, Node *heading) {
  Anchor *anchor = arena_new_item(sample->book->arena, Anchor);
  *anchor = (Anchor){.id = heading->u.heading.anchor, .document = document, .node = heading};
  return anchor;
}

static void sample_add_asset(Sample *sample) {
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\">"
                            "<title>t</title><rect width=\"4\" height=\"2\"/></svg>";
  Asset *asset = arena_new_item(sample->book->arena, Asset);
  *asset = (Asset){.path = "images/plan.svg",
                   .bytes = g_bytes_new_static(svg, sizeof svg - 1),
                   .sha256 = "00",
                   .media = MEDIA_SVG,
                   .width = 4,
                   .height = 2,
                   .name = "plan.svg",
                   .used = TRUE};
  arena_cleanup(sample->book->arena, (GDestroyNotify)g_bytes_unref, asset->bytes);
  g_ptr_array_add(sample->book->assets, asset);
  Node *paragraph = sample_block(sample, sample->prepare->root, NODE_PARAGRAPH, "See ");
  Link *image = sample_link(sample, sample->prepare, paragraph, NODE_IMAGE, "the plan", "plan.svg");
  image->state = LINK_ASSET;
  image->asset = asset;
}

static void sample_add_steps(Sample *sample) {
  Step *first = sample_step(sample, NULL, "1", "prepare", "Prepare <all>");
  Step *child = sample_step(sample, first, "1.1", "core", "Check & go");
  Step *gate = sample_step(sample, first, "1.2", "gate", "Ready?");
  Step *last = sample_step(sample, NULL, "2", "finish", "Finish");
  first->child_count = 2;
  first->children = arena_new_array(sample->book->arena, Step *, 2);
  first->children[0] = child;
  first->children[1] = gate;
  gate->kind = STEP_CHECKPOINT;
  sample->guide->top_count = 2;
  sample->guide->top = arena_new_array(sample->book->arena, Step *, 2);
  sample->guide->top[0] = first;
  sample->guide->top[1] = last;
  child->link = sample_link(sample, sample->list, child->title, NODE_LINK, "", "prepare.md#part");
  child->link->state = LINK_ANCHOR;
  child->link->document = sample->prepare;
  child->link->anchor = sample_anchor(sample, sample->prepare, sample->section);
  last->link = sample_link(sample, sample->list, last->title, NODE_LINK, "", "gone.md");
  child->body = node_new(sample->book->arena, NODE_ROOT, 1, 1);
  sample_block(sample, child->body, NODE_PARAGRAPH, "Do it.");
  child->summary = node_new(sample->book->arena, NODE_PARAGRAPH, 1, 1);
  sample_text(sample, child->summary, "In short");
  child->summary_text = "In short";
}

static G_GNUC_UNUSED void sample_setup(Sample *sample, gconstpointer data) {
  (void)data;
  sample->book = book_new();
  sample->list = sample_document(sample, "list.md", "list", "Upgrade");
  sample->prepare = sample_document(sample, "prepare.md", "prepare", "Preparing");
  sample->other = sample_document(sample, "other.md", "other", "Other");
  sample->list->source = "# Upgrade\n1. \xc3\xa4[x](gone.md)\n";
  sample->list->source_length = strlen(sample->list->source);
  Guide *guide = guide_new(sample->book->arena, sample->list);
  guide->id = "upgrade";
  guide->title = "Upgrade";
  sample->guide = sample->list->guide = guide;
  g_ptr_array_add(sample->book->guides, guide);
  g_ptr_array_add(guide->documents, sample->prepare);
  g_ptr_array_add(guide->details, sample->prepare);
  g_hash_table_add(guide->document_set, sample->prepare);
  g_hash_table_add(guide->detail_set, sample->prepare);
  sample_block(sample, guide->intro, NODE_PARAGRAPH, "Before");
  sample->section = sample_block(sample, sample->prepare->root, NODE_HEADING, "Part");
  sample->section->u.heading.level = 3;
  sample->section->u.heading.anchor = "part";
  g_ptr_array_add(sample->prepare->headings, sample->section);
  sample_add_steps(sample);
  sample_add_asset(sample);
  sample->findings = findings_new();
  findings_add(sample->findings, FINDING_MISSING_FILE, (Place){"list.md", 2, 6}, "hint",
               "no such file");
  findings_add(sample->findings, FINDING_UNTITLED_DOCUMENT, (Place){"other.md", 0, 0}, NULL,
               "no title");
  findings_finish(sample->findings);
}

static G_GNUC_UNUSED void sample_teardown(Sample *sample, gconstpointer data) {
  (void)data;
  findings_free(sample->findings);
  book_free(sample->book);
}
