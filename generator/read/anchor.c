/* Anchors: explicit ids first, in order of the source, then slugs, so that a slug never takes an id that an
 * author wrote.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/anchor.h"

#include <string.h>

#include "read/variable.h"

static gboolean is_kept(gunichar c) {
  return g_unichar_isalnum(c) || g_unichar_ismark(c) ||
         g_unichar_type(c) == G_UNICODE_CONNECT_PUNCTUATION;
}

void anchor_slug(GString *out, const char *text) {
  while (*text != '\0') {
    const guchar c = (guchar)*text;
    if (c < 0x80) {
      if (g_ascii_isalnum(c) || c == '-' || c == '_')
        g_string_append_c(out, g_ascii_tolower((gchar)c));
      else if (c == ' ' || c == '\t')
        g_string_append_c(out, '-');
      text++;
      continue;
    }
    const gunichar wide = g_utf8_get_char(text);
    if (is_kept(wide))
      g_string_append_unichar(out, g_unichar_tolower(wide));
    text = g_utf8_next_char(text);
  }
}

/* ---- explicit ids ----------------------------------------------------------------------------------- */

static Anchor *add(Reading *reading, const char *id, Node *node, gboolean is_explicit) {
  Document *document = reading->document;
  Anchor *anchor = arena_new_item(reading->arena, Anchor);
  *anchor = (Anchor){id, document, node, is_explicit};
  g_hash_table_insert(document->anchors, (gpointer)id, anchor);
  return anchor;
}

/* The title and its document are one place. */
static gboolean is_same_place(const Node *a, const Node *b) {
  const Node *title = a == NULL ? b : a;
  return a == b || ((a == NULL || b == NULL) && title->kind == NODE_HEADING &&
                    title->previous == NULL && title->parent->kind == NODE_ROOT);
}

/* FALSE when another place has the id already. */
static gboolean add_explicit(Reading *reading, const char *id, Node *node, Place place) {
  const Anchor *other = document_anchor(reading->document, id);
  if (other == NULL)
    add(reading, id, node, TRUE);
  else if (!is_same_place(other->node, node))
    findings_add_second(reading->findings, FINDING_DUPLICATE_ID, place,
                        other->node == NULL ? (Place){reading->document->path, 1, 1}
                                            : reading_place(reading, other->node),
                        "give one of them another id", "the id `%s` is used twice", id);
  return other == NULL || is_same_place(other->node, node);
}

static gboolean is_id(const char *text) {
  for (; *text != '\0'; text++) {
    if (g_ascii_isspace(*text))
      return FALSE;
  }
  return TRUE;
}

/* `[](id=x)`: a link without text whose target says an id. */
static const char *id_of_link(const Node *node) {
  if (node->kind != NODE_LINK || node->first != NULL ||
      !g_str_has_prefix(node->u.link->written, "id="))
    return NULL;
  const char *id = node->u.link->written + strlen("id=");
  return *id != '\0' && is_id(id) ? id : NULL;
}

/* The first explicit id is the one that outputs use. */
static void take_id(Reading *reading, Node *heading, const char *id, Place place) {
  add_explicit(reading, id, heading, place);
  const Anchor *anchor = document_anchor(reading->document, id);
  if (heading->u.heading.anchor == NULL && anchor->node == heading && is_id(id))
    heading->u.heading.anchor = id;
}

static void cut_trailing_blanks(Reading *reading, Node *heading) {
  Node *last = heading->last;
  if (last == NULL || last->kind != NODE_TEXT)
    return;
  guint32 length = last->length;
  while (length > 0 && last->text[length - 1] == ' ')
    length--;
  if (length < last->length)
    last->text = arena_strndup(reading->arena, last->text, last->length = length);
}

/* Ids inside a heading are ids of the heading, and not part of its text. */
static void take_ids_inside(Reading *reading, Node *heading) {
  gboolean any = FALSE;
  NodeWalk walk = node_walk(heading);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (walk.entering)
      continue;
    const char *id = node->kind == NODE_ANCHOR ? node->u.anchor : id_of_link(node);
    if (id == NULL)
      continue;
    take_id(reading, heading, id, reading_place(reading, node));
    node_unlink(node);
    any = TRUE;
  }
  if (any)
    cut_trailing_blanks(reading, heading);
}

static void add_explicit_ids(Reading *reading) {
  Document *document = reading->document;
  if (document->header_id != NULL)
    add_explicit(reading, document->header_id, NULL, (Place){document->path, 1, 1});
  NodeWalk walk = node_walk(document->root);
  while (node_walk_next(&walk)) {
    Node *node = walk.node;
    if (!walk.entering) {
      if (node->kind == NODE_ANCHOR &&
          !add_explicit(reading, node->u.anchor, node, reading_place(reading, node)))
        node_unlink(node);
    } else if (node->kind == NODE_HEADING) {
      g_ptr_array_add(document->headings, node);
      if (node->attributes != NULL && node->attributes->id != NULL)
        take_id(reading, node, node->attributes->id, node->attributes->place);
      take_ids_inside(reading, node);
      node_walk_skip(&walk);
    }
  }
}

