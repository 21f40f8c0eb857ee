/* Tests of pictures: what can be decoded is in the file once, what cannot is told and its text stands instead.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/flow.h"
#include "pdf/jpeg.h"
#include "type.h"

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

/* Noise, so that it does not get smaller when it is packed. */
static GdkPixbuf *noise(int side) {
  GdkPixbuf *pixbuf = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, side, side);
  guint8 *pixels = gdk_pixbuf_get_pixels(pixbuf);
  int stride = gdk_pixbuf_get_rowstride(pixbuf);
  g_autoptr(GRand) random = g_rand_new_with_seed(1);
  for (int i = 0; i < stride * (side - 1) + side * 3; i++)
    pixels[i] = (guint8)g_rand_int_range(random, 0, 256);
  return pixbuf;
}

static GBytes *encoded(const char *kind, int side) {
  g_autoptr(GdkPixbuf) pixbuf = noise(side);
  char *bytes = NULL;
  gsize size = 0;
  g_assert_true(gdk_pixbuf_save_to_buffer(pixbuf, &bytes, &size, kind, NULL, NULL));
  return g_bytes_new_take(bytes, size);
}

/* The size of a file that shows the image so many times. */
static gsize size_with(const PdfImage *image, guint times, GPtrArray *troubles) {
  PdfSettings settings = type_settings(troubles);
  PdfFlow *flow = pdf_flow_new(&settings);
  const guint before = troubles->len;
  g_assert_cmpint(pdf_flow_can_show(flow, image), ==, troubles->len == before);
  for (guint i = 0; i < times; i++) {
    pdf_flow_image(flow, image, PDF_CENTRE);
    PdfText *text = type_text("an icon ");
    pdf_text_image(text, image, 12);
    pdf_flow_paragraph(flow, &(PdfParagraph){.role = PDF_P}, text);
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = pdf_flow_finish(flow, &error);
  g_assert_no_error(error);
  gsize size = g_bytes_get_size(bytes);
  pdf_flow_free(flow);
  return size;
}

static void check_once(const char *encoding, PdfImageKind kind, int side) {
  g_autoptr(GPtrArray) troubles = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GBytes) bytes = encoded(encoding, side);
  PdfImage image = {.bytes = bytes, .kind = kind, .alternative = "Noise"};
  gsize once = size_with(&image, 1, troubles), often = size_with(&image, 8, troubles);
  g_assert_cmpuint(once, >, g_bytes_get_size(bytes) / 2);
  g_assert_cmpuint(often - once, <, g_bytes_get_size(bytes) / 2);
  g_assert_cmpuint(troubles->len, ==, 0);
}

static void test_once(void) {
  check_once("png", PDF_PNG, 200);
  check_once("jpeg", PDF_JPEG, 300);
}

/* The bytes of a JPEG are in the file as they are. */
static void test_not_encoded_again(void) {
  g_autoptr(GPtrArray) troubles = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GBytes) bytes = encoded("jpeg", 200);
  PdfImage image = {.bytes = bytes, .kind = PDF_JPEG, .alternative = "Noise"};
  PdfSettings settings = type_settings(troubles);
  PdfFlow *flow = pdf_flow_new(&settings);
  pdf_flow_image(flow, &image, PDF_LEFT);
  g_autoptr(GBytes) file = pdf_flow_finish(flow, NULL);
  gsize size, wanted;
  const char *data = g_bytes_get_data(file, &size), *jpeg = g_bytes_get_data(bytes, &wanted);
  g_assert_nonnull(memmem(data, size, jpeg, wanted));
  pdf_flow_free(flow);
}

static void check_trouble(const void *data, gsize size, PdfImageKind kind, guint wanted) {
  g_autoptr(GPtrArray) troubles = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  PdfImage image = {.bytes = bytes, .kind = kind, .alternative = "instead"};
  g_assert_cmpuint(size_with(&image, 3, troubles), >, 0);
  g_assert_cmpuint(troubles->len, ==, wanted);
  if (wanted > 0)
    g_assert_true(g_str_has_prefix(g_ptr_array_index(troubles, 0), "1 "));
  image.alternative = NULL;
  g_assert_cmpuint(size_with(&image, 1, troubles), >, 0);
}

