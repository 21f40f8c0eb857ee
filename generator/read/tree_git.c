/* TreeGit: paths are followed part by part through tree objects, symbolic links too.
 *
 * What a listing has seen is remembered with its object, so that reading it needs no path; a few tree objects are kept for
 * the links of one folder.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/tree_git.h"

#include <string.h>

#include "base/path.h"
#include "read/repository.h"

enum {
  TREE_BYTES_MOST = 32 * 1024 * 1024, /* of one tree object */
  TREES_KEPT_BYTES = 64 * 1024 * 1024,
  TARGET_MOST = 4096, /* of a symbolic link */
  LINKS_MOST = 40,    /* on the way to one file, as on Linux */
  LOOKED_AT_TIMES = 4 /* names that are looked at, for each entry that may be */
};

typedef struct {
  Tree tree;
  git_repository *repository;
  git_odb *odb;
  git_oid top;        /* the tree of the commit */
  char *root;         /* below that, links resolved */
  char *shown;        /* for messages */
  GPtrArray *allowed; /* char: the same for folders that links may lead into */
  GHashTable *files;  /* path below the root -> git_oid, of listed files */
  GMutex lock;        /* of what follows, and of `repository` */
  GHashTable *trees;  /* git_oid -> git_tree, some that were looked up */
  gsize trees_bytes;
} GitTree;

typedef enum {
  FOUND_FILE,
  FOUND_FOLDER,
  FOUND_OTHER,   /* a submodule */
  FOUND_NOTHING, /* also a link that leads to nothing, or in circles */
  FOUND_OUTSIDE, /* of the repository */
  FOUND_TROUBLE  /* the error is set */
} FoundKind;

typedef struct {
  FoundKind kind;
  git_oid id;
  char *path; /* links resolved, of a file or folder */
} Found;

/* ---- objects ---- */

/* The bytes of an object of that kind. `path` is for errors. */
static GBytes *read_object(const GitTree *tree, const git_oid *id, git_object_t kind,
                           const char *path, GError **error) {
  git_odb_object *object = NULL;
  if (git_odb_read(&object, tree->odb, id) != 0) {
    repository_fail(error, path);
    return NULL;
  }
  GBytes *bytes = NULL;
  if (git_odb_object_type(object) == kind)
    bytes = g_bytes_new(git_odb_object_data(object), git_odb_object_size(object));
  else
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: the repository is damaged", path);
  git_odb_object_free(object);
  return bytes;
}

/* FALSE with an error when the object is not there or larger. */
static gboolean is_small(gsize *size, const GitTree *tree, const git_oid *id, gsize most,
                         const char *path, GError **error) {
  git_object_t kind = GIT_OBJECT_ANY;
  if (git_odb_read_header(size, &kind, tree->odb, id) != 0) {
    repository_fail(error, path);
    return FALSE;
  }
  if (*size <= most)
    return TRUE;
  g_set_error(error, TREE_ERROR, TREE_ERROR_TOO_LARGE, "%s: larger than %" G_GSIZE_FORMAT " bytes",
              path, most);
  return FALSE;
}

static guint id_hash(gconstpointer id) {
  guint hash = 0;
  memcpy(&hash, ((const git_oid *)id)->id, sizeof hash);
  return hash;
}

static gboolean id_equal(gconstpointer a, gconstpointer b) { return git_oid_equal(a, b) != 0; }

static void free_tree(gpointer tree) { git_tree_free(tree); }

/* The tree object; the GitTree keeps it until the next one is asked for. */
static git_tree *tree_object(GitTree *tree, const git_oid *id, const char *path, GError **error) {
  git_tree *object = g_hash_table_lookup(tree->trees, id);
  gsize size = 0;
  if (object != NULL || !is_small(&size, tree, id, TREE_BYTES_MOST, path, error))
    return object;
  if (git_tree_lookup(&object, tree->repository, id) != 0) {
    repository_fail(error, path);
    return NULL;
  }
  if (tree->trees_bytes + size > TREES_KEPT_BYTES) {
    g_hash_table_remove_all(tree->trees);
    tree->trees_bytes = 0;
  }
  tree->trees_bytes += size;
  g_hash_table_insert(tree->trees, (gpointer)git_tree_id(object), object);
  return object;
}

