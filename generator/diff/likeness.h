/* Likeness: how much of two texts is the same, as a number from 0 to 1. Pure.
 *
 * A text becomes a bag of its words, in small letters, without their order; two bags are compared by the share of words that are
 * in both. A bag of many words keeps those with the smallest hashes, the same ones in both texts, so that comparing is
 * bounded: the share is estimated from them.
 * Ownership: an arena.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "model/node.h"

enum { BAG_MOST = 256 };

typedef struct {
  guint32 *words; /* hashes, in order, each once: a word that comes again counts as another one */
  guint count;
} Bag;

/* Appends the hashes of the words of a text, of all texts of a tree (NULL: none), of each three letters that follow
 * each other. */
void bag_add_text(GArray *words, const char *text);
void bag_add_tree(GArray *words, const Node *root);
void bag_add_letters(GArray *words, const char *text);

/* The bag of the words, which are put in order. */
Bag bag_make(Arena *arena, GArray *words);

/* 1 for the same words, also when both have none. */
double bag_likeness(const Bag *a, const Bag *b);

/* Hashes of 64 bits, to be chained; NULL is another text than "". */
enum { HASH_START = 17 };
guint64 hash_number(guint64 hash, guint64 number);
guint64 hash_text(guint64 hash, const char *text);
