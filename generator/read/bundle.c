/* Bundle: members are looked for in the text; those of "sources" are copied out, then it is a tree like any other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/bundle.h"

#include <string.h>

#include "read/json_scan.h"

enum { FORMAT_VERSION = 1 };

/* ---- reading --------------------------------------------------------------------------------------------- */

static gboolean refuse(GError **error, const char *why) {
  g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, why);
  return FALSE;
}

static gboolean damaged(GError **error, const char *what) {
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "its sources are damaged: %s", what);
  return FALSE;
}

/* As a listing of a folder would have it. */
static gboolean is_path(const char *path) {
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  gboolean fine = *path != '\0' && strlen(path) <= 4096;
  for (char **part = parts; *part != NULL && fine; part++) {
    g_autofree char *escaped = tree_escaped_name(*part);
    fine = **part != '\0' && escaped == NULL && tree_name_is_listed(*part);
  }
  return fine;
}

static char *text_member(JsonSpan object, const char *name) {
  JsonSpan value;
  return json_member(&value, object, name) ? json_text(value) : NULL;
}

static gboolean read_files(Bundle *bundle, JsonSpan object, GError **error) {
  JsonSpan inside, name, value;
  JsonStep step = json_open(&inside, object, '{') ? JSON_ITEM : JSON_BROKEN;
  while (step == JSON_ITEM && (step = json_next(&inside, &name, &value)) == JSON_ITEM) {
    g_autofree char *path = json_text(name);
    char *text = json_text(value);
    if (text == NULL || path == NULL || !is_path(path)) {
      g_free(text);
      return damaged(error, "a file of them cannot be read");
    }
    g_hash_table_replace(bundle->files, g_steal_pointer(&path),
                         g_bytes_new_take(text, strlen(text)));
  }
  return step == JSON_END || damaged(error, "their files end too soon");
}

static guint number_member(JsonSpan object, const char *name) {
  JsonSpan value;
  guint64 number = 0;
  return json_member(&value, object, name) && json_number(&number, value) && number <= G_MAXINT32
             ? (guint)number
             : 0;
}

static MediaKind media_by_type(const char *type) {
  for (MediaKind kind = MEDIA_SVG; kind != MEDIA_OTHER; kind--) {
    if (g_strcmp0(media_type(kind), type) == 0)
      return kind;
  }
  return MEDIA_OTHER;
}

static void asset_free(gpointer data) {
  Asset *asset = data;
  g_free((char *)asset->sha256);
  g_free(asset);
}

static gboolean is_digest(const char *text) {
  return text != NULL && strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

static gboolean read_assets(Bundle *bundle, JsonSpan object, GError **error) {
  JsonSpan inside, name, value;
  JsonStep step = json_open(&inside, object, '{') ? JSON_ITEM : JSON_BROKEN;
  while (step == JSON_ITEM && (step = json_next(&inside, &name, &value)) == JSON_ITEM) {
    g_autofree char *path = json_text(name);
    g_autofree char *digest = text_member(value, "sha256");
    g_autofree char *type = text_member(value, "media");
    if (path == NULL || !is_path(path) || !is_digest(digest))
      return damaged(error, "what they say of a file cannot be read");
    Asset *asset = g_new0(Asset, 1);
    asset->sha256 = g_steal_pointer(&digest);
    asset->media = media_by_type(type);
    asset->width = number_member(value, "width");
    asset->height = number_member(value, "height");
    g_hash_table_replace(bundle->assets, g_steal_pointer(&path), asset);
  }
  return step == JSON_END || damaged(error, "their list of files ends too soon");
}

static void guide_free(gpointer data) {
  BundleGuide *guide = data;
  g_free(guide->id);
  g_free(guide->fingerprint);
  g_free(guide);
}

static gboolean read_guides(Bundle *bundle, JsonSpan array, GError **error) {
  JsonSpan inside, value;
  JsonStep step = json_open(&inside, array, '[') ? JSON_ITEM : JSON_BROKEN;
  while (step == JSON_ITEM && (step = json_next(&inside, NULL, &value)) == JSON_ITEM) {
    BundleGuide *guide = g_new0(BundleGuide, 1);
    g_ptr_array_add(bundle->guides, guide);
    guide->id = text_member(value, "id");
    guide->fingerprint = text_member(value, "fingerprint");
    if (guide->id == NULL || guide->fingerprint == NULL)
      return damaged(error, "a guide of them has no name");
  }
  return step == JSON_END || damaged(error, "their guides end too soon");
}

/* "\uXXXX" at that place; 0 when there is none. */
static gunichar escape_at(const char *at, const char *end) {
  gunichar unit = 0;
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return 0;
  for (guint i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit(at[i]))
      return 0;
    unit = unit * 16 + (gunichar)g_ascii_xdigit_value(at[i]);
  }
  return unit;
}

/* The settings are read as YAML, which takes this JSON but for characters above U+FFFF that are written as two escapes. */
static char *config_text(JsonSpan value) {
  GString *out = g_string_sized_new((gsize)(value.end - value.at));
  for (const char *at = value.at; at < value.end;) {
    const gunichar high = escape_at(at, value.end);
    if (high >= 0xD800 && high < 0xDC00) {
      const gunichar low = escape_at(at + 6, value.end);
      g_string_append_printf(out, "\\U%08X", 0x10000 + (high - 0xD800) * 0x400 + (low & 0x3FF));
      at += low == 0 ? 6 : 12;
      continue;
    }
    const gsize length = *at == '\\' && value.end - at > 1 ? 2 : 1;
    g_string_append_len(out, at, (gssize)length);
    at += length;
  }
  return g_string_free(out, FALSE);
}

