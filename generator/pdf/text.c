/* PdfText: cleans what comes in and notes where each style, link, object and place begins.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/text.h"

#include <string.h>

PdfText *pdf_text_new(void) {
  PdfText *text = g_new0(PdfText, 1);
  text->bytes = g_string_new(NULL);
  text->styles = g_array_new(FALSE, TRUE, sizeof(PdfCharacters));
  text->spans = g_array_new(FALSE, TRUE, sizeof(PdfTextSpan));
  text->links = g_array_new(FALSE, TRUE, sizeof(PdfTextLink));
  text->anchors = g_array_new(FALSE, TRUE, sizeof(PdfTextAnchor));
  text->objects = g_array_new(FALSE, TRUE, sizeof(PdfTextObject));
  text->hyphens = g_array_new(FALSE, TRUE, sizeof(guint32));
  text->strings = g_string_chunk_new(256);
  text->link = -1;
  return text;
}

void pdf_text_free(PdfText *text) {
  if (text == NULL)
    return;
  for (guint i = 0; i < text->objects->len; i++)
    g_clear_pointer(&g_array_index(text->objects, PdfTextObject, i).image.bytes, g_bytes_unref);
  g_string_free(text->bytes, TRUE);
  g_array_unref(text->styles);
  g_array_unref(text->spans);
  g_array_unref(text->links);
  g_array_unref(text->anchors);
  g_array_unref(text->objects);
  g_array_unref(text->hyphens);
  g_string_chunk_free(text->strings);
  g_free(text);
}

static const char *keep(PdfText *text, const char *string) {
  return string == NULL ? NULL : g_string_chunk_insert(text->strings, string);
}

static gboolean is_same_style(const PdfCharacters *a, const PdfCharacters *b) {
  return a->size == b->size && a->bold == b->bold && a->italic == b->italic && a->mono == b->mono &&
         a->strike == b->strike && a->underline == b->underline && a->script == b->script &&
         a->colour == b->colour && a->role == b->role && g_strcmp0(a->language, b->language) == 0;
}

/* The index of the style; only the last few are compared, so that this stays cheap. */
static guint32 style_index(PdfText *text, const PdfCharacters *characters) {
  for (guint i = text->styles->len; i > 0 && i + 4 > text->styles->len; i--)
    if (is_same_style(&g_array_index(text->styles, PdfCharacters, i - 1), characters))
      return i - 1;
  PdfCharacters copy = *characters;
  copy.language = keep(text, characters->language);
  g_array_append_val(text->styles, copy);
  return text->styles->len - 1;
}

/* From here on the style and the open link apply. */
static void begin_span(PdfText *text, guint32 style) {
  guint32 start = (guint32)text->bytes->len;
  if (text->spans->len > 0) {
    PdfTextSpan *last = &g_array_index(text->spans, PdfTextSpan, text->spans->len - 1);
    if (last->style == style && last->link == text->link)
      return;
    if (last->start == start) {
      last->style = style;
      last->link = text->link;
      return;
    }
  }
  PdfTextSpan span = {start, style, text->link};
  g_array_append_val(text->spans, span);
}

static void append_tab(PdfText *text) {
  do {
    g_string_append_c(text->bytes, ' ');
    text->column++;
  } while (text->column % 8 != 0);
}

static void append_line_feed(PdfText *text) {
  g_string_append_c(text->bytes, '\v');
  text->column = 0;
}

/* A character that is not copied as it is. */
static void append_special(PdfText *text, gunichar character) {
  switch (character) {
  case '\t':
    append_tab(text);
    break;
  case '\r':
    break;
  case '\n':
  case '\v':
  case '\f':
  case 0x85:
  case 0x2028:
  case 0x2029:
    append_line_feed(text);
    break;
  case 0xAD: {
    guint32 offset = (guint32)text->bytes->len;
    g_array_append_val(text->hyphens, offset);
    break;
  }
  default: /* controls: the picture of each, or of a substitute */
    g_string_append_unichar(text->bytes, character < 0x20    ? 0x2400 + character
                                         : character == 0x7F ? 0x2421
                                                             : 0x2426);
    text->column++;
  }
}

