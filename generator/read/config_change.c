/* Config change: fields as written, then times.
 *
 * A time may be written before the zone whose clock it is, in the file or on the command line; so times are only checked
 * for their form when they are read, and computed at the end.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config_change.h"

#include <string.h>

#include "model/moment.h"

static const char start_key[] = "window.start", end_key[] = "window.end";
static const char deadline_key[] = "roll_back_deadline";

/* ---- fields ------------------------------------------------------------------------------------------ */

static ChangeField *find_field(const Config *config, const char *name) {
  for (guint i = 0; i < config->change->len; i++) {
    ChangeField *field = config->change->pdata[i];
    if (strcmp(field->key, name) == 0)
      return field;
  }
  return NULL;
}

static const char *field_text(const Config *config, const char *name) {
  const ChangeField *field = find_field(config, name);
  return field == NULL || *field->value == '\0' ? NULL : field->value;
}

static void add_field(ConfigReader *reader, const ConfigKey *key, const char *text) {
  const char *name = key->name + strlen("change.");
  ChangeField *field = find_field(reader->config, name);
  if (field == NULL) {
    field = arena_new_item(reader->arena, ChangeField);
    g_ptr_array_add(reader->config->change, field);
  }
  *field = (ChangeField){name, text};
  reader->config->change_record.is_given = TRUE;
}

void config_change_forget(Config *config, const char *name) {
  if (!g_str_has_prefix(name, "change."))
    return;
  g_ptr_array_remove(config->change, find_field(config, name + strlen("change.")));
  config->change_record.is_given = config->change->len > 0;
}

/* Plans are longer than a line: line ends stay. */
void set_change(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  if (config_text(reader, value) == NULL)
    return;
  const char *text = g_strstrip(arena_strdup(reader->arena, value->text));
  add_field(reader, key, text);
  const char **field = (const char **)((char *)reader->config + key->offset);
  *field = *text == '\0' ? NULL : text;
}

void set_change_time(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  const char *text = config_text(reader, value);
  if (text == NULL)
    return;
  const gboolean dates_only = strcmp(key->name + strlen("change."), deadline_key) != 0;
  Moment moment = {.kind = MOMENT_CLOCK};
  if (moment_parse(&moment, text) && (moment.kind == MOMENT_DATE || !dates_only))
    add_field(reader, key, text);
  else
    config_refuse(reader, FINDING_CONFIG_VALUE, value->place,
                  dates_only ? "write date and time as 2030-05-24 22:00"
                             : "write date and time as 2030-05-25 01:30, or 01:30, or T+3h",
                  "'%s' does not accept '%s'", config_label(value), text);
}

void set_change_zone(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  const char *text = config_text(reader, value);
  g_autoptr(GTimeZone) zone = text == NULL ? NULL : time_zone_by_name(text);
  if (zone != NULL) {
    add_field(reader, key, text);
    reader->config->change_record.time_zone = text;
  } else if (text != NULL) {
    config_refuse(reader, FINDING_CONFIG_VALUE, value->place,
                  "write a name of the time zone database, such as Europe/Berlin or UTC",
                  "'%s' does not accept '%s'", config_label(value), text);
  }
}

void set_change_list(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  g_autoptr(GString) joined = g_string_new(NULL);
  g_autoptr(GPtrArray) items = g_ptr_array_new();
  for (const YamlNode *item = value->first; item != NULL; item = item->next) {
    const char *text = config_text(reader, item);
    if (text == NULL)
      continue;
    g_string_append_printf(joined, "%s%s", joined->len > 0 ? "\n" : "", text);
    g_ptr_array_add(items, (gpointer)text);
  }
  add_field(reader, key, arena_strndup(reader->arena, joined->str, joined->len));
  reader->config->change_record.configuration_items = arena_pointers(reader->arena, items);
}

/* ---- people ------------------------------------------------------------------------------------------ */

void *make_person(ConfigReader *reader, const ConfigKey *key, const YamlNode *item) {
  (void)key;
  if (item->kind != YAML_TEXT && !config_is_mapping(reader, item))
    return NULL;
  Person *person = arena_new_item(reader->arena, Person);
  g_ptr_array_add(reader->people, person);
  if (item->kind == YAML_TEXT)
    person->name = config_text(reader, item);
  else
    config_want_key(reader, item, "name");
  return item->kind == YAML_MAPPING ? person : NULL;
}

