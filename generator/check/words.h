/* Words: what single words of English and German can be at the start or the end of a title.
 *
 * All words are given in lower case. Lists are short on purpose: a word that is not known says nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* The base form of a verb of operations; many are nouns too ("test", "backup"). */
gboolean english_is_verb(const char *word);

/* A noun that is no verb: of the list; or by its end ("installation", "maintenance"). */
gboolean english_is_noun(const char *word);
gboolean english_ends_as_noun(const char *word);

/* "stopping"; not "bring". */
gboolean english_is_gerund(const char *word);

/* "the", "all", "your", "this". */
gboolean english_is_determiner(const char *word);

/* Personal pronouns, "there" and "it's". */
gboolean english_is_subject(const char *word);

/* "is", "must", "has": behind the first word, that word is a subject. */
gboolean english_is_auxiliary(const char *word);

/* What may stand before a verb and leaves it the start: "now", "please", "carefully". */
gboolean english_is_adverb(const char *word);

/* "if", "when": they open a clause before the one that acts. */
gboolean english_is_condition(const char *word);

/* "on", "before": they open a phrase before the clause that acts. */
gboolean english_is_preposition(const char *word);

/* What makes of an "and" behind it part of a clause that is not the action: "that", "can", "to". */
gboolean english_is_subordinator(const char *word);

/* "up", "in": the second half of a verb. */
gboolean english_is_particle(const char *word);

/* "der", "eine", "alle". */
gboolean german_is_determiner(const char *word);

/* Ends as an infinitive does, and is no other frequent word: "stoppen", not "den" or "zwischen". */
gboolean german_is_infinitive(const char *word);

/* A noun by its end: "Installation", "Sicherung". */
gboolean german_is_noun(const char *word);

/* "wenn", "falls". */
gboolean german_is_condition(const char *word);
