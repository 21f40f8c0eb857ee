/* Bare addresses: `https://…`, `www.…` and mail addresses in a text become links (GFM 0.29 section 6.9).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct {
  gsize start, length; /* in the text */
  const char *scheme;  /* to put before the text for the target: "", "http://", "mailto:" */
} BareAddress;

/* The first bare address at or behind `*from`; `*from` is then behind it. FALSE when there is none left. */
gboolean autolink_next(BareAddress *address, const char *text, gsize length, gsize *from);
