/* Archive: libzip opens the bytes, names the entry and unpacks it; sizes are held against the limit first.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/archive.h"

#include <zip.h>

static void refuse(GError **error, const char *what, const char *why) {
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s%s%s", what, why == NULL ? "" : ": ",
              why == NULL ? "" : why);
}

static zip_t *open_archive(GBytes *bytes, GError **error) {
  gsize length = 0;
  const void *data = g_bytes_get_data(bytes, &length);
  zip_error_t reason;
  zip_error_init(&reason);
  zip_source_t *source = zip_source_buffer_create(data, length, 0, &reason);
  zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &reason);
  if (zip == NULL) {
    zip_source_free(source);
    refuse(error, "the archive is damaged", zip_error_strerror(&reason));
  }
  zip_error_fini(&reason);
  return zip;
}

/* FALSE with an error: the entry is not to be unpacked. */
static gboolean is_fine(const zip_stat_t *stat, const char *name, gsize most, GError **error) {
  const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if ((stat->valid & wanted) != wanted)
    refuse(error, "the archive is damaged", "it does not say what it holds");
  else if (stat->encryption_method != ZIP_EM_NONE)
    refuse(error, "the archive is encrypted", NULL);
  else if (stat->size > most)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "the archive holds %s of more than %" G_GSIZE_FORMAT " bytes", name, most);
  else if (stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE)
    refuse(error, "the archive is packed in an unusual way", NULL);
  else
    return TRUE;
  return FALSE;
}

/* Reads as long as bytes come, and no more than the entry says: reading on to the end is what checks the sum. */
static GBytes *unpack(zip_file_t *file, gsize size, GError **error) {
  g_autoptr(GByteArray) out = g_byte_array_new();
  guint8 buffer[64 * 1024];
  zip_int64_t got = 0;
  while ((got = zip_fread(file, buffer, sizeof buffer)) > 0 && out->len + (gsize)got <= size)
    g_byte_array_append(out, buffer, (guint)got);
  if (got == 0 && out->len == size)
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
  refuse(error, "the archive is damaged",
         got < 0 ? zip_error_strerror(zip_file_get_error(file))
                 : "an entry has another size than it says");
  return NULL;
}

static GBytes *read_entry(zip_t *zip, const char *name, gsize most, GError **error) {
  const zip_int64_t index = zip_name_locate(zip, name, ZIP_FL_ENC_RAW);
  if (index < 0)
    return NULL;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(zip, (zip_uint64_t)index, 0, &stat) != 0) {
    refuse(error, "the archive is damaged", zip_strerror(zip));
    return NULL;
  }
  if (!is_fine(&stat, name, most, error))
    return NULL;
  zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)index, 0);
  if (file == NULL) {
    refuse(error, "the archive is damaged", zip_strerror(zip));
    return NULL;
  }
  GBytes *bytes = unpack(file, stat.size, error);
  zip_fclose(file);
  return bytes;
}

GBytes *archive_file(GBytes *archive, const char *name, gsize most, GError **error) {
  zip_t *zip = open_archive(archive, error);
  if (zip == NULL)
    return NULL;
  GBytes *bytes = read_entry(zip, name, most, error);
  zip_discard(zip);
  return bytes;
}
