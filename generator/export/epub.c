/* Epub: makes and packs the chapters, and puts them into the archive in the order of reading.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/epub.h"

#include <string.h>

#include "base/parallel.h"
#include "export/epub_cover.h"
#include "export/epub_document.h"
#include "export/epub_package.h"
#include "export/epub_page.h"
#include "export/epub_step.h"
#include "export/sources.h"
#include "write/zip.h"

/* Fast and nearly as small as the higher levels on this kind of text. */
enum { DEFLATE_LEVEL = 1 };

static const char xhtml_type[] = "application/xhtml+xml";

typedef struct {
  EpubPackage package;
  const StepFacts *facts;
  Archive *archive;
  GError **error;
  gboolean failed;
} Build;

/* Takes `packed`. After the first failure nothing is added any more. */
static void add_file(Build *build, const char *name, Packed *packed) {
  if (build->failed)
    packed_free(packed);
  else
    build->failed = !archive_add(build->archive, name, packed, build->error);
}

/* A file of the publication: into the archive and the manifest. Takes `packed`. */
static void add_packed(Build *build, EpubItem *item, Packed *packed) {
  g_autofree char *name = g_strconcat("OEBPS/", item->path, NULL);
  g_ptr_array_add(build->package.items, item);
  add_file(build, name, packed);
}

/* Takes the bytes. */
static Packed *pack(GBytes *bytes, int level) {
  Packed *packed = packed_new(bytes, level);
  g_bytes_unref(bytes);
  return packed;
}

/* The same for bytes that are not packed yet; takes them. */
static void add_item(Build *build, EpubItem *item, GBytes *bytes, int level) {
  add_packed(build, item, pack(bytes, level));
}

static void add_chapter(Build *build, const char *id, const char *path, GBytes *bytes) {
  add_item(build, epub_item_new(id, path, xhtml_type, NULL, TRUE), bytes, DEFLATE_LEVEL);
}

/* ---- chapters of steps and documents -------------------------------------------------------------- */

/* Chapters are made and packed in parts beside each other: first those of the steps, then those of the documents. */
typedef struct {
  const Book *book;
  const Guide *guide;
  const StepFacts *facts;
  Address address;
  GHashTable *uses;
  Packed **packed; /* by index of the chapter */
} Chapters;

enum { AT_ONCE = 64 };

static guint count_chapters(const Guide *guide) {
  return guide->steps->len + guide->documents->len;
}

static void chapter_path(GString *path, const Chapters *chapters, guint index) {
  const Guide *guide = chapters->guide;
  g_string_truncate(path, 0);
  if (index < guide->steps->len)
    address_step_page(path, &chapters->address, guide->steps->pdata[index]);
  else
    address_document_page(path, &chapters->address,
                          guide->documents->pdata[index - guide->steps->len]);
}

static GBytes *make_chapter(const Chapters *chapters, guint index, const char *path) {
  const Guide *guide = chapters->guide;
  if (index < guide->steps->len)
    return epub_step(chapters->book, guide->steps->pdata[index], chapters->facts, path);
  return epub_document(chapters->book, guide, guide->documents->pdata[index - guide->steps->len],
                       chapters->uses, path);
}

static void make_chapters(gpointer data, guint part) {
  const Chapters *chapters = data;
  const guint end = MIN((part + 1) * AT_ONCE, count_chapters(chapters->guide));
  g_autoptr(GString) path = g_string_new(NULL);
  for (guint i = part * AT_ONCE; i < end; i++) {
    chapter_path(path, chapters, i);
    g_autoptr(GBytes) bytes = make_chapter(chapters, i, path->str);
    chapters->packed[i] = packed_new(bytes, DEFLATE_LEVEL);
  }
}

static void add_chapters(Build *build) {
  const Guide *guide = build->package.guide;
  const guint steps = guide->steps->len;
  const guint count = count_chapters(guide);
  g_autoptr(GHashTable) uses = epub_uses(guide);
  g_autofree Packed **packed = g_new0(Packed *, count);
  Chapters chapters = {
      build->package.book,
      guide,
      build->facts,
      {.book = build->package.book, .output = OUTPUT_EPUB, .guide = guide, .page = ""},
      uses,
      packed};
  parallel_run((count + AT_ONCE - 1) / AT_ONCE, make_chapters, &chapters);
  g_autoptr(GString) path = g_string_new(NULL);
  for (guint i = 0; i < count; i++) {
    char id[32];
    g_snprintf(id, sizeof id, i < steps ? "step-%u" : "document-%u", i < steps ? i : i - steps);
    chapter_path(path, &chapters, i);
    add_packed(build, epub_item_new(id, path->str, xhtml_type, NULL, TRUE), packed[i]);
  }
}

