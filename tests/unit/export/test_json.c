/* Tests of the export: the members of each object, what a guide's own export leaves out, and the text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/json.h"

#include <json-glib/json-glib.h>

#include "export/data.h"
#include "render/json_text.h"
#include "sample.h"

static JsonNode *export(const Sample *sample, const Guide *guide) {
  g_autoptr(GString) out = g_string_new(NULL);
  json_export(out, sample->book, guide, sample->findings);
  g_assert_true(g_str_has_suffix(out->str, "\n}\n"));
  GError *error = NULL;
  JsonNode *node = json_from_string(out->str, &error);
  g_assert_no_error(error);
  return node;
}

/* The value at a path such as "guides/0/title", as compact JSON. */
static char *at(JsonNode *node, const char *path) {
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  for (char **part = parts; *part != NULL; part++) {
    if (JSON_NODE_HOLDS_ARRAY(node)) {
      const guint index = (guint)g_ascii_strtoull(*part, NULL, 10);
      g_assert_cmpuint(index, <, json_array_get_length(json_node_get_array(node)));
      node = json_array_get_element(json_node_get_array(node), index);
    } else {
      node = json_object_get_member(json_node_get_object(node), *part);
      if (node == NULL)
        return g_strdup("(none)");
    }
  }
  return json_to_string(node, FALSE);
}

static void expect(JsonNode *node, const char *path, const char *want) {
  g_autofree char *got = at(node, path);
  g_test_message("%s", path);
  g_assert_cmpstr(got, ==, want);
}

static void test_guide(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(JsonNode) node = export(sample, NULL);
  expect(node, "format_version", "1");
  expect(node, "generator/name", "\"stepbook\"");
  expect(node, "title", "\"Upgrade\"");
  expect(node, "guides/0/id", "\"upgrade\"");
  expect(node, "guides/0/intro", "\"<p>Before</p>\\n\"");
  expect(node, "guides/0/outro", "null");
  expect(node, "guides/0/counts", "{\"steps\":3,\"checkpoints\":1}");
  expect(node, "guides/0/steps/0/title_html", "\"Prepare &lt;all&gt;\"");
  expect(node, "guides/0/steps/0/link", "null");
  expect(node, "guides/0/steps/0/body", "null");
  expect(node, "guides/0/steps/0/children/1/kind", "\"checkpoint\"");
  expect(node, "guides/0/steps/0/children/1/children", "[]");
  expect(node, "guides/0/steps/1/number", "\"2\"");
  expect(node, "guides/0/steps/1/link/state", "\"broken\"");
  expect(node, "guides/0/steps/1/details", "null");
  expect(node, "guides/0/steps/1/href", "(none)");
}

static void test_step(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(JsonNode) node = export(sample, NULL);
  static const char step[] = "guides/0/steps/0/children/0/";
  static const char *const cases[][2] = {
      {"id", "\"core\""},
      {"written_number", "\"1.1\""},
      {"title", "\"Check & go\""},
      {"title_html", "\"Check &amp; go\""},
      {"summary", "\"In short\""},
      {"body", "\"<p>Do it.</p>\\n\""},
      {"depth", "2"},
      {"attributes", "{}"},
      {"classes", "[]"},
      {"place", "{\"file\":\"list.md\",\"line\":2,\"column\":4}"},
      {"link/target", "\"prepare.md#part\""},
      {"link/document", "\"prepare.md\""},
      {"link/anchor", "\"part\""},
      {"details/title", "\"Preparing\""},
      {"details/section", "{\"title\":\"Part\",\"title_html\":\"Part\",\"id\":\"part\"}"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strconcat(step, cases[i][0], NULL);
    expect(node, path, cases[i][1]);
  }
}

static void test_attributes(Sample *sample, gconstpointer data) {
  (void)data;
  Step *step = sample->guide->steps->pdata[3];
  const Attribute items[] = {{"owner", "dba"}, {"after", "#a"}, {"after", "#b"}};
  const char *const classes[] = {"point-of-no-return", NULL};
  const Attributes attributes = {"finish", classes, items, 3, {0}, NULL};
  step->attributes = &attributes;
  step->id_explicit = TRUE;
  g_autoptr(JsonNode) node = export(sample, NULL);
  expect(node, "guides/0/steps/1/attributes",
         "{\"id\":\"finish\",\"owner\":\"dba\",\"after\":\"#a #b\"}");
  expect(node, "guides/0/steps/1/classes", "[\"point-of-no-return\"]");
}

static void test_lists(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(JsonNode) node = export(sample, NULL);
  expect(node, "documents/0/guide", "\"upgrade\"");
  expect(node, "documents/0/body", "null");
  expect(node, "documents/1/headings/1", "{\"level\":3,\"text\":\"Part\",\"id\":\"part\"}");
  expect(node, "documents/1/body",
         "\"<h3 id=\\\"part\\\">Part</h3>\\n<p>See <img src=\\\"images/plan.svg\\\" "
         "alt=\\\"the plan\\\" width=\\\"4\\\" height=\\\"2\\\"></p>\\n\"");
  expect(node, "documents/1/links/0/image", "true");
  expect(node, "documents/2/path", "\"other.md\"");
  expect(node, "assets/0/media_type", "\"image/svg+xml\"");
  expect(node, "findings/0/code", "\"missing-file\"");
  /* Byte 6 of the line is its fifth character. */
  expect(node, "findings/0/place", "{\"file\":\"list.md\",\"line\":2,\"column\":5}");
  expect(node, "findings/1/place", "{\"file\":\"other.md\",\"line\":null,\"column\":null}");
  expect(node, "findings/1/other", "null");
}

static void test_one_guide(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(JsonNode) node = export(sample, sample->guide);
  JsonObject *object = json_node_get_object(node);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(object, "documents")), ==, 2);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(object, "assets")), ==, 1);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(object, "findings")), ==, 1);
}

