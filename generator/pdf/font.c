/* PdfFonts: a configuration of our own for fontconfig, a font map of our own for Pango.
 *
 * Chinese, Japanese and Korean share characters that look different in each language, so their families come in the order that the
 * language asks for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/font.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "base/nearest.h"

struct PdfFonts {
  FcConfig *config;
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  char *family, *mono_family, *language;
  GHashTable *descriptions; /* text -> PangoFontDescription */
  GHashTable *numbers;      /* PangoFont -> number + 1 */
  GArray *fonts;            /* PdfFont */
};

static const char SANS[] = "Noto Sans";
static const char MONO[] = "Noto Sans Mono,DejaVu Sans Mono,Liberation Mono,Noto Sans";
static const char SCRIPTS[] =
    "Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Thai";
static const char LAST[] =
    "Noto Sans Symbols,Noto Sans Symbols2,Noto Sans Math,DejaVu Sans,Liberation Sans";

static void append_folder(GString *xml, const char *folder) {
  g_autofree char *escaped = g_markup_escape_text(folder, -1);
  g_string_append_printf(xml, "<dir>%s</dir>", escaped);
}

/* What pictures ask for; any other family that is not there is Noto Sans. */
static const char ALIASES[] =
    "<alias><family>serif</family><prefer><family>Noto Serif</family>"
    "<family>DejaVu Serif</family></prefer></alias>"
    "<alias><family>monospace</family><prefer><family>Noto Sans Mono</family>"
    "<family>DejaVu Sans Mono</family></prefer></alias>"
    "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\">"
    "<string>Noto Sans</string><string>DejaVu Sans</string></edit></match>";

/* Every folder may have a cache: reading hundreds of fonts anew takes seconds. */
static FcConfig *configuration(void) {
  g_autoptr(GString) xml = g_string_new("<?xml version=\"1.0\"?><fontconfig>");
  const char *own = g_getenv("STEPBOOK_FONTS");
  if (own != NULL && *own != '\0') {
    append_folder(xml, own);
  } else {
    append_folder(xml, "/usr/share/fonts");
    append_folder(xml, "/usr/local/share/fonts");
  }
  g_string_append(
      xml,
      "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
      "<selectfont><rejectfont>"
      "<pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern>"
      "<pattern><patelt name=\"variable\"><bool>true</bool></patelt></pattern>"
      "<pattern><patelt name=\"outline\"><bool>false</bool></patelt></pattern>"
      "</rejectfont></selectfont>");
  g_string_append_printf(xml, "%s</fontconfig>", ALIASES);
  FcConfig *config = FcConfigCreate();
  FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml->str, FcTrue);
  FcConfigBuildFonts(config);
  return config;
}

static PangoContext *new_context(PangoFontMap *map) {
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

static void clear_font(gpointer data) { g_object_unref(((PdfFont *)data)->font); }

static int compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

PdfFonts *pdf_fonts_new(const char *family, const char *mono_family, const char *language) {
  PdfFonts *fonts = g_new0(PdfFonts, 1);
  fonts->config = configuration();
  fonts->map = pango_cairo_font_map_new();
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
  fonts->context = new_context(fonts->map);
  fonts->layout = pango_layout_new(fonts->context);
  fonts->family = g_strdup(family);
  fonts->mono_family = g_strdup(mono_family);
  fonts->language = g_strdup(language);
  fonts->descriptions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify)pango_font_description_free);
  fonts->numbers = g_hash_table_new(NULL, NULL);
  fonts->fonts = g_array_new(FALSE, TRUE, sizeof(PdfFont));
  g_array_set_clear_func(fonts->fonts, clear_font);
  return fonts;
}

void pdf_fonts_free(PdfFonts *fonts) {
  if (fonts == NULL)
    return;
  g_hash_table_unref(fonts->descriptions);
  g_hash_table_unref(fonts->numbers);
  g_array_unref(fonts->fonts);
  g_object_unref(fonts->layout);
  g_object_unref(fonts->context);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL); /* else it is never freed */
  g_object_unref(fonts->map);
  FcConfigDestroy(fonts->config);
  g_free(fonts->family);
  g_free(fonts->mono_family);
  g_free(fonts->language);
  g_free(fonts);
}

gboolean pdf_fonts_exist(const PdfFonts *fonts) {
  const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetSystem);
  return set != NULL && set->nfont > 0;
}

gboolean pdf_fonts_have(const PdfFonts *fonts, const char *family, const char **nearest) {
  const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetSystem);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (int i = 0; set != NULL && i < set->nfont; i++) {
    FcChar8 *name = NULL;
    for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++) {
      if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
        return TRUE;
      g_ptr_array_add(names, name);
    }
  }
  g_ptr_array_sort(names, compare_names); /* folders are read in any order */
  *nearest = nearest_name(family, (const char *const *)names->pdata, names->len);
  return FALSE;
}

