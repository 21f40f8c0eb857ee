/* Configuring: what is asked for, from the command line and the configuration file.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"
#include "read/choose_sheets.h"
#include "read/project.h"

/* What the command line asks for; NULL and 0 where it says nothing. */
typedef struct {
  char *steps; /* a step list or a folder */
  char *
      side; /* what is read instead, for a comparison (read/side.h): then `steps` and `config_file` say which project that
                  is a revision of */
  char *start; /* the folder that the program was started in; NULL: the current one */
  char *config_file;
  char **assignments;         /* "key=value", NULL-terminated */
  const GPtrArray *variables; /* Variable: these instead of all that the project has */
  char *output;               /* folder */
  char *since;                /* the earlier revision that outputs compare themselves with */
  Targets targets;
  SheetChoice sheets;
  /* Outputs are asked for: what is chosen must be there, and where PDFs are wanted, they are made, and findings say
   * what paper cannot show. */
  gboolean makes_pdf;
} Request;

typedef enum {
  RUN_COMPLETE, /* the book is resolved and checked; findings say what is wrong with it */
  RUN_CONFIG,   /* the configuration is wrong: findings say where; the book is empty */
  RUN_USAGE, /* the request names an owner, a step or a sheet that there is not: the error says which */
  RUN_TROUBLE /* the environment is in the way: the error says how */
} RunStatus;

/* Finds the project and reads its configuration into book->config. `project` is to be cleared by the caller. RUN_COMPLETE, or why the
 * run ends here: with findings for RUN_CONFIG, with an error for the others. */
RunStatus configure(Book *book, Project *project, const Request *request, Findings *findings,
                    GError **error);
