/* Tests of resolving: every kind of target, what is reported of the broken ones, what guides reach.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/follow.h"

#include "world.h"

#define TEST(path, function) g_test_add(path, World, NULL, world_setup, function, world_teardown)

/* Resolves, and holds the findings against the text. */
static void resolve(World *world, const char *want) {
  book_resolve(world->book, world->findings);
  g_autofree char *got = world_findings(world);
  g_assert_cmpstr(got, ==, want);
}

static void test_documents(World *world, gconstpointer data) {
  (void)data;
  Document *list = world_document(world, "guide/steps.md");
  Document *prune = world_document(world, "guide/prune.md");
  Document *other = world_document(world, "other dir/caf\xc3\xa9.markdown");
  Anchor *rows = world_anchor(world, prune, "find-rows");
  Anchor *here = world_anchor(world, list, "here");
  Link *page = world_link(world, list, "./prune.md");
  Link *anchor = world_link(world, list, "prune.md#find-rows");
  Link *upper = world_link(world, list, "../guide/prune.md#Find-Rows");
  Link *encoded = world_link(world, list, "../other%20dir/caf%C3%A9.markdown");
  Link *plain = world_link(world, list, "../other dir/caf\xc3\xa9.markdown?plain=1#");
  Link *same = world_link(world, list, "#here");
  Link *top = world_link(world, list, "#");
  resolve(world, "");
  g_assert_cmpint(page->state, ==, LINK_PAGE);
  g_assert_true(page->document == prune);
  g_assert_cmpint(anchor->state, ==, LINK_ANCHOR);
  g_assert_true(anchor->anchor == rows && anchor->document == prune);
  g_assert_true(upper->anchor == rows);
  g_assert_true(encoded->document == other && encoded->state == LINK_PAGE);
  g_assert_true(plain->document == other && plain->state == LINK_PAGE);
  g_assert_true(same->anchor == here);
  g_assert_true(top->document == list && top->state == LINK_PAGE);
}

static const char broken_findings[] =
    "1 missing-file `pruen.md` does not exist | did you mean `prune.md`?\n"
    "2 missing-file `restore.md` does not exist | did you mean `../c/deep/restore.md`?\n"
    "3 missing-file `../prepare` does not exist | did you mean `../prepare.md`?\n"
    "4 missing-file `../prepare.html` does not exist | did you mean `../prepare.md`?\n"
    "5 missing-anchor `prune.md#find-row` names a section that `a/prune.md` does not have | did "
    "you mean `prune.md#find-rows`?\n"
    "6 missing-anchor `#find-rows` names no section of this file | did you mean "
    "`prune.md#find-rows`?\n"
    "7 double-fragment `prune.md#a#find-rows` has two fragments | did you mean "
    "`prune.md#find-rows`?\n"
    "8 folder-link `../b/` is a folder | link to a file in it, such as `../b/README.md`\n"
    "9 outside-root `../../x.md` leads above the content root | files above it are not read; "
    "`content` in a config.yaml names a folder above both\n"
    "10 outside-root `../secret/x.md` leads out of the content root through a symbolic link | "
    "`links.allow_outside` in the configuration names folders that may be read\n"
    "11 unreadable-file `pipe.md` is not a regular file\n"
    "12 unreadable-file `unread.md` cannot be read\n"
    "13 wrong-case `PRUNE.md` is written with other capital letters than the file | did you mean "
    "`prune.md`?\n"
    "14 empty-link the link has no target | write a path or an address between the parentheses\n"
    "15 unsafe-link `javascript:alert(1)` has a scheme that is not allowed | links may begin "
    "with "
    "http, https, mailto or tel\n"
    "16 invalid-url `http://` is not an address that a browser can follow\n"
    "17 missing-file `gone/away/x.md` does not exist | `a` has no folder `gone`\n"
    "18 missing-file `id=find-rows` does not exist | write `#find-rows` to link to a section of "
    "this file\n"
    "19 missing-file `@nothing@/x.html` does not exist | `@nothing@` has no value: set "
    "`variables.nothing` in the configuration\n"
    "20 missing-file `..\\prepare.md` does not exist | did you mean `../prepare.md`?\n"
    "21 missing-file `qqqqqqqq.md` does not exist | the folder `a` is there, but no file with a "
    "name like it\n"
    "22 unsafe-link `data:text/html,x` carries its own content; only a picture may\n"
    "23 folder-link `../b` is a folder | link to a file in it, such as `../b/README.md`\n"
    "24 missing-anchor `prune.md#zzzzzz` names a section that `a/prune.md` does not have\n";

