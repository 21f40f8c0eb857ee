/* Config setters: lists, words, mappings with names of the author's choice.
 *
 * A list replaces what was there before, so that the same setter serves the file and the command line.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config_setters.h"

#include <string.h>

#include "model/edition.h"
#include "model/length.h"

/* The place of `text` among `words`, or -1 with a finding. */
static int word_index(ConfigReader *reader, const YamlNode *value, const char *text,
                      const char *const *words) {
  for (int i = 0; words[i] != NULL; i++) {
    if (g_ascii_strcasecmp(words[i], text) == 0)
      return i;
  }
  g_autofree char *all = g_strjoinv(", ", (char **)words);
  const char *known = arena_printf(reader->arena, "one of %s", all);
  const char *hint = config_hint(reader, text, words, g_strv_length((char **)words), known);
  config_refuse(reader, FINDING_CONFIG_VALUE, value->place, hint, "'%s' does not accept '%s'",
                config_label(value), text);
  return -1;
}

void set_outputs(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  static const char *const names[] = {"site", "checklist", "epub", "json", "pdf", NULL};
  guint targets = 0;
  for (const YamlNode *item = value->first; item != NULL; item = item->next) {
    const char *text = config_text(reader, item);
    const int index = text == NULL ? -1 : word_index(reader, item, text, names);
    if (index >= 0)
      targets |= 1u << index;
  }
  if (targets != 0)
    reader->config->targets = (Targets)targets;
  else if (value->count == 0)
    config_refuse(reader, FINDING_CONFIG_VALUE, value->place, "leave the key out for all outputs",
                  "'outputs' names no output");
}

void set_editions(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  guint editions = 0;
  for (const YamlNode *item = value->first; item != NULL; item = item->next) {
    const char *text = config_text(reader, item);
    const int index = text == NULL ? -1 : word_index(reader, item, text, edition_names);
    if (index >= 0)
      editions |= 1u << index;
  }
  reader->config->editions = editions;
}

void set_paper(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  static const char *const names[] = {"a4", "letter", NULL};
  const char *text = config_text(reader, value);
  const int index = text == NULL ? -1 : word_index(reader, value, text, names);
  if (index >= 0)
    reader->config->paper = index == 0 ? PAPER_A4 : PAPER_LETTER;
}

/* So that a page stays one: printers leave out what is nearer to the edge, and narrow columns part every word. */
static const struct {
  const char *key;
  double least, most; /* millimetres */
} limits[] = {{"pdf.margin", 6, 30}, {"pdf.binding", 0, 25}};

void set_length(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  const char *text = config_text(reader, value);
  double points = 0;
  gsize i = 0;
  if (text == NULL)
    return;
  while (strcmp(limits[i].key, key->name) != 0)
    i++;
  const double least = limits[i].least * POINTS_PER_MILLIMETRE;
  const double most = limits[i].most * POINTS_PER_MILLIMETRE;
  if (length_parse(&points, text) && points >= least && points <= most) {
    *(double *)(void *)((char *)reader->config + key->offset) = points;
    return;
  }
  const char *hint =
      arena_printf(reader->arena, "write a length from %.0fmm to %.0fmm, such as 12mm",
                   limits[i].least, limits[i].most);
  config_refuse(reader, FINDING_CONFIG_VALUE, value->place, hint, "'%s' does not accept '%s'",
                config_label(value), text);
}

/* A name that an attribute or an @token@ can carry. */
static gboolean name_is_fine(ConfigReader *reader, const YamlNode *value) {
  const char *name = value->key;
  gboolean fine = *name != '\0';
  for (const char *at = name; *at != '\0'; at++)
    fine = fine && (g_ascii_isalnum(*at) || strchr("._-", *at) != NULL);
  if (!fine)
    config_refuse(reader, FINDING_CONFIG_VALUE, value->key_place,
                  "use letters, digits, '.', '-' and '_'", "'%s' cannot be a name", name);
  return fine;
}

void set_variable(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  const char *text = config_text(reader, value);
  if (name_is_fine(reader, value) && text != NULL)
    config_set_variable(reader->arena, reader->config, value->key,
                        yaml_is_nothing(value) ? "" : text, value->key_place);
}

