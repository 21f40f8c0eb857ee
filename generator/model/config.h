/* Config: what config.yaml says, checked; every key is described in the manual's one table.
 *
 * Ownership: the arena of the book. Paths of guides are below the content root; other paths are as the
 * program can open them (joined with the folder of the configuration file).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/finding.h"
#include "base/place.h"
#include "model/change.h"
#include "model/diff_kind.h"
#include "model/edition.h"

typedef struct {
  const char *name; /* without '@' */
  const char *value;
  Place place;
  gboolean used; /* set by the reader that replaces it */
} Variable;

/* A prefix of absolute links and the folder below the content root in which `header-id`s are looked up. */
typedef struct {
  const char *prefix;
  const char *folder; /* "" for the whole content root */
  Place place;
} Route;

typedef struct {
  const char *id;       /* NULL: from the file name */
  const char *steps;    /* path below the content root */
  const char *title;    /* NULL: from the document */
  const char *list;     /* text of the heading above the step list, or NULL */
  const char *revision; /* or NULL */
  Place place;
} GuideConfig;

/* A person or a team; dialect part 2, `owner=`. */
typedef struct {
  const char *id, *name, *contact; /* name and contact may be NULL */
  Place place;
} Owner;

/* A group of hosts; dialect part 2, `hosts=`. */
typedef struct {
  const char *id;
  const char *const *names; /* NULL-terminated */
  Place place;
} HostGroup;

/* One field of the change record as written, in that order: the words of ITSM tools as keys. */
typedef struct {
  const char *key, *value; /* lists are joined by a line feed */
} ChangeField;

typedef enum {
  TARGET_SITE = 1 << 0,
  TARGET_CHECKLIST = 1 << 1,
  TARGET_EPUB = 1 << 2,
  TARGET_JSON = 1 << 3,
  TARGET_PDF = 1 << 4
} Targets;

typedef enum { PAPER_A4, PAPER_LETTER } Paper;

/* How PDFs are laid out. Lengths in points. */
typedef struct {
  const char *font, *mono_font; /* family lists without quotes, or NULL */
  double margin;                /* white on all four sides, around running heads too */
  double binding;               /* more of it on the side that is bound or punched */
  gboolean duplex;              /* printed on both sides: that side alternates */
} PdfConfig;

typedef struct {
  const char *folder; /* files here win over those of the default theme; NULL: default only */
  const char *accent, *accent_dark; /* CSS colours #rrggbb, or NULL */
  const char *font, *mono_font;     /* CSS family lists, or NULL */
  const char *logo;                 /* file to open, or NULL */
} ThemeConfig;

/* How two revisions are compared. */
typedef struct {
  DiffLevel levels[DIFF_KINDS];
  DiffLevel fail_on;     /* from which on a change asks for a new approval; DIFF_OFF: none does */
  const char *approvals; /* file to open, or NULL */
} DiffConfig;

/* Folders, absolute and with links resolved, from which people read the paths of reports. NULL: not known; then paths are
 * those below the content root. */
typedef struct {
  const char *start;      /* where the program was started */
  const char *current;    /* where it works: -C */
  const char *content;    /* the content root */
  const char *repository; /* the root of the repository around it, or NULL */
} ReportFolders;

typedef struct {
  const char *file;   /* the configuration file as given; NULL when there is none */
  const char *source; /* its text, for findings; NULL when there is none */
  gsize source_length;
  const char *title;    /* of the site; NULL: of the only guide */
  const char *language; /* BCP 47; default "en" */
  const char *base_url; /* ends with '/', or NULL */
  const char *author;   /* of the EPUB, or NULL */
  const char *revision; /* of all guides that have none of their own, or NULL */
  const char *since;    /* the earlier revision with which outputs compare themselves, or NULL */
  ReportFolders folders;
  const char *content; /* content root as the program can open it */
  const char *output;  /* output folder as the program can open it */
  GPtrArray *guides;   /* GuideConfig */
  Targets targets;
  Paper paper;
  PdfConfig pdf;
  DiffConfig diff;
  guint
      editions; /* 1 << Edition, of all that are asked for; 0: those that each output makes by itself */
  GPtrArray *edition_owners; /* Owner: of EDITION_OWNER only those; none: all that have steps */
  const char *only_step;     /* id of the only step that sheets show, or NULL */
  ThemeConfig theme;
  gboolean embed_sources; /* outputs that can carry the sources do */
  GPtrArray *variables;   /* Variable */
  GHashTable *variable_by_name;
  gboolean variables_in_code;
  GPtrArray *routes;        /* Route, longest prefix first */
  GPtrArray *allow_outside; /* char: folders outside the content root that may be read, absolute */
  GPtrArray *owners;        /* Owner */
  GPtrArray *host_groups;   /* HostGroup */
  GPtrArray *change;        /* ChangeField */
  const char *const *
      destructive; /* patterns of commands, "default" among them for the default list; NULL: not given */
  ChangeRecord change_record;
  FindingLevel fail_on;               /* default LEVEL_ERROR */
  FindingLevel levels[FINDING_CODES]; /* LEVEL_OFF … */
  gboolean level_set[FINDING_CODES];  /* was the level given? */
  GHashTable *places;                 /* key such as "content" -> Place where it was given */
} Config;

/* A configuration with the default of every key. */
Config *config_new(Arena *arena);

/* Where the key was given; the top of the configuration file when it was not. */
Place config_place(const Config *config, const char *key);

/* Sets or replaces a variable. */
void config_set_variable(Arena *arena, Config *config, const char *name, const char *value,
                         Place place);
