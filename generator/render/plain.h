/* Plain: the text of a part of the tree, without marks. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/node.h"

/* Appends the text below the node, not escaped: breaks become spaces, images their alternative text,
 * anchors and references to footnotes nothing. */
void plain_text_append(GString *out, const Node *node);

/* Is there a character to see below the node? An image counts when `images` is set. */
gboolean plain_text_is_visible(const Node *node, gboolean images);
