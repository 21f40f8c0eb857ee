/* Follow: one small function for each kind of target, and the words for what goes wrong.
 *
 * Every message begins with the target as it is written, so that it can be searched for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "resolve/follow.h"

#include <string.h>

#include "resolve/assets.h"
#include "resolve/external.h"
#include "resolve/link_target.h"
#include "resolve/locate.h"
#include "resolve/suggest.h"

enum { SHOWN_MOST = 160, HINT_MOST = 400 }; /* characters of a target in a message, of a hint */

/* One link on its way. */
typedef struct {
  Link *link;
  const Following *with;
  const LinkTarget *target;
} Way;

/* The text, or so much of it that it is recognized. */
static char *shown(const char *text, glong most) {
  if (g_utf8_strlen(text, -1) <= most)
    return g_strdup(text);
  g_autofree char *head = g_utf8_substring(text, 0, most);
  return g_strconcat(head, "…", NULL);
}

/* Adds "`target` and the rest of the sentence"; takes the hint, which may be NULL. */
static void report(const Way *way, FindingCode code, char *hint, const char *rest) {
  g_autofree char *hint_shown = hint == NULL ? NULL : shown(hint, HINT_MOST);
  g_autofree char *target = shown(way->link->written, SHOWN_MOST);
  findings_add(way->with->findings, code, way->link->place, hint_shown, "`%s` %s", target, rest);
  g_free(hint);
}

/* ---- without a path ---------------------------------------------------------------------------------- */

static void follow_empty(const Way *way) {
  findings_add(way->with->findings, FINDING_EMPTY_LINK, way->link->place,
               "write a path or an address between the parentheses", "the %s has no target",
               way->link->image ? "image" : "link");
}

static void follow_external(const Way *way) {
  g_autoptr(GString) url = g_string_new(NULL);
  if (!external_append(url, way->link->written)) {
    report(way, FINDING_INVALID_URL, NULL, "is not an address that a browser can follow");
    return;
  }
  way->link->state = LINK_EXTERNAL;
  way->link->url = arena_strdup(way->with->book->arena, url->str);
  if (way->link->image)
    report(way, FINDING_REMOTE_IMAGE, g_strdup("save the picture beside the file and link to it"),
           "is a picture from the network");
}

static void follow_data(const Way *way) {
  if (!way->link->image) {
    report(way, FINDING_UNSAFE_LINK, NULL, "carries its own content; only a picture may");
    return;
  }
  Asset *asset = asset_from_data(way->with->book, way->link->written);
  if (asset == NULL) {
    report(way, FINDING_UNSAFE_IMAGE, NULL, "is not a PNG, JPEG, GIF or WebP picture in base64");
    return;
  }
  way->link->state = LINK_ASSET;
  way->link->asset = asset;
  asset->used = TRUE;
}

static void follow_unsafe(const Way *way) {
  report(way, FINDING_UNSAFE_LINK, g_strdup("links may begin with http, https, mailto or tel"),
         "has a scheme that is not allowed");
}

/* ---- documents --------------------------------------------------------------------------------------- */

static void follow_document(const Way *way, Document *document) {
  if (way->target->fragment == NULL) {
    way->link->state = LINK_PAGE;
    way->link->document = document;
    return;
  }
  if (fragment_follow(way->link, way->with->fragments, document, way->target))
    return;
  g_autofree char *rest =
      document == way->link->source
          ? g_strdup("names no section of this file")
          : g_strdup_printf("names a section that `%s` does not have", document->path);
  report(way, FINDING_MISSING_ANCHOR,
         suggest_anchor(way->with->nearby, document, way->link, way->target), rest);
}

static void follow_absolute(const Way *way) {
  const Book *book = way->with->book;
  const Route *route = NULL;
  Document *document = locate_route(&route, book, way->target->path);
  if (document != NULL && !way->link->image) {
    follow_document(way, document);
    return;
  }
  report(way, FINDING_UNKNOWN_ROUTE,
         suggest_route(way->with->nearby, book, way->link, way->target, route),
         route == NULL ? "begins with / and no route maps it"
                       : "ends with a header-id that no document of its route has");
}

/* ---- paths ------------------------------------------------------------------------------------------- */

static void follow_image(const Way *way, const Entry *entry) {
  Asset *asset = book_asset(way->with->book, entry->path);
  const char *trouble = asset == NULL ? NULL : g_hash_table_lookup(way->with->troubles, asset);
  if (path_is_markdown(entry->path)) {
    report(way, FINDING_UNSAFE_IMAGE, g_strdup("without the ! in front it is a link"),
           "is a document, not a picture");
  } else if (asset == NULL) {
    report(way, FINDING_UNREADABLE_FILE, NULL, "cannot be read");
  } else if (trouble != NULL) {
    report(way, FINDING_UNSAFE_IMAGE, NULL, trouble);
  } else {
    way->link->state = LINK_ASSET;
    way->link->asset = asset;
    asset->used = TRUE;
  }
}