static gboolean read_sources(Bundle *bundle, JsonSpan sources, GError **error) {
  JsonSpan config, files, assets, guides;
  if (sources.end - sources.at > BUNDLE_MOST)
    return refuse(error, "it carries more than 64 MiB of sources");
  if (!json_member(&config, sources, "config") || !json_member(&files, sources, "files") ||
      !json_member(&assets, sources, "assets") || !json_member(&guides, sources, "guides"))
    return damaged(error, "a part of them is missing");
  if (!g_utf8_validate_len(config.at, (gsize)(config.end - config.at), NULL))
    return damaged(error, "the settings are not UTF-8");
  bundle->config = config_text(config);
  return read_guides(bundle, guides, error) && read_files(bundle, files, error) &&
         read_assets(bundle, assets, error);
}

static gboolean read_whole(Bundle *bundle, JsonSpan whole, GError **error) {
  JsonSpan value, sources;
  guint64 format = 0;
  if (!json_member(&value, whole, "format_version") || !json_number(&format, value))
    return refuse(error, "not a model that stepbook exported");
  if (format > FORMAT_VERSION) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "of format %" G_GUINT64_FORMAT
                ", which a newer stepbook wrote; this one reads formats up to %d",
                format, FORMAT_VERSION);
    return FALSE;
  }
  if (json_member(&value, whole, "generator"))
    bundle->version = text_member(value, "version");
  if (!json_member(&sources, whole, "sources"))
    return refuse(error, "it carries no sources: it was made with `embed_sources: false`, or by an "
                         "older stepbook");
  return read_sources(bundle, sources, error);
}

Bundle *bundle_read(GBytes *json, GError **error) {
  gsize length = 0;
  const char *data = g_bytes_get_data(json, &length);
  const char *text = data == NULL ? "" : data;
  g_autoptr(Bundle) bundle = g_new0(Bundle, 1);
  bundle->files =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  bundle->assets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, asset_free);
  bundle->guides = g_ptr_array_new_with_free_func(guide_free);
  return read_whole(bundle, (JsonSpan){text, text + length}, error) ? g_steal_pointer(&bundle)
                                                                    : NULL;
}

void bundle_free(Bundle *bundle) {
  if (bundle == NULL)
    return;
  g_free(bundle->version);
  g_free(bundle->config);
  g_hash_table_unref(bundle->files);
  g_hash_table_unref(bundle->assets);
  g_ptr_array_unref(bundle->guides);
  g_free(bundle);
}

/* ---- the tree -------------------------------------------------------------------------------------------- */

typedef struct {
  Tree tree;
  const Bundle *bundle;
} BundleTree;

static gboolean is_in_folder(const char *path, const char *folder) {
  const char *slash = strrchr(path, '/');
  const gsize length = slash == NULL ? 0 : (gsize)(slash - path);
  return strlen(folder) == length && strncmp(path, folder, length) == 0;
}

/* The path, and the folders above it. */
static void list_path(Book *book, const char *path, const TreeWish *wish) {
  g_autofree char *at = g_strdup(path);
  EntryKind kind = ENTRY_FILE;
  while (*at != '\0' && book_entry(book, at) == NULL) {
    if (wish->all || is_in_folder(at, wish->path))
      book_add_entry(book, at, kind, 0);
    char *slash = strrchr(at, '/');
    *(slash == NULL ? at : slash) = '\0';
    kind = ENTRY_FOLDER;
  }
}

static int compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean list(const Tree *tree, Book *book, const TreeWish *wish, GError **error) {
  const Bundle *bundle = ((const BundleTree *)tree)->bundle;
  GHashTable *const tables[] = {bundle->files, bundle->assets};
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    GHashTableIter iter;
    gpointer path = NULL;
    g_hash_table_iter_init(&iter, tables[i]);
    while (g_hash_table_iter_next(&iter, &path, NULL))
      g_ptr_array_add(paths, path);
  }
  g_ptr_array_sort(paths, compare_paths);
  gboolean fine = TRUE;
  for (guint i = 0; i < paths->len && fine; i++) {
    list_path(book, paths->pdata[i], wish);
    fine = tree_is_bounded(book, wish->most, "the sources", error);
  }
  return fine;
}

static GBytes *read_file(const Tree *tree, const char *path, gsize most, GError **error) {
  const Bundle *bundle = ((const BundleTree *)tree)->bundle;
  GBytes *bytes = g_hash_table_lookup(bundle->files, path);
  if (bytes == NULL && g_hash_table_contains(bundle->assets, path))
    return g_bytes_new(NULL, 0);
  if (bytes == NULL) {
    g_set_error(error, TREE_ERROR, TREE_ERROR_UNUSABLE, "%s: not there", path);
    return NULL;
  }
  if (g_bytes_get_size(bytes) <= most)
    return g_bytes_ref(bytes);
  g_set_error(error, TREE_ERROR, TREE_ERROR_TOO_LARGE, "%s: larger than %" G_GSIZE_FORMAT " bytes",
              path, most);
  return NULL;
}

static void describe(const Tree *tree, Asset *asset, Arena *arena) {
  const Bundle *bundle = ((const BundleTree *)tree)->bundle;
  const Asset *known = g_hash_table_lookup(bundle->assets, asset->path);
  if (known == NULL)
    return;
  asset->sha256 = arena_strdup(arena, known->sha256);
  asset->media = known->media;
  asset->width = known->width;
  asset->height = known->height;
}

static void free_tree(Tree *tree) { g_free(tree); }

static const TreeKind bundle_kind = {list, read_file, describe, free_tree};

Tree *tree_open_bundle(const Bundle *bundle) {
  BundleTree *tree = g_new(BundleTree, 1);
  *tree = (BundleTree){{&bundle_kind}, bundle};
  return &tree->tree;
}