/* As JSON, read back. Takes the object. */
static JsonNode *parse(Object *object) {
  g_autoptr(GString) out = g_string_new(NULL);
  json_text_object(&(JsonText){.out = out}, NULL, object);
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string(out->str, &error);
  g_assert_no_error(error);
  return node;
}

/* What pages see beyond the export. */
static void test_page(Sample *sample, gconstpointer data) {
  (void)data;
  const Address address = {
      .book = sample->book, .output = OUTPUT_SITE, .page = "upgrade/core.html"};
  const HtmlOptions html = {.address = &address};
  g_autoptr(JsonNode) node =
      parse(data_step(sample->guide->steps->pdata[0], &html, DATA_PAGE | DATA_STEPS));
  expect(node, "href", "\"prepare.html\"");
  expect(node, "anchor_id", "\"step-prepare\"");
  expect(node, "has_children", "true");
  expect(node, "is_checkpoint", "false");
  expect(node, "body", "(none)");
  expect(node, "place", "(none)");
  expect(node, "children/0/details/href", "\"../documents/prepare.html#s-part\"");
  expect(node, "children/1/is_checkpoint", "true");
  g_autoptr(JsonNode) flat = parse(data_step(sample->guide->steps->pdata[0], &html, DATA_PAGE));
  expect(flat, "children", "[]");
  g_autoptr(JsonNode) document = parse(data_document(sample->prepare, &html, DATA_PAGE));
  expect(document, "href", "\"../documents/prepare.html\"");
  expect(document, "headings/0/href", "\"#s-part\"");
}

static void test_text(void) {
  g_autoptr(GString) out = g_string_new(NULL);
  JsonText text = {.out = out};
  Object *object = object_new();
  object_set_string(
      object, "a\"",
      "\\\n\t\r\x01\x7f\xc2\x9b\xc3\xa4\xe2\x80\xae\xe2\x80\x9c"
      "\xef\xbb\xbf\xf3\xa0\x80\x81\xf0\x9f\x98\x80\xc2\xad\xcd\x8f\xe1\x85\x9f\xe3\x85\xa4");
  object_set_array(object, "b", array_new());
  json_text_begin(&text, NULL, '[');
  json_text_object(&text, NULL, object);
  json_text_begin(&text, NULL, '{');
  json_text_end(&text, '}');
  json_text_end(&text, ']');
  g_assert_cmpstr(
      out->str, ==,
      "[\n  {\n    \"a\\\"\": \"\\\\\\n\\t\\r\\u0001\\u007f\\u009b\xc3\xa4\\u202e\xe2\x80\x9c"
      "\\ufeff\\udb40\\udc01\xf0\x9f\x98\x80\\u00ad\\u034f\\u115f\\u3164\",\n    \"b\": []\n  },\n "
      " {}\n]");
}

#define ADD(name, function)                                                                        \
  g_test_add("/json/" name, Sample, NULL, sample_setup, function, sample_teardown)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("guide", test_guide);
  ADD("step", test_step);
  ADD("attributes", test_attributes);
  ADD("lists", test_lists);
  ADD("one-guide", test_one_guide);
  ADD("page", test_page);
  g_test_add_func("/json/text", test_text);
  return g_test_run();
}
