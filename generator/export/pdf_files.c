/* PdfFiles: one job for each file, with a list of troubles of its own.
 *
 * One after the other: Cairo (1.16) keeps ten faces of fonts open for the whole program, and closes one of them while another
 * thread begins to use it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_files.h"

#include "export/pdf.h"
#include "render/sheet_wishes.h"

typedef struct {
  const Book *book;
  const Guide *guide;
  SheetWish wish;
  gint64 now;
  PdfTroubles *troubles;
  GBytes *bytes;
  GError *error;
} Job;

static void job_clear(gpointer data) {
  Job *job = data;
  pdf_troubles_free(job->troubles);
  g_clear_pointer(&job->bytes, g_bytes_unref);
  g_clear_error(&job->error);
}

static GArray *jobs_new(const Book *book, gint64 now) {
  GArray *jobs = g_array_new(FALSE, FALSE, sizeof(Job));
  g_array_set_clear_func(jobs, job_clear);
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GArray) wishes = sheet_wishes(book, guide, TRUE);
    for (guint k = 0; k < wishes->len; k++) {
      const Job job = {.book = book,
                       .guide = guide,
                       .now = now,
                       .wish = g_array_index(wishes, SheetWish, k),
                       .troubles = pdf_troubles_new()};
      g_array_append_val(jobs, job);
    }
  }
  return jobs;
}

static void run_job(Job *job) {
  g_autoptr(Sheet) sheet = sheet_new(job->book, job->guide, &job->wish);
  job->bytes = pdf_make(sheet, job->now, job->troubles, &job->error);
}

static void edition_free(gpointer data) {
  PdfEdition *file = data;
  g_free(file->name);
  g_bytes_unref(file->bytes);
  g_free(file);
}

static GPtrArray *take_files(GArray *jobs, GError **error) {
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(edition_free);
  for (guint i = 0; i < jobs->len; i++) {
    Job *job = &g_array_index(jobs, Job, i);
    if (job->error != NULL) {
      g_propagate_error(error, g_steal_pointer(&job->error));
      return NULL;
    }
    PdfEdition *file = g_new(PdfEdition, 1);
    *file =
        (PdfEdition){sheet_file_name(job->guide, &job->wish, ".pdf"), g_steal_pointer(&job->bytes)};
    g_ptr_array_add(files, file);
  }
  return g_steal_pointer(&files);
}

/* The operator's edition alone holds every document. */
static gboolean is_whole(const Config *config) {
  return config->only_step == NULL &&
         (config->editions == 0 || (config->editions & 1u << EDITION_OPERATOR) != 0);
}

GPtrArray *pdf_files_make(const Book *book, gint64 now, Findings *findings, GError **error) {
  g_autoptr(GArray) list = jobs_new(book, now);
  g_autoptr(GPtrArray) troubles = g_ptr_array_new();
  for (guint i = 0; i < list->len; i++) {
    run_job(&g_array_index(list, Job, i));
    g_ptr_array_add(troubles, g_array_index(list, Job, i).troubles);
  }
  if (!is_whole(book->config))
    pdf_troubles_not_sought(findings);
  pdf_troubles_report(findings, (PdfTroubles *const *)troubles->pdata, troubles->len);
  return take_files(list, error);
}

gboolean pdf_append(GString *out, const Sheet *sheet, gint64 now, Findings *findings,
                    GError **error) {
  PdfTroubles *troubles = pdf_troubles_new();
  g_autoptr(GBytes) bytes = pdf_make(sheet, now, troubles, error);
  pdf_troubles_report(findings, &troubles, 1);
  pdf_troubles_free(troubles);
  if (bytes == NULL)
    return FALSE;
  gsize length = 0;
  const char *data = g_bytes_get_data(bytes, &length);
  g_string_append_len(out, data, (gssize)length);
  return TRUE;
}
