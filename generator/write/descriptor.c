/* Writes and closes file descriptors with every failure of the system reported.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/descriptor.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/* Linux transfers at most this much in one call; staying below keeps ssize_t exact. */
enum { TRANSFER_MOST = 1 << 30, READ_FIRST = 16 * 1024 };

gboolean descriptor_error(GError **error, int code, const char *format, ...) {
  if (error != NULL) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(code), "%s: %s", what,
                g_strerror(code));
  }
  return FALSE;
}

/* True when the call that failed with errno is worth trying again. */
static gboolean try_again(int descriptor, short events) {
  if (errno == EINTR)
    return TRUE;
  if (errno != EAGAIN)
    return FALSE;
  struct pollfd wait = {.fd = descriptor, .events = events};
  return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

gboolean descriptor_write(int descriptor, const void *bytes, gsize length, const char *what,
                          GError **error) {
  const char *from = bytes;
  while (length > 0) {
    const ssize_t written = write(descriptor, from, MIN(length, (gsize)TRANSFER_MOST));
    if (written >= 0) {
      from += written;
      length -= (gsize)written;
    } else if (!try_again(descriptor, POLLOUT)) {
      return descriptor_error(error, errno, "cannot write %s", what);
    }
  }
  return TRUE;
}

GBytes *descriptor_read(int descriptor, gsize most, const char *what, GError **error) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  for (;;) {
    const guint have = bytes->len;
    const guint room = MAX(have, (guint)READ_FIRST);
    g_byte_array_set_size(bytes, have + room);
    const ssize_t got = read(descriptor, bytes->data + have, room);
    const int code = errno;
    g_byte_array_set_size(bytes, have + (got > 0 ? (guint)got : 0));
    errno = code;
    if (got == 0)
      return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
    if (got < 0 && !try_again(descriptor, POLLIN)) {
      descriptor_error(error, errno, "cannot read %s", what);
      return NULL;
    }
    if (bytes->len > most) {
      descriptor_error(error, EFBIG, "cannot read %s", what);
      return NULL;
    }
  }
}

gboolean descriptor_sync(int descriptor, const char *what, GError **error) {
  while (fsync(descriptor) < 0) {
    if (errno == EINVAL || errno == EROFS)
      return TRUE;
    if (errno != EINTR)
      return descriptor_error(error, errno, "cannot flush %s", what);
  }
  return TRUE;
}

gboolean descriptor_close(int *descriptor, const char *what, GError **error) {
  const int closing = *descriptor;
  *descriptor = -1;
  /* Linux has released the descriptor even when it says EINTR: closing twice could hit another. */
  if (closing >= 0 && close(closing) < 0 && errno != EINTR)
    return descriptor_error(error, errno, "cannot finish %s", what);
  return TRUE;
}
