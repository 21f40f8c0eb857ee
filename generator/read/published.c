/* Published: each guide against what the file says of it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/published.h"

#include <string.h>

static const BundleGuide *stated_guide(const Bundle *bundle, const Guide *guide) {
  for (guint i = 0; i < bundle->guides->len; i++) {
    const BundleGuide *stated = bundle->guides->pdata[i];
    if (strcmp(stated->id, guide->id) == 0)
      return stated;
  }
  return NULL;
}

void published_keep(Book *book, const Bundle *bundle) {
  book->is_part = bundle->guides->len == 1;
  for (guint i = book->guides->len; i-- > 0;) {
    if (stated_guide(bundle, book->guides->pdata[i]) == NULL)
      g_ptr_array_remove_index(book->guides, i);
  }
}

static gboolean is_same(const Guide *guide, const Side *side, Findings *findings, GError **error) {
  const char *stated = stated_guide(side->bundle, guide)->fingerprint;
  const char *version = side->bundle->version == NULL ? "?" : side->bundle->version;
  if (strcmp(stated, guide->fingerprint) == 0)
    return TRUE;
  if (strcmp(version, STEPBOOK_VERSION) != 0) {
    findings_add(findings, FINDING_OTHER_READING, (Place){guide->document->path, 0, 0},
                 "what was approved is the text as it was read then",
                 "stepbook %s published '%s' as %s; it reads as %s now", version, guide->id, stated,
                 guide->fingerprint);
    return TRUE;
  }
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
              "%s: its sources are damaged: the guide '%s' has the fingerprint %s, not %s",
              side->path, guide->id, guide->fingerprint, stated);
  return FALSE;
}

gboolean published_check(const Book *book, const Side *side, Findings *findings, GError **error) {
  if (book->guides->len != side->bundle->guides->len) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "%s: its sources are damaged: a guide is missing", side->path);
    return FALSE;
  }
  for (guint i = 0; i < book->guides->len; i++) {
    if (!is_same(book->guides->pdata[i], side, findings, error))
      return FALSE;
  }
  return TRUE;
}
