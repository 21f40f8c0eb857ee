/* Labels: one table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/labels.h"

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
    [LABEL_EXPECTED] = {"Expected result", "Erwartetes Ergebnis"},
    [LABEL_FAILS] = {"If it fails", "Wenn es fehlschlägt"},
    [LABEL_UNDO] = {"How to undo it", "So wird es zurückgenommen"},
    [LABEL_CRITERIA] = {"Criteria", "Kriterien"},
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
    [LABEL_PLACE_AFTER] = {"after", "nach"},
    [LABEL_PLACE_IN] = {"in", "in"},
    [LABEL_PLACE_FIRST] = {"first", "zuerst"},
    [LABEL_PLACE_TOP] = {"at the top", "ganz oben"},
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
    /* Sheet: headings. */
    [LABEL_APPROVALS] = {"Approvals", "Freigaben"},
    [LABEL_CHANGE] = {"Change record", "Änderungsauftrag"},
    [LABEL_CONTACTS] = {"Contacts", "Ansprechpartner"},
    [LABEL_BACKOUT_PLAN] = {"Back-out plan", "Rückfallplan"},
    [LABEL_IMPLEMENTATION_PLAN] = {"Implementation plan", "Umsetzungsplan"},
    [LABEL_TEST_PLAN] = {"Test plan", "Testplan"},
    [LABEL_COVERAGE] = {"What can be undone", "Was sich zurücknehmen lässt"},
    [LABEL_TIME_LINE] = {"The plan in time", "Der Ablauf"},
    [LABEL_RISKS] = {"Risks", "Risiken"},
    [LABEL_GATES] = {"Checkpoints", "Kontrollpunkte"},
    [LABEL_OWNERS] = {"Who does it", "Wer es tut"},
    [LABEL_STEPS] = {"Steps", "Schritte"},
    [LABEL_STEPS_FORWARD] = {"Steps forward", "Schritte vorwärts"},
    [LABEL_NO_RETURN] = {"Point of no return", "Von hier führt kein Weg zurück"},
    [LABEL_HAND_OVER] = {"Hand-over", "Übergabe"},
    [LABEL_APPENDIX] = {"Appendix", "Anhang"},
    [LABEL_REFERENCES] = {"References", "Verweise"},
    [LABEL_DEVIATIONS] = {"Deviations", "Abweichungen"},
    [LABEL_SHIFT] = {"Hand-over of the work", "Übergabe der Arbeit"},
    /* Sheet: editions, and what stands on the cover. */
    [LABEL_EDITION_BOARD] = {"Board edition", "Ausgabe für das Gremium"},
    [LABEL_EDITION_OPERATOR] = {"Operator edition", "Ausgabe für die Durchführung"},
    [LABEL_EDITION_OWNER] = {"Edition for {1}", "Ausgabe für {1}"},
    [LABEL_ONLY_STEP] = {"Step {1} alone", "Nur Schritt {1}"},
    [LABEL_REVISION] = {"Revision", "Stand"},
    [LABEL_FINGERPRINT] = {"Fingerprint", "Fingerabdruck"},
    [LABEL_WINDOW] = {"Change window", "Wartungsfenster"},
    [LABEL_WINDOW_END] = {"End of the window", "Ende des Fensters"},
    [LABEL_PLANNED_TIME] = {"Planned time", "Geplante Dauer"},
    [LABEL_ROLL_BACK_TIME] = {"Time to go back", "Dauer des Rückwegs"},
    [LABEL_ROLL_BACK_DEADLINE] = {"Go back no later than", "Rückweg spätestens ab"},
    [LABEL_EXTENT] = {"Extent", "Umfang"},
    [LABEL_CARRIED_OUT_BY] = {"Carried out by", "Ausgeführt von"},
    [LABEL_STARTED] = {"Started", "Begonnen"},
    [LABEL_FINISHED] = {"Finished", "Beendet"},
    /* Change record. */
    [LABEL_CHANGE_NUMBER] = {"Change number", "Nummer der Änderung"},
    [LABEL_CHANGE_TYPE] = {"Type", "Art"},
    [LABEL_CHANGE_CATEGORY] = {"Category", "Kategorie"},
    [LABEL_CHANGE_ITEMS] = {"Configuration items", "Konfigurationselemente"},
    [LABEL_CHANGE_SERVICE] = {"Service", "Service"},
    [LABEL_CHANGE_IMPACT] = {"Impact", "Auswirkung"},
    [LABEL_CHANGE_JUSTIFICATION] = {"Justification", "Begründung"},
    [LABEL_CHANGE_COMMUNICATIONS] = {"Communications", "Kommunikation"},
    /* What stands beside a step. */
    [LABEL_STEP_NAME] = {"Step {1}, {2}", "Schritt {1}, {2}"},
    [LABEL_CHECKPOINT_NAME] = {"Checkpoint {1}, {2}", "Kontrollpunkt {1}, {2}"},
    [LABEL_CRITERION_NAME] = {"Criterion {1}", "Kriterium {1}"},
    [LABEL_OWNER] = {"Owner", "Zuständig"},
    [LABEL_RISK] = {"Risk", "Risiko"},
    [LABEL_RISK_LOW] = {"low", "gering"},
    [LABEL_RISK_MEDIUM] = {"medium", "mittel"},
    [LABEL_RISK_HIGH] = {"high", "hoch"},
    [LABEL_IMPORTANCE] = {"Importance", "Notwendigkeit"},
    [LABEL_RECOMMENDED] = {"recommended", "empfohlen"},
    [LABEL_OPTIONAL] = {"optional", "freiwillig"},
    [LABEL_AFTER] = {"After", "Nach"},
    [LABEL_UNDO_SHORT] = {"Undo", "Zurücknehmen"},
    [LABEL_UNDO_NONE] = {"cannot be undone", "lässt sich nicht zurücknehmen"},
    [LABEL_PLANNED] = {"Planned", "Geplant"},
    [LABEL_ONLY_TO_GO_BACK] = {"only to go back", "nur auf dem Rückweg"},
    [LABEL_DECIDER] = {"Decided by", "Entscheidet"},
    [LABEL_DEADLINE] = {"Deadline", "Frist"},
    [LABEL_LATEST] = {"Latest decision", "Spätestens entscheiden"},
    [LABEL_SLACK] = {"slack {1}", "Puffer {1}"},
    [LABEL_MISSED] = {"{1} too late", "{1} zu spät"},
    /* Fields. */
    [LABEL_DONE] = {"done", "erledigt"},
    [LABEL_NOT_APPLICABLE] = {"n/a", "entfällt"},
    [LABEL_INITIALS] = {"initials", "Kürzel"},
    [LABEL_START_TIME] = {"start", "Beginn"},
    [LABEL_END_TIME] = {"end", "Ende"},
    [LABEL_RESULT] = {"result", "Ergebnis"},
    [LABEL_NOTES] = {"notes", "Notizen"},
    [LABEL_GO] = {"Go", "Ja, weiter"},
    [LABEL_NO_GO] = {"No go", "Nein, halt"},
    [LABEL_BY] = {"by", "von"},
    [LABEL_TIME] = {"time", "Uhrzeit"},
    [LABEL_TIME_HEAD] = {"Time", "Uhrzeit"},
    [LABEL_SIGNATURE] = {"signature", "Unterschrift"},
    [LABEL_SIGNATURE_HEAD] = {"Signature", "Unterschrift"},
    [LABEL_APPROVER] = {"Approver", "Wer freigibt"},
    [LABEL_APPROVAL] = {"Approval", "Freigabe"},
    [LABEL_APPROVED] = {"Approved", "Ja"},
    [LABEL_REJECTED] = {"Rejected", "Nein"},
    [LABEL_DATE] = {"Date", "Datum"},
    /* Heads of tables. */
    [LABEL_STEP_HEAD] = {"Step", "Schritt"},
    [LABEL_NUMBER] = {"No.", "Nr."},
    [LABEL_CANNOT_UNDO] = {"Cannot be undone", "Lässt sich nicht zurücknehmen"},
    [LABEL_UNDO_AT_STEP] = {"described at the step", "beim Schritt beschrieben"},
    [LABEL_AS_ABOVE] = {"{1}, as above", "{1}, wie oben"},
    [LABEL_CONTACT] = {"Contact", "Erreichbar"},
    [LABEL_WORK_TIME] = {"Working time", "Arbeitszeit"},
    [LABEL_TAKES_OVER] = {"Takes over at", "Übernimmt bei"},
    [LABEL_WHAT_HAPPENED] = {"What was different, and why", "Was anders war, und warum"},
    [LABEL_DECIDED_BY] = {"Decided by", "Entschieden von"},
    [LABEL_UNOWNED] = {"nobody named", "niemand benannt"},
    /* Sentences. */
    [LABEL_COVERAGE_SOME] = {
        "{1} of {2} steps that change something can be undone; {3} cannot: {4}.",
        "{1} von {2} Schritten, die etwas ändern, lassen sich zurücknehmen; {3} nicht: {4}."},
    [LABEL_COVERAGE_ALL] = {
        "All {1} steps that change something can be undone.",
        "Alle {1} Schritte, die etwas ändern, lassen sich zurücknehmen."},
    [LABEL_COVERAGE_UNSAID] = {
        "{1} further steps say nothing about it.",
        "{1} weitere Schritte sagen nichts darüber."},
    [LABEL_COVERAGE_UNSAID_ONE] = {
        "One further step says nothing about it.",
        "Ein weiterer Schritt sagt nichts darüber."},
    [LABEL_NO_RETURN_TEXT] = {
        "Before step {1}: from here on the change is completed, not taken back.",
        "Vor Schritt {1}: Ab hier wird die Änderung zu Ende geführt und nicht mehr zurückgenommen."},
    [LABEL_HAND_OVER_TEXT] = {"{1} hands over to {2} for step {3}.", "{1} übergibt an {2} für Schritt {3}."},
    [LABEL_ELSEWHERE_ONE] = {"{1}: 1 step of {2}", "{1}: 1 Schritt von {2}"},
    [LABEL_ELSEWHERE_SEVERAL] = {"{1} to {2}: {3} steps of {4}", "{1} bis {2}: {3} Schritte von {4}"},
    [LABEL_ELSEWHERE_ONE_UNOWNED] = {"{1}: 1 step without an owner", "{1}: 1 Schritt ohne Zuständige"},
    [LABEL_ELSEWHERE_SEVERAL_UNOWNED] = {"{1} to {2}: {3} steps without an owner", "{1} bis {2}: {3} Schritte ohne Zuständige"},
    [LABEL_ELSEWHERE_GATE] = {"{1}: checkpoint", "{1}: Kontrollpunkt"},
    [LABEL_TIME_LINE_TEXT] = {
        "Each bar is a part of the plan; filled: on the longest way; hollow: with time to spare. Diamonds are checkpoints.",
        "Jeder Balken ist ein Teil des Ablaufs; gefüllt: auf dem längsten Weg; hohl: mit Puffer. Rauten sind Kontrollpunkte."},
    [LABEL_BACK_ORDER] = {"To go back, the last step first:", "Der Weg zurück, der letzte Schritt zuerst:"},
    [LABEL_BACK_FROM_TO] = {"{1} back to {2}", "{1} zurück bis {2}"},
    [LABEL_SHIFT_TEXT] = {
        "For whoever goes on with the work: what is done, what is open, what to watch.",
        "Für alle, die weiterarbeiten: was erledigt ist, was offen ist, worauf zu achten ist."},
    [LABEL_SHIFT_FROM] = {"handed over by", "übergeben von"},
    [LABEL_SHIFT_TO] = {"taken over by", "übernommen von"},
    [LABEL_SHIFT_TIME] = {"date and time", "Datum und Uhrzeit"},
    [LABEL_SHIFT_DONE] = {"last step done", "letzter erledigter Schritt"},
    [LABEL_SHIFT_NEXT] = {"next step", "nächster Schritt"},
    [LABEL_SHIFT_OPEN] = {"open points, and what to watch", "offene Punkte, und worauf zu achten ist"},
    [LABEL_SHIFT_FROM_SIGNATURE] = {"signature: handed over", "Unterschrift: übergeben"},
    [LABEL_SHIFT_TO_SIGNATURE] = {"signature: taken over", "Unterschrift: übernommen"},
    [LABEL_WEEKDAY] = {"Mon", "Mo"},
    [LABEL_WEEKDAY_2] = {"Tue", "Di"},
    [LABEL_WEEKDAY_3] = {"Wed", "Mi"},
    [LABEL_WEEKDAY_4] = {"Thu", "Do"},
    [LABEL_WEEKDAY_5] = {"Fri", "Fr"},
    [LABEL_WEEKDAY_6] = {"Sat", "Sa"},
    [LABEL_WEEKDAY_7] = {"Sun", "So"},
    /* Run record. */
    [LABEL_RUN_RECORD] = {"Run record", "Protokoll"},
    [LABEL_RUN_SHEET] = {"Sheet", "Bogen"},
    [LABEL_SAME_REVISION] = {"{1}, the revision in this folder", "{1}, der Stand in diesem Ordner"},
    [LABEL_OTHER_REVISION] = {"{1}, not the revision in this folder", "{1}, nicht der Stand in diesem Ordner"},
    [LABEL_RUN_COUNTS] = {
        "{1} of {2} done, {3} not applicable, {4} open",
        "{1} von {2} erledigt, {3} entfallen, {4} offen"},
    [LABEL_RUN_STATE] = {"State", "Zustand"},
    [LABEL_RUN_PARTLY] = {"partly done", "teilweise erledigt"},
    [LABEL_RUN_EARLIER] = {"done in another revision", "in anderem Stand erledigt"},
    [LABEL_RUN_GO_EARLIER] = {"Go, in another revision", "Ja, weiter, in anderem Stand"},
    [LABEL_RUN_LEFT] = {"not applicable", "entfallen"},
    [LABEL_RUN_CONTRADICTS] = {"contradicts itself", "widersprüchlich"},
    [LABEL_RUN_BY] = {"By", "Von"},
    [LABEL_RUN_ACTUAL] = {"Actual", "Tatsächlich"},
    [LABEL_RUN_RESULT] = {"Result", "Ergebnis"},
    [LABEL_RUN_NOTES] = {"Notes", "Notizen"},
    [LABEL_RUN_DECISION] = {"Decision", "Entscheidung"},
    [LABEL_RUN_NONE] = {"none", "keine"},
    [LABEL_RUN_BOTH] = {"both", "beide"},
    [LABEL_RUN_APPROVED] = {"approved", "freigegeben"},
    [LABEL_RUN_REJECTED] = {"rejected", "abgelehnt"},
    [LABEL_RUN_CRITERIA] = {"{1} of {2}", "{1} von {2}"},
    [LABEL_SIGNED] = {"signed", "unterschrieben"},
    [LABEL_SIGNED_BY] = {"signed by {1}", "unterschrieben von {1}"},
    [LABEL_NOT_SIGNED] = {"not signed", "nicht unterschrieben"},
    [LABEL_RUN_REST] = {"Also filled in", "Außerdem ausgefüllt"},
    [LABEL_RUN_YES] = {"yes", "ja"},
    [LABEL_RUN_OPEN] = {"Open", "Offen"},
    [LABEL_RUN_NOTHING] = {"Nothing.", "Nichts."},
    [LABEL_APPROVAL_NAME] = {"Approval {1}, {2}", "Freigabe {1}, {2}"},
    [LABEL_OPEN_STEP] = {"{1}: neither done nor not applicable.", "{1}: weder erledigt noch entfallen."},
    [LABEL_OPEN_HOSTS] = {"{1}: not ticked for {2}.", "{1}: nicht angekreuzt für {2}."},
    [LABEL_OPEN_TICKED] = {
        "{1}: ticked as done, but not for {2}.",
        "{1}: als erledigt angekreuzt, aber nicht für {2}."},
    [LABEL_OPEN_OWN] = {
        "{1}: ticked for every host, but not as done.",
        "{1}: für jeden Rechner angekreuzt, aber nicht als erledigt."},
    [LABEL_OPEN_PHASE] = {
        "{1}: ticked as done, but step {2} of it is not.",
        "{1}: als erledigt angekreuzt, Schritt {2} darin aber nicht."},
    [LABEL_OPEN_EARLIER] = {
        "{1}: ticked in another revision, {2}. Does that still hold?",
        "{1}: in einem anderen Stand angekreuzt, {2}. Gilt das noch?"},
    [LABEL_OPEN_UNDATED] = {
        "{1}: ticked in a revision that is not known. Does that still hold?",
        "{1}: in einem unbekannten Stand angekreuzt. Gilt das noch?"},
    [LABEL_OPEN_UNKNOWN] = {
        "“{1}”: set in the file, but no step of this guide has it.",
        "„{1}“: in der Datei gesetzt, aber kein Schritt dieser Anleitung hat es."},
    [LABEL_OPEN_BOTH] = {
        "{1}: ticked as done and as not applicable.",
        "{1}: als erledigt und als entfallen angekreuzt."},
    [LABEL_OPEN_TASKS] = {
        "{1}: boxes in its text are not ticked: {2}.",
        "{1}: Kästchen im Text sind nicht angekreuzt: {2}."},
    [LABEL_OPEN_INITIALS] = {"{1}: done, but nobody's initials.", "{1}: erledigt, aber ohne Kürzel."},
    [LABEL_OPEN_DECISION] = {"{1}: no decision.", "{1}: keine Entscheidung."},
    [LABEL_OPEN_DECISIONS] = {"{1}: both decisions are ticked.", "{1}: beide Entscheidungen sind angekreuzt."},
    [LABEL_OPEN_CRITERIA] = {
        "{1}: go, but {2} of {3} criteria are not ticked.",
        "{1}: Ja, aber {2} von {3} Kriterien sind nicht angekreuzt."},
    [LABEL_OPEN_SIGNATURE] = {"{1}: not signed.", "{1}: nicht unterschrieben."},
    /* Paper. */
    [LABEL_QUOTE_OPEN] = {"“", "„"},
    [LABEL_QUOTE_CLOSE] = {"”", "“"},
    [LABEL_PAGE_SHORT] = {"p.", "S."},
    [LABEL_PAGE_OF] = {"page {page} of {pages}", "Seite {page} von {pages}"},
    [LABEL_CONTINUED] = {"continued", "Fortsetzung"},
    [LABEL_BROKEN_LINK] = {"broken link", "toter Verweis"},
    [LABEL_CHANGES] = {"Changes", "Änderungen"},
    [LABEL_CHANGES_SINCE] = {"Changes since {1}", "Änderungen seit {1}"},
    [LABEL_CHANGED_SINCE] = {"changed since {1}: {2}", "geändert seit {1}: {2}"},
    [LABEL_CHANGES_LEVEL] = {"Level", "Stufe"},
    [LABEL_CHANGES_KIND] = {"Change", "Änderung"},
    [LABEL_CHANGES_COUNT] = {"Open", "Offen"},
    [LABEL_CHANGES_ACCEPTED] = {"Accepted", "Angenommen"},
    [LABEL_CHANGES_ACCEPTED_WHY] = {"Accepted by, and why", "Angenommen von wem, warum"},
    [LABEL_CHANGES_OLD] = {"Old revision", "Alte Revision"},
    [LABEL_CHANGES_NEW] = {"New revision", "Neue Revision"},
    [LABEL_CHANGES_DATE] = {"Compared on", "Verglichen am"},
    [LABEL_CHANGES_ALSO] = {"Also, and no changes to the procedure: {1}.", "Außerdem, ohne dass sich das Vorgehen ändert: {1}."},
    [LABEL_CHANGES_BOUNDED] = {"The revisions differ so much that some steps were compared by their order only.", "Die Revisionen unterscheiden sich so sehr, dass manche Schritte nur nach ihrer Reihenfolge verglichen wurden."},
    [LABEL_CHANGES_LEGEND] = {"Words that were taken out are struck through, words that were put in are underlined.", "Entfallene Wörter sind durchgestrichen, neue Wörter sind unterstrichen."},
    [LABEL_CHANGE_ACCEPTED] = {"accepted", "angenommen"},
    [LABEL_CHANGES_WHAT] = {"What changed", "Was sich geändert hat"},
    [LABEL_CHANGES_MORE] = {"and {1} more", "und {1} weitere"},
    [LABEL_REMOVED] = {"removed", "entfallen"},
    [LABEL_ADDED] = {"added", "neu"},
    [LABEL_UNCHANGED_PARTS] = {"unchanged parts", "unveränderte Teile"},
    [LABEL_SIGN_OFF] = {"Sign-off", "Freigabe"},
    [LABEL_WHOLE_GUIDE] = {"The guide", "Die Anleitung"},
    [LABEL_WHOLE_BOOK] = {"The whole book", "Alle Anleitungen"},
    [LABEL_NONE] = {"(none)", "(nichts)"},
};
static const char *const keys[LABELS] = {
    [LABEL_APPENDIX] = "appendix",
    [LABEL_REFERENCES] = "references",
    [LABEL_CARRIED_OUT_BY] = "carried_out_by",
    [LABEL_STARTED] = "started",
    [LABEL_FINISHED] = "finished",
    [LABEL_GO] = "go",
    [LABEL_NO_GO] = "no_go",
    [LABEL_STEP_HEAD] = "step",
    [LABEL_PLANNED] = "planned",
    [LABEL_CRITERIA] = "criteria",
    [LABEL_CHECKPOINT] = "checkpoint",
    [LABEL_QUOTE_OPEN] = "quote_open",
    [LABEL_QUOTE_CLOSE] = "quote_close",
};
/* clang-format on */

gboolean label_is_german(const char *language) {
  return g_ascii_strncasecmp(language, "de", 2) == 0 && (language[2] == '\0' || language[2] == '-');
}

const char *label_text(Label label, const char *language) {
  return label_is_german(language) ? labels[label].de : labels[label].en;
}

const char *label_key(Label label) { return keys[label]; }

void label_append(GString *out, Label label, const char *language, const char *const *texts) {
  const int count = (int)g_strv_length((char **)texts);
  for (const char *at = label_text(label, language); *at != '\0'; at++) {
    const int index = *at == '{' && at[1] != '\0' && at[2] == '}' ? at[1] - '1' : -1;
    if (index < 0 || index >= count) {
      g_string_append_c(out, *at);
      continue;
    }
    g_string_append(out, texts[index]);
    at += 2;
  }
}
