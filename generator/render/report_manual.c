/* The manual's page of findings: what all have in common, a table to look them up, then each code.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/report_manual.h"

#include "base/finding.h"

static const char opening[] =
    "# Findings\n"
    "\n"
    "What is wrong with the content is reported as a finding, and the build goes on. `stepbook "
    "check`\n"
    "reads everything and reports only; every build reports too.\n"
    "\n"
    "```text\n"
    "upgrade.md:12:5: warning[missing-file]: `restore.md` does not exist\n"
    "    2.  [Restore the database](restore.md)\n"
    "        ^\n"
    "  hint: did you mean `operate/restore.md`?\n"
    "```\n"
    "\n"
    "A finding has a place (file, line, column in characters), a level, a code, a message, and "
    "often a\n"
    "hint. They are sorted by place, and none is said twice. Other forms for other programs:\n"
    "`--format json`, `--format sarif` (SARIF 2.1.0), `--format github` (annotations of a "
    "workflow).\n"
    "\n"
    "## Levels\n"
    "\n"
    "`error`, `warning`, `note`, and `off`, which says nothing. The configuration changes the "
    "level of a\n"
    "code, and says from which level on a build fails (exit status 1):\n"
    "\n"
    "```yaml\n"
    "findings:\n"
    "  levels:\n"
    "    missing-file: error\n"
    "    missing-alt: off\n"
    "  fail_on: error\n"
    "```\n"
    "\n"
    "`--fail-on LEVEL` says so for one run; `--strict` is `--fail-on warning`.\n"
    "\n"
    "## Ignoring one\n"
    "\n"
    "A comment in the source, with the code and a reason, hides what the block behind it would "
    "report;\n"
    "`ignore-file` hides it in the whole file. A comment that hides nothing is itself a finding.\n"
    "\n"
    "```markdown\n"
    "<!-- stepbook: ignore missing-file -- the page comes with the next release -->\n"
    "<!-- stepbook: ignore-file raw-html -- imported page -->\n"
    "```\n"
    "\n"
    "## Codes\n"
    "\n"
    "| code | level | meaning |\n"
    "| --- | --- | --- |\n";

void findings_manual(GString *out) {
  g_string_append(out, opening);
  for (FindingCode code = 0; code < FINDING_CODES; code++) {
    const FindingKind *kind = finding_kind(code);
    g_string_append_printf(out, "| [`%s`](#%s) | %s | %s |\n", kind->name, kind->name,
                           finding_level_name(kind->level), kind->title);
  }
  for (FindingCode code = 0; code < FINDING_CODES; code++) {
    const FindingKind *kind = finding_kind(code);
    g_string_append_printf(out, "\n### %s\n\n%s (%s). %s\n", kind->name, kind->title,
                           finding_level_name(kind->level), kind->explanation);
  }
}
