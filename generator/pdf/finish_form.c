/* Makes widgets out of annotations.
 *
 * Appearances are drawn with paths alone, so that a ticked box needs no font; boxes of one size share theirs. Text that somebody
 * fills in is set by their reader in Helvetica, which is not in the file: nothing is drawn with it as long as nothing is filled in.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_form.h"

#include <string.h>

#include "pdf/object.h"

enum { FLAG_MULTILINE = 1 << 12, SIGNATURES_EXIST = 1 };

static const double LINE = 0.8, NOTES_SIZE = 9, LARGEST_SIZE = 11, SMALLEST_SIZE = 5;

typedef struct {
  Finishing *finishing;
  GHashTable *levels;      /* whole name of an upper level -> its Kids */
  GHashTable *appearances; /* what is drawn -> handle of the stream */
  qpdf_oh fields;          /* those without a level above them */
  gboolean has_text, has_signature;
} Form;

/* ---- appearances --------------------------------------------------------------------------------------- */

static void append_numbers(GString *out, const double *numbers, guint count) {
  for (guint i = 0; i < count; i++) {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.2f", numbers[i]));
    g_string_append_c(out, ' ');
  }
}

static void draw_box(GString *out, double width, double height) {
  const double frame[] = {LINE / 2, LINE / 2, width - LINE, height - LINE};
  g_string_append(out, "q 1 g 0 G ");
  append_numbers(out, &LINE, 1);
  g_string_append(out, "w ");
  append_numbers(out, frame, 4);
  g_string_append(out, "re B Q\n");
}

static void draw_tick(GString *out, double width, double height) {
  const double pen = 0.13 * MIN(width, height);
  const double points[] = {0.22 * width,  0.50 * height, 0.42 * width,
                           0.26 * height, 0.79 * width,  0.78 * height};
  g_string_append(out, "q 0 G 1 J 1 j ");
  append_numbers(out, &pen, 1);
  g_string_append(out, "w ");
  append_numbers(out, points, 2);
  g_string_append(out, "m ");
  append_numbers(out, points + 2, 2);
  g_string_append(out, "l ");
  append_numbers(out, points + 4, 2);
  g_string_append(out, "l S Q\n");
}

/* The stream that draws this in a box of that size. */
static qpdf_oh appearance(Form *form, const PdfRect *rectangle, const char *drawing) {
  const qpdf_data pdf = form->finishing->pdf;
  const PdfRect box = {0, 0, rectangle->right - rectangle->left,
                       rectangle->top - rectangle->bottom};
  g_autoptr(GString) key = g_string_new(drawing);
  append_numbers(key, &box.right, 1);
  append_numbers(key, &box.top, 1);
  const gpointer known = g_hash_table_lookup(form->appearances, key->str);
  if (known)
    return GPOINTER_TO_UINT(known);
  const qpdf_oh stream = object_stream(pdf, drawing, strlen(drawing));
  const qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
  object_put_name(pdf, dictionary, "/Type", "/XObject");
  object_put_name(pdf, dictionary, "/Subtype", "/Form");
  object_put(pdf, dictionary, "/BBox", object_rectangle(pdf, &box));
  object_put(pdf, dictionary, "/Resources", qpdf_oh_new_dictionary(pdf));
  qpdf_oh_release(pdf, dictionary);
  g_hash_table_insert(form->appearances, g_strdup(key->str), GUINT_TO_POINTER(stream));
  return stream;
}

static void put_appearance(Form *form, qpdf_oh widget, qpdf_oh normal) {
  const qpdf_data pdf = form->finishing->pdf;
  const qpdf_oh appearances = qpdf_oh_new_dictionary(pdf);
  object_refer(pdf, appearances, "/N", normal);
  object_put(pdf, widget, "/AP", appearances);
}

static void put_box_appearance(Form *form, qpdf_oh widget, const PdfRect *box) {
  const qpdf_data pdf = form->finishing->pdf;
  const qpdf_oh states = qpdf_oh_new_dictionary(pdf);
  g_autoptr(GString) drawing = g_string_new(NULL);
  draw_box(drawing, box->right - box->left, box->top - box->bottom);
  object_refer(pdf, states, "/Off", appearance(form, box, drawing->str));
  draw_tick(drawing, box->right - box->left, box->top - box->bottom);
  object_refer(pdf, states, "/Yes", appearance(form, box, drawing->str));
  put_appearance(form, widget, states);
  qpdf_oh_release(pdf, states);
}

/* ---- fields -------------------------------------------------------------------------------------------- */

static void put_box(Form *form, qpdf_oh widget, const PdfRect *box) {
  const qpdf_data pdf = form->finishing->pdf;
  const qpdf_oh characteristics = qpdf_oh_new_dictionary(pdf), black = qpdf_oh_new_array(pdf);
  object_append_integer(pdf, black, 0);
  object_put(pdf, characteristics, "/BC", black);
  object_put_ascii(pdf, characteristics, "/CA",
                   "4"); /* a tick, for readers that draw it themselves */
  object_put_name(pdf, widget, "/FT", "/Btn");
  object_put_name(pdf, widget, "/V", "/Off");
  object_put_name(pdf, widget, "/AS", "/Off");
  object_put(pdf, widget, "/MK", characteristics);
  put_box_appearance(form, widget, box);
}

