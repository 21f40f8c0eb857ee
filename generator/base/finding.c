/* Findings: collecting, ordering and counting what is wrong with the content.
 *
 * The catalogue is a table indexed by code. Ignores are kept beside the findings and matched once, in
 * findings_finish, so that the order of reading does not matter.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/finding.h"

#include <string.h>

static const FindingKind kinds[FINDING_CODES] = {
#define FINDING(symbol, name, level, title, explanation)                                           \
  [FINDING_##symbol] = {name, LEVEL_##level, title, explanation},
    FINDING_CATALOGUE
#undef FINDING
};

static const char *const level_names[] = {"off", "note", "warning", "error"};

typedef struct {
  FindingCode code;
  Place place;
  guint32 first_line;
  guint32 last_line; /* 0: to the end of the file */
  guint32 reach;     /* see sort_ignores */
} Ignore;

struct Findings {
  GPtrArray *items;
  GArray *ignores;  /* Ignore */
  GArray *silenced; /* Ignore: the lines of findings that are ignored */
  GStringChunk *texts;
  FindingLevel levels[FINDING_CODES];
  gboolean not_sought[FINDING_CODES];
  guint by_level[LEVEL_ERROR + 1];
  guint ignored;
  guint dropped;
  gboolean finished;
};

const FindingKind *finding_kind(FindingCode code) {
  g_assert(code < FINDING_CODES);
  return &kinds[code];
}

FindingCode finding_code_by_name(const char *name) {
  FindingCode code = 0;
  while (code < FINDING_CODES && strcmp(kinds[code].name, name) != 0)
    code++;
  return code;
}

const char *finding_level_name(FindingLevel level) { return level_names[level]; }

gboolean finding_level_by_name(FindingLevel *level, const char *name) {
  for (FindingLevel l = LEVEL_OFF; l <= LEVEL_ERROR; l++) {
    if (strcmp(level_names[l], name) == 0) {
      *level = l;
      return TRUE;
    }
  }
  return FALSE;
}

Findings *findings_new(void) {
  Findings *findings = g_new0(Findings, 1);
  findings->items = g_ptr_array_new_with_free_func(g_free);
  findings->ignores = g_array_new(FALSE, FALSE, sizeof(Ignore));
  findings->silenced = g_array_new(FALSE, FALSE, sizeof(Ignore));
  findings->texts = g_string_chunk_new(4096);
  for (FindingCode code = 0; code < FINDING_CODES; code++)
    findings->levels[code] = kinds[code].level;
  return findings;
}

Findings *findings_fork(const Findings *findings) {
  Findings *fork = findings_new();
  memcpy(fork->levels, findings->levels, sizeof fork->levels);
  return fork;
}

void findings_free(Findings *findings) {
  if (findings == NULL)
    return;
  g_ptr_array_free(findings->items, TRUE);
  g_array_free(findings->ignores, TRUE);
  g_array_free(findings->silenced, TRUE);
  g_string_chunk_free(findings->texts);
  g_free(findings);
}

/* Copies the finding with its texts. */
static void add_copy(Findings *findings, Finding finding) {
  g_assert(!findings->finished);
  if (findings->items->len >= FINDINGS_MOST) {
    findings->dropped++;
    findings->by_level[findings->levels[finding.code]]++;
    return;
  }
  finding.message = g_string_chunk_insert(findings->texts, finding.message);
  if (finding.hint != NULL)
    finding.hint = g_string_chunk_insert(findings->texts, finding.hint);
  g_ptr_array_add(findings->items, g_memdup2(&finding, sizeof finding));
}

static void add(Findings *findings, Finding finding, const char *format, va_list args)
    G_GNUC_PRINTF(3, 0);

static void add(Findings *findings, Finding finding, const char *format, va_list args) {
  g_autofree char *message = g_strdup_vprintf(format, args);
  finding.message = message;
  add_copy(findings, finding);
}

void findings_add(Findings *findings, FindingCode code, Place place, const char *hint,
                  const char *format, ...) {
  va_list args;
  va_start(args, format);
  add(findings, (Finding){.code = code, .place = place, .hint = hint}, format, args);
  va_end(args);
}

void findings_add_second(Findings *findings, FindingCode code, Place place, Place other,
                         const char *hint, const char *format, ...) {
  va_list args;
  va_start(args, format);
  add(findings, (Finding){.code = code, .place = place, .hint = hint, .other = other}, format,
      args);
  va_end(args);
}

void findings_ignore(Findings *findings, FindingCode code, Place place, guint32 first_line,
                     guint32 last_line) {
  const Ignore ignore = {code, place, first_line, last_line, 0};
  g_array_append_val(findings->ignores, ignore);
}

void findings_join(Findings *findings, const Findings *fork) {
  for (guint i = 0; i < fork->items->len; i++)
    add_copy(findings, *findings_at(fork, i));
  for (FindingLevel level = LEVEL_OFF; level <= LEVEL_ERROR; level++)
    findings->by_level[level] += fork->by_level[level];
  findings->dropped += fork->dropped;
  g_array_append_vals(findings->ignores, fork->ignores->data, fork->ignores->len);
}

void findings_not_sought(Findings *findings, FindingCode code) {
  findings->not_sought[code] = TRUE;
}

void findings_set_level(Findings *findings, FindingCode code, FindingLevel level) {
  findings->levels[code] = level;
}

/* ---- what is ignored --------------------------------------------------------------------------------- */

