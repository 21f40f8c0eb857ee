/* Sides: books made of Markdown in memory, compared, and the changes as lines of text.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <string.h>

#include "diff/diff.h"
#include "read/markdown.h"
#include "read/steps.h"
#include "resolve/resolve.h"

/* Files of a book: path and text in turn, then NULL. The first one holds the steps. */
typedef const char *const *Files;

static inline Book *book_begin(void) { return book_new(); }

static inline void book_owner(Book *book, const char *id, const char *name, const char *contact) {
  Owner *owner = arena_new_item(book->arena, Owner);
  *owner = (Owner){.id = id, .name = name, .contact = contact};
  g_ptr_array_add(book->config->owners, owner);
}

static inline void book_hosts(Book *book, const char *id, const char *const *names) {
  HostGroup *group = arena_new_item(book->arena, HostGroup);
  *group = (HostGroup){.id = id, .names = names};
  g_ptr_array_add(book->config->host_groups, group);
}

static inline void book_variable(Book *book, const char *name, const char *value) {
  config_set_variable(book->arena, book->config, name, value, (Place){"config.yaml", 1, 1});
}

static inline void book_file(Book *book, const char *path, const void *bytes, gsize length) {
  book_add_entry(book, path, ENTRY_FILE, length);
  Asset *asset = arena_new_item(book->arena, Asset);
  asset->path = book_entry(book, path)->path;
  asset->bytes = g_bytes_new(bytes, length);
  arena_cleanup(book->arena, (GDestroyNotify)g_bytes_unref, asset->bytes);
  g_ptr_array_add(book->assets, asset);
  g_hash_table_insert(book->asset_by_path, (gpointer)asset->path, asset);
}

static inline Book *book_finish(Book *book, Files files) {
  g_autoptr(Findings) findings = findings_new();
  for (guint i = 0; files[i] != NULL; i += 2) {
    book_add_entry(book, files[i], ENTRY_FILE, strlen(files[i + 1]));
    Document *document = document_new(book->arena, book_entry(book, files[i])->path);
    markdown_read(document, book->arena, book->config, files[i + 1], strlen(files[i + 1]),
                  findings);
    book_add_document(book, document);
  }
  Guide *guide =
      steps_read(book_document(book, files[0]), book->arena, book->config, NULL, findings);
  g_assert_nonnull(guide);
  g_ptr_array_add(book->guides, guide);
  book_resolve(book, findings);
  return book;
}

static inline Book *book_of(const char *list) {
  const char *const files[] = {"list.md", list, NULL};
  return book_finish(book_begin(), files);
}

static inline Diff *compare(Book *old_book, Book *new_book) {
  return diff_books(&(DiffSides){
      .old_book = old_book, .new_book = new_book, .old_name = "old", .new_name = "new"});
}

static inline void line_append(GString *out, const DiffChange *change) {
  g_string_append(out, diff_kind(change->kind)->name);
  if (change->old_step != NULL)
    g_string_append_printf(out, " '%s'", change->old_step->title_text);
  if (change->new_step != NULL &&
      (change->old_step == NULL ||
       strcmp(change->old_step->title_text, change->new_step->title_text)))
    g_string_append_printf(out, " -> '%s'", change->new_step->title_text);
  if (change->subject != NULL)
    g_string_append_printf(out, " <%s>", change->subject);
  if (change->old_value != NULL || change->new_value != NULL)
    g_string_append_printf(out, " %s => %s", change->old_value == NULL ? "-" : change->old_value,
                           change->new_value == NULL ? "-" : change->new_value);
  for (guint i = 0; i < change->step_count; i++)
    g_string_append_printf(out, "%s%s", i == 0 ? " of " : ", ", change->steps[i]->title_text);
  g_string_append_c(out, '\n');
}

/* A line for each change, without those that are no change to the procedure. */
static inline char *lines_of(const Diff *diff, gboolean with_off) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    g_assert_cmpuint(strlen(change->fingerprint), ==, 16);
    if (with_off || diff_kind(change->kind)->level != DIFF_OFF)
      line_append(out, change);
  }
  return g_string_free(out, FALSE);
}

static inline void expect_books(Book *old_book, Book *new_book, const char *want) {
  g_autoptr(Diff) diff = compare(old_book, new_book);
  g_autofree char *lines = lines_of(diff, FALSE);
  g_assert_cmpstr(lines, ==, want);
}

static inline void expect(const char *old_list, const char *new_list, const char *want) {
  expect_books(book_of(old_list), book_of(new_list), want);
}

/* "same [-gone-] {+come+}", blocks separated by " | ". */
static inline char *redline_text(const Redline *redline) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; redline != NULL && i < redline->block_count; i++) {
    const RedlineBlock *block = &redline->blocks[i];
    g_string_append(out, i == 0 ? "" : " | ");
    for (guint k = 0; k < block->span_count; k++) {
      const RedlineSpan *span = &block->spans[k];
      g_string_append_printf(out,
                             span->state == REDLINE_SAME    ? "%s"
                             : span->state == REDLINE_ADDED ? "{+%s+}"
                                                            : "[-%s-]",
                             span->text);
    }
  }
  return g_string_free(out, FALSE);
}

/* The first change of the kind. */
static inline const DiffChange *change_of(const Diff *diff, DiffKind kind) {
  for (guint i = 0; i < diff->changes->len; i++) {
    const DiffChange *change = diff->changes->pdata[i];
    if (change->kind == kind)
      return change;
  }
  return NULL;
}

static inline void expect_redline(const char *old_list, const char *new_list, DiffKind kind,
                                  const char *want) {
  g_autoptr(Diff) diff = compare(book_of(old_list), book_of(new_list));
  const DiffChange *change = change_of(diff, kind);
  g_assert_nonnull(change);
  g_autofree char *text = redline_text(change->redline);
  g_assert_cmpstr(text, ==, want);
}
