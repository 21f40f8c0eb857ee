/* What can be wrong with a template, and its limits.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#define TEMPLATE_ERROR (template_error_quark())
GQuark template_error_quark(void);

typedef enum {
  TEMPLATE_ERROR_SYNTAX,
  TEMPLATE_ERROR_MISSING, /* a partial that the loader does not have */
  TEMPLATE_ERROR_DEPTH,   /* partials that include each other without end, or deeper sections */
} TemplateError;

/* Partials inside of partials, and sections inside of sections of one template. */
enum { TEMPLATE_DEPTH_MOST = 64 };
