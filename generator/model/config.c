/* Config: its defaults.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/config.h"

#include "model/length.h"

Config *config_new(Arena *arena) {
  Config *config = arena_new_item(arena, Config);
  config->language = "en";
  config->content = ".";
  config->output = "output";
  config->guides = arena_array(arena);
  config->targets = TARGET_SITE | TARGET_CHECKLIST | TARGET_EPUB | TARGET_JSON;
  config->embed_sources = TRUE;
  config->pdf.margin = 15 * POINTS_PER_MILLIMETRE;
  config->pdf.binding = 5 * POINTS_PER_MILLIMETRE;
  config->variables = arena_array(arena);
  config->variable_by_name = arena_hash_table(arena);
  config->routes = arena_array(arena);
  config->allow_outside = arena_array(arena);
  config->owners = arena_array(arena);
  config->host_groups = arena_array(arena);
  config->edition_owners = arena_array(arena);
  config->change = arena_array(arena);
  config->change_record.configuration_items = arena_pointers(arena, NULL);
  config->fail_on = LEVEL_ERROR;
  config->diff.fail_on = DIFF_HIGH;
  for (DiffKind kind = 0; kind < DIFF_KINDS; kind++)
    config->diff.levels[kind] = diff_kind(kind)->level;
  config->places = arena_hash_table(arena);
  return config;
}

Place config_place(const Config *config, const char *key) {
  const Place *place = g_hash_table_lookup(config->places, key);
  return place == NULL ? (Place){config->file, 1, 1} : *place;
}

void config_set_variable(Arena *arena, Config *config, const char *name, const char *value,
                         Place place) {
  Variable *variable = g_hash_table_lookup(config->variable_by_name, name);
  if (variable == NULL) {
    variable = arena_new_item(arena, Variable);
    variable->name = arena_strdup(arena, name);
    g_ptr_array_add(config->variables, variable);
    g_hash_table_insert(config->variable_by_name, (gpointer)variable->name, variable);
  }
  variable->value = arena_strdup(arena, value);
  variable->place = place;
}
