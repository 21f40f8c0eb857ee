/* Assets: completes what was read of other files: digest, kind, size of the picture. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* Fills everything but the name. Returns why it cannot be shown as a picture (see media_sniff), or NULL. */
const char *asset_inspect(Asset *asset, Arena *arena);

/* The asset that a data: reference carries, made on first use and added to the book; NULL when it is not a PNG, JPEG,
 * GIF or WebP picture in base64 (RFC 2397; the bytes decide). */
Asset *asset_from_data(Book *book, const char *reference);
