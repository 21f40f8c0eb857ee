/* A thin layer over the C interface of libqpdf.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/object.h"

#include <string.h>

enum { LONGEST_TEXT = 8000, LEAF = 64 };

G_DEFINE_QUARK(stepbook - pdf, pdf_error)

void object_put(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value) {
  qpdf_oh_replace_key(pdf, dictionary, key, value);
  qpdf_oh_release(pdf, value);
}

void object_refer(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value) {
  qpdf_oh_replace_key(pdf, dictionary, key, value);
}

void object_put_name(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name) {
  object_put(pdf, dictionary, key, qpdf_oh_new_name(pdf, name));
}

void object_put_integer(qpdf_data pdf, qpdf_oh dictionary, const char *key, gint64 value) {
  object_put(pdf, dictionary, key, qpdf_oh_new_integer(pdf, value));
}

void object_put_text(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *text) {
  gsize length = strlen(text);
  if (length > LONGEST_TEXT)
    length = (gsize)(g_utf8_find_prev_char(text, text + LONGEST_TEXT) - text);
  g_autofree char *cut = g_strndup(text, length);
  object_put(pdf, dictionary, key, qpdf_oh_new_unicode_string(pdf, cut));
}

void object_put_ascii(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *ascii) {
  object_put(pdf, dictionary, key, qpdf_oh_new_string(pdf, ascii));
}

void object_append(qpdf_data pdf, qpdf_oh array, qpdf_oh value) {
  qpdf_oh_append_item(pdf, array, value);
  qpdf_oh_release(pdf, value);
}

void object_append_reference(qpdf_data pdf, qpdf_oh array, qpdf_oh value) {
  qpdf_oh_append_item(pdf, array, value);
}

void object_append_integer(qpdf_data pdf, qpdf_oh array, gint64 value) {
  object_append(pdf, array, qpdf_oh_new_integer(pdf, value));
}

void object_append_real(qpdf_data pdf, qpdf_oh array, double value) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(text, sizeof text, "%.2f", value);
  object_append(pdf, array, qpdf_oh_new_real_from_string(pdf, text));
}

qpdf_oh object_rectangle(qpdf_data pdf, const PdfRect *box) {
  const qpdf_oh array = qpdf_oh_new_array(pdf);
  object_append_real(pdf, array, box->left);
  object_append_real(pdf, array, box->bottom);
  object_append_real(pdf, array, box->right);
  object_append_real(pdf, array, box->top);
  return array;
}

qpdf_oh object_destination(qpdf_data pdf, qpdf_oh page, double top) {
  const qpdf_oh array = qpdf_oh_new_array(pdf);
  object_append_reference(pdf, array, page);
  object_append(pdf, array, qpdf_oh_new_name(pdf, "/XYZ"));
  object_append(pdf, array, qpdf_oh_new_null(pdf));
  object_append_real(pdf, array, top);
  object_append(pdf, array, qpdf_oh_new_null(pdf));
  return array;
}

qpdf_oh object_indirect(qpdf_data pdf, qpdf_oh value) {
  const qpdf_oh reference = qpdf_make_indirect_object(pdf, value);
  qpdf_oh_release(pdf, value);
  return reference;
}

qpdf_oh object_stream(qpdf_data pdf, const void *bytes, gsize length) {
  const qpdf_oh stream = qpdf_oh_new_stream(pdf);
  const qpdf_oh null = qpdf_oh_new_null(pdf);
  qpdf_oh_replace_stream_data(pdf, stream, bytes, length, null, null);
  qpdf_oh_release(pdf, null);
  return stream;
}

static qpdf_oh tree_key(qpdf_data pdf, const TreeEntry *entry) {
  return entry->name ? qpdf_oh_new_string(pdf, entry->name)
                     : qpdf_oh_new_integer(pdf, entry->number);
}

static void put_limits(qpdf_data pdf, qpdf_oh node, const TreeEntry *first, const TreeEntry *last) {
  const qpdf_oh limits = qpdf_oh_new_array(pdf);
  object_append(pdf, limits, tree_key(pdf, first));
  object_append(pdf, limits, tree_key(pdf, last));
  object_put(pdf, node, "/Limits", limits);
}

static qpdf_oh tree_leaf(qpdf_data pdf, const TreeEntry *entries, guint count) {
  const qpdf_oh node = qpdf_oh_new_dictionary(pdf);
  const qpdf_oh array = qpdf_oh_new_array(pdf);
  for (guint i = 0; i < count; i++) {
    object_append(pdf, array, tree_key(pdf, &entries[i]));
    object_append(pdf, array, entries[i].value);
  }
  object_put(pdf, node, count && entries->name ? "/Names" : "/Nums", array);
  return node;
}

/* Each level joins LEAF nodes of the one below, until one is left: the root, the only one without limits. */
qpdf_oh object_tree(qpdf_data pdf, const TreeEntry *entries, guint count) {
  if (count <= LEAF)
    return object_indirect(pdf, tree_leaf(pdf, entries, count));
  guint nodes = 0, span = LEAF;
  g_autofree qpdf_oh *level = g_new(qpdf_oh, count / LEAF + 1);
  for (guint i = 0; i < count; i += LEAF) {
    const guint here = MIN(LEAF, count - i);
    level[nodes] = tree_leaf(pdf, entries + i, here);
    put_limits(pdf, level[nodes++], &entries[i], &entries[i + here - 1]);
  }
  while (nodes > 1) {
    guint joined = 0;
    for (guint i = 0; i < nodes; i += LEAF) {
      const qpdf_oh node = qpdf_oh_new_dictionary(pdf), kids = qpdf_oh_new_array(pdf);
      const guint end = MIN(nodes, i + LEAF);
      for (guint k = i; k < end; k++)
        object_append(pdf, kids, object_indirect(pdf, level[k]));
      object_put(pdf, node, "/Kids", kids);
      if (nodes > LEAF)
        put_limits(pdf, node, &entries[i * span], &entries[MIN(count, end * span) - 1]);
      level[joined++] = node;
    }
    nodes = joined;
    span *= LEAF;
  }
  return object_indirect(pdf, level[0]);
}

gboolean object_failed(qpdf_data pdf, GError **error) {
  if (!qpdf_has_error(pdf))
    return FALSE;
  g_set_error(error, PDF_ERROR, PDF_ERROR_FAILED, "%s",
              qpdf_get_error_message_detail(pdf, qpdf_get_error(pdf)));
  return TRUE;
}
