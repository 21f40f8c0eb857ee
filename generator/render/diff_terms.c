/* DiffTerms: one table beside the catalogue; English phrases are those of diff_words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/diff_terms.h"

#include "render/diff_words.h"
#include "render/labels.h"

/* clang-format off */
static const struct {
  const char *title;    /* in German */
  const char *en, *de;  /* the word; NULL: it is no change of a step */
} terms[DIFF_KINDS] = {
    [DIFF_GUIDE_ADDED] = {"Anleitung hinzugekommen", NULL, NULL},
    [DIFF_GUIDE_REMOVED] = {"Anleitung entfallen", NULL, NULL},
    [DIFF_STEP_ADDED] = {"Schritt hinzugekommen", "new", "neu"},
    [DIFF_STEP_REMOVED] = {"Schritt entfallen", NULL, NULL},
    [DIFF_STEP_SPLIT] = {"Schritt aufgeteilt", "split", "aufgeteilt"},
    [DIFF_STEP_MERGED] = {"Schritte zusammengelegt", "merged", "zusammengelegt"},
    [DIFF_STEP_ACROSS_GATE] = {"Schritt auf die andere Seite eines Kontrollpunkts gerückt", "other side of a gate", "andere Seite eines Kontrollpunkts"},
    [DIFF_STEP_MOVED] = {"Schritt verschoben", "moved", "verschoben"},
    [DIFF_STEP_REORDERED] = {"Schritt in anderer Reihenfolge", "order", "Reihenfolge"},
    [DIFF_STEP_RENAMED] = {"Schritt umbenannt", "title", "Titel"},
    [DIFF_KIND_CHANGED] = {"Aus einem Schritt wurde ein Kontrollpunkt oder umgekehrt", "kind of step", "Art des Schritts"},
    [DIFF_CHECKPOINT_ADDED] = {"Kontrollpunkt hinzugekommen", "new", "neu"},
    [DIFF_CHECKPOINT_REMOVED] = {"Kontrollpunkt entfallen", NULL, NULL},
    [DIFF_CHECKPOINT_MOVED] = {"Kontrollpunkt verschoben", "moved", "verschoben"},
    [DIFF_NO_RETURN_ADDED] = {"Punkt ohne Rückkehr hinzugekommen", "point of no return", "Punkt ohne Rückkehr"},
    [DIFF_NO_RETURN_REMOVED] = {"Punkt ohne Rückkehr entfallen", "point of no return", "Punkt ohne Rückkehr"},
    [DIFF_NO_RETURN_MOVED] = {"Punkt ohne Rückkehr verschoben", "point of no return", "Punkt ohne Rückkehr"},
    [DIFF_SUMMARY_CHANGED] = {"Zusammenfassung geändert", "summary", "Zusammenfassung"},
    [DIFF_BODY_CHANGED] = {"Text des Schritts geändert", "text", "Text"},
    [DIFF_COMMAND_CHANGED] = {"Befehl geändert", "command", "Befehl"},
    [DIFF_WARNING_ADDED] = {"Warnung hinzugekommen", "warning", "Warnung"},
    [DIFF_WARNING_REMOVED] = {"Warnung entfallen", "warning removed", "Warnung entfallen"},
    [DIFF_WARNING_CHANGED] = {"Warnung geändert", "warning", "Warnung"},
    [DIFF_EXPECTED_CHANGED] = {"Erwartetes Ergebnis geändert", "expected result", "erwartetes Ergebnis"},
    [DIFF_FAILS_CHANGED] = {"Verhalten bei Fehlschlag geändert", "what to do on failure", "Verhalten bei Fehlschlag"},
    [DIFF_UNDO_ADDED] = {"Rücknahme hinzugekommen", "undo", "Rücknahme"},
    [DIFF_UNDO_REMOVED] = {"Rücknahme entfallen", "undo removed", "Rücknahme entfallen"},
    [DIFF_UNDO_CHANGED] = {"Rücknahme geändert", "undo", "Rücknahme"},
    [DIFF_CRITERIA_CHANGED] = {"Kriterien geändert", "criteria", "Kriterien"},
    [DIFF_DECIDER_CHANGED] = {"Wer entscheidet, geändert", "decider", "wer entscheidet"},
    [DIFF_DEADLINE_CHANGED] = {"Frist geändert", "deadline", "Frist"},
    [DIFF_OWNER_CHANGED] = {"Zuständigkeit geändert", "owner", "Zuständigkeit"},
    [DIFF_DURATION_CHANGED] = {"Dauer geändert", "duration", "Dauer"},
    [DIFF_RISK_CHANGED] = {"Risiko geändert", "risk", "Risiko"},
    [DIFF_IMPORTANCE_CHANGED] = {"Wichtigkeit geändert", "importance", "Wichtigkeit"},
    [DIFF_AFTER_CHANGED] = {"Reihenfolge paralleler Arbeit geändert", "what it waits for", "worauf er wartet"},
    [DIFF_HOSTS_CHANGED] = {"Rechner geändert", "hosts", "Rechner"},
    [DIFF_LINK_CHANGED] = {"Ziel des Verweises geändert", "link", "Verweis"},
    [DIFF_ATTRIBUTE_CHANGED] = {"Attribut geändert", "attribute", "Attribut"},
    [DIFF_SECTION_CHANGED] = {"Einzelheiten geändert", "details", "Einzelheiten"},
    [DIFF_SECTION_COMMAND_CHANGED] = {"Befehl in den Einzelheiten geändert", "command in details", "Befehl in den Einzelheiten"},
    [DIFF_SECTION_WARNING_REMOVED] = {"Warnung in den Einzelheiten entfallen", "warning in details removed", "Warnung in den Einzelheiten entfallen"},
    [DIFF_IMAGE_CHANGED] = {"Bild geändert", "image", "Bild"},
    [DIFF_GUIDE_TEXT_CHANGED] = {"Text um die Schritte geändert", NULL, NULL},
    [DIFF_VARIABLE_CHANGED] = {"Variable geändert", "variable", "Variable"},
    [DIFF_RECORD_CHANGED] = {"Änderungsauftrag geändert", NULL, NULL},
    [DIFF_DOCUMENT_CHANGED] = {"Dokument geändert, das kein Schritt zeigt", NULL, NULL},
    [DIFF_STEP_RENUMBERED] = {"Schritt anders nummeriert", NULL, NULL},
    [DIFF_ID_CHANGED] = {"Kennung geändert", NULL, NULL},
    [DIFF_LINK_RELOCATED] = {"Verweis umgezogen", NULL, NULL},
    [DIFF_FILE_MOVED] = {"Datei verschoben", NULL, NULL},
    [DIFF_SOURCE_REWRAPPED] = {"Quelltext anders geschrieben", NULL, NULL},
};
/* clang-format on */

