/* Makes widgets out of annotations.
 *
 * Appearances are drawn with paths alone, so that a ticked box needs no font; boxes of one size share theirs. Text that somebody
 * fills in is set by their reader in Helvetica, which is not in the file: nothing is drawn with it as long as nothing is filled in.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_form.h"

#include <string.h>

#include "pdf/syntax.h"

enum { FLAG_MULTILINE = 1 << 12, SIGNATURES_EXIST = 1 };

static const double LINE = 0.8, NOTES_SIZE = 9, LARGEST_SIZE = 11, SMALLEST_SIZE = 5;

/* An upper level of names. */
typedef struct {
  guint number, above; /* 0: nothing above */
  char *part;
  GString *kids;
} Level;

struct FinishForm {
  Finishing *finishing;
  GHashTable *levels;      /* whole name -> Level, which it owns */
  GPtrArray *in_order;     /* Level */
  GHashTable *appearances; /* what is drawn -> number of the stream */
  GString *fields;         /* those without a level above them */
  gboolean has_text, has_signature;
};

static void free_level(gpointer data) {
  Level *level = data;
  g_free(level->part);
  g_string_free(level->kids, TRUE);
  g_free(level);
}

FinishForm *finish_form_new(Finishing *finishing) {
  FinishForm *form = g_new0(FinishForm, 1);
  form->finishing = finishing;
  form->levels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_level);
  form->in_order = g_ptr_array_new();
  form->appearances = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  form->fields = g_string_new(NULL);
  return form;
}

/* ---- appearances --------------------------------------------------------------------------------------- */

static void append_numbers(GString *out, const double *numbers, guint count, const char *operator) {
  for (guint i = 0; i < count; i++)
    syntax_real(out, numbers[i]);
  g_string_append(out, operator);
}

static void draw_box(GString *out, double width, double height) {
  const double frame[] = {LINE / 2, LINE / 2, width - LINE, height - LINE};
  g_string_append(out, "q 1 g 0 G ");
  append_numbers(out, &LINE, 1, "w ");
  append_numbers(out, frame, 4, "re B Q\n");
}

static void draw_tick(GString *out, double width, double height) {
  const double pen = 0.13 * MIN(width, height);
  const double points[] = {0.22 * width,  0.50 * height, 0.42 * width,
                           0.26 * height, 0.79 * width,  0.78 * height};
  g_string_append(out, "q 0 G 1 J 1 j ");
  append_numbers(out, &pen, 1, "w ");
  append_numbers(out, points, 2, "m ");
  append_numbers(out, points + 2, 2, "l ");
  append_numbers(out, points + 4, 2, "l S Q\n");
}

/* The number of the stream that draws this in a box of that size. */
static guint appearance(FinishForm *form, const PdfRect *rectangle, const char *drawing) {
  PdfFile *file = form->finishing->file;
  const PdfRect box = {0, 0, rectangle->right - rectangle->left,
                       rectangle->top - rectangle->bottom};
  g_autoptr(GString) entries = g_string_new("/Type/XObject/Subtype/Form/Resources<<>>/BBox");
  syntax_rectangle(entries, &box);
  char *key = g_strconcat(entries->str, drawing, NULL);
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(form->appearances, key));
  if (number) {
    g_free(key);
    return number;
  }
  number = pdf_file_reserve(file, 1);
  pdf_file_add_stream(file, number, entries->str, drawing, strlen(drawing), STREAM_AS_IS);
  g_hash_table_insert(form->appearances, key, GUINT_TO_POINTER(number));
  return number;
}

/* ---- fields -------------------------------------------------------------------------------------------- */

/* The caption 4 is a tick in ZapfDingbats, for readers that draw boxes themselves. */
static void append_box(FinishForm *form, GString *out, const PdfRect *box) {
  g_autoptr(GString) drawing = g_string_new(NULL);
  draw_box(drawing, box->right - box->left, box->top - box->bottom);
  const guint off = appearance(form, box, drawing->str);
  draw_tick(drawing, box->right - box->left, box->top - box->bottom);
  const guint on = appearance(form, box, drawing->str);
  g_string_append_printf(
      out, "/FT/Btn/V/Off/AS/Off/MK<</BC[0]/CA(4)>>/AP<</N<</Off %u 0 R/Yes %u 0 R>>>>", off, on);
}

