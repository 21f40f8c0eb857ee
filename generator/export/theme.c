/* Theme: finding and loading its files.
 *
 * Names come from us or from partial tags, which cannot climb out of the folder (render/template.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/theme.h"

#include "export/colour.h"
#include "export/data.h"
#include "render/labels.h"

#include <errno.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct Theme {
  const Config *config;
  char *standard; /* folder of the default theme */
  GMutex lock;    /* of `templates` */
  TemplateSet *templates;
};

G_DEFINE_QUARK(stepbook - theme - error, theme_error)

/* ---- files ---------------------------------------------------------------------------------------- */

static gboolean read_all(GByteArray *into, int descriptor, const char *path, GError **error) {
  guint8 buffer[16384];
  for (;;) {
    const gssize count = read(descriptor, buffer, sizeof buffer);
    if (count == 0)
      return TRUE;
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0) {
      g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
                  g_strerror(errno));
      return FALSE;
    }
    g_byte_array_append(into, buffer, (guint)count);
    if (into->len > THEME_FILE_MOST) {
      g_set_error(error, THEME_ERROR, THEME_ERROR_INVALID, "%s: file is too large", path);
      return FALSE;
    }
  }
}

/* NULL without an error when there is no such file. */
static GBytes *read_file(const char *path, GError **error) {
  /* A FIFO in the place of a file must not stop the build. */
  const int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno != ENOENT && errno != ENOTDIR)
      g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
                  g_strerror(errno));
    return NULL;
  }
  struct stat status;
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gboolean done = FALSE;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
    g_set_error(error, THEME_ERROR, THEME_ERROR_INVALID, "%s: not a regular file", path);
  else
    done = read_all(bytes, descriptor, path, error);
  close(descriptor);
  return done ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}

/* `*found`: its path, to be freed; NULL when there is none. */
static GBytes *find_file(char **found, const Theme *theme, const char *name, GError **error) {
  const char *const folders[] = {theme->config->theme.folder, theme->standard};
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    if (folders[i] == NULL)
      continue;
    g_autofree char *path = g_build_filename(folders[i], name, NULL);
    GError *trouble = NULL;
    GBytes *bytes = read_file(path, &trouble);
    if (bytes != NULL) {
      *found = g_steal_pointer(&path);
      return bytes;
    }
    if (trouble != NULL) {
      g_propagate_error(error, trouble);
      return NULL;
    }
  }
  g_set_error(error, THEME_ERROR, THEME_ERROR_MISSING, "the theme has no file %s", name);
  return NULL;
}

GBytes *theme_file(const Theme *theme, const char *name, GError **error) {
  g_autofree char *path = NULL;
  return find_file(&path, theme, name, error);
}

static GBytes *load_template(char **file, const char *name, gpointer data, GError **error) {
  const char *last = strrchr(name, '/');
  if (strchr(last == NULL ? name : last, '.') != NULL)
    return find_file(file, data, name, error);
  g_autofree char *with_ending = g_strconcat(name, ".mustache", NULL);
  return find_file(file, data, with_ending, error);
}

const Template *theme_template(Theme *theme, const char *name, GError **error) {
  g_mutex_lock(&theme->lock);
  const Template *template = template_set_get(theme->templates, name, error);
  g_mutex_unlock(&theme->lock);
  return template;
}

/* ---- the folder of the default theme -------------------------------------------------------------- */

static gboolean is_theme(const char *folder) {
  g_autofree char *words = g_build_filename(folder, "words", "en.json", NULL);
  return g_file_test(words, G_FILE_TEST_IS_REGULAR);
}

static char *find_standard(GError **error) {
  const char *themes = g_getenv("STEPBOOK_THEMES");
  if (themes != NULL && themes[0] != '\0')
    return g_build_filename(themes, "default", NULL);
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (program != NULL) {
    g_autofree char *folder = g_path_get_dirname(program);
    g_autofree char *beside = g_build_filename(folder, "..", "themes", "default", NULL);
    if (is_theme(beside))
      return g_steal_pointer(&beside);
  }
  if (is_theme(STEPBOOK_DATADIR "/themes/default"))
    return g_strdup(STEPBOOK_DATADIR "/themes/default");
  g_set_error(error, THEME_ERROR, THEME_ERROR_MISSING,
              "the default theme is neither beside the program nor in %s",
              STEPBOOK_DATADIR "/themes/default");
  return NULL;
}

