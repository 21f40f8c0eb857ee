/* Tests of pictures: what bytes are, how large, and which drawings are harmless.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/media.h"

#include <string.h>

#define SVG   "<svg xmlns=\"http://www.w3.org/2000/svg\""
#define XLINK " xmlns:xlink=\"http://www.w3.org/1999/xlink\""

typedef struct {
  MediaKind media;
  guint width, height;
  const char *trouble;
} Sniffed;

static Sniffed sniff(const void *bytes, gsize length) {
  Sniffed sniffed = {.media = MEDIA_OTHER};
  g_autoptr(GBytes) whole = g_bytes_new(bytes, length);
  sniffed.media = media_sniff(&sniffed.width, &sniffed.height, &sniffed.trouble, whole);
  g_assert_true((sniffed.media == MEDIA_OTHER) == (sniffed.trouble != NULL));
  return sniffed;
}

static void test_raster(void) {
  static const struct {
    const char *bytes;
    gsize length;
    MediaKind media;
    guint width, height;
  } rows[] = {
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x10\x08\6\0\0\0\0\0\0\0", 33, MEDIA_PNG,
       258, 16},
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02", 20, MEDIA_OTHER, 0, 0},
      {"GIF87a\x10\1\2\0\0\0\0", 13, MEDIA_GIF, 272, 2},
      {"GIF88a\x10\1\2\0\0\0\0", 13, MEDIA_OTHER, 0, 0},
      {"\xFF\xD8\xFF\xE0\0\4ab\xFF\xC4\0\2\xFF\xC2\0\x0b\x08\1\0\2\0\3", 23, MEDIA_JPEG, 512, 256},
      {"\xFF\xD8\xFF\xE0\xFF\xFF"
       "ab",
       8, MEDIA_JPEG, 0, 0},
      {"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0", 30, MEDIA_WEBP, 16, 32},
      {"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x0f\xc0\7\0\0\0\0\0\0", 31, MEDIA_WEBP, 16, 32},
      {"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x10\0\x20\0", 30, MEDIA_WEBP, 16, 32},
      {"RIFF\0\0\0\0WAVE                  ", 30, MEDIA_OTHER, 0, 0},
      {"", 0, MEDIA_OTHER, 0, 0},
      {"%PDF-1.7", 8, MEDIA_OTHER, 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const Sniffed got = sniff(rows[i].bytes, rows[i].length);
    g_assert_cmpint(got.media, ==, rows[i].media);
    g_assert_cmpuint(got.width, ==, rows[i].width);
    g_assert_cmpuint(got.height, ==, rows[i].height);
  }
}

static void test_sizes(void) {
  static const struct {
    const char *text;
    guint width, height;
  } rows[] = {
      {SVG " width=\"30\" height=\"20px\"/>", 30, 20},
      {SVG " width=\"1in\" height=\"25.4mm\"/>", 96, 96},
      {SVG " viewBox=\"0 0 640.4 480\"/>", 640, 480},
      {SVG " viewBox=\"0,0,640,480\" width=\"320\"/>", 320, 240},
      {SVG " viewBox=\"0 0 640 480\" width=\"100%\" height=\"100%\"/>", 640, 480},
      {SVG " width=\"100%\"/>", 0, 0},
      {SVG " width=\"30\"/>", 0, 0},
      {SVG " viewBox=\"0 0 0 480\" width=\"30\"/>", 0, 0},
      {SVG " viewBox=\"0 0 1 99999\" width=\"90000\"/>", 90000, 100000},
      {SVG " width=\"nan\" height=\"1e99\"/>", 0, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    const Sniffed got = sniff(rows[i].text, strlen(rows[i].text));
    g_assert_cmpint(got.media, ==, MEDIA_SVG);
    g_assert_cmpuint(got.width, ==, rows[i].width);
    g_assert_cmpuint(got.height, ==, rows[i].height);
  }
}

static void test_harmless_drawings(void) {
  static const char *const texts[] = {
      SVG "><rect fill=\"url(#a)\" style=\"fill: url('#b'); stroke:red\"/></svg>",
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- by hand -->\n" SVG "/>",
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
      "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" SVG "/>",
      "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:g/></s:svg>",
      SVG XLINK "><use xlink:href=\"#a\"/><use href=\" #a\"/></svg>",
      SVG XLINK "><image xlink:href=\"data:image/png;base64,AAAA\"/></svg>",
      SVG "><a href=\"https://example.org/\"><text>see</text></a></svg>",
      SVG "><style>@font-face { src: url(data:font/woff2;base64,AA) } .a { fill: url( \"#b\" ) "
          "}</style></svg>",
      SVG "><style><![CDATA[ .a > .b { fill: red } ]]></style></svg>",
      SVG " xmlns:inkscape=\"x\" inkscape:export-filename=\"C:\\a(b).png\"/>",
      SVG "><text>url(http://example.org) onload script</text></svg>",
      SVG "><animate attributeName=\"width\" values=\"1;2\"/></svg>",
      SVG " font-family=\"Open Sans\" data-source=\"draw\"><title>a &amp; b</title></svg>",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    const Sniffed got = sniff(texts[i], strlen(texts[i]));
    g_assert_cmpstr(got.trouble, ==, NULL);
    g_assert_cmpint(got.media, ==, MEDIA_SVG);
  }
}

static void test_harmful_drawings(void) {
  static const char *const texts[] = {
      SVG "><script>x</script></svg>",
      SVG "><SCRIPT/></svg>",
      "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></s:svg>",
      SVG " onload=\"x\"/>",
      SVG " ONLOAD=\"x\"/>",
      SVG " xmlns:ev=\"x\" ev:onclick=\"x\"/>",
      SVG "><foreignObject><p>x</p></foreignObject></svg>",
      SVG "><h:iframe xmlns:h=\"http://www.w3.org/1999/xhtml\"/></svg>",
      SVG "><p xmlns=\"http://www.w3.org/1999/xhtml\"/></svg>",
      SVG XLINK "><use xlink:href=\"other.svg#a\"/></svg>",
      SVG XLINK "><image xlink:href=\"http://example.org/x.png\"/></svg>",
      SVG "><image href=\"data:image/svg+xml,x\"/></svg>",
      SVG "><a href=\"javascript:x\"><text>a</text></a></svg>",
      SVG "><a href=\"java&#115;cript:x\"/></svg>",
      SVG "><a href=\" &#9;javascript:x\"/></svg>",
      SVG "><rect fill=\"url(http://example.org/#a)\"/></svg>",
      SVG "><rect style=\"fill:URL( 'x.svg#a')\"/></svg>",
      SVG "><rect style=\"fill:\\75 rl(x)\"/></svg>",
      SVG "><style>@import 'x.css';</style></svg>",
      SVG "><style>@\\69mport 'x.css';</style></svg>",
      SVG "><style><![CDATA[ a { fill: url(x) } ]]></style></svg>",
      SVG "><style>a { fill: u<!-- x -->rl(x) }</style></svg>",
      SVG "><style>@im<![CDATA[port 'x.css';]]></style></svg>",
      SVG "><style>a { fill: u<?xml x?>rl<g/>(x) }</style></svg>",
      SVG "><style>a { background: image-set('x.png') }</style></svg>",
      SVG "><set attributeName=\"href\" to=\"javascript:x\"/></svg>",
      SVG "><animate attributeName=\"xlink:href\" values=\"javascript:x\"/></svg>",
      SVG "><set attributeName=\"onclick\" to=\"x\"/></svg>",
      SVG " xml:base=\"http://example.org/\"/>",
      "<!DOCTYPE svg [<!ENTITY a \"x\">]>" SVG "><text>&a;</text></svg>",
      "<?xml-stylesheet href=\"x.css\"?>" SVG "/>",
      "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>" SVG "/>",
      "<svg/>",
      "<svg xmlns=\"http://www.w3.org/2000/svgg\"/>",
      "<html><svg/></html>",
      SVG "><g></svg>",
      SVG "/><svg/>",
      SVG "/>x\xff",
      SVG ">",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    const Sniffed got = sniff(texts[i], strlen(texts[i]));
    g_assert_cmpint(got.media, ==, MEDIA_OTHER);
    g_assert_true(g_str_has_prefix(got.trouble, "is "));
  }
  g_assert_cmpint(sniff(SVG "/>\0", sizeof SVG + 2).media, ==, MEDIA_OTHER);
}

/* Cut or changed anywhere, nothing breaks; and what is still a drawing is still harmless. */
static void test_damaged(void) {
  static const char text[] =
      "<?xml version=\"1.0\"?>" SVG XLINK " viewBox=\"0 0 9 9\"><style>a{}</style>"
      "<use xlink:href=\"#a\"/><!-- c --><text>x</text></svg>";
  GRand *random = g_rand_new_with_seed(4);
  for (guint round = 0; round < 20000; round++) {
    g_autofree char *copy = g_memdup2(text, sizeof text);
    for (gint i = g_rand_int_range(random, 0, 4); i > 0; i--)
      copy[g_rand_int_range(random, 0, sizeof text - 1)] = (char)g_rand_int_range(random, 0, 256);
    const gsize length = (gsize)g_rand_int_range(random, 0, sizeof text);
    const Sniffed got = sniff(copy, length);
    g_assert_true(got.media == MEDIA_SVG || got.media == MEDIA_OTHER);
  }
  g_rand_free(random);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/media/raster", test_raster);
  g_test_add_func("/media/sizes", test_sizes);
  g_test_add_func("/media/harmless-drawings", test_harmless_drawings);
  g_test_add_func("/media/harmful-drawings", test_harmful_drawings);
  g_test_add_func("/media/damaged", test_damaged);
  return g_test_run();
}
