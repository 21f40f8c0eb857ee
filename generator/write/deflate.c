/* Packs the bytes of one entry of a ZIP archive: stored, or deflated (RFC 1951).
 *
 * Each thread keeps one deflater: to make its tables anew for each of thousands of small entries would take
 * longer than to deflate them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/deflate.h"

#include <zlib.h>

/* Without a head and with the largest window; the memory that zlib proposes. */
enum { WINDOW_BITS = -15, MEMORY_LEVEL = 8, PIECE_MOST = 1 << 30 };

typedef struct {
  z_stream stream;
  int level;
} Deflater;

static void deflater_free(gpointer data) {
  Deflater *deflater = data;
  deflateEnd(&deflater->stream);
  g_free(deflater);
}

static GPrivate own = G_PRIVATE_INIT(deflater_free);

/* The thread's deflater, fresh, for that level. */
static z_stream *deflater_get(int level) {
  Deflater *deflater = g_private_get(&own);
  if (deflater != NULL && deflater->level == level) {
    deflateReset(&deflater->stream);
    return &deflater->stream;
  }
  deflater = g_new0(Deflater, 1);
  deflater->level = level;
  if (deflateInit2(&deflater->stream, level, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    g_error("out of memory: a deflater");
  g_private_replace(&own, deflater);
  return &deflater->stream;
}

static GBytes *deflated(const guint8 *bytes, gsize length, int level) {
  z_stream *stream = deflater_get(level);
  const gsize room = deflateBound(stream, length);
  guint8 *out = g_malloc(room);
  gsize done = 0;
  stream->next_in = (Bytef *)bytes;
  for (int code = Z_OK; code != Z_STREAM_END;) {
    const gsize left = length - (gsize)(stream->next_in - bytes);
    stream->avail_in = (uInt)MIN(left, (gsize)PIECE_MOST);
    stream->next_out = out + done;
    stream->avail_out = (uInt)MIN(room - done, (gsize)PIECE_MOST);
    code = deflate(stream, left <= PIECE_MOST ? Z_FINISH : Z_NO_FLUSH);
    g_assert(code == Z_OK || code == Z_STREAM_END); /* there is room for all */
    done = (gsize)(stream->next_out - out);
  }
  return g_bytes_new_take(g_realloc(out, done), done);
}

Packed *packed_new(GBytes *bytes, int level) {
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  Packed *packed = g_new(Packed, 1);
  packed->length = length;
  packed->crc = (guint32)crc32_z(0, data, length);
  packed->deflated = level > 0;
  packed->bytes = packed->deflated ? deflated(data, length, level) : g_bytes_ref(bytes);
  return packed;
}

void packed_free(Packed *packed) {
  if (packed == NULL)
    return;
  g_clear_pointer(&packed->bytes, g_bytes_unref);
  g_free(packed);
}