static void test_broken(World *world, gconstpointer data) {
  (void)data;
  Document *a = world_document(world, "a/list.md");
  world_anchor(world, world_document(world, "a/prune.md"), "find-rows");
  world_document(world, "b/README.md");
  world_document(world, "c/deep/restore.md");
  world_document(world, "prepare.md");
  world_entry(world, "secret", ENTRY_OUTSIDE);
  world_entry(world, "a/pipe.md", ENTRY_OTHER);
  world_entry(world, "a/unread.md", ENTRY_FILE);
  const char *const written[] = {"pruen.md",
                                 "restore.md",
                                 "../prepare",
                                 "../prepare.html",
                                 "prune.md#find-row",
                                 "#find-rows",
                                 "prune.md#a#find-rows",
                                 "../b/",
                                 "../../x.md",
                                 "../secret/x.md",
                                 "pipe.md",
                                 "unread.md",
                                 "PRUNE.md",
                                 "",
                                 "javascript:alert(1)",
                                 "http://",
                                 "gone/away/x.md",
                                 "id=find-rows",
                                 "@nothing@/x.html",
                                 "..\\prepare.md",
                                 "qqqqqqqq.md",
                                 "data:text/html,x",
                                 "../b",
                                 "prune.md#zzzzzz"};
  for (gsize i = 0; i < G_N_ELEMENTS(written); i++)
    world_link(world, a, written[i]);
  resolve(world, broken_findings);
  for (guint i = 0; i < a->links->len; i++) {
    const Link *link = a->links->pdata[i];
    g_assert_cmpint(link->state, ==,
                    strcmp(link->written, "PRUNE.md") == 0 ? LINK_PAGE : LINK_BROKEN);
  }
}

static void test_external(World *world, gconstpointer data) {
  static const struct {
    const char *written, *url; /* NULL: not an address */
  } rows[] = {
      {"https://example.org/a b?q=\xc3\xa9#x", "https://example.org/a%20b?q=%C3%A9#x"},
      {"HTTP://example.org", "HTTP://example.org"},
      {"//example.org/x", "https://example.org/x"},
      {"http://[::1]:8080/a[1]", "http://[::1]:8080/a%5B1%5D"},
      {"http://user@example.org:80", "http://user@example.org:80"},
      {"https://example.org/a#b#c", "https://example.org/a#b%23c"},
      {"https://b\xc3\xbc"
       "cher.example/",
       "https://b%C3%BCcher.example/"},
      {"http://127.0.0.1/100%", "http://127.0.0.1/100%25"},
      {"mailto:ops@example.org?subject=a b", "mailto:ops@example.org?subject=a%20b"},
      {"tel:+49-30-1", "tel:+49-30-1"},
      {"http:/example.org", NULL},
      {"http://exa mple.org/", NULL},
      {"http://a..b/", NULL},
      {"http://example.org:99999/", NULL},
      {"http://example.org:x/", NULL},
      {"http://[::1/", NULL},
      {"http://[zz]/", NULL},
      {"http://300.1.2.3/", NULL},
      {"http://a%00b/", NULL},
      {"//", NULL},
      {"https://@/", NULL},
  };
  (void)data;
  Document *document = world_document(world, "a.md");
  Link *links[G_N_ELEMENTS(rows)];
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    links[i] = world_link(world, document, rows[i].written);
  book_resolve(world->book, world->findings);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_assert_cmpstr(links[i]->url, ==, rows[i].url);
    g_assert_cmpint(links[i]->state, ==, rows[i].url == NULL ? LINK_BROKEN : LINK_EXTERNAL);
  }
}

static Route *add_route(World *world, const char *prefix, const char *folder) {
  Route *route = arena_new_item(world->book->arena, Route);
  *route = (Route){.prefix = prefix, .folder = folder};
  g_ptr_array_add(world->book->config->routes, route);
  return route;
}

static Document *document_with_id(World *world, const char *path, const char *id) {
  world_entry(world, path, ENTRY_FILE);
  Document *document = document_new(world->book->arena, book_entry(world->book, path)->path);
  document->header_id = id;
  book_add_document(world->book, document);
  return document;
}