/* ---- the other files ------------------------------------------------------------------------------ */

static int compare_names(gconstpointer a, gconstpointer b) {
  const Asset *const *first = a;
  const Asset *const *second = b;
  return strcmp((*first)->name, (*second)->name);
}

/* Adds the images of a document to the set; the same content has one name. */
static void find_images(GHashTable *names, GPtrArray *images, const Document *document) {
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    if (link->image && link->state == LINK_ASSET && link->asset->media != MEDIA_OTHER &&
        g_hash_table_add(names, (gpointer)link->asset->name))
      g_ptr_array_add(images, link->asset);
  }
}

static void add_images(Build *build) {
  const Guide *guide = build->package.guide;
  const Address address = {
      .book = build->package.book, .output = OUTPUT_EPUB, .guide = guide, .page = ""};
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) images = g_ptr_array_new();
  find_images(names, images, guide->document);
  for (guint i = 0; i < guide->documents->len; i++)
    find_images(names, images, guide->documents->pdata[i]);
  g_ptr_array_sort(images, compare_names);
  for (guint i = 0; i < images->len; i++) {
    const Asset *asset = images->pdata[i];
    g_autoptr(GString) path = g_string_new(NULL);
    address_asset_file(path, &address, asset);
    char id[32];
    g_snprintf(id, sizeof id, "image-%u", i);
    /* The raster types are compressed already. */
    const int level = asset->media == MEDIA_SVG ? DEFLATE_LEVEL : 0;
    add_item(build, epub_item_new(id, path->str, media_type(asset->media), NULL, FALSE),
             g_bytes_ref(asset->bytes), level);
  }
}

/* Beside the publication, not in it: readers pass over it (EPUB 3.3, section 4.2.6.3). */
static void add_sources(Build *build) {
  GBytes *sources = sources_of_guide(build->package.book, build->package.guide);
  if (sources != NULL)
    add_file(build, "META-INF/stepbook.json", pack(sources, DEFLATE_LEVEL));
}

static void add_front(Build *build, GBytes *stylesheet) {
  const Book *book = build->package.book;
  const Guide *guide = build->package.guide;
  static const char type[] = "application/epub+zip";
  add_file(build, "mimetype", pack(g_bytes_new_static(type, sizeof type - 1), 0));
  add_file(build, "META-INF/container.xml", pack(epub_container(), DEFLATE_LEVEL));
  add_item(build, epub_item_new("style", EPUB_STYLE, "text/css", NULL, FALSE),
           g_bytes_ref(stylesheet), DEFLATE_LEVEL);
  add_item(build,
           epub_item_new("cover-image", EPUB_COVER_IMAGE, "image/svg+xml", "cover-image", FALSE),
           epub_cover_image(book, guide), DEFLATE_LEVEL);
  add_chapter(build, "cover", EPUB_COVER, epub_cover_page(book, guide));
  add_item(build, epub_item_new("nav", EPUB_NAV, xhtml_type, "nav", TRUE),
           epub_nav(&build->package), DEFLATE_LEVEL);
  add_item(build, epub_item_new("ncx", EPUB_NCX, "application/x-dtbncx+xml", NULL, FALSE),
           epub_ncx(&build->package), DEFLATE_LEVEL);
  add_chapter(build, "checklist", EPUB_CHECKLIST, epub_checklist(book, guide, build->facts));
}

GBytes *epub_make(const Book *book, const Guide *guide, GBytes *stylesheet, gint64 now,
                  GError **error) {
  g_autoptr(Archive) archive = archive_new(now, error);
  if (archive == NULL)
    return NULL;
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func((GDestroyNotify)epub_item_free);
  g_autoptr(StepFacts) facts = step_facts_new(book, guide);
  Build build = {{book, guide, items, now}, facts, archive, error, FALSE};
  add_front(&build, stylesheet);
  add_chapters(&build);
  add_images(&build);
  add_file(&build, "OEBPS/package.opf", pack(epub_package(&build.package), DEFLATE_LEVEL));
  add_sources(&build);
  return build.failed ? NULL : archive_finish(archive, error);
}
