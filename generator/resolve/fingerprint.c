/* Fingerprint: everything becomes a row of texts, each with its length in front, so that no two rows read the same.
 *
 * Trees are walked, with a mark for each node that is entered and left. Each document is digested once, whoever reaches
 * it. Documents and steps are digested first, beside each other; what a guide says as a whole is made of their digests.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/fingerprint.h"

#include <string.h>

#include "base/parallel.h"

enum { CODE_LETTERS = 12, CODE_GROUP = 4, AT_ONCE = 16 /* documents or steps of a part */ };

/* ---- rows of texts ----------------------------------------------------------------------------------- */

static void put_digits(GString *row, guint64 number) {
  char digits[20];
  gsize at = sizeof digits;
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  g_string_append_len(row, digits + at, (gssize)(sizeof digits - at));
}

static void put(GString *row, const char *text) {
  if (text == NULL) {
    g_string_append_c(row, '-');
    return;
  }
  const gsize length = strlen(text);
  put_digits(row, length);
  g_string_append_c(row, ':');
  g_string_append_len(row, text, (gssize)length);
}

static void put_number(GString *row, gint64 number) {
  if (number < 0)
    g_string_append_c(row, '-');
  put_digits(row, number < 0 ? 0 - (guint64)number : (guint64)number);
  g_string_append_c(row, ';');
}

static char *digest(const GString *row) {
  return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)row->str, row->len);
}

/* ---- trees ------------------------------------------------------------------------------------------- */

static void put_link(GString *row, const Link *link) {
  put_number(row, link->state);
  put(row, link->title);
  switch (link->state) {
  case LINK_BROKEN:
    put(row, link->written);
    break;
  case LINK_PAGE:
  case LINK_ANCHOR:
    put(row, link->document->path);
    put(row, link->state == LINK_ANCHOR ? link->anchor->id : NULL);
    break;
  case LINK_STEP:
    put(row, link->step->guide->id);
    put(row, link->step->id);
    break;
  case LINK_ASSET:
    put(row, link->asset->sha256);
    put(row, link->fragment);
    break;
  case LINK_EXTERNAL:
    put(row, link->url);
    break;
  }
}

/* What a kind of node says beside its text and what it holds. */
static void put_payload(GString *row, const Node *node) {
  switch ((int)node->kind) {
  case NODE_HEADING:
    put_number(row, node->u.heading.level);
    break;
  case NODE_LIST:
    put_number(row, node->u.list.ordered ? (gint64)node->u.list.start : -1);
    break;
  case NODE_ITEM:
    put_number(row, node->u.item.task);
    break;
  case NODE_TABLE_ROW:
    put_number(row, node->u.row.header);
    break;
  case NODE_TABLE_CELL:
    put_number(row, node->u.cell.columns);
    put_number(row, node->u.cell.rows);
    put_number(row, node->u.cell.header);
    break;
  case NODE_ADMONITION:
    put(row, admonition_name(node->u.admonition));
    break;
  case NODE_CODE_BLOCK:
    put(row, node->u.info);
    break;
  case NODE_LINK:
  case NODE_IMAGE:
    put_link(row, node->u.link);
    break;
  case NODE_FOOTNOTE_REFERENCE:
    put(row, node->u.footnote == NULL ? NULL : node->u.footnote->text);
    break;
  default:
    break;
  }
}

/* Text without marks of its own, so that it is the same wherever its lines end. */
static void put_text(GString *row, const char *text) {
  for (;;) {
    const gsize length = strcspn(text, "()\\");
    g_string_append_len(row, text, (gssize)length);
    text += length;
    if (*text == '\0')
      return;
    g_string_append_c(row, '\\');
    g_string_append_c(row, *text++);
  }
}

static void put_tree(GString *row, const Node *root) {
  if (root == NULL) {
    put(row, NULL);
    return;
  }
  NodeWalk walk = node_walk(root);
  while (node_walk_next(&walk)) {
    const Node *node = walk.node;
    if (node->kind == NODE_TEXT || node->kind == NODE_SOFT_BREAK) {
      if (walk.entering)
        put_text(row, node->kind == NODE_TEXT ? node->text : " ");
      continue;
    }
    g_string_append_c(row, walk.entering ? '(' : ')');
    if (!walk.entering)
      continue;
    put_number(row, node->kind);
    put(row, node->text);
    put_payload(row, node);
    for (guint i = 0; node->attributes != NULL && node->attributes->classes[i] != NULL; i++)
      put(row, node->attributes->classes[i]);
  }
}

/* ---- steps ------------------------------------------------------------------------------------------- */

static void put_owner(GString *row, const Owner *owner) {
  put(row, owner == NULL ? NULL : owner->id);
  put(row, owner == NULL ? NULL : owner->name);
  put(row, owner == NULL ? NULL : owner->contact);
}

static void put_fields(GString *row, const StepFields *fields) {
  put_owner(row, fields->owner);
  put_number(row, fields->duration);
  put_number(row, fields->undo_duration);
  put_number(row, fields->risk);
  put_number(row, fields->importance);
  put_number(row, fields->undo_kind);
  put(row, fields->undo_step == NULL ? NULL : fields->undo_step->id);
  if (fields->undo_link != NULL)
    put_link(row, fields->undo_link);
  put_number(row, fields->after_count);
  for (guint i = 0; i < fields->after_count; i++)
    put(row, fields->after[i]->id);
  put(row, fields->hosts == NULL ? NULL : fields->hosts->id);
  for (guint i = 0; fields->hosts != NULL && fields->hosts->names[i] != NULL; i++)
    put(row, fields->hosts->names[i]);
  put(row, fields->decider);
  put(row, fields->deadline);
  put_number(row, fields->no_return);
}

