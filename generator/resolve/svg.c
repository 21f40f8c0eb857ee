/* SVG: one pass with GMarkup, which knows no entities but the five of XML and loads nothing.
 *
 * Names are compared without their prefix and without regard to case: what a prefix stands for is not
 * looked up, the local name alone is enough to refuse. The first trouble ends the pass.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/svg.h"

#include <string.h>

enum { HEAD = 64 * 1024, SIZE_MOST = 100000 };

typedef struct {
  guint *width, *height;
  const char *trouble;
  guint depth;
  guint style; /* depth of the open style element, or 0 */
  GString
      *css; /* its text: comments and CDATA sections part it into pieces that say nothing alone */
} Drawing;

static const char *skip_mark(const char *text, gsize *length) {
  if (*length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
    *length -= 3;
    text += 3;
  }
  return text;
}

gboolean svg_is_likely(const char *text, gsize length) {
  text = skip_mark(text, &length);
  while (length > 0 && g_ascii_isspace(*text)) {
    text++;
    length--;
  }
  const gsize head = MIN(length, (gsize)HEAD);
  return head > 0 && text[0] == '<' &&
         (memmem(text, head, "<svg", 4) != NULL || memmem(text, head, ":svg", 4) != NULL);
}

static const char *local_name(const char *name) {
  const char *colon = strrchr(name, ':');
  return colon == NULL ? name : colon + 1;
}

