/* HTML of links and images.
 *
 * Where a target lives is asked of model/address.h. The one exception is made here: an EPUB may link only
 * to chapters, so a link to any other file is text there.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/html_link.h"

#include "model/document.h"
#include "model/link.h"

/* Beyond the schemes that outputs allow, `stepbook render` keeps two forms of the specification's examples that can
 * run nothing: files of a server, and a local host with its port. */
static gboolean is_harmless(const char *url) {
  static const char host[] = "localhost:";
  return !url_has_scheme(url) || url_scheme_is_allowed(url) || g_str_has_prefix(url, "ftp://") ||
         (g_str_has_prefix(url, host) && g_ascii_isdigit(url[sizeof host - 1]));
}

/* Makes the href in the scratch buffer; FALSE when there is none. */
static gboolean find_href(HtmlWriter *writer, const Link *link) {
  g_string_truncate(writer->scratch, 0);
  if (html_is_plain(writer)) {
    if (!is_harmless(link->written))
      return FALSE;
    url_append_encoded(writer->scratch, link->written);
    return TRUE;
  }
  if (link->state == LINK_ASSET && html_is_output(writer, OUTPUT_EPUB))
    return FALSE;
  return address_link(writer->scratch, writer->options->address, link);
}

/* <a href="…"> with the href of the scratch buffer. */
static void open_link(HtmlWriter *writer, const Link *link) {
  html_put(writer, "<a");
  if (link->state == LINK_EXTERNAL && !html_is_plain(writer))
    html_put(writer, " class=\"external\"");
  html_attribute(writer, "href", writer->scratch->str);
  if (link->title != NULL && link->title[0] != '\0')
    html_attribute(writer, "title", link->title);
}

static void follow_link(HtmlWriter *writer, const Link *link) {
  if (writer->options->after_link != NULL && link->state != LINK_BROKEN)
    writer->options->after_link(writer->out, link, writer->options->data);
}

/* A link needs a name for those who cannot see it: its target as written, when it has no other. */
static void name_link(HtmlWriter *writer, const Node *node) {
  const char *written = node->u.link->written;
  if (html_is_plain(writer) || plain_text_is_visible(node, FALSE)) {
    html_put(writer, ">");
  } else if (plain_text_is_visible(node, TRUE)) {
    html_attribute(writer, "aria-label", written);
    html_put(writer, ">");
  } else {
    html_put(writer, ">");
    html_escape(writer->out, written, -1);
  }
}

static void enter_link(HtmlWriter *writer, const Node *node) {
  const Link *link = node->u.link;
  writer->link = node;
  writer->link_end = "";
  if (find_href(writer, link)) {
    open_link(writer, link);
    name_link(writer, node);
    writer->link_end = "</a>";
  } else if (link->state == LINK_BROKEN && !html_is_plain(writer)) {
    html_put(writer, "<span class=\"broken-link\">");
    writer->link_end = "</span>";
  }
}

gboolean html_link(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (entering && writer->link == NULL && !writer->options->no_links) {
    enter_link(writer, node);
  } else if (!entering && writer->link == node) {
    g_string_append(writer->out, writer->link_end);
    follow_link(writer, node->u.link);
    writer->link = NULL;
  }
  return TRUE;
}

static void append_data_uri(HtmlWriter *writer, const Asset *asset) {
  gsize length = 0;
  const guchar *bytes = g_bytes_get_data(asset->bytes, &length);
  g_autofree char *encoded = g_base64_encode(bytes, length);
  g_string_append_printf(writer->out, " src=\"data:%s;base64,", media_type(asset->media));
  g_string_append(writer->out, encoded);
  html_put(writer, "\"");
}

/* Can the target be shown as an image here? */
static gboolean is_shown(HtmlWriter *writer, const Link *link) {
  if (html_is_plain(writer))
    return find_href(writer, link);
  if (link->state == LINK_ASSET)
    return link->asset->media != MEDIA_OTHER;
  return link->state == LINK_EXTERNAL && html_is_output(writer, OUTPUT_JSON);
}

static void append_source(HtmlWriter *writer, const Link *link) {
  if (link->state == LINK_ASSET && html_is_output(writer, OUTPUT_CHECKLIST)) {
    append_data_uri(writer, link->asset);
    return;
  }
  g_string_truncate(writer->scratch, 0);
  if (link->state == LINK_ASSET)
    address_link(writer->scratch, writer->options->address, link);
  else
    find_href(writer, link);
  html_attribute(writer, "src", writer->scratch->str);
}

/* The caption of a figure is its title already. */
static gboolean shows_title(const HtmlWriter *writer, const Node *image) {
  const char *title = image->u.link->title;
  const gboolean captioned =
      image->parent != NULL && image->parent->kind == NODE_FIGURE && image->next != NULL;
  return title != NULL && title[0] != '\0' && (!captioned || html_is_plain(writer));
}

static void append_image(HtmlWriter *writer, const Node *node, const char *alternative) {
  const Link *link = node->u.link;
  html_put(writer, "<img");
  append_source(writer, link);
  html_attribute(writer, "alt", alternative);
  if (shows_title(writer, node))
    html_attribute(writer, "title", link->title);
  if (link->state == LINK_ASSET && link->asset->width > 0 && link->asset->height > 0)
    g_string_append_printf(writer->out, " width=\"%u\" height=\"%u\"", link->asset->width,
                           link->asset->height);
  g_string_append(writer->out, writer->options->xhtml ? " />" : ">");
}

/* In place of an image that cannot be shown: a link to it, or its alternative text. */
static void append_stand_in(HtmlWriter *writer, const Link *link, const char *alternative) {
  const gboolean free = writer->link == NULL && !writer->options->no_links;
  if (free && !html_is_plain(writer) && find_href(writer, link)) {
    open_link(writer, link);
    html_put(writer, ">");
    html_escape(writer->out, alternative[0] != '\0' ? alternative : html_label(writer, LABEL_IMAGE),
                -1);
    html_put(writer, "</a>");
    follow_link(writer, link);
    return;
  }
  if (html_is_plain(writer)) {
    html_escape(writer->out, alternative, -1);
    return;
  }
  const char *text = alternative[0] != '\0' ? alternative : html_label(writer, LABEL_MISSING_IMAGE);
  html_put(writer, "<span class=\"broken-image\" role=\"img\"");
  html_attribute(writer, "aria-label", text);
  html_put(writer, ">[");
  html_escape(writer->out, text, -1);
  html_put(writer, "]</span>");
}

void html_put_image(HtmlWriter *writer, const Node *node) {
  g_autoptr(GString) alternative = g_string_new(NULL);
  plain_text_append(alternative, node);
  if (writer->options->no_links)
    html_escape(writer->out, alternative->str, (gssize)alternative->len);
  else if (is_shown(writer, node->u.link))
    append_image(writer, node, alternative->str);
  else
    append_stand_in(writer, node->u.link, alternative->str);
}

gboolean html_image(HtmlWriter *writer, const Node *node, gboolean entering) {
  if (!entering)
    return FALSE;
  html_put_image(writer, node);
  if (node->parent != NULL && node->parent->kind == NODE_FIGURE && node->previous == NULL &&
      node->next != NULL)
    html_put(writer, "\n<figcaption>");
  return FALSE;
}