static void test_routes(World *world, gconstpointer data) {
  (void)data;
  Document *old = document_with_id(world, "v1/backup.md", "backing-up");
  Document *new = document_with_id(world, "v2/backup.md", "backing-up");
  Document *list = world_document(world, "v2/list.md");
  Anchor *disks = world_anchor(world, new, "disks");
  add_route(world, "/docs/2/deploy/", "v2");
  add_route(world, "/docs/1", "v1");
  Link *second = world_link(world, list, "/docs/2/deploy/d/backing-up");
  Link *first = world_link(world, list, "/docs/1/backing-up/?x=1");
  Link *anchor = world_link(world, list, "/docs/2/deploy/backing-up#disks");
  world_link(world, list, "/docs/2/deploy/backing-upp");
  world_link(world, list, "/docs/10/backing-up");
  world_link(world, list, "/v1/backup.md");
  world_link(world, list, "/docs/1/list");
  g_assert_cmpstr(link_wants(world->book, second), ==, "v2/backup.md");
  g_assert_cmpstr(link_wants(world->book, list->links->pdata[4]), ==, NULL);
  resolve(world,
          "4 unknown-route `/docs/2/deploy/backing-upp` ends with a header-id that no document "
          "of its route has | did you mean `/docs/2/deploy/backing-up`?\n"
          "5 unknown-route `/docs/10/backing-up` begins with / and no route maps it | "
          "`links.routes` in the configuration says where such links lead\n"
          "6 unknown-route `/v1/backup.md` begins with / and no route maps it | did you mean "
          "`../v1/backup.md`?\n"
          "7 unknown-route `/docs/1/list` ends with a header-id that no document of its route "
          "has\n");
  g_assert_true(second->document == new && second->state == LINK_PAGE);
  g_assert_true(first->document == old);
  g_assert_true(anchor->anchor == disks && anchor->state == LINK_ANCHOR);
}

static void test_steps(World *world, gconstpointer data) {
  (void)data;
  Document *list = world_document(world, "steps.md");
  Document *detail = world_document(world, "detail.md");
  Guide *guide = world_guide(world, list, "upgrade");
  Step *core = world_step(world, guide, "core", NULL);
  Step *made = world_step(world, guide, "made-from-title", NULL);
  core->id_explicit = TRUE;
  world_attribute(world, core, "aliases", "old-core, older");
  made->body = node_new(world->book->arena, NODE_ROOT, 2, 1);
  Anchor *inside = world_anchor(world, list, "in-the-body");
  node_unlink(inside->node);
  node_append(made->body, inside->node);
  Link *page = world_link(world, detail, "steps.md");
  Link *step = world_link(world, detail, "steps.md#core");
  Link *alias = world_link(world, list, "#older");
  Link *body = world_link(world, detail, "steps.md#in-the-body");
  world_link(world, detail, "steps.md#made-from-title");
  world_link(world, detail, "steps.md#cores");
  resolve(world,
          "4 missing-anchor `steps.md#made-from-title` names a section that `steps.md` does not "
          "have | step 2 has no id of its own: write {#made-from-title} behind its title\n"
          "5 missing-anchor `steps.md#cores` names a section that `steps.md` does not have | "
          "did you mean `steps.md#core`?\n");

  g_assert_true(page->document == list && page->state == LINK_PAGE);
  g_assert_true(step->step == core && step->state == LINK_STEP);
  g_assert_true(alias->step == core && alias->state == LINK_STEP);
  g_assert_true(body->step == made && body->state == LINK_STEP);
}

