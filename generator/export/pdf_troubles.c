/* PdfTroubles: a list and a set of the characters in it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_troubles.h"

#include <string.h>

typedef struct {
  FindingCode code;
  Place place;
  char *what, *hint;
} Trouble;

struct PdfTroubles {
  GPtrArray *list;    /* Trouble */
  GHashTable *glyphs; /* Trouble: one for each source and character */
};

static void trouble_free(gpointer data) {
  Trouble *trouble = data;
  g_free(trouble->what);
  g_free(trouble->hint);
  g_free(trouble);
}

static guint glyph_hash(gconstpointer data) {
  const Trouble *trouble = data;
  const char *file = trouble->place.file == NULL ? "" : trouble->place.file;
  return g_str_hash(trouble->what) * 31 + g_str_hash(file);
}

static gboolean glyph_equal(gconstpointer a, gconstpointer b) {
  const Trouble *x = a;
  const Trouble *y = b;
  return strcmp(x->what, y->what) == 0 && g_strcmp0(x->place.file, y->place.file) == 0;
}

PdfTroubles *pdf_troubles_new(void) {
  PdfTroubles *troubles = g_new(PdfTroubles, 1);
  troubles->list = g_ptr_array_new_with_free_func(trouble_free);
  troubles->glyphs = g_hash_table_new(glyph_hash, glyph_equal);
  return troubles;
}

void pdf_troubles_free(PdfTroubles *troubles) {
  if (troubles == NULL)
    return;
  g_hash_table_unref(troubles->glyphs);
  g_ptr_array_unref(troubles->list);
  g_free(troubles);
}

void pdf_troubles_add(PdfTroubles *troubles, FindingCode code, Place place, const char *what,
                      const char *hint) {
  const Trouble key = {code, place, (char *)what, NULL};
  if (code == FINDING_MISSING_GLYPH && g_hash_table_contains(troubles->glyphs, &key))
    return;
  Trouble *trouble = g_new(Trouble, 1);
  *trouble = (Trouble){code, place, g_strdup(what), g_strdup(hint)};
  g_ptr_array_add(troubles->list, trouble);
  if (code == FINDING_MISSING_GLYPH)
    g_hash_table_add(troubles->glyphs, trouble);
}

static void report_font(Findings *findings, const Trouble *trouble) {
  g_autofree char *hint =
      trouble->hint == NULL
          ? g_strdup("`fc-list : family` names what is installed; variable fonts do not count")
          : g_strdup_printf("did you mean `%s`?", trouble->hint);
  findings_add(findings, trouble->code, trouble->place, hint,
               "the font family `%s` is not installed", trouble->what);
}

static void report(Findings *findings, const Trouble *trouble) {
  if (trouble->code == FINDING_MISSING_FONT) {
    report_font(findings, trouble);
    return;
  }
  if (trouble->code != FINDING_MISSING_GLYPH) {
    findings_add(findings, trouble->code, trouble->place, NULL, "%s", trouble->what);
    return;
  }
  findings_add(findings, trouble->code, trouble->place,
               "install a font that has it, such as one of the Noto family",
               "no font has the character %s", trouble->what);
}

static int compare(gconstpointer a, gconstpointer b) {
  const Trouble *x = *(const Trouble *const *)a;
  const Trouble *y = *(const Trouble *const *)b;
  return place_compare(&x->place, &y->place);
}

void pdf_troubles_not_sought(Findings *findings) {
  static const FindingCode codes[] = {FINDING_MISSING_GLYPH, FINDING_UNREADABLE_IMAGE,
                                      FINDING_CUT_TO_FIT};
  for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
    findings_not_sought(findings, codes[i]);
}

void pdf_troubles_report(Findings *findings, PdfTroubles *const *lists, guint count) {
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  g_autoptr(GHashTable) glyphs = g_hash_table_new(glyph_hash, glyph_equal);
  for (guint i = 0; i < count; i++) {
    for (guint k = 0; k < lists[i]->list->len; k++)
      g_ptr_array_add(all, lists[i]->list->pdata[k]);
  }
  g_ptr_array_sort(all, compare);
  for (guint i = 0; i < all->len; i++) {
    Trouble *trouble = all->pdata[i];
    if (trouble->code != FINDING_MISSING_GLYPH || g_hash_table_add(glyphs, trouble))
      report(findings, trouble);
  }
}
