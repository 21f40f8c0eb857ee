/* Copies objects as text, from the pages down to all that they refer to, each once.
 *
 * Streams are copied as they are packed; only content that holds decoration is unpacked, rewritten and packed again.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/cairo_objects.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/content.h"
#include "pdf/failure.h"
#include "pdf/syntax.h"

struct CairoObjects {
  qpdf_data pdf;
  guint end;
  guint *pages;
  guint page_count;
  GHashTable *contents;   /* numbers of the streams that pages draw -> page, from 1 */
  gboolean has_additions; /* Cairo was made to write what nobody asked for */
};

/* ---- reading ------------------------------------------------------------------------------------------- */

static guint number_of(qpdf_data pdf, qpdf_oh object) {
  return (guint)qpdf_oh_get_object_id(pdf, object);
}

static void read_size(CairoObjects *objects) {
  const qpdf_oh trailer = qpdf_get_trailer(objects->pdf);
  const qpdf_oh size = qpdf_oh_get_key(objects->pdf, trailer, "/Size");
  objects->end = (guint)MAX(qpdf_oh_get_int_value_as_int(objects->pdf, size), 1);
  qpdf_oh_release(objects->pdf, size);
  qpdf_oh_release(objects->pdf, trailer);
}

/* Pages forget Cairo's structure; their content is remembered. */
static void read_pages(CairoObjects *objects) {
  const qpdf_data pdf = objects->pdf;
  objects->page_count = (guint)MAX(qpdf_get_num_pages(pdf), 0);
  objects->pages = g_new(guint, objects->page_count + 1);
  for (guint i = 0; i < objects->page_count; i++) {
    const qpdf_oh page = qpdf_get_page_n(pdf, i);
    const qpdf_oh contents = qpdf_oh_get_key(pdf, page, "/Contents");
    objects->pages[i] = number_of(pdf, page);
    g_hash_table_insert(objects->contents, GUINT_TO_POINTER(number_of(pdf, contents)),
                        GUINT_TO_POINTER(i + 1));
    objects->has_additions |= qpdf_oh_has_key(pdf, page, "/Annots");
    qpdf_oh_remove_key(pdf, page, "/StructParents");
    qpdf_oh_release(pdf, contents);
    qpdf_oh_release(pdf, page);
  }
}

CairoObjects *cairo_objects_new(GBytes *pages, GError **error) {
  CairoObjects *objects = g_new0(CairoObjects, 1);
  gsize length;
  const char *bytes = g_bytes_get_data(pages, &length);
  objects->pdf = qpdf_init();
  objects->contents = g_hash_table_new(NULL, NULL);
  qpdf_silence_errors(objects->pdf);
  qpdf_set_suppress_warnings(objects->pdf, QPDF_TRUE);
  qpdf_read_memory(objects->pdf, "pages", bytes, length, NULL);
  if (!pdf_failed(objects->pdf, error)) {
    read_size(objects);
    read_pages(objects);
    if (!pdf_failed(objects->pdf, error))
      return objects;
  }
  cairo_objects_free(objects);
  return NULL;
}

void cairo_objects_free(CairoObjects *objects) {
  qpdf_cleanup(&objects->pdf);
  g_hash_table_unref(objects->contents);
  g_free(objects->pages);
  g_free(objects);
}

guint cairo_objects_page_count(const CairoObjects *objects) { return objects->page_count; }

guint cairo_objects_end(const CairoObjects *objects) { return objects->end; }

guint cairo_objects_page(const CairoObjects *objects, guint index) {
  g_assert(index < objects->page_count);
  return objects->pages[index];
}

/* ---- writing ------------------------------------------------------------------------------------------- */

/* What is written, and what waits for it. */
typedef struct {
  CairoObjects *objects;
  PdfFile *file;
  const GArray *marks; /* guint: of each page */
  GArray *waiting;     /* guint */
  guint8 *seen;        /* by number */
} Copy;

/* Those that are met for the first time wait. */
static void meet(Copy *copy, const char *syntax, gsize length) {
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  syntax_references(numbers, syntax, length);
  for (guint i = 0; i < numbers->len; i++) {
    const guint number = g_array_index(numbers, guint, i);
    if (number >= copy->objects->end || copy->seen[number])
      continue;
    copy->seen[number] = TRUE;
    g_array_append_val(copy->waiting, number);
  }
}

/* The object as text; of a dictionary without the brackets around it. */
static GString *text_of(qpdf_data pdf, qpdf_oh object) {
  GString *text = g_string_new(qpdf_oh_unparse_resolved(pdf, object));
  if (qpdf_oh_is_dictionary(pdf, object)) {
    g_assert(text->len >= 4 && g_str_has_suffix(text->str, ">>"));
    g_string_truncate(text, text->len - 2);
    g_string_erase(text, 0, 2);
  }
  return text;
}

