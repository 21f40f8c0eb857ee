/* Footnotes on paper: numbers by first reference, the notes behind the run that refers to them.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/pdf_run.h"

/* The raised number, linked to its note. */
void pdf_notes_refer(PdfRun *run, const Node *definition);

/* The notes that were referred to so far, and their definitions. */
guint pdf_notes_count(const PdfRun *run);
const Node *pdf_notes_definition(const PdfRun *run, guint index);

/* Around all notes, and around one; the blocks of the note are written in between. */
void pdf_notes_open(PdfRun *run);
void pdf_notes_close(PdfRun *run);
void pdf_note_open(PdfRun *run, guint index);
void pdf_note_close(PdfRun *run);
