/* ChooseSheets: names are looked up, and refused with a hint.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/choose_sheets.h"

#include <string.h>

#include "base/nearest.h"

/* FALSE with an error that says what does not exist and what may have been meant. */
static gboolean refuse_name(const char *what, const char *name, const GPtrArray *names,
                            GError **error) {
  const char *near = nearest_name(name, (const char *const *)names->pdata, names->len);
  g_autofree char *hint = near == NULL ? NULL : g_strdup_printf("; did you mean '%s'?", near);
  g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no %s '%s'%s", what, name,
              near == NULL ? "" : hint);
  return FALSE;
}

static gboolean find_owner(Config *config, const char *id, GError **error) {
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (guint i = 0; i < config->owners->len; i++) {
    Owner *owner = config->owners->pdata[i];
    g_ptr_array_add(ids, (gpointer)owner->id);
    if (strcmp(owner->id, id) != 0)
      continue;
    g_ptr_array_add(config->edition_owners, owner);
    return TRUE;
  }
  return refuse_name("owner", id, ids, error);
}

gboolean chosen_step_exists(const Book *book, GError **error) {
  const char *id = book->config->only_step;
  if (id == NULL)
    return TRUE;
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    if (g_hash_table_contains(guide->by_id, id))
      return TRUE;
    for (guint k = 0; k < guide->steps->len; k++)
      g_ptr_array_add(ids, (gpointer)((const Step *)guide->steps->pdata[k])->id);
  }
  return refuse_name("step", id, ids, error);
}

gboolean choose_sheets(Config *config, Arena *arena, const SheetChoice *choice, GError **error) {
  if (choice->editions != 0)
    config->editions = choice->editions;
  config->only_step = arena_strdup(arena, choice->only);
  for (char **owner = choice->owners; owner != NULL && *owner != NULL; owner++) {
    if (!find_owner(config, *owner, error))
      return FALSE;
  }
  return TRUE;
}
