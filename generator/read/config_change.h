/* Config change: the change record.
 *
 * Use: named by the rows of read/config_keys.h. What is written is kept twice: in its order and words (Config.change), and as
 * the ChangeRecord that others compute with.
 * Ownership and failure: as in read/config_values.h.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/config_values.h"

/* A text of the record; a moment; the name of a time zone; a list of texts. */
void set_change(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_change_time(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_change_zone(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_change_list(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);

/* Approvers and contacts: a text, or a mapping with a name and what the person is or how to reach them. */
void *make_person(ConfigReader *reader, const ConfigKey *key, const YamlNode *item);
void finish_people(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);

/* The key with that full name as if it had not been given; others are left alone. */
void config_change_forget(Config *config, const char *name);

/* When all is read: the times on the clock of the window's zone. */
void config_change_finish(ConfigReader *reader);