/* By code and file, then by the first line. */
static int compare_ignores(gconstpointer a, gconstpointer b) {
  const Ignore *x = a, *y = b;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  const int by_file = g_strcmp0(x->place.file, y->place.file);
  if (by_file != 0 || x->first_line == y->first_line)
    return by_file;
  return x->first_line < y->first_line ? -1 : 1;
}

static gboolean is_same_group(const Ignore *a, const Ignore *b) {
  return a->code == b->code && g_strcmp0(a->place.file, b->place.file) == 0;
}

/* Each knows how far it and those before it, of the same code and file, reach. */
static void sort_ignores(GArray *ignores) {
  g_array_sort(ignores, compare_ignores);
  for (guint i = 0; i < ignores->len; i++) {
    Ignore *ignore = &g_array_index(ignores, Ignore, i);
    ignore->reach = ignore->last_line == 0 ? G_MAXUINT32 : ignore->last_line;
    if (i > 0 && is_same_group(ignore, ignore - 1))
      ignore->reach = MAX(ignore->reach, (ignore - 1)->reach);
  }
}

/* How many of the sorted ones do not come behind `at`. */
static guint count_until(const GArray *ignores, const Ignore *at) {
  guint from = 0, end = ignores->len;
  while (from < end) {
    const guint middle = from + (end - from) / 2;
    if (compare_ignores(&g_array_index(ignores, Ignore, middle), at) <= 0)
      from = middle + 1;
    else
      end = middle;
  }
  return from;
}

static gboolean is_ignored(Findings *findings, const Finding *finding) {
  const Ignore at = {.code = finding->code,
                     .place = finding->place,
                     .first_line = finding->place.line,
                     .last_line = finding->place.line};
  const guint until = count_until(findings->ignores, &at);
  const Ignore *last = until == 0 ? NULL : &g_array_index(findings->ignores, Ignore, until - 1);
  if (last == NULL || !is_same_group(last, &at) || last->reach < finding->place.line)
    return FALSE;
  g_array_append_val(findings->silenced, at);
  return TRUE;
}

/* Is one of the silenced findings, which are sorted, among its lines? */
static gboolean is_used(const Findings *findings, const Ignore *ignore) {
  Ignore before = *ignore;
  before.first_line = MAX(before.first_line, 1) - 1;
  const guint at = count_until(findings->silenced, &before);
  if (at == findings->silenced->len)
    return FALSE;
  const Ignore *silenced = &g_array_index(findings->silenced, Ignore, at);
  return is_same_group(silenced, ignore) &&
         (ignore->last_line == 0 || silenced->first_line <= ignore->last_line);
}

/* ---- the end ----------------------------------------------------------------------------------------- */

static int compare(gconstpointer a, gconstpointer b) {
  const Finding *x = *(Finding *const *)a;
  const Finding *y = *(Finding *const *)b;
  const int by_place = place_compare(&x->place, &y->place);
  if (by_place != 0)
    return by_place;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  return strcmp(x->message, y->message);
}

/* Keeps the finding or frees it: off, ignored, or the same as the last one kept. */
static gboolean keep(Findings *findings, Finding *finding, Finding *const *last) {
  finding->level = findings->levels[finding->code];
  if (finding->level == LEVEL_OFF)
    return FALSE;
  if (last != NULL && compare(&finding, last) == 0)
    return FALSE;
  if (is_ignored(findings, finding)) {
    findings->ignored++;
    return FALSE;
  }
  return TRUE;
}

static void sweep(Findings *findings) {
  g_ptr_array_sort(findings->items, compare);
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (guint i = 0; i < findings->items->len; i++) {
    Finding *finding = findings->items->pdata[i];
    Finding *const *last = kept->len > 0 ? (Finding *const *)&kept->pdata[kept->len - 1] : NULL;
    if (keep(findings, finding, last))
      g_ptr_array_add(kept, finding);
    else
      g_free(finding);
  }
  g_ptr_array_set_free_func(findings->items, NULL);
  g_ptr_array_set_size(findings->items, 0);
  g_ptr_array_extend(findings->items, kept, NULL, NULL);
  g_ptr_array_set_free_func(findings->items, g_free);
}

void findings_finish(Findings *findings) {
  sort_ignores(findings->ignores);
  sweep(findings);
  g_array_sort(findings->silenced, compare_ignores);
  gboolean unused = FALSE;
  for (guint i = 0; i < findings->ignores->len; i++) {
    const Ignore *ignore = &g_array_index(findings->ignores, Ignore, i);
    if (is_used(findings, ignore) || findings->not_sought[ignore->code])
      continue;
    unused = TRUE;
    findings_add(findings, FINDING_UNUSED_IGNORE, ignore->place, "remove the comment",
                 "no finding of %s is here to be ignored", kinds[ignore->code].name);
  }
  if (unused)
    sweep(findings);
  for (guint i = 0; i < findings->items->len; i++)
    findings->by_level[findings_at(findings, i)->level]++;
  findings->finished = TRUE;
}

guint findings_count(const Findings *findings) { return findings->items->len; }

const Finding *findings_at(const Findings *findings, guint index) {
  return findings->items->pdata[index];
}

guint findings_at_least(const Findings *findings, FindingLevel level) {
  guint count = 0;
  for (FindingLevel l = MAX(level, LEVEL_NOTE); l <= LEVEL_ERROR; l++)
    count += findings->by_level[l];
  return count;
}

guint findings_of_level(const Findings *findings, FindingLevel level) {
  return findings->by_level[level];
}

guint findings_ignored(const Findings *findings) { return findings->ignored; }
guint findings_dropped(const Findings *findings) { return findings->dropped; }
