/* PdfContext: its pieces, troubles and the sizes of pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/context.h"

static void copy_settings(PdfSettings *to, Arena *arena, const PdfSettings *from) {
  *to = *from;
  to->language = arena_strdup(arena, from->language != NULL ? from->language : "en");
  to->title = arena_strdup(arena, from->title != NULL ? from->title : "");
  to->author = arena_strdup(arena, from->author);
  to->identifier = arena_strdup(arena, from->identifier);
  to->font_family = arena_strdup(arena, from->font_family);
  to->mono_family = arena_strdup(arena, from->mono_family);
}

static void tell_missing(const PdfContext *context, const char *families, Place place) {
  const PdfSettings *settings = &context->settings;
  if (families == NULL || settings->trouble == NULL)
    return;
  g_auto(GStrv) names = g_strsplit(families, ",", -1);
  for (char **name = names; *name != NULL; name++) {
    const char *nearest = NULL;
    if (!pdf_fonts_have(context->fonts, *name, &nearest))
      settings->trouble(PDF_TROUBLE_FONT, place, *name, nearest, settings->data);
  }
}

void pdf_context_init(PdfContext *context, const PdfSettings *settings) {
  *context = (PdfContext){.arena = arena_new()};
  copy_settings(&context->settings, context->arena, settings);
  context->fonts =
      pdf_fonts_new(settings->font_family, settings->mono_family, context->settings.language);
  context->hyphens = pdf_hyphens_new();
  context->parts = pdf_parts_new();
  context->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  tell_missing(context, settings->font_family, settings->font_place);
  tell_missing(context, settings->mono_family, settings->mono_place);
}

void pdf_context_clear(PdfContext *context) {
  pdf_parts_free(context->parts);
  pdf_hyphens_free(context->hyphens);
  arena_free(context->arena);
  pdf_fonts_free(context->fonts);
  g_hash_table_unref(context->told);
}

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
    context->settings.trouble(trouble, context->place, what, NULL, context->settings.data);
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
