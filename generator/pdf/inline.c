/* Inlines: at most two deep (a link, in it a language or code), so nothing here recurses.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/inline.h"

void pdf_inline_finder_init(PdfInlineFinder *finder, PdfContext *context, const PdfText *text,
                            gboolean is_plain) {
  *finder = (PdfInlineFinder){.context = context, .text = text, .is_plain = is_plain};
  finder->inlines = g_array_new(FALSE, TRUE, sizeof(PdfInline));
  finder->links = g_array_new(FALSE, TRUE, sizeof(gint32));
  finder->last = finder->last_link = -1;
  finder->last_style = G_MAXUINT32;
  gint32 none = -1;
  for (guint i = 0; i < text->links->len; i++)
    g_array_append_val(finder->links, none);
}

void pdf_inline_finder_clear(PdfInlineFinder *finder) {
  g_array_unref(finder->inlines);
  g_array_unref(finder->links);
}

static gint32 add(PdfInlineFinder *finder, const PdfInline *item) {
  g_array_append_val(finder->inlines, *item);
  return (gint32)finder->inlines->len - 1;
}

static gint32 find_link(PdfInlineFinder *finder, gint32 link) {
  if (link < 0)
    return -1;
  gint32 *known = &g_array_index(finder->links, gint32, link);
  if (*known < 0) {
    const PdfTextLink *from = &g_array_index(finder->text->links, PdfTextLink, link);
    Arena *arena = finder->context->arena;
    PdfInline item = {.type = PDF_TYPE_LINK, .parent = -1};
    item.destination = arena_strdup(arena, from->destination);
    item.url = arena_strdup(arena, from->url);
    item.description = arena_strdup(arena, from->description);
    *known = add(finder, &item);
  }
  return *known;
}

gint32 pdf_inline_find(PdfInlineFinder *finder, guint32 style, gint32 link) {
  if (style == finder->last_style && link == finder->last_link)
    return finder->last;
  const PdfCharacters *characters = &g_array_index(finder->text->styles, PdfCharacters, style);
  gint32 found = find_link(finder, link);
  gboolean is_code = characters->role == PDF_CODE && !finder->is_plain;
  gboolean is_foreign =
      characters->language != NULL &&
      g_ascii_strcasecmp(characters->language, finder->context->settings.language) != 0;
  if (is_code || is_foreign) {
    PdfInline item = {.type = is_code ? PDF_TYPE_CODE : PDF_TYPE_SPAN, .parent = found};
    if (is_foreign)
      item.language = arena_strdup(finder->context->arena, characters->language);
    found = add(finder, &item);
  }
  finder->last = found;
  finder->last_style = style;
  finder->last_link = link;
  return found;
}

PdfElement pdf_inline_element(PdfInlines *inlines, gint32 index, PdfParts *parts) {
  gint32 link = index < 0 ? -1 : inlines->inlines[index].parent;
  gint32 chain[2] = {link, index};
  PdfElement element = inlines->element;
  for (guint i = 0; i < G_N_ELEMENTS(chain); i++) {
    if (chain[i] < 0)
      continue;
    PdfInline *item = &inlines->inlines[chain[i]];
    if (item->element == 0) {
      PdfAttributes attributes = {.language = item->language};
      item->element = pdf_parts_element(parts, element, item->type, &attributes);
    }
    element = item->element;
  }
  return element;
}

gint32 pdf_inline_link(const PdfInlines *inlines, gint32 index) {
  if (index >= 0 && inlines->inlines[index].type != PDF_TYPE_LINK)
    index = inlines->inlines[index].parent;
  return index;
}
