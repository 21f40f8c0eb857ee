/* Writes objects, object streams and the cross-reference stream of a PDF 1.7.
 *
 * Every stream ends with a line feed before "endstream", as PDF/A asks for (ISO 19005-2, 6.1.7.1).
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/writer.h"

#include <string.h>
#include <zlib.h>

enum { STREAM_OBJECTS = 100, STREAM_BYTES = 1 << 16, ENTRY = 7 };

typedef enum { FREE, PLAIN, PACKED } Kind;

/* Where an object is: at an offset of the file, or the `index`th in an object stream. */
typedef struct {
  Kind kind;
  guint at, index;
} Entry;

struct PdfWriter {
  GByteArray *file;
  GArray *entries;          /* Entry, by number */
  GString *index, *objects; /* of the object stream that is being filled */
  guint packed;             /* objects in it */
  guint stream;             /* its number */
};

PdfWriter *pdf_writer_new(guint reserved) {
  PdfWriter *writer = g_new0(PdfWriter, 1);
  writer->file = g_byte_array_new();
  writer->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
  writer->index = g_string_new(NULL);
  writer->objects = g_string_new(NULL);
  g_array_set_size(writer->entries, MAX(reserved, 1));
  static const char head[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  g_byte_array_append(writer->file, (const guint8 *)head, sizeof head - 1);
  return writer;
}

guint pdf_writer_reserve(PdfWriter *writer, guint count) {
  const guint first = writer->entries->len;
  g_array_set_size(writer->entries, first + count);
  return first;
}

static void append(PdfWriter *writer, const char *text) {
  g_byte_array_append(writer->file, (const guint8 *)text, (guint)strlen(text));
}

static Entry *claim(PdfWriter *writer, guint number, Kind kind) {
  g_assert(number > 0 && number < writer->entries->len);
  Entry *entry = &g_array_index(writer->entries, Entry, number);
  g_assert(entry->kind == FREE);
  entry->kind = kind;
  return entry;
}

static void write_stream(PdfWriter *writer, guint number, const char *entries, const void *data,
                         gsize length) {
  claim(writer, number, PLAIN)->at = writer->file->len;
  g_autofree char *head = g_strdup_printf("%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n",
                                          number, entries, length);
  append(writer, head);
  g_byte_array_append(writer->file, data, (guint)length);
  append(writer, "\nendstream\nendobj\n");
}

void pdf_writer_add_stream(PdfWriter *writer, guint number, const char *entries, const void *data,
                           gsize length, StreamPacking packing) {
  if (packing == STREAM_AS_IS) {
    write_stream(writer, number, entries, data, length);
    return;
  }
  uLongf size = compressBound(length);
  g_autofree Bytef *packed = g_malloc(size);
  const int status = compress2(packed, &size, data, length, Z_DEFAULT_COMPRESSION);
  g_assert(status == Z_OK);
  g_autofree char *all = g_strconcat(entries, "/Filter/FlateDecode", NULL);
  write_stream(writer, number, all, packed, size);
}

/* Ends the object stream that is being filled. */
static void flush(PdfWriter *writer) {
  if (!writer->packed)
    return;
  g_autofree char *entries = g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT,
                                             writer->packed, writer->index->len);
  g_string_append_len(writer->index, writer->objects->str, (gssize)writer->objects->len);
  pdf_writer_add_stream(writer, writer->stream, entries, writer->index->str, writer->index->len,
                        STREAM_PACK);
  g_string_truncate(writer->index, 0);
  g_string_truncate(writer->objects, 0);
  writer->packed = 0;
}

void pdf_writer_add(PdfWriter *writer, guint number, const char *syntax, gsize length) {
  if (!writer->packed)
    writer->stream = pdf_writer_reserve(writer, 1);
  Entry *entry = claim(writer, number, PACKED);
  entry->at = writer->stream;
  entry->index = writer->packed++;
  g_string_append_printf(writer->index, "%u %" G_GSIZE_FORMAT " ", number, writer->objects->len);
  g_string_append_len(writer->objects, syntax, (gssize)length);
  g_string_append_c(writer->objects, '\n');
  if (writer->packed == STREAM_OBJECTS || writer->objects->len >= STREAM_BYTES)
    flush(writer);
}

static void add_bytes(GByteArray *out, guint value, guint size) {
  for (guint i = size; i > 0; i--)
    g_byte_array_append(out, &(guint8){(guint8)(value >> 8 * (i - 1))}, 1);
}

/* One byte for the kind, four for the place, two for the index. */
static GByteArray *cross_references(const PdfWriter *writer) {
  GByteArray *out = g_byte_array_sized_new(writer->entries->len * ENTRY);
  for (guint i = 0; i < writer->entries->len; i++) {
    const Entry *entry = &g_array_index(writer->entries, Entry, i);
    add_bytes(out, entry->kind, 1);
    add_bytes(out, entry->at, 4);
    add_bytes(out, entry->kind == FREE ? 0xFFFF : entry->index, 2);
  }
  return out;
}

GBytes *pdf_writer_finish(PdfWriter *writer, guint root, guint information) {
  flush(writer);
  const guint number = pdf_writer_reserve(writer, 1);
  const guint start = writer->file->len;
  g_autofree char *digest =
      g_compute_checksum_for_data(G_CHECKSUM_MD5, writer->file->data, writer->file->len);
  g_autofree char *entries =
      g_strdup_printf("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]",
                      writer->entries->len, root, information, digest, digest);
  /* Its own place must be among the entries. */
  g_array_index(writer->entries, Entry, number) = (Entry){PLAIN, start, 0};
  GByteArray *table = cross_references(writer);
  g_array_index(writer->entries, Entry, number) = (Entry){FREE, 0, 0};
  pdf_writer_add_stream(writer, number, entries, table->data, table->len, STREAM_PACK);
  g_byte_array_unref(table);
  g_autofree char *tail = g_strdup_printf("startxref\n%u\n%%%%EOF\n", start);
  append(writer, tail);
  g_array_unref(writer->entries);
  g_string_free(writer->index, TRUE);
  g_string_free(writer->objects, TRUE);
  GBytes *file = g_byte_array_free_to_bytes(writer->file);
  g_free(writer);
  return file;
}
