/* External: checks the authority of web addresses and encodes the rest.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/external.h"

#include <string.h>

#include "model/link.h"

/* Digits, at most 65535. */
static gboolean port_is_valid(const char *port, gsize length) {
  guint64 number = 0;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit(port[i]))
      return FALSE;
    number = MIN(number * 10 + (guint64)(port[i] - '0'), 65536);
  }
  return number <= 65535;
}

/* Is the last part a number? Then the whole must be an IPv4 address. */
static gboolean ends_in_number(const char *host, gsize length) {
  gsize digits = 0;
  while (digits < length && g_ascii_isdigit(host[length - 1 - digits]))
    digits++;
  return digits > 0 && (digits == length || host[length - 1 - digits] == '.');
}

/* Letters, digits and what is not ASCII; hyphens, underscores, single dots between. */
static gboolean name_is_valid(const char *host, gsize length) {
  if (ends_in_number(host, length)) {
    g_autofree char *address = g_strndup(host, length);
    return g_hostname_is_ip_address(address);
  }
  gboolean after_dot = TRUE;
  for (gsize i = 0; i < length; i++) {
    const gboolean dot = host[i] == '.';
    if ((dot && after_dot) ||
        !(dot || g_ascii_isalnum(host[i]) || strchr("-_", host[i]) != NULL || host[i] & 0x80))
      return FALSE;
    after_dot = dot;
  }
  return length > 0;
}

static gboolean address_is_valid(const char *host, gsize length) {
  if (length < 4 || host[length - 1] != ']')
    return FALSE;
  g_autofree char *address = g_strndup(host + 1, length - 2);
  return g_hostname_is_ip_address(address) && strchr(address, ':') != NULL &&
         strchr(address, '%') == NULL;
}

/* [user@]host[:port] */
static gboolean authority_is_valid(const char *authority, gsize length) {
  const char *end = authority + length;
  const char *at = memrchr(authority, '@', length);
  const char *host = at == NULL ? authority : at + 1;
  const gboolean bracket = host < end && *host == '[';
  const char *stop = bracket ? memchr(host, ']', (gsize)(end - host)) : host;
  if (stop == NULL)
    return FALSE;
  const char *colon = memchr(stop, ':', (gsize)(end - stop));
  const char *host_end = colon == NULL ? end : colon;
  if (colon != NULL && !port_is_valid(colon + 1, (gsize)(end - colon - 1)))
    return FALSE;
  return bracket ? address_is_valid(host, (gsize)(host_end - host))
                 : name_is_valid(host, (gsize)(host_end - host));
}

static void append_encoded(GString *out, const char *text) {
  const gsize start = out->len;
  url_append_encoded(out, text);
  /* A second '#' may not stand in a fragment. */
  char *hash = strchr(out->str + start, '#');
  if (hash == NULL || strchr(hash + 1, '#') == NULL)
    return;
  g_autoptr(GString) fragment = g_string_new(hash + 1);
  g_string_replace(fragment, "#", "%23", 0);
  g_string_truncate(out, (gsize)(hash + 1 - out->str));
  g_string_append_len(out, fragment->str, (gssize)fragment->len);
}

gboolean external_append(GString *out, const char *written) {
  const gboolean bare = g_str_has_prefix(written, "//");
  const char *rest = bare ? written : strchr(written, ':') + 1;
  if (!bare && g_ascii_strncasecmp(written, "http", 4) != 0) {
    /* RFC 3986 lets a scheme stand alone; readers of EPUB do not. */
    if (*rest == '\0' || *rest == '#')
      return FALSE;
    append_encoded(out, written);
    return TRUE;
  }
  if (!g_str_has_prefix(rest, "//"))
    return FALSE;
  const char *authority = rest + 2;
  const gsize length = strcspn(authority, "/?#\\");
  if (!authority_is_valid(authority, length))
    return FALSE;
  g_string_append(out, bare ? "https:" : "");
  g_string_append_len(out, written, authority - written);
  /* Brackets stay around an address; all else is encoded, also in a name. */
  const char *bracket = memchr(authority, '[', length);
  const gsize plain = bracket == NULL ? length : (gsize)(bracket - authority);
  g_autofree char *name = g_strndup(authority, plain);
  url_append_encoded(out, name);
  g_string_append_len(out, authority + plain, (gssize)(length - plain));
  append_encoded(out, authority + length);
  return TRUE;
}
