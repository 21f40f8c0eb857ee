/* Tests of the EPUB: read back entry by entry, every reference followed, every XML file parsed.
 *
 * A last argument names a file to write the sample to, for a look with other programs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub.h"

#include <zip.h>

#include "sample.h"

enum { NOW = 1700000000 };

/* The files of an archive by name, and the ids of each. */
typedef struct {
  GHashTable *files; /* name -> GBytes */
  GHashTable *ids;   /* "name#id", as a set */
  GPtrArray *order;  /* names */
} Contents;

static GBytes *make(const Sample *sample) {
  GError *error = NULL;
  g_autoptr(GBytes) style = g_bytes_new_static("p { margin: 0 }\n", 16);
  GBytes *bytes = epub_make(sample->book, sample->guide, style, NOW, &error);
  g_assert_no_error(error);
  return bytes;
}

static GBytes *entry(zip_t *zip, zip_uint64_t index) {
  zip_stat_t stat;
  g_assert_cmpint(zip_stat_index(zip, index, 0, &stat), ==, 0);
  guint8 *bytes = g_malloc(stat.size + 1);
  zip_file_t *file = zip_fopen_index(zip, index, 0);
  g_assert_nonnull(file);
  g_assert_cmpint(zip_fread(file, bytes, stat.size), ==, (zip_int64_t)stat.size);
  zip_fclose(file);
  bytes[stat.size] = 0;
  return g_bytes_new_take(bytes, stat.size);
}

static Contents read_back(GBytes *epub) {
  Contents contents = {
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_bytes_unref),
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      g_ptr_array_new_with_free_func(g_free)};
  zip_source_t *source =
      zip_source_buffer_create(g_bytes_get_data(epub, NULL), g_bytes_get_size(epub), 0, NULL);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  g_assert_nonnull(zip);
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  for (zip_uint64_t i = 0; i < (zip_uint64_t)count; i++) {
    char *name = g_strdup(zip_get_name(zip, i, 0));
    g_ptr_array_add(contents.order, name);
    g_hash_table_insert(contents.files, name, entry(zip, i));
  }
  zip_discard(zip);
  return contents;
}

static void contents_clear(Contents *contents) {
  g_hash_table_unref(contents->files);
  g_hash_table_unref(contents->ids);
  g_ptr_array_unref(contents->order);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Contents, contents_clear)

static const char *text_of(const Contents *contents, const char *name) {
  GBytes *bytes = g_hash_table_lookup(contents->files, name);
  g_assert_nonnull(bytes);
  return g_bytes_get_data(bytes, NULL);
}

static void expect_in(const Contents *contents, const char *name, const char *part) {
  const char *text = text_of(contents, name);
  if (strstr(text, part) == NULL)
    g_error("%s does not hold %s:\n%s", name, part, text);
}

/* ---- every reference ------------------------------------------------------------------------------ */

typedef struct {
  Contents *contents;
  const char *name;
  gboolean following; /* else: gathering ids */
  guint references, headings;
} Look;

/* The target of a reference as "name" or "name#id"; NULL for one that leads outside. */
static char *target_of(const Look *look, const char *reference) {
  if (strstr(reference, ":") != NULL)
    return NULL;
  g_autofree char *decoded = g_uri_unescape_string(reference, NULL);
  if (decoded[0] == '#')
    return g_strconcat(look->name, decoded, NULL);
  g_autofree char *folder = g_path_get_dirname(look->name);
  g_autofree char *joined = g_strconcat("/", folder, "/", decoded, NULL);
  g_autofree char *plain = g_canonicalize_filename(joined, "/");
  return g_strdup(plain + 1);
}

static void follow(const Look *look, const char *reference) {
  g_autofree char *target = target_of(look, reference);
  if (target == NULL)
    return;
  if (strchr(target, '#') != NULL && !g_hash_table_contains(look->contents->ids, target))
    g_error("%s: no such place: %s", look->name, reference);
  *strchrnul(target, '#') = '\0';
  if (!g_hash_table_contains(look->contents->files, target))
    g_error("%s: no such file: %s", look->name, reference);
}

