/* EpubFacts: what a step says of itself, and the plan, as XHTML (export/step_facts.h says what).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "export/epub_page.h"
#include "export/step_facts.h"

/* The rule before a step that is the point of no return; nothing for others. */
void epub_put_no_return(EpubPage *page, const StepFacts *facts, const Step *step);

/* <dl class="facts"> with all facts, and the boxes of the hosts: for the step's own chapter. */
void epub_put_facts(EpubPage *page, const StepFacts *facts, const Step *step);

/* One line with the facts that matter in a list, and the boxes of the hosts. */
void epub_put_brief(EpubPage *page, const StepFacts *facts, const Step *step);

/* The plan of the guide under a heading; nothing when there is none. */
void epub_put_plan(EpubPage *page, const StepFacts *facts);
