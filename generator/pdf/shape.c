/* PdfShape: one PangoLayout without wrapping, taken apart into clusters.
 *
 * Ligatures that are only for beauty are off: Cairo can say which letters they stand for only in a way that some readers
 * stumble over. Pango finds fonts, directions and glyphs; its lines are taken run by run in logical order. Where a line may end comes from its
 * attributes of characters and from the hyphenator, whose points are kept beside the text: no soft hyphens are put into it, so words are
 * shaped whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/shape.h"

#include <math.h>
#include <string.h>

/* Everything that walks along while the clusters are made. */
typedef struct {
  PdfContext *context;
  const PdfText *text;
  PdfShape *shape;
  const PangoLogAttr *attributes;
  GArray *hyphens; /* guint32 */
  guint hyphen, span, object;
  guint32 counted, characters; /* up to which byte they were counted, and how many there are */
} Walk;

double pdf_effective_size(const PdfCharacters *characters) {
  return characters->script == 0 ? characters->size : characters->size * 0.66;
}

void pdf_shape_free(PdfShape *shape) {
  if (shape == NULL)
    return;
  g_array_unref(shape->clusters);
  g_array_unref(shape->glyphs);
  g_array_unref(shape->runs);
  g_array_unref(shape->segments);
  g_free(shape);
}

static const PdfCharacters *style_at(const PdfText *text, guint span) {
  guint32 style = g_array_index(text->spans, PdfTextSpan, span).style;
  return &g_array_index(text->styles, PdfCharacters, style);
}

static guint32 span_end(const PdfText *text, guint span) {
  return span + 1 < text->spans->len ? g_array_index(text->spans, PdfTextSpan, span + 1).start
                                     : (guint32)text->bytes->len;
}

static const char *language_at(const PdfContext *context, const PdfText *text, guint span) {
  const char *language = style_at(text, span)->language;
  return language != NULL ? language : context->settings.language;
}

/* Words may be partly bold: only a change of language or to a mono face ends the search for words. */
static GArray *find_hyphens(const PdfContext *context, const PdfText *text) {
  GArray *points = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint span = 0; span < text->spans->len;) {
    guint first = span;
    const char *language = language_at(context, text, first);
    gboolean is_mono = style_at(text, first)->mono;
    while (span < text->spans->len && style_at(text, span)->mono == is_mono &&
           g_strcmp0(language_at(context, text, span), language) == 0)
      span++;
    guint32 start = g_array_index(text->spans, PdfTextSpan, first).start;
    if (!is_mono)
      pdf_hyphens_find(points, context->hyphens, language, text->bytes->str + start,
                       span_end(text, span - 1) - start, start);
  }
  return points;
}

static int compare_offsets(gconstpointer a, gconstpointer b) {
  guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;
  return (left > right) - (left < right);
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, guint32 start,
                          guint32 end) {
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert(list, attribute);
}

static gint32 units(double points) {
  return (gint32)lround(CLAMP(points, -100000.0, 100000.0) * PANGO_SCALE);
}

/* The objects from `from` on that stand before the offset. Returns the number of the next one. */
static guint add_objects(PangoAttrList *list, const PdfText *text, guint from, guint32 before) {
  guint i = from;
  for (; i < text->objects->len; i++) {
    const PdfTextObject *object = &g_array_index(text->objects, PdfTextObject, i);
    if (object->offset >= before)
      break;
    const PangoRectangle rectangle = {0, -PANGO_SCALE, units(object->width), PANGO_SCALE};
    add_attribute(list, pango_attr_shape_new(&rectangle, &rectangle), object->offset,
                  object->offset + 3);
  }
  return i;
}

/* In the order of their offsets: Pango looks from the start for the place of any other. */
static PangoAttrList *attributes_of(PdfContext *context, const PdfText *text) {
  PangoAttrList *list = pango_attr_list_new();
  add_attribute(list, pango_attr_font_features_new("liga=0, clig=0"), 0, G_MAXUINT);
  add_attribute(list,
                pango_attr_language_new(pango_language_from_string(context->settings.language)), 0,
                G_MAXUINT);
  guint object = 0;
  for (guint span = 0; span < text->spans->len; span++) {
    const PdfCharacters *style = style_at(text, span);
    guint32 start = g_array_index(text->spans, PdfTextSpan, span).start;
    guint32 end = span_end(text, span);
    object = add_objects(list, text, object, start);
    if (span > 0)
      add_attribute(list,
                    pango_attr_font_desc_new(
                        pdf_fonts_describe(context->fonts, style, pdf_effective_size(style))),
                    start, end);
    if (style->language != NULL)
      add_attribute(list, pango_attr_language_new(pango_language_from_string(style->language)),
                    start, end);
  }
  add_objects(list, text, object, G_MAXUINT32);
  return list;
}