static void test_broken(void) {
  g_autoptr(GBytes) png = encoded("png", 50);
  g_autoptr(GBytes) jpeg = encoded("jpeg", 50);
  gsize png_size, jpeg_size;
  const char *png_data = g_bytes_get_data(png, &png_size);
  const char *jpeg_data = g_bytes_get_data(jpeg, &jpeg_size);
  check_trouble(png_data, png_size / 2, PDF_PNG, 1);
  check_trouble(png_data, 20, PDF_PNG, 1);
  check_trouble(jpeg_data, jpeg_size / 2, PDF_JPEG, 1);
  check_trouble(jpeg_data, jpeg_size, PDF_PNG, 1);
  check_trouble("", 0, PDF_PNG, 1);
  check_trouble("", 0, PDF_SVG, 1);
  check_trouble("<svg", 4, PDF_SVG, 1);
  check_trouble("GIF89a", 6, PDF_GIF, 1);
  check_trouble("RIFF", 4, PDF_WEBP, 1);
}

static void test_vectors(void) {
  static const char PLAIN[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
                              "<rect width='40' height='20' fill='#888'/></svg>";
  static const char NO_SIZE[] = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='4'/></svg>";
  /* Links in a picture are not ours: their tags would shift those of the page. */
  static const char LINKED[] =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
      "width='40' height='20'><a href='https://example.org'><rect width='4' height='4'/></a>"
      "<a xlink:href=\"https://example.org/it's\"><rect y='9' width='4' height='4'/></a></svg>";
  check_trouble(LINKED, sizeof LINKED - 1, PDF_SVG, 0);
  check_trouble(PLAIN, sizeof PLAIN - 1, PDF_SVG, 0);
  check_trouble(NO_SIZE, sizeof NO_SIZE - 1, PDF_SVG, 0);
}

/* A picture as large as a house, told by a header of a few bytes. */
static void test_too_large(void) {
  static const guint8 BOMB[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0,    13,
                                'I',  'H', 'D', 'R', 0,    0,    0x7F, 0xFF, 0, 0, 0x7F, 0xFF,
                                8,    2,   0,   0,   0,    0,    0,    0,    0, 0, 0,    0};
  check_trouble(BOMB, sizeof BOMB, PDF_PNG, 1);
}

static void test_orientation(void) {
  static const guint8 TURNED[] = {0xFF, 0xD8, 0xFF, 0xE1, 0,    34, 'E', 'x',  'i', 'f', 0,  0,
                                  'M',  'M',  0,    42,   0,    0,  0,   8,    0,   1,   1,  0x12,
                                  0,    3,    0,    0,    0,    1,  0,   6,    0,   0,   0,  0,
                                  0,    0,    0xFF, 0xC0, 0,    11, 8,   0,    10,  0,   20, 3,
                                  0,    0,    0,    0xFF, 0xDA, 0,  2,   0xFF, 0xD9};
  PdfJpeg jpeg;
  g_assert_true(pdf_jpeg_read(&jpeg, TURNED, sizeof TURNED));
  g_assert_cmpuint(jpeg.orientation, ==, 6);
  g_assert_cmpuint(jpeg.width, ==, 20);
  g_assert_cmpuint(jpeg.height, ==, 10);
  for (gsize i = 0; i < sizeof TURNED; i++)
    g_assert_false(pdf_jpeg_read(&jpeg, TURNED, i));
}

/* Of the text that is drawn, what no font has is told. */
static void test_glyphs_in_svg(void) {
  static const char SVG[] = "<svg xmlns='http://www.w3.org/2000/svg' width='90' "
                            "height='90'><title>\xF0\x9F\x9A\x81</title>"
                            "<style>.a{content:'\xF0\x9F\x9A\x82'}</style><text y='20'>Harbor "
                            "<title>\xF0\x9F\x9A\x83</title>"
                            "<tspan>12 &#x1F680;</tspan></text></svg>";
  g_autoptr(GPtrArray) troubles = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GBytes) bytes = g_bytes_new_static(SVG, sizeof SVG - 1);
  PdfImage image = {.bytes = bytes, .kind = PDF_SVG, .alternative = "Harbor"};
  PdfSettings settings = type_settings(troubles);
  PdfFlow *flow = pdf_flow_new(&settings);
  pdf_flow_image(flow, &image, PDF_LEFT);
  pdf_flow_image(flow, &image, PDF_LEFT);
  g_bytes_unref(pdf_flow_finish(flow, NULL));
  g_assert_cmpuint(troubles->len, ==, 1);
  g_assert_nonnull(strstr(g_ptr_array_index(troubles, 0), "U+1F680"));
  pdf_flow_free(flow);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/image/once", test_once);
  g_test_add_func("/image/not-encoded-again", test_not_encoded_again);
  g_test_add_func("/image/broken", test_broken);
  g_test_add_func("/image/vectors", test_vectors);
  g_test_add_func("/image/too-large", test_too_large);
  g_test_add_func("/image/orientation", test_orientation);
  g_test_add_func("/image/glyphs-in-svg", test_glyphs_in_svg);
  return g_test_run();
}
