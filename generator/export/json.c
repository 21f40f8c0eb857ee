/* Json: the lists of the export, element by element; steps and documents in parts beside each other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/json.h"

#include "base/parallel.h"
#include "export/data.h"
#include "export/sources.h"
#include "render/json_text.h"

#include <string.h>

typedef struct {
  JsonText text;
  const Book *book;
  const Guide *guide; /* NULL: all */
  Address address;
  HtmlOptions html;
} Export;

static gboolean has_document(const Export *export, const Document *document) {
  return export->guide == NULL || document->guide == export->guide ||
         (document->guide == NULL && guide_has_document(export->guide, document));
}

static gboolean has_file(const Export *export, const char *path) {
  const Document *document = path == NULL ? NULL : book_document(export->book, path);
  return export->guide == NULL || document == NULL || has_document(export, document);
}

/* ---- lists in parts ------------------------------------------------------------------------------- */

/* The items of a long list are made in parts beside each other, and some parts at a time, so that most of the text is
 * in memory only once. */
enum { AT_ONCE = 16, PARTS_AT_ONCE = 16 };

typedef Object *(*MakeItem)(const Export *export, gconstpointer item, PlaceCursor *cursor);

typedef struct {
  const Export *export;
  MakeItem make;
  const gconstpointer *items;
  guint count;
  guint first; /* index of the first item of part 0 */
  JsonText texts[PARTS_AT_ONCE];
} Parts;

static void write_part(gpointer data, guint part) {
  Parts *parts = data;
  JsonText *text = &parts->texts[part];
  const guint begin = parts->first + part * AT_ONCE;
  const guint end = MIN(begin + AT_ONCE, parts->count);
  *text = (JsonText){g_string_new(NULL), parts->export->text.depth, begin > 0};
  PlaceCursor cursor = {0};
  for (guint i = begin; i < end; i++)
    json_text_object(text, NULL, parts->make(parts->export, parts->items[i], &cursor));
}

static void write_list(Export *export, const char *name, MakeItem make, const gconstpointer *items,
                       guint count) {
  json_text_begin(&export->text, name, '[');
  Parts parts = {.export = export, .make = make, .items = items, .count = count};
  for (; parts.first < count; parts.first += AT_ONCE * PARTS_AT_ONCE) {
    const guint some = MIN((count - parts.first + AT_ONCE - 1) / AT_ONCE, (guint)PARTS_AT_ONCE);
    parallel_run(some, write_part, &parts);
    for (guint i = 0; i < some; i++) {
      GString *text = parts.texts[i].out;
      g_string_append_len(export->text.out, text->str, (gssize)text->len);
      g_string_free(text, TRUE);
    }
    export->text.follows = TRUE;
  }
  json_text_end(&export->text, ']');
}

/* ---- guides --------------------------------------------------------------------------------------- */

static Object *make_step(const Export *export, gconstpointer step, PlaceCursor *cursor) {
  return data_step_at(step, &export->html, DATA_EXPORT, cursor);
}

static void write_guide(Export *export, const Guide *guide) {
  JsonText *text = &export->text;
  Object *object = data_guide(guide, &export->html, DATA_BODY | DATA_SOURCE);
  json_text_begin(text, NULL, '{');
  for (guint i = 0; i < object->count; i++) {
    const Member *member = &object->members[i];
    if (strcmp(member->name, "steps") == 0)
      write_list(export, member->name, make_step, (const gconstpointer *)guide->top,
                 guide->top_count);
    else
      json_text_value(text, member->name, &member->value);
  }
  json_text_end(text, '}');
  object_unref(object);
}

static void write_guides(Export *export) {
  json_text_begin(&export->text, "guides", '[');
  for (guint i = 0; i < export->book->guides->len; i++) {
    const Guide *guide = export->book->guides->pdata[i];
    if (export->guide == NULL || export->guide == guide)
      write_guide(export, guide);
  }
  json_text_end(&export->text, ']');
}

/* ---- documents ------------------------------------------------------------------------------------ */

static Object *make_document(const Export *export, gconstpointer document, PlaceCursor *cursor) {
  (void)cursor;
  return data_document(document, &export->html, DATA_EXPORT);
}

static GPtrArray *list_documents(const Export *export) {
  GPtrArray *documents = g_ptr_array_new();
  for (guint i = 0; i < export->book->documents->len; i++) {
    Document *document = export->book->documents->pdata[i];
    if (has_document(export, document))
      g_ptr_array_add(documents, document);
  }
  return documents;
}

/* The assets that the documents use. */
static GHashTable *find_assets(const GPtrArray *documents) {
  GHashTable *assets = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < documents->len; i++) {
    const Document *document = documents->pdata[i];
    for (guint k = 0; k < document->links->len; k++) {
      const Link *link = document->links->pdata[k];
      if (link->state == LINK_ASSET)
        g_hash_table_add(assets, link->asset);
    }
  }
  return assets;
}

/* ---- the rest ------------------------------------------------------------------------------------- */

static void write_assets(Export *export, GHashTable *used) {
  json_text_begin(&export->text, "assets", '[');
  for (guint i = 0; i < export->book->assets->len; i++) {
    Asset *asset = export->book->assets->pdata[i];
    if (export->guide == NULL || g_hash_table_contains(used, asset))
      json_text_object(&export->text, NULL, data_asset(asset));
  }
  json_text_end(&export->text, ']');
}

static void write_findings(Export *export, const Findings *findings) {
  PlaceCursor cursor = {0};
  json_text_begin(&export->text, "findings", '[');
  for (guint i = 0; i < findings_count(findings); i++) {
    const Finding *finding = findings_at(findings, i);
    if (has_file(export, finding->place.file))
      json_text_object(&export->text, NULL, data_finding_at(finding, export->book, &cursor));
  }
  json_text_end(&export->text, ']');
}

void json_export(GString *out, const Book *book, const Guide *guide, const Findings *findings) {
  Export export = {.text = {.out = out},
                   .book = book,
                   .guide = guide,
                   .address = {.book = book, .output = OUTPUT_JSON, .guide = guide, .page = ""}};
  export.html.address = &export.address;
  g_autoptr(GPtrArray) documents = list_documents(&export);
  g_autoptr(GHashTable) assets = find_assets(documents);
  json_text_begin(&export.text, NULL, '{');
  json_text_members(&export.text, data_head(book, guide));
  write_guides(&export);
  write_list(&export, "documents", make_document, (const gconstpointer *)documents->pdata,
             documents->len);
  write_assets(&export, assets);
  write_findings(&export, findings);
  sources_put(&export.text, book, guide);
  json_text_end(&export.text, '}');
  g_string_append_c(out, '\n');
}

Object *json_step(const Step *step, const Book *book) {
  const Address address = {.book = book, .output = OUTPUT_JSON, .page = ""};
  PlaceCursor cursor = {0};
  return data_step_at(step, &(HtmlOptions){.address = &address}, DATA_BODY | DATA_SOURCE, &cursor);
}
