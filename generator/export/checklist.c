/* Checklist: the items of a sheet, one after the other.
 *
 * Each item is rendered by the template of its kind, so that the data of one step or one document are in memory at a
 * time; and the order of the items is the order of the numbers of references.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/checklist.h"

#include "export/checklist_item.h"
#include "export/data.h"
#include "export/step_data.h"
#include "model/address.h"
#include "render/sheet_wishes.h"

#include <string.h>

typedef struct {
  ChecklistPage page;
  Theme *theme;
  Object *common;
  GString *out;
} Writing;

/* Renders a piece; takes `data`. */
static gboolean add_piece(Writing *writing, const char *name, Object *data, GError **error) {
  g_autoptr(Object) owned = data;
  const Template *template = theme_template(writing->theme, name, error);
  const Value contexts[] = {{VALUE_OBJECT, {.object = writing->common}},
                            {VALUE_OBJECT, {.object = owned}}};
  return template != NULL &&
         template_render(writing->out, template, contexts, G_N_ELEMENTS(contexts), error);
}

/* A text as the inside of a CSS string (CSS Syntax 3, section 4.3.7): nothing in it ends the string or
 * the <style> element. */
static char *css_string(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c < 0x20 || c == 0x7f || strchr("\"\\<>&'", (int)c) != NULL)
      g_string_append_printf(out, "\\%x ", c);
    else
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

/* "title_css", what stands at the foot of each page; "about_css", which revision it is. */
static void set_foot(Object *common, const Sheet *sheet) {
  g_autoptr(GString) about = g_string_new(NULL);
  const char *const texts[] = {sheet->change_number, sheet->revision, sheet->fingerprint};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    if (texts[i] != NULL)
      g_string_append_printf(about, "%s%s", about->len > 0 ? " · " : "", texts[i]);
  }
  g_autofree char *title = css_string(sheet->title);
  g_autofree char *rest = css_string(about->str);
  object_set_string(common, "title_css", title);
  object_set_string(common, "about_css", rest);
}

static Object *common_data(const Sheet *sheet, const Theme *theme, GError **error) {
  const Config *config = sheet->book->config;
  g_autoptr(Object) words = theme_words(theme, error);
  g_autoptr(Object) settings = words == NULL ? NULL : theme_settings(theme, error);
  if (settings == NULL)
    return NULL;
  Object *common = data_head(sheet->book, sheet->guide);
  object_set_string(common, "author", config->author);
  object_set_string(common, "paper", config->paper == PAPER_LETTER ? "letter" : "A4");
  set_foot(common, sheet);
  object_set_string(common, "sheet_title", sheet->title);
  object_set_string(common, "edition", edition_names[sheet->edition]);
  object_set_string(common, "edition_title", sheet->edition_title);
  object_set_boolean(common, "has_since", sheet->book->since != NULL);
  object_set_object(common, "words", g_steal_pointer(&words));
  object_set_object(common, "theme", g_steal_pointer(&settings));
  return common;
}

/* ---- the page -------------------------------------------------------------------------------------- */

static void after_link(GString *out, const Link *link, gpointer data) {
  g_autofree char *mark = sheet_references_mark(data, link);
  if (mark != NULL)
    g_string_append_printf(out, "&nbsp;<span class=\"ref\">[%s]</span>", mark);
}

static gboolean add_all(Writing *writing, GError **error) {
  if (!add_piece(writing, "checklist/top", object_new(), error))
    return FALSE;
  const GArray *items = writing->page.sheet->items;
  for (guint i = 0; i < items->len; i++) {
    const SheetKind kind = g_array_index(items, SheetItem, i).kind;
    g_autofree char *name = g_strconcat("checklist/", sheet_kind_name(kind), NULL);
    if (!add_piece(writing, name, checklist_item(&writing->page, i), error))
      return FALSE;
  }
  return add_piece(writing, "checklist/bottom", object_new(), error);
}

static gboolean write_sheet(const Sheet *sheet, Theme *theme, Output *output, const char *path,
                            GError **error) {
  g_autoptr(Object) common = common_data(sheet, theme, error);
  if (common == NULL)
    return FALSE;
  const Address address = {.book = sheet->book,
                           .output = OUTPUT_CHECKLIST,
                           .guide = sheet->guide,
                           .page = path,
                           .steps = sheet->steps,
                           .documents = sheet->documents};
  g_autoptr(SheetReferences) references = sheet_references_new(sheet->guide, sheet->appendices);
  const HtmlOptions html = {.address = &address, .after_link = after_link, .data = references};
  g_autoptr(GHashTable) users = step_users_new();
  step_users_add(users, sheet->guide);
  g_autoptr(GString) out = g_string_new(NULL);
  Writing writing = {{sheet, &html, references, users}, theme, common, out};
  return add_all(&writing, error) && output_write(output, path, out->str, out->len, error);
}

gboolean checklist_write(const Book *book, const Guide *guide, Theme *theme, Output *output,
                         GError **error) {
  g_autoptr(GArray) wishes = sheet_wishes(book, guide, FALSE);
  for (guint i = 0; i < wishes->len; i++) {
    const SheetWish *wish = &g_array_index(wishes, SheetWish, i);
    g_autoptr(Sheet) sheet = sheet_new(book, guide, wish);
    g_autofree char *path = sheet_file_name(guide, wish, ".checklist.html");
    if (!write_sheet(sheet, theme, output, path, error))
      return FALSE;
  }
  return TRUE;
}