/* ---- slugs ------------------------------------------------------------------------------------------ */

/* The slug of the text, with a number behind it when it is taken. `counts`: base -> the next number to try. */
static const char *free_slug(Reading *reading, GHashTable *counts, const char *text) {
  g_autoptr(GString) slug = g_string_new(NULL);
  anchor_slug(slug, text);
  if (slug->len == 0)
    g_string_append(slug, "section");
  const gsize base_length = slug->len;
  gpointer key, value;
  guint next = 0;
  char *base = arena_strndup(reading->arena, slug->str, slug->len);
  if (g_hash_table_lookup_extended(counts, base, &key, &value))
    next = GPOINTER_TO_UINT(value);
  for (;; next++) {
    g_string_truncate(slug, base_length);
    if (next > 0)
      g_string_append_printf(slug, "-%u", next);
    if (document_anchor(reading->document, slug->str) == NULL)
      break;
  }
  g_hash_table_insert(counts, base, GUINT_TO_POINTER(next + 1));
  return next == 0 ? base : arena_strndup(reading->arena, slug->str, slug->len);
}

static void add_slug(Reading *reading, GHashTable *counts, Node *heading) {
  const char *text = node_plain_text(reading->arena, heading);
  const char *explicit_id = heading->u.heading.anchor;
  if (explicit_id != NULL) {
    g_autoptr(GString) slug = g_string_new(NULL);
    anchor_slug(slug, text);
    if (strcmp(slug->str, explicit_id) == 0)
      return;
  }
  const char *slug = free_slug(reading, counts, text);
  add(reading, slug, heading, FALSE);
  if (explicit_id == NULL)
    heading->u.heading.anchor = slug;
}

static void add_slugs(Reading *reading) {
  g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
  const GPtrArray *headings = reading->document->headings;
  for (guint i = 0; i < headings->len; i++)
    add_slug(reading, counts, headings->pdata[i]);
  for (guint i = 0; i < headings->len && reading->raw_titles != NULL; i++) {
    const char *raw = g_hash_table_lookup(reading->raw_titles, headings->pdata[i]);
    if (raw != NULL)
      add(reading, free_slug(reading, counts, raw), headings->pdata[i], FALSE);
  }
}

/* ---- the title -------------------------------------------------------------------------------------- */

/* "02-pruning-the-database.md" says "Pruning the database". */
const char *anchor_title_of_path(Arena *arena, const char *path) {
  g_autofree char *base = g_path_get_basename(path);
  char *dot = strrchr(base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';
  char *name = base;
  char *digits = name + strspn(name, "0123456789");
  if (digits > name && (*digits == '-' || *digits == '_') && digits[1] != '\0')
    name = digits + 1;
  for (char *c = name; *c != '\0'; c++) {
    if (*c == '-' || *c == '_')
      *c = ' ';
  }
  const gunichar first = g_unichar_toupper(g_utf8_get_char(name));
  char upper[7] = {0};
  g_unichar_to_utf8(first, upper);
  return arena_printf(arena, "%s%s", upper, *name == '\0' ? "" : g_utf8_next_char(name));
}

static const char *title_in_front_matter(const Document *document) {
  for (guint i = 0; i < document->front_matter_count; i++) {
    const FrontMatter *item = &document->front_matter[i];
    if (strcmp(item->key, "title") == 0 && *item->value != '\0')
      return item->value;
  }
  return NULL;
}

static void find_title(Reading *reading) {
  Document *document = reading->document;
  Node *first = document->root->first;
  if (first != NULL && first->kind == NODE_HEADING && first->u.heading.level == 1)
    document->heading = first;
  for (guint i = 0; i < document->headings->len && document->title == NULL; i++) {
    const Node *heading = document->headings->pdata[i];
    if (heading->u.heading.level == 1)
      document->title = node_plain_text(reading->arena, heading);
  }
  if (document->title == NULL || *document->title == '\0') {
    const char *title = title_in_front_matter(document);
    const char *made = title == NULL ? NULL
                                     : variable_replace(reading, title, strlen(title),
                                                        (Place){document->path, 1, 1}, NULL);
    document->title = made == NULL ? title : made;
  }
  if (document->title != NULL)
    return;
  document->title = anchor_title_of_path(reading->arena, document->path);
  findings_add(reading->findings, FINDING_UNTITLED_DOCUMENT, (Place){document->path, 1, 1},
               "begin it with a heading of level 1: # Title",
               "the document has no title; \"%s\" is made from its file name", document->title);
}

void anchor_collect(Reading *reading) {
  add_explicit_ids(reading);
  add_slugs(reading);
  find_title(reading);
}
