/* PdfLine: packs the clusters of a cut and finds where each run stands.
 *
 * Directions: runs are packed in logical order; rule L2 of UAX 9 gives the order in which they stand. A space at which the line was
 * broken is drawn behind it, so that words stay apart for whoever reads the text out of the file.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/line.h"

#include <math.h>
#include <string.h>

typedef struct {
  PdfRun run;
  guint8 level;
  double width;    /* in units */
  double overhang; /* of the space at the end of the line, in units: takes no room */
} Part;

typedef struct {
  PdfLineMaker *maker;
  const PdfCut *cut;
  GArray *parts; /* Part */
  GByteArray *bytes, *codes;
} Packing;

/* ---- packing -------------------------------------------------------------------------------------------- */

static void put_number(GByteArray *codes, guint32 number) {
  guint8 bytes[5];
  guint length = 0;
  for (; number >= 0x80; number >>= 7)
    bytes[length++] = (guint8)(number | 0x80);
  bytes[length++] = (guint8)number;
  g_byte_array_append(codes, bytes, length);
}

static guint32 get_number(const guint8 **at) {
  guint32 number = 0;
  for (guint shift = 0;; shift += 7) {
    guint8 byte = *(*at)++;
    number |= (guint32)(byte & 0x7F) << shift;
    if (byte < 0x80)
      return number;
  }
}

static void put_signed(GByteArray *codes, gint32 number) {
  put_number(codes, ((guint32)number << 1) ^ (number < 0 ? G_MAXUINT32 : 0));
}

static gint32 get_signed(const guint8 **at) {
  guint32 number = get_number(at);
  return (gint32)(number >> 1) ^ -(gint32)(number & 1);
}

/* A cluster without glyphs is left out: its text would stand for nothing that is seen. */
static void put_cluster(Packing *packing, Part *part, const char *text, guint32 bytes,
                        const PdfGlyph *glyphs, guint32 count) {
  if (count == 0)
    return;
  gboolean has_offsets = FALSE;
  for (guint32 i = 0; i < count; i++)
    has_offsets |= glyphs[i].x != 0 || glyphs[i].y != 0;
  g_byte_array_append(packing->bytes, (const guint8 *)text, bytes);
  put_number(packing->codes, bytes);
  put_number(packing->codes, count << 1 | (guint32)has_offsets);
  for (guint32 i = 0; i < count; i++) {
    put_number(packing->codes, glyphs[i].id);
    put_signed(packing->codes, glyphs[i].width);
    if (has_offsets) {
      put_signed(packing->codes, glyphs[i].x);
      put_signed(packing->codes, glyphs[i].y);
    }
  }
  part->run.clusters++;
  part->run.glyphs += count;
  part->run.bytes += bytes;
}

/* The glyphs of a cluster, from left to right; returns how wide they are. */
static double unpack_cluster(const guint8 **at, guint32 header, cairo_glyph_t *glyphs, double x,
                             double y) {
  double width = 0;
  for (guint32 i = 0; i < header >> 1; i++) {
    glyphs[i].index = get_number(at);
    double advance = (double)get_signed(at) / PANGO_SCALE;
    double dx = header & 1 ? (double)get_signed(at) / PANGO_SCALE : 0;
    double dy = header & 1 ? (double)get_signed(at) / PANGO_SCALE : 0;
    glyphs[i].x = x + width + dx;
    glyphs[i].y = y + dy;
    width += advance;
  }
  return width;
}

/* From right to left, clusters fill the array from its end; inside a cluster glyphs go from left to right. */
void pdf_run_unpack(const PdfRun *run, double x, double y, cairo_glyph_t *glyphs,
                    cairo_text_cluster_t *clusters) {
  const guint8 *at = run->data + run->bytes;
  guint32 filled = 0;
  x += run->is_rtl ? (double)run->width : 0;
  for (guint32 i = 0; i < run->clusters; i++) {
    guint32 bytes = get_number(&at), header = get_number(&at), count = header >> 1;
    clusters[i].num_bytes = (int)bytes;
    clusters[i].num_glyphs = (int)count;
    cairo_glyph_t *cluster = &glyphs[run->is_rtl ? run->glyphs - filled - count : filled];
    double width = unpack_cluster(&at, header, cluster, x, y);
    for (guint32 j = 0; run->is_rtl && j < count; j++)
      cluster[j].x -= width;
    x += run->is_rtl ? -width : width;
    filled += count;
  }
}

/* ---- parts ---------------------------------------------------------------------------------------------- */

static const PdfField *copy_field(Arena *arena, const PdfField *field) {
  PdfField *copy = arena_new_item(arena, PdfField);
  *copy = *field;
  copy->name = arena_strdup(arena, field->name);
  copy->tooltip = arena_strdup(arena, field->tooltip);
  return copy;
}