static void follow_file(const Way *way, const Entry *entry) {
  if (way->link->image) {
    follow_image(way, entry);
    return;
  }
  Document *document = book_document(way->with->book, entry->path);
  Asset *asset = book_asset(way->with->book, entry->path);
  if (document != NULL) {
    follow_document(way, document);
  } else if (asset != NULL) {
    way->link->state = LINK_ASSET;
    way->link->asset = asset;
    way->link->fragment = way->target->fragment == NULL ? NULL : way->target->fragment_written;
    asset->used = TRUE;
  } else {
    report(way, FINDING_UNREADABLE_FILE, NULL, "cannot be read");
  }
}

static void follow_nothing(const Way *way) {
  const FindingCode code = way->link->image ? FINDING_MISSING_IMAGE : FINDING_MISSING_FILE;
  report(way, code, suggest_file(way->with->nearby, way->with->book, way->link, way->target),
         "does not exist");
}

static void follow_path(const Way *way) {
  const Entry *entry = NULL;
  switch (locate_path(&entry, way->with->book, way->target->path)) {
  case LOCATED_NOTHING:
    follow_nothing(way);
    return;
  case LOCATED_OTHER_CASE:
    report(way, FINDING_WRONG_CASE, suggest_path(way->link, entry->path, way->target->fragment),
           "is written with other capital letters than the file");
    follow_file(way, entry);
    return;
  case LOCATED_FILE:
    follow_file(way, entry);
    return;
  case LOCATED_FOLDER:
    report(way, FINDING_FOLDER_LINK,
           suggest_in_folder(way->with->nearby, way->link, way->target->path), "is a folder");
    return;
  case LOCATED_OUTSIDE:
    report(way, FINDING_OUTSIDE_ROOT,
           g_strdup("`links.allow_outside` in the configuration names folders that may be read"),
           "leads out of the content root through a symbolic link");
    return;
  case LOCATED_OTHER:
    report(way, FINDING_UNREADABLE_FILE, NULL, "is not a regular file");
    return;
  }
  g_assert_not_reached();
}

/* ---- two fragments ----------------------------------------------------------------------------------- */

/* The first of the fragments with which the link would lead somewhere. */
static char *suggest_one_fragment(const Way *way) {
  const char *written = way->link->written;
  g_auto(GStrv) parts = g_strsplit(written, "#", 4);
  for (gsize i = 1; i < 3 && parts[i] != NULL; i++) {
    g_autofree char *one = g_strdup_printf("%s#%s", parts[0], parts[i]);
    g_auto(LinkTarget) target;
    link_target_read(&target, one, way->link->source->path);
    Document *document = NULL;
    if (target.kind == LINK_TARGET_SAME)
      document = way->link->source;
    else if (target.kind == LINK_TARGET_PATH)
      document = book_document(way->with->book, target.path);
    else if (target.kind == LINK_TARGET_ABSOLUTE)
      document = locate_route(NULL, way->with->book, target.path);
    Link scratch = *way->link;
    if (document != NULL && target.fragment != NULL &&
        fragment_follow(&scratch, way->with->fragments, document, &target))
      return g_strdup_printf("did you mean `%s`?", one);
  }
  return g_strdup("one # and one id are enough");
}

/* The document that the target names as it is written, or NULL. */
static Document *find_document(const Link *link, const Book *book, const LinkTarget *target) {
  const Entry *entry = NULL;
  if (target->kind == LINK_TARGET_SAME)
    return link->source;
  if (link->image)
    return NULL;
  if (target->kind == LINK_TARGET_ABSOLUTE)
    return locate_route(NULL, book, target->path);
  return target->kind == LINK_TARGET_PATH && locate_path(&entry, book, target->path) == LOCATED_FILE
             ? book_document(book, entry->path)
             : NULL;
}

gboolean link_follow_straight(Link *link, const Book *book, const Fragments *fragments) {
  g_auto(LinkTarget) target;
  link_target_read(&target, link->written, link->source->path);
  Document *document = find_document(link, book, &target);
  if (document == NULL)
    return FALSE;
  if (target.fragment != NULL)
    return fragment_follow(link, fragments, document, &target);
  link->state = LINK_PAGE;
  link->document = document;
  return TRUE;
}

void link_follow(Link *link, const Following *following) {
  g_auto(LinkTarget) target;
  link_target_read(&target, link->written, link->source->path);
  const Way way = {link, following, &target};
  switch (target.kind) {
  case LINK_TARGET_EMPTY:
    follow_empty(&way);
    return;
  case LINK_TARGET_EXTERNAL:
    follow_external(&way);
    return;
  case LINK_TARGET_DATA:
    follow_data(&way);
    return;
  case LINK_TARGET_UNSAFE:
    follow_unsafe(&way);
    return;
  case LINK_TARGET_TWO_FRAGMENTS:
    report(&way, FINDING_DOUBLE_FRAGMENT, suggest_one_fragment(&way), "has two fragments");
    return;
  case LINK_TARGET_ABSOLUTE:
    follow_absolute(&way);
    return;
  case LINK_TARGET_OUTSIDE:
    report(&way, FINDING_OUTSIDE_ROOT, suggest_inside(following->nearby, link),
           "leads above the content root");
    return;
  case LINK_TARGET_SAME:
    follow_document(&way, link->source);
    return;
  case LINK_TARGET_PATH:
    follow_path(&way);
    return;
  }
  g_assert_not_reached();
}
