/* Archive: from the end to the central directory, along it to the entry, from there to its bytes.
 *
 * Nothing is believed: each offset and length is held against the size of the archive before it is used.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/archive.h"

#include <string.h>
#include <zlib.h>

enum {
  END_LENGTH = 22,
  ENTRY_LENGTH = 46,
  LOCAL_LENGTH = 30,
  COMMENT_MOST = 65535,
  STORED = 0,
  DEFLATED = 8
};

typedef struct {
  const guint8 *bytes;
  gsize length;
} Zip;

/* Of an entry, as the central directory says. */
typedef struct {
  guint flags, method;
  guint32 crc, packed, size, offset;
} Entry;

static guint get16(const guint8 *at) { return at[0] | (guint)at[1] << 8; }

static guint32 get32(const guint8 *at) { return get16(at) | (guint32)get16(at + 2) << 16; }

static gboolean damaged(GError **error, const char *what) {
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "the archive is damaged: %s", what);
  return FALSE;
}

/* The record at the end whose comment ends with the file; NULL when there is none. */
static const guint8 *find_end(const Zip *zip) {
  for (gsize back = END_LENGTH; back <= zip->length && back <= END_LENGTH + COMMENT_MOST; back++) {
    const guint8 *at = zip->bytes + zip->length - back;
    if (memcmp(at, "PK\5\6", 4) == 0 && get16(at + 20) == back - END_LENGTH)
      return at;
  }
  return NULL;
}

/* FALSE with an error when the directory is damaged; *found says whether it has the name. */
static gboolean find_entry(Entry *entry, gboolean *found, const Zip *zip, const char *name,
                           GError **error) {
  const guint8 *end = find_end(zip);
  const gsize name_length = strlen(name);
  *found = FALSE;
  if (end == NULL)
    return damaged(error, "it has no end");
  const gsize limit = (gsize)(end - zip->bytes);
  const guint count = get16(end + 10);
  gsize at = get32(end + 16);
  for (guint i = 0; i < count && !*found; i++) {
    if (at > limit || limit - at < ENTRY_LENGTH || memcmp(zip->bytes + at, "PK\1\2", 4) != 0)
      return damaged(error, "its list of files is cut off");
    const guint8 *head = zip->bytes + at;
    const gsize length = get16(head + 28);
    const gsize whole = ENTRY_LENGTH + length + get16(head + 30) + get16(head + 32);
    if (limit - at < whole)
      return damaged(error, "its list of files is cut off");
    *found = length == name_length && memcmp(head + ENTRY_LENGTH, name, length) == 0;
    *entry = (Entry){get16(head + 8),  get16(head + 10), get32(head + 16),
                     get32(head + 20), get32(head + 24), get32(head + 42)};
    at += whole;
  }
  return TRUE;
}

static gboolean inflate_into(GByteArray *out, const guint8 *packed, gsize length) {
  z_stream stream = {.next_in = (guint8 *)packed,
                     .avail_in = (uInt)length,
                     .next_out = out->data,
                     .avail_out = out->len};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return FALSE;
  const int status = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return status == Z_STREAM_END && stream.avail_out == 0;
}

/* What the entry holds, without a look at its check sum. */
static GBytes *unpack(const Zip *zip, const Entry *entry, GError **error) {
  const guint8 *local = entry->offset > zip->length || zip->length - entry->offset < LOCAL_LENGTH
                            ? NULL
                            : zip->bytes + entry->offset;
  if (local == NULL || memcmp(local, "PK\3\4", 4) != 0) {
    damaged(error, "a file of it is not where it should be");
    return NULL;
  }
  const gsize start = entry->offset + LOCAL_LENGTH + get16(local + 26) + (gsize)get16(local + 28);
  if (start > zip->length || zip->length - start < entry->packed) {
    damaged(error, "a file of it is cut off");
    return NULL;
  }
  if (entry->method == STORED && entry->packed == entry->size)
    return g_bytes_new(zip->bytes + start, entry->size);
  g_autoptr(GByteArray) out = g_byte_array_new();
  g_byte_array_set_size(out, entry->size);
  if (entry->method == DEFLATED && inflate_into(out, zip->bytes + start, entry->packed))
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
  damaged(error, "a file of it cannot be unpacked");
  return NULL;
}

GBytes *archive_file(GBytes *archive, const char *name, gsize most, GError **error) {
  Zip zip = {0};
  Entry entry = {0};
  gboolean found = FALSE;
  zip.bytes = g_bytes_get_data(archive, &zip.length);
  if (!find_entry(&entry, &found, &zip, name, error) || !found)
    return NULL;
  if ((entry.flags & 1) != 0) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "the archive is encrypted");
    return NULL;
  }
  if (entry.size > most) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "the archive holds %s of more than %" G_GSIZE_FORMAT " bytes", name, most);
    return NULL;
  }
  /* Deflate packs at most 1032 bytes into one: what claims more is not unpacked at all. */
  if (entry.size / 1032 > entry.packed) {
    damaged(error, "a file of it is larger than it can be");
    return NULL;
  }
  g_autoptr(GBytes) bytes = unpack(&zip, &entry, error);
  if (bytes == NULL)
    return NULL;
  gsize length = 0;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  if (crc32(crc32(0, NULL, 0), data, (uInt)length) != entry.crc) {
    damaged(error, "a check sum is wrong");
    return NULL;
  }
  return g_steal_pointer(&bytes);
}