/* Noncharacters (Unicode 15, section 23.7): Cairo refuses a text that holds one. */
static gboolean is_noncharacter(gunichar character) {
  return (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
}

static gboolean is_special(gunichar character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xAD ||
         character == 0x2028 || character == 0x2029 || is_noncharacter(character);
}

void pdf_text_add(PdfText *text, const char *bytes, gssize length,
                  const PdfCharacters *characters) {
  gsize size = length < 0 ? strlen(bytes) : (gsize)length;
  g_assert(text->bytes->len + size < G_MAXINT32);
  begin_span(text, style_index(text, characters));
  const char *end = bytes + size, *plain = bytes;
  for (const char *at = bytes; at < end;) {
    gunichar character = g_utf8_get_char(at);
    const char *next = g_utf8_next_char(at);
    if (is_special(character)) {
      g_string_append_len(text->bytes, plain, at - plain);
      append_special(text, character);
      plain = next;
    } else {
      text->column++;
    }
    at = next;
  }
  g_string_append_len(text->bytes, plain, end - plain);
}

void pdf_text_line_break(PdfText *text) {
  g_string_append_c(text->bytes, '\n');
  text->column = 0;
}

void pdf_text_link_begin(PdfText *text, const char *destination, const char *url,
                         const char *description) {
  g_assert(text->link < 0 && (destination == NULL) != (url == NULL));
  PdfTextLink link = {keep(text, destination), keep(text, url), keep(text, description)};
  g_array_append_val(text->links, link);
  text->link = (gint32)text->links->len - 1;
}

void pdf_text_link_end(PdfText *text) {
  g_assert(text->link >= 0);
  text->link = -1;
}

void pdf_text_destination(PdfText *text, const char *name) {
  PdfTextAnchor anchor = {(guint32)text->bytes->len, keep(text, name)};
  g_array_append_val(text->anchors, anchor);
}

static PdfTextObject *add_object(PdfText *text, PdfObjectKind kind,
                                 const PdfCharacters *characters) {
  begin_span(text, style_index(text, characters));
  PdfTextObject object = {.kind = kind, .offset = (guint32)text->bytes->len};
  object.style = g_array_index(text->spans, PdfTextSpan, text->spans->len - 1).style;
  g_array_append_val(text->objects, object);
  g_string_append(text->bytes, PDF_OBJECT_CHARACTER);
  text->column++;
  return &g_array_index(text->objects, PdfTextObject, text->objects->len - 1);
}

/* The style of what stands before, for objects that have none of their own. */
static PdfCharacters style_here(const PdfText *text, double size) {
  if (text->spans->len == 0)
    return (PdfCharacters){.size = size};
  guint32 style = g_array_index(text->spans, PdfTextSpan, text->spans->len - 1).style;
  return g_array_index(text->styles, PdfCharacters, style);
}

void pdf_text_page_number(PdfText *text, const char *destination, const PdfCharacters *characters) {
  add_object(text, PDF_OBJECT_PAGE_NUMBER, characters)->destination = keep(text, destination);
}

void pdf_text_leader(PdfText *text, const PdfCharacters *characters) {
  add_object(text, PDF_OBJECT_LEADER, characters);
}

void pdf_text_box(PdfText *text, const PdfField *field, double size) {
  PdfCharacters characters = style_here(text, size);
  PdfTextObject *object = add_object(text, PDF_OBJECT_BOX, &characters);
  object->size = size;
  object->field = (PdfField){field->kind, keep(text, field->name), keep(text, field->tooltip)};
}

void pdf_text_image(PdfText *text, const PdfImage *image, double height) {
  PdfCharacters characters = style_here(text, height);
  PdfTextObject *object = add_object(text, PDF_OBJECT_IMAGE, &characters);
  object->size = height;
  object->image = *image;
  object->image.bytes = g_bytes_ref(image->bytes);
  object->image.alternative = keep(text, image->alternative);
}

char *pdf_text_plain(const PdfText *text) {
  GString *plain = g_string_sized_new(text->bytes->len);
  for (const char *at = text->bytes->str; *at != '\0'; at++) {
    if (strncmp(at, PDF_OBJECT_CHARACTER, 3) == 0)
      at += 2;
    else if (!g_ascii_isspace(*at))
      g_string_append_c(plain, *at);
    else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
      g_string_append_c(plain, ' ');
  }
  return g_strchomp(g_string_free(plain, FALSE));
}
