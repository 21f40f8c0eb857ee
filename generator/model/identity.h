/* Identity: what a sheet says it is, in its metadata and on every page.
 *
 * "stepbook:GUIDE:EDITION:FINGERPRINT", where EDITION is the name of an edition, with "/" and the id of the owner or of the only
 * step where the sheet is one of these. A fingerprint on paper may be typed in any way that a person reads it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/edition.h"

typedef struct {
  char *guide; /* id */
  Edition edition;
  char *part; /* id of the owner, or of the only step; or NULL */
  char *fingerprint;
} Identity;

/* The text; owned by the caller. `part` may be NULL. */
char *identity_text(const char *guide, Edition edition, const char *part, const char *fingerprint);

/* FALSE when the text is no identity; else to be cleared. */
gboolean identity_parse(Identity *identity, const char *text);
void identity_clear(Identity *identity);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Identity, identity_clear)

/* Are these the same fingerprint? Case, hyphens and spaces do not count; O is 0, I and L are 1. */
gboolean fingerprint_equal(const char *typed, const char *fingerprint);
