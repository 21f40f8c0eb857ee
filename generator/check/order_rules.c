/* Rules of what waits for what.
 *
 * Every step has two points, its start and its end, and points wait for points. The graph is searched in depth
 * for an arrow that leads back to a point on the way, without recursion.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/order_rules.h"

#include <string.h>

#include "base/nearest.h"

static Place attributes_place(const Step *step) {
  const Place place = step->attributes->place;
  return place.file == NULL ? step->place : place;
}

/* ---- ids --------------------------------------------------------------------------------------------- */

/* An alias that names another step already leads there, not here. */
static void report_alias(const Step *step, const char *alias, const Step *first,
                         Findings *findings) {
  if (first != step && findings != NULL)
    findings_add_second(findings, FINDING_DUPLICATE_ID, attributes_place(step),
                        attributes_place(first), "take the alias out, or give it another name",
                        "the alias `%s` names another step already", alias);
}

/* The ids by which steps of the guide can be named. Without `findings` nothing is reported. */
static GHashTable *named_steps(const Guide *guide, Findings *findings) {
  GHashTable *steps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    if (step->id_explicit && !g_hash_table_contains(steps, step->id))
      g_hash_table_insert(steps, g_strdup(step->id), step);
  }
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    const char *aliases = attributes_get(step->attributes, "aliases");
    g_auto(GStrv) words = g_strsplit_set(aliases == NULL ? "" : aliases, " \t,", -1);
    for (char **word = words; *word != NULL; word++) {
      const char *alias = **word == '#' ? *word + 1 : *word;
      const Step *first = g_hash_table_lookup(steps, alias);
      if (first != NULL)
        report_alias(step, alias, first, findings);
      else if (*alias != '\0')
        g_hash_table_insert(steps, g_strdup(alias), step);
    }
  }
  return steps;
}

static int compare_texts(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *hint_of(const Guide *guide, GHashTable *steps, const char *id) {
  const Step *made = g_hash_table_lookup(guide->by_id, id);
  if (made != NULL)
    return g_strdup_printf("step %s has no id of its own: write {#%s} behind its title",
                           made->number, id);
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  GHashTableIter iter;
  gpointer key = NULL;
  g_hash_table_iter_init(&iter, steps);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    g_ptr_array_add(ids, key);
  g_ptr_array_sort(ids, compare_texts);
  const char *nearest = nearest_name(id, (const char *const *)ids->pdata, ids->len);
  return nearest == NULL ? NULL : g_strdup_printf("did you mean `#%s`?", nearest);
}

static void refuse(const Step *step, GHashTable *steps, const char *key, const char *word,
                   Findings *findings) {
  g_autofree char *hint = word[0] == '#' ? hint_of(step->guide, steps, word + 1)
                                         : g_strdup_printf("write the id of a step: `#%s`", word);
  findings_add(findings, FINDING_ATTRIBUTE_VALUE, attributes_place(step), hint,
               word[0] == '#' ? "`%s` names `%s`, and no step has that id"
                              : "`%s` names `%s`, which is no id of a step",
               key, word);
}

static void check_after(const Step *step, GHashTable *steps, Findings *findings) {
  const char *after = attributes_get(step->attributes, "after");
  g_auto(GStrv) words = g_strsplit_set(after == NULL ? "" : after, " \t,", -1);
  for (char **word = words; *word != NULL; word++) {
    if (**word != '\0' && (**word != '#' || !g_hash_table_contains(steps, *word + 1)))
      refuse(step, steps, "after", *word, findings);
  }
}

static void check_undo(const Step *step, GHashTable *steps, Findings *findings) {
  const char *undo = attributes_get(step->attributes, "undo");
  if (undo == NULL || strcmp(undo, "none") == 0)
    return;
  if (undo[0] != '#' || (!g_hash_table_contains(steps, undo + 1) &&
                         document_anchor(step->guide->document, undo + 1) == NULL))
    refuse(step, steps, "undo", undo, findings);
}

void check_references(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GHashTable) steps = named_steps(guide, findings);
    for (guint k = 0; k < guide->steps->len; k++) {
      check_after(guide->steps->pdata[k], steps, findings);
      check_undo(guide->steps->pdata[k], steps, findings);
    }
  }
}

/* ---- circles ----------------------------------------------------------------------------------------- */

enum { SHOWN_MOST = 12 }; /* steps of a circle in a message */

/* A point is 2 * order for the start of a step, and one more for its end. */
typedef struct {
  const Guide *guide;
  GArray *arrows; /* points that are waited for, grouped by the point that waits */
  guint *first;   /* by point: where its group begins; one more at the end */
} Graph;

typedef enum { POINT_NEW, POINT_OPEN, POINT_DONE } PointState;

typedef struct {
  guint point;
  guint next; /* the arrow to follow next */
} Frame;

static guint start_of(const Step *step) { return 2 * step->order; }
static guint end_of(const Step *step) { return 2 * step->order + 1; }

static void set_befores(const Step **before, Step *const *siblings, guint count) {
  for (guint i = 1; i < count; i++)
    before[siblings[i]->order] = siblings[i - 1];
}

static void add_arrow(Graph *graph, guint point) { g_array_append_val(graph->arrows, point); }

