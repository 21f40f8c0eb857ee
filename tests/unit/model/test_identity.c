/* Tests of what a sheet says it is, and of fingerprints as people type them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/identity.h"

static void test_text(void) {
  const struct {
    const char *text, *guide, *part, *fingerprint;
    Edition edition;
  } rows[] = {
      {"stepbook:upgrade:operator:7KQ2-M9XD-4TRC", "upgrade", NULL, "7KQ2-M9XD-4TRC",
       EDITION_OPERATOR},
      {"stepbook:a.b:owner/dba:X", "a.b", "dba", "X", EDITION_OWNER},
      {"stepbook:a:operator/core.x:X", "a", "core.x", "X", EDITION_OPERATOR},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_auto(Identity) identity = {0};
    g_assert_true(identity_parse(&identity, rows[i].text));
    g_assert_cmpstr(identity.guide, ==, rows[i].guide);
    g_assert_cmpstr(identity.part, ==, rows[i].part);
    g_assert_cmpstr(identity.fingerprint, ==, rows[i].fingerprint);
    g_assert_cmpint(identity.edition, ==, rows[i].edition);
    g_autofree char *text =
        identity_text(identity.guide, identity.edition, identity.part, identity.fingerprint);
    g_assert_cmpstr(text, ==, rows[i].text);
  }
}

static void test_no_identity(void) {
  const char *const texts[] = {"",
                               "stepbook",
                               "stepbook:a:operator",
                               "stepbook:a:operator:",
                               "stepbook::operator:X",
                               "stepbook:a:nobody:X",
                               "stepbook:a:operator:X:Y",
                               "urn:a:operator:X"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    Identity identity;
    g_assert_false(identity_parse(&identity, texts[i]));
  }
}

static void test_fingerprints(void) {
  const struct {
    const char *typed;
    gboolean same;
  } rows[] = {{"7KQ2-M9XD-01RC", TRUE},   {"7kq2m9xd01rc", TRUE},
              {" 7KQ2 M9XD 01RC ", TRUE}, {"7KQ2-M9XD-OlRC", TRUE},
              {"7KQ2-M9XD-0IRC", TRUE},   {"7KQ2-M9XD-01R", FALSE},
              {"7KQ2-M9XD-01RCC", FALSE}, {"", FALSE},
              {"7KQ2_M9XD_01RC", FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    g_assert_true(fingerprint_equal(rows[i].typed, "7KQ2-M9XD-01RC") == rows[i].same);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/identity/text", test_text);
  g_test_add_func("/identity/no-identity", test_no_identity);
  g_test_add_func("/identity/fingerprints", test_fingerprints);
  return g_test_run();
}
