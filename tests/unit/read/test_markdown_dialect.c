/* What the dialect puts into running text: attribute blocks, variables, roles, ids.
 *
 * SPDX-License-Identifier: MIT
 */
#include "markdown_fixture.h"

static void test_attributes(void) {
  check("[T](u){.title}\n", "p[link(u){.title}[\"T\"]]");
  check("text{.summary}\n", "p{.summary}[\"text\"]");
  check("text\nmore (see.) {.summary}\n", "p{.summary}[\"text\" / \"more (see.)\"]");
  check("1. {.root}[T](u){.title}\n\n   s\n   {.summary}\n",
        "ol1![li1[p{.root}[link(u){.title}[\"T\"]] p{.summary}[\"s\"]]]");
  check("## H {#x .y}\n\n[a](#x)\n", "h2#x{.y #x}[\"H\"] p[link(#x)[\"a\"]]");
  check("{.title} {#id} {\n", "p{.title #id}[\"{\"]");
  check("**T**{.title}\n", "p{.title}[strong[\"T\"]]");
  check("a `b`{.c} d\n", "p[\"a \" c{.c}\"b\" \" d\"]");
  check("[T](u){.a}{#b key=\"x *y* [z](w)\" n=1}\n",
        "p[link(u){.a #b key=x *y* [z](w) n=1}[\"T\"]]");
  check("t{.a\n.b}\n", "p{.a .b}[\"t\"]");
  check("```sh {.x n=1}\na\n```\n\n```{.py #y}\nb\n```\n\n```c {a}\n```\n",
        "pre:sh{.x n=1}\"a\n\" pre:py{.py #y}\"b\n\" pre:c\"\"");
  check("- a\n\n{.expected}\n", "ul{.expected}[li[p[\"a\"]]]");
  check("| a |\n|---|\n| b |\n{.x}\n", "table{.x}[tr[td*[\"a\"]] tr[td[\"b\"]]]");
}

static void test_no_attributes(void) {
  check("${var} {library_path} {a, b} {} {x=1, y=2} \\{.a} &#123;.a} `{.b}`\n",
        "p[\"${var} {library_path} {a, b} {} {x=1, y=2} {.a} {.a} \" c\"{.b}\"]");
  check("    {.a}\n", "pre\"{.a}\n\"");
}

static void test_stray(void) {
  check_found("a {.x} b\n", "p[\"a\" \" b\"]", "1:3 stray-attributes");
  check_found("> {.x}\n", "quote", "1:3 stray-attributes");
}

static void test_variables(void) {
  check("# Start @product@ now\n\n[@product@](@product@/x \"@product@\") @product@! `@product@`\n",
        "h1#start-harbor-now[\"Start Harbor now\"] p[link(Harbor/x 'Harbor')[\"Harbor\"] \" "
        "Harbor! \" "
        "c\"@product@\"]");
  check("> [!NOTE] Of @product@\n> @product@\n", "box:note[title[\"Of Harbor\"] p[\"Harbor\"]]");
  check_found("@nope@ user@host.example@x @nope@ \\@product@\n",
              "p[\"@nope@ user@host.example@x @nope@ Harbor\"]", "1:1 undefined-variable");
  check_places("@product@ [a](b) https://@host@/@host@ z\n",
               "p@1:1[@1:1\"Harbor \" link(b)@1:11[@1:12\"a\"] @1:17\" \" "
               "link(https://db.example.com/db.example.com)@1:18[@1:18\"https://db.example.com/"
               "db.example.com\"] @1:39\" z\"]");
}

static void test_anchors(void) {
  Fixture fixture = fixture_new();
  config_set_variable(fixture.arena, fixture.config, "v", "7.2", (Place){0});
  const char *text = "# A, b! [](id=x)\n## C-d _e_\n## C-d e\n## F @v@ {#y}\n## \xC3\x84 "
                     "\xE2\x80\x94 z\n## G {#y}\n";
  fixture_read(&fixture, text, strlen(text));
  static const struct {
    const char *id;
    guint heading;
  } want[] = {{"x", 0},    {"a-b", 0}, {"c-d-e", 1},       {"c-d-e-1", 2}, {"y", 3},
              {"f-72", 3}, {"f-v", 3}, {"\xC3\xA4--z", 4}, {"g", 5}};
  for (gsize i = 0; i < G_N_ELEMENTS(want); i++) {
    const Anchor *anchor = document_anchor(fixture.document, want[i].id);
    if (anchor == NULL)
      g_error("no anchor %s", want[i].id);
    g_assert_true(anchor->node == fixture.document->headings->pdata[want[i].heading]);
  }
  g_assert_cmpstr(fixture.document->title, ==, "A, b!");
  g_assert_true(fixture.document->heading == fixture.document->root->first);
  g_autofree char *found = fixture_findings(&fixture);
  g_assert_cmpstr(found, ==, "6:6 duplicate-id");
  fixture_free(&fixture);
}

