/* HtmlRules: what becomes of each element of HTML.
 *
 * One table: the allow-list of harmless elements, and those that go with all that they hold. What is not in it only
 * loses its tags.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/node.h"

typedef enum {
  HTML_TRANSPARENT, /* harmless: its content counts, it does not */
  HTML_UNKNOWN,     /* its content counts; to be reported */
  HTML_DROPPED,     /* left out with its content; to be reported */
  HTML_KEPT         /* becomes a node */
} HtmlFate;

typedef enum {
  MAKE_NOTHING,
  MAKE_BLOCK, /* holds blocks */
  MAKE_LEAF,  /* a block that holds inlines */
  MAKE_INLINE,
  MAKE_SPAN,
  MAKE_CODE,
  MAKE_VERBATIM, /* pre */
  MAKE_SINGLE,   /* br, hr, img: nothing inside */
  MAKE_LINK,
  MAKE_HEADER /* thead */
} HtmlMaking;

typedef struct {
  const char *name;
  HtmlFate fate;
  HtmlMaking making;
  int kind;         /* NodeKind; 0 when it becomes no node of its own */
  const char *span; /* of NODE_SPAN: its element */
} HtmlRule;

/* The rule for the element of that name, in small letters; never NULL. */
const HtmlRule *html_rule(const char *name);
