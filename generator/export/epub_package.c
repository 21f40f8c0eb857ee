/* EpubPackage: the files that bind an EPUB together, written as text.
 *
 * The identifier is made from what makes the publication the same one after a change: the id and title of
 * the guide and the address that it is published under.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub_package.h"

#include "export/epub_page.h"

#include <string.h>

EpubItem *epub_item_new(const char *id, const char *path, const char *media_type,
                        const char *properties, gboolean in_spine) {
  EpubItem *item = g_new0(EpubItem, 1);
  *item = (EpubItem){g_strdup(id), g_strdup(path), media_type, properties, in_spine};
  return item;
}

void epub_item_free(EpubItem *item) {
  g_free(item->id);
  g_free(item->path);
  g_free(item);
}

GBytes *epub_container(void) {
  static const char text[] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
      "<rootfiles>\n<rootfile full-path=\"OEBPS/package.opf\" "
      "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";
  return g_bytes_new_static(text, sizeof text - 1);
}

/* A UUID of version 8 (RFC 9562, section 5.8) from a SHA-256. */
static void put_identifier(GString *out, const EpubPackage *package) {
  const char *base = package->book->config->base_url;
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  const char *const parts[] = {"stepbook", package->guide->id, package->guide->title,
                               base == NULL ? "" : base};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    g_checksum_update(checksum, (const guchar *)parts[i], (gssize)strlen(parts[i]) + 1);
  g_checksum_get_digest(checksum, digest, &length);
  digest[6] = (guint8)((digest[6] & 0x0f) | 0x80);
  digest[8] = (guint8)((digest[8] & 0x3f) | 0x80);
  g_string_append(out, "urn:uuid:");
  for (guint i = 0; i < 16; i++)
    g_string_append_printf(out, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                           digest[i]);
}

static void put_element(GString *out, const char *tag, const char *name, const char *text) {
  g_string_append_printf(out, "<%s>", tag);
  html_escape(out, text, -1);
  g_string_append_printf(out, "</%s>\n", name);
}

static void put_meta(GString *out, const char *property, const char *text) {
  g_autofree char *tag = g_strdup_printf("meta property=\"%s\"", property);
  put_element(out, tag, "meta", text);
}

static gboolean has_images(const EpubPackage *package, gboolean moving) {
  for (guint i = 0; i < package->items->len; i++) {
    const EpubItem *item = package->items->pdata[i];
    const gboolean image = g_str_has_prefix(item->media_type, "image/") && item->properties == NULL;
    const gboolean may_move =
        strcmp(item->media_type, "image/gif") == 0 || strcmp(item->media_type, "image/webp") == 0;
    if (image && (may_move || !moving))
      return TRUE;
  }
  return FALSE;
}

/* EPUB Accessibility 1.1, section 2. Only what is true of every publication that we make. */
static void put_accessibility(GString *out, const EpubPackage *package) {
  put_meta(out, "schema:accessMode", "textual");
  if (has_images(package, FALSE))
    put_meta(out, "schema:accessMode", "visual");
  put_meta(out, "schema:accessModeSufficient",
           has_images(package, FALSE) ? "textual,visual" : "textual");
  put_meta(out, "schema:accessibilityFeature", "structuralNavigation");
  put_meta(out, "schema:accessibilityFeature", "tableOfContents");
  put_meta(out, "schema:accessibilityFeature", "readingOrder");
  put_meta(out, "schema:accessibilityFeature", "displayTransformability");
  put_meta(out, "schema:accessibilityHazard", has_images(package, TRUE) ? "unknown" : "none");
  put_meta(out, "schema:accessibilitySummary",
           label_text(LABEL_ACCESSIBILITY, package->book->config->language));
}

static void put_metadata(GString *out, const EpubPackage *package) {
  const Config *config = package->book->config;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(package->now);
  g_autofree char *modified = date == NULL ? g_strdup("1970-01-01T00:00:00Z")
                                           : g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
  g_string_append(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                       "<dc:identifier id=\"identifier\">");
  put_identifier(out, package);
  g_string_append(out, "</dc:identifier>\n");
  put_element(out, "dc:title", "dc:title", package->guide->title);
  put_element(out, "dc:language", "dc:language", config->language);
  if (config->author != NULL)
    put_element(out, "dc:creator", "dc:creator", config->author);
  put_meta(out, "dcterms:modified", modified);
  put_accessibility(out, package);
  g_string_append(out, "<meta name=\"cover\" content=\"cover-image\"/>\n</metadata>\n");
}

