/* Media: signatures and headers of pictures.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/media.h"

#include <string.h>

#include "resolve/svg.h"

typedef struct {
  const guchar *at;
  gsize length;
} Head;

static gboolean has(const Head *head, gsize offset, const char *bytes, gsize count) {
  return head->length >= offset + count && memcmp(head->at + offset, bytes, count) == 0;
}

static guint big(const guchar *at, guint count) {
  guint value = 0;
  for (guint i = 0; i < count; i++)
    value = value << 8 | at[i];
  return value;
}

static guint little(const guchar *at, guint count) {
  guint value = 0;
  for (guint i = count; i > 0; i--)
    value = value << 8 | at[i - 1];
  return value;
}

static gboolean read_png(guint *width, guint *height, const Head *head) {
  if (!has(head, 0, "\x89PNG\r\n\x1a\n", 8) || !has(head, 12, "IHDR", 4) || head->length < 33)
    return FALSE;
  *width = big(head->at + 16, 4);
  *height = big(head->at + 20, 4);
  return TRUE;
}

static gboolean read_gif(guint *width, guint *height, const Head *head) {
  if ((!has(head, 0, "GIF87a", 6) && !has(head, 0, "GIF89a", 6)) || head->length < 13)
    return FALSE;
  *width = little(head->at + 6, 2);
  *height = little(head->at + 8, 2);
  return TRUE;
}

/* Start-of-frame markers are C0 to CF, without the tables C4, C8 and CC. */
static gboolean starts_frame(guchar marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static gboolean read_jpeg(guint *width, guint *height, const Head *head) {
  if (!has(head, 0, "\xFF\xD8\xFF", 3))
    return FALSE;
  gsize at = 2;
  while (at + 9 < head->length && head->at[at] == 0xFF) {
    const guchar marker = head->at[at + 1];
    if (marker == 0xFF) {
      at++;
    } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += 2;
    } else if (starts_frame(marker)) {
      *height = big(head->at + at + 5, 2);
      *width = big(head->at + at + 7, 2);
      break;
    } else {
      at += 2 + big(head->at + at + 2, 2);
    }
  }
  return TRUE;
}

static gboolean read_webp(guint *width, guint *height, const Head *head) {
  if (!has(head, 0, "RIFF", 4) || !has(head, 8, "WEBP", 4) || head->length < 30)
    return FALSE;
  if (has(head, 12, "VP8X", 4)) {
    *width = little(head->at + 24, 3) + 1;
    *height = little(head->at + 27, 3) + 1;
  } else if (has(head, 12, "VP8L", 4)) {
    const guint bits = little(head->at + 21, 4);
    *width = (bits & 0x3FFF) + 1;
    *height = (bits >> 14 & 0x3FFF) + 1;
  } else if (has(head, 12, "VP8 ", 4)) {
    *width = little(head->at + 26, 2) & 0x3FFF;
    *height = little(head->at + 28, 2) & 0x3FFF;
  }
  return TRUE;
}

MediaKind media_sniff(guint *width, guint *height, const char **trouble, GBytes *bytes) {
  static const struct {
    gboolean (*read)(guint *width, guint *height, const Head *head);
    MediaKind media;
  } kinds[] = {{read_png, MEDIA_PNG},
               {read_jpeg, MEDIA_JPEG},
               {read_gif, MEDIA_GIF},
               {read_webp, MEDIA_WEBP}};
  *width = *height = 0;
  *trouble = NULL;
  Head head = {NULL, 0};
  head.at = g_bytes_get_data(bytes, &head.length);
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    if (kinds[i].read(width, height, &head))
      return kinds[i].media;
  }
  if (!svg_is_likely((const char *)head.at, head.length)) {
    *trouble = "is not a PNG, JPEG, GIF, WebP or SVG picture";
    return MEDIA_OTHER;
  }
  *trouble = svg_trouble(width, height, (const char *)head.at, head.length);
  return *trouble == NULL ? MEDIA_SVG : MEDIA_OTHER;
}
