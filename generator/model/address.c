/* Address: from a target to a path and from a path to a relative reference.
 *
 * Each output has one function per kind of page; the reference is made of the parts that page and target
 * do not share. Nothing is cached: a path is put together in a buffer on demand.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/address.h"

#include "model/section.h"

#include <string.h>

/* Links are many: this is ten times faster than a format. */
static void append_all(GString *out, const char *const *parts) {
  for (; *parts != NULL; parts++)
    g_string_append(out, *parts);
}

void address_guide_page(GString *out, const Address *from, const Guide *guide) {
  if (from->output == OUTPUT_SITE && from->book->guides->len > 1)
    append_all(out, (const char *[]){guide->id, "/", NULL});
  if (from->output == OUTPUT_JSON)
    g_string_append(out, guide->document->path);
  else
    g_string_append(out, from->output == OUTPUT_EPUB ? "checklist.xhtml" : "index.html");
}

void address_step_page(GString *out, const Address *from, const Step *step) {
  if (from->output == OUTPUT_JSON)
    g_string_append(out, step->guide->document->path);
  else if (from->output == OUTPUT_EPUB)
    append_all(out, (const char *[]){"steps/", step->name, ".xhtml", NULL});
  else
    append_all(out, (const char *[]){step->guide->id, "/", step->name, ".html", NULL});
}

void address_document_page(GString *out, const Address *from, const Document *document) {
  if (from->output == OUTPUT_JSON)
    g_string_append(out, document->path);
  else
    append_all(out, (const char *[]){"documents/", document->name,
                                     from->output == OUTPUT_EPUB ? ".xhtml" : ".html", NULL});
}

void address_asset_file(GString *out, const Address *from, const Asset *asset) {
  if (from->output == OUTPUT_JSON)
    g_string_append(out, asset->path);
  else
    g_string_append_printf(out, "files/%s", asset->name);
}

void address_anchor_id(GString *out, const Address *from, const Document *document,
                       const char *id) {
  if (from->output == OUTPUT_CHECKLIST || from->output == OUTPUT_PDF)
    g_string_append_printf(out, "d%u-", document->number);
  else if (from->output != OUTPUT_JSON)
    g_string_append(out, "s-");
  g_string_append(out, id);
}

void address_step_id(GString *out, const Address *from, const Step *step) {
  if (from->output != OUTPUT_JSON)
    g_string_append(out, "step-");
  g_string_append(out, step->id);
}

void address_alias_page(GString *out, const Address *from, const Step *step,
                        const StepAlias *alias) {
  g_assert(from->output == OUTPUT_SITE);
  g_string_append_printf(out, "%s/%s.html", step->guide->id, alias->name);
}

void address_alias_id(GString *out, const StepAlias *alias) {
  g_string_append_printf(out, "step-%s", alias->id);
}

static void append_path_encoded(GString *out, const char *path) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  for (const char *at = path; *at != '\0';) {
    const gsize run = strspn(at, plain);
    g_string_append_len(out, at, (gssize)run);
    at += run;
    if (*at != '\0')
      g_string_append_printf(out, "%%%02X", (guint)(guchar)*at++);
  }
}

void address_reference(GString *out, const Address *from, const char *path, const char *fragment) {
  if (strcmp(from->page, path) != 0 || fragment == NULL) {
    const gsize shared = path_shared(from->page, path);
    for (const char *at = from->page + shared; (at = strchr(at, '/')) != NULL; at++)
      g_string_append(out, "../");
    append_path_encoded(out, path + shared);
  }
  if (fragment != NULL) {
    g_string_append_c(out, '#');
    append_path_encoded(out, fragment);
  }
}

/* Takes both buffers. */
static gboolean reference(GString *out, const Address *from, GString *path, GString *fragment) {
  address_reference(out, from, path->str, fragment->len > 0 ? fragment->str : NULL);
  g_string_free(path, TRUE);
  g_string_free(fragment, TRUE);
  return TRUE;
}

gboolean address_step(GString *out, const Address *from, const Step *step) {
  if (from->guide != NULL && from->guide != step->guide)
    return FALSE;
  if (from->steps != NULL && !g_hash_table_contains(from->steps, step))
    return FALSE;
  GString *path = g_string_new(NULL);
  GString *fragment = g_string_new(NULL);
  if (from->output == OUTPUT_CHECKLIST)
    g_string_append(path, from->page);
  else
    address_step_page(path, from, step);
  if (from->output == OUTPUT_CHECKLIST || from->output == OUTPUT_JSON)
    address_step_id(fragment, from, step);
  return reference(out, from, path, fragment);
}

/* Is the document part of the output at all? */
static gboolean is_included(const Address *from, const Document *document) {
  if (from->documents != NULL && document->guide == NULL)
    return g_hash_table_contains(from->documents, document);
  if (document->guide != NULL)
    return from->guide == NULL || from->guide == document->guide;
  if (from->output == OUTPUT_CHECKLIST)
    return guide_has_detail(from->guide, document);
  return from->guide == NULL || guide_has_document(from->guide, document);
}

gboolean address_document(GString *out, const Address *from, const Document *document,
                          const Anchor *anchor) {
  if (!is_included(from, document))
    return FALSE;
  if (from->documents != NULL && anchor != NULL &&
      !g_hash_table_contains(from->documents, document))
    return FALSE; /* of the guide's own document only the top is there */
  GString *path = g_string_new(NULL);
  GString *fragment = g_string_new(NULL);
  if (from->output == OUTPUT_CHECKLIST)
    g_string_append(path, from->page);
  else if (document->guide != NULL)
    address_guide_page(path, from, document->guide);
  else
    address_document_page(path, from, document);
  const char *id = anchor == NULL ? NULL : anchor_output_id(anchor);
  if (id != NULL)
    address_anchor_id(fragment, from, document, id);
  else if (from->output == OUTPUT_CHECKLIST)
    g_string_append_printf(fragment, "d%u", document->number);
  return reference(out, from, path, fragment);
}

gboolean address_link(GString *out, const Address *from, const Link *link) {
  switch (link->state) {
  case LINK_PAGE:
    return address_document(out, from, link->document, NULL);
  case LINK_ANCHOR:
    return address_document(out, from, link->document, link->anchor);
  case LINK_STEP:
    return address_step(out, from, link->step);
  case LINK_ASSET: {
    if (from->output == OUTPUT_CHECKLIST)
      return FALSE;
    g_autoptr(GString) path = g_string_new(NULL);
    address_asset_file(path, from, link->asset);
    address_reference(out, from, path->str, NULL);
    if (link->fragment != NULL) {
      g_string_append_c(out, '#');
      url_append_encoded(out, link->fragment);
    }
    return TRUE;
  }
  case LINK_EXTERNAL:
    g_string_append(out, link->url);
    return TRUE;
  case LINK_BROKEN:
    return FALSE;
  }
  g_assert_not_reached();
}