static const PdfImage *copy_image(PdfContext *context, const PdfImage *image) {
  PdfImage *copy = arena_new_item(context->arena, PdfImage);
  *copy = *image;
  copy->alternative = arena_strdup(context->arena, image->alternative);
  arena_cleanup(context->arena, (GDestroyNotify)g_bytes_unref, g_bytes_ref(image->bytes));
  return copy;
}

static const PdfCharacters *copy_characters(Arena *arena, const PdfCharacters *characters) {
  PdfCharacters *copy = arena_new_item(arena, PdfCharacters);
  *copy = *characters;
  copy->language = arena_strdup(arena, characters->language);
  return copy;
}

/* An object that is wider than the line is made smaller. */
static void set_object(Packing *packing, Part *part, const PdfTextObject *from, double width) {
  PdfContext *context = packing->maker->context;
  Arena *arena = context->arena;
  const PdfCharacters *characters =
      &g_array_index(packing->maker->text->styles, PdfCharacters, from->style);
  PdfLineObject *object = arena_new_item(arena, PdfLineObject);
  double most = packing->maker->measure->width, height = from->size;
  if (width > most) {
    height *= most / width;
    width = most;
    part->width = width * PANGO_SCALE;
  }
  *object = (PdfLineObject){.kind = from->kind, .width = width, .height = height};
  object->characters = copy_characters(arena, characters);
  object->destination = arena_strdup(arena, from->destination);
  if (from->kind == PDF_OBJECT_BOX)
    object->field = copy_field(arena, &from->field);
  if (from->kind == PDF_OBJECT_IMAGE)
    object->image = copy_image(context, &from->image);
  object->below = MAX(0, height / 2 - 0.357 * characters->size);
  part->run.object = object;
}

/* The clusters from `first` that share a run. */
static guint32 add_part(Packing *packing, guint32 first) {
  const PdfLineMaker *maker = packing->maker;
  const PdfCluster *head = pdf_shape_cluster(maker->shape, first);
  const PdfShapeRun *run = pdf_shape_run(maker->shape, head);
  const PdfCharacters *style = &g_array_index(maker->text->styles, PdfCharacters, run->style);
  Part part = {.level = run->level};
  part.run = (PdfRun){.colour = style->colour,
                      .font = run->font,
                      .size = (float)pdf_effective_size(style),
                      .rise = (float)(style->size * (style->script > 0   ? 0.35
                                                     : style->script < 0 ? -0.15
                                                                         : 0)),
                      .in = pdf_inline_find(maker->finder, run->style, run->link),
                      .is_rtl = run->level % 2 == 1,
                      .has_strike = style->strike != FALSE,
                      .has_underline = style->underline != FALSE};
  g_byte_array_set_size(packing->bytes, 0);
  g_byte_array_set_size(packing->codes, 0);
  guint32 i = first;
  for (; i < packing->cut->end; i++) {
    const PdfCluster *cluster = pdf_shape_cluster(maker->shape, i);
    if (cluster->run != head->run)
      break;
    part.width += cluster->width;
    if (run->object >= 0 || cluster->glyphs == 0)
      continue;
    const PdfGlyph *glyphs = &g_array_index(maker->shape->glyphs, PdfGlyph, cluster->glyph);
    put_cluster(packing, &part, maker->text->bytes->str + cluster->text, cluster->bytes, glyphs,
                cluster->glyphs);
  }
  if (run->object >= 0)
    set_object(packing, &part, &g_array_index(maker->text->objects, PdfTextObject, run->object),
               part.width / PANGO_SCALE);
  g_array_append_val(packing->parts, part);
  return i;
}

/* Behind the last part: the hyphen, or the space at which the line was broken. */
static void end_part(Packing *packing, Part *part, gboolean has_space) {
  const PdfFont *font = pdf_fonts_at(packing->maker->context->fonts, part->run.font);
  if (packing->cut->ending == PDF_ENDING_HYPHEN && font->hyphen != 0) {
    PdfGlyph hyphen = {font->hyphen, font->hyphen_width, 0, 0};
    put_cluster(packing, part, "\xC2\xAD", 2, &hyphen, 1);
    part->width += font->hyphen_width;
  } else if (has_space && font->space != 0) {
    PdfGlyph space = {font->space, font->space_width, 0, 0};
    put_cluster(packing, part, " ", 1, &space, 1);
    part->overhang = font->space_width;
  }
}

static void store_part(Packing *packing, Part *part) {
  if (part->run.object != NULL || part->run.glyphs == 0)
    return;
  guint8 *data =
      arena_alloc(packing->maker->context->arena, packing->bytes->len + packing->codes->len);
  memcpy(data, packing->bytes->data, packing->bytes->len);
  memcpy(data + packing->bytes->len, packing->codes->data, packing->codes->len);
  part->run.data = data;
}

static gboolean has_space_behind(const PdfLineMaker *maker, const PdfCut *cut) {
  if (cut->end >= maker->shape->clusters->len || cut->end <= cut->first)
    return FALSE;
  const PdfCluster *next = pdf_shape_cluster(maker->shape, cut->end);
  return (next->flags & PDF_CLUSTER_SPACE) && cut->ending == PDF_ENDING_PLAIN;
}

