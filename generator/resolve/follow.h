/* Follow: one link, from what is written to its state and target; what is wrong with it becomes a finding with
 * the nearest candidate as a hint. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"
#include "resolve/fragment.h"
#include "resolve/nearby.h"

/* What following needs; owns nothing. */
typedef struct {
  Book *book;
  const Fragments *fragments;
  Nearby *nearby;
  GHashTable *troubles; /* Asset -> why it cannot be shown as a picture (see asset_inspect) */
  Findings *findings;
} Following;

/* As link_follow for a link that simply leads to a document, or to a section or a step of one; of such a link there is
 * nothing to report. FALSE, and nothing set, for any other. Only the link is changed: may be called in several threads. */
gboolean link_follow_straight(Link *link, const Book *book, const Fragments *fragments);

/* Gives the link its state and target. It stays LINK_BROKEN when there is none. */
void link_follow(Link *link, const Following *following);