static void put_path(GString *out, const char *path) {
  const Address from = {.output = OUTPUT_EPUB, .page = ""};
  g_autoptr(GString) href = g_string_new(NULL);
  address_reference(href, &from, path, NULL);
  html_escape(out, href->str, (gssize)href->len);
}

GBytes *epub_package(const EpubPackage *package) {
  GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                              "unique-identifier=\"identifier\" xml:lang=\"");
  html_escape(out, package->book->config->language, -1);
  g_string_append(out, "\">\n");
  put_metadata(out, package);
  g_string_append(out, "<manifest>\n");
  for (guint i = 0; i < package->items->len; i++) {
    const EpubItem *item = package->items->pdata[i];
    g_string_append_printf(out, "<item id=\"%s\" href=\"", item->id);
    put_path(out, item->path);
    g_string_append_printf(out, "\" media-type=\"%s\"", item->media_type);
    if (item->properties != NULL)
      g_string_append_printf(out, " properties=\"%s\"", item->properties);
    g_string_append(out, "/>\n");
  }
  g_string_append(out, "</manifest>\n<spine toc=\"ncx\">\n");
  for (guint i = 0; i < package->items->len; i++) {
    const EpubItem *item = package->items->pdata[i];
    if (item->in_spine)
      g_string_append_printf(out, "<itemref idref=\"%s\"/>\n", item->id);
  }
  g_string_append(out, "</spine>\n</package>\n");
  return g_string_free_to_bytes(out);
}

/* ---- the navigation document ---------------------------------------------------------------------- */

static void open_nav_entry(EpubPage *page, const char *path) {
  g_string_append(page->out, "<li><a href=\"");
  put_path(page->out, path);
  g_string_append(page->out, "\">");
}

static void put_nav_entry(EpubPage *page, const char *path, const char *text) {
  open_nav_entry(page, path);
  html_escape(page->out, text, -1);
  g_string_append(page->out, "</a></li>\n");
}

static void put_step_path(GString *out, const EpubPage *page, const Step *step) {
  g_autoptr(GString) path = g_string_new(NULL);
  address_step_page(path, &page->address, step);
  put_path(out, path->str);
}

static void put_nav_steps(EpubPage *page, const Guide *guide) {
  guint depth = 0;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    g_string_append(page->out, step->depth > depth ? "\n<ol>\n" : "</li>\n");
    for (; depth > step->depth; depth--)
      g_string_append(page->out, "</ol>\n</li>\n");
    depth = step->depth;
    g_string_append(page->out, "<li><a href=\"");
    put_step_path(page->out, page, step);
    g_string_append_printf(page->out, "\">%s ", step->number);
    html_escape(page->out, step->title_text, -1);
    g_string_append(page->out, "</a>");
  }
  for (; depth > 0; depth--)
    g_string_append(page->out, "</li>\n</ol>\n");
}

static void put_nav_documents(EpubPage *page, const EpubPackage *package) {
  const GPtrArray *documents = package->guide->documents;
  if (documents->len == 0)
    return;
  g_autoptr(GString) path = g_string_new(NULL);
  address_document_page(path, &page->address, documents->pdata[0]);
  /* Readers show an entry without a target as one that does not work; so it leads to the first. */
  open_nav_entry(page, path->str);
  g_string_append_printf(page->out, "%s</a>\n<ol>\n", epub_label(page, LABEL_DOCUMENTS));
  for (guint i = 0; i < documents->len; i++) {
    const Document *document = documents->pdata[i];
    g_string_truncate(path, 0);
    address_document_page(path, &page->address, document);
    put_nav_entry(page, path->str, document->title);
  }
  g_string_append(page->out, "</ol>\n</li>\n");
}

static void put_landmark(EpubPage *page, const char *type, const char *path, Label label) {
  g_string_append_printf(page->out, "<li><a epub:type=\"%s\" href=\"%s\">%s</a></li>\n", type, path,
                         epub_label(page, label));
}

