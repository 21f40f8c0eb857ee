/* Edition: the names.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/edition.h"

#include <string.h>

const char *const edition_names[] = {"board", "operator", "owner", NULL};

gboolean edition_by_name(Edition *edition, const char *name) {
  for (Edition e = 0; e < EDITIONS; e++) {
    if (strcmp(edition_names[e], name) == 0) {
      *edition = e;
      return TRUE;
    }
  }
  return FALSE;
}
