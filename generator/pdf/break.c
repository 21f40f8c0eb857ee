/* Total fit over candidates.
 *
 * A candidate is a place where a line may end. It knows the width of all that stands before it, both with and without the spaces there, so
 * that the width of any line is a difference. Each candidate keeps the best way to reach it; a candidate stays active while a line
 * can still begin there. A first pass refuses loose lines; when that fails a second takes them as they come.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/break.h"

#include <math.h>

#define TOLERANCE        1.7
#define LOOSE            0.18
#define LINE_DEMERITS    10.0
#define HYPHENS_IN_A_ROW 3000.0
#define SHORT_LAST_LINE  2000.0

enum { PENALTY_HYPHEN = 250, PENALTY_SOFT = 120, PENALTY_CUT = 1500 };

typedef struct {
  guint32 cluster; /* the next line begins here */
  guint32 end;     /* this one ends before this cluster */
  PdfEnding ending;
  int penalty;
  double extra;        /* width of the hyphen or mark */
  double width_before; /* of all clusters before `end` */
  double width_after;  /* of all clusters before `cluster` */
  /* The best way here. */
  gint32 previous; /* candidate, -1 when there is no way */
  double demerits;
} Candidate;

typedef struct {
  const PdfShape *shape;
  const PdfFonts *fonts;
  const PdfMeasure *measure;
  double width; /* in units */
  GArray *candidates;
  GArray *active; /* guint32 */
} Breaker;

/* ---- candidates ----------------------------------------------------------------------------------------- */

/* Sums up clusters; the trailing spaces are known to both sides. */
typedef struct {
  double width;     /* of all so far */
  double end_width; /* up to the last that is no space */
  guint32 end;
} Sum;

static void add_to_sum(Sum *sum, const PdfCluster *cluster, guint32 index) {
  if (!(cluster->flags & PDF_CLUSTER_SPACE)) {
    sum->end = index + 1;
    sum->end_width = sum->width + cluster->width;
  }
  sum->width += cluster->width;
}

static void add_candidate(Breaker *breaker, const Sum *sum, guint32 cluster, PdfEnding ending,
                          int penalty) {
  Candidate candidate = {.cluster = cluster,
                         .end = sum->end,
                         .ending = ending,
                         .penalty = penalty,
                         .width_before = sum->end_width,
                         .width_after = sum->width,
                         .previous = -1};
  if (ending == PDF_ENDING_HYPHEN) {
    const PdfCluster *last = pdf_shape_cluster(breaker->shape, cluster - 1);
    guint32 font = pdf_shape_run(breaker->shape, last)->font;
    candidate.extra = pdf_fonts_at(breaker->fonts, font)->hyphen_width;
  }
  if (ending == PDF_ENDING_CUT)
    candidate.extra = breaker->measure->mark * PANGO_SCALE;
  g_array_append_val(breaker->candidates, candidate);
}

/* A stretch of text that begins at some cluster: where it ends, and how wide it is without spaces. */
typedef struct {
  guint32 end;
  double width;
} Stretch;

/* Up to the next ordinary break, or, for a token, the next break at a space. */
static Stretch stretch_from(const Breaker *breaker, guint32 first, guint32 end, gboolean is_token) {
  double sum = 0, width = 0;
  guint32 i = first;
  gboolean after_space = FALSE;
  do {
    const PdfCluster *cluster = pdf_shape_cluster(breaker->shape, i++);
    after_space = (cluster->flags & PDF_CLUSTER_SPACE) != 0;
    sum += cluster->width;
    if (!after_space)
      width = sum;
  } while (i < end && !((pdf_shape_cluster(breaker->shape, i)->flags & PDF_CLUSTER_BREAK) &&
                        (after_space || !is_token)));
  return (Stretch){i, width};
}

/* What a break before the cluster would be, or FALSE. The word and the token are those around it. */
static gboolean may_break(const Breaker *breaker, const PdfCluster *cluster,
                          const Stretch around[2], PdfEnding *ending, int *penalty) {
  *ending = PDF_ENDING_PLAIN;
  *penalty = 0;
  if (cluster->flags & PDF_CLUSTER_BREAK)
    return TRUE;
  if (cluster->flags & PDF_CLUSTER_HYPHEN) {
    *ending = PDF_ENDING_HYPHEN;
    *penalty = PENALTY_HYPHEN;
    return TRUE;
  }
  if ((cluster->flags & PDF_CLUSTER_SOFT) && around[1].width > breaker->width / 4) {
    *penalty = PENALTY_SOFT;
    return TRUE;
  }
  *ending = PDF_ENDING_CUT;
  *penalty = PENALTY_CUT;
  return (cluster->flags & PDF_CLUSTER_CUT) && around[0].width > breaker->width;
}

