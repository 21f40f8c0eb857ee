/* Approvals: a mapping, with every key and reason checked.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/approvals.h"

#include <string.h>

#include "read/yaml.h"

static gboolean is_fingerprint(const char *text) {
  return strlen(text) == DIFF_FINGERPRINT && strspn(text, "0123456789abcdef") == DIFF_FINGERPRINT;
}

static gboolean is_reason(const YamlNode *value) {
  return value->kind == YAML_TEXT && value->text[strspn(value->text, " \t\n")] != '\0';
}

DiffApproval *approvals_read(guint *count, Arena *arena, const char *file, const char *bytes,
                             gsize length, Findings *findings) {
  const YamlSource source = {file, 0, FINDING_CONFIG_SYNTAX, FINDING_CONFIG_DUPLICATE_KEY};
  YamlNode *root = NULL;
  gboolean good = yaml_read(&root, arena, &source, bytes, length, findings);
  *count = 0;
  if (root == NULL || yaml_is_nothing(root))
    return good ? arena_new_array(arena, DiffApproval, 0) : NULL;
  if (root->kind != YAML_MAPPING) {
    findings_add(findings, FINDING_CONFIG_TYPE, root->place, "write FINGERPRINT: reason",
                 "a list of approvals is a mapping, not %s", yaml_kind_name(root));
    return NULL;
  }
  DiffApproval *approvals = arena_new_array(arena, DiffApproval, root->count);
  for (const YamlNode *node = root->first; node != NULL; node = node->next) {
    if (!is_fingerprint(node->key)) {
      findings_add(findings, FINDING_CONFIG_VALUE, node->key_place,
                   "copy the 16 digits that `stepbook diff` prints beside the change",
                   "'%s' is no fingerprint of a change", node->key);
      good = FALSE;
    } else if (!is_reason(node)) {
      findings_add(findings, FINDING_CONFIG_VALUE, node->place, "write who accepted it, and why",
                   "the approval of '%s' gives no reason", node->key);
      good = FALSE;
    } else {
      approvals[(*count)++] = (DiffApproval){node->key, node->text, node->key_place, FALSE};
    }
  }
  return good ? approvals : NULL;
}
