/* Reading config.yaml: the walk over the tree of YAML along the table of keys.
 *
 * The walk goes as deep as the table, not as deep as the input. The command line's assignments become
 * a piece of the same tree and take the same way.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config.h"

#include <string.h>

#include "read/config_change.h"
#include "read/config_keys.h"
#include "read/config_values.h"
#include "read/yaml.h"

static void read_mapping(ConfigReader *reader, const char *prefix, void *target,
                         const YamlNode *mapping);

/* The known keys below `prefix`, without it. */
static GPtrArray *keys_below(const char *prefix) {
  GPtrArray *names = g_ptr_array_new();
  guint count = 0;
  const ConfigKey *keys = config_keys(&count);
  for (guint i = 0; i < count; i++) {
    const char *rest = keys[i].name;
    if (g_str_has_prefix(rest, prefix) &&
        strcspn(rest + strlen(prefix), ".[") == strlen(rest + strlen(prefix)))
      g_ptr_array_add(names, (gpointer)(rest + strlen(prefix)));
  }
  return names;
}

/* The full name of a key that stands in another section, or NULL. */
static const char *key_elsewhere(const char *name) {
  guint count = 0;
  const ConfigKey *keys = config_keys(&count);
  for (guint i = 0; i < count; i++) {
    const char *dot = strrchr(keys[i].name, '.');
    if (dot != NULL && strcmp(dot + 1, name) == 0)
      return keys[i].name;
  }
  return NULL;
}

static void refuse_unknown(ConfigReader *reader, const char *prefix, const YamlNode *value) {
  g_autoptr(GPtrArray) known = keys_below(prefix);
  const char *hint =
      config_hint(reader, value->key, (const char *const *)known->pdata, known->len, NULL);
  const char *elsewhere = key_elsewhere(value->key);
  if (strchr(value->key, '.') != NULL) {
    hint = "write a dotted key as one mapping inside the other";
  } else if (hint == NULL && elsewhere != NULL) {
    hint = arena_printf(reader->arena, "did you mean '%s'?", elsewhere);
  } else if (hint == NULL) {
    g_ptr_array_add(known, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)known->pdata);
    hint = arena_printf(reader->arena, "known here: %s", all);
  }
  if (*prefix == '\0')
    config_refuse(reader, FINDING_CONFIG_UNKNOWN_KEY, value->key_place, hint, "unknown key '%s'",
                  value->key);
  else
    config_refuse(reader, FINDING_CONFIG_UNKNOWN_KEY, value->key_place, hint,
                  "unknown key '%s' in '%s'", value->key, config_label(value->parent));
}

/* FALSE, with a finding, when the value is of another kind. */
static gboolean wants(ConfigReader *reader, const YamlNode *value, YamlKind kind,
                      const char *name) {
  if (value->kind == kind)
    return TRUE;
  if (value->kind != YAML_REFUSED)
    config_refuse(reader, FINDING_CONFIG_TYPE, value->place, NULL, "'%s' wants %s, not %s",
                  config_label(value), name, yaml_kind_name(value));
  return FALSE;
}

static void remember_place(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  Place *place = arena_new_item(reader->arena, Place);
  *place = value->place;
  g_hash_table_insert(reader->config->places, (gpointer)key->name, place);
}

static void read_text(ConfigReader *reader, const ConfigKey *key, void *target,
                      const YamlNode *value) {
  const char *text = config_text(reader, value);
  if (text == NULL)
    return;
  const char **field = (const char **)((char *)target + key->offset);
  const char *hint = NULL;
  if (*text == '\0' || yaml_is_nothing(value)) {
    if (reader->defaults != NULL)
      *field = *(const char *const *)((const char *)reader->defaults + key->offset);
    return;
  }
  const char *checked = key->check(reader, text, &hint);
  if (checked == NULL)
    config_refuse(reader, FINDING_CONFIG_VALUE, value->place, hint, "'%s' does not accept '%s'",
                  config_label(value), text);
  else
    *field = checked;
}

static void read_flag(ConfigReader *reader, const ConfigKey *key, void *target,
                      const YamlNode *value) {
  const char *text = config_text(reader, value);
  gboolean *field = (gboolean *)(void *)((char *)target + key->offset);
  if (text == NULL)
    return;
  if (value->plain && (strcmp(text, "true") == 0 || strcmp(text, "false") == 0))
    *field = *text == 't';
  else
    config_refuse(reader, FINDING_CONFIG_TYPE, value->place, "without quotes",
                  "'%s' wants true or false", config_label(value));
}

