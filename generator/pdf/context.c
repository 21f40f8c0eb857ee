/* PdfContext: troubles and the sizes of pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/context.h"

void pdf_trouble(PdfContext *context, PdfTrouble trouble, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *what = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  if (context->settings.trouble == NULL)
    return;
  const char *file = context->place.file != NULL ? context->place.file : "";
  g_autofree char *key = g_strdup_printf("%d %s %s", trouble, what, file);
  if (g_hash_table_add(context->told, g_steal_pointer(&key)))
    context->settings.trouble(trouble, context->place, what, context->settings.data);
}

double pdf_content_width(const PdfContext *context, PdfOrientation orientation) {
  const PdfSettings *paper = &context->settings;
  double width = orientation == PDF_LANDSCAPE ? paper->height : paper->width;
  return MAX(PDF_NARROWEST, width - paper->inner - paper->outer);
}

double pdf_content_height(const PdfContext *context, PdfOrientation orientation) {
  const PdfSettings *paper = &context->settings;
  double height = orientation == PDF_LANDSCAPE ? paper->width : paper->height;
  return MAX(PDF_NARROWEST, height - paper->top - paper->bottom);
}