void set_allow_outside(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  g_ptr_array_set_size(reader->config->allow_outside, 0);
  for (const YamlNode *item = value->first; item != NULL; item = item->next) {
    const char *text = config_text(reader, item);
    if (text == NULL || *text == '\0')
      continue;
    const char *hint = NULL;
    g_autofree char *absolute = g_canonicalize_filename(check_path(reader, text, &hint), NULL);
    g_ptr_array_add(reader->config->allow_outside, arena_strdup(reader->arena, absolute));
  }
}

void set_level(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  static const char *const words[] = {"off", "note", "warning", "error", NULL};
  const FindingCode code = finding_code_by_name(value->key);
  const gboolean nothing = yaml_is_nothing(value);
  const char *text = nothing ? NULL : config_text(reader, value);
  const int index = text == NULL ? -1 : word_index(reader, value, text, words);
  if (code == FINDING_CODES) {
    const char *names[FINDING_CODES];
    for (FindingCode c = 0; c < FINDING_CODES; c++)
      names[c] = finding_kind(c)->name;
    config_refuse(reader, FINDING_CONFIG_VALUE, value->key_place,
                  config_hint(reader, value->key, names, FINDING_CODES, NULL),
                  "there is no finding '%s'", value->key);
  } else if (g_str_has_prefix(value->key, "config-")) {
    config_refuse(reader, FINDING_CONFIG_VALUE, value->key_place, "remove the line",
                  "'%s' is always an error", value->key);
  } else if (index >= 0) {
    reader->config->levels[code] = (FindingLevel)index;
    reader->config->level_set[code] = TRUE;
  } else if (nothing) {
    reader->config->level_set[code] = FALSE;
  }
}

void set_fail_on(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  static const char *const words[] = {"note", "warning", "error", NULL};
  const char *text = config_text(reader, value);
  const int index = text == NULL ? -1 : word_index(reader, value, text, words);
  if (index >= 0)
    reader->config->fail_on = (FindingLevel)(LEVEL_NOTE + index);
}

static gboolean diff_level(ConfigReader *reader, const YamlNode *value, DiffLevel *level) {
  static const char *const words[] = {"off", "low", "medium", "high", NULL};
  const char *text = config_text(reader, value);
  const int index = text == NULL ? -1 : word_index(reader, value, text, words);
  *level = index < 0 ? DIFF_OFF : (DiffLevel)index;
  return index >= 0;
}

void set_diff_level(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  const DiffKind kind = diff_kind_by_name(value->key);
  DiffLevel level = DIFF_OFF;
  if (kind == DIFF_KINDS) {
    const char *names[DIFF_KINDS];
    for (DiffKind k = 0; k < DIFF_KINDS; k++)
      names[k] = diff_kind(k)->name;
    config_refuse(reader, FINDING_CONFIG_VALUE, value->key_place,
                  config_hint(reader, value->key, names, DIFF_KINDS, NULL),
                  "there is no kind of change '%s'", value->key);
  } else if (yaml_is_nothing(value)) {
    reader->config->diff.levels[kind] = diff_kind(kind)->level;
  } else if (diff_level(reader, value, &level)) {
    reader->config->diff.levels[kind] = level;
  }
}

void set_diff_fail_on(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  DiffLevel level = DIFF_OFF;
  if (diff_level(reader, value, &level))
    reader->config->diff.fail_on = level;
}

void set_destructive(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  g_autoptr(GPtrArray) commands = g_ptr_array_new();
  for (const YamlNode *item = value->first; item != NULL; item = item->next) {
    const char *text = config_text(reader, item);
    if (text != NULL && *text != '\0')
      g_ptr_array_add(commands, (gpointer)text);
  }
  reader->config->destructive = arena_pointers(reader->arena, commands);
}

