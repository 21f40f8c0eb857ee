/* Raw HTML as nodes: what is kept, what goes, what is said about it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "markdown_fixture.h"

static void test_inlines(void) {
  check(
      "Press <kbd>Ctrl</kbd>+<kbd>*C*</kbd><br>H<sub>2</sub>O <!-- x -->!\n",
      "p[\"Press \" span\"kbd\"[\"Ctrl\"] \"+\" span\"kbd\"[em[\"C\"]] // \"H\" span\"sub\"[\"2\"] "
      "\"O \" \"!\"]");
  check(
      "<b>a <i>b</b> c</i> <code>d `e`</code> <strong>f</strong>\n",
      "p[span\"b\"[\"a \" span\"i\"[\"b\"]] span\"i\"[\" c\"] \" \" c\"d e\" \" \" strong[\"f\"]]");
  check("a <a href=\" https://a.b\n\">c</a> <img src=\" d.png \" alt=\"e\">\n",
        "p[\"a \" link(https://a.b)[\"c\"] \" \" image(d.png)[\"e\"]]");
  check("a <a href=\"u\" title=\"t\">b *c*</a> <img src=\"d.png\" alt=\"e\">\n",
        "p[\"a \" link(u 't')[\"b \" em[\"c\"]] \" \" image(d.png)[\"e\"]]");
  check("*a <u>b* c</u> <span class=x>d</span>\n",
        "p[em[\"a \" span\"u\"[\"b\"]] \" c\" \" \" \"d\"]");
}

static void test_tables(void) {
  check("<table>\n<caption>C</caption>\n<thead><tr><th align=right>a</th><th>b</th></tr></thead>\n"
        "<tr><td colspan=2 rowspan=\"3\" style=\"text-align: center\">c<br>d</td></tr>\n</table>\n",
        "p[\"C\"] table[tr[td>*[\"a\"] td*[\"b\"]] tr[td=2x3[\"c\" // \"d\"]]]");
  check(
      "<table>\n\n<tr>\n\n<td>\n\n**a**\n\n- b\n- c\n\n      x\n      "
      "y\n\n</td>\n\n</tr>\n\n</table>\n",
      "table[tr[td[strong[\"a\"] // \"\u2022 \" \"b\" // \"\u2022 \" \"c\" // c\"x\" // c\"y\"]]]");
}

static void test_blocks(void) {
  check("<div>\n\n# A\n\n*b*\n\n</div>\n\nc\n", "h1#a[\"A\"] p[em[\"b\"]] p[\"c\"]");
  check("<details>\n<summary>S <b>t</b></summary>\n\n- a\n\n</details>\n",
        "div[p[strong[\"S \" span\"b\"[\"t\"]]] ul[li[p[\"a\"]]]]");
  check("<h2 id=\"x\">A &amp; B</h2>\n<p>c\n  d</p> e\n<hr>\n<blockquote>f</blockquote>\n",
        "h2#x[\"A & B\"] p[\"c d\"] p[\"e\"] hr quote[p[\"f\"]]");
  check("<ul><li>a</li><li><p>b</p><ol start=3><li>c<li value=7>d</ol></li></ul>\n",
        "ul![li[p[\"a\"]] li[p[\"b\"] ol3[li3[p[\"c\"]] li7[p[\"d\"]]]]]");
  check("<pre><code>a\n  b &lt;</code></pre>\n", "pre\"a\n  b <\n\"");
  check("<dl><dt>a</dt><dd>b</dd></dl>\n", "dl[dt[\"a\"] dd[p[\"b\"]]]");
  check("a[^1]\n\n<ul><li>\n\nb\n\n[^1]: c\n",
        "p[\"a\" ref:1] ul[li[p[\"b\"]]] note\"1\"[p[\"c\"]]");
  check("<figure><img src=a.png alt=A><figcaption>B <em>c</em></figcaption></figure>\n",
        "figure[image(a.png)[\"A\"] \"B \" em[\"c\"]]");
  check("<div class=\"x warning\">\n\na\n\n</div>\n", "box:warning[p[\"a\"]]");
}

static void test_anchors(void) {
  check("<a name=\"x\"></a>\n\n## H\n", "h2#x[\"H\"]");
  check("a <a id=\"y\"></a>b\n", "p[\"a \" anchor#y \"b\"]");
  check_found("a <a id=\"y\"></a>b <a id=\"y\"></a>c\n", "p[\"a \" anchor#y \"b \" \"c\"]",
              "1:19 duplicate-id");
  check("## H <a name=\"z\"></a>\n", "h2#z[\"H\"]");
}

static void test_dropped(void) {
  check_found("a <script>alert(1)</script> b\n", "p[\"a \" \" b\"]", "1:3 raw-html");
  check_found("<script>\nx\n\ny\n</script>\n\nz\n", "p[\"z\"]", "1:1 raw-html");
  check_found("a <blink>b</blink> <blink>c</blink>\n", "p[\"a \" \"b\" \" \" \"c\"]",
              "1:3 raw-html");
  check_found("<iframe src=x>\n\nkept\n", "p[\"kept\"]", "1:1 raw-html");
  check_found("a <textarea> *b* c\n", "p[\"a \" \" \" em[\"b\"] \" c\"]", "1:3 raw-html");
  check_found("<form><input> x</form>\n\n- <object>y</object>z\n", "p[\"x\"] ul[li[p[\"z\"]]]",
              "1:1 raw-html, 1:7 raw-html, 3:3 raw-html");
  check_found("<svg><a href=\"javascript:x\">y</a></svg>\n", "", "1:1 raw-html");
}

static void test_places(void) {
  check_places(
      "> - x <b>y\n>   </b> <a\n>   href=u>z</a>\n",
      "quote@1:1[ul@1:3[li@1:3[p@1:5[@1:5\"x \" span@1:7\"b\"[@1:10\"y\" /@1:11] @2:9\" \" "
      "link(u)@2:10[@3:12\"z\"]]]]]");
  check_places("1. a\n\n   <p>\n   b <a href=\"u\">c</a>\n",
               "ol1!@1:1[li1@1:1[p@1:4[@1:4\"a\"] p@3:4[@3:4\"b \" link(u)@4:6[@4:6\"c\"]]]]");
}

static void test_variables(void) {
  check("<p><a href=\"@product@\">@product@</a></p>\n", "p[link(Harbor)[\"Harbor\"]]");
  check_found("<p>a {.x}</p>\n", "p{.x}[\"a\"]", "");
}

static void test_deep(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 10000; i++)
    g_string_append(text, "<div>");
  g_string_append(text, "x");
  check_found(text->str, "", "1:1 raw-html");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/raw-html/inlines", test_inlines);
  g_test_add_func("/raw-html/tables", test_tables);
  g_test_add_func("/raw-html/blocks", test_blocks);
  g_test_add_func("/raw-html/anchors", test_anchors);
  g_test_add_func("/raw-html/dropped", test_dropped);
  g_test_add_func("/raw-html/places", test_places);
  g_test_add_func("/raw-html/variables", test_variables);
  g_test_add_func("/raw-html/deep", test_deep);
  return g_test_run();
}