static void put_text(Form *form, qpdf_oh widget, const PartsAnnotation *from) {
  const qpdf_data pdf = form->finishing->pdf;
  const gboolean is_notes = from->kind == PDF_WIDGET_NOTES;
  const double size =
      is_notes ? NOTES_SIZE
               : CLAMP(0.7 * (from->box.top - from->box.bottom), SMALLEST_SIZE, LARGEST_SIZE);
  g_autoptr(GString) how = g_string_new("/Helv ");
  append_numbers(how, &size, 1);
  g_string_append(how, "Tf 0 g");
  object_put_name(pdf, widget, "/FT", "/Tx");
  object_put_ascii(pdf, widget, "/DA", how->str);
  if (is_notes)
    object_put_integer(pdf, widget, "/Ff", FLAG_MULTILINE);
  put_appearance(form, widget, appearance(form, &from->box, "/Tx BMC\nEMC\n"));
  form->has_text = TRUE;
}

static void put_signature(Form *form, qpdf_oh widget, const PartsAnnotation *from) {
  object_put_name(form->finishing->pdf, widget, "/FT", "/Sig");
  put_appearance(form, widget, appearance(form, &from->box, "\n"));
  form->has_signature = TRUE;
}

/* ---- names --------------------------------------------------------------------------------------------- */

static qpdf_oh make_level(Form *form, const char *name, gsize length, qpdf_oh above, qpdf_oh list) {
  const qpdf_data pdf = form->finishing->pdf;
  const qpdf_oh field = object_indirect(pdf, qpdf_oh_new_dictionary(pdf));
  g_autofree char *part = g_strndup(name, length);
  object_put_text(pdf, field, "/T", part);
  if (above)
    object_refer(pdf, field, "/Parent", above);
  object_append_reference(pdf, list, field);
  return field;
}

/* Puts the field below the levels of its name; its own part of the name is what stands behind the last dot. */
static void put_name(Form *form, qpdf_oh widget, const char *name) {
  const qpdf_data pdf = form->finishing->pdf;
  qpdf_oh above = 0, list = form->fields;
  const char *part = name;
  for (const char *dot; (dot = strchr(part, '.')) != NULL; part = dot + 1) {
    g_autofree char *whole = g_strndup(name, (gsize)(dot - name));
    qpdf_oh level = GPOINTER_TO_UINT(g_hash_table_lookup(form->levels, whole));
    if (!level) {
      level = make_level(form, part, (gsize)(dot - part), above, list);
      object_put(pdf, level, "/Kids", qpdf_oh_new_array(pdf));
      g_hash_table_insert(form->levels, g_steal_pointer(&whole), GUINT_TO_POINTER(level));
    }
    if (list != form->fields)
      qpdf_oh_release(pdf, list);
    list = qpdf_oh_get_key(pdf, level, "/Kids");
    above = level;
  }
  object_put_text(pdf, widget, "/T", part);
  if (above)
    object_refer(pdf, widget, "/Parent", above);
  object_append_reference(pdf, list, widget);
  if (list != form->fields)
    qpdf_oh_release(pdf, list);
}

static void put_widget(Form *form, qpdf_oh widget, const PartsAnnotation *from) {
  const qpdf_data pdf = form->finishing->pdf;
  object_put_name(pdf, widget, "/Subtype", "/Widget");
  object_put_text(pdf, widget, "/TU", from->description);
  put_name(form, widget, from->name);
  switch (from->kind) {
  case PDF_WIDGET_BOX:
    put_box(form, widget, &from->box);
    break;
  case PDF_WIDGET_TEXT:
  case PDF_WIDGET_NOTES:
    put_text(form, widget, from);
    break;
  case PDF_WIDGET_SIGNATURE:
    put_signature(form, widget, from);
    break;
  }
}

static qpdf_oh helvetica(qpdf_data pdf) {
  const qpdf_oh font = qpdf_oh_new_dictionary(pdf);
  object_put_name(pdf, font, "/Type", "/Font");
  object_put_name(pdf, font, "/Subtype", "/Type1");
  object_put_name(pdf, font, "/BaseFont", "/Helvetica");
  object_put_name(pdf, font, "/Encoding", "/WinAnsiEncoding");
  return object_indirect(pdf, font);
}

static void put_form(Form *form) {
  const qpdf_data pdf = form->finishing->pdf;
  const qpdf_oh dictionary = qpdf_oh_new_dictionary(pdf);
  object_put(pdf, dictionary, "/Fields", form->fields);
  if (form->has_signature)
    object_put_integer(pdf, dictionary, "/SigFlags", SIGNATURES_EXIST);
  if (form->has_text) {
    const qpdf_oh resources = qpdf_oh_new_dictionary(pdf), fonts = qpdf_oh_new_dictionary(pdf);
    object_put(pdf, fonts, "/Helv", helvetica(pdf));
    object_put(pdf, resources, "/Font", fonts);
    object_put(pdf, dictionary, "/DR", resources);
    object_put_ascii(pdf, dictionary, "/DA", "/Helv 0 Tf 0 g");
  }
  object_put(pdf, form->finishing->root, "/AcroForm", object_indirect(pdf, dictionary));
}

void finish_form(Finishing *finishing) {
  const GArray *annotations = finishing->parts->annotations;
  g_autoptr(GHashTable) levels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) appearances = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Form form = {finishing, levels, appearances, 0, FALSE, FALSE};
  for (guint i = 0; i < annotations->len; i++) {
    const PartsAnnotation *from = &g_array_index(annotations, PartsAnnotation, i);
    if (from->is_link)
      continue;
    if (!form.fields)
      form.fields = qpdf_oh_new_array(finishing->pdf);
    put_widget(&form, finishing->annotations[i], from);
  }
  if (form.fields)
    put_form(&form);
}
