/* Config setters: storing the values that are more than one text.
 *
 * Use: named by the rows of read/config_keys.h.
 * Ownership and failure: as in read/config_values.h.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "read/config_values.h"

void set_outputs(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_editions(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_paper(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_length(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_variable(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_allow_outside(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_level(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_fail_on(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_diff_level(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_diff_fail_on(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_destructive(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void set_hosts(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);

void *make_guide(ConfigReader *reader, const ConfigKey *key, const YamlNode *item);
void finish_guides(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void *make_route(ConfigReader *reader, const ConfigKey *key, const YamlNode *item);
void finish_routes(ConfigReader *reader, const ConfigKey *key, const YamlNode *value);
void *make_owner(ConfigReader *reader, const ConfigKey *key, const YamlNode *item);
