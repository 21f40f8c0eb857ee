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
    const PdfEdition *file = pdfs->pdata[i];
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
 * NULL), in which lane, and what to open first. */
static const struct {
  Targets target;
  gboolean (*write)(const Export *job, const Guide *guide, GError **error);
  gboolean per_guide;
  guint lane;
  void (*name)(GPtrArray *names, const Book *book, const Guide *guide);
} outputs[] = {
    {TARGET_SITE, write_site, FALSE, 0, name_site},
    {TARGET_EPUB, write_epub, TRUE, 1, name_epub},
    {TARGET_CHECKLIST, write_checklist, TRUE, 0, name_checklist},
    {TARGET_JSON, write_json, TRUE, 1, name_json},
    {TARGET_PDF, write_pdf, FALSE, 0, name_pdf},
};

/* Rows of a lane follow one another, the last first, so that of the large outputs few are in memory at a time; what
 * is in one lane fills the gaps that the other leaves while it joins its parts. */
enum { LANES = 2 };

typedef struct {
  const Export *job;
  GError *error;
} Lane;

static gboolean write_row(const Export *job, gsize row, GError **error) {
  if (!outputs[row].per_guide)
    return outputs[row].write(job, NULL, error);
  const GPtrArray *guides = job->book->guides;
  for (guint i = 0; i < guides->len; i++) {
    if (!outputs[row].write(job, guides->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static void write_lane(gpointer data, guint number) {
  Lane *lane = &((Lane *)data)[number];
  for (gsize row = G_N_ELEMENTS(outputs); row-- > 0 && lane->error == NULL;) {
    if (outputs[row].lane == number &&
        (lane->job->book->config->targets & outputs[row].target) != 0)
      write_row(lane->job, row, &lane->error);
  }
}

static gboolean write_all(const Export *job, GError **error) {
  Lane lanes[LANES] = {{job, NULL}, {job, NULL}};
  parallel_run(LANES, write_lane, lanes);
  if (lanes[0].error != NULL)
    g_clear_error(&lanes[1].error);
  GError *failure = lanes[0].error != NULL ? lanes[0].error : lanes[1].error;
  if (failure != NULL)
    g_propagate_error(error, failure);
  return failure == NULL;
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