static void add_parts(Packing *packing) {
  const PdfCut *cut = packing->cut;
  gboolean has_space = has_space_behind(packing->maker, cut);
  for (guint32 i = cut->first; i < cut->end;) {
    i = add_part(packing, i);
    Part *part = &g_array_index(packing->parts, Part, packing->parts->len - 1);
    if (i >= cut->end && part->run.object == NULL)
      end_part(packing, part, has_space);
    store_part(packing, part);
  }
}

/* ---- places --------------------------------------------------------------------------------------------- */

/* What is left of the line goes to the leaders in it. */
static double stretch_leaders(Packing *packing, double width, double room) {
  guint leaders = 0;
  for (guint i = 0; i < packing->parts->len; i++) {
    const PdfLineObject *object = g_array_index(packing->parts, Part, i).run.object;
    leaders += object != NULL && object->kind == PDF_OBJECT_LEADER;
  }
  if (leaders == 0 || room <= width)
    return width;
  for (guint i = 0; i < packing->parts->len; i++) {
    Part *part = &g_array_index(packing->parts, Part, i);
    if (part->run.object != NULL && part->run.object->kind == PDF_OBJECT_LEADER)
      part->width += (room - width) / leaders;
  }
  return room;
}

/* Rule L2: from the highest level to the lowest odd one, turn round what is at that level or above. */
static void reorder(GArray *parts, guint *order) {
  guint highest = 0;
  for (guint i = 0; i < parts->len; i++) {
    order[i] = i;
    highest = MAX(highest, g_array_index(parts, Part, i).level);
  }
  for (guint level = highest; level > 0; level--)
    for (guint i = 0; i < parts->len; i++) {
      guint end = i;
      while (end < parts->len && g_array_index(parts, Part, order[end]).level >= level)
        end++;
      for (guint a = i, b = end; a + 1 < b; a++, b--) {
        guint swap = order[a];
        order[a] = order[b - 1];
        order[b - 1] = swap;
      }
      i = MAX(i, end);
    }
}

static double start_of(const Packing *packing, double width) {
  const PdfMeasure *measure = packing->maker->measure;
  double indent = packing->cut->is_continued ? measure->indent : 0;
  double room = MAX(0, measure->width - indent - width);
  gboolean is_rtl = packing->cut->is_rtl;
  switch (packing->maker->align) {
  case PDF_CENTRE:
    return indent + room / 2;
  case PDF_RIGHT:
    return is_rtl ? 0 : indent + room;
  case PDF_LEFT:
    break;
  }
  return is_rtl ? room : indent;
}

/* Sets x and width of each part, in points; the line's width without the space at its end. */
static void place_parts(Packing *packing, PdfLine *line) {
  GArray *parts = packing->parts;
  double width = 0;
  for (guint i = 0; i < parts->len; i++)
    width += g_array_index(parts, Part, i).width;
  width = stretch_leaders(packing, width, packing->maker->measure->width * PANGO_SCALE);
  g_autofree guint *order = g_new(guint, parts->len + 1);
  reorder(parts, order);
  double x = start_of(packing, width / PANGO_SCALE);
  line->start = (float)x;
  for (guint i = 0; i < parts->len; i++) {
    Part *part = &g_array_index(parts, Part, order[i]);
    double own = part->width / PANGO_SCALE, overhang = part->overhang / PANGO_SCALE;
    part->run.x = (float)(part->run.is_rtl ? x - overhang : x);
    part->run.width = (float)(own + overhang);
    x += own;
  }
  line->end = (float)x;
}

static void measure_objects(PdfLine *line) {
  for (guint32 i = 0; i < line->count; i++) {
    const PdfLineObject *object = line->runs[i].object;
    if (object == NULL || object->height <= 0)
      continue;
    line->ascent = MAX(line->ascent, (float)(object->height - object->below));
    line->descent = MAX(line->descent, (float)object->below);
  }
}

PdfLine *pdf_line_new(PdfLineMaker *maker, const PdfCut *cut) {
  Arena *arena = maker->context->arena;
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GByteArray) codes = g_byte_array_new();
  Packing packing = {maker, cut, parts, bytes, codes};
  add_parts(&packing);
  PdfLine *line = arena_new_item(arena, PdfLine);
  line->inlines = maker->inlines;
  line->is_cut = cut->ending == PDF_ENDING_CUT;
  line->may_close = maker->align != PDF_CENTRE && !cut->is_rtl;
  place_parts(&packing, line);
  line->runs = arena_new_array(arena, PdfRun, parts->len);
  for (guint i = 0; i < parts->len; i++)
    line->runs[i] = g_array_index(parts, Part, i).run;
  line->count = parts->len;
  measure_objects(line);
  return line;
}
