/* Fuzzes the reader of configuration and front matter: any bytes as YAML.
 *
 * What is read is a tree of valid text whose counts agree; a refusal comes with a finding.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/yaml.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Walks by the links between nodes, so that no depth of input is a depth of calls. */
static void check_tree(const YamlNode *root) {
  const YamlNode *node = root;
  while (node != NULL) {
    guint count = 0;
    for (const YamlNode *child = node->first; child != NULL; child = child->next, count++)
      g_assert(child->parent == node);
    g_assert_cmpuint(count, ==, node->count);
    if (node->kind == YAML_TEXT)
      g_assert(g_utf8_validate(node->text, -1, NULL));
    if (node->first != NULL) {
      node = node->first;
      continue;
    }
    while (node != root && node->next == NULL)
      node = node->parent;
    node = node == root ? NULL : node->next;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const YamlSource source = {"config.yaml", 0, FINDING_CONFIG_SYNTAX,
                                    FINDING_CONFIG_DUPLICATE_KEY};
  Arena *arena = arena_new();
  Findings *findings = findings_new();
  YamlNode *root = NULL;
  const gboolean good = yaml_read(&root, arena, &source, (const char *)data, size, findings);
  findings_finish(findings);
  g_assert(good == (findings_count(findings) == 0));
  check_tree(root);
  findings_free(findings);
  arena_free(arena);
  return 0;
}