/* ---- paths ---- */

/* A path being followed: where it has come to, and what is left. */
typedef struct {
  GArray *ids;   /* git_oid of the folders from the top to here */
  GString *path; /* of here */
  GString *rest;
  guint links;
} Walk;

static void walk_up(Walk *walk) {
  const char *slash = strrchr(walk->path->str, '/');
  g_array_set_size(walk->ids, walk->ids->len - 1);
  g_string_truncate(walk->path, slash == NULL ? 0 : (gsize)(slash - walk->path->str));
}

static void walk_down(Walk *walk, const char *name, const git_oid *id) {
  g_array_append_vals(walk->ids, id, 1);
  g_string_append_printf(walk->path, "%s%s", walk->path->len > 0 ? "/" : "", name);
}

/* The next part of the path; NULL at its end. */
static char *take_part(Walk *walk) {
  const gsize slashes = strspn(walk->rest->str, "/");
  const gsize length = strcspn(walk->rest->str + slashes, "/");
  char *part = length == 0 ? NULL : g_strndup(walk->rest->str + slashes, length);
  g_string_erase(walk->rest, 0, (gssize)(slashes + length));
  return part;
}

/* Puts the target of a link in front of what is left. */
static FoundKind take_link(GitTree *tree, Walk *walk, const git_oid *id, GError **error) {
  gsize size = 0;
  g_autoptr(GError) large = NULL;
  if (++walk->links > LINKS_MOST)
    return FOUND_NOTHING;
  if (!is_small(&size, tree, id, TARGET_MOST, walk->path->str, &large)) {
    if (large->domain == TREE_ERROR)
      return FOUND_NOTHING;
    g_propagate_error(error, g_steal_pointer(&large));
    return FOUND_TROUBLE;
  }
  g_autoptr(GBytes) bytes = read_object(tree, id, GIT_OBJECT_BLOB, walk->path->str, error);
  if (bytes == NULL)
    return FOUND_TROUBLE;
  const char *target = g_bytes_get_data(bytes, &size);
  if (size == 0 || memchr(target, '\0', size) != NULL)
    return FOUND_NOTHING;
  if (*target == '/')
    return FOUND_OUTSIDE;
  g_string_prepend_c(walk->rest, '/');
  g_string_prepend_len(walk->rest, target, (gssize)size);
  return FOUND_FOLDER;
}

/* One part further. FOUND_FOLDER: go on. */
static FoundKind step_on(GitTree *tree, Walk *walk, const char *name, Found *found,
                         GError **error) {
  if (strcmp(name, ".") == 0)
    return FOUND_FOLDER;
  if (strcmp(name, "..") == 0) {
    if (walk->ids->len == 1)
      return FOUND_OUTSIDE;
    walk_up(walk);
    return FOUND_FOLDER;
  }
  const git_oid *here = &g_array_index(walk->ids, git_oid, walk->ids->len - 1);
  const git_tree *folder = tree_object(tree, here, walk->path->str, error);
  if (folder == NULL)
    return FOUND_TROUBLE;
  const git_tree_entry *entry = git_tree_entry_byname(folder, name);
  if (entry == NULL)
    return FOUND_NOTHING;
  const git_filemode_t mode = git_tree_entry_filemode(entry);
  const git_oid id = *git_tree_entry_id(entry);
  if (mode == GIT_FILEMODE_LINK)
    return take_link(tree, walk, &id, error);
  if (mode == GIT_FILEMODE_COMMIT)
    return FOUND_OTHER;
  walk_down(walk, name, &id);
  if (mode == GIT_FILEMODE_TREE)
    return walk->ids->len > TREE_DEEP_MOST ? FOUND_NOTHING : FOUND_FOLDER;
  found->id = id;
  return strspn(walk->rest->str, "/") == walk->rest->len ? FOUND_FILE : FOUND_NOTHING;
}

static void found_clear(Found *found) { g_clear_pointer(&found->path, g_free); }
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, found_clear)

