/* What the packed objects of a PDF file would ask for, found out before libqpdf unpacks them.
 *
 * Object streams and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8) are unpacked by libqpdf on its own, all at once, and each
 * word in them becomes an object of a hundred bytes and more: a kilobyte may ask for a gigabyte. Here each is unpacked piece by piece
 * and only counted. Pure; memory: a few kilobytes; time: linear in what is unpacked, at most some times the length of the file.
 * Limits: 4 words for each byte of the file, which is some times as many as files have that are made in good faith, and some more; no
 * filter but FlateDecode.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* NULL when the file packs no more than its length allows; else why it is not to be read. */
const char *pdf_packed_fault(const void *bytes, gsize length);
