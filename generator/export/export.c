/* Export: the table of outputs, and the one folder that they go into.
 *
 * Each row writes its files into the same Output; only when all have succeeded is it published.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/export.h"

#include "export/checklist.h"
#include "export/epub.h"
#include "export/json.h"
#include "export/site.h"
#include "export/theme.h"
#include "write/output.h"

typedef struct {
  const Book *book;
  const Findings *findings;
  Theme *theme;
  Output *output;
  gint64 now;
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
  g_autoptr(GBytes) bytes = epub_make(job->book, guide, stylesheet, job->now, error);
  return bytes != NULL && write_bytes(job, guide, ".epub", bytes, error);
}

static gboolean write_json(const Export *job, const Guide *guide, GError **error) {
  GString *text = g_string_new(NULL);
  json_export(text, job->book, guide, job->findings);
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
  return write_bytes(job, guide, ".json", bytes, error);
}

/* One row per output: how to write it, for each guide or once for the book (then with NULL), and what to
 * open first. */
static const struct {
  Targets target;
  gboolean (*write)(const Export *job, const Guide *guide, GError **error);
  gboolean per_guide;
  const char *suffix;
} outputs[] = {
    {TARGET_SITE, write_site, FALSE, "site/index.html"},
    {TARGET_CHECKLIST, write_checklist, TRUE, ".checklist.html"},
    {TARGET_EPUB, write_epub, TRUE, ".epub"},
    {TARGET_JSON, write_json, TRUE, ".json"},
};

static gboolean write_all(const Export *job, GPtrArray *files, GError **error) {
  const Config *config = job->book->config;
  const GPtrArray *guides = job->book->guides;
  for (gsize i = 0; i < G_N_ELEMENTS(outputs); i++) {
    if ((config->targets & outputs[i].target) == 0)
      continue;
    const guint count = outputs[i].per_guide ? guides->len : 1;
    for (guint k = 0; k < count; k++) {
      const Guide *guide = outputs[i].per_guide ? guides->pdata[k] : NULL;
      if (!outputs[i].write(job, guide, error))
        return FALSE;
      g_autofree char *name = g_strconcat(guide == NULL ? "" : guide->id, outputs[i].suffix, NULL);
      g_ptr_array_add(files, g_build_filename(config->output, name, NULL));
    }
  }
  return TRUE;
}

gboolean export_book(const Book *book, const Findings *findings, gint64 now,
                     const char *const *protect, GPtrArray *files, GError **error) {
  g_autoptr(Theme) theme = theme_new(book->config, error);
  if (theme == NULL)
    return FALSE;
  g_autoptr(Output) output = output_new(book->config->output, protect, error);
  if (output == NULL)
    return FALSE;
  const Export job = {book, findings, theme, output, now};
  return write_all(&job, files, error) && output_commit(output, error);
}
