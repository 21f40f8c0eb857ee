/* Commands: finds commands of given kinds in pieces of code, by patterns.
 *
 * A pattern is a few words. Two kinds:
 *   shell  "rm -rf", "kubectl delete": the first word is the command (behind sudo, a prompt, a variable, a path; "*"
 *          at the end of a word stands for anything), the others are found behind it in the same command: options
 *          anywhere, short ones also combined or in another order, words with "=" anywhere, other words in order
 *   SQL    all letters capital, "DROP TABLE": words behind one another, with something behind them; in any case at
 *          the start of a statement, else as written. DELETE and UPDATE only without WHERE in the same statement.
 * Comments are passed over, and so is what quotes hold, except in commands that run it (ssh, sh, su).
 * There is no shell and no SQL parser here: what is odd is left in peace.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <glib.h>

/* Patterns made ready for many searches, which only read them. `texts` ends with NULL; the texts must live on. */
typedef struct CommandPatterns CommandPatterns;

CommandPatterns *command_patterns_new(const char *const *texts);
void command_patterns_free(CommandPatterns *patterns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CommandPatterns, command_patterns_free)

/* The text of the pattern whose command comes first in the code, or NULL. `at` is then the offset of its first
 * byte.
 * `info` is the first word behind the fence or NULL: code of other languages holds no commands.
 * With `is_span`, a pattern without something behind it is only named, not run. */
const char *command_find(gsize *at, const char *code, const char *info, gboolean is_span,
                         const CommandPatterns *patterns);

/* The default of lint.destructive; NULL-terminated. */
extern const char *const commands_destructive[];
