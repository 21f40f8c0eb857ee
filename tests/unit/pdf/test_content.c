/* Tests of content streams: what begins an artifact is rewritten, what only looks like it is not.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/content.h"

#include <string.h>

#include "pdf/srgb.h"

static void test_rewriting(void) {
  const struct {
    const char *from, *to; /* NULL: nothing to rewrite */
    guint marks;
  } rows[] = {
      {"", NULL, 0},
      {"/Span << /MCID 0 >> BDC EMC", NULL, 1},
      {"/Span << /ActualText <FEFF0041> >> BDC EMC", NULL, 0},
      {"q /Private << /MCID 0 >> BDC 1 1 re f EMC Q", "q /Artifact BMC 1 1 re f EMC Q", 1},
      {"/Private<</MCID 0>>BDC\nEMC/Private<</MCID 1>>BDC EMC",
       "/Artifact BMC\nEMC/Artifact BMC EMC", 2},
      {"(/Private << /MCID 0 >> BDC) Tj", NULL, 0},
      {"(\\( /Private << /MCID 0 >> BDC) Tj", NULL, 0},
      {"((a) /Private << /MCID 0 >> BDC) Tj /Private << >> BDC",
       "((a) /Private << /MCID 0 >> BDC) Tj /Artifact BMC", 1},
      {"(\\\\) Tj /Private << >> BDC", "(\\\\) Tj /Artifact BMC", 1},
      {"% /Private << >> BDC\n1 w", NULL, 0},
      {"% (\n/Private << >> BDC", "% (\n/Artifact BMC", 1},
      {"<28> Tj /Private << >> BDC", "<28> Tj /Artifact BMC", 1},
      {"[(a) -20 <62>] TJ /Private << >> BDC", "[(a) -20 <62>] TJ /Artifact BMC", 1},
      {"/Private << /A << /B (>>) /C <3e3e> >> % >>\n >> BDC x", "/Artifact BMC x", 1},
      {"/Private /Props BDC", NULL, 0},
      {"/Private << >> DP /Span << >> BDC", NULL, 1},
      {"/Private << >> 1 BDC", NULL, 0},
      {"/PrivateX << >> BDC", NULL, 1},
      {"/a /Private << >> BDC", "/a /Artifact BMC", 1},
      {"BI /W 1 ID (\\ EI /Private << >> BDC", "BI /W 1 ID (\\ EI /Artifact BMC", 1},
      {"BI /W 1 ID (EIEI/Private << >> BDC", NULL, 0},
      {"BI ID x EI", NULL, 0},
      {"/Private << ", NULL, 0},
      {"/Private << >>", NULL, 0},
      {"(", NULL, 0},
      {"(\\", NULL, 0},
      {"<", NULL, 0},
      {"<<", NULL, 0},
      {"/", NULL, 0},
      {">> ) ] }", NULL, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    guint marks;
    GString *out = content_mark_artifacts(rows[i].from, strlen(rows[i].from), &marks);
    g_test_message("%s", rows[i].from);
    g_assert_cmpstr(out ? out->str : NULL, ==, rows[i].to);
    g_assert_cmpuint(marks, ==, rows[i].marks);
    if (out)
      g_string_free(out, TRUE);
  }
}

static guint32 number(const GByteArray *bytes, guint at) {
  return (guint32)bytes->data[at] << 24 | (guint32)bytes->data[at + 1] << 16 |
         (guint32)bytes->data[at + 2] << 8 | bytes->data[at + 3];
}

/* Every tag lies inside the profile, at a multiple of four; the three colours add up to white. */
static void test_profile(void) {
  GByteArray *profile = srgb_profile();
  g_assert_cmpuint(number(profile, 0), ==, profile->len);
  const guint tags = number(profile, 128);
  gint32 sums[3] = {0, 0, 0};
  g_assert_cmpuint(tags, ==, 9);
  for (guint i = 0; i < tags; i++) {
    const guint entry = 132 + 12 * i;
    const guint offset = number(profile, entry + 4), size = number(profile, entry + 8);
    g_assert_cmpuint(offset % 4, ==, 0);
    g_assert_cmpuint(offset + size, <=, profile->len);
    if (memcmp(profile->data + entry + 1, "XYZ", 3) == 0)
      for (guint k = 0; k < 3; k++)
        sums[k] += (gint32)number(profile, offset + 8 + 4 * k);
  }
  for (guint k = 0; k < 3; k++)
    g_assert_cmpint(ABS(sums[k] - (gint32)number(profile, 68 + 4 * k)), <, 40);
  g_byte_array_unref(profile);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/content/rewriting", test_rewriting);
  g_test_add_func("/content/profile", test_profile);
  return g_test_run();
}