static void append_text(FinishForm *form, GString *out, const PartsAnnotation *from) {
  const gboolean is_notes = from->kind == PDF_WIDGET_NOTES;
  const double size =
      is_notes ? NOTES_SIZE
               : CLAMP(0.7 * (from->box.top - from->box.bottom), SMALLEST_SIZE, LARGEST_SIZE);
  g_string_append_printf(out, "/FT/Tx/AP<</N %u 0 R>>/DA(/Helv ",
                         appearance(form, &from->box, "/Tx BMC\nEMC\n"));
  append_numbers(out, &size, 1, "Tf 0 g)");
  if (is_notes)
    g_string_append_printf(out, "/Ff %d", FLAG_MULTILINE);
  form->has_text = TRUE;
}

static void append_signature(FinishForm *form, GString *out, const PartsAnnotation *from) {
  g_string_append_printf(out, "/FT/Sig/AP<</N %u 0 R>>", appearance(form, &from->box, "\n"));
  form->has_signature = TRUE;
}

/* ---- names --------------------------------------------------------------------------------------------- */

/* The list in which the field stands: below the levels of its name, which are made when they are missing. `part` is what stands
 * behind the last dot, `above` the level's number. */
static GString *place_of(FinishForm *form, const char *name, const char **part, guint *above) {
  GString *list = form->fields;
  *part = name;
  *above = 0;
  for (const char *dot; (dot = strchr(*part, '.')) != NULL; *part = dot + 1) {
    char *whole = g_strndup(name, (gsize)(dot - name));
    Level *level = g_hash_table_lookup(form->levels, whole);
    if (!level) {
      level = g_new0(Level, 1);
      level->number = pdf_file_reserve(form->finishing->file, 1);
      level->above = *above;
      level->part = g_strndup(*part, (gsize)(dot - *part));
      level->kids = g_string_new(NULL);
      g_string_append_printf(list, "%u 0 R ", level->number);
      g_ptr_array_add(form->in_order, level);
      g_hash_table_insert(form->levels, g_steal_pointer(&whole), level);
    }
    g_free(whole);
    list = level->kids;
    *above = level->number;
  }
  return list;
}

void finish_form_widget(FinishForm *form, GString *out, const PartsAnnotation *from, guint number) {
  const char *part;
  guint above;
  g_string_append_printf(place_of(form, from->name, &part, &above), "%u 0 R ", number);
  g_string_append(out, "/Subtype/Widget/T");
  syntax_text(out, part);
  g_string_append(out, "/TU");
  syntax_text(out, from->description);
  if (above)
    g_string_append_printf(out, "/Parent %u 0 R", above);
  switch (from->kind) {
  case PDF_WIDGET_BOX:
    append_box(form, out, &from->box);
    break;
  case PDF_WIDGET_TEXT:
  case PDF_WIDGET_NOTES:
    append_text(form, out, from);
    break;
  case PDF_WIDGET_SIGNATURE:
    append_signature(form, out, from);
    break;
  }
}

static void write_level(FinishForm *form, GString *out, const Level *level) {
  g_string_assign(out, "<</T");
  syntax_text(out, level->part);
  if (level->above)
    g_string_append_printf(out, "/Parent %u 0 R", level->above);
  g_string_append_printf(out, "/Kids[%s]>>", level->kids->str);
  pdf_file_add(form->finishing->file, level->number, out->str, out->len);
}

/* A font that every reader has. */
static guint write_helvetica(PdfFile *file) {
  static const char font[] =
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
  const guint number = pdf_file_reserve(file, 1);
  pdf_file_add(file, number, font, sizeof font - 1);
  return number;
}

static void write_form(FinishForm *form, GString *out) {
  PdfFile *file = form->finishing->file;
  const guint number = pdf_file_reserve(file, 1);
  g_string_printf(out, "<</Fields[%s]", form->fields->str);
  if (form->has_signature)
    g_string_append_printf(out, "/SigFlags %d", SIGNATURES_EXIST);
  if (form->has_text)
    g_string_append_printf(out, "/DA(/Helv 0 Tf 0 g)/DR<</Font<</Helv %u 0 R>>>>",
                           write_helvetica(file));
  g_string_append(out, ">>");
  pdf_file_add(file, number, out->str, out->len);
  g_string_append_printf(form->finishing->catalogue, "/AcroForm %u 0 R", number);
}

void finish_form_end(FinishForm *form) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < form->in_order->len; i++)
    write_level(form, out, g_ptr_array_index(form->in_order, i));
  if (form->fields->len)
    write_form(form, out);
  g_hash_table_unref(form->levels);
  g_ptr_array_unref(form->in_order);
  g_hash_table_unref(form->appearances);
  g_string_free(form->fields, TRUE);
  g_free(form);
}