static void set_layout(PdfContext *context, const PdfText *text, gboolean preformatted) {
  static const PdfCharacters EMPTY = {.size = 10};
  const PdfCharacters *first = text->spans->len > 0 ? style_at(text, 0) : &EMPTY;
  PangoLayout *layout = pdf_fonts_layout(context->fonts);
  g_autofree char *bytes = g_memdup2(text->bytes->str, text->bytes->len + 1);
  for (char *at = bytes; (at = strchr(at, '\v')) != NULL;)
    *at = preformatted ? '\n' : ' ';
  PangoAttrList *list = attributes_of(context, text);
  pango_layout_set_font_description(
      layout, pdf_fonts_describe(context->fonts, first, pdf_effective_size(first)));
  pango_layout_set_attributes(layout, list);
  pango_layout_set_text(layout, bytes, (int)text->bytes->len);
  pango_attr_list_unref(list);
}

/* ---- clusters ------------------------------------------------------------------------------------------- */

static gboolean hyphen_at(Walk *walk, guint32 offset) {
  while (walk->hyphen < walk->hyphens->len &&
         g_array_index(walk->hyphens, guint32, walk->hyphen) < offset)
    walk->hyphen++;
  return walk->hyphen < walk->hyphens->len &&
         g_array_index(walk->hyphens, guint32, walk->hyphen) == offset;
}

/* The number of the object at the offset, or -1. */
static gint32 object_at(Walk *walk, guint32 offset) {
  const GArray *objects = walk->text->objects;
  while (walk->object < objects->len &&
         g_array_index(objects, PdfTextObject, walk->object).offset < offset)
    walk->object++;
  gboolean is_here = walk->object < objects->len &&
                     g_array_index(objects, PdfTextObject, walk->object).offset == offset;
  return is_here ? (gint32)walk->object : -1;
}

/* The run for a cluster at the offset: the last one when nothing changed. */
static guint32 run_at(Walk *walk, const PangoItem *item, guint32 font, guint32 offset) {
  const PdfText *text = walk->text;
  while (walk->span + 1 < text->spans->len && span_end(text, walk->span) <= offset)
    walk->span++;
  const PdfTextSpan *span = &g_array_index(text->spans, PdfTextSpan, walk->span);
  PdfShapeRun run = {font, span->style, span->link, object_at(walk, offset), item->analysis.level};
  GArray *runs = walk->shape->runs;
  if (runs->len > 0) {
    const PdfShapeRun *last = &g_array_index(runs, PdfShapeRun, runs->len - 1);
    if (last->font == run.font && last->style == run.style && last->link == run.link &&
        last->object < 0 && run.object < 0 && last->level == run.level)
      return runs->len - 1;
  }
  g_array_append_val(runs, run);
  return runs->len - 1;
}

static PdfGlyph glyph_of(Walk *walk, const PangoGlyphInfo *info, guint32 font, gunichar character) {
  PdfGlyph glyph = {info->glyph, info->geometry.width, info->geometry.x_offset,
                    info->geometry.y_offset};
  if (info->glyph != PANGO_GLYPH_EMPTY && (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)) {
    char utf8[7] = "";
    utf8[g_unichar_to_utf8(character, utf8)] = '\0';
    pdf_trouble(walk->context, PDF_TROUBLE_GLYPH, "U+%04X %s", character, utf8);
    const PdfFont *known = pdf_fonts_at(walk->context->fonts, font);
    glyph = (PdfGlyph){known->unknown, known->unknown_width, 0, 0};
  }
  return glyph;
}

/* Appends the glyphs that leave ink or take space; those that do neither are of no use. */
static void add_glyphs(Walk *walk, PdfCluster *cluster, const PangoGlyphInfo *infos, guint count,
                       guint32 font) {
  cluster->glyph = walk->shape->glyphs->len;
  for (guint i = 0; i < count; i++) {
    const char *at = walk->text->bytes->str + cluster->text;
    PdfGlyph glyph = glyph_of(walk, &infos[i], font, g_utf8_get_char(at));
    cluster->width += glyph.width;
    if (glyph.id != PANGO_GLYPH_EMPTY && glyph.id != 0)
      g_array_append_val(walk->shape->glyphs, glyph);
    else if (cluster->glyph < walk->shape->glyphs->len)
      g_array_index(walk->shape->glyphs, PdfGlyph, walk->shape->glyphs->len - 1).width +=
          glyph.width;
  }
  cluster->glyphs = walk->shape->glyphs->len - cluster->glyph;
}

/* A line may end behind these when an address or the name of a file is too long. */
static gboolean is_soft_end(const char *before) {
  return strchr("/\\._-=&?:;,@%#+|", *before) != NULL;
}

