/* Tests of the theme: which file wins, what is refused, and colours that can be read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/theme.h"

#include <json-glib/json-glib.h>
#include <sys/stat.h>

#include "export/colour.h"
#include "pages.h"

static void put(const char *path, const char *text) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static Theme *theme_of(Sample *sample) {
  GError *error = NULL;
  Theme *theme = theme_new(sample->book->config, &error);
  g_assert_no_error(error);
  return theme;
}

static void test_override(Sample *sample, gconstpointer data) {
  (void)data;
  put("mine/box.mustache", "[mine]");
  put("mine/static/extra.txt", "extra");
  put("mine/static/favicon.svg", "<svg/>");
  sample->book->config->theme.folder = "mine";
  g_autoptr(Theme) theme = theme_of(sample);
  g_autoptr(GError) error = NULL;
  const Template *box = theme_template(theme, "box", &error);
  g_assert_no_error(error);
  g_autoptr(GString) out = g_string_new(NULL);
  g_assert_true(template_render(out, box, NULL, 0, &error));
  g_assert_cmpstr(out->str, ==, "[mine]");
  g_assert_nonnull(theme_template(theme, "row", &error)); /* still ours */
  g_autoptr(GPtrArray) names = theme_static_files(theme, NULL);
  g_assert_cmpuint(names->len, ==, 3);
  g_assert_cmpstr(names->pdata[0], ==, "extra.txt");
  g_autoptr(GBytes) icon = theme_file(theme, "static/favicon.svg", &error);
  g_assert_cmpuint(g_bytes_get_size(icon), ==, 6);
}

