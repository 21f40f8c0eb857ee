/* Config values: the checks of texts.
 *
 * Each check is small, pure and strict: what it lets through may stand in CSS, in a URL or in a file
 * name as it is.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config_values.h"

#include "base/nearest.h"
#include "read/slug.h"

#include <string.h>

#define LOWER        "abcdefghijklmnopqrstuvwxyz"
#define ALPHANUMERIC LOWER "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

void config_refuse(ConfigReader *reader, FindingCode code, Place place, const char *hint,
                   const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  findings_add(reader->findings, code, place, hint, "%s", message);
  reader->failed = TRUE;
}

const char *config_label(const YamlNode *value) {
  while (value->key == NULL && value->parent != NULL)
    value = value->parent;
  return value->key == NULL ? "the configuration" : value->key;
}

const char *config_text(ConfigReader *reader, const YamlNode *value) {
  if (value->kind == YAML_REFUSED)
    return NULL;
  if (value->kind != YAML_TEXT) {
    config_refuse(reader, FINDING_CONFIG_TYPE, value->place, NULL, "%s'%s' wants a text, not %s",
                  value->key == NULL ? "an item of " : "", config_label(value),
                  yaml_kind_name(value));
    return NULL;
  }
  char *text = arena_strdup(reader->arena, value->text);
  return g_strstrip(g_strdelimit(text, "\n\t", ' '));
}

const char *config_hint(ConfigReader *reader, const char *name, const char *const *known,
                        gsize count, const char *otherwise) {
  const char *nearest = nearest_name(name, known, count);
  return nearest == NULL ? otherwise : arena_printf(reader->arena, "did you mean '%s'?", nearest);
}

gboolean config_is_mapping(ConfigReader *reader, const YamlNode *item) {
  if (item->kind == YAML_MAPPING)
    return TRUE;
  if (item->kind != YAML_REFUSED)
    config_refuse(reader, FINDING_CONFIG_TYPE, item->place, NULL,
                  "an item of '%s' wants a mapping, not %s", config_label(item),
                  yaml_kind_name(item));
  return FALSE;
}

/* What reading a text takes for no value. */
static gboolean is_blank(const YamlNode *value) {
  return yaml_is_nothing(value) ||
         (value->kind == YAML_TEXT && value->text[strspn(value->text, " \t\n")] == '\0');
}

void config_want_key(ConfigReader *reader, const YamlNode *item, const char *name) {
  const YamlNode *value = yaml_get(item, name);
  if (item->whole && (value == NULL || is_blank(value)))
    config_refuse(reader, FINDING_CONFIG_VALUE, item->place, NULL,
                  "an item of '%s' wants the key '%s'", config_label(item), name);
}

const char *check_any(ConfigReader *reader, const char *text, const char **hint) {
  (void)reader;
  *hint = NULL;
  return text;
}

/* The shape of RFC 5646, section 2.1; whether the subtags are registered is not looked up. */
const char *check_language(ConfigReader *reader, const char *text, const char **hint) {
  (void)reader;
  *hint = "a language tag looks like en, de-CH or zh-Hant";
  for (const char *part = text;; part++) {
    const gsize length = strspn(part, ALPHANUMERIC);
    if (length < (part == text ? 2 : 1) || length > 8)
      return NULL;
    if (part == text && strcspn(part, "0123456789") < length)
      return NULL;
    part += length;
    if (*part == '\0')
      return text;
    if (*part != '-')
      return NULL;
  }
}

const char *check_base_url(ConfigReader *reader, const char *text, const char **hint) {
  *hint = "write the whole address, such as https://example.org/runbooks/";
  for (const char *at = text; *at != '\0'; at++) {
    if (*at <= ' ' || *at > '~' || strchr("\"'<>\\^`{|}&", *at) != NULL)
      return NULL;
  }
  g_autoptr(GUri) uri = g_uri_parse(text, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL)
    return NULL;
  const char *scheme = g_uri_get_scheme(uri);
  const char *host = g_uri_get_host(uri);
  if (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)
    return NULL;
  if (host == NULL || *host == '\0' || g_uri_get_userinfo(uri) != NULL)
    return NULL;
  if (g_uri_get_query(uri) != NULL || g_uri_get_fragment(uri) != NULL) {
    *hint = "leave out what follows the ? or #";
    return NULL;
  }
  return g_str_has_suffix(text, "/") ? text : arena_printf(reader->arena, "%s/", text);
}