static void on_start(GMarkupParseContext *context, const char *element, const char **names,
                     const char **values, gpointer data, GError **error) {
  (void)context;
  (void)error;
  Look *look = data;
  g_assert_cmpstr(element, !=, "script");
  g_assert_cmpstr(element, !=, "input");
  look->headings += strcmp(element, "h1") == 0;
  for (gsize i = 0; names[i] != NULL; i++) {
    if (strcmp(names[i], "id") == 0 && !look->following) {
      char *id = g_strconcat(look->name, "#", values[i], NULL);
      if (!g_hash_table_add(look->contents->ids, id))
        g_error("%s: id twice: %s", look->name, values[i]);
    } else if (look->following && (strcmp(names[i], "href") == 0 || strcmp(names[i], "src") == 0)) {
      look->references++;
      follow(look, values[i]);
    }
  }
}

static guint look_at_all(Contents *contents, gboolean following) {
  static const GMarkupParser parser = {.start_element = on_start};
  guint references = 0;
  for (guint i = 0; i < contents->order->len; i++) {
    const char *name = contents->order->pdata[i];
    if (strcmp(name, "mimetype") == 0 || g_str_has_suffix(name, ".css") ||
        g_str_has_suffix(name, ".json"))
      continue;
    Look look = {contents, name, following, 0, 0};
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_PREFIX_ERROR_POSITION, &look, NULL);
    GBytes *bytes = g_hash_table_lookup(contents->files, name);
    GError *error = NULL;
    g_markup_parse_context_parse(context, g_bytes_get_data(bytes, NULL),
                                 (gssize)g_bytes_get_size(bytes), &error);
    g_assert_no_error(error);
    g_assert_true(g_markup_parse_context_end_parse(context, &error));
    if (g_str_has_suffix(name, ".xhtml"))
      g_assert_cmpuint(look.headings, ==, 1);
    references += look.references;
  }
  return references;
}

static void test_references(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(GBytes) bytes = make(sample);
  g_auto(Contents) contents = read_back(bytes);
  look_at_all(&contents, FALSE);
  g_assert_cmpuint(look_at_all(&contents, TRUE), >, 30);
}

/* ---- what is in it -------------------------------------------------------------------------------- */