void set_hosts(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  if (!name_is_fine(reader, value))
    return;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (const YamlNode *item = value->first; item != NULL; item = item->next) {
    const char *text = config_text(reader, item);
    if (text != NULL && *text != '\0')
      g_ptr_array_add(names, (gpointer)text);
  }
  GPtrArray *groups = reader->config->host_groups;
  HostGroup *group = NULL;
  for (guint i = 0; i < groups->len && group == NULL; i++) {
    HostGroup *other = groups->pdata[i];
    group = strcmp(other->id, value->key) == 0 ? other : NULL;
  }
  if (yaml_is_nothing(value)) {
    g_ptr_array_remove(groups, group);
    return;
  }
  if (group == NULL) {
    group = arena_new_item(reader->arena, HostGroup);
    g_ptr_array_add(groups, group);
  }
  *group = (HostGroup){value->key, arena_pointers(reader->arena, names), value->key_place};
}

void *make_guide(ConfigReader *reader, const ConfigKey *key, const YamlNode *item) {
  (void)key;
  if (!config_is_mapping(reader, item))
    return NULL;
  config_want_key(reader, item, "steps");
  GuideConfig *guide = arena_new_item(reader->arena, GuideConfig);
  guide->place = item->place;
  g_ptr_array_add(reader->config->guides, guide);
  return guide;
}

void finish_guides(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  (void)value;
  const GPtrArray *guides = reader->config->guides;
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < guides->len; i++) {
    GuideConfig *guide = guides->pdata[i];
    const GuideConfig *same_id = guide->id ? g_hash_table_lookup(ids, guide->id) : NULL;
    const GuideConfig *same_file = guide->steps ? g_hash_table_lookup(files, guide->steps) : NULL;
    if (same_id != NULL)
      findings_add_second(reader->findings, FINDING_CONFIG_VALUE, guide->place, same_id->place,
                          "give each guide its own id", "two guides have the id '%s'", guide->id);
    if (same_file != NULL)
      findings_add_second(reader->findings, FINDING_CONFIG_VALUE, guide->place, same_file->place,
                          "a file holds one step list", "two guides are made from '%s'",
                          guide->steps);
    reader->failed = reader->failed || same_id != NULL || same_file != NULL;
    if (guide->id != NULL)
      g_hash_table_insert(ids, (gpointer)guide->id, guide);
    if (guide->steps != NULL)
      g_hash_table_insert(files, (gpointer)guide->steps, guide);
  }
}

void *make_route(ConfigReader *reader, const ConfigKey *key, const YamlNode *item) {
  (void)key;
  if (!config_is_mapping(reader, item))
    return NULL;
  config_want_key(reader, item, "prefix");
  Route *route = arena_new_item(reader->arena, Route);
  route->folder = "";
  route->place = item->place;
  g_ptr_array_add(reader->config->routes, route);
  return route;
}

static int longer_first(gconstpointer a, gconstpointer b) {
  const gsize x = strlen((*(Route *const *)a)->prefix);
  const gsize y = strlen((*(Route *const *)b)->prefix);
  return x == y ? 0 : x > y ? -1 : 1;
}

void finish_routes(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)key;
  (void)value;
  GPtrArray *routes = reader->config->routes;
  for (guint i = routes->len; i-- > 0;) {
    if (((const Route *)routes->pdata[i])->prefix == NULL)
      g_ptr_array_remove_index(routes, i);
  }
  g_ptr_array_sort(routes, longer_first);
}

void *make_owner(ConfigReader *reader, const ConfigKey *key, const YamlNode *item) {
  (void)key;
  if (!name_is_fine(reader, item) || item->kind == YAML_REFUSED)
    return NULL;
  GPtrArray *owners = reader->config->owners;
  Owner *owner = NULL;
  for (guint i = 0; i < owners->len && owner == NULL; i++) {
    Owner *other = owners->pdata[i];
    owner = strcmp(other->id, item->key) == 0 ? other : NULL;
  }
  if (owner == NULL) {
    owner = arena_new_item(reader->arena, Owner);
    g_ptr_array_add(owners, owner);
  }
  *owner = (Owner){.id = item->key, .place = item->key_place};
  if (item->kind == YAML_TEXT && !yaml_is_nothing(item))
    owner->name = config_text(reader, item);
  if (item->kind == YAML_LIST)
    config_refuse(reader, FINDING_CONFIG_TYPE, item->place, NULL,
                  "'%s' wants a text or a mapping, not a list", item->key);
  return item->kind == YAML_MAPPING ? owner : NULL;
}
