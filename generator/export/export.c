/* Export: the table of outputs, and the one folder that they go into.
 *
 * Each row writes its files into the same Output; only when all have succeeded is it published. Rows are
 * written beside each other, and the larger ones in parts: a resolved book is only read, so that they share nothing
 * but the theme and the output.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/export.h"

#include "base/parallel.h"
#include "export/checklist.h"
#include "export/epub.h"
#include "export/json.h"
#include "export/pdf_files.h"
#include "export/site.h"
#include "export/theme.h"
#include "render/sheet_wishes.h"
#include "write/output.h"

typedef struct {
  const ExportSource *source;
  const Book *book;
  Theme *theme;
  Output *output;
} Export;

static gboolean write_bytes(const Export *job, const Guide *guide, const char *suffix,
                            const GBytes *bytes, GError **error) {
  gsize length = 0;
  const void *data = g_bytes_get_data((GBytes *)bytes, &length);
  g_autofree char *name = g_strconcat(guide->id, suffix, NULL);
  return output_write(job->output, name, data, length, error);
}

static gboolean write_site(const Export *job, const Guide *guide, GError **error) {
  (void)guide;
  return site_write(job->book, job->theme, job->output, error);
}

static gboolean write_checklist(const Export *job, const Guide *guide, GError **error) {
  return checklist_write(job->book, guide, job->theme, job->output, error);
}

static gboolean write_epub(const Export *job, const Guide *guide, GError **error) {
  g_autoptr(GBytes) stylesheet = theme_file(job->theme, "css/epub.css", error);
  if (stylesheet == NULL)
    return FALSE;
  g_autoptr(GBytes) bytes = epub_make(job->book, guide, stylesheet, job->source->now, error);
  return bytes != NULL && write_bytes(job, guide, ".epub", bytes, error);
}

static gboolean write_json(const Export *job, const Guide *guide, GError **error) {
  GString *text = g_string_new(NULL);
  json_export(text, job->book, guide, job->source->findings);
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
  return write_bytes(job, guide, ".json", bytes, error);
}

/* Of all guides at once: they are there already. */
static gboolean write_pdf(const Export *job, const Guide *guide, GError **error) {
  (void)guide;
  const GPtrArray *pdfs = job->source->pdfs;
  for (guint i = 0; pdfs != NULL && i < pdfs->len; i++) {
    const PdfFile *file = pdfs->pdata[i];
    gsize length = 0;
    const void *data = g_bytes_get_data(file->bytes, &length);
    if (!output_write(job->output, file->name, data, length, error))
      return FALSE;
  }
  return TRUE;
}

/* Paths of the files to open first, for each guide (NULL: of the book). */
static void name_site(GPtrArray *names, const Book *book, const Guide *guide) {
  (void)book;
  (void)guide;
  g_ptr_array_add(names, g_strdup("site/index.html"));
}

static void name_epub(GPtrArray *names, const Book *book, const Guide *guide) {
  (void)book;
  g_ptr_array_add(names, g_strconcat(guide->id, ".epub", NULL));
}

static void name_checklist(GPtrArray *names, const Book *book, const Guide *guide) {
  g_autoptr(GArray) wishes = sheet_wishes(book, guide, FALSE);
  for (guint i = 0; i < wishes->len; i++)
    g_ptr_array_add(
        names, sheet_file_name(guide, &g_array_index(wishes, SheetWish, i), ".checklist.html"));
}

static void name_pdf(GPtrArray *names, const Book *book, const Guide *none) {
  (void)none;
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GArray) wishes = sheet_wishes(book, guide, TRUE);
    for (guint k = 0; k < wishes->len; k++)
      g_ptr_array_add(names, sheet_file_name(guide, &g_array_index(wishes, SheetWish, k), ".pdf"));
  }
}

static void name_json(GPtrArray *names, const Book *book, const Guide *guide) {
  (void)book;
  g_ptr_array_add(names, g_strconcat(guide->id, ".json", NULL));
}

/* One row per output: how to write it, for each guide or once for the book (then with
 * NULL), and what to open first. */
static const struct {
  Targets target;
  gboolean (*write)(const Export *job, const Guide *guide, GError **error);
  gboolean per_guide;
  void (*name)(GPtrArray *names, const Book *book, const Guide *guide);
} outputs[] = {
    {TARGET_SITE, write_site, FALSE, name_site},
    {TARGET_EPUB, write_epub, TRUE, name_epub},
    {TARGET_CHECKLIST, write_checklist, TRUE, name_checklist},
    {TARGET_JSON, write_json, TRUE, name_json},
    {TARGET_PDF, write_pdf, FALSE, name_pdf},
};

/* One output of one guide, or of the book. */
typedef struct {
  const Export *job;
  gsize row;
  const Guide *guide;
  GError *error;
} Part;

static void write_part(gpointer data, guint number) {
  Part *part = &((Part *)data)[number];
  outputs[part->row].write(part->job, part->guide, &part->error);
}

static GArray *list_parts(const Export *job) {
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(Part));
  for (gsize row = 0; row < G_N_ELEMENTS(outputs); row++) {
    if ((job->book->config->targets & outputs[row].target) == 0)
      continue;
    const guint count = outputs[row].per_guide ? job->book->guides->len : 1;
    for (guint i = 0; i < count; i++) {
      const Part part = {job, row, outputs[row].per_guide ? job->book->guides->pdata[i] : NULL,
                         NULL};
      g_array_append_val(parts, part);
    }
  }
  return parts;
}

static gboolean write_all(const Export *job, GError **error) {
  g_autoptr(GArray) parts = list_parts(job);
  parallel_run(parts->len, write_part, parts->data);
  gboolean good = TRUE;
  for (guint i = 0; i < parts->len; i++) {
    Part *part = &g_array_index(parts, Part, i);
    if (good && part->error != NULL) {
      good = FALSE;
      g_propagate_error(error, g_steal_pointer(&part->error));
    }
    g_clear_error(&part->error);
  }
  return good;
}

static void name_files(GPtrArray *files, const Book *book) {
  for (gsize row = 0; row < G_N_ELEMENTS(outputs); row++) {
    if ((book->config->targets & outputs[row].target) == 0)
      continue;
    const guint count = outputs[row].per_guide ? book->guides->len : 1;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < count; i++)
      outputs[row].name(names, book, outputs[row].per_guide ? book->guides->pdata[i] : NULL);
    for (guint i = 0; i < names->len; i++)
      g_ptr_array_add(files, g_build_filename(book->config->output, names->pdata[i], NULL));
  }
}

gboolean export_book(const ExportSource *source, const char *const *protect, GPtrArray *files,
                     GError **error) {
  const Book *book = source->book;
  g_autoptr(Output) output = output_new(book->config->output, protect, error);
  if (output == NULL)
    return FALSE;
  g_autoptr(Theme) theme = theme_new(book->config, error);
  if (theme == NULL)
    return FALSE;
  const Export job = {source, book, theme, output};
  if (!write_all(&job, error) || !output_commit(output, error))
    return FALSE;
  name_files(files, book);
  return TRUE;
}
