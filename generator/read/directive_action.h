/* What is done with a directive of MyST or reStructuredText that is no admonition.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef enum {
  DIRECTIVE_DO_UNKNOWN,
  DIRECTIVE_DO_GROUP,  /* only its content counts, under its argument as a title */
  DIRECTIVE_DO_SPLICE, /* only its content counts; the argument says how it looks */
  DIRECTIVE_DO_FIGURE,
  DIRECTIVE_DO_CODE,
  DIRECTIVE_DO_CONTENTS,
  DIRECTIVE_DO_DROP
} DirectiveAction;

/* `name` is in small letters. */
DirectiveAction directive_action(const char *name);

/* The argument of such a directive is a title: text with markup. */
gboolean directive_has_title(const char *name);

/* A fence with this name holds Markdown (or says what an image is); others stay code for directive_read. */
gboolean directive_holds_markdown(const char *name);
