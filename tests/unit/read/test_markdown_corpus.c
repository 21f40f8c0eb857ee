/* Real documents: every link's place is right, nothing of the dialect's marks is left in a text.
 *
 * Reads ../shared/corpus beside the checkout and skips where it is absent.
 *
 * SPDX-License-Identifier: MIT
 */
#include "markdown_fixture.h"

/* The folder, or a file of it; to be freed. */
static char *corpus(const char *name) {
  const char *source = g_getenv("STEPBOOK_SOURCE");
  return g_build_filename(source == NULL ? "." : source, "../shared/corpus", name, NULL);
}

static gboolean is_there(const char *path) {
  if (g_file_test(path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autofree char *message = g_strdup_printf("%s is not there", path);
  g_test_skip(message);
  return FALSE;
}

/* A link that stands in a text begins with one of these; a bare address is the text itself. */
static void check_link(const Document *document, const Link *link, const char *name) {
  gsize length;
  const char *line =
      place_line(document->source, document->source_length, link->place.line, &length);
  g_assert_cmpuint(link->place.column, >=, 1);
  const gboolean inside = link->place.column <= length;
  const char *at = line + link->place.column - 1;
  gboolean right = inside && (link->image ? *at == '!' || *at == '<' : strchr("[<`:", *at) != NULL);
  const Node *text = link->node->first;
  if (!right && inside && text != NULL && text->kind == NODE_TEXT)
    right = strncmp(at, text->text, MIN(text->length, length - link->place.column + 1)) == 0;
  if (!right)
    g_error("%s:%u:%u: the link to %s is not there: %.*s", name, link->place.line,
            link->place.column, link->written, (int)length, line);
}

static void check_text(const Node *node, const char *name) {
  static const char *const marks[] = {"{.", "{#",   "+$$$", "$$$",  ":::", "{note}",    "[TOC",
                                      "[!", "\001", "<!--", "{bdg", "```", "header-id", "(id="};
  g_assert_cmpuint(node->length, ==, strlen(node->text));
  g_assert_true(g_utf8_validate(node->text, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (strstr(node->text, marks[i]) != NULL)
      g_error("%s:%u:%u: \"%s\" is left in a text: %s", name, node->line, node->column, marks[i],
              node->text);
  }
}

static void check_document(const char *path, guint *links) {
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
  Fixture fixture = fixture_new();
  fixture_read(&fixture, bytes, length);
  const Document *document = fixture.document;
  *links += document->links->len;
  for (guint i = 0; i < document->links->len; i++)
    check_link(document, document->links->pdata[i], path);
  NodeWalk walk = node_walk(document->root);
  guint32 line = 0;
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!walk.entering)
      continue;
    g_assert_cmpint(node->kind, <, NODE_KINDS);
    g_assert_cmpuint(node->line, >=, 1);
    if (node->kind == NODE_TEXT)
      check_text(node, path);
    /* Places go forward, footnotes aside. */
    if (node->kind != NODE_FOOTNOTE && node->kind != NODE_ROOT && node->line < line)
      g_error("%s:%u: a place goes back from line %u", path, node->line, line);
    line = node->line;
  }
  for (guint i = 0; i < findings_count(fixture.findings); i++) {
    const Finding *finding = findings_at(fixture.findings, i);
    if (g_test_verbose())
      g_printerr("%s:%u:%u: %s: %s\n", path, finding->place.line, finding->place.column,
                 finding_kind(finding->code)->name, finding->message);
  }
  fixture_free(&fixture);
}

static void check_folder(const char *folder, guint *documents, guint *links) {
  g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(open, g_strdup(folder));
  while (open->len > 0) {
    g_autofree char *here = g_ptr_array_steal_index(open, open->len - 1);
    g_autoptr(GDir) dir = g_dir_open(here, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
      g_autofree char *path = g_build_filename(here, name, NULL);
      if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_ptr_array_add(open, g_steal_pointer(&path));
      } else if (g_str_has_suffix(name, ".md") || g_str_has_suffix(name, ".markdown")) {
        ++*documents;
        check_document(path, links);
      }
    }
  }
}

static void test_corpus(void) {
  g_autofree char *folder = corpus(NULL);
  if (!is_there(folder))
    return;
  guint documents = 0, links = 0;
  check_folder(folder, &documents, &links);
  g_test_message("%u documents, %u links", documents, links);
  g_assert_cmpuint(documents, >, 100);
  g_assert_cmpuint(links, >, 1000);
}

/* The step list of the first revision: as many links as were counted by hand. */
static void test_step_list(void) {
  g_autofree char *path = corpus("liferay-learn-r01/installation-and-upgrades/08-reference/"
                                 "01-upgrading-to-liferay-7-2-intro.md");
  guint links = 0;
  if (!is_there(path))
    return;
  check_document(path, &links);
  g_assert_cmpuint(links, ==, 52);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/corpus/documents", test_corpus);
  g_test_add_func("/corpus/step-list", test_step_list);
  return g_test_run();
}
