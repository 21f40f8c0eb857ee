/* Rule of destructive commands.
 *
 * Each section is searched once, however many steps link to it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/destructive_rules.h"

#include <string.h>

#include "check/commands.h"
#include "check/procedure_rules.h"
#include "model/section.h"

typedef struct {
  const char *pattern; /* NULL: no command was found */
  Place place;
} Hit;

/* How far lines have been counted: places come nearly in order. */
typedef struct {
  const char *source, *at;
  guint32 line;
} Lines;

typedef struct {
  const CommandPatterns *patterns;
  GHashTable *claimed; /* first node of a section that a step links to -> the node behind it */
  GHashTable *hits;    /* first node of a section, or root of a document -> Hit */
  Lines *lines;
  Findings *findings;
} Search;

/* ---- places ------------------------------------------------------------------------------------------ */

static const char *line_start(Lines *lines, const char *source, guint32 line) {
  if (lines->source != source || lines->line > line)
    *lines = (Lines){source, source, 1};
  for (; lines->line < line && lines->at != NULL; lines->line++) {
    const char *end = strchr(lines->at, '\n');
    lines->at = end == NULL ? NULL : end + 1;
  }
  return lines->at;
}

static gboolean is_fenced(Lines *lines, const char *source, const Node *block) {
  const char *line = line_start(lines, source, block->line);
  if (line == NULL)
    return FALSE;
  const gsize length = strcspn(line, "\n");
  return g_strstr_len(line, (gssize)length, "```") != NULL ||
         g_strstr_len(line, (gssize)length, "~~~") != NULL;
}

/* Where byte `at` of the code stands in the file. */
static Place code_place(Lines *lines, const Document *document, const Node *node, gsize at) {
  Place place = document_place(document, node);
  if (node->kind != NODE_CODE_BLOCK)
    return place;
  if (is_fenced(lines, document->source, node))
    place.line++;
  for (gsize i = 0; i < at; i++)
    place.line += node->text[i] == '\n' ? 1 : 0;
  const char *line = line_start(lines, document->source, place.line);
  if (line == NULL)
    return place;
  g_autofree char *word = g_strndup(node->text + at, strcspn(node->text + at, " \t\n"));
  const char *found = g_strstr_len(line, (gssize)strcspn(line, "\n"), word);
  place.column = found == NULL ? 1 : (guint32)(found - line) + 1;
  return place;
}

/* ---- the search -------------------------------------------------------------------------------------- */

/* Does the sentence before the piece of code say that it is not to be run? */
static gboolean is_forbidden(const Node *code) {
  static const char *const words[] = {"not",     "never", "no",    "don't", "without",
                                      "instead", "avoid", "nicht", "nie",   "kein",
                                      "keine",   "ohne",  "statt", NULL};
  const Node *before = code->previous;
  if (before == NULL || before->kind != NODE_TEXT)
    return FALSE;
  g_autofree char *low = g_utf8_strdown(before->text, before->length);
  char *start = strrchr(low, '.');
  g_auto(GStrv) said = g_strsplit_set(start == NULL ? low : start, " \t\n,;:()", -1);
  for (char **word = said; *word != NULL; word++) {
    if (g_strv_contains(words, *word))
      return TRUE;
  }
  return FALSE;
}

static gboolean search_node(Hit *hit, const Search *search, const Document *document,
                            const Node *node) {
  const gboolean is_block = node->kind == NODE_CODE_BLOCK;
  if (!is_block && node->kind != NODE_CODE)
    return FALSE;
  gsize at = 0;
  const char *info = is_block ? node->u.info : NULL;
  const char *pattern = command_find(&at, node->text, info, !is_block, search->patterns);
  if (pattern == NULL || (!is_block && is_forbidden(node)))
    return FALSE;
  *hit = (Hit){pattern, code_place(search->lines, document, node, at)};
  return TRUE;
}

static gboolean search_tree(Hit *hit, const Search *search, const Document *document,
                            const Node *root) {
  if (root == NULL)
    return FALSE;
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    if (walk.entering && search_node(hit, search, document, walk.node))
      return TRUE;
  }
  return FALSE;
}

