/* Names: of documents, guides, steps and assets.
 *
 * A name must not meet a page of our own: those are reserved where they would meet.
 * Files that a browser would run when it opens them (an SVG or HTML of others, linked and not shown) get
 * the suffix .txt, so that nothing of theirs runs in the name of the site.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/names.h"

#include <string.h>

#include "resolve/portable.h"

static GHashTable *taken_new(const char *const *reserved) {
  GHashTable *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (; reserved != NULL && *reserved != NULL; reserved++)
    g_hash_table_insert(taken, g_strdup(*reserved), GUINT_TO_POINTER(1));
  return taken;
}

/* A folder must not be named like a page beside it. */
static void append_folder(GString *out, const char *text, gssize length) {
  static const char *const pages[] = {".html", ".xhtml", ".xml"};
  g_autoptr(GString) part = g_string_new(NULL);
  portable_append(part, text, length);
  g_autofree char *folded = g_ascii_strdown(part->str, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
    if (g_str_has_suffix(folded, pages[i]))
      g_string_append_c(part, '_');
  }
  g_string_append_len(out, part->str, (gssize)part->len);
}

static void name_document(Document *document, Arena *arena, GHashTable *taken) {
  g_autoptr(GString) name = g_string_new(NULL);
  const char *part = document->path;
  for (const char *slash; (slash = strchr(part, '/')) != NULL; part = slash + 1) {
    append_folder(name, part, slash - part);
    g_string_append_c(name, '/');
  }
  const char *dot = path_is_markdown(part) ? strrchr(part, '.') : NULL;
  portable_append(name, part, dot == NULL ? -1 : dot - part);
  document->name = portable_unique(arena, taken, name->str, "");
}

/* An old id that is another step's by now is not an alias, and neither is one whose page would be another's. */
static void name_aliases(Step *step, Arena *arena, GHashTable *taken) {
  const char *written = attributes_get(step->attributes, "aliases");
  if (written == NULL)
    return;
  g_auto(GStrv) words = g_strsplit_set(written, " \t,", -1);
  StepAlias *aliases = arena_new_array(arena, StepAlias, g_strv_length(words));
  guint count = 0;
  for (char **word = words; *word != NULL; word++) {
    const char *id = **word == '#' ? *word + 1 : *word;
    g_autoptr(GString) name = g_string_new(NULL);
    portable_append(name, id, -1);
    g_autofree char *folded = g_ascii_strdown(name->str, -1);
    if (*id != '\0' && !g_hash_table_contains(step->guide->by_id, id) &&
        !g_hash_table_contains(taken, folded))
      aliases[count++] =
          (StepAlias){arena_strdup(arena, id), portable_unique(arena, taken, name->str, "")};
  }
  step->aliases = aliases;
  step->alias_count = count;
}

static void name_steps(const Guide *guide, Arena *arena) {
  static const char *const reserved[] = {"index", NULL};
  g_autoptr(GHashTable) taken = taken_new(reserved);
  for (guint i = 0; i < guide->steps->len; i++) {
    Step *step = guide->steps->pdata[i];
    g_autoptr(GString) name = g_string_new(NULL);
    portable_append(name, step->id, -1);
    step->name = portable_unique(arena, taken, name->str, "");
  }
  for (guint i = 0; i < guide->steps->len; i++)
    name_aliases(guide->steps->pdata[i], arena, taken);
}

/* By its suffix, or because it begins as all of HTML and XML does. */
static gboolean is_run_by_browsers(const Asset *asset, const char *suffix) {
  static const char *const run[] = {".htm", ".html",  ".shtml", ".xht",  ".xhtml",
                                    ".mht", ".mhtml", ".svg",   ".svgz", ".xml"};
  for (gsize i = 0; i < G_N_ELEMENTS(run); i++) {
    if (g_ascii_strcasecmp(suffix, run[i]) == 0)
      return TRUE;
  }
  gsize length = 0;
  const char *bytes = g_bytes_get_data(asset->bytes, &length);
  gsize at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  while (at < length && g_ascii_isspace(bytes[at]))
    at++;
  return at < length && bytes[at] == '<' && g_ascii_strcasecmp(suffix, ".txt") != 0;
}

/* "dir/Plan B.JPEG" -> "Plan-B" and ".jpg". */
static void split_name(GString *stem, GString *suffix, const Asset *asset) {
  const char *slash = strrchr(asset->path, '/');
  const char *base = slash == NULL ? asset->path : slash + 1;
  const char *dot = strrchr(base, '.');
  portable_append(stem, base, dot == NULL || dot == base ? -1 : dot - base);
  if (asset->media != MEDIA_OTHER) {
    g_string_append_printf(suffix, ".%s", media_suffix(asset->media));
  } else if (dot != NULL && dot != base && dot[1] != '\0') {
    g_string_append_c(suffix, '.');
    portable_append(suffix, dot + 1, -1);
  }
  if (asset->media == MEDIA_OTHER && is_run_by_browsers(asset, suffix->str))
    g_string_append(suffix, ".txt");
}

static void name_asset(Asset *asset, Arena *arena, GHashTable *taken) {
  g_autoptr(GString) stem = g_string_new(NULL);
  g_autoptr(GString) suffix = g_string_new(NULL);
  split_name(stem, suffix, asset);
  g_autofree char *whole = g_strconcat(stem->str, suffix->str, NULL);
  g_autofree char *folded = g_ascii_strdown(whole, -1);
  if (g_hash_table_contains(taken, folded))
    g_string_append_printf(stem, "-%.8s", asset->sha256);
  asset->name = portable_unique(arena, taken, stem->str, suffix->str);
}

static void name_assets(const Book *book) {
  g_autoptr(GHashTable) taken = taken_new(NULL);
  g_autoptr(GHashTable) by_digest = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < book->assets->len; i++) {
    Asset *asset = book->assets->pdata[i];
    const char *name = g_hash_table_lookup(by_digest, asset->sha256);
    if (name == NULL)
      name_asset(asset, book->arena, taken);
    else
      asset->name = name;
    g_hash_table_insert(by_digest, (gpointer)asset->sha256, (gpointer)asset->name);
  }
}

void book_name(Book *book) {
  static const char *const documents_reserved[] = {"index", NULL};
  static const char *const guides_reserved[] = {"documents", "files", "theme", "index", NULL};
  g_autoptr(GHashTable) documents = taken_new(documents_reserved);
  g_autoptr(GHashTable) guides = taken_new(guides_reserved);
  for (guint i = 0; i < book->documents->len; i++)
    name_document(book->documents->pdata[i], book->arena, documents);
  for (guint i = 0; i < book->guides->len; i++) {
    Guide *guide = book->guides->pdata[i];
    g_autoptr(GString) id = g_string_new(NULL);
    append_folder(id, guide->id, -1);
    guide->id = portable_unique(book->arena, guides, id->str, "");
    name_steps(guide, book->arena);
  }
  name_assets(book);
}