static void write_object(Copy *copy, guint number, qpdf_oh object) {
  const qpdf_data pdf = copy->objects->pdf;
  /* Cairo's CID fonts of TrueType outlines do not say that identifiers are glyphs (ISO 14289-1, 7.21.3.2). */
  const gboolean is_font = qpdf_oh_is_dictionary_of_type(pdf, object, "/Font", "/CIDFontType2");
  g_autoptr(GString) text = text_of(pdf, object);
  meet(copy, text->str, text->len);
  if (qpdf_oh_is_dictionary(pdf, object)) {
    g_string_prepend(text, "<<");
    g_string_append(text, is_font ? "/CIDToGIDMap/Identity>>" : ">>");
  }
  pdf_file_add(copy->file, number, text->str, text->len);
}

static guint marks_wanted(const Copy *copy, guint number) {
  const gpointer page = g_hash_table_lookup(copy->objects->contents, GUINT_TO_POINTER(number));
  const guint index = GPOINTER_TO_UINT(page) - 1;
  return index < copy->marks->len ? g_array_index(copy->marks, guint, index) : 0;
}

/* Cairo leaves marks out of a page on which nothing is drawn; what belongs to them is empty, but names them. */
static GString *empty_marks(guint count) {
  GString *content = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append_printf(content, "/Span <</MCID %u>> BDC EMC\n", i);
  return content;
}

/* Unpacks the content; where it has decoration, writes it anew. */
static gboolean write_content(Copy *copy, guint number, qpdf_oh stream) {
  unsigned char *bytes = NULL;
  size_t length = 0;
  guint marks = 0;
  qpdf_oh_get_stream_data(copy->objects->pdf, stream, qpdf_dl_generalized, NULL, &bytes, &length);
  GString *marked = bytes ? content_mark_artifacts((const char *)bytes, length, &marks) : NULL;
  free(bytes); /* libqpdf's own allocation */
  const guint wanted = marks_wanted(copy, number);
  if (marks == 0 && wanted > 0)
    marked = empty_marks(wanted);
  else
    copy->objects->has_additions |= marks != wanted;
  if (!marked)
    return FALSE;
  pdf_file_add_stream(copy->file, number, "", marked->str, marked->len, STREAM_PACK);
  g_string_free(marked, TRUE);
  return TRUE;
}

static void write_stream(Copy *copy, guint number, qpdf_oh stream) {
  const qpdf_data pdf = copy->objects->pdf;
  if (g_hash_table_contains(copy->objects->contents, GUINT_TO_POINTER(number)) &&
      write_content(copy, number, stream))
    return;
  const qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
  qpdf_oh_remove_key(pdf, dictionary, "/Length");
  qpdf_oh_remove_key(pdf, dictionary, "/Interpolate"); /* ISO 19005-2, 6.2.8 */
  g_autoptr(GString) entries = text_of(pdf, dictionary);
  meet(copy, entries->str, entries->len);
  unsigned char *bytes = NULL;
  size_t length = 0;
  qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_none, NULL, &bytes, &length);
  pdf_file_add_stream(copy->file, number, entries->str, bytes, length, STREAM_AS_IS);
  free(bytes); /* libqpdf's own allocation */
  qpdf_oh_release(pdf, dictionary);
}

static void write_page(Copy *copy, guint index, const GString *more) {
  const qpdf_data pdf = copy->objects->pdf;
  const qpdf_oh page = qpdf_get_page_n(pdf, index);
  g_autoptr(GString) text = text_of(pdf, page);
  meet(copy, text->str, text->len);
  g_string_prepend(text, "<<");
  g_string_append_printf(text, "%s>>", more->str);
  pdf_file_add(copy->file, copy->objects->pages[index], text->str, text->len);
  qpdf_oh_release(pdf, page);
}

static void write_waiting(Copy *copy) {
  const qpdf_data pdf = copy->objects->pdf;
  for (guint i = 0; i < copy->waiting->len; i++) {
    const guint number = g_array_index(copy->waiting, guint, i);
    const qpdf_oh object = qpdf_get_object_by_id(pdf, (int)number, 0);
    if (qpdf_oh_is_stream(pdf, object))
      write_stream(copy, number, object);
    else
      write_object(copy, number, object);
    qpdf_oh_release(pdf, object);
  }
}

static guint page_tree(qpdf_data pdf) {
  const qpdf_oh root = qpdf_get_root(pdf), pages = qpdf_oh_get_key(pdf, root, "/Pages");
  const guint number = number_of(pdf, pages);
  qpdf_oh_release(pdf, pages);
  qpdf_oh_release(pdf, root);
  return number;
}

guint cairo_objects_write(CairoObjects *objects, PdfFile *file, GString *const *on_pages,
                          const GArray *marks, GError **error) {
  Copy copy = {objects, file, marks, g_array_new(FALSE, FALSE, sizeof(guint)),
               g_new0(guint8, objects->end)};
  for (guint i = 0; i < objects->page_count; i++)
    copy.seen[objects->pages[i]] = TRUE;
  for (guint i = 0; i < objects->page_count; i++)
    write_page(&copy, i, on_pages[i]);
  write_waiting(&copy);
  g_array_unref(copy.waiting);
  g_free(copy.seen);
  const guint pages = page_tree(objects->pdf);
  if (pdf_failed(objects->pdf, error))
    return 0;
  if (!objects->has_additions)
    return pages;
  g_set_error_literal(error, PDF_ERROR, PDF_ERROR_FAILED,
                      "a picture has put tags of its own into a page");
  return 0;
}
