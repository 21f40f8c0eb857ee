/* Puts off the end by Ctrl-C, SIGTERM or SIGHUP until half-made files are cleared away.
 *
 * The handler only stores a number, which is all that a handler may safely do; the clearing is done by
 * the ordinary code that sees the number.
 *
 * SPDX-License-Identifier: MIT
 */
#include "write/interrupt.h"

#include <signal.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static GMutex lock;
static guint holders;
static gboolean watched[G_N_ELEMENTS(signals)];
static volatile sig_atomic_t caught;

static void note_signal(int number) { caught = number; }

void interrupt_hold(void) {
  g_mutex_lock(&lock);
  if (holders++ == 0) {
    caught = 0;
    for (guint i = 0; i < G_N_ELEMENTS(signals); i++) {
      struct sigaction now;
      struct sigaction note = {.sa_handler = note_signal,
                               .sa_flags = (int)SA_RESETHAND | SA_RESTART};
      sigemptyset(&note.sa_mask);
      watched[i] = sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL &&
                   sigaction(signals[i], &note, NULL) == 0;
    }
  }
  g_mutex_unlock(&lock);
}

void interrupt_release(void) {
  int number = 0;
  g_mutex_lock(&lock);
  g_assert(holders > 0);
  if (--holders == 0) {
    for (guint i = 0; i < G_N_ELEMENTS(signals); i++)
      if (watched[i])
        signal(signals[i], SIG_DFL);
    number = caught;
  }
  g_mutex_unlock(&lock);
  if (number != 0)
    raise(number);
}

int interrupt_pending(void) { return caught; }
