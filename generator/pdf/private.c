/* PdfPrivate: libqpdf finds the stream; it is unpacked here, so that it stops at the bound.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/private.h"

#include <stdlib.h>
#include <zlib.h>

#include "pdf/failure.h"
#include "pdf/packed.h"

/* NULL when more comes out than `most`, or the data is damaged. */
static GBytes *inflate_bounded(const guint8 *packed, gsize length, gsize most) {
  z_stream stream = {.next_in = (guint8 *)packed, .avail_in = (uInt)length};
  guint8 buffer[64 * 1024];
  int status = inflateInit(&stream);
  GByteArray *out = g_byte_array_new();
  while (status == Z_OK && out->len <= most) {
    stream.next_out = buffer;
    stream.avail_out = sizeof buffer;
    status = inflate(&stream, Z_NO_FLUSH);
    g_byte_array_append(out, buffer, (guint)(sizeof buffer - stream.avail_out));
  }
  inflateEnd(&stream);
  const gboolean is_whole = status == Z_STREAM_END && out->len <= most;
  GBytes *bytes = g_byte_array_free_to_bytes(out);
  if (!is_whole)
    g_clear_pointer(&bytes, g_bytes_unref);
  return bytes;
}

typedef enum { FILTER_NONE, FILTER_FLATE, FILTER_OTHER } Filter;

static Filter filter_of_name(qpdf_data pdf, qpdf_oh name) {
  return qpdf_oh_is_name(pdf, name) && g_str_equal(qpdf_oh_get_name(pdf, name), "/FlateDecode")
             ? FILTER_FLATE
             : FILTER_OTHER;
}

static Filter filter_of(qpdf_data pdf, qpdf_oh dictionary) {
  const qpdf_oh parameters = qpdf_oh_get_key(pdf, dictionary, "/DecodeParms");
  const qpdf_oh filter = qpdf_oh_get_key(pdf, dictionary, "/Filter");
  Filter found = FILTER_OTHER;
  if (!qpdf_oh_is_null(pdf, parameters)) {
    found = FILTER_OTHER;
  } else if (qpdf_oh_is_null(pdf, filter)) {
    found = FILTER_NONE;
  } else if (qpdf_oh_is_array(pdf, filter) && qpdf_oh_get_array_n_items(pdf, filter) == 1) {
    const qpdf_oh only = qpdf_oh_get_array_item(pdf, filter, 0);
    found = filter_of_name(pdf, only);
    qpdf_oh_release(pdf, only);
  } else {
    found = filter_of_name(pdf, filter);
  }
  qpdf_oh_release(pdf, parameters);
  qpdf_oh_release(pdf, filter);
  return found;
}

static GBytes *read_stream(qpdf_data pdf, qpdf_oh stream, gsize most, GError **error) {
  const qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
  const Filter filter = filter_of(pdf, dictionary);
  qpdf_oh_release(pdf, dictionary);
  unsigned char *raw = NULL;
  size_t length = 0;
  if (filter != FILTER_OTHER)
    qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_none, NULL, &raw, &length);
  GBytes *bytes = NULL;
  if (raw != NULL && length <= most)
    bytes = filter == FILTER_FLATE ? inflate_bounded(raw, length, most) : g_bytes_new(raw, length);
  free(raw); /* libqpdf's own allocation */
  if (bytes == NULL)
    g_set_error(error, PDF_ERROR, PDF_ERROR_FAILED,
                "what it carries is damaged, or larger than %" G_GSIZE_FORMAT " bytes", most);
  return bytes;
}

static qpdf_oh take_key(qpdf_data pdf, qpdf_oh dictionary, const char *key) {
  const qpdf_oh value = qpdf_oh_is_dictionary(pdf, dictionary)
                            ? qpdf_oh_get_key(pdf, dictionary, key)
                            : qpdf_oh_new_null(pdf);
  qpdf_oh_release(pdf, dictionary);
  return value;
}

static GBytes *read_private(qpdf_data pdf, gsize most, GError **error) {
  if (pdf_failed(pdf, error))
    return NULL;
  if (qpdf_is_encrypted(pdf)) {
    g_set_error_literal(error, PDF_ERROR, PDF_ERROR_FAILED, "the file is encrypted");
    return NULL;
  }
  const qpdf_oh root = qpdf_get_root(pdf);
  if (pdf_failed(pdf, error))
    return NULL;
  const qpdf_oh pieces = take_key(pdf, root, "/PieceInfo");
  const qpdf_oh ours = take_key(pdf, pieces, "/Stepbook");
  const qpdf_oh stream = take_key(pdf, ours, "/Private");
  GBytes *bytes = qpdf_oh_is_stream(pdf, stream) ? read_stream(pdf, stream, most, error) : NULL;
  qpdf_oh_release(pdf, stream);
  return bytes;
}

GBytes *pdf_private_read(const void *bytes, gsize length, gsize most, GError **error) {
  const char *fault = pdf_packed_fault(bytes, length);
  if (fault != NULL) {
    g_set_error_literal(error, PDF_ERROR, PDF_ERROR_FAILED, fault);
    return NULL;
  }
  qpdf_data pdf = qpdf_init();
  qpdf_silence_errors(pdf);
  qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
  qpdf_read_memory(pdf, "private", bytes, length, NULL);
  GBytes *found = read_private(pdf, most, error);
  qpdf_cleanup(&pdf);
  return found;
}
