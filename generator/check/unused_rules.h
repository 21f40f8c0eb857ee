/* Rules of the whole tree: what nothing uses, and ids that two documents claim. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* Two documents of one route with the same header-id. Without routes, header-ids name nothing across documents. */
void check_header_ids(const Book *book, Findings *findings);

/* Documents that no guide leads to, when the whole tree was read and there is a guide. Front pages (README, index)
 * are for readers of the source, and no orphans. */
void check_orphans(const Book *book, Findings *findings);

/* Image files that no text uses, when the whole tree was read. The logo of the theme is in use. */
void check_unused_images(const Book *book, Findings *findings);

/* Variables of the configuration that no text uses, when the whole tree was read. */
void check_unused_variables(const Book *book, Findings *findings);
