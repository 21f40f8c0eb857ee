/* Directives by name: one table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/directive_action.h"

#include <string.h>

static const struct {
  const char *name;
  DirectiveAction action;
} actions[] = {
    {"card", DIRECTIVE_DO_GROUP},
    {"code", DIRECTIVE_DO_CODE},
    {"code-block", DIRECTIVE_DO_CODE},
    {"code-cell", DIRECTIVE_DO_CODE},
    {"column", DIRECTIVE_DO_SPLICE},
    {"container", DIRECTIVE_DO_SPLICE},
    {"contents", DIRECTIVE_DO_CONTENTS},
    {"csv-table", DIRECTIVE_DO_DROP},
    {"details", DIRECTIVE_DO_GROUP},
    {"div", DIRECTIVE_DO_SPLICE},
    {"dropdown", DIRECTIVE_DO_GROUP},
    {"eval-rst", DIRECTIVE_DO_DROP},
    {"figure", DIRECTIVE_DO_FIGURE},
    {"grid", DIRECTIVE_DO_SPLICE},
    {"grid-item", DIRECTIVE_DO_SPLICE},
    {"grid-item-card", DIRECTIVE_DO_GROUP},
    {"image", DIRECTIVE_DO_FIGURE},
    {"include", DIRECTIVE_DO_DROP},
    {"index", DIRECTIVE_DO_DROP},
    {"literalinclude", DIRECTIVE_DO_DROP},
    {"math", DIRECTIVE_DO_CODE},
    {"mermaid", DIRECTIVE_DO_CODE},
    {"panels", DIRECTIVE_DO_SPLICE},
    {"parsed-literal", DIRECTIVE_DO_CODE},
    {"raw", DIRECTIVE_DO_DROP},
    {"row", DIRECTIVE_DO_SPLICE},
    {"rubric", DIRECTIVE_DO_GROUP},
    {"sidebar", DIRECTIVE_DO_GROUP},
    {"sourcecode", DIRECTIVE_DO_CODE},
    {"tab", DIRECTIVE_DO_GROUP},
    {"tab-item", DIRECTIVE_DO_GROUP},
    {"tab-set", DIRECTIVE_DO_SPLICE},
    {"tableofcontents", DIRECTIVE_DO_CONTENTS},
    {"tabs", DIRECTIVE_DO_SPLICE},
    {"toctree", DIRECTIVE_DO_DROP},
    {"topic", DIRECTIVE_DO_GROUP},
};

DirectiveAction directive_action(const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
    if (strcmp(actions[i].name, name) == 0)
      return actions[i].action;
  }
  return DIRECTIVE_DO_UNKNOWN;
}

gboolean directive_has_title(const char *name) {
  const DirectiveAction action = directive_action(name);
  return action == DIRECTIVE_DO_UNKNOWN || action == DIRECTIVE_DO_GROUP;
}

gboolean directive_holds_markdown(const char *name) {
  const DirectiveAction action = directive_action(name);
  return action != DIRECTIVE_DO_CODE && action != DIRECTIVE_DO_DROP &&
         action != DIRECTIVE_DO_CONTENTS;
}
