/* Assignment: pairs that are alike enough are the edges of a graph; each of its connected parts is solved for itself.
 *
 * SPDX-License-Identifier: MIT
 */
#include "diff/assign.h"

#include "diff/likeness.h"

typedef struct {
  guint a, b;
  guint part;
  gint64 weight;
} Edge;

/* ---- edges ------------------------------------------------------------------------------------------- */

enum { LIKENESS_STEPS = 100000, TIE_BITS = 32, PLACE_BITS = 12, CHANCE_BITS = 16 };

/* Likeness first; then how near the places are; then anything that tells pairs apart, the same in both directions. */
static gint64 edge_weight(const AssignTask *task, guint a, guint b, double likeness) {
  const double away = (double)a / task->a_count - (double)b / task->b_count;
  const gint64 near = (gint64)((1 - (away < 0 ? -away : away)) * ((1 << PLACE_BITS) - 1))
                      << CHANCE_BITS;
  const gint64 chance =
      (gint64)(hash_number(hash_number(HASH_START, MIN(a, b)), MAX(a, b)) >> (64 - CHANCE_BITS));
  return ((gint64)(likeness * likeness * LIKENESS_STEPS) << TIE_BITS) + near + chance;
}

static void add_edge(GArray *edges, const AssignTask *task, guint a, guint b) {
  const double likeness = task->likeness(task->data, a, b);
  if (likeness < task->least)
    return;
  const Edge edge = {a, b, 0, edge_weight(task, a, b, likeness)};
  g_array_append_val(edges, edge);
}

/* FALSE: not all pairs were looked at. */
static gboolean find_edges(GArray *edges, const AssignTask *task, gint64 *work) {
  const gint64 pairs = (gint64)task->a_count * task->b_count;
  const gint64 most = MIN((gint64)ASSIGN_PAIRS, *work);
  const gint64 longest = MAX(task->a_count, task->b_count);
  const gint64 reach = pairs <= most ? longest : MAX(most / longest / 2, 2);
  for (guint a = 0; a < task->a_count; a++) {
    const gint64 middle = (gint64)a * task->b_count / task->a_count;
    const gint64 end = MIN(middle + reach + 1, (gint64)task->b_count);
    for (gint64 b = MAX(middle - reach, 0); b < end; b++)
      add_edge(edges, task, a, (guint)b);
    *work -= MIN(*work, end - MAX(middle - reach, 0));
  }
  return pairs <= most;
}

/* ---- connected parts --------------------------------------------------------------------------------- */

static guint part_of(guint *above, guint thing) {
  while (above[thing] != thing)
    thing = above[thing] = above[above[thing]];
  return thing;
}

static int compare_edges(gconstpointer a, gconstpointer b) {
  const Edge *x = a, *y = b;
  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return x->a != y->a ? (x->a < y->a ? -1 : 1) : x->b < y->b ? -1 : x->b > y->b;
}

static void find_parts(GArray *edges, const AssignTask *task) {
  const guint count = task->a_count + task->b_count;
  g_autofree guint *above = g_new(guint, count);
  for (guint i = 0; i < count; i++)
    above[i] = i;
  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = &g_array_index(edges, Edge, i);
    above[part_of(above, edge->a)] = part_of(above, task->a_count + edge->b);
  }
  for (guint i = 0; i < edges->len; i++) {
    Edge *edge = &g_array_index(edges, Edge, i);
    edge->part = part_of(above, edge->a);
  }
  g_array_sort(edges, compare_edges);
}

/* ---- one part ---------------------------------------------------------------------------------------- */

typedef struct {
  const Edge *edges;
  guint count;
  guint *rows, *columns; /* the things of both sides; there are no more rows than columns */
  guint row_count, column_count;
  gint64 *weights;
  gboolean turned; /* rows are things of the second side */
} Part;

static int compare_numbers(gconstpointer a, gconstpointer b) {
  const guint x = *(const guint *)a, y = *(const guint *)b;
  return x < y ? -1 : x > y;
}

static guint *things_of(guint *count, const Part *part, gboolean second) {
  guint *things = g_new(guint, part->count);
  for (guint i = 0; i < part->count; i++)
    things[i] = second ? part->edges[i].b : part->edges[i].a;
  qsort(things, part->count, sizeof *things, compare_numbers);
  *count = 0;
  for (guint i = 0; i < part->count; i++) {
    if (i == 0 || things[*count - 1] != things[i])
      things[(*count)++] = things[i];
  }
  return things;
}

static guint place_of(guint thing, const guint *things, guint count) {
  const guint *found = bsearch(&thing, things, count, sizeof *things, compare_numbers);
  return (guint)(found - things);
}

static void part_begin(Part *part, const Edge *edges, guint count) {
  *part = (Part){.edges = edges, .count = count};
  part->rows = things_of(&part->row_count, part, FALSE);
  part->columns = things_of(&part->column_count, part, TRUE);
  part->turned = part->row_count > part->column_count;
  if (!part->turned)
    return;
  guint *rows = part->rows;
  const guint row_count = part->row_count;
  part->rows = part->columns;
  part->row_count = part->column_count;
  part->columns = rows;
  part->column_count = row_count;
}

