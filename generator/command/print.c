/* Print: standard output and standard error.
 *
 * SPDX-License-Identifier: MIT
 */
#include "command/print.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "render/report.h"
#include "write/stdio.h"

gboolean print_out(const char *text, gssize length) {
  g_autoptr(GError) error = NULL;
  if (stdout_write_all(text, length < 0 ? strlen(text) : (gsize)length, &error))
    return TRUE;
  print_error("%s", error->message);
  return FALSE;
}

void print_report(const char *text, gsize length) {
  while (length > 0) {
    const gssize written = write(STDERR_FILENO, text, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return; /* there is nowhere left to say it */
    text += written;
    length -= (gsize)written;
  }
}

static void print_line(const char *prefix, const char *format, va_list args) G_GNUC_PRINTF(2, 0);

static void print_line(const char *prefix, const char *format, va_list args) {
  g_autofree char *message = g_strdup_vprintf(format, args);
  g_autoptr(GString) line = g_string_new(prefix);
  terminal_escape(line, message, -1);
  g_string_append_c(line, '\n');
  print_report(line->str, line->len);
}

void print_error(const char *format, ...) {
  va_list args;
  va_start(args, format);
  print_line("stepbook: error: ", format, args);
  va_end(args);
}

void print_note(const char *format, ...) {
  va_list args;
  va_start(args, format);
  print_line("", format, args);
  va_end(args);
}

gboolean print_has_colour(int descriptor) {
  const char *no_colour = g_getenv("NO_COLOR");
  const char *terminal = g_getenv("TERM");
  return isatty(descriptor) && (no_colour == NULL || *no_colour == '\0') && terminal != NULL &&
         strcmp(terminal, "dumb") != 0;
}