void finish_people(ConfigReader *reader, const ConfigKey *key, const YamlNode *value) {
  (void)value;
  ChangeRecord *record = &reader->config->change_record;
  Person *people = arena_new_array(reader->arena, Person, reader->people->len);
  guint count = 0;
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < reader->people->len; i++) {
    const Person *person = reader->people->pdata[i];
    if (person->name == NULL)
      continue;
    people[count++] = *person;
    g_string_append_printf(joined, "%s%s", joined->len > 0 ? "\n" : "", person->name);
    if (person->detail != NULL)
      g_string_append_printf(joined, " (%s)", person->detail);
  }
  g_ptr_array_set_size(reader->people, 0);
  add_field(reader, key, arena_strndup(reader->arena, joined->str, joined->len));
  const gboolean are_contacts = strcmp(key->name, "change.contacts") == 0;
  *(are_contacts ? &record->contacts : &record->approvers) = people;
  *(are_contacts ? &record->contact_count : &record->approver_count) = count;
}

/* ---- times ------------------------------------------------------------------------------------------- */

/* The zone that is named, else the offset that is written with one of the times, else none. */
static GTimeZone *find_zone(const Config *config) {
  const char *const keys[] = {start_key, end_key, deadline_key};
  if (config->change_record.time_zone != NULL)
    return time_zone_by_name(config->change_record.time_zone);
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    const char *text = field_text(config, keys[i]);
    Moment moment = {.kind = MOMENT_CLOCK};
    if (text != NULL && moment_parse(&moment, text) && moment.has_offset)
      return g_time_zone_new_offset(moment.offset);
  }
  return NULL;
}

static Place place_of(const Config *config, const char *name) {
  g_autofree char *key = g_strconcat("change.", name, NULL);
  return config_place(config, key);
}

static GDateTime *compute(ConfigReader *reader, const char *name, GTimeZone *zone) {
  const Config *config = reader->config;
  const char *text = field_text(config, name);
  Moment moment = {.kind = MOMENT_CLOCK};
  if (text == NULL || !moment_parse(&moment, text))
    return NULL;
  GDateTime *time = moment_time(&moment, zone, config->change_record.start);
  if (time != NULL)
    arena_cleanup(reader->arena, (GDestroyNotify)g_date_time_unref, time);
  else if (moment.kind != MOMENT_DATE && field_text(config, start_key) == NULL)
    config_refuse(reader, FINDING_CONFIG_VALUE, place_of(config, name),
                  "give the window a start, or write the date too",
                  "'%s' counts from the start of the window, and there is none", name);
  else if (config->change_record.time_zone == NULL)
    config_refuse(reader, FINDING_CONFIG_VALUE, place_of(config, name),
                  "write a year that is one on the clock of UTC too", "'%s' does not accept '%s'",
                  name, text);
  else if (moment.kind == MOMENT_DATE || config->change_record.start != NULL)
    config_refuse(reader, FINDING_CONFIG_VALUE, place_of(config, name),
                  "summer time begins: write a time before or after the hour that is skipped",
                  "the clocks of '%s' never show '%s'", config->change_record.time_zone, text);
  return time;
}

static void want_order(ConfigReader *reader, GDateTime *first, GDateTime *second, const char *name,
                       const char *message) {
  if (first != NULL && second != NULL && g_date_time_compare(first, second) > 0)
    config_refuse(reader, FINDING_CONFIG_VALUE, place_of(reader->config, name), NULL, "%s",
                  message);
}

void config_change_finish(ConfigReader *reader) {
  ChangeRecord *record = &reader->config->change_record;
  g_autoptr(GTimeZone) found = find_zone(reader->config);
  g_autoptr(GTimeZone) zone = found == NULL ? g_time_zone_new_utc() : g_time_zone_ref(found);
  record->is_floating = found == NULL;
  record->start = compute(reader, start_key, zone);
  record->end = compute(reader, end_key, zone);
  record->roll_back_deadline = compute(reader, deadline_key, zone);
  if (record->start != NULL && record->end != NULL &&
      g_date_time_compare(record->start, record->end) == 0)
    config_refuse(reader, FINDING_CONFIG_VALUE, place_of(reader->config, end_key), NULL,
                  "the window ends when it starts");
  want_order(reader, record->start, record->end, end_key, "the window ends before it starts");
  want_order(reader, record->start, record->roll_back_deadline, deadline_key,
             "the roll-back deadline is before the window starts");
  want_order(reader, record->roll_back_deadline, record->end, deadline_key,
             "the roll-back deadline is after the window ends");
}
