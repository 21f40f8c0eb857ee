/* HtmlRules: the table, sorted by name.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/html_rules.h"

#include <string.h>

static const HtmlRule rules[] = {
    {"a", HTML_KEPT, MAKE_LINK, NODE_LINK, NULL},
    {"abbr", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "abbr"},
    {"acronym", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "abbr"},
    {"address", HTML_KEPT, MAKE_LEAF, NODE_PARAGRAPH, NULL},
    {"applet", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"article", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"aside", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"audio", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"b", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "b"},
    {"big", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"blockquote", HTML_KEPT, MAKE_BLOCK, NODE_QUOTE, NULL},
    {"body", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"br", HTML_KEPT, MAKE_SINGLE, NODE_LINE_BREAK, NULL},
    {"button", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"canvas", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"caption", HTML_KEPT, MAKE_LEAF, NODE_PARAGRAPH, NULL},
    {"center", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"cite", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "cite"},
    {"code", HTML_KEPT, MAKE_CODE, NODE_CODE, NULL},
    {"col", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"colgroup", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"dd", HTML_KEPT, MAKE_BLOCK, NODE_DETAILS, NULL},
    {"del", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "del"},
    {"details", HTML_KEPT, MAKE_BLOCK, NODE_DIVISION, NULL},
    {"dfn", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "dfn"},
    {"div", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"dl", HTML_KEPT, MAKE_BLOCK, NODE_DESCRIPTIONS, NULL},
    {"dt", HTML_KEPT, MAKE_LEAF, NODE_TERM, NULL},
    {"em", HTML_KEPT, MAKE_INLINE, NODE_EMPHASIS, NULL},
    {"embed", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"figcaption", HTML_KEPT, MAKE_LEAF, NODE_PARAGRAPH, NULL},
    {"figure", HTML_KEPT, MAKE_BLOCK, NODE_DIVISION, NULL},
    {"footer", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"form", HTML_UNKNOWN, MAKE_BLOCK, 0, NULL},
    {"frameset", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"h1", HTML_KEPT, MAKE_LEAF, NODE_HEADING, NULL},
    {"h2", HTML_KEPT, MAKE_LEAF, NODE_HEADING, NULL},
    {"h3", HTML_KEPT, MAKE_LEAF, NODE_HEADING, NULL},
    {"h4", HTML_KEPT, MAKE_LEAF, NODE_HEADING, NULL},
    {"h5", HTML_KEPT, MAKE_LEAF, NODE_HEADING, NULL},
    {"h6", HTML_KEPT, MAKE_LEAF, NODE_HEADING, NULL},
    {"head", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"header", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"hr", HTML_KEPT, MAKE_SINGLE, NODE_THEMATIC_BREAK, NULL},
    {"html", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"i", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "i"},
    {"iframe", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"img", HTML_KEPT, MAKE_SINGLE, NODE_IMAGE, NULL},
    {"input", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"ins", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "ins"},
    {"kbd", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "kbd"},
    {"li", HTML_KEPT, MAKE_BLOCK, NODE_ITEM, NULL},
    {"link", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"main", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"mark", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "mark"},
    {"math", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"meta", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"nav", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"object", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"ol", HTML_KEPT, MAKE_BLOCK, NODE_LIST, NULL},
    {"p", HTML_KEPT, MAKE_LEAF, NODE_PARAGRAPH, NULL},
    {"pre", HTML_KEPT, MAKE_VERBATIM, NODE_CODE_BLOCK, NULL},
    {"q", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "q"},
    {"s", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "s"},
    {"samp", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "samp"},
    {"script", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"section", HTML_TRANSPARENT, MAKE_BLOCK, 0, NULL},
    {"select", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"small", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "small"},
    {"span", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"strike", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "s"},
    {"strong", HTML_KEPT, MAKE_INLINE, NODE_STRONG, NULL},
    {"style", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"sub", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "sub"},
    {"summary", HTML_KEPT, MAKE_LEAF, NODE_PARAGRAPH, NULL},
    {"sup", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "sup"},
    {"svg", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"table", HTML_KEPT, MAKE_BLOCK, NODE_TABLE, NULL},
    {"tbody", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"td", HTML_KEPT, MAKE_BLOCK, NODE_TABLE_CELL, NULL},
    {"template", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"textarea", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"tfoot", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"th", HTML_KEPT, MAKE_BLOCK, NODE_TABLE_CELL, NULL},
    {"thead", HTML_TRANSPARENT, MAKE_HEADER, 0, NULL},
    {"time", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
    {"title", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"tr", HTML_KEPT, MAKE_BLOCK, NODE_TABLE_ROW, NULL},
    {"tt", HTML_KEPT, MAKE_CODE, NODE_CODE, NULL},
    {"u", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "u"},
    {"ul", HTML_KEPT, MAKE_BLOCK, NODE_LIST, NULL},
    {"var", HTML_KEPT, MAKE_SPAN, NODE_SPAN, "var"},
    {"video", HTML_DROPPED, MAKE_NOTHING, 0, NULL},
    {"wbr", HTML_TRANSPARENT, MAKE_NOTHING, 0, NULL},
};

const HtmlRule *html_rule(const char *name) {
  static const HtmlRule unknown = {"", HTML_UNKNOWN, MAKE_NOTHING, 0, NULL};
  gsize low = 0, high = G_N_ELEMENTS(rules);
  while (low < high) {
    const gsize middle = (low + high) / 2;
    const int order = strcmp(name, rules[middle].name);
    if (order == 0)
      return &rules[middle];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return &unknown;
}
