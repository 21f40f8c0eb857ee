/* Footnotes on paper: numbers by first reference, the notes behind what refers to them.
 *
 * A step is written by several runs (its title, its summary, its parts) that share one list: what writes all of them
 * begins and ends it. A run for which no list is open has its own (export/pdf_nodes.h). For the files export/pdf*.c alone.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* Notes are gathered from here on, until they are written (pdf_nodes_write_notes). Does not nest. */
void pdf_notes_begin(PdfWriter *writer);
/* Forgets those that were gathered. */
void pdf_notes_end(PdfWriter *writer);

/* The raised number, linked to its note. A list must be open. */
void pdf_notes_refer(PdfRun *run, const Node *definition);

/* The notes that were referred to so far, and their definitions. */
guint pdf_notes_count(const PdfWriter *writer);
const Node *pdf_notes_definition(const PdfWriter *writer, guint index);

/* Around all notes, and around one; the blocks of the note are written in between. */
void pdf_notes_open(PdfWriter *writer);
void pdf_notes_close(PdfWriter *writer);
void pdf_note_open(PdfWriter *writer, guint index);
void pdf_note_close(PdfWriter *writer);
