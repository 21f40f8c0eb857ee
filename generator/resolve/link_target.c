/* LinkTarget: a reference into its parts, and a path into a reference.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/link_target.h"

#include <string.h>

#include "model/book.h"
#include "model/link.h"

/* Decodes %XX but for %00; a text that would not be UTF-8 stays as it is. */
static char *decode(const char *text, gsize length) {
  if (memchr(text, '%', length) == NULL)
    return g_strndup(text, length);
  g_autoptr(GString) out = g_string_sized_new(length);
  for (gsize i = 0; i < length; i++) {
    const gboolean escape = text[i] == '%' && i + 2 < length && g_ascii_isxdigit(text[i + 1]) &&
                            g_ascii_isxdigit(text[i + 2]);
    const int byte =
        escape ? g_ascii_xdigit_value(text[i + 1]) * 16 + g_ascii_xdigit_value(text[i + 2]) : 0;
    g_string_append_c(out, byte == 0 ? text[i] : (char)byte);
    if (byte != 0)
      i += 2;
  }
  return g_utf8_validate(out->str, (gssize)out->len, NULL)
             ? g_string_free(g_steal_pointer(&out), FALSE)
             : g_strndup(text, length);
}

/* Takes the last part off the path; FALSE when there is none. */
static gboolean pop(GString *path) {
  if (path->len == 0)
    return FALSE;
  const char *slash = strrchr(path->str, '/');
  g_string_truncate(path, slash == NULL ? 0 : (gsize)(slash - path->str));
  return TRUE;
}

/* The path that `reference` names from the folder of `source`; NULL when it is above the root. */
static char *join(const char *source, const char *reference) {
  g_autoptr(GString) path = g_string_new(source);
  pop(path);
  while (*reference != '\0') {
    const gsize length = strcspn(reference, "/");
    if (length == 2 && strncmp(reference, "..", 2) == 0) {
      if (!pop(path))
        return NULL;
    } else if (length > 0 && !(length == 1 && reference[0] == '.')) {
      if (path->len > 0)
        g_string_append_c(path, '/');
      g_string_append_len(path, reference, (gssize)length);
    }
    reference += length;
    reference += strspn(reference, "/");
  }
  return g_string_free(g_steal_pointer(&path), FALSE);
}

static void read_relative(LinkTarget *target, const char *written, const char *source) {
  const gsize whole = strcspn(written, "#");
  if (written[whole] == '#' && written[whole + 1] != '\0') {
    target->fragment_written = written + whole + 1;
    target->fragment = decode(target->fragment_written, strlen(target->fragment_written));
    if (strchr(target->fragment_written, '#') != NULL) {
      target->kind = LINK_TARGET_TWO_FRAGMENTS;
      return;
    }
  }
  const gsize length = MIN(whole, strcspn(written, "?"));
  target->path = decode(written, length);
  if (length == 0) {
    target->kind = LINK_TARGET_SAME;
  } else if (target->path[0] == '/') {
    target->kind = LINK_TARGET_ABSOLUTE;
  } else {
    g_autofree char *reference = target->path;
    target->path = join(source, reference);
    target->kind = target->path == NULL ? LINK_TARGET_OUTSIDE : LINK_TARGET_PATH;
  }
}

void link_target_read(LinkTarget *target, const char *written, const char *source) {
  *target = (LinkTarget){.kind = LINK_TARGET_EMPTY};
  if (written[strspn(written, " \t\r\n")] == '\0')
    return;
  if (g_str_has_prefix(written, "//") || url_scheme_is_allowed(written))
    target->kind = LINK_TARGET_EXTERNAL;
  else if (g_ascii_strncasecmp(written, "data:", 5) == 0)
    target->kind = LINK_TARGET_DATA;
  else if (url_has_scheme(written))
    target->kind = LINK_TARGET_UNSAFE;
  else
    read_relative(target, written, source);
}

void link_target_clear(LinkTarget *target) {
  g_free(target->path);
  g_free(target->fragment);
}

void link_target_append(GString *out, const char *source, const char *path) {
  const gsize shared = path_shared(source, path);
  const gsize start = out->len;
  for (const char *at = source + shared; (at = strchr(at, '/')) != NULL; at++)
    g_string_append(out, "../");
  const char *rest = path + shared;
  /* A colon in the first part would make it a scheme. */
  if (out->len == start && memchr(rest, ':', strcspn(rest, "/")) != NULL)
    g_string_append(out, "./");
  for (const char *at = rest; *at != '\0'; at++) {
    if (g_ascii_iscntrl(*at) || strchr(" \"#%()<>?[\\]`", *at) != NULL)
      g_string_append_printf(out, "%%%02X", (guint)(guchar)*at);
    else
      g_string_append_c(out, *at);
  }
}
