/* LinkTarget: what a link says, taken apart, before anyone looks whether the target exists. Pure.
 *
 * References are those of RFC 3986; a relative one is a path from the file that holds it. A query is
 * left out: files of a content root have none. Percent signs are decoded where what comes out is UTF-8.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef enum {
  LINK_TARGET_EMPTY,
  LINK_TARGET_EXTERNAL,      /* http, https, mailto, tel, or //host */
  LINK_TARGET_DATA,          /* data: */
  LINK_TARGET_UNSAFE,        /* any other scheme */
  LINK_TARGET_TWO_FRAGMENTS, /* more than one '#' */
  LINK_TARGET_ABSOLUTE,      /* begins with '/': `path` is what was written, decoded */
  LINK_TARGET_OUTSIDE,       /* leads above the content root */
  LINK_TARGET_SAME,          /* the document itself: no path */
  LINK_TARGET_PATH           /* `path` below the content root; "" is the root */
} LinkTargetKind;

typedef struct {
  LinkTargetKind kind;
  char *path;                   /* NULL but for LINK_TARGET_ABSOLUTE, _SAME and _PATH */
  char *fragment;               /* decoded; NULL when there is none or it is empty */
  const char *fragment_written; /* inside the text given, or NULL */
} LinkTarget;

/* Takes `written`, a link of the document at `source` (a path below the content root), apart. `written` must
 * live as long as the target. */
void link_target_read(LinkTarget *target, const char *written, const char *source);
void link_target_clear(LinkTarget *target);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LinkTarget, link_target_clear)

/* Appends the way to write a link to `path` (below the content root) in the document at `source`. */
void link_target_append(GString *out, const char *source, const char *path);