static void test_images(World *world, gconstpointer data) {
  static const guint8 png[33] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10";
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>";
  (void)data;
  Document *a = world_document(world, "a/a.md");
  Asset *good = world_asset(world, "images/good.png", png, sizeof png);
  world_asset(world, "images/evil.svg", svg, sizeof svg - 1);
  Asset *text = world_asset(world, "images/text.png", "text", 4);
  Link *shown = world_image(world, a, "../images/good.png#x");
  world_image(world, a, "../images/evil.svg");
  world_image(world, a, "../images/text.png");
  world_image(world, a, "../images/god.png");
  Link *remote = world_image(world, a, "https://example.org/x.png");
  world_image(world, a, "a.md");
  Link *carried =
      world_image(world, a, "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ");
  world_image(world, a, "data:image/png;base64,AAAA");
  world_image(world, a, "");
  Link *linked = world_link(world, a, "../images/text.png");
  g_assert_cmpstr(link_wants(world->book, shown), ==, "images/good.png");
  g_assert_cmpstr(link_wants(world->book, a->links->pdata[5]), ==, NULL);
  resolve(
      world,
      "2 unsafe-image `../images/evil.svg` is an SVG with a script\n"
      "3 unsafe-image `../images/text.png` is not a PNG, JPEG, GIF, WebP or SVG picture\n"
      "4 missing-image `../images/god.png` does not exist | did you mean `../images/good.png`?\n"
      "5 remote-image `https://example.org/x.png` is a picture from the network | save the "
      "picture beside the file and link to it\n"
      "6 unsafe-image `a.md` is a document, not a picture | without the ! in front it is a link\n"
      "8 unsafe-image `data:image/png;base64,AAAA` is not a PNG, JPEG, GIF or WebP picture in "
      "base64\n"
      "9 empty-link the image has no target | write a path or an address between the "
      "parentheses\n");
  g_assert_true(shown->asset == good && shown->state == LINK_ASSET && good->used);
  g_assert_cmpint(good->media, ==, MEDIA_PNG);
  g_assert_cmpuint(good->width * 1000 + good->height, ==, 32016);
  g_assert_cmpint(remote->state, ==, LINK_EXTERNAL);
  g_assert_cmpint(carried->state, ==, LINK_ASSET);
  g_assert_cmpint(carried->asset->media, ==, MEDIA_PNG);
  g_assert_true(book_asset(world->book, carried->asset->path) == carried->asset);
  g_assert_true(linked->asset == text && text->used);
}

static char *paths_of(const GPtrArray *documents) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < documents->len; i++)
    g_string_append_printf(out, "%s ", ((Document *)documents->pdata[i])->path);
  return g_string_free(out, FALSE);
}

static void test_reach(World *world, gconstpointer data) {
  (void)data;
  Document *list = world_document(world, "steps.md");
  Document *other_list = world_document(world, "other.md");
  Document *documents[6];
  static const char *const paths[] = {"z.md", "a.md", "b.md", "c.md", "lonely.md", "behind.md"};
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++)
    documents[i] = world_document(world, paths[i]);
  Guide *guide = world_guide(world, list, "upgrade");
  Guide *other = world_guide(world, other_list, "other");
  world_step(world, guide, "one", world_link(world, list, "z.md"));
  world_step(world, guide, "two", world_link(world, list, "b.md"));
  world_step(world, guide, "three", world_link(world, list, "z.md"));
  world_step(world, guide, "four", world_link(world, list, "missing.md"));
  world_link(world, list, "a.md");
  world_link(world, documents[0], "c.md");
  world_link(world, documents[3], "z.md");
  world_link(world, documents[3], "other.md");
  world_link(world, other_list, "behind.md");
  world_link(world, documents[4], "a.md");
  book_resolve(world->book, world->findings);
  g_autofree char *details = paths_of(guide->details);
  g_autofree char *all = paths_of(guide->documents);
  g_autofree char *others = paths_of(other->documents);
  g_assert_cmpstr(details, ==, "z.md b.md ");
  g_assert_cmpstr(all, ==, "z.md b.md a.md c.md ");
  g_assert_cmpstr(others, ==, "behind.md ");
  g_assert_true(guide_has_detail(guide, documents[2]) && !guide_has_detail(guide, documents[1]));
  g_assert_true(guide_has_document(guide, documents[3]));
  for (gsize i = 0; i < G_N_ELEMENTS(documents); i++)
    g_assert_cmpint(documents[i]->reached, ==, i != 4);
  g_assert_true(list->reached && other_list->reached);
  for (guint i = 0; i < world->book->documents->len; i++) {
    const Document *document = world->book->documents->pdata[i];
    const Document *before = i == 0 ? NULL : world->book->documents->pdata[i - 1];
    g_assert_cmpuint(document->number, ==, i);
    g_assert_true(before == NULL || strcmp(before->path, document->path) < 0);
  }
}