const char *check_path(ConfigReader *reader, const char *text, const char **hint) {
  *hint = NULL;
  if (*reader->folder == '\0' || strcmp(reader->folder, ".") == 0 || g_path_is_absolute(text))
    return text;
  g_autofree char *joined = g_build_filename(reader->folder, text, NULL);
  return arena_strdup(reader->arena, joined);
}

const char *check_colour(ConfigReader *reader, const char *text, const char **hint) {
  *hint = "write a colour as #rgb or #rrggbb, in quotes: '#' begins a comment";
  const gsize digits = *text == '#' ? strspn(text + 1, "0123456789abcdefABCDEF") : 0;
  if ((digits != 3 && digits != 6) || text[digits + 1] != '\0')
    return NULL;
  char *colour = arena_strdup(reader->arena, text);
  if (digits == 3)
    colour = arena_printf(reader->arena, "#%c%c%c%c%c%c", text[1], text[1], text[2], text[2],
                          text[3], text[3]);
  for (char *at = colour; *at != '\0'; at++)
    *at = g_ascii_tolower(*at);
  return colour;
}

/* Family names of CSS Fonts level 3, section 3.1, plain or in quotes: nothing that could end the
 * declaration, open a function or a comment. */
const char *check_font(ConfigReader *reader, const char *text, const char **hint) {
  (void)reader;
  *hint = "write a list of font families, such as \"Source Sans 3\", sans-serif";
  char quote = '\0';
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"' || *at == '\'') {
      if (quote == '\0' || quote == *at)
        quote = quote == '\0' ? *at : '\0';
      continue;
    }
    if ((guchar)*at < 0x80 && strchr(ALPHANUMERIC " ,._+-", *at) == NULL)
      return NULL;
  }
  return quote == '\0' ? text : NULL;
}

/* As CSS writes them, but kept without quotes and without spaces around the commas. */
const char *check_families(ConfigReader *reader, const char *text, const char **hint) {
  const char *list = check_font(reader, text, hint);
  *hint = "write a list of font families, such as Source Sans 3, Noto Sans";
  if (list == NULL)
    return NULL;
  g_autoptr(GString) families = g_string_new(NULL);
  g_auto(GStrv) names = g_strsplit(list, ",", -1);
  for (char **name = names; *name != NULL; name++) {
    if (*g_strstrip(g_strdelimit(*name, "\"'", ' ')) != '\0')
      g_string_append_printf(families, "%s%s", families->len > 0 ? "," : "", *name);
  }
  return families->len == 0 ? NULL : arena_strdup(reader->arena, families->str);
}

const char *check_id(ConfigReader *reader, const char *text, const char **hint) {
  (void)reader;
  *hint = "use small letters, digits and hyphens";
  if (text[strspn(text, LOWER "0123456789-")] != '\0' || *text == '-' || strlen(text) > 60)
    return NULL;
  if (slug_is_reserved(text)) {
    *hint = "this name has a meaning of its own in the output; choose another";
    return NULL;
  }
  return text;
}

char *config_path_below(Arena *arena, const char *text) {
  if (g_path_is_absolute(text))
    return NULL;
  g_auto(GStrv) parts = g_strsplit(text, "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (char **part = parts; *part != NULL; part++) {
    if (**part == '\0' || strcmp(*part, ".") == 0)
      continue;
    if (strcmp(*part, "..") != 0) {
      g_ptr_array_add(kept, *part);
    } else if (kept->len == 0) {
      return NULL;
    } else {
      g_ptr_array_set_size(kept, (gint)kept->len - 1);
    }
  }
  g_ptr_array_add(kept, NULL);
  g_autofree char *path = g_strjoinv("/", (char **)kept->pdata);
  return arena_strdup(arena, path);
}

const char *check_steps(ConfigReader *reader, const char *text, const char **hint) {
  *hint = "write the path of a Markdown file below the content folder";
  const char *path = config_path_below(reader->arena, text);
  if (path == NULL)
    return NULL;
  g_autofree char *lower = g_ascii_strdown(path, -1);
  return g_str_has_suffix(lower, ".md") || g_str_has_suffix(lower, ".markdown") ? path : NULL;
}

const char *check_prefix(ConfigReader *reader, const char *text, const char **hint) {
  (void)reader;
  *hint = "a prefix begins with /, as in /docs/7-2/";
  return *text == '/' ? text : NULL;
}

const char *check_folder(ConfigReader *reader, const char *text, const char **hint) {
  *hint = "write the path of a folder below the content folder";
  return config_path_below(reader->arena, text);
}