static void test_front_matter(void) {
  Fixture fixture = fixture_new();
  const char *text = "---\r\nheader-id: here\r\ntitle: The *title*\r\ntags:\r\n  - a\r\n  - b\r\n"
                     "---\r\ntext [x](y)\r\n";
  fixture_read(&fixture, text, strlen(text));
  const Document *document = fixture.document;
  g_assert_cmpstr(document->header_id, ==, "here");
  g_assert_cmpstr(document->title, ==, "The *title*");
  g_assert_cmpuint(document->front_matter_count, ==, 3);
  g_assert_cmpstr(document->front_matter[2].value, ==, "a, b");
  g_assert_null(document_anchor(document, "here")->node);
  g_autofree char *got = dump_tree(document->root, TRUE);
  g_assert_cmpstr(got, ==, "p@8:1[@8:1\"text \" link(y)@8:6[@8:7\"x\"]]");
  g_assert_cmpuint(findings_count(fixture.findings), ==, 0);
  fixture_free(&fixture);
  check("---\nheader-id: x\n---\n# T [](id=x)\n", "h1#t[\"T\"]"); /* both name the document */
  check_found("---\nheader-id: x\n---\n# T\n\n## U {#x}\n", "h1#t[\"T\"] h2#u{#x}[\"U\"]",
              "6:6 duplicate-id");
  check("---\n---\na\n", "hr hr p[\"a\"]");
  check("+++\ntitle = \"x\"\n+++\na\n", "p[\"a\"]");
  check("---\nno key\n---\n", "hr h2#no-key[\"no key\"]");
  check_found("---\na: [\n---\nb\n", "p[\"b\"]", "3:1 front-matter");
}

static void test_title(void) {
  Fixture fixture = fixture_new();
  fixture_read(&fixture, "text\n", 5);
  g_assert_cmpstr(fixture.document->title, ==, "Page");
  g_assert_null(fixture.document->heading);
  g_assert_cmpuint(findings_count(fixture.findings), ==, 1);
  g_assert_cmpint(findings_at(fixture.findings, 0)->code, ==, FINDING_UNTITLED_DOCUMENT);
  fixture_free(&fixture);
}

static void test_roles(void) {
  check("{bdg-primary}`x y` {kbd}`Ctrl`, {doc}`the page <./a>` {ref}`t <u>`\n",
        "p[\"x y\" \" \" span\"kbd\"[\"Ctrl\"] \", \" link(./a.md)[\"the page\"] \" \" \"t\"]");
}

static void test_blocks(void) {
  check("[TOC levels=1-4]\n\n[TOC]\n", "toc1-4 toc1-6");
  check("![Figure 1: a *b*](c.png)\n\n![x](d.png 'T')\n\n![x](e.png)\n",
        "figure[image(c.png)[\"Figure 1: a \" em[\"b\"]] \"Figure 1: a \" em[\"b\"]] "
        "figure[image(d.png 'T')[\"x\"] \"T\"] p[image(e.png)[\"x\"]]");
  check_found("![](a.png)\n", "p[image(a.png)]", "1:1 missing-alt");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/dialect/attributes", test_attributes);
  g_test_add_func("/dialect/no-attributes", test_no_attributes);
  g_test_add_func("/dialect/stray", test_stray);
  g_test_add_func("/dialect/variables", test_variables);
  g_test_add_func("/dialect/anchors", test_anchors);
  g_test_add_func("/dialect/front-matter", test_front_matter);
  g_test_add_func("/dialect/title", test_title);
  g_test_add_func("/dialect/roles", test_roles);
  g_test_add_func("/dialect/blocks", test_blocks);
  return g_test_run();
}
