/* Pictures: found by the digest of their bytes, decoded when they are drawn.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/image.h"

#include "pdf/image_text.h"
#include "pdf/jpeg.h"
#include "pdf/shape.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <string.h>

enum { PIXELS_MOST = 100000000, KEPT_MOST = 24000000 };

struct PdfPicture {
  GBytes *bytes;
  PdfImageKind kind;
  char *digest;
  guint columns, rows;      /* pixels, as stored */
  guint orientation;        /* of Exif */
  double width, height;     /* points, upright */
  gboolean is_embedded;     /* a JPEG that goes in as it is */
  cairo_surface_t *surface; /* pixels, or NULL */
  RsvgHandle *vectors;      /* SVG */
  char *trouble;            /* why it cannot be shown, or NULL */
};

static void free_picture(gpointer data) {
  PdfPicture *picture = data;
  g_bytes_unref(picture->bytes);
  g_free(picture->digest);
  g_free(picture->trouble);
  g_clear_pointer(&picture->surface, cairo_surface_destroy);
  g_clear_object(&picture->vectors);
  g_free(picture);
}

void pdf_pictures_free(PdfContext *context) {
  g_clear_pointer(&context->pictures, g_hash_table_unref);
}

/* ---- what it is ----------------------------------------------------------------------------------------- */

/* Shaping the text tells what no font has; all else of it is librsvg's. */
static void look_for_glyphs(PdfContext *context, const char *svg, gsize size) {
  static const PdfCharacters CHARACTERS = {.size = 10};
  g_autofree char *words = pdf_image_text(svg, size);
  if (*words == '\0')
    return;
  g_autoptr(PdfText) text = pdf_text_new();
  pdf_text_add(text, words, -1, &CHARACTERS);
  pdf_shape_free(pdf_shape_new(context, text, TRUE, TRUE));
}

static void open_svg(PdfContext *context, PdfPicture *picture) {
  g_autoptr(GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data(picture->bytes, &size);
  picture->vectors = rsvg_handle_new_from_data(data, size, &error);
  if (picture->vectors == NULL) {
    picture->trouble = g_strdup(error->message);
    return;
  }
  look_for_glyphs(context, (const char *)data, size);
  rsvg_handle_set_dpi(picture->vectors, 96);
  double width = 0, height = 0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(picture->vectors, &width, &height) || width <= 0 ||
      height <= 0) {
    gboolean has_width, has_height, has_box;
    RsvgLength length[2];
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(picture->vectors, &has_width, &length[0], &has_height,
                                         &length[1], &has_box, &box);
    width = has_box && box.width > 0 ? box.width : 300;
    height = has_box && box.height > 0 ? box.height : 150;
  }
  picture->width = width * 0.75;
  picture->height = height * 0.75;
}

static void open_jpeg(PdfPicture *picture) {
  gsize size;
  const guint8 *data = g_bytes_get_data(picture->bytes, &size);
  PdfJpeg jpeg;
  if (!pdf_jpeg_read(&jpeg, data, size)) {
    picture->trouble = g_strdup("it is no whole JPEG file");
    return;
  }
  picture->columns = jpeg.width;
  picture->rows = jpeg.height;
  picture->orientation = jpeg.orientation;
  picture->is_embedded = jpeg.components != 4;
}

