/* Export: the table of outputs, and the one folder that they go into.
 *
 * Each row writes its files into the same Output; only when all have succeeded is it published. Two threads
 * take one row after the other. A resolved book is only read, and each thread has a theme of its own, so that
 * the threads share nothing but the output.
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

/* One row per output, the longest first: how to write it, for each guide or once for the book (then with
 * NULL), and what to open first. */
static const struct {
  Targets target;
  gboolean (*write)(const Export *job, const Guide *guide, GError **error);
  gboolean per_guide;
  const char *suffix;
} outputs[] = {
    {TARGET_SITE, write_site, FALSE, "site/index.html"},
    {TARGET_EPUB, write_epub, TRUE, ".epub"},
    {TARGET_CHECKLIST, write_checklist, TRUE, ".checklist.html"},
    {TARGET_JSON, write_json, TRUE, ".json"},
};

static gboolean write_row(const Export *job, gint row, GError **error) {
  if ((job->book->config->targets & outputs[row].target) == 0)
    return TRUE;
  if (!outputs[row].per_guide)
    return outputs[row].write(job, NULL, error);
  const GPtrArray *guides = job->book->guides;
  for (guint i = 0; i < guides->len; i++) {
    if (!outputs[row].write(job, guides->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

/* A thread's part of the work. */
typedef struct {
  Export job;
  gint *next; /* the first row that nobody has taken; shared */
  GError *error;
} Worker;

static gpointer take_rows(gpointer data) {
  Worker *worker = data;
  g_autoptr(Theme) theme = theme_new(worker->job.book->config, &worker->error);
  worker->job.theme = theme;
  while (worker->error == NULL) {
    const gint row = g_atomic_int_add(worker->next, 1);
    if (row >= (gint)G_N_ELEMENTS(outputs))
      return NULL;
    write_row(&worker->job, row, &worker->error);
  }
  g_atomic_int_set(worker->next,
                   (gint)G_N_ELEMENTS(outputs)); /* the other need not begin another */
  return NULL;
}

static gboolean write_all(const Export *job, GError **error) {
  gint next = 0;
  Worker own = {*job, &next, NULL};
  Worker other = {*job, &next, NULL};
  GThread *thread = g_thread_new("export", take_rows, &other);
  take_rows(&own);
  g_thread_join(thread);
  if (own.error != NULL)
    g_clear_error(&other.error);
  GError *failure = own.error != NULL ? own.error : other.error;
  if (failure != NULL)
    g_propagate_error(error, failure);
  return failure == NULL;
}

static void name_files(GPtrArray *files, const Book *book) {
  for (gsize row = 0; row < G_N_ELEMENTS(outputs); row++) {
    if ((book->config->targets & outputs[row].target) == 0)
      continue;
    const guint count = outputs[row].per_guide ? book->guides->len : 1;
    for (guint i = 0; i < count; i++) {
      const Guide *guide = outputs[row].per_guide ? book->guides->pdata[i] : NULL;
      g_autofree char *name =
          g_strconcat(guide == NULL ? "" : guide->id, outputs[row].suffix, NULL);
      g_ptr_array_add(files, g_build_filename(book->config->output, name, NULL));
    }
  }
}

gboolean export_book(const Book *book, const Findings *findings, gint64 now,
                     const char *const *protect, GPtrArray *files, GError **error) {
  g_autoptr(Output) output = output_new(book->config->output, protect, error);
  if (output == NULL)
    return FALSE;
  const Export job = {book, findings, NULL, output, now};
  if (!write_all(&job, error) || !output_commit(output, error))
    return FALSE;
  name_files(files, book);
  return TRUE;
}
