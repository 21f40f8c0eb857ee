/* Makes a ZIP archive in memory: the same entries give the same bytes.
 *
 * Only the packed bytes of entries are in memory. libzip asks for them at the end, through take_command, and copies
 * them: a source that says how it is packed is not packed again.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/zip.h"

#include "write/manifest.h"

#include <string.h>
#include <zip.h>

G_DEFINE_QUARK(stepbook - archive - error - quark, archive_error)

struct Archive {
  zip_t *zip;
  zip_source_t *packed; /* where libzip puts the archive */
  guint16 dos_time, dos_date;
};

typedef struct {
  Packed *packed; /* without its bytes once they are copied */
  gsize at, size;
  zip_error_t error;
} Entry;

enum { ATTRIBUTES = 0100644 };

static gboolean fail(GError **error, const char *what, const char *reason) {
  g_set_error(error, ARCHIVE_ERROR, ARCHIVE_ERROR_FAILED, "%s: %s", what, reason);
  return FALSE;
}

static void set_time(Archive *archive, gint64 time) {
  const gint64 first = 315532800; /* 1980-01-01 00:00:00 */
  const gint64 last = 4354819198; /* 2107-12-31 23:59:58 */
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(CLAMP(time, first, last));
  archive->dos_time = (guint16)(g_date_time_get_hour(utc) << 11 | g_date_time_get_minute(utc) << 5 |
                                g_date_time_get_second(utc) / 2);
  archive->dos_date =
      (guint16)((g_date_time_get_year(utc) - 1980) << 9 | g_date_time_get_month(utc) << 5 |
                g_date_time_get_day_of_month(utc));
}

Archive *archive_new(gint64 time, GError **error) {
  zip_error_t reason;
  zip_error_init(&reason);
  g_autoptr(Archive) archive = g_new0(Archive, 1);
  set_time(archive, time);
  archive->packed = zip_source_buffer_create(NULL, 0, 0, &reason);
  if (archive->packed != NULL) {
    zip_source_keep(archive->packed);
    archive->zip = zip_open_from_source(archive->packed, ZIP_TRUNCATE, &reason);
    if (archive->zip == NULL)
      zip_source_free(archive->packed);
  }
  if (archive->zip == NULL)
    fail(error, "cannot make an archive", zip_error_strerror(&reason));
  zip_error_fini(&reason);
  return archive->zip != NULL ? g_steal_pointer(&archive) : NULL;
}

void archive_free(Archive *archive) {
  if (archive == NULL)
    return;
  if (archive->zip != NULL)
    zip_discard(archive->zip);
  if (archive->packed != NULL)
    zip_source_free(archive->packed);
  g_free(archive);
}

static zip_int64_t read_entry(Entry *entry, void *to, zip_uint64_t room) {
  const char *bytes = g_bytes_get_data(entry->packed->bytes, NULL);
  const gsize length = MIN(entry->size - entry->at, (gsize)room);
  if (length > 0)
    memcpy(to, bytes + entry->at, length);
  entry->at += length;
  return (zip_int64_t)length;
}

static zip_int64_t describe_entry(const Entry *entry, void *to) {
  zip_stat_t *status = to;
  zip_stat_init(status);
  status->size = entry->packed->length;
  status->comp_size = entry->size;
  status->crc = entry->packed->crc;
  status->comp_method = entry->packed->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  return sizeof *status;
}

/* What libzip asks of an entry; see zip_source_function(3). */
static zip_int64_t take_command(void *data, void *to, zip_uint64_t room, zip_source_cmd_t command) {
  Entry *entry = data;
  if (command == ZIP_SOURCE_SUPPORTS)
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                          ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  if (command == ZIP_SOURCE_OPEN && entry->packed->bytes != NULL) {
    entry->at = 0;
    return 0;
  }
  if (command == ZIP_SOURCE_READ && entry->packed->bytes != NULL)
    return read_entry(entry, to, room);
  if (command == ZIP_SOURCE_STAT)
    return describe_entry(entry, to);
  if (command == ZIP_SOURCE_ERROR)
    return zip_error_to_data(&entry->error, to, room);
  if (command == ZIP_SOURCE_CLOSE) {
    g_clear_pointer(&entry->packed->bytes, g_bytes_unref);
    return 0;
  }
  if (command == ZIP_SOURCE_FREE) {
    packed_free(entry->packed);
    g_free(entry);
    return 0;
  }
  zip_error_set(&entry->error, ZIP_ER_INVAL, 0);
  return -1;
}

/* May an entry with that name and length be added now? */
static gboolean check_entry(const Archive *archive, const char *name, gsize length,
                            GError **error) {
  if (!manifest_path_is_valid(name) || strchr(name, '\\') != NULL)
    return fail(error, name, "may not be the name of an entry");
  if (length >= G_MAXUINT32)
    return fail(error, name, "is too large for an archive");
  if (zip_get_num_entries(archive->zip, 0) >= G_MAXUINT16 - 1)
    return fail(error, name, "is one entry too many");
  return TRUE;
}

gboolean archive_add(Archive *archive, const char *name, Packed *packed, GError **error) {
  Entry *entry = g_new0(Entry, 1);
  entry->packed = packed;
  entry->size = g_bytes_get_size(packed->bytes);
  zip_error_init(&entry->error);
  zip_t *zip = archive->zip;
  zip_source_t *source = NULL;
  gboolean good = check_entry(archive, name, packed->length, error);
  if (good) {
    source = zip_source_function(zip, take_command, entry);
    good = source != NULL || fail(error, name, zip_strerror(zip));
  }
  if (!good) {
    take_command(entry, NULL, 0, ZIP_SOURCE_FREE);
    return FALSE;
  }
  const zip_int32_t method = packed->deflated ? ZIP_CM_DEFAULT : ZIP_CM_STORE;
  const zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return fail(error, name, zip_strerror(zip));
  }
  const zip_uint64_t at = (zip_uint64_t)index;
  const zip_uint32_t attributes = (zip_uint32_t)ATTRIBUTES << 16;
  if (zip_set_file_compression(zip, at, method, 0) < 0 ||
      zip_file_set_dostime(zip, at, archive->dos_time, archive->dos_date, 0) < 0 ||
      zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, attributes) < 0)
    return fail(error, name, zip_strerror(zip));
  return TRUE;
}

/* The bytes that libzip has put into the source. */
static GBytes *read_packed(zip_source_t *packed, GError **error) {
  zip_stat_t status;
  if (zip_source_stat(packed, &status) < 0 || zip_source_open(packed) < 0) {
    fail(error, "cannot read the archive", zip_error_strerror(zip_source_error(packed)));
    return NULL;
  }
  if (status.size >= G_MAXUINT32) {
    zip_source_close(packed);
    fail(error, "cannot make an archive", "it would have 4 GiB");
    return NULL;
  }
  char *bytes = g_malloc(status.size + 1);
  const zip_int64_t got = zip_source_read(packed, bytes, status.size);
  zip_source_close(packed);
  if (got == (zip_int64_t)status.size)
    return g_bytes_new_take(bytes, status.size);
  g_free(bytes);
  fail(error, "cannot read the archive", zip_error_strerror(zip_source_error(packed)));
  return NULL;
}

GBytes *archive_finish(Archive *archive, GError **error) {
  if (zip_get_num_entries(archive->zip, 0) == 0) {
    fail(error, "cannot make an archive", "it has no entries");
    return NULL;
  }
  if (zip_close(archive->zip) < 0) {
    fail(error, "cannot make an archive", zip_strerror(archive->zip));
    return NULL;
  }
  archive->zip = NULL;
  return read_packed(archive->packed, error);
}
