/* Tests of addresses: every kind of target from every kind of output, and URLs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "model/address.h"
#include "model/book.h"

typedef struct {
  Book *book;
  Guide *guide;
  Document *detail, *other;
  Node *heading;
  Anchor anchor;
  Step step;
  Asset asset;
} World;

static Document *document(Book *book, const char *path, const char *name) {
  Document *made = document_new(book->arena, path);
  made->name = name;
  made->number = book->documents->len;
  book_add_document(book, made);
  return made;
}

static void world_setup(World *world, gconstpointer data) {
  (void)data;
  world->book = book_new();
  Document *list = document(world->book, "steps.md", "steps");
  world->guide = guide_new(world->book->arena, list);
  world->guide->id = "upgrade";
  list->guide = world->guide;
  g_ptr_array_add(world->book->guides, world->guide);
  world->detail = document(world->book, "prepare/prune.md", "prepare/prune");
  world->other = document(world->book, "other.md", "other");
  g_hash_table_add(world->guide->detail_set, world->detail);
  g_hash_table_add(world->guide->document_set, world->detail);
  world->heading = node_new(world->book->arena, NODE_HEADING, 3, 1);
  world->heading->u.heading.anchor = "caf\xc3\xa9-rows";
  world->anchor = (Anchor){.id = "alias", .document = world->detail, .node = world->heading};
  world->step = (Step){.guide = world->guide, .id = "prune", .name = "prune"};
  world->asset = (Asset){.path = "images/a b.png", .name = "a-b.png"};
}

static void world_teardown(World *world, gconstpointer data) {
  (void)data;
  book_free(world->book);
}

static char *href(const World *world, OutputKind output, const char *page, const Link *link) {
  const Address from = {.book = world->book,
                        .output = output,
                        .guide =
                            output == OUTPUT_SITE || output == OUTPUT_JSON ? NULL : world->guide,
                        .page = page};
  GString *out = g_string_new(NULL);
  const gboolean is_there = address_link(out, &from, link);
  g_assert_true(is_there || out->len == 0);
  return g_string_free(out, !is_there);
}

#define ASSERT_HREF(world, output, page, link, want)                                               \
  do {                                                                                             \
    g_autofree char *got = href(world, output, page, link);                                        \
    g_assert_cmpstr(got, ==, want);                                                                \
  } while (0)

static void test_links(World *w, gconstpointer data) {
  (void)data;
  const Link page = {.state = LINK_PAGE, .document = w->detail};
  const Link guide = {.state = LINK_PAGE, .document = w->guide->document};
  const Link anchor = {.state = LINK_ANCHOR, .document = w->detail, .anchor = &w->anchor};
  const Link step = {.state = LINK_STEP, .step = &w->step};
  const Link asset = {.state = LINK_ASSET, .asset = &w->asset};
  const Link external = {.state = LINK_EXTERNAL, .url = "https://example.com/"};
  const Link broken = {.state = LINK_BROKEN};
  const Link elsewhere = {.state = LINK_PAGE, .document = w->other};
  const char *from = "upgrade/prune.html";
  ASSERT_HREF(w, OUTPUT_SITE, from, &page, "../documents/prepare/prune.html");
  ASSERT_HREF(w, OUTPUT_SITE, from, &guide, "../index.html");
  ASSERT_HREF(w, OUTPUT_SITE, from, &step, "prune.html");
  ASSERT_HREF(w, OUTPUT_SITE, from, &anchor, "../documents/prepare/prune.html#s-caf%C3%A9-rows");
  ASSERT_HREF(w, OUTPUT_SITE, "documents/prepare/prune.html", &anchor, "#s-caf%C3%A9-rows");
  ASSERT_HREF(w, OUTPUT_SITE, "documents/x.html", &page, "prepare/prune.html");
  ASSERT_HREF(w, OUTPUT_SITE, "index.html", &asset, "files/a-b.png");
  ASSERT_HREF(w, OUTPUT_SITE, from, &external, "https://example.com/");
  ASSERT_HREF(w, OUTPUT_SITE, from, &broken, NULL);
  ASSERT_HREF(w, OUTPUT_CHECKLIST, "upgrade.checklist.html", &page, "#d1");
  ASSERT_HREF(w, OUTPUT_CHECKLIST, "upgrade.checklist.html", &anchor, "#d1-caf%C3%A9-rows");
  ASSERT_HREF(w, OUTPUT_CHECKLIST, "upgrade.checklist.html", &step, "#step-prune");
  ASSERT_HREF(w, OUTPUT_CHECKLIST, "upgrade.checklist.html", &elsewhere, NULL);
  ASSERT_HREF(w, OUTPUT_EPUB, "steps/prune.xhtml", &page, "../documents/prepare/prune.xhtml");
  ASSERT_HREF(w, OUTPUT_EPUB, "steps/prune.xhtml", &guide, "../checklist.xhtml");
  ASSERT_HREF(w, OUTPUT_EPUB, "steps/prune.xhtml", &elsewhere, NULL);
  ASSERT_HREF(w, OUTPUT_JSON, "", &anchor, "prepare/prune.md#caf%C3%A9-rows");
  ASSERT_HREF(w, OUTPUT_JSON, "", &asset, "images/a%20b.png");
  ASSERT_HREF(w, OUTPUT_JSON, "", &step, "steps.md#prune");
  w->detail->heading = w->heading;
  ASSERT_HREF(w, OUTPUT_SITE, from, &anchor, "../documents/prepare/prune.html");
  Node *inner = node_new(w->book->arena, NODE_ANCHOR, 3, 3);
  inner->u.anchor = "inner";
  node_append(w->heading, inner);
  w->anchor.node = inner;
  ASSERT_HREF(w, OUTPUT_SITE, from, &anchor, "../documents/prepare/prune.html");
}

static void test_guides(World *w, gconstpointer data) {
  (void)data;
  const Link guide = {.state = LINK_PAGE, .document = w->guide->document};
  Document *list = document(w->book, "second.md", "second");
  list->guide = guide_new(w->book->arena, list);
  list->guide->id = "second";
  g_ptr_array_add(w->book->guides, list->guide);
  const Link second = {.state = LINK_PAGE, .document = list};
  ASSERT_HREF(w, OUTPUT_SITE, "upgrade/prune.html", &guide, "index.html");
  ASSERT_HREF(w, OUTPUT_SITE, "upgrade/prune.html", &second, "../second/index.html");
  ASSERT_HREF(w, OUTPUT_EPUB, "steps/prune.xhtml", &second, NULL);
}

/* A sheet that shows a part of the guide: what is not on it has no address there. */
static void test_sheets(World *w, gconstpointer data) {
  (void)data;
  g_autoptr(GHashTable) steps = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) documents = g_hash_table_new(NULL, NULL);
  const Address from = {.book = w->book,
                        .output = OUTPUT_CHECKLIST,
                        .guide = w->guide,
                        .page = "upgrade.checklist.html",
                        .steps = steps,
                        .documents = documents};
  Anchor own = {.id = "notes", .document = w->guide->document, .node = w->heading};
  g_autoptr(GString) out = g_string_new(NULL);
  g_assert_false(address_step(out, &from, &w->step));
  g_assert_false(address_document(out, &from, w->detail, NULL));
  g_assert_false(address_document(out, &from, w->guide->document, &own));
  g_assert_cmpstr(out->str, ==, "");
  g_assert_true(address_document(out, &from, w->guide->document, NULL));
  g_string_truncate(out, 0);
  g_hash_table_add(steps, &w->step);
  g_hash_table_add(documents, w->other);
  g_assert_true(address_step(out, &from, &w->step));
  g_assert_cmpstr(out->str, ==, "#step-prune");
  g_assert_true(
      address_document(out, &from, w->other, NULL)); /* though no step's title leads there */
}