static void read_items(ConfigReader *reader, const ConfigKey *key, const YamlNode *list) {
  g_autofree char *prefix = g_strconcat(key->name, "[].", NULL);
  for (const YamlNode *item = list->first; item != NULL; item = item->next) {
    void *made = item->kind == YAML_REFUSED ? NULL : key->make(reader, key, item);
    if (made != NULL)
      read_mapping(reader, prefix, made, item);
  }
  if (key->finish != NULL)
    key->finish(reader, key, list);
}

static void read_named(ConfigReader *reader, const ConfigKey *key, const YamlNode *child) {
  if (key->shape == SHAPE_NAMED_LISTS && !yaml_is_nothing(child) &&
      !wants(reader, child, YAML_LIST, "a list of texts"))
    return;
  if (key->set != NULL) {
    key->set(reader, key, child);
    return;
  }
  g_autofree char *prefix = g_strconcat(key->name, ".ID.", NULL);
  void *made = key->make(reader, key, child);
  if (made != NULL)
    read_mapping(reader, prefix, made, child);
}

static void restore(ConfigReader *reader, const ConfigKey *key) {
  memcpy((char *)reader->config + key->offset, (const char *)reader->defaults + key->offset,
         key->size);
  config_change_forget(reader->config, key->name);
}

static void read_value(ConfigReader *reader, const ConfigKey *key, void *target,
                       const YamlNode *value) {
  remember_place(reader, key, value);
  if (yaml_is_nothing(value) && (key->shape != SHAPE_TEXT || key->set != NULL)) {
    if (reader->defaults != NULL)
      restore(reader, key);
    return;
  }
  switch (key->shape) {
  case SHAPE_TEXT:
    if (key->set != NULL)
      key->set(reader, key, value);
    else
      read_text(reader, key, target, value);
    break;
  case SHAPE_FLAG:
    read_flag(reader, key, target, value);
    break;
  case SHAPE_TEXTS:
    if (wants(reader, value, YAML_LIST, "a list of texts"))
      key->set(reader, key, value);
    break;
  case SHAPE_SECTION: {
    g_autofree char *prefix = g_strconcat(key->name, ".", NULL);
    if (wants(reader, value, YAML_MAPPING, "a mapping"))
      read_mapping(reader, prefix, reader->config, value);
    break;
  }
  case SHAPE_NAMES:
  case SHAPE_NAMED_LISTS:
    if (wants(reader, value, YAML_MAPPING, "a mapping")) {
      for (const YamlNode *child = value->first; child != NULL; child = child->next)
        read_named(reader, key, child);
    }
    break;
  case SHAPE_ITEMS:
    if (wants(reader, value, YAML_LIST, "a list"))
      read_items(reader, key, value);
    break;
  }
}

static void read_mapping(ConfigReader *reader, const char *prefix, void *target,
                         const YamlNode *mapping) {
  for (const YamlNode *value = mapping->first; value != NULL; value = value->next) {
    g_autofree char *name = g_strconcat(prefix, value->key, NULL);
    const ConfigKey *key = strpbrk(value->key, ".[") == NULL ? config_key_by_name(name) : NULL;
    if (key == NULL)
      refuse_unknown(reader, prefix, value);
    else
      read_value(reader, key, target, value);
  }
}

gboolean config_read(Config *config, Arena *arena, const char *file, const char *bytes,
                     gsize length, Findings *findings) {
  g_autofree char *folder = g_path_get_dirname(file);
  g_autoptr(GPtrArray) people = g_ptr_array_new();
  ConfigReader reader = {
      .config = config, .arena = arena, .findings = findings, .folder = folder, .people = people};
  g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)length);
  const char *hint = NULL;
  config->file = arena_strdup(arena, file);
  config->source = arena_strdup(arena, valid);
  config->source_length = strlen(config->source);
  config->content = arena_strdup(arena, folder);
  config->output = check_path(&reader, config->output, &hint);

  const YamlSource source = {config->file, 0, FINDING_CONFIG_SYNTAX, FINDING_CONFIG_DUPLICATE_KEY};
  YamlNode *root = NULL;
  if (!yaml_read(&root, arena, &source, bytes, length, findings))
    reader.failed = TRUE;
  if (root != NULL && !yaml_is_nothing(root) && wants(&reader, root, YAML_MAPPING, "a mapping"))
    read_mapping(&reader, "", config, root);
  return !reader.failed;
}

gboolean config_finish(Config *config, Arena *arena, Findings *findings) {
  ConfigReader reader = {.config = config, .arena = arena, .findings = findings, .folder = ""};
  config_change_finish(&reader);
  return !reader.failed;
}

