/* Paths compared part by part, never as texts: `docs` does not hold `docs_secret`.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

/* What follows the folder in the path ("" for the folder itself); NULL when the path is not in it. Both are
 * absolute, or both relative to the same folder, without `.`, `..`, double or trailing slashes. */
const char *path_below(const char *folder, const char *path);

/* The path as it is written in the folder: "b/c", "../b", "."; the path itself when they have only the root in common.
 * Both absolute, as above. To be freed with g_free. */
char *path_relative(const char *folder, const char *path);
