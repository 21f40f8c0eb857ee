/* Tests of HTML: every kind of node, in every output that treats it otherwise, and what must never happen:
 * text of others as markup, dead references, jumping levels, deep recursion.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html.h"

#include <string.h>

#include "model/book.h"

typedef struct {
  Book *book;
  Document *document;
  Guide *guide;
  Node *root;
  Address address;
  HtmlOptions options;
} World;

static void world_setup(World *world, gconstpointer data) {
  (void)data;
  world->book = book_new();
  world->document = document_new(world->book->arena, "a.md");
  world->document->name = "a";
  world->document->title = "A";
  book_add_document(world->book, world->document);
  Document *list = document_new(world->book->arena, "steps.md");
  world->guide = guide_new(world->book->arena, list);
  world->guide->id = "g";
  g_hash_table_add(world->guide->document_set, world->document);
  g_hash_table_add(world->guide->detail_set, world->document);
  world->root = world->document->root;
  world->address = (Address){.book = world->book,
                             .output = OUTPUT_SITE,
                             .guide = world->guide,
                             .page = "documents/a.html"};
  world->options = (HtmlOptions){.address = &world->address, .document = world->document};
}

static void world_teardown(World *world, gconstpointer data) {
  (void)data;
  book_free(world->book);
}

static void show_as(World *world, OutputKind output) {
  world->address.output = output;
  world->options.xhtml = output == OUTPUT_EPUB;
}

/* ---- building trees ------------------------------------------------------------------------------- */

static Node *add(World *world, Node *parent, NodeKind kind) {
  Node *node = node_new(world->book->arena, kind, 1, 1);
  if (kind == NODE_TABLE_CELL)
    node->u.cell.columns = node->u.cell.rows = 1;
  node_append(parent, node);
  return node;
}

static Node *add_text(World *world, Node *parent, const char *text) {
  Node *node = node_new_text(world->book->arena, text, strlen(text), 1, 1);
  node_append(parent, node);
  return node;
}

static Node *add_paragraph(World *world, Node *parent, const char *text) {
  Node *node = add(world, parent, NODE_PARAGRAPH);
  add_text(world, node, text);
  return node;
}

static Node *add_heading(World *world, guint8 level, const char *text, const char *anchor) {
  Node *node = add(world, world->root, NODE_HEADING);
  node->u.heading.level = level;
  node->u.heading.anchor = anchor;
  add_text(world, node, text);
  g_ptr_array_add(world->document->headings, node);
  return node;
}

static Link *add_link(World *world, Node *parent, NodeKind kind, const char *text,
                      const char *written) {
  Node *node = add(world, parent, kind);
  Link *link = arena_new_item(world->book->arena, Link);
  *link = (Link){.written = written, .node = node, .source = world->document};
  link->image = kind == NODE_IMAGE;
  node->u.link = link;
  add_text(world, node, text);
  return link;
}

static const Attributes *classes(World *world, const char *name) {
  const char **names = arena_new_array(world->book->arena, const char *, 2);
  names[0] = name;
  Attributes *attributes = arena_new_item(world->book->arena, Attributes);
  attributes->classes = names;
  return attributes;
}

static void expect(const World *world, const char *want) {
  g_autoptr(GString) out = g_string_new(NULL);
  html_write_blocks(out, world->root, &world->options);
  g_assert_cmpstr(out->str, ==, want);
}

/* ---- text ----------------------------------------------------------------------------------------- */

