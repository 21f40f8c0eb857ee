/* The three standard descriptors: open, harmless, and written to with failures reported.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/stdio.h"

#include "write/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

enum { INPUT_MOST = 64 * 1024 * 1024 };

void stdio_prepare(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF)
      continue;
    /* The wrong direction on purpose: using a descriptor that the caller had closed stays an error. */
    const int got = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
    if (got != descriptor)
      _exit(4);
  }
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

gboolean stdin_read(GString *text, GError **error) {
  g_autoptr(GBytes) bytes = descriptor_read(STDIN_FILENO, INPUT_MOST, "standard input", error);
  if (bytes == NULL)
    return FALSE;
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_string_append_len(text, data, (gssize)length);
  return TRUE;
}

gboolean stdout_write_all(const void *bytes, gsize length, GError **error) {
  return descriptor_write(STDOUT_FILENO, bytes, length, "standard output", error);
}
