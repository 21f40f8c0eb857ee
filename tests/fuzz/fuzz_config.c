/* Fuzzes the configuration: any bytes as config.yaml, then as an assignment of the command line.
 *
 * A refusal comes with a finding; an accepted configuration has valid texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *arena = arena_new();
  Findings *findings = findings_new();
  Config *config = config_new(arena);
  const gboolean good =
      config_read(config, arena, "config.yaml", (const char *)data, size, findings);
  g_autofree char *assignment = g_strndup((const char *)data, size);
  const gboolean set = config_set(config, arena, assignment, findings);
  findings_finish(findings);
  g_assert((good && set) || findings_count(findings) > 0);
  g_assert(config->title == NULL || g_utf8_validate(config->title, -1, NULL));
  findings_free(findings);
  arena_free(arena);
  return 0;
}
