/* Edition: for whom a sheet is made.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

typedef enum {
  EDITION_BOARD,    /* who decides */
  EDITION_OPERATOR, /* who carries out */
  EDITION_OWNER,    /* one team */
  EDITIONS
} Edition;

/* "board", "operator", "owner"; NULL-terminated. */
extern const char *const edition_names[];

/* FALSE when there is no edition of that name. */
gboolean edition_by_name(Edition *edition, const char *name);
