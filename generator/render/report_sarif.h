/* Report as SARIF 2.1.0 (OASIS, 2020), for code scanning services. Pure.
 *
 * One run; the rules are the whole catalogue (section 3.49), results name them by index. Paths are relative
 * to %SRCROOT% (section 3.4.4), percent-encoded; columns count Unicode code points (section 3.14.17).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

#include "base/finding.h"
#include "model/book.h"

void report_sarif(GString *out, const Findings *findings, const Book *book);
