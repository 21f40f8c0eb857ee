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

static gboolean only_step_exists(const Book *book, GError **error) {
  const char *id = book->config->only_step;
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

static void collect_owners(GHashTable *owners, const Book *book) {
  for (guint i = 0; i < book->guides->len; i++) {
    const GPtrArray *steps = ((const Guide *)book->guides->pdata[i])->steps;
    for (guint k = 0; k < steps->len; k++)
      g_hash_table_add(owners, (gpointer)((const Step *)steps->pdata[k])->fields.owner);
  }
  g_hash_table_remove(owners, NULL);
}

/* Each owner who is named has a step, and where the owners' sheets are all that is wanted, there is one. */
static gboolean owners_have_steps(const Book *book, GError **error) {
  const Config *config = book->config;
  g_autoptr(GHashTable) owners = g_hash_table_new(NULL, NULL);
  collect_owners(owners, book);
  for (guint i = 0; i < config->edition_owners->len; i++) {
    const Owner *owner = config->edition_owners->pdata[i];
    if (g_hash_table_contains(owners, owner))
      continue;
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "no sheet: no step has the owner '%s'", owner->id);
    return FALSE;
  }
  if (config->editions != 1u << EDITION_OWNER || g_hash_table_size(owners) > 0)
    return TRUE;
  g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                      "no sheet: no step has an owner, and other editions are not asked for");
  return FALSE;
}

gboolean chosen_sheets_exist(const Book *book, GError **error) {
  const Config *config = book->config;
  if (config->only_step != NULL)
    return only_step_exists(book, error);
  if ((config->targets & (TARGET_CHECKLIST | TARGET_PDF)) == 0 || book->guides->len == 0)
    return TRUE;
  return owners_have_steps(book, error);
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