Theme *theme_new(const Config *config, GError **error) {
  char *standard = find_standard(error);
  if (standard == NULL)
    return NULL;
  Theme *theme = g_new0(Theme, 1);
  theme->config = config;
  theme->standard = standard;
  g_mutex_init(&theme->lock);
  theme->templates = template_set_new(load_template, theme);
  return theme;
}

void theme_free(Theme *theme) {
  if (theme == NULL)
    return;
  template_set_free(theme->templates);
  g_mutex_clear(&theme->lock);
  g_free(theme->standard);
  g_free(theme);
}

/* ---- static files --------------------------------------------------------------------------------- */

static void add_static(GHashTable *names, const char *folder) {
  g_autofree char *path = g_build_filename(folder, "static", NULL);
  g_autoptr(GDir) entries = g_dir_open(path, 0, NULL);
  const char *name;
  while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    if (name[0] != '.' && g_file_test(file, G_FILE_TEST_IS_REGULAR))
      g_hash_table_add(names, g_strdup(name));
  }
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in the site's theme/ that are not of static files. */
static const char *const own_names[] = {"stepbook.css", "logo"};

static gboolean names_are_free(GHashTable *names, const Theme *theme, GError **error) {
  for (gsize i = 0; i < G_N_ELEMENTS(own_names); i++) {
    if (!g_hash_table_contains(names, own_names[i]))
      continue;
    g_set_error(error, THEME_ERROR, THEME_ERROR_INVALID,
                "%s/static/%s: the site has something else of this name; rename the file",
                theme->config->theme.folder == NULL ? theme->standard : theme->config->theme.folder,
                own_names[i]);
    return FALSE;
  }
  return TRUE;
}

GPtrArray *theme_static_files(const Theme *theme, GError **error) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  add_static(names, theme->standard);
  if (theme->config->theme.folder != NULL)
    add_static(names, theme->config->theme.folder);
  if (!names_are_free(names, theme, error))
    return NULL;
  GPtrArray *sorted = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iterator;
  gpointer name;
  g_hash_table_iter_init(&iterator, names);
  while (g_hash_table_iter_next(&iterator, &name, NULL)) {
    g_ptr_array_add(sorted, name);
    g_hash_table_iter_steal(&iterator);
  }
  g_ptr_array_sort(sorted, compare_names);
  return sorted;
}

/* ---- words and settings --------------------------------------------------------------------------- */

/* Puts the texts of a JSON file into `words`; a file that is not there has none. */
static gboolean add_words(Object *words, const char *folder, const char *language, GError **error) {
  g_autofree char *name = g_strdup_printf("%s.json", language);
  g_autofree char *path = g_build_filename(folder, "words", name, NULL);
  GError *trouble = NULL;
  g_autoptr(GBytes) bytes = read_file(path, &trouble);
  if (bytes == NULL && trouble == NULL)
    return TRUE;
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (bytes != NULL) {
    gsize length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    json_parser_load_from_data(parser, text == NULL ? "" : text, (gssize)length, &trouble);
  }
  if (trouble != NULL) {
    g_propagate_prefixed_error(error, trouble, "%s: ", path);
    return FALSE;
  }
  JsonNode *root = json_parser_get_root(parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root)) {
    g_set_error(error, THEME_ERROR, THEME_ERROR_INVALID, "%s: not an object of texts", path);
    return FALSE;
  }
  JsonObjectIter iterator;
  const char *key;
  JsonNode *value;
  json_object_iter_init(&iterator, json_node_get_object(root));
  while (json_object_iter_next(&iterator, &key, &value)) {
    if (json_node_get_value_type(value) == G_TYPE_STRING)
      object_set_string(words, g_intern_string(key), json_node_get_string(value));
  }
  return TRUE;
}