static char *random_target(GRand *random) {
  static const char *const pieces[] = {"a.md",
                                       "../",
                                       "b/",
                                       "/",
                                       "#",
                                       "%20",
                                       "%",
                                       "?",
                                       "x",
                                       "A.md",
                                       "http",
                                       "://",
                                       "data:",
                                       "image/",
                                       ";base64,",
                                       "..",
                                       "\\",
                                       ":",
                                       "//",
                                       "[::1]",
                                       "@v@",
                                       "id=",
                                       "mailto:",
                                       " ",
                                       "\xc3\xa4",
                                       "#s",
                                       "javascript:",
                                       "c.png",
                                       "\xe2\x80\xae",
                                       "."};
  g_autoptr(GString) out = g_string_new(NULL);
  for (gint i = g_rand_int_range(random, 0, 6); i > 0; i--)
    g_string_append(out, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static guint findings_on_line(const Findings *findings, guint32 line) {
  guint count = 0;
  for (guint i = 0; i < findings_count(findings); i++)
    count += findings_at(findings, i)->place.line == line;
  return count;
}

/* Links about which there is nothing to say, and only those, are followed straight, to where all links are. */
static void check_straight(World *world, const Document *document) {
  g_autoptr(Fragments) fragments = fragments_new(world->book);
  g_autoptr(Nearby) nearby = nearby_new(world->book);
  g_autoptr(GHashTable) troubles = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    g_autoptr(Findings) findings = findings_new();
    Link straight = *link, whole = *link;
    const gboolean is_straight = link_follow_straight(&straight, world->book, fragments);
    link_follow(&whole, &(Following){world->book, fragments, nearby, troubles, findings});
    const gboolean leads_to_text = whole.document != NULL || whole.step != NULL;
    g_assert_true(is_straight == (leads_to_text && findings_count(findings) == 0));
    const Link *wanted = is_straight ? &whole : link;
    g_assert_true(straight.state == wanted->state && straight.document == wanted->document &&
                  straight.anchor == wanted->anchor && straight.step == wanted->step);
  }
}

/* Whatever is written: a link has its target, or a finding says why not. */
static void test_random(World *world, gconstpointer data) {
  (void)data;
  GRand *random = g_rand_new_with_seed(8);
  Document *document = world_document(world, "b/a.md");
  world_document(world, "a.md");
  world_anchor(world, document, "s");
  world_asset(world, "b/c.png", "GIF89a\1\0\1\0\0\0\0", 13);
  world_entry(world, "x", ENTRY_OUTSIDE);
  add_route(world, "/b", "");
  for (guint i = 0; i < 8000; i++) {
    g_autofree char *target = random_target(random);
    Link *link = world_link(world, document, target);
    link->image = g_rand_boolean(random);
    const char *wanted = link_wants(world->book, link);
    g_assert_true(wanted == NULL || book_entry(world->book, wanted)->kind == ENTRY_FILE);
  }
  check_straight(world, document);
  book_resolve(world->book, world->findings);
  findings_finish(world->findings);
  guint states[LINK_EXTERNAL + 1] = {0};
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    states[link->state]++;
    if (link->state == LINK_BROKEN)
      g_assert_cmpuint(findings_on_line(world->findings, link->place.line), >=, 1);
    g_assert_true((link->url != NULL) == (link->state == LINK_EXTERNAL));
    g_assert_true((link->asset != NULL) == (link->state == LINK_ASSET));
    g_assert_true((link->anchor != NULL) == (link->state == LINK_ANCHOR));
    g_assert_true((link->document != NULL) ==
                  (link->state == LINK_PAGE || link->state == LINK_ANCHOR));
    g_assert_true(link->url == NULL || url_scheme_is_allowed(link->url));
  }
  for (LinkState state = LINK_BROKEN; state <= LINK_EXTERNAL; state++)
    g_assert_true(state == LINK_STEP ? states[state] == 0 : states[state] > 10);
  g_rand_free(random);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  TEST("/resolve/documents", test_documents);
  TEST("/resolve/broken", test_broken);
  TEST("/resolve/external", test_external);
  TEST("/resolve/routes", test_routes);
  TEST("/resolve/steps", test_steps);
  TEST("/resolve/images", test_images);
  TEST("/resolve/reach", test_reach);
  TEST("/resolve/random", test_random);
  return g_test_run();
}