static void put_step(GString *row, const Step *step) {
  const Node *blocks[STEP_BLOCKS];
  step_blocks(blocks, step);
  put(row, step->id);
  put_number(row, step->kind);
  put_tree(row, step->title);
  put_tree(row, step->summary);
  for (guint i = 0; i < STEP_BLOCKS; i++)
    put_tree(row, blocks[i]);
  put_fields(row, &step->fields);
}

/* ---- guides ------------------------------------------------------------------------------------------ */

static int compare_fields(gconstpointer a, gconstpointer b) {
  return strcmp((*(const ChangeField *const *)a)->key, (*(const ChangeField *const *)b)->key);
}

static void put_record(GString *row, const Config *config) {
  g_autoptr(GPtrArray) fields = g_ptr_array_copy(config->change, NULL, NULL);
  g_ptr_array_sort(fields, compare_fields);
  put_number(row, fields->len);
  for (guint i = 0; i < fields->len; i++) {
    const ChangeField *field = fields->pdata[i];
    put(row, field->key);
    put(row, field->value);
  }
}

static int compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp((*(const Document *const *)a)->path, (*(const Document *const *)b)->path);
}

static void put_documents(GString *row, const Guide *guide, GHashTable *digests) {
  g_autoptr(GPtrArray) documents = g_ptr_array_copy(guide->documents, NULL, NULL);
  g_ptr_array_sort(documents, compare_paths);
  put(row, g_hash_table_lookup(digests, guide->document));
  for (guint i = 0; i < documents->len; i++)
    put(row, g_hash_table_lookup(digests, documents->pdata[i]));
}

/* Twelve letters of the alphabet, from the first 60 bits of a digest in hexadecimal. */
static const char *code_of(Arena *arena, const char *hexadecimal) {
  static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autofree char *head = g_strndup(hexadecimal, CODE_LETTERS * 5 / 4);
  const guint64 bits = g_ascii_strtoull(head, NULL, 16);
  g_autoptr(GString) code = g_string_new(NULL);
  for (guint i = 0; i < CODE_LETTERS; i++) {
    if (i > 0 && i % CODE_GROUP == 0)
      g_string_append_c(code, '-');
    g_string_append_c(code, alphabet[bits >> (5 * (CODE_LETTERS - 1 - i)) & 31]);
  }
  return arena_strdup(arena, code->str);
}

static void take_fingerprint(Guide *guide, const Book *book, GHashTable *digests) {
  g_autoptr(GString) row = g_string_new("stepbook 1;");
  put(row, guide->title);
  put_tree(row, guide->intro);
  put_tree(row, guide->outro);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Step *step = guide->steps->pdata[i];
    put_number(row, step->depth);
    put(row, step->fingerprint);
  }
  put_documents(row, guide, digests);
  put_record(row, book->config);
  g_autofree char *hexadecimal = digest(row);
  guide->fingerprint = code_of(book->arena, hexadecimal);
}

/* ---- digests beside each other ------------------------------------------------------------------------- */

/* A document or a step. */
typedef struct {
  const Document *document;
  Step *step;
  char *digest;
} Piece;

static void digest_part(gpointer data, guint part) {
  const GArray *pieces = data;
  const guint end = MIN((part + 1) * AT_ONCE, pieces->len);
  g_autoptr(GString) row = g_string_new(NULL);
  for (guint i = part * AT_ONCE; i < end; i++) {
    Piece *piece = &g_array_index(pieces, Piece, i);
    g_string_truncate(row, 0);
    if (piece->step != NULL) {
      put_step(row, piece->step);
    } else {
      put(row, piece->document->path);
      put_tree(row, piece->document->root);
    }
    piece->digest = digest(row);
  }
}

static void want_document(GArray *pieces, GHashTable *wanted, const Document *document) {
  const Piece piece = {.document = document};
  if (g_hash_table_add(wanted, (gpointer)document))
    g_array_append_val(pieces, piece);
}

static void want_guide(GArray *pieces, GHashTable *wanted, const Guide *guide) {
  want_document(pieces, wanted, guide->document);
  for (guint i = 0; i < guide->documents->len; i++)
    want_document(pieces, wanted, guide->documents->pdata[i]);
  for (guint i = 0; i < guide->steps->len; i++) {
    const Piece piece = {.step = guide->steps->pdata[i]};
    g_array_append_val(pieces, piece);
  }
}

void book_fingerprint(Book *book) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) digests = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  for (guint i = 0; i < book->guides->len; i++)
    want_guide(pieces, wanted, book->guides->pdata[i]);
  parallel_run((pieces->len + AT_ONCE - 1) / AT_ONCE, digest_part, pieces);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    if (piece->step == NULL) {
      g_hash_table_insert(digests, (gpointer)piece->document, piece->digest);
      continue;
    }
    piece->step->fingerprint = arena_strdup(book->arena, piece->digest);
    g_free(piece->digest);
  }
  for (guint i = 0; i < book->guides->len; i++)
    take_fingerprint(book->guides->pdata[i], book, digests);
}
