/* Options: the words of the command line, parsed.
 *
 * One table per command; the same option means the same everywhere.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "compare.h"
#include "pipeline.h"
#include "render/diff_report.h"
#include "render/report.h"

typedef struct {
  Request request;
  ReportFormat format;
  FindingLevel fail_on; /* LEVEL_OFF: not given */
  ChangeText part;      /* CHANGE_TEXTS: not given */
  gboolean quiet;
  char *file;              /* the first argument, with TAKES_FILE */
  char *output;            /* -o, with TAKES_RECORD or TAKES_DIFF: a file; or NULL */
  RecordWish record;       /* with TAKES_RECORD: what is asked for; `path` is `file` */
  char *new_side;          /* with TAKES_DIFF: the second argument; `file` is the old side */
  char *approvals;         /* --approvals, with TAKES_DIFF */
  DiffReportWish report;   /* with TAKES_DIFF */
  gboolean has_diff_level; /* with TAKES_DIFF: report.fail_on was given */
} Options;

/* What a command takes beside -C, -c, --set and one argument. */
typedef enum {
  TAKES_OUTPUT = 1 << 0, /* --to, -o, --edition, --owner, --only, --paper */
  TAKES_REPORT = 1 << 1, /* --format, --fail-on, --strict */
  TAKES_PART = 1 << 2,   /* --part */
  TAKES_FILE = 1 << 3,   /* an argument before the one */
  TAKES_RECORD = 1 << 4, /* --format, -o, --any-revision */
  TAKES_DIFF = 1 << 5,   /* two revisions, --format, -o, --fail-on, --approvals, --all, --stat */
  TAKES_NOTHING = 1 << 6 /* none of all that */
} Takes;

/* Parses `arguments` (NULL-terminated, the first is the command's name). FALSE: *status says how to exit
 * (help was printed, or the usage was wrong and the reason was). */
gboolean options_parse(Options *options, char **arguments, Takes takes, const char *summary,
                       int *status);
void options_clear(Options *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)
