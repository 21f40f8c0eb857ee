/* Labels: one table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/labels.h"

#include <glib.h>

/* clang-format off */
static const struct {
  const char *en, *de;
} labels[LABELS] = {
    [LABEL_NOTE] = {"Note", "Hinweis"},
    [LABEL_TIP] = {"Tip", "Tipp"},
    [LABEL_IMPORTANT] = {"Important", "Wichtig"},
    [LABEL_WARNING] = {"Warning", "Warnung"},
    [LABEL_CAUTION] = {"Caution", "Vorsicht"},
    [LABEL_DANGER] = {"Danger", "Gefahr"},
    [LABEL_FOOTNOTES] = {"Footnotes", "Fußnoten"},
    [LABEL_BACK_TO_TEXT] = {"Back to text", "Zurück zum Text"},
    [LABEL_TABLE] = {"Table", "Tabelle"},
    [LABEL_TASK_OPEN] = {"open", "offen"},
    [LABEL_TASK_DONE] = {"done", "erledigt"},
    [LABEL_MISSING_IMAGE] = {"missing image", "fehlendes Bild"},
    [LABEL_IMAGE] = {"image", "Bild"},
    [LABEL_CHECKLIST] = {"Checklist", "Checkliste"},
    [LABEL_CHECKPOINT] = {"Checkpoint", "Kontrollpunkt"},
    [LABEL_NOT_DONE] = {"to do", "zu tun"},
    [LABEL_DOCUMENTS] = {"Documents", "Dokumente"},
    [LABEL_DETAILS] = {"Details", "Einzelheiten"},
    [LABEL_SECTION] = {"section", "Abschnitt"},
    [LABEL_USED_BY] = {"Used by", "Verwendet von"},
    [LABEL_STEP] = {"step", "Schritt"},
    [LABEL_STEPS_USED] = {"steps", "den Schritten"},
    [LABEL_PREVIOUS] = {"Previous", "Zurück"},
    [LABEL_NEXT] = {"Next", "Weiter"},
    [LABEL_UP] = {"Up", "Hinauf"},
    [LABEL_COVER] = {"Cover", "Titelseite"},
    [LABEL_CONTENTS] = {"Contents", "Inhalt"},
    [LABEL_LANDMARKS] = {"Landmarks", "Orientierung"},
    [LABEL_START] = {"Start of the checklist", "Beginn der Checkliste"},
    [LABEL_SUBSTEPS] = {"Steps of this part", "Schritte dieses Teils"},
    [LABEL_UNTITLED] = {"Step without a title", "Schritt ohne Titel"},
    [LABEL_COUNT_STEP] = {"step", "Schritt"},
    [LABEL_COUNT_STEPS] = {"steps", "Schritte"},
    [LABEL_COUNT_CHECKPOINT] = {"checkpoint", "Kontrollpunkt"},
    [LABEL_COUNT_CHECKPOINTS] = {"checkpoints", "Kontrollpunkte"},
    [LABEL_COUNT_DOCUMENT] = {"document", "Dokument"},
    [LABEL_COUNT_DOCUMENTS] = {"documents", "Dokumente"},
    [LABEL_ACCESSIBILITY] = {
        "Text with headings, lists and tables that assistive technology can follow; links lead from each step "
        "to its details and back. Boxes are glyphs with a text alternative. Images have the text alternatives "
        "that their authors wrote.",
        "Text mit Überschriften, Listen und Tabellen, denen Hilfsmittel folgen können; Verweise führen von jedem "
        "Schritt zu seinen Einzelheiten und zurück. Kästchen sind Zeichen mit Textalternative. Bilder haben die "
        "Textalternativen, die ihre Autoren geschrieben haben."},
};
/* clang-format on */

const char *label_text(Label label, const char *language) {
  const gboolean german =
      g_ascii_strncasecmp(language, "de", 2) == 0 && (language[2] == '\0' || language[2] == '-');
  return german ? labels[label].de : labels[label].en;
}
