/* Bundle: the sources that a published file carries (export/sources.h writes them).
 *
 * The text is JSON with the members "format_version", "generator" and "sources"; an exported model has more, which is passed over.
 * Nothing of it is trusted: paths and settings are read as those of any project.
 * Ownership: bundle_free. Failure: GError of G_FILE_ERROR.
 * Limits: 64 MiB of sources.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/tree.h"

enum { BUNDLE_MOST = 64 * 1024 * 1024 };

/* Where an EPUB has it. */
#define BUNDLE_IN_EPUB "META-INF/stepbook.json"

typedef struct {
  char *id, *fingerprint; /* as they were when it was published */
} BundleGuide;

typedef struct {
  char *version;      /* of the program that wrote it */
  char *config;       /* the settings, as a configuration */
  GHashTable *files;  /* path -> GBytes: Markdown */
  GHashTable *assets; /* path -> Asset without bytes: other files that the texts use */
  GPtrArray *guides;  /* BundleGuide: those that it is about */
} Bundle;

Bundle *bundle_read(GBytes *json, GError **error);
void bundle_free(Bundle *bundle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bundle, bundle_free)

/* Its files as sources; the bytes of assets are empty, but tree_describe says what they were. The bundle outlives what is
 * read. */
Tree *tree_open_bundle(const Bundle *bundle);