static void open_png(PdfPicture *picture) {
  gsize size;
  const guint8 *data = g_bytes_get_data(picture->bytes, &size);
  if (size < 33 || memcmp(data, "\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) != 0) {
    picture->trouble = g_strdup("it is no whole PNG file");
    return;
  }
  guint32 number[2];
  memcpy(number, data + 16, sizeof number);
  picture->columns = GUINT32_FROM_BE(number[0]);
  picture->rows = GUINT32_FROM_BE(number[1]);
}

/* ---- pixels --------------------------------------------------------------------------------------------- */

typedef struct {
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t read_bytes(void *closure, unsigned char *to, unsigned int length) {
  Reading *reading = closure;
  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy(to, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *decode_png(PdfPicture *picture) {
  Reading reading;
  reading.data = g_bytes_get_data(picture->bytes, &reading.left);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &reading);
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  picture->trouble = g_strdup("it is no whole PNG file");
  cairo_surface_destroy(surface);
  return NULL;
}

/* Cairo puts the bytes into the file and never looks at the pixels, so there are none. */
static cairo_surface_t *embed_jpeg(const PdfPicture *picture) {
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->columns, (int)picture->rows);
  gsize size;
  const guint8 *data = g_bytes_get_data(picture->bytes, &size);
  cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, size,
                              (cairo_destroy_func_t)g_bytes_unref, g_bytes_ref(picture->bytes));
  return surface;
}

static cairo_surface_t *surface_of(const GdkPixbuf *pixbuf) {
  int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha(pixbuf);
  int channels = gdk_pixbuf_get_n_channels(pixbuf), stride = gdk_pixbuf_get_rowstride(pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels(pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create(
      has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guint8 *to = cairo_image_surface_get_data(surface);
  int to_stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; to != NULL && y < height; y++)
    for (int x = 0; x < width; x++) {
      const guint8 *pixel = from + (gsize)y * (gsize)stride + (gsize)x * (gsize)channels;
      guint32 alpha = has_alpha ? pixel[3] : 255;
      guint32 value = alpha << 24;
      for (int c = 0; c < 3; c++)
        value |= ((guint32)pixel[c] * alpha + 127) / 255 << (16 - 8 * c);
      memcpy(to + (gsize)y * (gsize)to_stride + (gsize)x * 4, &value, sizeof value);
    }
  cairo_surface_mark_dirty(surface);
  return surface;
}

/* Everything that Cairo does not read itself; an animation gives its first frame. */
static cairo_surface_t *decode_other(PdfPicture *picture) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new();
  gboolean is_read = gdk_pixbuf_loader_write_bytes(loader, picture->bytes, &error);
  is_read = gdk_pixbuf_loader_close(loader, is_read ? &error : NULL) && is_read;
  const GdkPixbuf *pixbuf = is_read ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
  if (pixbuf != NULL)
    return surface_of(pixbuf);
  picture->trouble = g_strdup(error != NULL ? error->message : "it cannot be decoded");
  return NULL;
}

static gsize pixel_bytes(const PdfPicture *picture) {
  return picture->is_embedded ? 0 : (gsize)picture->columns * picture->rows * 4;
}

static cairo_surface_t *pixels_of(PdfContext *context, PdfPicture *picture) {
  if (picture->surface != NULL || picture->trouble != NULL)
    return picture->surface;
  if (picture->is_embedded)
    picture->surface = embed_jpeg(picture);
  else if (picture->kind == PDF_PNG)
    picture->surface = decode_png(picture);
  else
    picture->surface = decode_other(picture);
  if (picture->surface == NULL)
    return NULL;
  cairo_surface_set_mime_data(picture->surface, CAIRO_MIME_TYPE_UNIQUE_ID,
                              (const unsigned char *)picture->digest, strlen(picture->digest), NULL,
                              NULL);
  picture->columns = (guint)cairo_image_surface_get_width(picture->surface);
  picture->rows = (guint)cairo_image_surface_get_height(picture->surface);
  context->decoded += pixel_bytes(picture);
  return picture->surface;
}

void pdf_pictures_trim(PdfContext *context) {
  if (context->pictures == NULL || context->decoded < KEPT_MOST)
    return;
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, context->pictures);
  while (g_hash_table_iter_next(&iter, NULL, &value))
    g_clear_pointer(&((PdfPicture *)value)->surface, cairo_surface_destroy);
  context->decoded = 0;
}

/* ---- finding and drawing -------------------------------------------------------------------------------- */

static void open_picture(PdfContext *context, PdfPicture *picture) {
  picture->orientation = 1;
  switch (picture->kind) {
  case PDF_SVG:
    open_svg(context, picture);
    return;
  case PDF_JPEG:
    open_jpeg(picture);
    break;
  case PDF_PNG:
    open_png(picture);
    break;
  case PDF_GIF:
  case PDF_WEBP:
    pixels_of(context, picture);
    break;
  }
  if (picture->trouble == NULL &&
      (picture->columns == 0 || picture->rows == 0 || picture->columns > 32767 ||
       picture->rows > 32767 || (guint64)picture->columns * picture->rows > PIXELS_MOST))
    picture->trouble =
        g_strdup_printf("%u by %u pixels are too many for a page", picture->columns, picture->rows);
  if (picture->trouble == NULL && !picture->is_embedded)
    pixels_of(context, picture);
  gboolean is_turned = picture->orientation >= 5;
  picture->width = (is_turned ? picture->rows : picture->columns) * 0.75;
  picture->height = (is_turned ? picture->columns : picture->rows) * 0.75;
}

PdfPicture *pdf_picture_find(PdfContext *context, const PdfImage *image) {
  if (context->pictures == NULL)
    context->pictures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_picture);
  g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, image->bytes);
  PdfPicture *picture = g_hash_table_lookup(context->pictures, digest);
  if (picture == NULL) {
    picture = g_new0(PdfPicture, 1);
    picture->bytes = g_bytes_ref(image->bytes);
    picture->kind = image->kind;
    picture->digest = g_steal_pointer(&digest);
    g_hash_table_insert(context->pictures, picture->digest, picture);
    open_picture(context, picture);
    pdf_pictures_trim(context);
  }
  if (picture->trouble == NULL)
    return picture;
  pdf_trouble(context, PDF_TROUBLE_IMAGE, "%s", picture->trouble);
  return NULL;
}

