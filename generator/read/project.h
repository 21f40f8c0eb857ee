/* Project: from what the command line names to a configuration, a content root and a step list.
 *
 * Use: project_find first; when it gives a configuration, read that and say project_place with its
 * content root; when neither a configuration nor a repository settles the root (`may_widen`), read the step
 * list and say project_widen with the links of it.
 * Ownership: the strings are the project's (project_clear). Failure: GError of G_FILE_ERROR.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "read/side.h"

typedef struct {
  Side side;    /* where it is read from; the folders and files below are those of SIDE_DISK */
  char *file;   /* the step list, absolute and links resolved; NULL: a folder was named */
  char *folder; /* the folder named, or that of the file; absolute, links resolved */
  char *
      config_file; /* as the program can open it, relative where it is below the current folder; or NULL */
  char *root;  /* content root, absolute; NULL while the configuration has to say */
  char *steps; /* path of the step list below the root; NULL: the configuration's guides, or all */
  gboolean may_widen; /* the root is only the folder of the file so far */
  gboolean
      whole_tree; /* all documents below the root belong to the project, not only those linked */
} Project;

/* Fills `project` (zeroed but for its side) from a Markdown file, a folder, or NULL for the current folder. With
 * `config_file` that is the configuration; else the nearest config.yaml from the folder upwards, not above
 * a repository's root, the home folder or `/`. Without any, the root is the repository that holds the file, else
 * the folder. */
gboolean project_find(Project *project, const char *argument, const char *config_file,
                      GError **error);

/* Sets the root to the configuration's content root and places the step list below it; an error when it is
 * not there. */
gboolean project_place(Project *project, const char *content, GError **error);

/* When the project may be widened: raises the root to the smallest folder that holds the file and every
 * existing Markdown file among the `count` targets as written (fragments, addresses and what leads to `/`,
 * the home folder or above are passed over). */
void project_widen(Project *project, const char *const *targets, guint count);

/* The root as people would write it in the current folder: relative, but absolute when they have only `/` in common. */
char *project_root_shown(const Project *project);

/* The root of the repository that holds the content root, or while that is not known the folder; NULL: none. */
char *project_repository(const Project *project);

/* The sources below the content root that was placed. `allow_outside`: as the configuration says. */
Tree *project_open_tree(const Project *project, const GPtrArray *allow_outside, GError **error);

void project_clear(Project *project);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Project, project_clear)
