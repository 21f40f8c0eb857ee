/* Finishes a PDF: takes over what Cairo wrote, and writes beside it what was gathered.
 *
 * Reading is libqpdf's; writing is our own (docs/adr/0009), since a tree of a hundred thousand elements is text that
 * is packed and forgotten, where a library keeps it all.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish.h"

#include "pdf/cairo_objects.h"
#include "pdf/finish_annotations.h"
#include "pdf/finish_metadata.h"
#include "pdf/finish_outline.h"
#include "pdf/finish_structure.h"

static void begin(Finishing *finishing, const CairoObjects *objects) {
  finishing->page_count = cairo_objects_page_count(objects);
  finishing->pages = g_new(guint, finishing->page_count + 1);
  finishing->on_pages = g_new(GString *, finishing->page_count + 1);
  for (guint i = 0; i < finishing->page_count; i++) {
    finishing->pages[i] = cairo_objects_page(objects, i);
    finishing->on_pages[i] = g_string_new(NULL);
  }
  finishing->catalogue = g_string_new("<</Type/Catalog");
  finishing->file = pdf_file_new(cairo_objects_end(objects));
  finishing->first_element = pdf_file_reserve(finishing->file, finishing->parts->elements->len);
}

static void end(Finishing *finishing) {
  for (guint i = 0; i < finishing->page_count; i++)
    g_string_free(finishing->on_pages[i], TRUE);
  g_free(finishing->on_pages);
  g_free(finishing->pages);
  g_free(finishing->annotations);
  g_string_free(finishing->catalogue, TRUE);
}

static GBytes *finish_all(Finishing *finishing, CairoObjects *objects, const PdfMetadata *metadata,
                          GError **error) {
  finish_annotations(finishing);
  finish_structure(finishing);
  finish_outline(finishing);
  finish_destinations(finishing);
  finish_page_labels(finishing);
  finish_output_intent(finishing);
  const guint information = finish_metadata(finishing, metadata);
  const guint pages = cairo_objects_write(objects, finishing->file, finishing->on_pages,
                                          finishing->parts->pages, error);
  g_string_append_printf(finishing->catalogue, "/Pages %u 0 R>>", pages);
  const guint root = pdf_file_reserve(finishing->file, 1);
  pdf_file_add(finishing->file, root, finishing->catalogue->str, finishing->catalogue->len);
  GBytes *file = pdf_file_finish(finishing->file, root, information);
  if (!pages)
    g_clear_pointer(&file, g_bytes_unref);
  return file;
}

GBytes *pdf_finish(GBytes *pages, const PdfParts *parts, const PdfMetadata *metadata,
                   GError **error) {
  CairoObjects *objects = cairo_objects_new(pages, error);
  if (!objects)
    return NULL;
  Finishing finishing = {.parts = parts};
  begin(&finishing, objects);
  GBytes *file = finish_all(&finishing, objects, metadata, error);
  end(&finishing);
  cairo_objects_free(objects);
  return file;
}
