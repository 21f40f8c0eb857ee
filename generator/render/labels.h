/* Labels: the few words of our own that outputs show, in the languages that we know.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

typedef enum {
  LABEL_NOTE, /* the first six in the order of AdmonitionKind */
  LABEL_TIP,
  LABEL_IMPORTANT,
  LABEL_WARNING,
  LABEL_CAUTION,
  LABEL_DANGER,
  LABEL_FOOTNOTES,
  LABEL_BACK_TO_TEXT,
  LABEL_TABLE,
  LABEL_TASK_OPEN,
  LABEL_TASK_DONE,
  LABEL_MISSING_IMAGE,
  LABEL_IMAGE,
  LABEL_CHECKLIST,
  LABEL_CHECKPOINT,
  LABEL_NOT_DONE, /* text of an empty box */
  LABEL_DOCUMENTS,
  LABEL_DETAILS,
  LABEL_SECTION,
  LABEL_USED_BY,
  LABEL_STEP,
  LABEL_STEPS_USED, /* after LABEL_USED_BY, for several */
  LABEL_PREVIOUS,
  LABEL_NEXT,
  LABEL_UP,
  LABEL_COVER,
  LABEL_CONTENTS,
  LABEL_LANDMARKS,
  LABEL_START,
  LABEL_SUBSTEPS,
  LABEL_UNTITLED,      /* title of a step that has none */
  LABEL_ACCESSIBILITY, /* what a reader can expect of the EPUB */
  LABEL_COUNT_STEP,    /* the next six behind a number */
  LABEL_COUNT_STEPS,
  LABEL_COUNT_CHECKPOINT,
  LABEL_COUNT_CHECKPOINTS,
  LABEL_COUNT_DOCUMENT,
  LABEL_COUNT_DOCUMENTS,
  LABELS
} Label;

/* The words of the label in the language (BCP 47 tag), in English when there are none. */
const char *label_text(Label label, const char *language);
