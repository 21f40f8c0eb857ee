/* Nearest name: the distance of two names, computed in a band around the diagonal.
 *
 * Only cells that can be within the limit are filled, so that a search over all paths of a large tree
 * costs little; a row without such a cell ends the comparison.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/nearest.h"

enum { LIMIT_MOST = 8, RAW_BYTE = 0x110000 };

typedef struct {
  gunichar at[NEAREST_LONGEST];
  guint count;
} Characters;

/* FALSE when there are too many. */
static gboolean split(Characters *characters, const char *text) {
  characters->count = 0;
  while (*text != '\0') {
    if (characters->count == NEAREST_LONGEST)
      return FALSE;
    gunichar c = g_utf8_get_char_validated(text, -1);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      c = RAW_BYTE + (guchar)*text++;
    } else {
      c = g_unichar_tolower(c);
      text = g_utf8_next_char(text);
    }
    characters->at[characters->count++] = c;
  }
  return TRUE;
}

/* The distance, or limit + 1. Row i of the table lies in rows[i % 3]: a swap looks back two rows. */
static guint distance(const Characters *a, const Characters *b, guint limit) {
  const guint far = limit + 1;
  if (MAX(a->count, b->count) - MIN(a->count, b->count) > limit)
    return far;
  guint rows[3][NEAREST_LONGEST + 2];
  for (guint j = 0; j <= b->count + 1; j++)
    rows[0][j] = MIN(j, far);
  for (guint i = 1; i <= a->count; i++) {
    guint *row = rows[i % 3];
    const guint *one = rows[(i + 2) % 3], *two = rows[(i + 1) % 3];
    const guint from = i > limit ? i - limit : 1;
    const guint to = MIN(b->count, i + limit);
    guint least = row[from - 1] = from == 1 ? MIN(i, far) : far;
    for (guint j = from; j <= to; j++) {
      const gunichar x = a->at[i - 1], y = b->at[j - 1];
      guint best = MIN(one[j - 1] + (x != y), MIN(one[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && x == b->at[j - 2] && y == a->at[i - 2])
        best = MIN(best, two[j - 2] + 1);
      row[j] = MIN(best, far);
      least = MIN(least, row[j]);
    }
    row[to + 1] = far;
    if (least == far)
      return far;
  }
  return rows[a->count % 3][b->count];
}

guint nearest_distance(const char *a, const char *b, guint limit) {
  Characters x, y;
  limit = MIN(limit, (guint)NEAREST_LONGEST);
  return split(&x, a) && split(&y, b) ? distance(&x, &y, limit) : limit + 1;
}

const char *nearest_name(const char *name, const char *const *candidates, gsize count) {
  Characters wanted, candidate;
  if (!split(&wanted, name) || wanted.count < 2)
    return NULL;
  guint limit = MIN(MAX(wanted.count / 3, 1), (guint)LIMIT_MOST);
  const char *nearest = NULL;
  for (gsize i = 0; i < count && (nearest == NULL || limit > 0); i++) {
    const guint near = nearest == NULL ? limit : limit - 1;
    if (!split(&candidate, candidates[i]))
      continue;
    const guint found = distance(&wanted, &candidate, near);
    if (found <= near) {
      nearest = candidates[i];
      limit = found;
    }
  }
  return nearest;
}
