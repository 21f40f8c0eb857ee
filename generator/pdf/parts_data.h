/* What PdfParts holds, for the files that finish a PDF.
 *
 * Everything lies in flat arrays in the order in which it was given; an element knows its children as a chain of indices, so that a
 * document of a hundred thousand elements is a handful of blocks of memory.
 * Ownership: texts lie in `texts` and live as long as the parts.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/part.h"

enum { PARTS_NONE = -1 }; /* the end of a chain, or nothing there */

typedef enum { PARTS_ELEMENT, PARTS_CONTENT, PARTS_ANNOTATION } PartsKind;

typedef struct {
  PartsKind kind;
  guint page;  /* of content */
  guint value; /* the element, the mark, or the index of the annotation */
  gint next;
} PartsChild;

typedef struct {
  PdfType type;
  PdfElement parent;
  gint first, last; /* children */
  gint attributes;  /* index, or PARTS_NONE */
} PartsElement;

typedef struct {
  gboolean is_link;
  PdfElement element;
  guint page;
  PdfRect box;            /* of a link: around all its boxes */
  guint boxes, box_count; /* of a link: where its boxes begin */
  PdfWidgetKind kind;     /* of a field */
  const char *destination, *url;
  const char *name;        /* of a field */
  const char *description; /* or the tooltip */
} PartsAnnotation;

typedef struct {
  const char *name;
  guint page;
  double top;
} PartsDestination;

typedef struct {
  guint level;
  const char *title;
  guint page;
  double top;
} PartsEntry;

typedef struct {
  guint page;
  const char *prefix;
  guint first;
} PartsLabel;

struct PdfParts {
  GStringChunk *texts;
  GArray *elements;        /* PartsElement */
  GArray *children;        /* PartsChild */
  GArray *pages;           /* guint: marks on each */
  GArray *attributes;      /* PdfAttributes */
  GArray *annotations;     /* PartsAnnotation */
  GArray *boxes;           /* PdfRect */
  GArray *destinations;    /* PartsDestination */
  GHashTable *by_name;     /* name of a destination -> its index + 1 */
  GHashTable *field_names; /* names of fields, and of their upper levels */
  GArray *outline;         /* PartsEntry */
  GArray *labels;          /* PartsLabel, by page */
};