static guint8 flags_at(Walk *walk, guint32 offset, guint32 position, const PdfShapeRun *run) {
  const PangoLogAttr *attribute = &walk->attributes[position];
  const char *at = walk->text->bytes->str + offset;
  const PdfTextObject *object =
      run->object < 0 ? NULL : &g_array_index(walk->text->objects, PdfTextObject, run->object);
  guint8 flags = 0;
  if (attribute->is_white && run->object < 0)
    flags |= PDF_CLUSTER_SPACE;
  gboolean is_leader = object != NULL && object->kind == PDF_OBJECT_LEADER;
  gboolean after_leader =
      walk->object > 0 &&
      g_array_index(walk->text->objects, PdfTextObject, walk->object - 1).kind ==
          PDF_OBJECT_LEADER &&
      g_array_index(walk->text->objects, PdfTextObject, walk->object - 1).offset + 3 == offset;
  if (is_leader || after_leader)
    return flags;
  if (attribute->is_line_break)
    flags |= PDF_CLUSTER_BREAK;
  if (!(flags & (PDF_CLUSTER_SPACE | PDF_CLUSTER_BREAK)) && hyphen_at(walk, offset))
    flags |= PDF_CLUSTER_HYPHEN;
  if (attribute->is_cursor_position && offset > 0 && !attribute->is_white)
    flags |= PDF_CLUSTER_CUT;
  if ((flags & PDF_CLUSTER_CUT) && is_soft_end(at - 1) && !g_ascii_isspace(*at) && !is_soft_end(at))
    flags |= PDF_CLUSTER_SOFT;
  return flags;
}

/* The number of characters before the offset; offsets only rise. */
static guint32 position_of(Walk *walk, guint32 offset) {
  const char *bytes = walk->text->bytes->str;
  walk->characters += (guint32)g_utf8_strlen(bytes + walk->counted, offset - walk->counted);
  walk->counted = offset;
  return walk->characters;
}

/* One glyph item of Pango, cluster by cluster in logical order. */
static void add_item(Walk *walk, const PangoGlyphItem *glyph_item) {
  const PangoItem *item = glyph_item->item;
  const PangoGlyphString *glyphs = glyph_item->glyphs;
  guint32 font = pdf_fonts_number(walk->context->fonts, item->analysis.font);
  gboolean is_rtl = item->analysis.level % 2;
  int count = glyphs->num_glyphs, at = is_rtl ? count - 1 : 0, step = is_rtl ? -1 : 1;
  while (at >= 0 && at < count) {
    int start = at, cluster_offset = glyphs->log_clusters[at];
    while (at >= 0 && at < count && glyphs->log_clusters[at] == cluster_offset)
      at += step;
    int next = at >= 0 && at < count ? glyphs->log_clusters[at] : item->length;
    PdfCluster cluster = {.text = (guint32)(item->offset + cluster_offset),
                          .bytes = (guint32)(next - cluster_offset)};
    cluster.run = run_at(walk, item, font, cluster.text);
    add_glyphs(walk, &cluster, &glyphs->glyphs[MIN(start, at - step)], (guint)ABS(at - start),
               font);
    guint32 position = position_of(walk, cluster.text);
    cluster.flags = flags_at(walk, cluster.text, position,
                             &g_array_index(walk->shape->runs, PdfShapeRun, cluster.run));
    g_array_append_val(walk->shape->clusters, cluster);
  }
}

static int compare_items(gconstpointer a, gconstpointer b) {
  return (*(PangoGlyphItem *const *)a)->item->offset - (*(PangoGlyphItem *const *)b)->item->offset;
}

static void add_line(Walk *walk, PangoLayoutLine *line, GPtrArray *items) {
  g_ptr_array_set_size(items, 0);
  for (GSList *run = line->runs; run != NULL; run = run->next)
    g_ptr_array_add(items, run->data);
  g_ptr_array_sort(items, compare_items);
  PdfSegment segment = {.first = walk->shape->clusters->len,
                        .is_rtl = line->resolved_dir == PANGO_DIRECTION_RTL};
  for (guint i = 0; i < items->len; i++)
    add_item(walk, g_ptr_array_index(items, i));
  segment.end = walk->shape->clusters->len;
  g_array_append_val(walk->shape->segments, segment);
}

PdfShape *pdf_shape_new(PdfContext *context, const PdfText *text, gboolean preformatted,
                        gboolean no_hyphens) {
  PdfShape *shape = g_new0(PdfShape, 1);
  shape->clusters = g_array_sized_new(FALSE, FALSE, sizeof(PdfCluster), (guint)text->bytes->len);
  shape->glyphs = g_array_sized_new(FALSE, FALSE, sizeof(PdfGlyph), (guint)text->bytes->len);
  shape->runs = g_array_new(FALSE, FALSE, sizeof(PdfShapeRun));
  shape->segments = g_array_new(FALSE, FALSE, sizeof(PdfSegment));
  set_layout(context, text, preformatted);
  PangoLayout *layout = pdf_fonts_layout(context->fonts);
  g_autoptr(GArray) hyphens = no_hyphens || preformatted
                                  ? g_array_new(FALSE, FALSE, sizeof(guint32))
                                  : find_hyphens(context, text);
  if (!preformatted && text->hyphens->len > 0) {
    g_array_append_vals(hyphens, text->hyphens->data, text->hyphens->len);
    g_array_sort(hyphens, compare_offsets);
  }
  Walk walk = {.context = context, .text = text, .shape = shape, .hyphens = hyphens};
  walk.attributes = pango_layout_get_log_attrs_readonly(layout, NULL);
  g_autoptr(GPtrArray) items = g_ptr_array_new();
  for (GSList *line = pango_layout_get_lines_readonly(layout); line != NULL; line = line->next)
    add_line(&walk, line->data, items);
  return shape;
}
