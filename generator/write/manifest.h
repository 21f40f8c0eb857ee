/* The list of files that marks an output folder as made by this program.
 *
 * It is the file `.stepbook-manifest` at the top of the folder: a first line with the version of the
 * format, then the path of each file on a line of its own, sorted bytewise. No dates, no names of hosts,
 * no absolute paths.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#define MANIFEST_NAME ".stepbook-manifest"

typedef struct Manifest Manifest;

Manifest *manifest_new(void);
void manifest_free(Manifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)

/* FALSE when the path is there already. */
gboolean manifest_add(Manifest *manifest, const char *path);

gboolean manifest_is_empty(const Manifest *manifest);

/* The bytes of the file. */
GString *manifest_format(const Manifest *manifest);

/* NULL when the text is not a manifest of a version that is known here. */
Manifest *manifest_parse(const char *text, gsize length);

/* Entries of the folder `descriptor` that are neither the manifest nor in it nor a folder that leads
 * to one of its files: paths of the file system, sorted, folders with a '/' at the end. Files in the
 * manifest that are missing or were edited do not count. NULL when the folder cannot be read. */
GPtrArray *manifest_strangers(const Manifest *manifest, int descriptor, GError **error);

/* A path that may stand in an output: UTF-8 without control characters, not absolute, no empty part,
 * no part "." or "..", parts of at most 255 bytes, at most 64 parts, not the manifest itself. */
gboolean manifest_path_is_valid(const char *path);
