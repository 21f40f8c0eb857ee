/* Admonitions and directives in all their forms, and comments for stepbook.
 *
 * SPDX-License-Identifier: MIT
 */
#include "markdown_fixture.h"

static void test_labels(void) {
  check("> **Note:** a *b*\n> c\n", "box:note[p[\"a \" em[\"b\"] / \"c\"]]");
  check("> **Warning**: a\n\n**Tip:** b\n\n**Hint** : c\n\n**Bold:** d\n",
        "box:warning[p[\"a\"]] box:tip[p[\"b\"]] p[strong[\"Hint\"] \" : c\"] p[strong[\"Bold:\"] "
        "\" d\"]");
  check("> [!CAUTION]\n> a\n\n> [!tip] My title\n>\n> b\n\n> [!x]\n> c\n",
        "box:caution[p[\"a\"]] box:tip[title[\"My title\"] p[\"b\"]] quote[p[\"[!x]\" / \"c\"]]");
  check("1. **Note:** a\n\n   **Note:** b\n",
        "ol1![li1[p[strong[\"Note:\"] \" a\"] box:note[p[\"b\"]]]]");
}

static void test_side_bars(void) {
  check("+$$$\n\n**Note**: a\n\n- b\n\n$$$\n\nc\n", "box:note[p[\"a\"] ul[li[p[\"b\"]]]] p[\"c\"]");
  check("a\n+$$$\nb\n$$$\nc\n", "p[\"a\"] box:note[p[\"b\"]] p[\"c\"]");
  check("1.  a\n\n    +$$$\n\n    **Warning:** b\n\n    - c\n\n    $$$\n\n2.  d\n",
        "ol1![li1[p[\"a\"] box:warning[p[\"b\"] ul[li[p[\"c\"]]]]] li2[p[\"d\"]]]");
  check("- +$$$\n  a\n$$$\n", "ul[li[box:note[p[\"a\"]]]]");
  check_found("+$$$\n\na\n", "box:note[p[\"a\"]]", "1:1 unclosed-directive");
  check_found("+$$$\n\na[^1]\n\n[^1]: b\n", "box:note[p[\"a\" ref:1]] note\"1\"[p[\"b\"]]",
              "1:1 unclosed-directive");
  check_found("a\n\n$$$\n", "p[\"a\"]", "3:1 unclosed-directive");
  check("    +$$$\n\n```\n$$$\n```\n", "pre\"+$$$\n\" pre\"$$$\n\"");
}

static void test_colons(void) {
  check("::::{note}\na\n:::{tip} Title\nb\n:::\nc\n::::\n",
        "box:note[p[\"a\"] box:tip[title[\"Title\"] p[\"b\"]] p[\"c\"]]");
  check(":::{note}\n- a\n- b\n:::\nc\n", "box:note[ul[li[p[\"a\"]] li[p[\"b\"]]]] p[\"c\"]");
  check(":::{admonition} Do\n:class: warning\n\na\n:::\n\n::: danger\nb\n:::\n",
        "box:warning[title[\"Do\"] p[\"a\"]] box:danger[p[\"b\"]]");
  check("::::{grid} 2\n:gutter: 3\n\n:::{grid-item-card} T\n:link: ./a.md\n\n[b](c)\n:::\n::::\n",
        "p[link(./a.md)[\"T\"]] p[link(c)[\"b\"]]");
  check_found(":::{toctree}\na\nb\n:::\n\nc\n", "p[\"c\"]", "1:1 unknown-directive");
  check_found(":::{odd} A\nb\n:::\n", "p[strong[\"A\"]] p[\"b\"]", "1:1 unknown-directive");
}

static void test_fences(void) {
  check("```{note}\na *b*\n\n[c](d)\n```\n", "box:note[p[\"a \" em[\"b\"]] p[link(d)[\"c\"]]]");
  check("1. a\n\n   ```{important} T\n   :class: x\n\n   b\n   ```\n2. c\n",
        "ol1![li1[p[\"a\"] box:important[title[\"T\"] p[\"b\"]]] li2[p[\"c\"]]]");
  check("````{note}\n```sh\na\n```\n```{tip}\nb\n```\n````\n",
        "box:note[pre:sh\"a\n\" box:tip[p[\"b\"]]]");
  check("```note::\n    See `the page <a.html>`_ and `b\n    c <d>`__.\n```\n",
        "box:note[p[\"See \" link(a.html)[\"the page\"] \" and \" link(d)[\"b\" / \"c\"] \".\"]]");
  check("```{code-block} python\n:linenos:\na\n```\n\n```{figure} a.png\n:alt: A\n\nB "
        "*c*\n```\n\n```{image} d.png\n:alt: D\n```\n",
        "pre:python\"a\n\" figure[image(a.png)[\"A\"] \"B \" em[\"c\"]] p[image(d.png)[\"D\"]]");
  check_found("```{raw} html\n<b>\n```\n\n```{literalinclude} x.py\n```\n", "",
              "1:1 unknown-directive, 5:1 unknown-directive");
  check("a[^1]\n\n[^1]: b\n\n    ```{tip}\n    c\n    ```\n\nd\n\n```{note}\ne\n```\n",
        "p[\"a\" ref:1] p[\"d\"] box:note[p[\"e\"]] note\"1\"[p[\"b\"] box:tip[p[\"c\"]]]");
  check("~~~\n```{note}\na\n```\n~~~\n", "pre\"```{note}\na\n```\n\"");
}

