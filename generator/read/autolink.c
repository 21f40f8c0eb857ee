/* Bare addresses: found from their fixed bytes, ':', 'w' and '@', outwards.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/autolink.h"

#include <string.h>

static gboolean is_domain_byte(char c) {
  return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' || (guchar)c >= 0x80;
}

/* Length of a domain of which the last two parts hold no underscore; 0 when there is none. */
static gsize domain_length(const char *text, gsize length, gboolean needs_dot) {
  gsize n = 0;
  guint dots = 0, underscores = 0, underscores_before = 0;
  for (; n < length && is_domain_byte(text[n]); n++) {
    if (text[n] == '_') {
      underscores++;
    } else if (text[n] == '.') {
      underscores_before = underscores;
      underscores = 0;
      dots++;
    }
  }
  if (n == 0 || !(g_ascii_isalnum(text[0]) || (guchar)text[0] >= 0x80))
    return 0;
  if (underscores > 0 || underscores_before > 0 || (needs_dot && dots == 0))
    return 0;
  return n;
}

/* What a sentence puts behind an address is not part of it. */
static gsize trim_tail(const char *text, gsize length) {
  gsize open = 0, close = 0;
  for (gsize i = 0; i < length; i++) {
    open += text[i] == '(';
    close += text[i] == ')';
  }
  while (length > 0) {
    const char c = text[length - 1];
    if (c == ';') {
      gsize start = length - 1;
      while (start > 0 && g_ascii_isalpha(text[start - 1]))
        start--;
      length = start > 0 && start < length - 1 && text[start - 1] == '&' ? start - 1 : length - 1;
    } else if (c == ')' && close > open) {
      close--;
      length--;
    } else if (strchr("?!.,:*_~'\"", c) != NULL) {
      length--;
    } else {
      break;
    }
  }
  return length;
}

static gsize address_length(const char *text, gsize length, gsize domain) {
  gsize n = domain;
  while (n < length && !g_ascii_isspace(text[n]) && text[n] != '<')
    n++;
  return trim_tail(text, n);
}

/* `://` at `colon`: the scheme before it. */
static gboolean take_url(BareAddress *address, const char *text, gsize length, gsize colon,
                         gsize from) {
  static const char *const schemes[] = {"https", "http", "ftp"};
  for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
    const gsize scheme = strlen(schemes[i]);
    if (colon - from < scheme ||
        g_ascii_strncasecmp(text + colon - scheme, schemes[i], scheme) != 0)
      continue;
    const gsize start = colon - scheme;
    if (start > 0 && g_ascii_isalnum(text[start - 1]))
      return FALSE;
    const gsize domain = domain_length(text + colon + 3, length - colon - 3, FALSE);
    const gsize all =
        domain == 0 ? 0 : address_length(text + start, length - start, scheme + 3 + domain);
    *address = (BareAddress){start, all, ""};
    return all > scheme + 3;
  }
  return FALSE;
}

/* Behind the last underscore of the domain at `start`. It stands in one of the last two parts of a domain that
 * is refused, and so in those of all that begin before it. */
static gsize behind_underscores(const char *text, gsize length, gsize start) {
  gsize behind = start;
  for (gsize n = start; n < length && is_domain_byte(text[n]); n++) {
    if (text[n] == '_')
      behind = n + 1;
  }
  return behind;
}

/* No domain before `*refused` is one. */
static gboolean take_www(BareAddress *address, gsize *refused, const char *text, gsize length,
                         gsize start) {
  if (start > 0 && !g_ascii_isspace(text[start - 1]) && strchr("*_~(", text[start - 1]) == NULL)
    return FALSE;
  const gsize domain = domain_length(text + start, length - start, TRUE);
  if (domain == 0) {
    *refused = behind_underscores(text, length, start);
    return FALSE;
  }
  *address = (BareAddress){start, address_length(text + start, length - start, domain), "http://"};
  return address->length > strlen("www.");
}

static gboolean is_mail_byte(char c) {
  return g_ascii_isalnum(c) || (c != '\0' && strchr(".+-_", c) != NULL);
}

static gboolean take_mail(BareAddress *address, const char *text, gsize length, gsize at,
                          gsize from) {
  gsize start = at;
  while (start > from && is_mail_byte(text[start - 1]))
    start--;
  if (start == at || (start > 0 && (text[start - 1] == '/' || text[start - 1] == '@')))
    return FALSE;
  gsize end = at + 1;
  guint dots = 0;
  for (; end < length && (g_ascii_isalnum(text[end]) || strchr("-_.", text[end]) != NULL); end++) {
    if (text[end] == '.' && end + 1 < length && g_ascii_isalnum(text[end + 1]))
      dots++;
  }
  if (end < length && (text[end] == '@' || text[end] == '/'))
    return FALSE;
  if (end > at && text[end - 1] == '.')
    end--;
  if (dots == 0 || !g_ascii_isalnum(text[end - 1]))
    return FALSE;
  *address = (BareAddress){start, end - start, "mailto:"};
  return TRUE;
}

gboolean autolink_next(BareAddress *address, const char *text, gsize length, gsize *from) {
  gsize refused = *from;
  for (gsize at = *from; at < length; at++) {
    const char c = text[at];
    gboolean found = FALSE;
    if (c == ':' && at + 3 < length && text[at + 1] == '/' && text[at + 2] == '/')
      found = take_url(address, text, length, at, *from);
    else if (c == 'w' && at >= refused && length - at > 4 && memcmp(text + at, "www.", 4) == 0)
      found = take_www(address, &refused, text, length, at);
    else if (c == '@')
      found = take_mail(address, text, length, at, *from);
    if (found) {
      *from = address->start + address->length;
      return TRUE;
    }
  }
  *from = length;
  return FALSE;
}