GBytes *epub_nav(const EpubPackage *package) {
  EpubPage page = epub_page_begin(package->book, package->guide, EPUB_NAV, package->guide->title,
                                  "frontmatter");
  g_string_append_printf(
      page.out,
      "<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"heading\" id=\"toc\">\n"
      "<h1 id=\"heading\">%s</h1>\n<ol>\n",
      epub_label(&page, LABEL_CONTENTS));
  put_nav_entry(&page, EPUB_COVER, epub_label(&page, LABEL_COVER));
  open_nav_entry(&page, EPUB_CHECKLIST);
  g_string_append_printf(page.out, "%s</a>", epub_label(&page, LABEL_CHECKLIST));
  put_nav_steps(&page, package->guide);
  g_string_append(page.out, "</li>\n");
  put_nav_documents(&page, package);
  g_string_append_printf(
      page.out,
      "</ol>\n</nav>\n<nav epub:type=\"landmarks\" aria-label=\"%s\" hidden=\"hidden\">\n<ol>\n",
      epub_label(&page, LABEL_LANDMARKS));
  put_landmark(&page, "cover", EPUB_COVER, LABEL_COVER);
  put_landmark(&page, "toc", EPUB_NAV "#toc", LABEL_CONTENTS);
  put_landmark(&page, "bodymatter", EPUB_CHECKLIST, LABEL_START);
  g_string_append(page.out, "</ol>\n</nav>\n");
  return epub_page_end(&page);
}

/* ---- the NCX, for readers of EPUB 2 --------------------------------------------------------------- */

/* The point stays open. */
static void open_point(GString *out, const char *kind, guint number, const char *label) {
  g_string_append_printf(out, "<navPoint id=\"%s-%u\"><navLabel><text>", kind, number);
  html_escape(out, label, -1);
  g_string_append(out, "</text></navLabel><content src=\"");
}

static void put_point(GString *out, const char *id, const char *label, const char *path) {
  open_point(out, id, 0, label);
  put_path(out, path);
  g_string_append(out, "\"/>");
}

static guint deepest(const Guide *guide) {
  guint depth = 0;
  for (guint i = 0; i < guide->steps->len; i++)
    depth = MAX(depth, ((const Step *)guide->steps->pdata[i])->depth);
  return depth;
}

static void put_ncx_head(GString *out, const EpubPackage *package) {
  g_string_append(out, "<head>\n<meta name=\"dtb:uid\" content=\"");
  put_identifier(out, package);
  g_string_append_printf(
      out,
      "\"/>\n<meta name=\"dtb:depth\" content=\"%u\"/>\n"
      "<meta name=\"dtb:totalPageCount\" content=\"0\"/>\n"
      "<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n<docTitle><text>",
      deepest(package->guide) + 1);
  html_escape(out, package->guide->title, -1);
  g_string_append(out, "</text></docTitle>\n<navMap>\n");
}

static void put_ncx_steps(GString *out, const EpubPage *page, const Guide *guide) {
  guint depth = 0;
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    for (; depth >= step->depth; depth--)
      g_string_append(out, "</navPoint>\n");
    depth = step->depth;
    g_autofree char *label = g_strconcat(step->number, " ", step->title_text, NULL);
    open_point(out, "step", i, label);
    put_step_path(out, page, step);
    g_string_append(out, "\"/>\n");
  }
  for (; depth > 0; depth--)
    g_string_append(out, "</navPoint>\n");
}

GBytes *epub_ncx(const EpubPackage *package) {
  const EpubPage page = {
      NULL,
      {.book = package->book, .output = OUTPUT_EPUB, .guide = package->guide, .page = ""},
      package->book->config->language};
  GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" "
                              "version=\"2005-1\" xml:lang=\"");
  html_escape(out, page.language, -1);
  g_string_append(out, "\">\n");
  put_ncx_head(out, package);
  put_point(out, "cover", epub_label(&page, LABEL_COVER), EPUB_COVER);
  g_string_append(out, "</navPoint>\n");
  put_point(out, "checklist", epub_label(&page, LABEL_CHECKLIST), EPUB_CHECKLIST);
  g_string_append_c(out, '\n');
  put_ncx_steps(out, &page, package->guide);
  g_string_append(out, "</navPoint>\n");
  for (guint i = 0; i < package->guide->documents->len; i++) {
    const Document *document = package->guide->documents->pdata[i];
    g_autoptr(GString) path = g_string_new(NULL);
    address_document_page(path, &page.address, document);
    open_point(out, "document", i, document->title);
    put_path(out, path->str);
    g_string_append(out, "\"/></navPoint>\n");
  }
  g_string_append(out, "</navMap>\n</ncx>\n");
  return g_string_free_to_bytes(out);
}