static void test_urls(void) {
  static const struct {
    const char *url;
    gboolean scheme, allowed;
  } rows[] = {
      {"https://a", TRUE, TRUE},       {"HTTP://a", TRUE, TRUE},  {"mailto:a@b", TRUE, TRUE},
      {"tel:+1", TRUE, TRUE},          {"a/b:c", FALSE, FALSE},   {"javascript:x", TRUE, FALSE},
      {"data:text/html", TRUE, FALSE}, {"httpsx:a", TRUE, FALSE}, {"", FALSE, FALSE},
      {"1a:b", FALSE, FALSE},          {"#a:b", FALSE, FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_assert_cmpint(url_has_scheme(rows[i].url), ==, rows[i].scheme);
    g_assert_cmpint(url_scheme_is_allowed(rows[i].url), ==, rows[i].allowed);
  }
  g_autoptr(GString) out = g_string_new(NULL);
  url_append_encoded(out, "https://a/b c%20%zz\xc3\xa4\"<>");
  g_assert_cmpstr(out->str, ==, "https://a/b%20c%20%25zz%C3%A4%22%3C%3E");
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add("/model/address/links", World, NULL, world_setup, test_links, world_teardown);
  g_test_add("/model/address/guides", World, NULL, world_setup, test_guides, world_teardown);
  g_test_add("/model/address/sheets", World, NULL, world_setup, test_sheets, world_teardown);
  g_test_add_func("/model/urls", test_urls);
  return g_test_run();
}