void pdf_fonts_lend(PdfFonts *fonts) {
  pango_cairo_font_map_set_default(fonts == NULL ? NULL : PANGO_CAIRO_FONT_MAP(fonts->map));
}

PangoLayout *pdf_fonts_layout(PdfFonts *fonts) { return fonts->layout; }

static const char *ideographs(const char *language) {
  static const struct {
    const char *language, *families;
  } ORDER[] = {
      {"ja", "Noto Sans CJK JP"},    {"ko", "Noto Sans CJK KR"},      {"zh-TW", "Noto Sans CJK TC"},
      {"zh-HK", "Noto Sans CJK HK"}, {"zh-Hant", "Noto Sans CJK TC"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ORDER); i++)
    if (g_ascii_strncasecmp(language, ORDER[i].language, strlen(ORDER[i].language)) == 0)
      return ORDER[i].families;
  return "Noto Sans CJK SC";
}

static void append_families(GString *list, const char *families) {
  if (families == NULL || *families == '\0')
    return;
  if (list->len > 0)
    g_string_append_c(list, ',');
  g_string_append(list, families);
}

static PangoFontDescription *new_description(const PdfFonts *fonts, const PdfCharacters *characters,
                                             const char *language, double size) {
  g_autoptr(GString) families = g_string_new(NULL);
  append_families(families, characters->mono ? fonts->mono_family : fonts->family);
  append_families(families, characters->mono ? MONO : SANS);
  append_families(families, SCRIPTS);
  append_families(families, ideographs(language));
  append_families(families, LAST);
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, families->str);
  pango_font_description_set_weight(description,
                                    characters->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description,
                                   characters->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_size(description, (gint)lround(size * PANGO_SCALE));
  return description;
}

const PangoFontDescription *pdf_fonts_describe(PdfFonts *fonts, const PdfCharacters *characters,
                                               double size) {
  const char *language = characters->language != NULL ? characters->language : fonts->language;
  g_autofree char *key =
      g_strdup_printf("%ld %d%d%d %s", lround(size * PANGO_SCALE), characters->bold != 0,
                      characters->italic != 0, characters->mono != 0, ideographs(language));
  PangoFontDescription *description = g_hash_table_lookup(fonts->descriptions, key);
  if (description == NULL) {
    description = new_description(fonts, characters, language, size);
    g_hash_table_insert(fonts->descriptions, g_steal_pointer(&key), description);
  }
  return description;
}

static guint32 glyph_of(PangoFont *font, gunichar character, gint32 *width) {
  hb_codepoint_t glyph = 0;
  hb_font_t *shaper = pango_font_get_hb_font(font);
  *width = 0;
  if (shaper == NULL || !hb_font_get_nominal_glyph(shaper, character, &glyph))
    return 0;
  PangoRectangle logical;
  pango_font_get_glyph_extents(font, glyph, NULL, &logical);
  *width = logical.width;
  return glyph;
}

guint pdf_fonts_number(PdfFonts *fonts, PangoFont *font) {
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(fonts->numbers, font));
  if (number > 0)
    return number - 1;
  PdfFont entry = {.font = g_object_ref(font)};
  entry.scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
  entry.hyphen = glyph_of(font, 0xAD, &entry.hyphen_width);
  if (entry.hyphen == 0)
    entry.hyphen = glyph_of(font, '-', &entry.hyphen_width);
  entry.space = glyph_of(font, ' ', &entry.space_width);
  entry.unknown = glyph_of(font, 0xFFFD, &entry.unknown_width);
  if (entry.unknown == 0)
    entry.unknown = glyph_of(font, '?', &entry.unknown_width);
  g_array_append_val(fonts->fonts, entry);
  g_hash_table_insert(fonts->numbers, font, GUINT_TO_POINTER(fonts->fonts->len));
  return fonts->fonts->len - 1;
}

double pdf_fonts_digit_width(PdfFonts *fonts, const PdfCharacters *characters, double size) {
  const PangoFontDescription *description = pdf_fonts_describe(fonts, characters, size);
  g_autoptr(PangoFont) font = pango_font_map_load_font(fonts->map, fonts->context, description);
  gint32 width = 0;
  if (font == NULL || glyph_of(font, '0', &width) == 0)
    return 0.6 * size;
  return (double)width / PANGO_SCALE;
}

const PdfFont *pdf_fonts_at(const PdfFonts *fonts, guint number) {
  return &g_array_index(fonts->fonts, PdfFont, number);
}
