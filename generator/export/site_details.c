/* SiteDetails: sections counted first, then rendered once.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/site_details.h"

#include "model/section.h"

typedef struct {
  guint uses; /* steps that have not asked yet */
  char *html; /* NULL: not kept */
  gsize length;
} Text;

struct SiteDetails {
  GHashTable *texts; /* a document, or the first node of a section -> Text */
  GMutex lock;       /* of what the texts hold, and of `kept` */
  gsize kept;        /* bytes */
};

static void text_free(gpointer data) {
  Text *text = data;
  g_free(text->html);
  g_free(text);
}

/* What the text is known by, or NULL when the title leads to none. The list of steps is no text: a link to
 * it stays a link. */
static gconstpointer find_section(Section *section, const Step *step) {
  const Link *link = step->link;
  if (link == NULL || (link->state != LINK_PAGE && link->state != LINK_ANCHOR))
    return NULL;
  const Document *document = link->document;
  const Node *node = link->state == LINK_ANCHOR ? link->anchor->node : NULL;
  if (node != NULL && node != document->heading) {
    *section = section_of_anchor(link->anchor);
    return section->first;
  }
  if (document->guide != NULL)
    return NULL;
  *section =
      (Section){document->heading == NULL ? document->root->first : document->heading->next, NULL};
  return section->first == NULL ? NULL : document;
}

SiteDetails *site_details_new(const Guide *guide) {
  SiteDetails *details = g_new0(SiteDetails, 1);
  details->texts = g_hash_table_new_full(NULL, NULL, NULL, text_free);
  g_mutex_init(&details->lock);
  for (guint i = 0; i < guide->steps->len; i++) {
    Section section;
    gconstpointer key = find_section(&section, guide->steps->pdata[i]);
    if (key == NULL)
      continue;
    Text *text = g_hash_table_lookup(details->texts, key);
    if (text == NULL) {
      text = g_new0(Text, 1);
      g_hash_table_insert(details->texts, (gpointer)key, text);
    }
    text->uses++;
  }
  return details;
}

void site_details_free(SiteDetails *details) {
  if (details == NULL)
    return;
  g_hash_table_unref(details->texts);
  g_mutex_clear(&details->lock);
  g_free(details);
}

/* Appends the text when it is kept; the last step that asks takes it out of the store. */
static gboolean take_kept(GString *out, SiteDetails *details, Text *text) {
  g_mutex_lock(&details->lock);
  g_assert(text->uses > 0);
  text->uses--;
  const gboolean kept = text->html != NULL;
  if (kept)
    g_string_append_len(out, text->html, (gssize)text->length);
  if (kept && text->uses == 0) {
    g_clear_pointer(&text->html, g_free);
    details->kept -= text->length;
  }
  g_mutex_unlock(&details->lock);
  return kept;
}

/* Keeps what was rendered, when more steps will ask for it and there is room. */
static void keep(SiteDetails *details, Text *text, const char *html, gsize length) {
  g_mutex_lock(&details->lock);
  if (text->html == NULL && text->uses > 0 && details->kept + length <= SITE_DETAILS_MOST) {
    text->html = g_strndup(html, length);
    text->length = length;
    details->kept += length;
  }
  g_mutex_unlock(&details->lock);
}

gboolean site_details_append(GString *out, SiteDetails *details, const Step *step,
                             const HtmlOptions *html) {
  Section section;
  gconstpointer key = find_section(&section, step);
  if (key == NULL)
    return FALSE;
  Text *text = g_hash_table_lookup(details->texts, key);
  g_assert(text != NULL);
  if (take_kept(out, details, text))
    return TRUE;
  HtmlOptions options = *html;
  options.document = step->link->document;
  options.no_ids = FALSE;
  options.heading_level = 2;
  options.id_infix = "d-";
  const gsize start = out->len;
  html_write_section(out, section, &options);
  keep(details, text, out->str + start, out->len - start);
  return TRUE;
}
