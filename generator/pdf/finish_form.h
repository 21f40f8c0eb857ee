/* The form of a PDF: its fields, what they look like, and the tree of their names (ISO 32000-1, 12.7).
 *
 * A field and its widget are one dictionary. Unfilled, everything prints as it looks.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "pdf/finishing.h"

typedef struct FinishForm FinishForm;

FinishForm *finish_form_new(Finishing *finishing);

/* Appends the entries that make a widget and a field out of the annotation with that number. */
void finish_form_widget(FinishForm *form, GString *out, const PartsAnnotation *from, guint number);

/* Writes the upper levels of the names, and the form when there are any fields; frees. */
void finish_form_end(FinishForm *form);