static void find_candidates(Breaker *breaker, const PdfSegment *segment) {
  g_array_set_size(breaker->candidates, 0);
  Sum sum = {.end = segment->first};
  add_candidate(breaker, &sum, segment->first, PDF_ENDING_PLAIN, 0);
  Stretch around[2] = {{segment->first, 0}, {segment->first, 0}};
  for (guint32 i = segment->first; i < segment->end; i++) {
    const PdfCluster *cluster = pdf_shape_cluster(breaker->shape, i);
    PdfEnding ending;
    int penalty;
    if (i > segment->first && may_break(breaker, cluster, around, &ending, &penalty))
      add_candidate(breaker, &sum, i, ending, penalty);
    for (guint j = 0; j < 2; j++)
      if (i == around[j].end)
        around[j] = stretch_from(breaker, i, segment->end, j == 1);
    add_to_sum(&sum, cluster, i);
  }
  add_candidate(breaker, &sum, segment->end, PDF_ENDING_LAST, 0);
}

/* ---- the best way --------------------------------------------------------------------------------------- */

/* How much of the line stays empty, 1 being as much as is still fine. Below 0: it is too wide. */
static double looseness_of(const Breaker *breaker, const Candidate *from, const Candidate *to) {
  double room = breaker->width - (to->width_before - from->width_after + to->extra);
  if (room >= 0 && to->ending == PDF_ENDING_LAST)
    return 0;
  return room / (LOOSE * breaker->width);
}

static double demerits_of(const Breaker *breaker, const Candidate *from, const Candidate *to,
                          double looseness) {
  double badness = 100 * pow(looseness, 3);
  double sum = LINE_DEMERITS + badness + to->penalty;
  double demerits = from->demerits + sum * sum;
  if (from->ending == PDF_ENDING_HYPHEN &&
      (to->ending == PDF_ENDING_HYPHEN || to->ending == PDF_ENDING_LAST))
    demerits += HYPHENS_IN_A_ROW;
  if (to->ending == PDF_ENDING_LAST && from->width_after > 0 &&
      to->width_before - from->width_after < breaker->width / 8)
    demerits += SHORT_LAST_LINE;
  return demerits;
}

/* Finds the best line that ends at the candidate, and forgets beginnings from which no line reaches it. */
static void try_candidate(Breaker *breaker, guint32 index, double tolerance) {
  Candidate *to = &g_array_index(breaker->candidates, Candidate, index);
  guint kept = 0;
  for (guint i = 0; i < breaker->active->len; i++) {
    guint32 start = g_array_index(breaker->active, guint32, i);
    const Candidate *from = &g_array_index(breaker->candidates, Candidate, start);
    double looseness = looseness_of(breaker, from, to);
    gboolean is_hopeless = to->width_before - from->width_after > breaker->width;
    if (!is_hopeless)
      g_array_index(breaker->active, guint32, kept++) = start;
    if (looseness < 0 || looseness > tolerance)
      continue;
    double demerits = demerits_of(breaker, from, to, looseness);
    if (to->previous < 0 || demerits < to->demerits) {
      to->previous = (gint32)start;
      to->demerits = demerits;
    }
  }
  g_array_set_size(breaker->active, kept);
  if (to->previous >= 0)
    g_array_append_val(breaker->active, index);
}

/* A cluster alone that is wider than the line: there is no other way. */
static void force_candidate(Breaker *breaker, guint32 index) {
  Candidate *to = &g_array_index(breaker->candidates, Candidate, index);
  if (to->previous >= 0)
    return;
  const Candidate *from = &g_array_index(breaker->candidates, Candidate, index - 1);
  to->previous = (gint32)index - 1;
  to->demerits = from->demerits + PENALTY_CUT * PENALTY_CUT;
  g_array_append_val(breaker->active, index);
}

static gboolean find_way(Breaker *breaker, gboolean is_second) {
  guint32 first = 0, count = breaker->candidates->len;
  g_array_set_size(breaker->active, 0);
  g_array_append_val(breaker->active, first);
  for (guint32 i = 1; i < count; i++) {
    g_array_index(breaker->candidates, Candidate, i).previous = -1;
    try_candidate(breaker, i, is_second ? HUGE_VAL : TOLERANCE);
    if (is_second)
      force_candidate(breaker, i);
    else if (breaker->active->len == 0)
      return FALSE;
  }
  return g_array_index(breaker->candidates, Candidate, count - 1).previous >= 0;
}