static gboolean is_one_of(const char *name, const char *const *names) {
  for (; *names != NULL; names++) {
    if (g_ascii_strcasecmp(name, *names) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean begins(const char *text, const char *prefix) {
  return g_ascii_strncasecmp(text, prefix, strlen(prefix)) == 0;
}

static const char *skip_space(const char *text) { return text + strspn(text, " \t\r\n\f"); }

/* A part of the drawing itself, a raster picture or a font that it carries. */
static gboolean is_own(const char *reference) {
  static const char *const carried[] = {
      "data:image/png",  "data:image/jpeg", "data:image/jpg",         "data:image/gif",
      "data:image/webp", "data:font/",      "data:application/font-", "data:application/x-font-"};
  reference = skip_space(reference);
  if (*reference == '#' || *reference == '\0')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(carried); i++) {
    if (begins(reference, carried[i]))
      return TRUE;
  }
  return FALSE;
}

/* CSS, in a style element or an attribute: every url() leads to the drawing itself, and nothing that could hide
 * one is there. */
static const char *style_trouble(const char *css) {
  static const char *const loading[] = {"@import", "image-set(", "src(", "expression(", "image("};
  g_autofree char *lower = g_ascii_strdown(css, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(loading); i++) {
    if (strstr(lower, loading[i]) != NULL)
      return "is an SVG whose style loads something from outside";
  }
  if (strchr(lower, '\\') != NULL && strpbrk(lower, "(@") != NULL)
    return "is an SVG whose style is written with escapes";
  for (const char *at = strstr(lower, "url("); at != NULL; at = strstr(at, "url(")) {
    at = skip_space(at + strlen("url("));
    at += *at == '"' || *at == '\'';
    if (!is_own(at))
      return "is an SVG whose style loads something from outside";
  }
  return NULL;
}

static gboolean is_link(const char *element, const char *value) {
  return g_ascii_strcasecmp(element, "a") == 0 &&
         (begins(skip_space(value), "https:") || begins(skip_space(value), "http:"));
}

static const char *attribute_trouble(const char *element, const char *name, const char *value) {
  static const char *const references[] = {"href", "src", "data", "action", "formaction", NULL};
  const char *local = local_name(name);
  if (begins(name, "xmlns"))
    return strstr(value, "xhtml") == NULL ? NULL : "is an SVG that holds elements of HTML";
  if (begins(local, "on"))
    return "is an SVG with a script";
  if (g_ascii_strcasecmp(name, "xml:base") == 0)
    return "is an SVG that refers to the outside";
  if (is_one_of(local, references))
    return is_own(value) || is_link(element, value) ? NULL : "is an SVG that refers to the outside";
  if (g_ascii_strcasecmp(local, "attributeName") == 0 &&
      (begins(local_name(value), "on") || g_ascii_strcasecmp(local_name(value), "href") == 0))
    return "is an SVG that changes its references";
  return strchr(name, ':') == NULL ? style_trouble(value) : NULL;
}

/* A length in pixels, rounded; 0 for one that depends on the page. */
static guint pixels(const char *value) {
  static const struct {
    const char *unit;
    double pixels;
  } units[] = {{"", 1},           {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
               {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
  char *end = NULL;
  const double number = g_ascii_strtod(value, &end);
  if (!(number > 0 && number < SIZE_MOST))
    return 0;
  g_autofree char *unit = g_strstrip(g_strdup(end));
  for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
    if (g_ascii_strcasecmp(unit, units[i].unit) == 0)
      return (guint)(number * units[i].pixels + 0.5);
  }
  return 0;
}

/* The size of the drawing: width and height, else those of its view box. */
static void read_size(Drawing *drawing, const char **names, const char **values) {
  double box[4] = {0};
  for (gsize i = 0; names[i] != NULL; i++) {
    if (strcmp(names[i], "width") == 0)
      *drawing->width = pixels(values[i]);
    else if (strcmp(names[i], "height") == 0)
      *drawing->height = pixels(values[i]);
    if (strcmp(names[i], "viewBox") != 0)
      continue;
    char *at = (char *)values[i];
    for (gsize k = 0; k < G_N_ELEMENTS(box); k++)
      box[k] = g_ascii_strtod(at + strspn(at, " ,\t\r\n"), &at);
  }
  const gboolean known = box[2] > 0 && box[2] < SIZE_MOST && box[3] > 0 && box[3] < SIZE_MOST;
  if ((*drawing->width > 0 && *drawing->height > 0) || !known) {
    if (*drawing->width == 0 || *drawing->height == 0)
      *drawing->width = *drawing->height = 0;
    return;
  }
  if (*drawing->width > 0) {
    *drawing->height = (guint)MIN(*drawing->width * box[3] / box[2] + 0.5, SIZE_MOST);
  } else if (*drawing->height > 0) {
    *drawing->width = (guint)MIN(*drawing->height * box[2] / box[3] + 0.5, SIZE_MOST);
  } else {
    *drawing->width = (guint)(box[2] + 0.5);
    *drawing->height = (guint)(box[3] + 0.5);
  }
}

static const char *root_trouble(const char *name, const char **names, const char **values) {
  if (strcmp(local_name(name), "svg") != 0)
    return "is XML, but not an SVG";
  const gsize prefix = (gsize)(local_name(name) - name);
  for (gsize i = 0; names[i] != NULL; i++) {
    const gboolean is_declaration =
        prefix == 0 ? strcmp(names[i], "xmlns") == 0
                    : begins(names[i], "xmlns:") &&
                          strncmp(names[i] + strlen("xmlns:"), name, prefix - 1) == 0 &&
                          names[i][strlen("xmlns:") + prefix - 1] == '\0';
    if (is_declaration && strcmp(values[i], "http://www.w3.org/2000/svg") == 0)
      return NULL;
  }
  return "is an SVG without xmlns=\"http://www.w3.org/2000/svg\"; no browser shows it";
}

/* Ends the pass. */
static void refuse(Drawing *drawing, const char *trouble, GError **error) {
  drawing->trouble = trouble;
  g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, trouble);
}

static void start_element(GMarkupParseContext *context, const char *name, const char **names,
                          const char **values, gpointer data, GError **error) {
  static const char *const banned[] = {"script",  "foreignObject", "iframe", "embed", "object",
                                       "handler", "listener",      "audio",  "video", NULL};
  (void)context;
  Drawing *drawing = data;
  const char *trouble = NULL;
  if (++drawing->depth == 1) {
    trouble = root_trouble(name, names, values);
    read_size(drawing, names, values);
  }
  if (is_one_of(local_name(name), banned))
    trouble = "is an SVG with a script or foreign content";
  for (gsize i = 0; names[i] != NULL && trouble == NULL; i++)
    trouble = attribute_trouble(local_name(name), names[i], values[i]);
  if (g_ascii_strcasecmp(local_name(name), "style") == 0 && drawing->style == 0)
    drawing->style = drawing->depth;
  if (trouble != NULL)
    refuse(drawing, trouble, error);
}

static void end_element(GMarkupParseContext *context, const char *name, gpointer data,
                        GError **error) {
  (void)context, (void)name;
  Drawing *drawing = data;
  if (drawing->style == drawing->depth) {
    const char *trouble = style_trouble(drawing->css->str);
    if (trouble != NULL)
      refuse(drawing, trouble, error);
    g_string_truncate(drawing->css, 0);
    drawing->style = 0;
  }
  drawing->depth--;
}

static void see_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
                     GError **error) {
  (void)context, (void)error;
  Drawing *drawing = data;
  if (drawing->style != 0)
    g_string_append_len(drawing->css, text, (gssize)length);
}

/* Comments, the XML declaration, the document type; anything else is refused. */
static void see_rest(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
                     GError **error) {
  (void)context;
  g_autofree char *rest = g_strndup(text, length);
  g_autofree char *lower = g_ascii_strdown(rest, -1);
  if (begins(rest, "<!--"))
    return;
  if (begins(rest, "<!doctype")) {
    if (strchr(rest, '[') != NULL)
      refuse(data, "is an SVG that declares entities", error);
    return;
  }
  if (!begins(rest, "<?xml ")) {
    refuse(data, "is an SVG with processing instructions", error);
    return;
  }
  if (strstr(lower, "encoding") != NULL && strstr(lower, "utf-8") == NULL &&
      strstr(lower, "us-ascii") == NULL)
    refuse(data, "is an SVG in another encoding than UTF-8", error);
}

const char *svg_trouble(guint *width, guint *height, const char *text, gsize length) {
  static const GMarkupParser parser = {start_element, end_element, see_text, see_rest, NULL};
  g_autoptr(GString) css = g_string_new(NULL);
  Drawing drawing = {.width = width, .height = height, .css = css};
  *width = *height = 0;
  text = skip_mark(text, &length);
  if (memchr(text, '\0', length) != NULL || length > G_MAXINT)
    return "is not well-formed SVG";
  g_autoptr(GMarkupParseContext) context =
      g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &drawing, NULL);
  const gboolean parsed = g_markup_parse_context_parse(context, text, (gssize)length, NULL) &&
                          g_markup_parse_context_end_parse(context, NULL);
  if (parsed)
    return NULL;
  *width = *height = 0;
  return drawing.trouble != NULL ? drawing.trouble : "is not well-formed SVG";
}
