/* Roles: `` {name}`text` `` of MyST. The marker is not printed; the text stays, as the role means it.
 *
 * `kbd`, `sub`, `sup` and their like become spans, `code` and `literal` stay code, `doc` becomes a link to the document,
 * all others plain text.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Reads the roles of one leaf block. */
void role_read(Reading *reading, Node *leaf);
