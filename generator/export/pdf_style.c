/* PdfStyle: one table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf_style.h"

/* clang-format off */
#define TEXT .colour = INK
#define GREY .colour = INK_SECONDARY
#define HEADING .keep_with_next = TRUE, .keep_together = TRUE, .no_hyphens = TRUE

static const PdfStyle styles[STYLES] = {
    [STYLE_BODY] = {{TEXT, .size = 10}, {.leading = 14, .before = 3, .after = 5}},
    [STYLE_TIGHT] = {{TEXT, .size = 10}, {.leading = 14}},
    [STYLE_LINES] = {{TEXT, .size = 9.5}, {.leading = 13, .after = 2}},
    [STYLE_SECONDARY] = {{GREY, .size = 8.5}, {.leading = 11.5, .after = 2}},
    [STYLE_LABEL] = {{TEXT, .size = 8.5, .bold = TRUE}, {HEADING, .leading = 11.5, .before = 6, .after = 1}},
    [STYLE_TITLE] = {{TEXT, .size = 26, .bold = TRUE}, {HEADING, .role = PDF_H1, .leading = 32, .before = 8, .after = 4}},
    [STYLE_SUBTITLE] = {{GREY, .size = 14}, {HEADING, .leading = 19, .after = 6}},
    [STYLE_PART] = {{TEXT, .size = 17, .bold = TRUE}, {HEADING, .leading = 22, .before = 22, .after = 8}},
    [STYLE_PHASE] = {{TEXT, .size = 13, .bold = TRUE}, {HEADING, .leading = 17, .before = 18, .after = 4}},
    [STYLE_STEP] = {{TEXT, .size = 11, .bold = TRUE}, {HEADING, .leading = 14.5, .after = 1}},
    [STYLE_HEADING_1] = {{TEXT, .size = 13, .bold = TRUE}, {HEADING, .leading = 17, .before = 15, .after = 4}},
    [STYLE_HEADING_2] = {{TEXT, .size = 11.5, .bold = TRUE}, {HEADING, .leading = 15, .before = 12, .after = 3}},
    [STYLE_HEADING_3] = {{TEXT, .size = 10.5, .bold = TRUE}, {HEADING, .leading = 14, .before = 10, .after = 2}},
    [STYLE_HEADING_4] = {{TEXT, .size = 10, .bold = TRUE, .italic = TRUE}, {HEADING, .leading = 14, .before = 8, .after = 2}},
    [STYLE_CONTINUED] = {{GREY, .size = 9, .bold = TRUE}, {HEADING, .leading = 12, .after = 6}},
    [STYLE_CELL] = {{TEXT, .size = 9}, {.leading = 12}},
    [STYLE_HEAD_CELL] = {{TEXT, .size = 8.5, .bold = TRUE}, {.leading = 11.5, .no_hyphens = TRUE}},
    [STYLE_CODE] = {{TEXT, .size = 8.5, .mono = TRUE}, {.role = PDF_CODE_BLOCK, .leading = 11.5, .preformatted = TRUE, .no_hyphens = TRUE}},
    [STYLE_CAPTION] = {{GREY, .size = 8.5}, {.role = PDF_CAPTION, .leading = 11.5, .before = 2, .after = 8}},
    [STYLE_NOTE] = {{TEXT, .size = 8.5}, {.leading = 11.5, .after = 2}},
    [STYLE_CONTENTS] = {{TEXT, .size = 9.5}, {.leading = 13.5, .no_hyphens = TRUE}},
    [STYLE_ALARM] = {{TEXT, .size = 9.5, .bold = TRUE}, {HEADING, .leading = 13, .after = 1}},
    [STYLE_BANNER] = {{TEXT, .size = 14, .bold = TRUE}, {HEADING, .leading = 18, .after = 1}},
};
/* clang-format on */

const PdfStyle *pdf_style(PdfStyleName name) { return &styles[name]; }
