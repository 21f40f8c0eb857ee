/* Finishes a PDF with libqpdf: reads what Cairo wrote, repairs it, adds what was gathered, writes it anew.
 *
 * Cairo's own structure tree and metadata are dropped. Its objects are looked at once each: fonts get what PDF/UA asks for, images
 * lose their blur. Only pages with decoration have their content rewritten.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish.h"

#include <stdlib.h>

#include "pdf/content.h"
#include "pdf/finish_annotations.h"
#include "pdf/finish_metadata.h"
#include "pdf/finish_outline.h"
#include "pdf/finish_structure.h"
#include "pdf/object.h"

/* Cairo's CID fonts of TrueType outlines do not say that identifiers are glyphs (ISO 14289-1, 7.21.3.2); its images ask to be
 * smoothed, which ISO 19005-2, 6.2.8 forbids. */
static void repair_object(qpdf_data pdf, qpdf_oh object) {
  if (qpdf_oh_is_dictionary(pdf, object)) {
    if (qpdf_oh_is_dictionary_of_type(pdf, object, "/Font", "/CIDFontType2"))
      object_put_name(pdf, object, "/CIDToGIDMap", "/Identity");
  } else if (qpdf_oh_is_stream(pdf, object)) {
    const qpdf_oh dictionary = qpdf_oh_get_dict(pdf, object);
    qpdf_oh_remove_key(pdf, dictionary, "/Interpolate");
    qpdf_oh_release(pdf, dictionary);
  }
}

static void repair_objects(qpdf_data pdf) {
  const qpdf_oh trailer = qpdf_get_trailer(pdf), size = qpdf_oh_get_key(pdf, trailer, "/Size");
  const int count = qpdf_oh_get_int_value_as_int(pdf, size);
  for (int i = 1; i < count; i++) {
    const qpdf_oh object = qpdf_get_object_by_id(pdf, i, 0);
    repair_object(pdf, object);
    qpdf_oh_release(pdf, object);
  }
  qpdf_oh_release(pdf, size);
  qpdf_oh_release(pdf, trailer);
}

static void mark_artifacts(qpdf_data pdf, qpdf_oh page) {
  const qpdf_oh contents = qpdf_oh_get_key(pdf, page, "/Contents");
  unsigned char *bytes = NULL;
  size_t length = 0;
  guint marks;
  qpdf_oh_get_stream_data(pdf, contents, qpdf_dl_generalized, NULL, &bytes, &length);
  GString *marked = bytes ? content_mark_artifacts((const char *)bytes, length, &marks) : NULL;
  if (marked) {
    const qpdf_oh null = qpdf_oh_new_null(pdf);
    qpdf_oh_replace_stream_data(pdf, contents, (const unsigned char *)marked->str, marked->len,
                                null, null);
    qpdf_oh_release(pdf, null);
    g_string_free(marked, TRUE);
  }
  free(bytes); /* libqpdf's own allocation */
  qpdf_oh_release(pdf, contents);
}

static void find_pages(Finishing *finishing) {
  const int count = qpdf_get_num_pages(finishing->pdf);
  finishing->page_count = (guint)MAX(count, 0);
  finishing->pages = g_new(qpdf_oh, finishing->page_count + 1);
  for (guint i = 0; i < finishing->page_count; i++)
    finishing->pages[i] = qpdf_get_page_n(finishing->pdf, i);
}

static void finish_all(Finishing *finishing, const PdfMetadata *metadata) {
  const qpdf_data pdf = finishing->pdf;
  repair_objects(pdf);
  for (guint i = 0; i < finishing->page_count; i++)
    mark_artifacts(pdf, finishing->pages[i]);
  finish_elements(finishing);
  finish_annotations(finishing);
  finish_structure(finishing);
  finish_outline(finishing);
  finish_destinations(finishing);
  finish_page_labels(finishing);
  finish_metadata(finishing, metadata);
  finish_output_intent(finishing);
}

/* Compact objects (7.5.7), an identifier that follows from the bytes, line ends before "endstream" (ISO 19005-2, 6.1.7.1). */
static GBytes *write_file(qpdf_data pdf, GError **error) {
  qpdf_init_write_memory(pdf);
  qpdf_force_pdf_version(pdf, "1.7");
  qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
  qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream(pdf, QPDF_TRUE);
  qpdf_write(pdf);
  if (object_failed(pdf, error))
    return NULL;
  return g_bytes_new(qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
}

GBytes *pdf_finish(GBytes *pages, const PdfParts *parts, const PdfMetadata *metadata,
                   GError **error) {
  Finishing finishing = {.pdf = qpdf_init(), .parts = parts};
  gsize length;
  const char *bytes = g_bytes_get_data(pages, &length);
  GBytes *file = NULL;
  qpdf_silence_errors(finishing.pdf);
  qpdf_set_suppress_warnings(finishing.pdf, QPDF_TRUE);
  qpdf_read_memory(finishing.pdf, "pages", bytes, length, NULL);
  if (!object_failed(finishing.pdf, error)) {
    find_pages(&finishing);
    finishing.root = qpdf_get_root(finishing.pdf);
    if (!object_failed(finishing.pdf, error)) {
      finish_all(&finishing, metadata);
      file = write_file(finishing.pdf, error);
    }
  }
  g_free(finishing.pages);
  g_free(finishing.elements);
  g_free(finishing.annotations);
  qpdf_cleanup(&finishing.pdf);
  return file;
}
