/* CommonMark and GFM as nodes: kinds, texts, places.
 *
 * SPDX-License-Identifier: MIT
 */
#include "markdown_fixture.h"

static void test_blocks(void) {
  check("# A\n\nb *c* **d** ~~e~~ `f`\ng  \nh\n",
        "h1#a[\"A\"] p[\"b \" em[\"c\"] \" \" strong[\"d\"] \" \" "
        "del[\"e\"] \" \" c\"f\" / \"g\" // \"h\"]");
  check("> q\n\n---\n\n```sh x\na\n```\n\n    b\n", "quote[p[\"q\"]] hr pre:sh\"a\n\" pre\"b\n\"");
  check("| a | b |\n|:--|--:|\n| c |\n", "table[tr[td<*[\"a\"] td>*[\"b\"]] tr[td<[\"c\"] td>]]");
}

static void test_lists(void) {
  check("3. a\n7. b\n7) c\n", "ol3[li3[p[\"a\"]] li7[p[\"b\"]]] ol7[li7[p[\"c\"]]]");
  check("- [ ] a\n- [x] b\n- [X]  c\n- \\[ ] d\n- [ ]e\n- [y] f\n",
        "ul[li[ ][p[\"a\"]] li[x][p[\"b\"]] li[x][p[\"c\"]] li[p[\"[ ] d\"]] li[p[\"[ ]e\"]] "
        "li[p[\"[y] f\"]]]");
  check("1. [ ] press [x] to close\n", "ol1[li1[ ][p[\"press [x] to close\"]]]");
}

static void test_footnotes(void) {
  check("a[^x] b[^y]\n\n[^y]: two\n[^x]: one\n",
        "p[\"a\" ref:x \" b\" ref:y] note\"x\"[p[\"one\"]] note\"y\"[p[\"two\"]]");
  /* A label that goes over a line end is none, and stays as it is written. */
  check("a[^b\nc] `[^` [^d](e^f '[^') [^\n[^g]\n\n[^g]: h\n",
        "p[\"a[^b\" / \"c] \" c\"[^\" \" \" link(e^f '[^')[\"^d\"] \" [^\" / ref:g] "
        "note\"g\"[p[\"h\"]]");
}

static void test_places(void) {
  check_places("a *b\n  c* [d\n\te](u) f\n",
               "p@1:1[@1:1\"a \" em@1:3[@1:4\"b\" /@1:5 @2:3\"c\"] @2:5\" \" link(u)@2:6[@2:7\"d\" "
               "/@2:8 @3:2\"e\"] @3:7\" f\"]");
  check_places(
      "> > - a &amp; \\* [b](<x y>\n> >   't') `c\n> d` ![e][f]\n\n[f]: u\n",
      "quote@1:1[quote@1:3[ul@1:5[li@1:5[p@1:7[@1:7\"a & * \" link(x y 't')@1:18[@1:19\"b\"] "
      "@2:11\" \" c@2:12\"c d\" @3:5\" \" image(u)@3:6[@3:8\"e\"]]]]]]");
  check_places("[a]: u\n[b]: v 'w'\n[a] c\n", "p@3:1[link(u)@3:1[@3:2\"a\"] @3:4\" c\"]");
  check_places(
      "x\n| [a](b) | c \\| [d](e) |\n|---|---|\n| f | `\\|` [g](h)\n",
      "p@1:1[@1:1\"x\"] table@2:1[tr@2:1[td*@2:3[link(b)@2:3[@2:4\"a\"]] td*@2:12[@2:12\"c | \" "
      "link(e)@2:17[@2:18\"d\"]]] tr@4:1[td@4:3[@4:3\"f\"] td@4:7[c@4:7\"|\" @4:11\" \" "
      "link(h)@4:12[@4:13\"g\"]]]]");
  check_places(
      "a\n\nx\n| [a](b) |\n|---|\n\nc\n",
      "p@1:1[@1:1\"a\"] p@3:1[@3:1\"x\"] table@4:1[tr@4:1[td*@4:3[link(b)@4:3[@4:4\"a\"]]]] "
      "p@7:1[@7:1\"c\"]");
  check_places("- | [a](b) |\n  |---|",
               "ul@1:1[li@1:1[table@1:3[tr@1:3[td*@1:5[link(b)@1:5[@1:6\"a\"]]]]]]");
  check_places("[a](( ) *b*\n", "p@1:1[link(()@1:1[@1:2\"a\"] @1:8\" \" em@1:9[@1:10\"b\"]]");
  check_places("## a [b](c) ##\nd\n[e](f)\n===\n",
               "h2#a-b@1:1[@1:4\"a \" link(c)@1:6[@1:7\"b\"]] h1#d-e@2:1[@2:1\"d\" /@2:2 "
               "link(f)@3:1[@3:2\"e\"]]");
}

static void test_addresses(void) {
  check("www.a_www.b\n", "p[\"www.a_\" link(http://www.b)[\"www.b\"]]");
  check_places("see https://a.b/c_d, (www.x.org) and a.b@c.de.\n",
               "p@1:1[@1:1\"see \" link(https://a.b/c_d)@1:5[@1:5\"https://a.b/c_d\"] @1:20\", (\" "
               "link(http://www.x.org)@1:23[@1:23\"www.x.org\"] @1:32\") and \" "
               "link(mailto:a.b@c.de)@1:38[@1:38\"a.b@c.de\"] @1:46\".\"]");
  check_places("http://a.b/_c_/d*e*_f_ *g*\n",
               "p@1:1[link(http://a.b/_c_/d*e*_f)@1:1[@1:1\"http://a.b/_c_/d*e*_f\"] @1:22\"_ \" "
               "em@1:24[@1:25\"g\"]]");
  check("[https://a.b](c) `https://a.b` <https://d.e>\n",
        "p[link(c)[\"https://a.b\"] \" \" c\"https://a.b\" \" \" "
        "link(https://d.e)[\"https://d.e\"]]");
}

static void test_bytes(void) {
  Fixture fixture = fixture_new();
  fixture_read(&fixture, "\xEF\xBB\xBF# a\r\n\r\nb\xFF\0c\r\n", 15);
  g_autofree char *got = dump_tree(fixture.document->root, TRUE);
  g_assert_cmpstr(got, ==,
                  "h1#a@1:1[@1:3\"a\"] p@3:1[@3:1\"b\xEF\xBF\xBD\xEF\xBF\xBD"
                  "c\"]");
  g_autofree char *found = fixture_findings(&fixture);
  g_assert_cmpstr(found, ==, "3:2 invalid-utf8");
  fixture_free(&fixture);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/markdown/blocks", test_blocks);
  g_test_add_func("/markdown/lists", test_lists);
  g_test_add_func("/markdown/footnotes", test_footnotes);
  g_test_add_func("/markdown/places", test_places);
  g_test_add_func("/markdown/addresses", test_addresses);
  g_test_add_func("/markdown/bytes", test_bytes);
  return g_test_run();
}
