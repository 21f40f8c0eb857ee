/* Side: what is read, as people name it for a comparison: on disk, a revision in Git, or a file that was published.
 *
 * A name is, in this order: a folder or a step list; a file that was published (EPUB, PDF, exported model); `PATH@REVISION`
 * of the repository that holds PATH; a revision of the repository that holds the current project.
 *
 * Use: side_open; of a file that was published, read its bundle; side_find_config, read the configuration, side_place, side_open_tree. Paths of a revision are
 * written "1a2b3c4:/docs/config.yaml".
 * Ownership: side_clear. Failure: GError.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "model/config.h"
#include "read/bundle.h"

typedef enum {
  SIDE_DISK,     /* `path`: read as any project */
  SIDE_REVISION, /* of a repository */
  SIDE_BUNDLE    /* `path`: a file that carries its sources */
} SideKind;

typedef struct {
  SideKind kind;
  char *path;       /* of SIDE_DISK and SIDE_BUNDLE */
  Bundle *bundle;   /* of SIDE_BUNDLE: to be set after side_open */
  char *repository; /* of SIDE_REVISION: folder of its data */
  char *work;       /* folder of its working tree, or NULL */
  char *commit;     /* full id */
  char *name;       /* of the commit, short */
  char *folder;     /* the project's, below the root of the commit */
  char *steps;      /* the step list, likewise; NULL: a folder was named */
  char *config;     /* the configuration that was asked for, likewise; or NULL */
  char *root;       /* the content root, likewise; from side_place on */
} Side;

/* What the current project is, as the command line says it; each may be NULL. */
typedef struct {
  const char *steps; /* a step list or a folder */
  const char *config_file;
} SideProject;

/* Fills `side` (zeroed). */
gboolean side_open(Side *side, const char *text, const SideProject *project, GError **error);

/* The configuration of the side: *file is its name for messages and for the paths in it, NULL when there is none. */
gboolean side_find_config(const Side *side, char **file, GBytes **bytes, GError **error);

/* Sets the root from the content root that the configuration says (NULL: there is no configuration), and *steps to the path
 * of the step list below it; NULL when a folder was named, or when the configuration of that time names another list. */
gboolean side_place(Side *side, const char *content, char **steps, GError **error);

/* The sources. `allow_outside`: as the configuration says. */
Tree *side_open_tree(const Side *side, const GPtrArray *allow_outside, GError **error);

/* The content root for messages; to be freed with g_free. */
char *side_root_shown(const Side *side);

void side_clear(Side *side);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Side, side_clear)