const char *diff_term_title(DiffKind kind, const char *language) {
  const gboolean german = label_is_german(language) && terms[kind].title != NULL;
  return german ? terms[kind].title : diff_kind(kind)->title;
}

const char *diff_term_word(DiffKind kind, const char *language) {
  return label_is_german(language) ? terms[kind].de : terms[kind].en;
}

const char *diff_term_level(DiffLevel level, const char *language) {
  static const char *const german[] = {"aus", "niedrig", "mittel", "hoch"};
  return label_is_german(language) ? german[level] : diff_level_name(level);
}

/* ---- the verdict ----------------------------------------------------------------------------------- */

/* "2 hohe und 1 mittlere Änderung"; FALSE: there is none of that level or above. */
static gboolean append_german(GString *out, const DiffCounts *counts, DiffLevel least) {
  static const char *const adjectives[] = {"", "niedrige", "mittlere", "hohe"};
  guint kinds = 0, said = 0, last = 0;
  for (DiffLevel level = least; level <= DIFF_HIGH; level++)
    kinds += counts->open[level] > 0 ? 1 : 0;
  for (DiffLevel level = DIFF_HIGH; level >= least; level--) {
    last = counts->open[level] == 0 ? last : counts->open[level];
    if (counts->open[level] == 0)
      continue;
    g_string_append_printf(out, "%s%u %s",
                           said == 0           ? ""
                           : said + 1 == kinds ? " und "
                                               : ", ",
                           last, adjectives[level]);
    said++;
  }
  if (said > 0)
    g_string_append(out, last == 1 ? " Änderung" : " Änderungen");
  return said > 0;
}

