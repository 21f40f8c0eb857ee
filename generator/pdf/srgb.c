/* Builds the profile from the numbers of the standard: three primaries as seen under D50, one curve for all, a white point.
 *
 * Fixed dates and no creator, so that the bytes never change.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/srgb.h"

#include <math.h>
#include <string.h>

enum { HEADER = 128, CURVE_POINTS = 1024, TAGS = 9 };

static void add_number(GByteArray *out, guint32 value, guint size) {
  for (guint i = size; i > 0; i--)
    g_byte_array_append(out, &(guint8){(guint8)(value >> 8 * (i - 1))}, 1);
}

static void add_text(GByteArray *out, const char *text) {
  g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text));
}

static void pad(GByteArray *out, guint to) {
  while (out->len < to)
    add_number(out, 0, 1);
}

/* s15Fixed16Number */
static void add_fixed(GByteArray *out, double value) {
  add_number(out, (guint32)lround(value * 65536), 4);
}

static void add_xyz(GByteArray *out, const double xyz[3]) {
  add_text(out, "XYZ ");
  add_number(out, 0, 4);
  for (guint i = 0; i < 3; i++)
    add_fixed(out, xyz[i]);
}

static void add_description(GByteArray *out, const char *text) {
  const guint length = (guint)strlen(text) + 1;
  add_text(out, "desc");
  add_number(out, 0, 4);
  add_number(out, length, 4);
  add_text(out, text);
  /* The end of the text, no Unicode, no name in ScriptCode (67 bytes long at any rate). */
  pad(out, out->len + 1 + 4 + 4 + 2 + 1 + 67);
}

static void add_curve(GByteArray *out) {
  add_text(out, "curv");
  add_number(out, 0, 4);
  add_number(out, CURVE_POINTS, 4);
  for (guint i = 0; i < CURVE_POINTS; i++) {
    const double value = i / (CURVE_POINTS - 1.0);
    const double linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
    add_number(out, (guint32)lround(linear * 65535), 2);
  }
}

static const double white[3] = {0.9642, 1, 0.8249}; /* D50, the white of every profile */
/* The primaries of ITU-R BT.709, with white at D65, adapted to D50 by the Bradford matrix. */
static const double red[3] = {0.43607, 0.22249, 0.01392};
static const double green[3] = {0.38515, 0.71687, 0.09708};
static const double blue[3] = {0.14307, 0.06061, 0.71410};

static void add_header(GByteArray *out) {
  add_number(out, 0, 4); /* the size, once it is known */
  add_number(out, 0, 4);
  add_number(out, 0x02100000, 4);
  add_text(out, "mntrRGB XYZ ");
  const guint date[] = {2000, 1, 1, 0, 0, 0};
  for (guint i = 0; i < G_N_ELEMENTS(date); i++)
    add_number(out, date[i], 2);
  add_text(out, "acsp");
  pad(out, 68);
  for (guint i = 0; i < 3; i++)
    add_fixed(out, white[i]);
  pad(out, HEADER);
}

/* The data of a tag begins at a multiple of four. */
static void add_tag(GByteArray *out, guint row, const char *signature, guint start) {
  const guint entry = HEADER + 4 + 12 * row;
  memcpy(out->data + entry, signature, 4);
  for (guint i = 0; i < 4; i++) {
    out->data[entry + 4 + i] = (guint8)(start >> 8 * (3 - i));
    out->data[entry + 8 + i] = (guint8)((out->len - start) >> 8 * (3 - i));
  }
}

GByteArray *srgb_profile(void) {
  GByteArray *out = g_byte_array_new();
  add_header(out);
  add_number(out, TAGS, 4);
  pad(out, HEADER + 4 + 12 * TAGS);
  guint row = 0, start = out->len;
  add_description(out, "sRGB IEC61966-2.1");
  add_tag(out, row++, "desc", start);
  pad(out, (out->len + 3) & ~3U);
  start = out->len;
  add_text(out, "text");
  add_number(out, 0, 4);
  add_text(out, "No copyright");
  pad(out, out->len + 1);
  add_tag(out, row++, "cprt", start);
  const struct {
    const char *signature;
    const double *xyz;
  } colours[] = {{"wtpt", white}, {"rXYZ", red}, {"gXYZ", green}, {"bXYZ", blue}};
  for (guint i = 0; i < G_N_ELEMENTS(colours); i++) {
    pad(out, (out->len + 3) & ~3U);
    start = out->len;
    add_xyz(out, colours[i].xyz);
    add_tag(out, row++, colours[i].signature, start);
  }
  start = out->len;
  add_curve(out);
  add_tag(out, row++, "rTRC", start);
  add_tag(out, row++, "gTRC", start);
  add_tag(out, row++, "bTRC", start);
  g_assert(row == TAGS);
  for (guint i = 0; i < 4; i++)
    out->data[i] = (guint8)(out->len >> 8 * (3 - i));
  return out;
}
