/* Document: one Markdown file of the content root, read; and Asset: any other file that a text uses.
 *
 * Ownership: the arena of the book.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/place.h"
#include "model/link.h"
#include "model/node.h"

typedef struct Guide Guide;

/* A key of the front matter; its value as text (lists joined by ", "). */
typedef struct {
  const char *key;
  const char *value;
} FrontMatter;

struct Document {
  const char *path;   /* below the content root, '/' between the parts */
  const char *source; /* the text as read, valid UTF-8, line ends as in the file; for findings */
  gsize source_length;
  const char *
      title; /* plain text of the first level-1 heading, else the front matter's, else from the file name */
  Node
      *heading; /* the first heading when it is of level 1 and stands first: the title; else NULL */
  Node *root;   /* NODE_ROOT; for a guide's file without its step list (see Guide) */
  const char *header_id;           /* of the front matter, or NULL */
  const FrontMatter *front_matter; /* `front_matter_count` of them */
  guint front_matter_count;
  GPtrArray *links;    /* Link, in order of the source */
  GPtrArray *headings; /* Node, all NODE_HEADING in order of the source */
  GHashTable *anchors; /* id -> Anchor */
  Guide *guide;        /* whose step list this file holds; NULL for a detail document */
  gboolean reached;    /* a chain of links leads here from a guide */
  const char
      *name;    /* unique portable path without suffix for the outputs, like "prepare/pruning" */
  guint number; /* position among the documents, from 0, by path */
};

typedef enum { MEDIA_OTHER, MEDIA_PNG, MEDIA_JPEG, MEDIA_GIF, MEDIA_WEBP, MEDIA_SVG } MediaKind;

struct Asset {
  const char *path;
  GBytes *bytes;
  const char *sha256; /* hexadecimal */
  MediaKind media;
  guint width, height; /* pixels; 0 when unknown */
  const char *name; /* unique portable file name for the outputs; the same content has one name */
  gboolean used;
};

Document *document_new(Arena *arena, const char *path);

/* Place of a node of the document. */
Place document_place(const Document *document, const Node *node);

/* The id by which routes name the document: that of the front matter, else the explicit one of its title; or NULL. */
const char *document_header_id(const Document *document);

/* The anchor with that id, or NULL. */
Anchor *document_anchor(const Document *document, const char *id);

/* "image/png", …; "application/octet-stream" for MEDIA_OTHER. */
const char *media_type(MediaKind kind);
const char *media_suffix(MediaKind kind); /* "png", … */