/* Follows a path from the top of the commit. With the lock held. */
static void find_from_top(GitTree *tree, const char *path, Found *found, GError **error) {
  Walk walk = {g_array_new(FALSE, FALSE, sizeof(git_oid)), g_string_new(NULL), g_string_new(path),
               0};
  g_array_append_val(walk.ids, tree->top);
  found->kind = FOUND_FOLDER;
  while (found->kind == FOUND_FOLDER) {
    g_autofree char *name = take_part(&walk);
    if (name == NULL) {
      found->id = g_array_index(walk.ids, git_oid, walk.ids->len - 1);
      break;
    }
    found->kind = step_on(tree, &walk, name, found, error);
  }
  if (found->kind == FOUND_FOLDER || found->kind == FOUND_FILE)
    found->path = g_strdup(walk.path->str);
  g_array_free(walk.ids, TRUE);
  g_string_free(walk.path, TRUE);
  g_string_free(walk.rest, TRUE);
}

static gboolean is_inside(const GitTree *tree, const char *path) {
  gboolean inside = path_is_below(path, tree->root) || strcmp(path, tree->root) == 0;
  for (guint i = 0; i < tree->allowed->len && !inside; i++) {
    const char *folder = tree->allowed->pdata[i];
    inside = path_is_below(path, folder) || strcmp(path, folder) == 0;
  }
  return inside;
}

/* Follows a path below the root. */
static void find(GitTree *tree, const char *path, Found *found, GError **error) {
  g_autofree char *whole = g_strconcat(tree->root, "/", path, NULL);
  g_mutex_lock(&tree->lock);
  find_from_top(tree, whole, found, error);
  g_mutex_unlock(&tree->lock);
  if (found->path != NULL && !is_inside(tree, found->path)) {
    found_clear(found);
    found->kind = FOUND_OUTSIDE;
  }
}

/* ---- reading ---- */

static GBytes *read_file(const Tree *base, const char *path, gsize most, GError **error) {
  GitTree *tree = (GitTree *)base;
  const git_oid *listed = g_hash_table_lookup(tree->files, path);
  g_auto(Found) found = {.kind = FOUND_FILE};
  if (listed != NULL)
    found.id = *listed;
  else
    find(tree, path, &found, error);
  gsize size = 0;
  if (found.kind == FOUND_FILE)
    return is_small(&size, tree, &found.id, most, path, error)
               ? read_object(tree, &found.id, GIT_OBJECT_BLOB, path, error)
               : NULL;
  if (found.kind != FOUND_TROUBLE)
    g_set_error(error, TREE_ERROR, TREE_ERROR_UNUSABLE, "%s: %s", path,
                found.kind == FOUND_OUTSIDE   ? "leads out of the content root"
                : found.kind == FOUND_NOTHING ? "not there"
                                              : "not a regular file");
  return NULL;
}

static gboolean is_of_kind(const Tree *base, const char *path, FoundKind kind) {
  g_autoptr(GError) error = NULL;
  g_auto(Found) found = {0};
  find((GitTree *)base, path, &found, &error);
  return found.kind == kind;
}

gboolean tree_git_has_file(const Tree *tree, const char *path) {
  return is_of_kind(tree, path, FOUND_FILE);
}

gboolean tree_git_has_folder(const Tree *tree, const char *path) {
  return is_of_kind(tree, path, FOUND_FOLDER);
}

/* ---- listing ---- */

/* A folder to list; `above` leads to the root, so that a link back to an ancestor is seen. */
typedef struct Folder {
  struct Folder *above;
  char *path; /* below the root */
  char *real; /* below the top, links resolved */
  git_oid id;
  guint depth;
} Folder;

typedef struct {
  GitTree *tree;
  Book *book;
  guint most;
  guint looked_at;
  GPtrArray *folders; /* grows while it is worked through */
} Listing;

static void folder_free(gpointer data) {
  Folder *folder = data;
  g_free(folder->path);
  g_free(folder->real);
  g_free(folder);
}

static gboolean is_ancestor(const Folder *folder, const char *real) {
  while (folder != NULL && strcmp(folder->real, real) != 0)
    folder = folder->above;
  return folder != NULL;
}