static void test_container(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(GBytes) bytes = make(sample);
  /* OCF 3.3, section 4.3: the first entry can be known without unpacking. */
  const char *start = g_bytes_get_data(bytes, NULL);
  g_assert_cmpint(memcmp(start + 30, "mimetypeapplication/epub+zip", 28), ==, 0);
  g_auto(Contents) contents = read_back(bytes);
  static const char *const names[] = {"META-INF/container.xml",
                                      "OEBPS/package.opf",
                                      "OEBPS/nav.xhtml",
                                      "OEBPS/toc.ncx",
                                      "OEBPS/cover.xhtml",
                                      "OEBPS/cover.svg",
                                      "OEBPS/checklist.xhtml",
                                      "OEBPS/style.css",
                                      "OEBPS/steps/prepare.xhtml",
                                      "OEBPS/steps/core.xhtml",
                                      "OEBPS/steps/gate.xhtml",
                                      "OEBPS/steps/finish.xhtml",
                                      "OEBPS/documents/prepare.xhtml",
                                      "OEBPS/files/plan.svg",
                                      "META-INF/stepbook.json"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    text_of(&contents, names[i]);
  g_assert_cmpuint(contents.order->len, ==, G_N_ELEMENTS(names) + 1);
}

static void test_package(Sample *sample, gconstpointer data) {
  (void)data;
  sample->book->config->author = "A & B";
  g_autoptr(GBytes) bytes = make(sample);
  g_auto(Contents) contents = read_back(bytes);
  static const char opf[] = "OEBPS/package.opf";
  expect_in(&contents, opf, "<meta property=\"dcterms:modified\">2023-11-14T22:13:20Z</meta>");
  expect_in(&contents, opf, "<dc:creator>A &amp; B</dc:creator>");
  expect_in(&contents, opf,
            "<itemref idref=\"cover\"/>\n<itemref idref=\"nav\"/>\n"
            "<itemref idref=\"checklist\"/>\n<itemref idref=\"step-0\"/>\n"
            "<itemref idref=\"step-1\"/>\n<itemref idref=\"step-2\"/>\n"
            "<itemref idref=\"step-3\"/>\n<itemref idref=\"document-0\"/>\n</spine>");
  const char *identifier = strstr(text_of(&contents, opf), "urn:uuid:");
  g_assert_nonnull(identifier);
  g_autofree char *uuid = g_strndup(identifier, strlen("urn:uuid:") + 36);
  expect_in(&contents, "OEBPS/toc.ncx", uuid);
}

static void test_chapters(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(GBytes) bytes = make(sample);
  g_auto(Contents) contents = read_back(bytes);
  static const char box[] = "<span class=\"box\" role=\"img\" aria-label=\"to do\">☐</span> ";
  g_autofree char *heading =
      g_strconcat("<h1 id=\"heading\">", box,
                  "<span class=\"number\">1.1</span> Check &amp; go</h1>\n"
                  "<p class=\"summary\">In short</p>\n<p>Do it.</p>\n<p class=\"details\">Details: "
                  "<a href=\"../documents/prepare.xhtml#s-part\">Preparing, section “Part”</a></p>",
                  NULL);
  expect_in(&contents, "OEBPS/steps/core.xhtml", heading);
  expect_in(&contents, "OEBPS/steps/core.xhtml", "href=\"../checklist.xhtml#step-core\"");
  expect_in(&contents, "OEBPS/steps/finish.xhtml",
            "Details: <span class=\"broken-link\">gone.md</span>");
  expect_in(&contents, "OEBPS/documents/prepare.xhtml",
            "<h2 id=\"s-part\">Part</h2>\n<p class=\"used-by\">Used by step "
            "<a href=\"../steps/core.xhtml\">1.1</a></p>");
  expect_in(&contents, "OEBPS/checklist.xhtml", "<li class=\"step checkpoint\" id=\"step-gate\">");
  expect_in(&contents, "OEBPS/nav.xhtml",
            "<li><a href=\"steps/prepare.xhtml\">1 Prepare &lt;all&gt;</a>\n<ol>\n<li>"
            "<a href=\"steps/core.xhtml\">1.1 Check &amp; go</a></li>\n<li>"
            "<a href=\"steps/gate.xhtml\">1.2 Ready?</a></li>\n</ol>\n</li>\n");
}

static void test_same_bytes(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(GBytes) first = make(sample);
  g_autoptr(GBytes) second = make(sample);
  g_assert_true(g_bytes_equal(first, second));
}

static void test_cover(Sample *sample, gconstpointer data) {
  (void)data;
  static const struct {
    const char *title;
    guint lines;
    gboolean cut;
  } cases[] = {
      {"Upgrade", 1, FALSE},
      {"Upgrading the billing database to the next release", 3, FALSE},
      {"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", 4, FALSE},
      {"数据库升级手册数据库升级手册", 2, FALSE},
      {"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
       "sixteen seventeen eighteen nineteen twenty twenty-one",
       7, TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    sample->guide->title = cases[i].title;
    g_autoptr(GBytes) bytes = make(sample);
    g_auto(Contents) contents = read_back(bytes);
    const char *text = text_of(&contents, "OEBPS/cover.svg");
    guint lines = 0;
    for (const char *line = text; (line = strstr(line, "<text x=\"120\" y=\"")) != NULL; line++)
      lines++;
    g_test_message("%s", text);
    g_assert_cmpuint(lines - 1, ==, cases[i].lines);
    g_assert_true((strstr(text, "…") != NULL) == cases[i].cut);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add("/epub/" name, Sample, NULL, sample_setup, function, sample_teardown)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  if (argc > 1) {
    Sample sample;
    sample_setup(&sample, NULL);
    g_autoptr(GBytes) bytes = make(&sample);
    const gboolean written = g_file_set_contents(argv[1], g_bytes_get_data(bytes, NULL),
                                                 (gssize)g_bytes_get_size(bytes), NULL);
    sample_teardown(&sample, NULL);
    return written ? 0 : 1;
  }
  ADD("references", test_references);
  ADD("container", test_container);
  ADD("package", test_package);
  ADD("chapters", test_chapters);
  ADD("same-bytes", test_same_bytes);
  ADD("cover", test_cover);
  return g_test_run();
}
