/* The Mustache template language: compiled once, rendered many times.
 *
 * Has all of the Mustache specification 1.x but its optional modules (lambdas, inheritance, dynamic
 * names): variables, `{{{raw}}}` and `{{&raw}}`, sections, inverted sections, comments, partials with
 * their indentation, other delimiters, dotted names, the implicit iterator, standalone lines. Beyond
 * it: `{{.name}}` asks only the innermost context, which keeps a tree of steps from finding the children
 * of its parent, and lines of a partial that hold nothing are not indented.
 *
 * Values: `{{x}}` escapes & < > " ' for HTML and XML, in text and in quoted attributes. Missing, null,
 * an object and a list give nothing. A section is skipped (and an inverted one shown) for a
 * missing value, null, false, an empty list, an empty string and zero.
 *
 * Use: one TemplateSet per theme; template_set_get compiles a template with all its partials, which are
 * found by the loader. Templates belong to their set. A set may be filled by one thread at a time; after
 * that any number of threads may render its templates, also over the same data.
 * Failure: TEMPLATE_ERROR (render/template_error.h), message "file:line:column: what is wrong".
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "render/template_error.h"

#include <glib.h>

#include "base/value.h"

typedef struct Template Template;
typedef struct TemplateSet TemplateSet;

/* The text of the template `name`, or NULL with `error` set. `*file` is what messages call it, to be freed; left
 * NULL they call it by its name. Names that come from a partial tag hold
 * letters, digits, `_ - . /` and never climb out of the folder of the theme. */
typedef GBytes *(*TemplateLoader)(char **file, const char *name, gpointer data, GError **error);

TemplateSet *template_set_new(TemplateLoader loader, gpointer data);
void template_set_free(TemplateSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TemplateSet, template_set_free)

/* Owned by the set; the same pointer at each call. NULL on failure, which leaves the set as it was. */
const Template *template_set_get(TemplateSet *set, const char *name, GError **error);

/* Appends to `out`. `contexts` are searched from the last to the first: put what all pages share first
 * and the page last. The data are only read. On failure `out` holds a part of the page. */
gboolean template_render(GString *out, const Template *template, const Value *contexts,
                         gsize n_contexts, GError **error);
