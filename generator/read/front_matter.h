/* Front matter: the block of keys between two lines `---` at the very start of a document.
 *
 * YAML as read/yaml.h reads it; TOML between two lines `+++` is known and left out. A block that does not begin with
 * a key is no front matter but Markdown.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/reading.h"

/* Fills front_matter and header_id of the document; returns the offset of the text behind the block, 0 when there is
 * no block. */
guint32 front_matter_read(Reading *reading);
