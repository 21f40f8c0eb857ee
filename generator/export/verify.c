/* Verify: compares fingerprints and finds the words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/verify.h"

#include <string.h>

#include "export/run_values.h"
#include "render/report_terminal.h"

enum { SHORTEST_CODE = 8 };

const Guide *verify_guide(const Book *book, const Identity *identity) {
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    if (strcmp(guide->id, identity->guide) == 0)
      return guide;
  }
  return NULL;
}

static void append_guide(GString *out, const Guide *guide) {
  g_string_append(out, "\"");
  terminal_escape(out, guide->title, -1);
  g_string_append(out, "\"");
}

/* "7KQ2-M9XD-4TRC (revision v7.4)" */
static void append_state(GString *out, const Guide *guide) {
  g_string_append(out, guide->fingerprint == NULL ? "without a fingerprint" : guide->fingerprint);
  if (guide->revision == NULL)
    return;
  g_string_append(out, " (revision ");
  terminal_escape(out, guide->revision, -1);
  g_string_append_c(out, ')');
}

static void append_guides(GString *out, const Book *book) {
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_string_append(out, "  ");
    append_guide(out, guide);
    g_string_append(out, ": ");
    append_state(out, guide);
    g_string_append_c(out, '\n');
  }
}

/* "the sheet of step core of", "the board edition of" */
static void append_edition(GString *out, const Identity *identity) {
  if (identity->part == NULL)
    g_string_append_printf(out, "the %s edition of ", edition_names[identity->edition]);
  else {
    g_string_append(out, identity->edition == EDITION_OWNER ? "the edition of owner "
                                                            : "the sheet of step ");
    terminal_escape(out, identity->part, -1);
    g_string_append(out, " of ");
  }
}

static gboolean verify_sheet(GString *out, const Book *book, const Identity *identity,
                             const char *name) {
  const Guide *guide = verify_guide(book, identity);
  terminal_escape(out, name, -1);
  g_string_append(out, " is ");
  append_edition(out, identity);
  if (guide == NULL) {
    g_string_append(out, "the guide ");
    terminal_escape(out, identity->guide, -1);
    g_string_append(out, ", which is not in this folder. The guides here:\n");
    append_guides(out, book);
    return FALSE;
  }
  append_guide(out, guide);
  g_string_append(out, ", fingerprint ");
  terminal_escape(out, identity->fingerprint, -1);
  const gboolean is_same =
      guide->fingerprint != NULL && fingerprint_equal(identity->fingerprint, guide->fingerprint);
  g_string_append(out, is_same ? ".\nIt is the revision in this folder: "
                               : ".\nIt is not the revision in this folder, which is ");
  append_state(out, guide);
  g_string_append(out, is_same ? ".\n" : ". What it says may differ.\n");
  return is_same;
}

/* May the text be meant as a fingerprint: letters and digits, perhaps with hyphens and spaces between them? */
static gboolean is_code(const char *text) {
  guint count = 0;
  for (const char *at = text; *at != '\0'; at++) {
    if (g_ascii_isalnum(*at))
      count++;
    else if (strchr("- ", *at) == NULL)
      return FALSE;
  }
  return count >= SHORTEST_CODE;
}

static gboolean verify_code(GString *out, const Book *book, const char *code) {
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    if (guide->fingerprint == NULL || !fingerprint_equal(code, guide->fingerprint))
      continue;
    g_string_append(out, "This is ");
    append_guide(out, guide);
    g_string_append(out, " as it is in this folder: ");
    append_state(out, guide);
    g_string_append(out, ".\n");
    return TRUE;
  }
  g_string_append(out, "No guide in this folder has the fingerprint ");
  terminal_escape(out, code, -1);
  g_string_append(out, ": it is of another revision, or of another guide. The guides here:\n");
  append_guides(out, book);
  return FALSE;
}

gboolean verify(GString *out, gboolean *is_same, const Book *book, const char *what,
                GError **error) {
  if (!g_file_test(what, G_FILE_TEST_EXISTS) && is_code(what)) {
    *is_same = verify_code(out, book, what);
    return TRUE;
  }
  g_autoptr(RunValues) values = run_values_load(what, error);
  if (values == NULL)
    return FALSE;
  *is_same = verify_sheet(out, book, &values->identity, what);
  return TRUE;
}
