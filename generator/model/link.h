/* Link: where a text or an image of a source points to.
 *
 * A link keeps what was written and gets a state and a target when the book is resolved. It is never
 * rewritten: model/address.h says where its target lives in each output.
 * Ownership: the arena of the book.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/place.h"
#include "model/node.h"

typedef struct Anchor Anchor;
typedef struct Asset Asset;
typedef struct Document Document;
typedef struct Step Step;

typedef enum {
  LINK_BROKEN,  /* no target; a finding says why */
  LINK_PAGE,    /* document */
  LINK_ANCHOR,  /* document, anchor */
  LINK_STEP,    /* step */
  LINK_ASSET,   /* asset: an image or another file */
  LINK_EXTERNAL /* url */
} LinkState;

struct Link {
  const char *written; /* the target as in the source, variables already replaced */
  const char *title;   /* the title in quotes, or NULL */
  Place place;         /* of the first character of the link or image */
  gboolean image;
  Document *source; /* the document that holds it */
  Node *
      node; /* the NODE_LINK or NODE_IMAGE; for the link of a step's title its node too; NULL: of an
                attribute */
  LinkState state;
  Document *document;
  Anchor *anchor;
  Step *step;
  Asset *asset;
  const char *fragment; /* behind the '#' of a link to an asset, as written; or NULL */
  const char *url;      /* absolute, percent-encoded, of an allowed scheme */
};

struct Anchor {
  const char *id; /* as links name it, without '#' */
  Document *document;
  Node *node; /* the NODE_HEADING or NODE_ANCHOR that carries it; NULL: the top of the document */
  gboolean is_explicit;
};

/* "broken", "page", "anchor", "step", "asset", "external". */
const char *link_state_name(LinkState state);

/* TRUE when `url` begins with a scheme and a colon. */
gboolean url_has_scheme(const char *url);

/* TRUE for http, https, mailto and tel (RFC 3986 section 3.1: letters of any case). */
gboolean url_scheme_is_allowed(const char *url);

/* `url` with what RFC 3986 does not allow percent-encoded; what is encoded already stays. */
void url_append_encoded(GString *out, const char *url);