static void part_end(Part *part) {
  g_free(part->rows);
  g_free(part->columns);
  g_free(part->weights);
}

static void part_weigh(Part *part) {
  part->weights = g_new0(gint64, (gsize)part->row_count * part->column_count);
  for (guint i = 0; i < part->count; i++) {
    const Edge *edge = &part->edges[i];
    const guint row = place_of(part->turned ? edge->b : edge->a, part->rows, part->row_count);
    const guint column =
        place_of(part->turned ? edge->a : edge->b, part->columns, part->column_count);
    part->weights[(gsize)row * part->column_count + column] = edge->weight;
  }
}

/* The state of the method of Kuhn and Munkres, with shortest augmenting paths. Index 0 is nobody. */
typedef struct {
  gint64 *row_price, *column_price, *slack;
  guint *row_of, *way;
  gboolean *seen;
} Prices;

/* Looks from the row at `column` for the cheapest column that was not seen. */
static guint next_column(const Part *part, Prices *prices, guint column) {
  const guint row = prices->row_of[column];
  gint64 least = G_MAXINT64;
  guint next = 0;
  for (guint k = 1; k <= part->column_count; k++) {
    if (prices->seen[k])
      continue;
    const gint64 cost = -part->weights[(gsize)(row - 1) * part->column_count + k - 1] -
                        prices->row_price[row] - prices->column_price[k];
    if (cost < prices->slack[k]) {
      prices->slack[k] = cost;
      prices->way[k] = column;
    }
    if (prices->slack[k] < least) {
      least = prices->slack[k];
      next = k;
    }
  }
  for (guint k = 0; k <= part->column_count; k++) {
    if (prices->seen[k]) {
      prices->row_price[prices->row_of[k]] += least;
      prices->column_price[k] -= least;
    } else {
      prices->slack[k] -= least;
    }
  }
  return next;
}

static void place_row(const Part *part, Prices *prices, guint row) {
  for (guint k = 0; k <= part->column_count; k++) {
    prices->slack[k] = G_MAXINT64 / 4;
    prices->seen[k] = FALSE;
  }
  prices->row_of[0] = row;
  guint column = 0;
  do {
    prices->seen[column] = TRUE;
    column = next_column(part, prices, column);
  } while (prices->row_of[column] != 0);
  while (column != 0) {
    const guint before = prices->way[column];
    prices->row_of[column] = prices->row_of[before];
    column = before;
  }
}

static void take(guint *partner, const Part *part, guint row, guint column) {
  if (part->turned)
    partner[part->columns[column]] = part->rows[row];
  else
    partner[part->rows[row]] = part->columns[column];
}

static void solve_best(guint *partner, Part *part) {
  part_weigh(part);
  const gsize rows = part->row_count + 1, columns = part->column_count + 1;
  g_autofree gint64 *numbers = g_new0(gint64, rows + 2 * columns);
  g_autofree guint *places = g_new0(guint, 2 * columns);
  g_autofree gboolean *seen = g_new0(gboolean, columns);
  Prices prices = {numbers, numbers + rows,   numbers + rows + columns,
                   places,  places + columns, seen};
  for (guint row = 1; row <= part->row_count; row++)
    place_row(part, &prices, row);
  for (guint k = 1; k <= part->column_count; k++) {
    const guint row = prices.row_of[k];
    if (row != 0 && part->weights[(gsize)(row - 1) * part->column_count + k - 1] > 0)
      take(partner, part, row - 1, k - 1);
  }
}

/* Edges of a part are in order of weight. */
static void solve_greedily(guint *partner, gboolean *taken, const Edge *edges, guint count) {
  for (guint i = 0; i < count; i++) {
    if (partner[edges[i].a] != ASSIGN_NONE || taken[edges[i].b])
      continue;
    partner[edges[i].a] = edges[i].b;
    taken[edges[i].b] = TRUE;
  }
}

gboolean assign(guint *partner, const AssignTask *task, gint64 *work) {
  for (guint a = 0; a < task->a_count; a++)
    partner[a] = ASSIGN_NONE;
  if (task->a_count == 0 || task->b_count == 0)
    return TRUE;
  g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(Edge));
  g_autofree gboolean *taken = g_new0(gboolean, task->b_count);
  gboolean is_whole = find_edges(edges, task, work);
  find_parts(edges, task);
  for (guint first = 0, end; first < edges->len; first = end) {
    const Edge *edge = &g_array_index(edges, Edge, first);
    for (end = first; end < edges->len && g_array_index(edges, Edge, end).part == edge->part;)
      end++;
    Part part;
    part_begin(&part, edge, end - first);
    if ((guint64)part.row_count * part.row_count * part.column_count <=
        (guint64)ASSIGN_MOST * ASSIGN_MOST * ASSIGN_MOST) {
      solve_best(partner, &part);
    } else {
      solve_greedily(partner, taken, edge, end - first);
      is_whole = FALSE;
    }
    part_end(&part);
  }
  return is_whole;
}