static gboolean holds_manifest(GitTree *tree, const Found *found, GError **error) {
  git_tree *object = tree_object(tree, &found->id, found->path, error);
  return object != NULL && git_tree_entry_byname(object, TREE_MANIFEST) != NULL;
}

/* Takes what was found at the path. */
static gboolean list_found(Listing *listing, Folder *above, const char *path, Found *found,
                           GError **error) {
  GitTree *tree = listing->tree;
  if (found->kind == FOUND_TROUBLE)
    return FALSE;
  if (found->kind == FOUND_FILE) {
    book_add_entry(listing->book, path, ENTRY_FILE, 0);
    g_hash_table_insert(tree->files, g_strdup(path), g_memdup2(&found->id, sizeof found->id));
  } else if (found->kind != FOUND_FOLDER) {
    book_add_entry(listing->book, path, found->kind == FOUND_OUTSIDE ? ENTRY_OUTSIDE : ENTRY_OTHER,
                   0);
  } else if (is_ancestor(above, found->path) || above->depth >= TREE_DEEP_MOST) {
    book_add_entry(listing->book, path, ENTRY_OTHER, 0);
  } else {
    g_autoptr(GError) trouble = NULL;
    if (!holds_manifest(tree, found, &trouble) && trouble == NULL) {
      book_add_entry(listing->book, path, ENTRY_FOLDER, 0);
      Folder *folder = g_new(Folder, 1);
      *folder = (Folder){above, g_strdup(path), g_steal_pointer(&found->path), found->id,
                         above->depth + 1};
      g_ptr_array_add(listing->folders, folder);
    }
    if (trouble != NULL) {
      g_propagate_error(error, g_steal_pointer(&trouble));
      return FALSE;
    }
  }
  return TRUE;
}

static void find_entry(Listing *listing, const Folder *above, const git_tree_entry *entry,
                       const char *path, Found *found, GError **error) {
  const char *name = git_tree_entry_name(entry);
  switch (git_tree_entry_filemode(entry)) {
  case GIT_FILEMODE_LINK:
    find(listing->tree, path, found, error);
    return;
  case GIT_FILEMODE_COMMIT:
    found->kind = FOUND_OTHER;
    return;
  case GIT_FILEMODE_TREE:
    found->kind = FOUND_FOLDER;
    break;
  case GIT_FILEMODE_BLOB:
  case GIT_FILEMODE_BLOB_EXECUTABLE:
  case GIT_FILEMODE_UNREADABLE:
    found->kind = FOUND_FILE;
    break;
  }
  found->id = *git_tree_entry_id(entry);
  found->path = *above->real == '\0' ? g_strdup(name) : g_strconcat(above->real, "/", name, NULL);
}

static gboolean list_entry(Listing *listing, Folder *above, const git_tree_entry *entry,
                           GError **error) {
  const char *name = git_tree_entry_name(entry);
  if (!tree_name_is_listed(name))
    return TRUE;
  g_autofree char *escaped = tree_escaped_name(name);
  const char *shown = escaped == NULL ? name : escaped;
  g_autofree char *path =
      *above->path == '\0' ? g_strdup(shown) : g_strconcat(above->path, "/", shown, NULL);
  g_auto(Found) found = {.kind = FOUND_OTHER};
  if (escaped == NULL)
    find_entry(listing, above, entry, path, &found, error);
  return list_found(listing, above, path, &found, error);
}

static int compare_entries(gconstpointer a, gconstpointer b) {
  return strcmp(git_tree_entry_name(*(const git_tree_entry *const *)a),
                git_tree_entry_name(*(const git_tree_entry *const *)b));
}

