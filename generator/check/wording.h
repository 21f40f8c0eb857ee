/* Wording: what the words of a title say about the action, in English and German.
 *
 * There is no grammar here: a few sure signs are looked for, and a title without them is left in peace.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Stands in a title where a piece of code stood (U+FFFC): what it says is not a word of the sentence. */
#define WORDING_CODE "\xEF\xBF\xBC"

typedef enum { TONGUE_OTHER, TONGUE_ENGLISH, TONGUE_GERMAN } Tongue;

/* Of a BCP 47 tag: "en-GB" is English. */
Tongue tongue_of(const char *language);

/* Is it sure that no verb says what to do? English wants it in front ("Stop the server"), German in front or at
 * the end ("Server stoppen"). What stands in front of the clause that acts is passed over: a condition, a
 * question, a label with a colon, "please", what is in parentheses. */
gboolean wording_lacks_verb(const char *title, Tongue tongue);

/* Is it sure that it begins with a verb, or in German ends with one? */
gboolean wording_begins_with_verb(const char *text, Tongue tongue);

/* The words with which a second action begins ("and delete the index"), for the caller to free; NULL when there
 * is one action, or when that is not sure. Two verbs side by side ("install and start the server") share an
 * object and are one. */
char *wording_second_action(const char *title, Tongue tongue);