static void append_german_verdict(GString *out, const Diff *diff, DiffLevel fail_on) {
  const DiffCounts counts = diff_counts(diff);
  g_autoptr(GString) all = g_string_new(NULL);
  if (diff_needs_approval(&counts, fail_on)) {
    g_string_append(out, "Erneute Freigabe nötig: ");
    append_german(out, &counts, fail_on);
  } else if (append_german(all, &counts, DIFF_LOW)) {
    g_string_append_printf(out, "%s%s",
                           fail_on == DIFF_OFF ? "" : "Keine Freigabe nötig: ", all->str);
  } else {
    g_string_append(out, counts.accepted > 0 ? "Keine weitere Änderung am Vorgehen"
                                             : "Keine Änderung am Vorgehen");
  }
  g_string_append_printf(out, " seit %s", diff->old_name);
  if (counts.accepted > 0)
    g_string_append_printf(out, " (%u angenommen)", counts.accepted);
}

void diff_term_verdict(GString *out, const Diff *diff, DiffLevel fail_on, const char *language) {
  const gsize start = out->len;
  if (label_is_german(language)) {
    append_german_verdict(out, diff, fail_on);
    return;
  }
  diff_words_verdict(out, diff, fail_on);
  out->str[start] = g_ascii_toupper(out->str[start]);
}

/* ---- other phrases --------------------------------------------------------------------------------- */

void diff_term_off(GString *out, const Diff *diff, const char *language) {
  if (!label_is_german(language)) {
    diff_words_off(out, diff);
    return;
  }
  const char *separator = "";
  for (DiffKind kind = 0; kind < DIFF_KINDS; kind++) {
    guint count = 0;
    for (guint i = 0; i < diff->changes->len; i++) {
      const DiffChange *change = diff->changes->pdata[i];
      count += change->kind == kind && change->level == DIFF_OFF ? 1 : 0;
    }
    if (count == 0)
      continue;
    g_string_append_printf(out, "%s%u × „%s“", separator, count, diff_term_title(kind, language));
    separator = ", ";
  }
}

const char *diff_term_subject(DiffKind kind, const char *language) {
  static const char *const german[DIFF_KINDS] = {[DIFF_SECTION_CHANGED] = "Einzelheiten",
                                                 [DIFF_SECTION_COMMAND_CHANGED] = "Einzelheiten",
                                                 [DIFF_SECTION_WARNING_REMOVED] = "Einzelheiten",
                                                 [DIFF_IMAGE_CHANGED] = "Datei",
                                                 [DIFF_VARIABLE_CHANGED] = "Variable",
                                                 [DIFF_RECORD_CHANGED] = "Änderungsauftrag",
                                                 [DIFF_DOCUMENT_CHANGED] = "Dokument",
                                                 [DIFF_FILE_MOVED] = "Datei"};
  if (!label_is_german(language))
    return diff_words_subject(kind);
  return german[kind] == NULL ? "" : german[kind];
}

const char *diff_term_relation(DiffKind kind, const char *language) {
  if (!label_is_german(language))
    return diff_words_relation(kind);
  if (kind == DIFF_STEP_SPLIT)
    return "jetzt";
  if (kind == DIFF_STEP_MERGED)
    return "vorher";
  if (kind == DIFF_STEP_ACROSS_GATE)
    return "überquert";
  return kind == DIFF_VARIABLE_CHANGED || kind == DIFF_IMAGE_CHANGED ? "verwendet von"
                                                                     : "gezeigt von";
}