static gboolean list_folder(Listing *listing, Folder *folder, GError **error) {
  git_tree *kept = tree_object(listing->tree, &folder->id, folder->path, error);
  git_tree *object = NULL;
  if (kept == NULL || git_tree_dup(&object, kept) != 0)
    return FALSE;
  g_autoptr(GPtrArray) entries = g_ptr_array_new();
  for (gsize i = 0; i < git_tree_entrycount(object); i++)
    g_ptr_array_add(entries, (gpointer)git_tree_entry_byindex(object, i));
  g_ptr_array_sort(entries, compare_entries);
  gboolean fine = TRUE;
  for (guint i = 0; i < entries->len && fine; i++)
    fine = list_entry(listing, folder, entries->pdata[i], error) &&
           tree_is_bounded(listing->book, listing->most, listing->tree->shown, error);
  listing->looked_at += entries->len;
  git_tree_free(object);
  if (fine && listing->looked_at / LOOKED_AT_TIMES > listing->most) {
    g_set_error(error, TREE_ERROR, TREE_ERROR_TOO_LARGE, "%s: holds too many names",
                listing->tree->shown);
    return FALSE;
  }
  return fine;
}

static gboolean list(const Tree *base, Book *book, const TreeWish *wish, GError **error) {
  g_auto(Found) found = {0};
  Listing listing = {.tree = (GitTree *)base, .book = book, .most = wish->most};
  find(listing.tree, wish->path, &found, error);
  if (found.kind != FOUND_FOLDER)
    return found.kind != FOUND_TROUBLE; /* a link names what is not there */
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(folder_free);
  listing.folders = folders;
  Folder *first = g_new(Folder, 1);
  *first = (Folder){NULL, g_strdup(wish->path), g_steal_pointer(&found.path), found.id, 0};
  g_ptr_array_add(folders, first);
  gboolean fine = TRUE;
  for (guint i = 0; i < (wish->all ? folders->len : 1) && fine; i++)
    fine = list_folder(&listing, folders->pdata[i], error);
  return fine;
}

/* ---- life ---- */

static void git_tree_close(Tree *base) {
  GitTree *tree = (GitTree *)base;
  g_hash_table_unref(tree->trees);
  g_hash_table_unref(tree->files);
  g_ptr_array_unref(tree->allowed);
  g_mutex_clear(&tree->lock);
  git_odb_free(tree->odb);
  repository_close(tree->repository);
  g_free(tree->root);
  g_free(tree->shown);
  g_free(tree);
}

static const TreeKind git_kind = {list, read_file, NULL, git_tree_close};

/* FALSE with an error when the commit or the folder that is the root is not there. */
static gboolean open_root(GitTree *tree, const char *id, const char *root, GError **error) {
  git_oid oid;
  git_commit *commit = NULL;
  if (git_repository_odb(&tree->odb, tree->repository) != 0 || git_oid_fromstr(&oid, id) != 0 ||
      git_commit_lookup(&commit, tree->repository, &oid) != 0) {
    repository_fail(error, id);
    return FALSE;
  }
  tree->top = *git_commit_tree_id(commit);
  git_commit_free(commit);
  g_auto(Found) found = {0};
  find_from_top(tree, root, &found, error);
  if (found.kind == FOUND_FOLDER)
    tree->root = g_steal_pointer(&found.path);
  else if (found.kind != FOUND_TROUBLE)
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: there is no such folder",
                tree->shown);
  return tree->root != NULL;
}

Tree *tree_open_git(const char *repository, const char *commit, const char *root,
                    const GPtrArray *allow_outside, GError **error) {
  git_repository *opened = repository_open(repository);
  if (opened == NULL) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: not a Git repository", repository);
    return NULL;
  }
  GitTree *tree = g_new0(GitTree, 1);
  g_autoptr(Tree) base = &tree->tree;
  tree->tree.kind = &git_kind;
  tree->repository = opened;
  tree->shown = g_strdup_printf("%.7s:/%s", commit, root);
  tree->allowed = g_ptr_array_new_with_free_func(g_free);
  tree->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  tree->trees = g_hash_table_new_full(id_hash, id_equal, NULL, free_tree);
  g_mutex_init(&tree->lock);
  if (!open_root(tree, commit, root, error))
    return NULL;
  for (guint i = 0; allow_outside != NULL && i < allow_outside->len; i++) {
    g_auto(Found) found = {0};
    find_from_top(tree, allow_outside->pdata[i], &found, NULL);
    if (found.kind == FOUND_FOLDER)
      g_ptr_array_add(tree->allowed, g_steal_pointer(&found.path));
  }
  return g_steal_pointer(&base);
}