void pdf_picture_size(const PdfPicture *picture, double *width, double *height) {
  *width = picture->width;
  *height = picture->height;
}

/* Turns the plane so that the stored pixels stand upright in the unit square (Exif 2.3, tag 274). */
static void orient(cairo_t *cairo, guint orientation) {
  static const double TURNS[9][6] = {
      [1] = {1, 0, 0, 1, 0, 0},   [2] = {-1, 0, 0, 1, 1, 0}, [3] = {-1, 0, 0, -1, 1, 1},
      [4] = {1, 0, 0, -1, 0, 1},  [5] = {0, 1, 1, 0, 0, 0},  [6] = {0, 1, -1, 0, 1, 0},
      [7] = {0, -1, -1, 0, 1, 1}, [8] = {0, -1, 1, 0, 0, 1}};
  const double *turn = TURNS[orientation];
  cairo_matrix_t matrix;
  cairo_matrix_init(&matrix, turn[0], turn[1], turn[2], turn[3], turn[4], turn[5]);
  cairo_transform(cairo, &matrix);
}

static gboolean draw_pixels(PdfContext *context, PdfPicture *picture, cairo_t *cairo,
                            const cairo_rectangle_t *place) {
  cairo_surface_t *surface = pixels_of(context, picture);
  if (surface == NULL)
    return FALSE;
  cairo_translate(cairo, place->x, place->y);
  cairo_scale(cairo, place->width, place->height);
  orient(cairo, picture->orientation);
  cairo_scale(cairo, 1.0 / picture->columns, 1.0 / picture->rows);
  cairo_set_source_surface(cairo, surface, 0, 0);
  /* Any other filter lets viewers blur the pixels. */
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_FAST);
  cairo_rectangle(cairo, 0, 0, picture->columns, picture->rows);
  cairo_fill(cairo);
  return TRUE;
}

/* librsvg tags links for Cairo; a part of a surface draws the same and takes no tags. */
static gboolean draw_vectors(PdfPicture *picture, cairo_t *cairo, const cairo_rectangle_t *place) {
  const RsvgRectangle viewport = {place->x, place->y, place->width, place->height};
  double left, top, right, bottom;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  cairo_surface_t *page =
      cairo_surface_create_for_rectangle(cairo_get_target(cairo), 0, 0, right, bottom);
  cairo_t *untagged = cairo_create(page);
  gboolean is_drawn =
      rsvg_handle_render_document(picture->vectors, untagged, &viewport, NULL) != 0 &&
      cairo_status(untagged) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(untagged);
  cairo_surface_destroy(page);
  return is_drawn;
}

gboolean pdf_picture_draw(PdfContext *context, PdfPicture *picture, cairo_t *cairo,
                          const cairo_rectangle_t *place) {
  cairo_save(cairo);
  gboolean is_drawn = FALSE;
  if (picture->vectors != NULL) {
    pdf_fonts_lend(context->fonts);
    is_drawn = draw_vectors(picture, cairo, place);
    pdf_fonts_lend(NULL);
  } else {
    is_drawn = draw_pixels(context, picture, cairo, place);
  }
  cairo_restore(cairo);
  return is_drawn;
}