/* The labels that themes know by a name: other outputs show the same words. A language without its own adds none. */
static void add_labels(Object *words, const char *language, gboolean is_first) {
  for (Label label = 0; label < LABELS; label++) {
    const char *text = label_text(label, language);
    if (label_key(label) != NULL && (is_first || text != label_text(label, "en")))
      object_set_string(words, label_key(label), text);
  }
}

Object *theme_words(const Theme *theme, GError **error) {
  g_autofree char *language = g_ascii_strdown(theme->config->language, -1);
  language[strcspn(language, "-_/.")] = '\0';
  const char *const languages[] = {"en", language};
  const char *const folders[] = {theme->standard, theme->config->theme.folder};
  g_autoptr(Object) words = object_new();
  for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
    add_labels(words, languages[i], i == 0);
    for (gsize k = 0; k < G_N_ELEMENTS(folders); k++) {
      if (folders[k] != NULL && !add_words(words, folders[k], languages[i], error))
        return NULL;
    }
  }
  return g_steal_pointer(&words);
}

GBytes *theme_logo(const Theme *theme, GError **error) {
  if (theme->config->theme.logo == NULL)
    return NULL;
  GBytes *bytes = read_file(theme->config->theme.logo, error);
  if (bytes == NULL && error != NULL && *error == NULL)
    g_set_error(error, THEME_ERROR, THEME_ERROR_MISSING, "%s: the logo is not there",
                theme->config->theme.logo);
  return bytes;
}

static const struct {
  const char *suffix, *type;
} logos[] = {{"svg", "image/svg+xml"}, {"png", "image/png"},   {"jpg", "image/jpeg"},
             {"jpeg", "image/jpeg"},   {"webp", "image/webp"}, {"gif", "image/gif"}};

static gboolean set_logo(Object *settings, const Theme *theme, GError **error) {
  const char *file = theme->config->theme.logo;
  if (file == NULL) {
    object_set_null(settings, "logo");
    return TRUE;
  }
  const char *dot = strrchr(file, '.');
  gsize kind = 0;
  while (dot != NULL && kind < G_N_ELEMENTS(logos) &&
         g_ascii_strcasecmp(dot + 1, logos[kind].suffix) != 0)
    kind++;
  if (dot == NULL || kind == G_N_ELEMENTS(logos)) {
    g_set_error(error, THEME_ERROR, THEME_ERROR_INVALID,
                "%s: a logo is an SVG, PNG, JPEG, WebP or GIF image", file);
    return FALSE;
  }
  g_autoptr(GBytes) bytes = theme_logo(theme, error);
  if (bytes == NULL)
    return FALSE;
  gsize length = 0;
  const guchar *data = g_bytes_get_data(bytes, &length);
  g_autofree char *encoded = g_base64_encode(data, length);
  g_autofree char *uri = g_strdup_printf("data:%s;base64,%s", logos[kind].type, encoded);
  g_autofree char *name = g_strconcat("theme/logo/logo.", logos[kind].suffix, NULL);
  Object *logo = object_new();
  object_set_string(logo, "file", name);
  object_set_string(logo, "data", uri);
  object_set_object(settings, "logo", logo);
  return TRUE;
}

/* The backgrounds and inks of css/base.css. */
static const char *const light_grounds[] = {"#ffffff", "#f3f5f6", NULL};
static const char *const dark_grounds[] = {"#121619", "#1b2024", NULL};
static const double readable = 4.5;

Object *theme_settings(const Theme *theme, GError **error) {
  const ThemeConfig *config = &theme->config->theme;
  g_autoptr(Object) settings = object_new();
  g_autofree char *light =
      config->accent == NULL ? NULL
                             : colour_readable(config->accent, light_grounds, "#000000", readable);
  const char *dark_wish = config->accent_dark != NULL ? config->accent_dark : config->accent;
  g_autofree char *dark =
      dark_wish == NULL ? NULL : colour_readable(dark_wish, dark_grounds, "#ffffff", readable);
  object_set_string(settings, "accent", light);
  object_set_string(settings, "accent_dark", dark);
  object_set_string(settings, "font", config->font);
  object_set_string(settings, "mono_font", config->mono_font);
  return set_logo(settings, theme, error) ? g_steal_pointer(&settings) : NULL;
}