/* A node of what the command line says; `key` may be NULL. */
static YamlNode *node_make(Arena *arena, YamlKind kind, const char *key, const char *text) {
  YamlNode *node = arena_new_item(arena, YamlNode);
  const Place place = {"--set", 0, 0};
  *node = (YamlNode){.kind = kind,
                     .plain = TRUE,
                     .whole = TRUE,
                     .place = place,
                     .text = text,
                     .key = key,
                     .key_place = place};
  return node;
}

/* The parts between the commas; a list of none is a key without a value. */
static YamlNode *node_split(Arena *arena, const char *key, const char *text) {
  YamlNode *list = node_make(arena, YAML_LIST, key, NULL);
  g_auto(GStrv) parts = g_strsplit(text, ",", -1);
  for (char **part = parts; *part != NULL; part++) {
    if (*g_strstrip(*part) == '\0')
      continue;
    YamlNode *item = node_make(arena, YAML_TEXT, NULL, arena_strdup(arena, *part));
    item->parent = list;
    if (list->last == NULL)
      list->first = item;
    else
      list->last->next = item;
    list->last = item;
    list->count++;
  }
  return list->count > 0 ? list : node_make(arena, YAML_TEXT, key, "");
}

/* The mapping with free names that `name` begins with, and the name behind it. */
static const ConfigKey *free_mapping(const char *name, const char **rest) {
  guint count = 0;
  const ConfigKey *keys = config_keys(&count);
  for (guint i = 0; i < count; i++) {
    const gsize length = strlen(keys[i].name);
    const gboolean is_free = keys[i].shape == SHAPE_NAMES || keys[i].shape == SHAPE_NAMED_LISTS;
    if (is_free && g_str_has_prefix(name, keys[i].name) && name[length] == '.') {
      *rest = name + length + 1;
      return &keys[i];
    }
  }
  return NULL;
}

static void refuse_assignment(ConfigReader *reader, const char *name) {
  const Place place = {"--set", 0, 0};
  guint count = 0;
  const ConfigKey *keys = config_keys(&count);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < count; i++) {
    if (strcmp(keys[i].name, name) == 0) {
      config_refuse(reader, FINDING_CONFIG_VALUE, place, "write it into the configuration file",
                    "'%s' cannot be set on the command line", name);
      return;
    }
    g_ptr_array_add(names, (gpointer)keys[i].name);
  }
  const char *elsewhere = key_elsewhere(name);
  const char *otherwise = elsewhere == NULL
                              ? "`stepbook manual config` lists all keys"
                              : arena_printf(reader->arena, "did you mean '%s'?", elsewhere);
  config_refuse(reader, FINDING_CONFIG_UNKNOWN_KEY, place,
                config_hint(reader, name, (const char *const *)names->pdata, names->len, otherwise),
                "unknown key '%s'", name);
}

static void assign(ConfigReader *reader, const char *name, const char *text) {
  const char *rest = NULL;
  const ConfigKey *key = free_mapping(name, &rest);
  if (key != NULL) {
    read_named(reader, key,
               key->shape == SHAPE_NAMED_LISTS ? node_split(reader->arena, rest, text)
                                               : node_make(reader->arena, YAML_TEXT, rest, text));
    return;
  }
  key = strpbrk(name, "[") == NULL ? config_key_by_name(name) : NULL;
  const char *label = key == NULL ? NULL : key->name;
  if (key != NULL && key->shape == SHAPE_TEXTS)
    read_value(reader, key, reader->config, node_split(reader->arena, label, text));
  else if (key != NULL && (key->shape == SHAPE_TEXT || key->shape == SHAPE_FLAG))
    read_value(reader, key, reader->config, node_make(reader->arena, YAML_TEXT, label, text));
  else
    refuse_assignment(reader, name);
}

gboolean config_set(Config *config, Arena *arena, const char *assignment, Findings *findings) {
  ConfigReader reader = {.config = config,
                         .arena = arena,
                         .findings = findings,
                         .folder = "",
                         .defaults = config_new(arena)};
  const Place place = {"--set", 0, 0};
  const char *equals = strchr(assignment, '=');
  if (!g_utf8_validate(assignment, -1, NULL) ||
      !yaml_text_is_printable(assignment, strlen(assignment))) {
    config_refuse(&reader, FINDING_CONFIG_VALUE, place, NULL,
                  "an assignment holds a control character or is not UTF-8");
  } else if (equals == NULL || equals == assignment) {
    config_refuse(&reader, FINDING_CONFIG_VALUE, place, "write --set key=value",
                  "'%s' is no assignment", assignment);
  } else {
    const char *name = arena_strndup(arena, assignment, (gsize)(equals - assignment));
    assign(&reader, name, arena_strdup(arena, equals + 1));
  }
  return !reader.failed;
}