static void break_segment(GArray *cuts, Breaker *breaker, const PdfSegment *segment) {
  find_candidates(breaker, segment);
  if (!find_way(breaker, FALSE))
    find_way(breaker, TRUE);
  guint first = cuts->len;
  for (guint32 at = breaker->candidates->len - 1; at > 0;) {
    const Candidate *to = &g_array_index(breaker->candidates, Candidate, at);
    at = (guint32)to->previous;
    const Candidate *from = &g_array_index(breaker->candidates, Candidate, at);
    PdfCut cut = {.first = from->cluster,
                  .end = MAX(to->end, from->cluster),
                  .ending = to->ending,
                  .is_rtl = segment->is_rtl};
    g_array_append_val(cuts, cut);
  }
  for (guint i = first, j = cuts->len - 1; i < j; i++, j--) {
    PdfCut swap = g_array_index(cuts, PdfCut, i);
    g_array_index(cuts, PdfCut, i) = g_array_index(cuts, PdfCut, j);
    g_array_index(cuts, PdfCut, j) = swap;
  }
}

/* ---- preformatted text ---------------------------------------------------------------------------------- */

static gboolean is_blank(const Breaker *breaker, guint32 index) {
  return (pdf_shape_cluster(breaker->shape, index)->flags & PDF_CLUSTER_SPACE) != 0;
}

/* The cluster before which a line that begins at `first` is to be cut; `end` when all fits. */
static guint32 fill_line(const Breaker *breaker, guint32 first, guint32 end, double width) {
  double sum = 0, mark = breaker->measure->mark * PANGO_SCALE;
  guint32 any = first, space = first; /* last places that leave room for the mark */
  guint32 blank = first;              /* the same in the last white space, or where that begins */
  double space_width = 0, blank_width = 0;
  for (guint32 i = first; i < end; i++) {
    const PdfCluster *cluster = pdf_shape_cluster(breaker->shape, i);
    const gboolean has_room = i > first && sum + mark <= width;
    const gboolean is_behind_blank = i > first && is_blank(breaker, i - 1);
    if (has_room && (cluster->flags & PDF_CLUSTER_CUT))
      any = i;
    if (has_room && (cluster->flags & PDF_CLUSTER_BREAK)) {
      space = i;
      space_width = sum;
    }
    if (is_blank(breaker, i) && !is_behind_blank) {
      blank = i;
      blank_width = sum;
    } else if (is_behind_blank && has_room)
      blank = i;
    sum += cluster->width;
    if (sum <= width || is_blank(breaker, i))
      continue;
    /* What runs over the edge is white space, and the mark has room behind the word. */
    if (is_behind_blank && blank_width + mark <= width)
      return MAX(blank, first + 1);
    if (space_width > width * 0.6)
      return space;
    if (is_behind_blank && blank > first)
      return blank;
    return any > first ? any : MAX(i, first + 1);
  }
  return end;
}

static void fill_segment(GArray *cuts, const Breaker *breaker, const PdfSegment *segment) {
  PdfCut cut = {.first = segment->first, .is_rtl = segment->is_rtl};
  do {
    double width = breaker->width;
    if (cut.is_continued)
      width -= breaker->measure->indent * PANGO_SCALE;
    cut.end = fill_line(breaker, cut.first, segment->end, width);
    cut.ending = cut.end < segment->end ? PDF_ENDING_CUT : PDF_ENDING_LAST;
    g_array_append_val(cuts, cut);
    cut.first = cut.end;
    cut.is_continued = TRUE;
  } while (cut.first < segment->end);
}

void pdf_break(GArray *cuts, const PdfShape *shape, const PdfFonts *fonts,
               const PdfMeasure *measure) {
  Breaker breaker = {.shape = shape, .fonts = fonts, .measure = measure};
  breaker.width = floor(measure->width * PANGO_SCALE) + 1;
  g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
  g_autoptr(GArray) active = g_array_new(FALSE, FALSE, sizeof(guint32));
  breaker.candidates = candidates;
  breaker.active = active;
  for (guint i = 0; i < shape->segments->len; i++) {
    const PdfSegment *segment = &g_array_index(shape->segments, PdfSegment, i);
    if (measure->preformatted)
      fill_segment(cuts, &breaker, segment);
    else
      break_segment(cuts, &breaker, segment);
  }
}

void pdf_break_extremes(double *most, double *least, const PdfShape *shape) {
  double widest = 0, narrowest = 0;
  for (guint i = 0; i < shape->segments->len; i++) {
    const PdfSegment *segment = &g_array_index(shape->segments, PdfSegment, i);
    double line = 0, word = 0;
    for (guint32 j = segment->first; j < segment->end; j++) {
      const PdfCluster *cluster = pdf_shape_cluster(shape, j);
      if (cluster->flags & (PDF_CLUSTER_BREAK | PDF_CLUSTER_SOFT))
        word = 0;
      line += cluster->width;
      word += cluster->flags & PDF_CLUSTER_SPACE ? 0 : cluster->width;
      widest = MAX(widest, line);
      narrowest = MAX(narrowest, word);
    }
  }
  *most = widest / PANGO_SCALE;
  *least = narrowest / PANGO_SCALE;
}
