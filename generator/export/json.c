/* Json: the lists of the export, element by element; documents in parts beside each other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/json.h"

#include "base/parallel.h"
#include "export/data.h"
#include "export/json_text.h"

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

static void write_guide(Export *export, const Guide *guide) {
  JsonText *text = &export->text;
  JsonObject *object = data_guide(guide, &export->html, DATA_BODY | DATA_SOURCE);
  json_text_begin(text, NULL, '{');
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &name, &node)) {
    if (strcmp(name, "steps") != 0) {
      json_text_node(text, name, node);
      continue;
    }
    PlaceCursor cursor = {0};
    json_text_begin(text, name, '[');
    for (guint i = 0; i < guide->top_count; i++)
      json_text_object(text, NULL,
                       data_step_at(guide->top[i], &export->html, DATA_EXPORT, &cursor));
    json_text_end(text, ']');
  }
  json_text_end(text, '}');
  json_object_unref(object);
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

/* The text of a part's documents is made beside that of the others. */
typedef struct {
  const Export *export;
  const GPtrArray *documents;
  JsonText *texts; /* by part */
} Parts;

enum { AT_ONCE = 32 };

static void write_part(gpointer data, guint part) {
  const Parts *parts = data;
  JsonText *text = &parts->texts[part];
  const guint end = MIN((part + 1) * AT_ONCE, parts->documents->len);
  *text = (JsonText){g_string_new(NULL), parts->export->text.depth, part > 0};
  for (guint i = part * AT_ONCE; i < end; i++)
    json_text_object(text, NULL,
                     data_document(parts->documents->pdata[i], &parts->export->html, DATA_EXPORT));
}

static void write_documents(Export *export, const GPtrArray *documents) {
  json_text_begin(&export->text, "documents", '[');
  const guint count = (documents->len + AT_ONCE - 1) / AT_ONCE;
  g_autofree JsonText *texts = g_new(JsonText, count);
  parallel_run(count, write_part, &(Parts){export, documents, texts});
  for (guint i = 0; i < count; i++) {
    g_string_append_len(export->text.out, texts[i].out->str, (gssize)texts[i].out->len);
    g_string_free(texts[i].out, TRUE);
    export->text.follows = TRUE;
  }
  json_text_end(&export->text, ']');
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
                   .address = {book, OUTPUT_JSON, guide, ""}};
  export.html.address = &export.address;
  g_autoptr(GPtrArray) documents = list_documents(&export);
  g_autoptr(GHashTable) assets = find_assets(documents);
  json_text_begin(&export.text, NULL, '{');
  json_text_members(&export.text, data_head(book, guide));
  write_guides(&export);
  write_documents(&export, documents);
  write_assets(&export, assets);
  write_findings(&export, findings);
  json_text_end(&export.text, '}');
  g_string_append_c(out, '\n');
}
