/* Sources: what is needed to read a guide again, as JSON, so that what was published can be compared when its files are gone.
 *
 * The Markdown texts as they were read, comments too; the settings that change how they read, in the form of the
 * configuration; of other files the digest and what is known of their pictures, not their bytes. read/bundle.h reads it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/json_text.h"
#include "model/book.h"

/* The member "sources" of an export, unless the configuration turns it off: of the guide, or of the whole book (NULL). */
void sources_put(JsonText *text, const Book *book, const Guide *guide);

/* The same as a whole text for files of other formats; NULL when the configuration turns it off. */
GBytes *sources_of_guide(const Book *book, const Guide *guide);
