/* QR code: libqrencode finds the pattern, a path of squares is drawn.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_code.h"

#include <cairo.h>
#include <qrencode.h>

#define QUIET        4    /* modules around the pattern */
#define MODULE_LEAST 0.85 /* points: 0.3 mm, what the camera of a telephone still reads */

static void draw_code(void *cairo, double width, double height, gpointer data) {
  const QRcode *code = data;
  const double module = MIN(width, height) / (code->width + 2 * QUIET);
  for (int y = 0; y < code->width; y++) {
    for (int x = 0; x < code->width; x++) {
      if ((code->data[y * code->width + x] & 1) == 0)
        continue;
      int end = x; /* dark neighbours are one rectangle: no seams between them */
      while (end < code->width && (code->data[y * code->width + end] & 1) != 0)
        end++;
      cairo_rectangle(cairo, (QUIET + x) * module, (QUIET + y) * module, (end - x) * module,
                      module);
      x = end;
    }
  }
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_fill(cairo);
}

static void free_code(gpointer data) { QRcode_free(data); }

PdfCode *pdf_code_new(const char *text, double size) {
  QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
  if (code == NULL || size / (code->width + 2 * QUIET) < MODULE_LEAST) {
    QRcode_free(code);
    return NULL;
  }
  return (PdfCode *)code;
}

void pdf_code_put(PdfFlow *flow, PdfCode *code, double size, const char *alternative) {
  pdf_flow_drawing(flow, &(PdfDrawing){.width = size,
                                       .height = size,
                                       .align = PDF_RIGHT,
                                       .draw = draw_code,
                                       .data = code,
                                       .destroy = free_code,
                                       .alternative = alternative});
}
