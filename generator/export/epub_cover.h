/* EpubCover: a drawn cover, and the page that shows it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/book.h"

/* An SVG of 1200 by 1600 with the title of the guide. */
GBytes *epub_cover_image(const Book *book, const Guide *guide);

GBytes *epub_cover_page(const Book *book, const Guide *guide);
