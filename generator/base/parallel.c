/* Parallel: batches of parts that are open, and threads that take the next part of the newest batch.
 *
 * Runs start threads as far as they have parts for them, and the outermost ends them, so that none is left behind. Who
 * waits for the end of its own batch helps with newer ones, which are mostly parts of its parts; never with older
 * ones, which could keep it long.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/parallel.h"

typedef struct {
  ParallelWork work;
  gpointer data;
  guint count;
  guint next; /* the first part that nobody has taken */
  guint done;
  guint number; /* of batches before it */
} Batch;

static GMutex lock;
static GCond changed;      /* a batch came, its last part is done, or `runs` fell to 0 */
static GPtrArray *batches; /* Batch: those with parts to take, the newest last */
static guint runs;         /* under way, also nested ones */
static guint begun;        /* runs of all time */
static GThread *threads[PARALLEL_MOST];
static guint started;

/* Takes and does one part. Under the lock, which is given back for the work. */
static void do_part(Batch *batch) {
  const guint part = batch->next++;
  if (batch->next == batch->count)
    g_ptr_array_remove(batches, batch);
  g_mutex_unlock(&lock);
  batch->work(batch->data, part);
  g_mutex_lock(&lock);
  if (++batch->done == batch->count)
    g_cond_broadcast(&changed);
}

static gpointer help(gpointer data) {
  (void)data;
  g_mutex_lock(&lock);
  while (runs > 0) {
    if (batches->len > 0)
      do_part(batches->pdata[batches->len - 1]);
    else
      g_cond_wait(&changed, &lock);
  }
  g_mutex_unlock(&lock);
  return NULL;
}

static void run_batch(Batch *batch) {
  g_ptr_array_add(batches, batch);
  g_cond_broadcast(&changed);
  while (batch->next < batch->count)
    do_part(batch);
  while (batch->done < batch->count) {
    Batch *newest = batches->len > 0 ? batches->pdata[batches->len - 1] : NULL;
    if (newest != NULL && newest->number > batch->number)
      do_part(newest);
    else
      g_cond_wait(&changed, &lock);
  }
}

/* As many as the batch can use; without any the caller does the work alone. Under the lock. */
static void start_threads(guint wanted) {
  const guint most = MIN(g_get_num_processors(), (guint)PARALLEL_MOST) - 1;
  for (; wanted > 0 && started < most; wanted--) {
    threads[started] = g_thread_try_new("helper", help, NULL, NULL);
    if (threads[started] == NULL)
      return;
    started++;
  }
}

/* When no run is under way any more: nobody starts another thread meanwhile. */
static void end_threads(void) {
  for (; started > 0; started--)
    g_thread_join(threads[started - 1]);
  g_clear_pointer(&batches, g_ptr_array_unref);
}

void parallel_run(guint count, ParallelWork work, gpointer data) {
  if (count == 0)
    return;
  g_mutex_lock(&lock);
  Batch batch = {work, data, count, 0, 0, begun++};
  if (runs++ == 0)
    batches = g_ptr_array_new();
  start_threads(count - 1);
  run_batch(&batch);
  const gboolean outermost = --runs == 0;
  if (outermost)
    g_cond_broadcast(&changed);
  g_mutex_unlock(&lock);
  if (outermost)
    end_threads();
}