/* What the start of the step waits for. */
static void add_start(Graph *graph, GHashTable *steps, const Step *step, const Step *before) {
  const char *after = attributes_get(step->attributes, "after");
  g_auto(GStrv) words = g_strsplit_set(after == NULL ? "" : after, " \t,", -1);
  const guint own = graph->arrows->len;
  for (char **word = words; *word != NULL; word++) {
    const Step *other = **word == '#' ? g_hash_table_lookup(steps, *word + 1) : NULL;
    if (other != NULL)
      add_arrow(graph, end_of(other));
  }
  if (graph->arrows->len == own && before != NULL)
    add_arrow(graph, end_of(before));
  if (step->parent != NULL)
    add_arrow(graph, start_of(step->parent));
}

/* What the end of the step waits for. */
static void add_end(Graph *graph, const Step *step) {
  add_arrow(graph, start_of(step));
  for (guint i = 0; i < step->child_count; i++)
    add_arrow(graph, end_of(step->children[i]));
}

static void fill(Graph *graph) {
  const Guide *guide = graph->guide;
  g_autoptr(GHashTable) steps = named_steps(guide, NULL);
  g_autofree const Step **before = g_new0(const Step *, guide->steps->len);
  set_befores(before, guide->top, guide->top_count);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    set_befores(before, step->children, step->child_count);
  }
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    graph->first[start_of(step)] = graph->arrows->len;
    add_start(graph, steps, step, before[i]);
    graph->first[end_of(step)] = graph->arrows->len;
    add_end(graph, step);
  }
  graph->first[2 * guide->steps->len] = graph->arrows->len;
}

static const Step *step_of(const Graph *graph, const Frame *frame) {
  return graph->guide->steps->pdata[frame->point / 2];
}

/* The frames from `from` on are a circle: names its steps, beginning with the first that says `after`. */
static void report_circle(const Graph *graph, const GArray *path, guint from, GHashTable *reported,
                          Findings *findings) {
  const guint count = path->len - from;
  const Step *chosen = NULL;
  guint at = 0;
  for (guint i = 0; i < count; i++) {
    const Step *step = step_of(graph, &g_array_index(path, Frame, from + i));
    if (attributes_get(step->attributes, "after") != NULL &&
        (chosen == NULL || step->order < chosen->order)) {
      chosen = step;
      at = i;
    }
  }
  if (chosen == NULL || !g_hash_table_add(reported, (gpointer)chosen))
    return;
  g_autoptr(GString) way = g_string_new(chosen->number);
  const Step *last = chosen;
  guint shown = 1;
  for (guint i = 1; i <= count; i++) {
    const Step *step = step_of(graph, &g_array_index(path, Frame, from + (at + i) % count));
    if (step != last && ++shown <= SHOWN_MOST)
      g_string_append_printf(way, " → %s", step->number);
    last = step;
  }
  findings_add(findings, FINDING_ATTRIBUTE_VALUE, attributes_place(chosen),
               "name only steps that can be done without this one",
               "`after` makes step %s wait for itself: %s%s", chosen->number, way->str,
               shown > SHOWN_MOST ? " → …" : "");
}

static guint frame_of(const GArray *path, guint point) {
  guint i = path->len;
  while (g_array_index(path, Frame, i - 1).point != point)
    i--;
  return i - 1;
}

/* Goes on from the last frame: deeper, round a circle, or back. */
static void search_on(const Graph *graph, GArray *path, guint8 *states, GHashTable *reported,
                      Findings *findings) {
  Frame *frame = &g_array_index(path, Frame, path->len - 1);
  if (frame->next == graph->first[frame->point + 1]) {
    states[frame->point] = POINT_DONE;
    g_array_set_size(path, path->len - 1);
    return;
  }
  const Frame deeper = {.point = g_array_index(graph->arrows, guint, frame->next++)};
  if (states[deeper.point] == POINT_OPEN) {
    report_circle(graph, path, frame_of(path, deeper.point), reported, findings);
  } else if (states[deeper.point] == POINT_NEW) {
    states[deeper.point] = POINT_OPEN;
    g_array_append_val(path, deeper);
    g_array_index(path, Frame, path->len - 1).next = graph->first[deeper.point];
  }
}

static void check_guide(const Guide *guide, Findings *findings) {
  const guint points = 2 * guide->steps->len;
  g_autoptr(GArray) arrows = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(Frame));
  g_autoptr(GHashTable) reported = g_hash_table_new(NULL, NULL);
  g_autofree guint *first = g_new0(guint, points + 1);
  g_autofree guint8 *states = g_new0(guint8, points + 1);
  Graph graph = {guide, arrows, first};
  fill(&graph);
  for (guint point = 0; point < points; point++) {
    if (states[point] != POINT_NEW)
      continue;
    states[point] = POINT_OPEN;
    const Frame frame = {point, first[point]};
    g_array_append_val(path, frame);
    while (path->len > 0)
      search_on(&graph, path, states, reported, findings);
  }
}

void check_order(const Book *book, Findings *findings) {
  for (guint i = 0; i < book->guides->len; i++)
    check_guide(book->guides->pdata[i], findings);
}