static void test_indented(void) {
  check("!!! warning \"Be careful\"\n    a\n\n    - b\n\n- c\n",
        "box:warning[title[\"Be careful\"] p[\"a\"] ul[li[p[\"b\"]]]] ul[li[p[\"c\"]]]");
  check("??? note\n\n    a\n\n        code\n\n    !!! tip\n        b\n\nc\n",
        "box:note[p[\"a\"] pre\"code\n\" box:tip[p[\"b\"]]] p[\"c\"]");
  check("!!! what now\n\nWhat!!! a\n", "p[\"!!! what now\"] p[\"What!!! a\"]");
}

static void test_line_blocks(void) {
  check("| **Note:** a *b*\n| c\n|\n| d\n\ne\n",
        "box:note[p[\"a \" em[\"b\"] / \"c\"] p[\"d\"]] p[\"e\"]");
  check("| a\n| b\n", "p[\"a\" / \"b\"]");
  check("| a | b |\n|---|---|\n| c | d |\n",
        "table[tr[td*[\"a\"] td*[\"b\"]] tr[td[\"c\"] td[\"d\"]]]");
  check("x\n| a\n|---\nb\n| c\n\n| d\n\n| e |\n\n|\n",
        "p[\"x\"] table[tr[td*[\"a\"]] tr[td[\"b\"]] tr[td[\"c\"]]] p[\"d\"] p[\"| e |\"]");
  check("a | b\n---|---\nc | d\n:::{note}\ne\n:::\n",
        "table[tr[td*[\"a\"] td*[\"b\"]] tr[td[\"c\"] td[\"d\"]]] box:note[p[\"e\"]]");
}

static void test_labels_of_blocks(void) {
  check("(x)=\n# A\n\n(y)=\nb (z)= c\n", "h1#x[\"A\"] p[anchor#y \"b (z)= c\"]");
}

static void test_places(void) {
  check_places("!!! note\n\ta [b](c)\n", "box:note@1:1[p@2:2[@2:2\"a \" link(c)@2:4[@2:5\"b\"]]]");
  check_places(
      "> ```note::\n>   `a <b>`_ [c](d)\n> ```\n",
      "quote@1:1[box:note@1:3[p@2:5[link(b)@2:5[@2:6\"a\"] @2:13\" \" link(d)@2:14[@2:15\"c\"]]]]");
  check_places("| **Note:** [a](b)\n", "box:note@1:3[p@1:3[link(b)@1:13[@1:14\"a\"]]]");
}

static void test_comments(void) {
  check_found("<!-- stepbook: ignore missing-alt -- decoration -->\n\n![](a)\n![](b)\n\n![](c)\n",
              "p[image(a) / image(b)] p[image(c)]", "6:1 missing-alt");
  check("a ![](b) <!-- stepbook: ignore missing-alt -- decoration -->\n",
        "p[\"a \" image(b) \" \"]");
  check("<!-- stepbook: ignore-file missing-alt, raw-html -- old\npages -->\n\n![](a)\n<x>\n",
        "p[image(a) /]");
  check_found(
      "<!-- stepbook: ignore missing-alt -->\n\n<!-- stepbook: ignore missing-al -- x -->\n\n"
      "<!-- stepbook: ignore unknown-class -- x -->\n\na <!-- b --> c\n",
      "p[\"a \" \" c\"]", "1:1 bad-ignore, 3:1 bad-ignore, 5:1 unused-ignore");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/directive/labels", test_labels);
  g_test_add_func("/directive/side-bars", test_side_bars);
  g_test_add_func("/directive/colons", test_colons);
  g_test_add_func("/directive/fences", test_fences);
  g_test_add_func("/directive/indented", test_indented);
  g_test_add_func("/directive/line-blocks", test_line_blocks);
  g_test_add_func("/directive/labels-of-blocks", test_labels_of_blocks);
  g_test_add_func("/directive/places", test_places);
  g_test_add_func("/directive/comments", test_comments);
  return g_test_run();
}
