/* Report as workflow commands of GitHub Actions, one line for each finding: they become annotations. Pure.
 *
 *     ::warning file=PATH,line=N,col=N,title=TITLE::MESSAGE
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"
#include "render/report_source.h"

void report_github(GString *out, const Findings *findings, const Book *book);

/* Parts that reports of changes use too: a text as the value of a property and as the message, and the properties of a
 * place with a comma behind them (nothing when it has no file). */
void github_append_property(GString *out, const char *text);
void github_append_message(GString *out, const char *text);
void github_append_place(GString *out, ReportSource *source, Place place);
