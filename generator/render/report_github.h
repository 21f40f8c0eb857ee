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

void report_github(GString *out, const Findings *findings, const Book *book);
