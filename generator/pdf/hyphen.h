/* Hyphenation by the language: where a word may be parted.
 *
 * The dictionaries are those of libhyphen in /usr/share/hyphen (or the folder that STEPBOOK_HYPHEN names), found by language
 * tag: de-CH takes hyph_de_CH, hyph_de, or the first hyph_de_*; without one nothing is parted. Words are remembered,
 * since a text uses few of them often.
 * Not parted: words with digits, with capitals inside, addresses and names of files. Points that would change letters
 * ("Schiffahrt" in old German) are left out.
 * Limits: not thread-safe; one per flow.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef struct PdfHyphens PdfHyphens;

PdfHyphens *pdf_hyphens_new(void);
void pdf_hyphens_free(PdfHyphens *hyphens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfHyphens, pdf_hyphens_free)

/* Appends to `points` (guint32, rising) the byte offset of every place in `bytes` where a hyphen may part a word, plus `base`. */
void pdf_hyphens_find(GArray *points, PdfHyphens *hyphens, const char *language, const char *bytes,
                      gsize length, guint32 base);
