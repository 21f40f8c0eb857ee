/* Front matter: finding the block, and its keys as texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/front_matter.h"

#include <string.h>

#include "read/yaml.h"

static gboolean is_fence(const SourceText *text, guint32 line, const char *fence) {
  const guint32 start = source_offset(text, line, 1);
  guint32 end = source_line_end(text, line);
  while (end > start && strchr(" \t", text->bytes[end - 1]) != NULL)
    end--;
  return end - start == strlen(fence) && memcmp(text->bytes + start, fence, end - start) == 0;
}

/* `key:` (or `key =` of TOML) in the first line that says something. */
static gboolean begins_with_key(const SourceText *text, guint32 last, char separator) {
  for (guint32 line = 2; line < last; line++) {
    guint32 at = source_offset(text, line, 1);
    const guint32 end = source_line_end(text, line);
    if (at == end || text->bytes[at] == '#')
      continue;
    if (separator == '=' && text->bytes[at] == '[')
      return TRUE;
    const guint32 start = at;
    while (at < end &&
           (g_ascii_isalnum(text->bytes[at]) || strchr("-_.\"'", text->bytes[at]) != NULL))
      at++;
    const guint32 key_end = at;
    while (at < end && text->bytes[at] == ' ')
      at++;
    return key_end > start && at < end && text->bytes[at] == separator &&
           (separator == '=' || at + 1 == end || g_ascii_isspace(text->bytes[at + 1]));
  }
  return FALSE;
}

static void keep(Reading *reading, const YamlNode *root) {
  Document *document = reading->document;
  FrontMatter *items = arena_new_array(reading->arena, FrontMatter, root->count);
  for (const YamlNode *node = root->first; node != NULL; node = node->next) {
    if (node->kind == YAML_REFUSED)
      continue;
    const char *value = yaml_joined(reading->arena, node, ", ");
    items[document->front_matter_count++] = (FrontMatter){node->key, value};
    if (strcmp(node->key, "header-id") == 0 && *value != '\0')
      document->header_id = value;
  }
  document->front_matter = items;
}

guint32 front_matter_read(Reading *reading) {
  const SourceText *text = &reading->text;
  const char *fence = is_fence(text, 1, "---") ? "---" : is_fence(text, 1, "+++") ? "+++" : NULL;
  if (fence == NULL)
    return 0;
  guint32 last = 2;
  while (last <= text->lines && !is_fence(text, last, fence) &&
         !(*fence == '-' && is_fence(text, last, "...")))
    last++;
  if (last > text->lines || !begins_with_key(text, last, *fence == '-' ? ':' : '='))
    return 0;
  const guint32 start = text->starts[1], end = text->starts[last - 1];
  if (*fence == '-') {
    const YamlSource source = {reading->document->path, 1, FINDING_FRONT_MATTER,
                               FINDING_FRONT_MATTER};
    YamlNode *root;
    const gboolean good = yaml_read(&root, reading->arena, &source, text->bytes + start,
                                    end - start, reading->findings);
    if (good && root != NULL && root->kind == YAML_MAPPING)
      keep(reading, root);
  }
  return text->starts[last];
}
