/* Rules of titles. Steps with sub-steps are headings of a sort, checkpoints are states: both may be worded freely.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/title_rules.h"

#include "check/wording.h"

/* The title as plain text, pieces of code as one sign each. */
static char *title_words(const Step *step) {
  GString *words = g_string_new(NULL);
  NodeWalk walk = node_walk(step->title);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (!walk.entering)
      continue;
    if (node->kind == NODE_TEXT)
      g_string_append_len(words, node->text, node->length);
    else if (node->kind == NODE_CODE || node->kind == NODE_IMAGE)
      g_string_append(words, WORDING_CODE);
    else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
      g_string_append_c(words, ' ');
    if (node->kind == NODE_IMAGE)
      node_walk_skip(&walk);
  }
  return g_string_free(words, FALSE);
}

typedef void TitleRule(const Step *step, const char *words, Tongue tongue, Findings *findings);

static void for_titles(const Book *book, TitleRule *rule, Findings *findings) {
  const Tongue tongue = tongue_of(book->config->language);
  for (guint i = 0; i < book->guides->len && tongue != TONGUE_OTHER; i++) {
    const Guide *guide = book->guides->pdata[i];
    for (guint k = 0; k < guide->steps->len; k++) {
      const Step *step = guide->steps->pdata[k];
      if (step->kind != STEP_WORK || step->child_count > 0)
        continue;
      g_autofree char *words = title_words(step);
      rule(step, words, tongue, findings);
    }
  }
}

static void look_for_two(const Step *step, const char *words, Tongue tongue, Findings *findings) {
  g_autofree char *second = wording_second_action(words, tongue);
  if (second != NULL)
    findings_add(findings, FINDING_TWO_ACTIONS, step->place,
                 "make it two steps, or a step with two sub-steps",
                 "the title says two actions: `%s` begins the second", second);
}

static void look_for_verb(const Step *step, const char *words, Tongue tongue, Findings *findings) {
  if (wording_lacks_verb(words, tongue))
    findings_add(findings, FINDING_NO_VERB, step->place,
                 tongue == TONGUE_ENGLISH ? "begin with what to do: Stop, Copy, Check, …"
                                          : "say what to do: … stoppen, Stoppen Sie …",
                 "the title does not say what to do");
}

void check_two_actions(const Book *book, Findings *findings) {
  for_titles(book, look_for_two, findings);
}

void check_verbs(const Book *book, Findings *findings) {
  for_titles(book, look_for_verb, findings);
}