static void test_escape(void) {
  static const struct {
    const char *text, *want;
  } cases[] = {
      {"a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c"},
      {"tab\tline\n", "tab\tline\n"},
      {"a\x01"
       "b\x1f\x7f",
       "a\xef\xbf\xbd"
       "b\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xc2\x85\xc2\xa0", "\xef\xbf\xbd\xc2\xa0"},
      {"\xef\xbf\xbe\xef\xbf\xbd\xef\xb7\x90", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xf0\x9f\xbf\xbf\xf0\x9f\x98\x80", "\xef\xbf\xbd\xf0\x9f\x98\x80"},
      {"", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    html_escape(out, cases[i].text, -1);
    g_assert_cmpstr(out->str, ==, cases[i].want);
  }
  g_autoptr(GString) out = g_string_new(NULL);
  html_escape(out, "a\0<", 3);
  g_assert_cmpstr(out->str, ==, "a\xef\xbf\xbd&lt;");
}

static void test_inlines(World *world, gconstpointer data) {
  (void)data;
  Node *paragraph = add_paragraph(world, world->root, "a ");
  add_text(world, add(world, paragraph, NODE_EMPHASIS), "b");
  add_text(world, add(world, paragraph, NODE_STRONG), "c");
  add_text(world, add(world, paragraph, NODE_STRIKETHROUGH), "d");
  Node *code = add(world, paragraph, NODE_CODE);
  code->text = "<e>";
  code->length = 3;
  Node *span = add(world, paragraph, NODE_SPAN);
  span->text = "kbd";
  add_text(world, span, "F1");
  add(world, paragraph, NODE_LINE_BREAK);
  add(world, paragraph, NODE_SOFT_BREAK);
  add(world, paragraph, NODE_ANCHOR)->u.anchor = "x\"y";
  expect(world, "<p>a <em>b</em><strong>c</strong><del>d</del><code>&lt;e&gt;</code><kbd>F1</kbd>"
                "<br>\n\n<span id=\"s-x&quot;y\"></span></p>\n");
  show_as(world, OUTPUT_EPUB);
  world->options.no_links = TRUE;
  expect(world, "<p>a <em>b</em><strong>c</strong><del>d</del><code>&lt;e&gt;</code><kbd>F1</kbd>"
                "<br />\n\n</p>\n");
}

/* ---- blocks --------------------------------------------------------------------------------------- */

static Node *add_list(World *world, gboolean ordered, gboolean tight) {
  Node *list = add(world, world->root, NODE_LIST);
  list->u.list.ordered = ordered;
  list->u.list.tight = tight;
  list->u.list.start = ordered ? 3 : 1;
  add_paragraph(world, add(world, list, NODE_ITEM), "one");
  Node *item = add(world, list, NODE_ITEM);
  item->u.item.task = TASK_DONE;
  add_paragraph(world, item, "two");
  return list;
}

static void test_lists(World *world, gconstpointer data) {
  (void)data;
  add_list(world, FALSE, TRUE);
  add_list(world, TRUE, FALSE);
  expect(world, "<ul>\n<li>one</li>\n<li class=\"task-item\"><span class=\"task\" role=\"img\" "
                "aria-label=\"done\">☑</span> two</li>\n</ul>\n"
                "<ol start=\"3\">\n<li>\n<p>one</p>\n</li>\n<li class=\"task-item\">\n<p><span "
                "class=\"task\" role=\"img\" aria-label=\"done\">☑</span> two</p>\n</li>\n</ol>\n");
}

static void test_classes(World *world, gconstpointer data) {
  (void)data;
  add_paragraph(world, world->root, "a")->attributes = classes(world, "expected");
  add_paragraph(world, world->root, "b")->attributes = classes(world, "hero\" onclick=\"x");
  add_paragraph(world, world->root, "c")->attributes = classes(world, "warning");
  Node *list = add(world, world->root, NODE_LIST);
  list->u.list.tight = TRUE;
  list->u.list.start = 1;
  list->attributes = classes(world, "fails");
  add_paragraph(world, add(world, list, NODE_ITEM), "d")->attributes = classes(world, "undo");
  expect(world, "<p class=\"expected\">a</p>\n<p>b</p>\n"
                "<div class=\"admonition warning\" role=\"note\">\n"
                "<p class=\"admonition-title\">Warning</p>\n<p>c</p>\n</div>\n"
                "<ul class=\"fails\">\n<li>\n<p class=\"undo\">d</p>\n</li>\n</ul>\n");
}

static void test_admonitions(World *world, gconstpointer data) {
  (void)data;
  static const char *const titles[] = {NULL, "Read <this>", "CAUTION: hot"};
  for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
    Node *node = add(world, world->root, NODE_ADMONITION);
    node->u.admonition = ADMONITION_CAUTION;
    if (titles[i] != NULL)
      add_text(world, add(world, add(world, node, NODE_TITLE), NODE_EMPHASIS), titles[i]);
  }
  static const char head[] = "<div class=\"admonition caution\" role=\"note\">\n"
                             "<p class=\"admonition-title\">";
  g_autofree char *want = g_strconcat(head, "Caution</p>\n</div>\n", head,
                                      "Caution: <em>Read &lt;this&gt;</em></p>\n</div>\n", head,
                                      "<em>CAUTION: hot</em></p>\n</div>\n", NULL);
  expect(world, want);
}

static void test_descriptions(World *world, gconstpointer data) {
  (void)data;
  Node *list = add(world, world->root, NODE_DESCRIPTIONS);
  add_paragraph(world, add(world, list, NODE_DETAILS), "a");
  add_text(world, add(world, list, NODE_TERM), "b");
  expect(world, "<dl>\n<dt></dt>\n<dd>\n<p>a</p>\n</dd>\n<dt>b</dt>\n<dd></dd>\n</dl>\n");
}

static void test_levels(World *world, gconstpointer data) {
  (void)data;
  static const guint8 written[] = {3, 5, 6, 4, 1, 6};
  for (gsize i = 0; i < G_N_ELEMENTS(written); i++)
    add_heading(world, written[i], "x", NULL);
  expect(world, "<h3>x</h3>\n<h5>x</h5>\n<h6>x</h6>\n<h4>x</h4>\n<h1>x</h1>\n<h6>x</h6>\n");
  world->options.heading_level = 2;
  expect(world, "<h2>x</h2>\n<h3>x</h3>\n<h4>x</h4>\n<h3>x</h3>\n<h2>x</h2>\n<h3>x</h3>\n");
  world->options.heading_level = 5;
  expect(world, "<h5>x</h5>\n<h6>x</h6>\n<h6>x</h6>\n<h6>x</h6>\n<h5>x</h5>\n<h6>x</h6>\n");
}

static void count_heading(GString *out, const Node *heading, gpointer data) {
  g_string_append_printf(out, "[%u]", ++*(guint *)data);
  g_assert_cmpint(heading->kind, ==, NODE_HEADING);
}

static void test_headings(World *world, gconstpointer data) {
  (void)data;
  guint count = 0;
  add_heading(world, 1, "T", "t");
  add_heading(world, 2, " \xc2\xa0", "e");
  add_heading(world, 2, "", NULL);
  world->options.after_heading = count_heading;
  world->options.data = &count;
  expect(world, "<h1 id=\"s-t\">T</h1>\n[1]<div id=\"s-e\"></div>\n");
}

static void test_contents(World *world, gconstpointer data) {
  (void)data;
  world->document->heading = add_heading(world, 1, "Title", "title");
  Node *contents = add(world, world->root, NODE_CONTENTS);
  contents->u.contents.from = 1;
  contents->u.contents.to = 4;
  add_heading(world, 3, "A <a>", "a");
  add_heading(world, 4, "B", "b");
  add_heading(world, 2, "C", NULL);
  add_heading(world, 5, "hidden", "d");
  const Section run = {contents, contents->next};
  g_autoptr(GString) none = g_string_new(NULL);
  html_write_section(none, run, &world->options);
  g_assert_cmpstr(none->str, ==, "");
  g_autoptr(GString) out = g_string_new(NULL);
  html_write_blocks(out, world->root, &world->options);
  g_assert_nonnull(strstr(out->str,
                          "<ul class=\"contents\">\n<li><a href=\"#s-a\">A &lt;a&gt;</a>\n"
                          "<ul>\n<li><a href=\"#s-b\">B</a></li>\n</ul>\n</li>\n"
                          "<li>C</li>\n</ul>\n"));
  show_as(world, OUTPUT_JSON);
  world->address.page = "";
  g_string_truncate(out, 0);
  html_write_blocks(out, world->root, &world->options);
  g_assert_nonnull(strstr(out->str, "<a href=\"a.md#a\">"));
}

static void test_code_block(World *world, gconstpointer data) {
  (void)data;
  Node *node = add(world, world->root, NODE_CODE_BLOCK);
  node->text = "a < b\n";
  node->length = 6;
  node->u.info = "c\"";
  expect(world, "<pre tabindex=\"0\"><code class=\"language-c&quot;\">a &lt; b\n</code></pre>\n");
  show_as(world, OUTPUT_EPUB);
  expect(world, "<pre><code class=\"language-c&quot;\">a &lt; b\n</code></pre>\n");
}

static void test_table(World *world, gconstpointer data) {
  (void)data;
  Node *table = add(world, world->root, NODE_TABLE);
  table->u.table.columns = 2;
  for (int i = 0; i < 2; i++) {
    Node *row = add(world, table, NODE_TABLE_ROW);
    row->u.row.header = i == 0;
    add_text(world, add(world, row, NODE_TABLE_CELL), i == 0 ? "Name" : "a");
    row->first->u.cell.alignment = ALIGN_RIGHT;
    if (i == 0)
      add(world, row, NODE_TABLE_CELL);
  }
  expect(world, "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table: Name\">\n"
                "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-right\">Name</th>\n"
                "<td></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"align-right\">a</td>\n"
                "<td></td>\n</tr>\n</tbody>\n</table>\n</div>\n");
  world->options.address = NULL;
  expect(world, "<table>\n<thead>\n<tr>\n<th align=\"right\">Name</th>\n<th></th>\n</tr>\n"
                "</thead>\n<tbody>\n<tr>\n<td align=\"right\">a</td>\n<td></td>\n</tr>\n"
                "</tbody>\n</table>\n");
}

static void test_spans(World *world, gconstpointer data) {
  (void)data;
  Node *table = add(world, world->root, NODE_TABLE);
  table->u.table.columns = 2;
  for (int i = 0; i < 3; i++)
    add(world, add(world, table, NODE_TABLE_ROW), NODE_TABLE_CELL);
  table->first->u.row.header = TRUE;
  table->first->first->u.cell.columns = 2;
  table->first->first->u.cell.rows = 9; /* there is one row in the head */
  table->first->next->first->u.cell.rows = 9;
  show_as(world, OUTPUT_EPUB);
  expect(world, "<table>\n<thead>\n<tr>\n<td colspan=\"2\"></td>\n</tr>\n</thead>\n"
                "<tbody>\n<tr>\n<td rowspan=\"2\"></td>\n</tr>\n<tr>\n<td></td>\n</tr>\n"
                "</tbody>\n</table>\n");
}

static void test_footnotes(World *world, gconstpointer data) {
  (void)data;
  Node *definitions[3];
  Node *paragraph = add_paragraph(world, world->root, "x");
  for (int i = 0; i < 3; i++)
    definitions[i] = add(world, world->root, NODE_FOOTNOTE);
  add(world, paragraph, NODE_FOOTNOTE_REFERENCE)->u.footnote = definitions[2];
  add(world, paragraph, NODE_FOOTNOTE_REFERENCE)->u.footnote = definitions[2];
  /* Only referred to by the other note. */
  Node *note = add_paragraph(world, definitions[2], "two");
  add(world, note, NODE_FOOTNOTE_REFERENCE)->u.footnote = definitions[0];
  add(world, definitions[0], NODE_THEMATIC_BREAK);
  world->options.id_infix = "q-";
  expect(world,
         "<p>x<sup class=\"footnote-ref\" id=\"fnref-q-1\"><a href=\"#fn-q-1\">1</a></sup>"
         "<sup class=\"footnote-ref\" id=\"fnref-q-1-2\"><a href=\"#fn-q-1\">1</a></sup></p>\n"
         "<section class=\"footnotes\" role=\"group\" aria-label=\"Footnotes\">\n<ol>\n"
         "<li id=\"fn-q-1\">\n<p>two<sup class=\"footnote-ref\" id=\"fnref-q-2\">"
         "<a href=\"#fn-q-2\">2</a></sup>"
         " <a class=\"footnote-back\" href=\"#fnref-q-1\" aria-label=\"Back to text 1\">↩</a>"
         " <a class=\"footnote-back\" href=\"#fnref-q-1-2\" aria-label=\"Back to text 1-2\">↩</a>"
         "</p>\n</li>\n<li id=\"fn-q-2\">\n<hr>\n<p> <a class=\"footnote-back\" "
         "href=\"#fnref-q-2\" aria-label=\"Back to text 2\">↩</a></p>\n</li>\n</ol>\n</section>\n");
  g_autoptr(GString) out = g_string_new(NULL);
  html_write_inlines(out, paragraph, &world->options);
  g_assert_cmpstr(out->str, ==, "x");
}

/* ---- links and images ----------------------------------------------------------------------------- */

static void after_link(GString *out, const Link *link, gpointer data) {
  g_assert_null(data);
  if (link->state == LINK_EXTERNAL)
    g_string_append(out, "[1]");
}

static void test_links(World *world, gconstpointer data) {
  (void)data;
  Node *paragraph = add(world, world->root, NODE_PARAGRAPH);
  add_link(world, paragraph, NODE_LINK, "gone", "gone.md");
  Link *link = add_link(world, paragraph, NODE_LINK, "web", "https://x.example/?a&b");
  link->state = LINK_EXTERNAL;
  link->url = "https://x.example/?a&b";
  link->title = "T\"";
  link = add_link(world, paragraph, NODE_LINK, "", "b.md");
  link->state = LINK_PAGE;
  link->document = world->document;
  Asset *asset = arena_new_item(world->book->arena, Asset);
  asset->name = "x.zip";
  link = add_link(world, paragraph, NODE_LINK, "file", "x.zip");
  link->state = LINK_ASSET;
  link->asset = asset;
  Document *outside = document_new(world->book->arena, "outside.md");
  link = add_link(world, paragraph, NODE_LINK, "other", "outside.md");
  link->state = LINK_PAGE;
  link->document = outside;
  world->options.after_link = after_link;
  static const char start[] = "<p><span class=\"broken-link\">gone</span>"
                              "<a class=\"external\" href=\"https://x.example/?a&amp;b\" "
                              "title=\"T&quot;\">web</a>[1]";
  g_autofree char *site = g_strconcat(start,
                                      "<a href=\"a.html\">b.md</a>"
                                      "<a href=\"../files/x.zip\">file</a>other</p>\n",
                                      NULL);
  expect(world, site);
  show_as(world, OUTPUT_EPUB);
  world->address.page = "documents/a.xhtml";
  g_autofree char *epub = g_strconcat(start, "<a href=\"a.xhtml\">b.md</a>fileother</p>\n", NULL);
  expect(world, epub);
  world->options.no_links = TRUE;
  expect(world, "<p>gonewebfileother</p>\n");
}

static void test_written_links(World *world, gconstpointer data) {
  (void)data;
  Node *paragraph = add(world, world->root, NODE_PARAGRAPH);
  add_link(world, paragraph, NODE_LINK, "a", "/u\xc3\xa4 b?x=1&y");
  add_link(world, paragraph, NODE_LINK, "b", "javascript:alert(1)");
  add_link(world, paragraph, NODE_IMAGE, "c", "JavaScript:alert(1)");
  add_link(world, paragraph, NODE_IMAGE, "d", "d.png");
  world->options.address = NULL;
  expect(world, "<p><a href=\"/u%C3%A4%20b?x=1&amp;y\">a</a>bc<img src=\"d.png\" alt=\"d\"></p>\n");
}

static void test_nested_links(World *world, gconstpointer data) {
  (void)data;
  Node *paragraph = add(world, world->root, NODE_PARAGRAPH);
  Link *outer = add_link(world, paragraph, NODE_LINK, "o", "#");
  Link *inner = add_link(world, outer->node, NODE_LINK, "i", "#");
  outer->state = inner->state = LINK_EXTERNAL;
  outer->url = inner->url = "http://x/";
  add(world, outer->node, NODE_FOOTNOTE_REFERENCE)->u.footnote =
      add(world, world->root, NODE_FOOTNOTE);
  g_autoptr(GString) out = g_string_new(NULL);
  html_write_blocks(out, world->root, &world->options);
  g_assert_true(g_str_has_prefix(
      out->str, "<p><a class=\"external\" href=\"http://x/\">oi<sup class=\"footnote-ref\" "
                "id=\"fnref-1\">1</sup></a></p>\n"));
}

static void test_images(World *world, gconstpointer data) {
  (void)data;
  Node *figure = add(world, world->root, NODE_FIGURE);
  Link *link = add_link(world, figure, NODE_IMAGE, "the <alt>", "a.png");
  add_text(world, figure, "Caption");
  Asset asset = {.name = "a.png", .media = MEDIA_PNG, .width = 3, .height = 2};
  asset.bytes = g_bytes_new_static("abc", 3);
  link->state = LINK_ASSET;
  link->asset = &asset;
  expect(world, "<figure>\n<img src=\"../files/a.png\" alt=\"the &lt;alt&gt;\" width=\"3\" "
                "height=\"2\">\n<figcaption>Caption</figcaption>\n</figure>\n");
  show_as(world, OUTPUT_CHECKLIST);
  expect(world, "<figure>\n<img src=\"data:image/png;base64,YWJj\" alt=\"the &lt;alt&gt;\" "
                "width=\"3\" height=\"2\">\n<figcaption>Caption</figcaption>\n</figure>\n");
  show_as(world, OUTPUT_SITE);
  link->state = LINK_BROKEN;
  expect(world,
         "<figure>\n<span class=\"broken-image\" role=\"img\" aria-label=\"the &lt;alt&gt;\">"
         "[the &lt;alt&gt;]</span>\n<figcaption>Caption</figcaption>\n</figure>\n");
  link->state = LINK_EXTERNAL;
  link->url = "http://x/a.png";
  expect(world, "<figure>\n<a class=\"external\" href=\"http://x/a.png\">the &lt;alt&gt;</a>\n"
                "<figcaption>Caption</figcaption>\n</figure>\n");
  show_as(world, OUTPUT_JSON);
  expect(world, "<figure>\n<img src=\"http://x/a.png\" alt=\"the &lt;alt&gt;\">\n"
                "<figcaption>Caption</figcaption>\n</figure>\n");
  g_bytes_unref(asset.bytes);
}

/* ---- all together --------------------------------------------------------------------------------- */

/* A small tree of each kind, whatever it is good for. */
static void add_everything(World *world) {
  Link *link = NULL;
  for (NodeKind kind = NODE_ROOT; kind < NODE_KINDS; kind++) {
    Node *parent = world->root;
    if (kind == NODE_TABLE_ROW || kind == NODE_TABLE_CELL || kind == NODE_FOOTNOTE)
      continue;
    if (kind == NODE_LINK || kind == NODE_IMAGE) {
      link = add_link(world, add(world, parent, NODE_PARAGRAPH), kind, "<&>", "x");
      link->state = LINK_PAGE;
      link->document = world->document;
      continue;
    }
    Node *node = add(world, parent, kind);
    node->text = kind == NODE_SPAN ? "sub" : "<&>";
    node->length = 3;
    if (kind == NODE_HEADING)
      node->u.heading.level = 2;
    else if (kind == NODE_ANCHOR)
      node->u.anchor = "<&>";
    else if (kind == NODE_CODE_BLOCK)
      node->u.info = "<&>";
    if (kind != NODE_FOOTNOTE_REFERENCE && kind != NODE_FIGURE)
      add_text(world, node, "&\x02");
    else if (kind == NODE_FIGURE)
      add_link(world, node, NODE_IMAGE, "<", "x");
    else
      node->u.footnote = add(world, world->root, NODE_FOOTNOTE);
  }
}

static void test_well_formed(World *world, gconstpointer data) {
  (void)data;
  add_everything(world);
  show_as(world, OUTPUT_EPUB);
  world->options.heading_level = 2;
  g_autoptr(GString) out = g_string_new("<body>");
  html_write_blocks(out, world->root, &world->options);
  g_string_append(out, "</body>");
  const GMarkupParser parser = {0};
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
  GError *error = NULL;
  g_markup_parse_context_parse(context, out->str, (gssize)out->len, &error);
  g_assert_no_error(error);
  g_assert_true(g_markup_parse_context_end_parse(context, &error));
  g_assert_no_error(error);
  g_assert_null(strstr(out->str, "<&>"));
}

static void test_depth(World *world, gconstpointer data) {
  (void)data;
  enum { DEPTH = 100000 };
  Node *at = world->root;
  for (int i = 0; i < DEPTH; i++)
    at = add(world, at, NODE_QUOTE);
  add_text(world, at, "x");
  g_autoptr(GString) out = g_string_new(NULL);
  html_write_blocks(out, world->root, &world->options);
  g_assert_cmpuint(out->len, ==, DEPTH * strlen("<blockquote>\n</blockquote>\n") + 2);
}

static void test_german(World *world, gconstpointer data) {
  (void)data;
  world->book->config->language = "de-CH";
  add(world, world->root, NODE_ADMONITION)->u.admonition = ADMONITION_DANGER;
  expect(world, "<div class=\"admonition danger\" role=\"note\">\n"
                "<p class=\"admonition-title\">Gefahr</p>\n</div>\n");
}

#define ADD(name, function)                                                                        \
  g_test_add("/html/" name, World, NULL, world_setup, function, world_teardown)

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/html/escape", test_escape);
  ADD("inlines", test_inlines);
  ADD("lists", test_lists);
  ADD("classes", test_classes);
  ADD("admonitions", test_admonitions);
  ADD("descriptions", test_descriptions);
  ADD("levels", test_levels);
  ADD("headings", test_headings);
  ADD("contents", test_contents);
  ADD("code-block", test_code_block);
  ADD("table", test_table);
  ADD("spans", test_spans);
  ADD("footnotes", test_footnotes);
  ADD("links", test_links);
  ADD("written-links", test_written_links);
  ADD("nested-links", test_nested_links);
  ADD("images", test_images);
  ADD("well-formed", test_well_formed);
  ADD("depth", test_depth);
  ADD("german", test_german);
  return g_test_run();
}
