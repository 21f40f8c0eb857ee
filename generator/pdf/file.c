/* Writes objects, object streams and the cross-reference stream of a PDF 1.7.
 *
 * Every stream ends with a line feed before "endstream", as PDF/A asks for (ISO 19005-2, 6.1.7.1).
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/file.h"

#include <string.h>
#include <zlib.h>

enum { STREAM_OBJECTS = 100, STREAM_BYTES = 1 << 16, ENTRY = 7 };

typedef enum { FREE, PLAIN, PACKED } Kind;

/* Where an object is: at an offset of the file, or the `index`th in an object stream. */
typedef struct {
  Kind kind;
  guint at, index;
} Entry;

struct PdfFile {
  GByteArray *bytes;
  GArray *entries;          /* Entry, by number */
  GString *index, *objects; /* of the object stream that is being filled */
  guint packed;             /* objects in it */
  guint stream;             /* its number */
};

PdfFile *pdf_file_new(guint reserved) {
  PdfFile *file = g_new0(PdfFile, 1);
  file->bytes = g_byte_array_new();
  file->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
  file->index = g_string_new(NULL);
  file->objects = g_string_new(NULL);
  g_array_set_size(file->entries, MAX(reserved, 1));
  static const char head[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  g_byte_array_append(file->bytes, (const guint8 *)head, sizeof head - 1);
  return file;
}

guint pdf_file_reserve(PdfFile *file, guint count) {
  const guint first = file->entries->len;
  g_array_set_size(file->entries, first + count);
  return first;
}

static void append(PdfFile *file, const char *text) {
  g_byte_array_append(file->bytes, (const guint8 *)text, (guint)strlen(text));
}

static Entry *claim(PdfFile *file, guint number, Kind kind) {
  g_assert(number > 0 && number < file->entries->len);
  Entry *entry = &g_array_index(file->entries, Entry, number);
  g_assert(entry->kind == FREE);
  entry->kind = kind;
  return entry;
}

static void write_stream(PdfFile *file, guint number, const char *entries, const void *data,
                         gsize length) {
  claim(file, number, PLAIN)->at = file->bytes->len;
  g_autofree char *head = g_strdup_printf("%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n",
                                          number, entries, length);
  append(file, head);
  g_byte_array_append(file->bytes, data, (guint)length);
  append(file, "\nendstream\nendobj\n");
}

void pdf_file_add_stream(PdfFile *file, guint number, const char *entries, const void *data,
                         gsize length, StreamPacking packing) {
  if (packing == STREAM_AS_IS) {
    write_stream(file, number, entries, data, length);
    return;
  }
  uLongf size = compressBound(length);
  g_autofree Bytef *packed = g_malloc(size);
  const int status = compress2(packed, &size, data, length, Z_DEFAULT_COMPRESSION);
  g_assert(status == Z_OK);
  g_autofree char *all = g_strconcat(entries, "/Filter/FlateDecode", NULL);
  write_stream(file, number, all, packed, size);
}

/* Ends the object stream that is being filled. */
static void flush(PdfFile *file) {
  if (!file->packed)
    return;
  g_autofree char *entries =
      g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, file->packed, file->index->len);
  g_string_append_len(file->index, file->objects->str, (gssize)file->objects->len);
  pdf_file_add_stream(file, file->stream, entries, file->index->str, file->index->len, STREAM_PACK);
  g_string_truncate(file->index, 0);
  g_string_truncate(file->objects, 0);
  file->packed = 0;
}

void pdf_file_add(PdfFile *file, guint number, const char *syntax, gsize length) {
  if (!file->packed)
    file->stream = pdf_file_reserve(file, 1);
  Entry *entry = claim(file, number, PACKED);
  entry->at = file->stream;
  entry->index = file->packed++;
  g_string_append_printf(file->index, "%u %" G_GSIZE_FORMAT " ", number, file->objects->len);
  g_string_append_len(file->objects, syntax, (gssize)length);
  g_string_append_c(file->objects, '\n');
  if (file->packed == STREAM_OBJECTS || file->objects->len >= STREAM_BYTES)
    flush(file);
}

static void add_bytes(GByteArray *out, guint value, guint size) {
  for (guint i = size; i > 0; i--)
    g_byte_array_append(out, &(guint8){(guint8)(value >> 8 * (i - 1))}, 1);
}

/* One byte for the kind, four for the place, two for the index. */
static GByteArray *cross_references(const PdfFile *file) {
  GByteArray *out = g_byte_array_sized_new(file->entries->len * ENTRY);
  for (guint i = 0; i < file->entries->len; i++) {
    const Entry *entry = &g_array_index(file->entries, Entry, i);
    add_bytes(out, entry->kind, 1);
    add_bytes(out, entry->at, 4);
    add_bytes(out, entry->kind == FREE ? 0xFFFF : entry->index, 2);
  }
  return out;
}

GBytes *pdf_file_finish(PdfFile *file, guint root, guint information) {
  flush(file);
  const guint number = pdf_file_reserve(file, 1);
  const guint start = file->bytes->len;
  g_autofree char *digest =
      g_compute_checksum_for_data(G_CHECKSUM_MD5, file->bytes->data, file->bytes->len);
  g_autofree char *entries =
      g_strdup_printf("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]",
                      file->entries->len, root, information, digest, digest);
  /* Its own place must be among the entries. */
  g_array_index(file->entries, Entry, number) = (Entry){PLAIN, start, 0};
  GByteArray *table = cross_references(file);
  g_array_index(file->entries, Entry, number) = (Entry){FREE, 0, 0};
  pdf_file_add_stream(file, number, entries, table->data, table->len, STREAM_PACK);
  g_byte_array_unref(table);
  g_autofree char *tail = g_strdup_printf("startxref\n%u\n%%%%EOF\n", start);
  append(file, tail);
  g_array_unref(file->entries);
  g_string_free(file->index, TRUE);
  g_string_free(file->objects, TRUE);
  GBytes *bytes = g_byte_array_free_to_bytes(file->bytes);
  g_free(file);
  return bytes;
}
