/* PdfFiles: a list of jobs, two threads, and one list of troubles for each job.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_files.h"

#include "export/pdf.h"
#include "render/sheet_wishes.h"

typedef struct {
  const Guide *guide;
  SheetWish wish;
  PdfTroubles *troubles;
  GBytes *bytes;
  GError *error;
} Job;

typedef struct {
  const Book *book;
  gint64 now;
  GArray *jobs;
  gint next; /* the first that nobody has taken */
} Jobs;

static void job_clear(gpointer data) {
  Job *job = data;
  pdf_troubles_free(job->troubles);
  g_clear_pointer(&job->bytes, g_bytes_unref);
  g_clear_error(&job->error);
}

static GArray *jobs_new(const Book *book) {
  GArray *jobs = g_array_new(FALSE, FALSE, sizeof(Job));
  g_array_set_clear_func(jobs, job_clear);
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GArray) wishes = sheet_wishes(book, guide, TRUE);
    for (guint k = 0; k < wishes->len; k++) {
      const Job job = {.guide = guide,
                       .wish = g_array_index(wishes, SheetWish, k),
                       .troubles = pdf_troubles_new()};
      g_array_append_val(jobs, job);
    }
  }
  return jobs;
}

static gpointer take_jobs(gpointer data) {
  Jobs *jobs = data;
  for (;;) {
    const guint index = (guint)g_atomic_int_add(&jobs->next, 1);
    if (index >= jobs->jobs->len)
      return NULL;
    Job *job = &g_array_index(jobs->jobs, Job, index);
    g_autoptr(Sheet) sheet = sheet_new(jobs->book, job->guide, &job->wish);
    job->bytes = pdf_make(sheet, jobs->now, job->troubles, &job->error);
  }
}

static void run_jobs(Jobs *jobs) {
  if (jobs->jobs->len < 2) {
    take_jobs(jobs);
    return;
  }
  GThread *thread = g_thread_new("pdf", take_jobs, jobs);
  take_jobs(jobs);
  g_thread_join(thread);
}

static void pdf_file_free(gpointer data) {
  PdfFile *file = data;
  g_free(file->name);
  g_bytes_unref(file->bytes);
  g_free(file);
}

static GPtrArray *take_files(GArray *jobs, GError **error) {
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(pdf_file_free);
  for (guint i = 0; i < jobs->len; i++) {
    Job *job = &g_array_index(jobs, Job, i);
    if (job->error != NULL) {
      g_propagate_error(error, g_steal_pointer(&job->error));
      return NULL;
    }
    PdfFile *file = g_new(PdfFile, 1);
    *file =
        (PdfFile){sheet_file_name(job->guide, &job->wish, ".pdf"), g_steal_pointer(&job->bytes)};
    g_ptr_array_add(files, file);
  }
  return g_steal_pointer(&files);
}

GPtrArray *pdf_files_make(const Book *book, gint64 now, Findings *findings, GError **error) {
  g_autoptr(GArray) list = jobs_new(book);
  Jobs jobs = {book, now, list, 0};
  run_jobs(&jobs);
  g_autoptr(GPtrArray) troubles = g_ptr_array_new();
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add(troubles, g_array_index(list, Job, i).troubles);
  pdf_troubles_report(findings, (PdfTroubles *const *)troubles->pdata, troubles->len);
  return take_files(list, error);
}
