/* One Markdown source read by itself, for tests.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <string.h>

#include "dump.h"
#include "read/markdown.h"

typedef struct {
  Arena *arena;
  Config *config;
  Findings *findings;
  Document *document;
} Fixture;

static inline Fixture fixture_new(void) {
  Fixture fixture = {.arena = arena_new(), .findings = findings_new()};
  fixture.config = config_new(fixture.arena);
  fixture.document = document_new(fixture.arena, "a/01-page.md");
  return fixture;
}

static inline void fixture_read(Fixture *fixture, const char *text, gsize length) {
  markdown_read(fixture->document, fixture->arena, fixture->config, text, length,
                fixture->findings);
  findings_finish(fixture->findings);
}

static inline void fixture_free(Fixture *fixture) {
  findings_free(fixture->findings);
  arena_free(fixture->arena);
}

/* "LINE:COLUMN code" for each finding, joined by ", "; untitled-document left out. */
static inline char *fixture_findings(const Fixture *fixture) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < findings_count(fixture->findings); i++) {
    const Finding *finding = findings_at(fixture->findings, i);
    if (finding->code == FINDING_UNTITLED_DOCUMENT)
      continue;
    g_string_append_printf(out, "%s%u:%u %s", out->len > 0 ? ", " : "", finding->place.line,
                           finding->place.column, finding_kind(finding->code)->name);
  }
  return g_string_free(out, FALSE);
}

/* Reads `text` and compares the tree and the findings. */
static inline void check_full(const char *text, const char *tree, const char *found,
                              gboolean places) {
  Fixture fixture = fixture_new();
  config_set_variable(fixture.arena, fixture.config, "product", "Harbor", (Place){0});
  config_set_variable(fixture.arena, fixture.config, "host", "db.example.com", (Place){0});
  fixture_read(&fixture, text, strlen(text));
  g_autofree char *got = dump_tree(fixture.document->root, places);
  g_assert_cmpstr(got, ==, tree);
  g_autofree char *findings = fixture_findings(&fixture);
  g_assert_cmpstr(findings, ==, found);
  fixture_free(&fixture);
}

static inline void check(const char *text, const char *tree) { check_full(text, tree, "", FALSE); }
static inline void check_places(const char *text, const char *tree) {
  check_full(text, tree, "", TRUE);
}
static inline void check_found(const char *text, const char *tree, const char *found) {
  check_full(text, tree, found, FALSE);
}