/* Siblings from `first` up to `end`; with `leaves_out`, without sections that steps have for themselves. */
static void search_run(Hit *hit, const Search *search, const Document *document, Section run,
                       gboolean leaves_out) {
  for (const Node *node = run.first; node != NULL && node != run.end;) {
    gpointer behind = NULL;
    if (leaves_out && g_hash_table_lookup_extended(search->claimed, node, NULL, &behind)) {
      node = behind;
      continue;
    }
    if (search_tree(hit, search, document, node))
      return;
    node = node->next;
  }
}

static const Hit *search_link(const Search *search, const Link *link) {
  static const Hit none = {0};
  if (link == NULL || (link->state != LINK_ANCHOR && link->state != LINK_PAGE) ||
      link->document->guide != NULL)
    return &none;
  const gboolean is_page = link->state == LINK_PAGE || link->anchor->node == NULL;
  const Section run =
      is_page ? (Section){link->document->root->first, NULL} : section_of_anchor(link->anchor);
  gconstpointer key = is_page ? link->document->root : run.first;
  Hit *hit = g_hash_table_lookup(search->hits, key);
  if (hit == NULL) {
    hit = g_new0(Hit, 1);
    search_run(hit, search, link->document, run, is_page);
    g_hash_table_insert(search->hits, (gpointer)key, hit);
  }
  return hit;
}

/* ---- the rule ---------------------------------------------------------------------------------------- */

/* What is shown of a pattern: "mkfs" for "mkfs*". */
static int shown_length(const char *pattern) {
  const gsize length = strlen(pattern);
  return (int)(length > 1 && pattern[length - 1] == '*' ? length - 1 : length);
}

static void check_step(const Search *search, const Step *step) {
  static const char hint[] =
      "say it behind the title: undo=\"#step-or-section\" or undo=none; or in a paragraph {.undo}";
  if (step->kind != STEP_WORK || step_undo_said(step) != NULL || step_is_back_out(step))
    return;
  const Document *document = step->guide->document;
  Hit own = {0};
  if (search_tree(&own, search, document, step->title) ||
      search_tree(&own, search, document, step->summary) ||
      search_tree(&own, search, document, step->body)) {
    findings_add_second(search->findings, FINDING_DESTRUCTIVE_COMMAND, own.place, step->place, hint,
                        "step %s runs `%.*s`, and nothing says how to take that back", step->number,
                        shown_length(own.pattern), own.pattern);
    return;
  }
  const Hit *linked = search_link(search, step->child_count > 0 ? NULL : step->link);
  if (linked->pattern != NULL)
    findings_add_second(search->findings, FINDING_DESTRUCTIVE_COMMAND, step->place, linked->place,
                        hint,
                        "what step %s links to runs `%.*s`, and nothing says how to take that back",
                        step->number, shown_length(linked->pattern), linked->pattern);
}

static void claim_sections(GHashTable *claimed, const Guide *guide) {
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    const Link *link = step->link;
    if (link == NULL || link->state != LINK_ANCHOR || link->anchor->node == NULL)
      continue;
    const Section section = section_of_anchor(link->anchor);
    g_hash_table_insert(claimed, section.first, section.end);
  }
}

/* The list of the configuration, with the default where it says so. */
static CommandPatterns *all_patterns(const Config *config) {
  static const char *const only_default[] = {"default", NULL};
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  for (const char *const *item = config->destructive == NULL ? only_default : config->destructive;
       *item != NULL; item++) {
    if (strcmp(*item, "default") != 0)
      g_ptr_array_add(texts, (gpointer)*item);
    for (const char *const *own = commands_destructive;
         strcmp(*item, "default") == 0 && *own != NULL; own++)
      g_ptr_array_add(texts, (gpointer)*own);
  }
  g_ptr_array_add(texts, NULL);
  return command_patterns_new((const char *const *)texts->pdata);
}

void check_destructive_commands(const Book *book, Findings *findings) {
  g_autoptr(CommandPatterns) patterns = all_patterns(book->config);
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    g_autoptr(GHashTable) claimed = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) hits = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    const Search search = {patterns, claimed, hits, &(Lines){0}, findings};
    claim_sections(claimed, guide);
    for (guint k = 0; k < guide->steps->len; k++)
      check_step(&search, guide->steps->pdata[k]);
  }
}