static void test_words(Sample *sample, gconstpointer data) {
  (void)data;
  put("words/words/fr.json", "{\"steps\": \"Étapes\", \"odd\": 1}");
  sample->book->config->theme.folder = "words";
  sample->book->config->language = "fr-CA";
  g_autoptr(Theme) theme = theme_of(sample);
  g_autoptr(GError) error = NULL;
  g_autoptr(Object) words = theme_words(theme, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(object_get_string(words, "steps"), ==, "Étapes");
  g_assert_cmpstr(object_get_string(words, "next"), ==, "Next");
  g_assert_null(object_get(words, "odd"));
  put("words/words/fr.json", "{");
  g_assert_null(theme_words(theme, &error));
  g_assert_nonnull(error);
  g_clear_error(&error);
  sample->book->config->language = "x/../../y";
  g_autoptr(Object) english = theme_words(theme, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(object_get_string(english, "next"), ==, "Next");
}

/* The languages that come with the theme have the same words. */
static void test_languages_are_complete(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(Theme) theme = theme_of(sample);
  g_autoptr(JsonParser) first = json_parser_new();
  g_autoptr(JsonParser) second = json_parser_new();
  g_autoptr(GBytes) english = theme_file(theme, "words/en.json", NULL);
  g_autoptr(GBytes) german = theme_file(theme, "words/de.json", NULL);
  g_assert_true(json_parser_load_from_data(first, g_bytes_get_data(english, NULL),
                                           (gssize)g_bytes_get_size(english), NULL));
  g_assert_true(json_parser_load_from_data(second, g_bytes_get_data(german, NULL),
                                           (gssize)g_bytes_get_size(german), NULL));
  JsonObject *a = json_node_get_object(json_parser_get_root(first));
  JsonObject *b = json_node_get_object(json_parser_get_root(second));
  g_assert_cmpuint(json_object_get_size(a), ==, json_object_get_size(b));
  g_autoptr(GList) names = json_object_get_members(a);
  for (GList *at = names; at != NULL; at = at->next)
    g_assert_true(json_object_has_member(b, at->data));
}

static void test_refused(Sample *sample, gconstpointer data) {
  (void)data;
  g_assert_cmpint(g_mkdir_with_parents("refused/top.mustache", 0755), ==, 0);
  g_assert_cmpint(mkfifo("refused/box.mustache", 0644), ==, 0);
  put("refused/row.mustache", "{{#open}}");
  sample->book->config->theme.folder = "refused";
  g_autoptr(Theme) theme = theme_of(sample);
  g_autoptr(GError) error = NULL;
  g_assert_null(theme_template(theme, "top", &error));
  g_assert_error(error, THEME_ERROR, THEME_ERROR_INVALID);
  g_clear_error(&error);
  g_assert_null(theme_template(theme, "box", &error));
  g_assert_error(error, THEME_ERROR, THEME_ERROR_INVALID);
  g_clear_error(&error);
  g_assert_null(theme_template(theme, "row", &error));
  g_assert_error(error, TEMPLATE_ERROR, TEMPLATE_ERROR_SYNTAX);
  g_clear_error(&error);
  g_assert_null(theme_template(theme, "nothing", &error));
  g_assert_error(error, THEME_ERROR, THEME_ERROR_MISSING);
}

static void test_logo(Sample *sample, gconstpointer data) {
  (void)data;
  put("logo.png", "picture");
  sample->book->config->theme.logo = "logo.png";
  g_autoptr(Theme) theme = theme_of(sample);
  g_autoptr(GError) error = NULL;
  g_autoptr(Object) settings = theme_settings(theme, &error);
  g_assert_no_error(error);
  Object *logo = object_get_object(settings, "logo");
  g_assert_cmpstr(object_get_string(logo, "file"), ==, "theme/logo/logo.png");
  g_assert_cmpstr(object_get_string(logo, "data"), ==, "data:image/png;base64,cGljdHVyZQ==");
  sample->book->config->theme.logo = "gone.png";
  g_assert_null(theme_settings(theme, &error));
  g_assert_error(error, THEME_ERROR, THEME_ERROR_MISSING);
  g_clear_error(&error);
  sample->book->config->theme.logo = "logo.exe";
  g_assert_null(theme_settings(theme, &error));
  g_assert_error(error, THEME_ERROR, THEME_ERROR_INVALID);
}

/* ---- colours -------------------------------------------------------------------------------------- */

static void test_contrast(void) {
  g_assert_cmpfloat_with_epsilon(colour_contrast("#000000", "#ffffff"), 21, 0.001);
  g_assert_cmpfloat_with_epsilon(colour_contrast("#777777", "#ffffff"), 4.478, 0.001);
  g_assert_cmpfloat(colour_contrast("#123456", "#123456"), ==, 1);
}

/* Paper and tint (test_grounds). Of the accents some can be read on the one and not on the other. */
static const char *const light_grounds[] = {"#ffffff", "#f3f5f6"};
static const char *const dark_grounds[] = {"#121619", "#1b2024"};

static void test_accents(Sample *sample, gconstpointer data) {
  (void)data;
  static const char *const wishes[] = {"#ffff00", "#0b5a6b", "#ffffff", "#000000",
                                       "#ff0000", "#767676", "#808080"};
  for (gsize i = 0; i < G_N_ELEMENTS(wishes); i++) {
    sample->book->config->theme.accent = wishes[i];
    g_autoptr(Theme) theme = theme_of(sample);
    g_autoptr(Object) settings = theme_settings(theme, NULL);
    const char *light = object_get_string(settings, "accent");
    const char *dark = object_get_string(settings, "accent_dark");
    for (gsize k = 0; k < G_N_ELEMENTS(light_grounds); k++) {
      g_assert_cmpfloat(colour_contrast(light, light_grounds[k]), >=, 4.5);
      g_assert_cmpfloat(colour_contrast(dark, dark_grounds[k]), >=, 4.5);
    }
    if (i == 1)
      g_assert_cmpstr(light, ==, wishes[i]); /* good ones stay */
  }
}

static void test_accents_are_chosen_well(void) {
  g_assert_cmpfloat(colour_contrast("#767676", light_grounds[0]), >=, 4.5);
  g_assert_cmpfloat(colour_contrast("#767676", light_grounds[1]), <, 4.5);
  g_assert_cmpfloat(colour_contrast("#808080", dark_grounds[0]), >=, 4.5);
  g_assert_cmpfloat(colour_contrast("#808080", dark_grounds[1]), <, 4.5);
}

/* The contrasts are taken on the colours that the style sheet has. */
static void test_grounds(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(Theme) theme = theme_of(sample);
  g_autoptr(GBytes) bytes = theme_file(theme, "css/base.css", NULL);
  g_autofree char *sheet = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  static const char *const lines[] = {"--paper: #fff;", "--tint: #f3f5f6;", "--paper: #121619;",
                                      "--tint: #1b2024;"};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
    g_assert_nonnull(strstr(sheet, lines[i]));
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  pages_find_themes();
#define TEST(name, function)                                                                       \
  g_test_add("/theme/" name, Sample, NULL, sample_setup, function, sample_teardown)
  TEST("override", test_override);
  TEST("words", test_words);
  TEST("languages-are-complete", test_languages_are_complete);
  TEST("refused", test_refused);
  TEST("logo", test_logo);
  TEST("accents", test_accents);
  TEST("grounds", test_grounds);
  g_test_add_func("/theme/contrast", test_contrast);
  g_test_add_func("/theme/accents-are-chosen-well", test_accents_are_chosen_well);
  return g_test_run();
}
