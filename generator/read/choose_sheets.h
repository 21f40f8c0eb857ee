/* ChooseSheets: which sheets somebody asks for who starts the program; that wins over the configuration. Pure.
 *
 * Failure: G_OPTION_ERROR, with the nearest name, when there is no owner or step of that id, or no sheet of what is chosen.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "model/book.h"

/* NULL and 0 where nothing is said. */
typedef struct {
  guint editions; /* 1 << Edition */
  char **owners;  /* ids of owners, NULL-terminated: of the owner's edition only these */
  char *only;     /* id of a step: only its sheet */
} SheetChoice;

/* Before anything is read. */
gboolean choose_sheets(Config *config, Arena *arena, const SheetChoice *choice, GError **error);

/* Once all guides are there: has one of them the only step, and each of the chosen owners a step? An output
 * without a sheet would take the place of the one before. */
gboolean chosen_sheets_exist(const Book *book, GError **error);
