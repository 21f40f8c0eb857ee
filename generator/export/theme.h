/* Theme: the templates, style sheets and words that make pages of data, the project's own before ours.
 *
 * The default theme is the folder "default" of $STEPBOOK_THEMES, else themes/default beside the folder of the
 * program, else the installed one. A file of config->theme.folder wins over the file of the same name there; docs/theme.md
 * describes the files. A name with a dot in its last part is a file; any other is a template, the file
 * with ".mustache" behind the name.
 * Threads: may be used by several at once.
 * Limits: regular files of at most THEME_FILE_MOST bytes.
 * Failure: THEME_ERROR, G_FILE_ERROR, and TEMPLATE_ERROR of render/template.h.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/value.h"
#include "model/config.h"
#include "render/template.h"

#define THEME_ERROR (theme_error_quark())
GQuark theme_error_quark(void);

typedef enum {
  THEME_ERROR_MISSING, /* no such file in the theme, or no theme */
  THEME_ERROR_INVALID  /* too large, not a regular file, not the JSON that it should be */
} ThemeError;

enum { THEME_FILE_MOST = 16 * 1024 * 1024 };

typedef struct Theme Theme;

/* Borrows the configuration. */
Theme *theme_new(const Config *config, GError **error);
void theme_free(Theme *theme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Theme, theme_free)

/* A compiled template; owned by the theme. */
const Template *theme_template(Theme *theme, const char *name, GError **error);

/* The bytes of a file of the theme, such as "css/base.css". */
GBytes *theme_file(const Theme *theme, const char *name, GError **error);

/* Names of the files right in "static/" that exist in either folder (char *, sorted bytewise): files that sites get as they are.
 * NULL: one has a name that the site needs itself, "stepbook.css" or "logo". */
GPtrArray *theme_static_files(const Theme *theme, GError **error);

/* What templates see as "words": the short texts of words/en.json, then those of the configuration's language
 * over them; of each the default theme's first. New object. */
Object *theme_words(const Theme *theme, GError **error);

/* What templates see as "theme": {"accent", "accent_dark", "font", "mono_font", "logo"}, null where the
 * configuration says nothing. Accents are darkened or lightened until text in them can be read
 * (contrast 4.5 on the default theme's backgrounds); "logo" is {"file": "theme/logo/logo.EXT", "data": data URI}. */
Object *theme_settings(const Theme *theme, GError **error);

/* The logo's bytes, or NULL without an error when there is none. */
GBytes *theme_logo(const Theme *theme, GError **error);
