/* Step references: one attribute after the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/step_references.h"

#include <string.h>

typedef struct {
  Guide *guide;
  Arena *arena;
  const Fragments *fragments;
  Nearby *nearby;
  Findings *findings;
} References;

static char **words_of(const Step *step, const char *key) {
  const char *text = attributes_get(step->attributes, key);
  return g_strsplit_set(text == NULL ? "" : text, " \t,", -1);
}

/* ---- what names nothing ------------------------------------------------------------------------------ */

/* All names that the steps have: ids of their own, then aliases. */
static GPtrArray *known_names(const Book *book, gconstpointer of) {
  (void)book;
  const GPtrArray *steps = of;
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < steps->len; i++) {
    const Step *step = steps->pdata[i];
    if (step->id_explicit)
      g_ptr_array_add(names, g_strdup(step->id));
  }
  for (guint i = 0; i < steps->len; i++) {
    g_auto(GStrv) words = words_of(steps->pdata[i], "aliases");
    for (char **word = words; *word != NULL; word++) {
      if (**word != '\0')
        g_ptr_array_add(names, g_strdup(**word == '#' ? *word + 1 : *word));
    }
  }
  return names;
}

static char *hint_of(const References *references, const char *id) {
  const Guide *guide = references->guide;
  const Step *made = g_hash_table_lookup(guide->by_id, id);
  if (made != NULL)
    return g_strdup_printf("step %s has no id of its own: write {#%s} behind its title",
                           made->number, id);
  const char *nearest = nearby_name(references->nearby, id, guide->steps, known_names);
  return nearest == NULL ? NULL : g_strdup_printf("did you mean `#%s`?", nearest);
}

static void refuse(const References *references, const Step *step, const char *key,
                   const char *word) {
  g_autofree char *hint = word[0] == '#' ? hint_of(references, word + 1)
                                         : g_strdup_printf("write the id of a step: `#%s`", word);
  findings_add(references->findings, FINDING_ATTRIBUTE_VALUE, step_attributes_place(step), hint,
               word[0] == '#' ? "`%s` names `%s`, and no step has that id"
                              : "`%s` names `%s`, which is no id of a step",
               key, word);
}

/* ---- the attributes ---------------------------------------------------------------------------------- */

/* An alias that names another step already leads there, not here. One that equals the made id of another step has no page: the
 * other step's has that name. */
static void check_aliases(const References *references, const Step *step) {
  g_auto(GStrv) words = words_of(step, "aliases");
  for (char **word = words; *word != NULL; word++) {
    const char *alias = **word == '#' ? *word + 1 : *word;
    const Step *named =
        *alias == '\0' ? step : fragment_step(references->fragments, step->guide, alias);
    if (named != step && named != NULL)
      findings_add_second(references->findings, FINDING_DUPLICATE_ID, step_attributes_place(step),
                          step_attributes_place(named),
                          "take the alias out, or give it another name",
                          "the alias `%s` names another step already", alias);
    const Step *made = g_hash_table_lookup(step->guide->by_id, alias);
    if (made != NULL && made != step && !made->id_explicit)
      findings_add_second(references->findings, FINDING_DUPLICATE_ID, step_attributes_place(step),
                          made->place, "give the other step an id of its own, such as {#new-id}",
                          "the alias `%s` is the id that step %s has by its title", alias,
                          made->number);
  }
}

static void follow_after(const References *references, Step *step) {
  g_auto(GStrv) words = words_of(step, "after");
  g_autoptr(GPtrArray) after = g_ptr_array_new();
  for (char **word = words; *word != NULL; word++) {
    Step *named =
        **word == '#' ? fragment_step(references->fragments, references->guide, *word + 1) : NULL;
    if (named != NULL && !g_ptr_array_find(after, named, NULL))
      g_ptr_array_add(after, named);
    else if (named == NULL && **word != '\0')
      refuse(references, step, "after", *word);
  }
  step->fields.after = arena_pointers(references->arena, after);
  step->fields.after_count = after->len;
}

static void take_undo_step(const References *references, Step *step) {
  StepFields *fields = &step->fields;
  const Step *named = fields->undo_link->step;
  if (named->guide != step->guide) {
    fields->undo_kind = UNDO_SECTION;
  } else if (step_is_inside(step, named)) {
    findings_add(references->findings, FINDING_ATTRIBUTE_VALUE, step_attributes_place(step),
                 "name another step or a section, or say it in a paragraph {.undo}",
                 "`undo` names %s",
                 named == step ? "the step itself" : "a step that this one is a part of");
    fields->undo_link = NULL;
  } else {
    fields->undo_kind = UNDO_STEP;
    fields->undo_step = named;
    fields->undo_link = NULL;
  }
}

static void follow_undo(const References *references, Step *step) {
  StepFields *fields = &step->fields;
  const char *undo = attributes_get(step->attributes, "undo");
  if (fields->undo_link == NULL) {
    if (undo != NULL && fields->undo_kind != UNDO_NONE)
      refuse(references, step, "undo", undo);
  } else if (fields->undo_link->state == LINK_STEP) {
    take_undo_step(references, step);
  } else if (fields->undo_link->state == LINK_BROKEN) {
    fields->undo_link = NULL;
  } else {
    fields->undo_kind = UNDO_SECTION;
  }
}

void step_references_follow(Guide *guide, Arena *arena, const Fragments *fragments, Nearby *nearby,
                            Findings *findings) {
  const References references = {guide, arena, fragments, nearby, findings};
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    check_aliases(&references, step);
    follow_after(&references, step);
    follow_undo(&references, step);
  }
}
