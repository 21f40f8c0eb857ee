/* SheetWishes: one step alone, or editions.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/sheet_wishes.h"

#include <string.h>

static gboolean has_steps(const Guide *guide, const Owner *owner) {
  for (guint i = 0; i < guide->steps->len; i++) {
    if (((const Step *)guide->steps->pdata[i])->fields.owner == owner)
      return TRUE;
  }
  return FALSE;
}

static void add(GArray *wishes, Edition edition, const Owner *owner, const Step *only) {
  const SheetWish wish = {edition, owner, only};
  g_array_append_val(wishes, wish);
}

/* Those that are named, else all. */
static void add_owners(GArray *wishes, const Config *config, const Guide *guide) {
  for (guint i = 0; i < config->owners->len; i++) {
    const Owner *owner = config->owners->pdata[i];
    const gboolean is_named = config->edition_owners->len == 0 ||
                              g_ptr_array_find(config->edition_owners, (gpointer)owner, NULL);
    if (is_named && has_steps(guide, owner))
      add(wishes, EDITION_OWNER, owner, NULL);
  }
}

GArray *sheet_wishes(const Book *book, const Guide *guide, gboolean board) {
  const Config *config = book->config;
  GArray *wishes = g_array_new(FALSE, FALSE, sizeof(SheetWish));
  if (config->only_step != NULL) {
    const Step *only = g_hash_table_lookup(guide->by_id, config->only_step);
    if (only != NULL)
      add(wishes, EDITION_OPERATOR, NULL, only);
    return wishes;
  }
  const guint editions = config->editions != 0
                             ? config->editions
                             : (1u << EDITION_OPERATOR) | (board ? 1u << EDITION_BOARD : 0);
  if (editions & 1u << EDITION_BOARD)
    add(wishes, EDITION_BOARD, NULL, NULL);
  if (editions & 1u << EDITION_OPERATOR)
    add(wishes, EDITION_OPERATOR, NULL, NULL);
  if (editions & 1u << EDITION_OWNER)
    add_owners(wishes, config, guide);
  return wishes;
}

char *sheet_file_name(const Guide *guide, const SheetWish *wish, const char *suffix) {
  if (wish->only != NULL)
    return g_strdup_printf("%s.only-%s%s", guide->id, wish->only->name, suffix);
  if (wish->edition == EDITION_OWNER)
    return g_strdup_printf("%s.owner-%s%s", guide->id, wish->owner->id, suffix);
  if (wish->edition == EDITION_OPERATOR && strcmp(suffix, ".checklist.html") == 0)
    return g_strconcat(guide->id, suffix, NULL);
  return g_strdup_printf("%s.%s%s", guide->id, edition_names[wish->edition], suffix);
}
