/* Tests of what is shown of a redline: its excerpt, and the whole as HTML.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff_world.h"
#include "render/diff_excerpt.h"
#include "render/diff_redline_html.h"

static void assert_html(World *world, const BlockText *texts, const char *want) {
  g_autoptr(GString) out = g_string_new(NULL);
  redline_html(out, world_redline(world, texts), "en");
  g_assert_cmpstr(out->str, ==, want);
}

/* "text{gap}text" of the pieces. */
static char *pieces_of(World *world, const char *marked, guint words) {
  const RedlineBlock block = world_block(world, REDLINE_PARAGRAPH, marked);
  g_autoptr(GArray) pieces = diff_pieces(&block, words);
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < pieces->len; i++) {
    const DiffPiece *piece = &g_array_index(pieces, DiffPiece, i);
    if (piece->is_gap)
      g_string_append(out, diff_gap(pieces, i));
    else
      g_string_append_len(out, piece->text, (gssize)piece->length);
  }
  return g_string_free(out, FALSE);
}

static void test_pieces(World *world, gconstpointer data) {
  (void)data;
  static const struct {
    const char *marked, *want;
  } rows[] = {
      {"a b c d e {+x+} f g h i j k", "… d e x f g …"},
      /* Two words are not worth a mark. */
      {"a b c d {+x+} f g h i", "a b c d x f g h i"},
      {"{+x+} a b c d e f g h {+y+}", "x a b … g h y"},
      {"a b c d e f", "a b c d e f"},
      {"{+a b c d e f g h+}", "a b c d e f g h"},
      {"ab[-c-]{+d+}ef", "abcdef"},
      {"", ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *got = pieces_of(world, rows[i].marked, 2);
    g_assert_cmpstr(got, ==, rows[i].want);
  }
}

/* The heading above, the head of the table, and what changed. */
static void test_excerpt(World *world, gconstpointer data) {
  (void)data;
  world_fill(world);
  static const guint want[] = {0, 2, 3, 9};
  for (guint i = 0; i < world->diff->changes->len; i++) {
    const DiffChange *change = world->diff->changes->pdata[i];
    if (change->kind != DIFF_SECTION_CHANGED)
      continue;
    g_autoptr(GArray) lines = diff_excerpt(change->redline);
    g_assert_cmpuint(lines->len, ==, G_N_ELEMENTS(want));
    for (guint k = 0; k < lines->len; k++) {
      g_assert_cmpuint(g_array_index(lines, DiffLine, k).first, ==, want[k]);
      g_assert_cmpint(g_array_index(lines, DiffLine, k).follows_gap, ==, k == 1 || k == 3);
    }
  }
}

static void test_html_words(World *world, gconstpointer data) {
  (void)data;
  const BlockText texts[] = {{REDLINE_HEADING, "Head"},
                             {REDLINE_PARAGRAPH, "a [-b-]{+c & d+}"},
                             {REDLINE_ITEM, "{+new+}"},
                             {REDLINE_PARAGRAPH, NULL}};
  assert_html(world, texts,
              "<p class=\"heading depth-1 same\">Head</p>\n"
              "<p class=\"text depth-1 changed\">a <del><span class=\"said\">removed: "
              "</span>b</del><ins><span class=\"said\">added: </span>c &amp; d</ins></p>\n"
              "<p class=\"item depth-1 added\"><ins><span class=\"said\">added: "
              "</span>new</ins></p>\n");
}

static void test_html_code(World *world, gconstpointer data) {
  (void)data;
  const BlockText texts[] = {{REDLINE_CODE, "\tone"},
                             {REDLINE_CODE, "[-two-]"},
                             {REDLINE_PARAGRAPH, "same"},
                             {REDLINE_PARAGRAPH, NULL}};
  assert_html(world, texts,
              "<pre><code><span class=\"line same\">    one\n"
              "</span><span class=\"line removed\"><del><span class=\"said\">removed: "
              "</span>two</del>\n"
              "</span></code></pre>\n"
              "<p class=\"text depth-1 same\">same</p>\n");
}

static void test_html_table(World *world, gconstpointer data) {
  (void)data;
  const BlockText texts[] = {{REDLINE_CELL, "a"},     {REDLINE_CELL, ""},
                             {REDLINE_CELL, "c"},     {REDLINE_CELL, "{+1+}"},
                             {REDLINE_CELL, "2"},     {REDLINE_CELL, "3"},
                             {REDLINE_CELL, "[-4-]"}, {REDLINE_CELL, "[-5-]"},
                             {REDLINE_CELL, "[-6-]"}, {REDLINE_PARAGRAPH, NULL}};
  g_autoptr(GString) out = g_string_new(NULL);
  redline_html(out, world_redline(world, texts), "en");
  g_assert_nonnull(strstr(out->str, "<thead>\n<tr class=\"same\"><th scope=\"col\" class=\"same\">"
                                    "a</th><td class=\"same\"></td><th scope=\"col\" "
                                    "class=\"same\">c</th></tr>\n</thead>\n<tbody>\n"
                                    "<tr class=\"changed\"><td class=\"added\"><ins>"));
  g_assert_nonnull(strstr(out->str, "<tr class=\"removed\"><td class=\"removed\"><del>"));
  g_assert_true(g_str_has_suffix(out->str, "</tr>\n</tbody>\n</table></div>\n"));
}

/* What is far from a change is folded, one part alone is not. */
static void test_html_folded(World *world, gconstpointer data) {
  (void)data;
  const BlockText texts[] = {{REDLINE_PARAGRAPH, "1"}, {REDLINE_PARAGRAPH, "2"},
                             {REDLINE_PARAGRAPH, "3"}, {REDLINE_PARAGRAPH, "{+4+}"},
                             {REDLINE_PARAGRAPH, "5"}, {REDLINE_PARAGRAPH, "6"},
                             {REDLINE_PARAGRAPH, NULL}};
  g_autoptr(GString) out = g_string_new(NULL);
  redline_html(out, world_redline(world, texts), "en");
  g_assert_true(g_str_has_prefix(
      out->str, "<details class=\"unchanged\"><summary>2 unchanged parts</summary>\n"
                "<p class=\"text depth-1 same\">1</p>\n"
                "<p class=\"text depth-1 same\">2</p>\n"
                "</details>\n"
                "<p class=\"text depth-1 same\">3</p>\n"));
  g_assert_true(g_str_has_suffix(out->str, "<p class=\"text depth-1 same\">5</p>\n"
                                           "<p class=\"text depth-1 same\">6</p>\n"));
}

static void test_nothing(World *world, gconstpointer data) {
  (void)data;
  const BlockText texts[] = {{REDLINE_PARAGRAPH, NULL}};
  assert_html(world, texts, "");
  g_autoptr(GArray) lines = diff_excerpt(world_redline(world, texts));
  g_assert_cmpuint(lines->len, ==, 0);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
#define TEST(name, function)                                                                       \
  g_test_add("/diff_redline/" name, World, NULL, world_setup, function, world_teardown)
  TEST("pieces", test_pieces);
  TEST("excerpt", test_excerpt);
  TEST("html_words", test_html_words);
  TEST("html_code", test_html_code);
  TEST("html_table", test_html_table);
  TEST("html_folded", test_html_folded);
  TEST("nothing", test_nothing);
  return g_test_run();
}
