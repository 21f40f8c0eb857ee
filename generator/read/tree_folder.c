/* TreeFolder: a folder on disk, opened so that no path and no symbolic link leads out of it unasked.
 *
 * Linux's openat2 with RESOLVE_BENEATH does the work where the kernel has it; else each part of a path is
 * opened without following links. Either way a path that meets a link which leads out or cannot be
 * followed so is resolved to its real path first, and that is opened below the root, or below a folder
 * that the configuration allows, in the same careful way. So a link that changes meanwhile is refused, not followed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/tree_folder.h"

#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A folder that may be read, and everything below it. */
typedef struct {
  int fd;
  char *path; /* absolute, links resolved */
} Base;

typedef struct {
  Tree tree;
  Base root;
  GArray *allowed; /* Base */
  gboolean by_parts;
} FolderTree;

/* Does the number speak of what somebody put there, not of a machine that fails? */
static gboolean is_content(int number) {
  static const int numbers[] = {EACCES, EPERM, ENOENT, ENOTDIR, ELOOP, EXDEV, ENXIO, ENAMETOOLONG};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (numbers[i] == number)
      return TRUE;
  }
  return FALSE;
}

static gboolean fail(GError **error, const char *path) {
  const int number = errno;
  if (number == EXDEV)
    g_set_error(error, TREE_ERROR, TREE_ERROR_UNUSABLE, "%s: leads out of the content root", path);
  else if (is_content(number))
    g_set_error(error, TREE_ERROR, TREE_ERROR_UNUSABLE, "%s: %s", path, g_strerror(number));
  else
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number), "%s: %s", path,
                g_strerror(number));
  return FALSE;
}

static gboolean base_open(Base *base, const char *path, GError **error) {
  base->fd = -1;
  base->path = realpath(path, NULL);
  if (base->path == NULL)
    return fail(error, path);
  base->fd = open(base->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return base->fd >= 0 || fail(error, path);
}

static void base_clear(gpointer data) {
  Base *base = data;
  if (base->fd >= 0)
    close(base->fd);
  free(base->path);
}

/* ---- opening ---- */

/* Part by part; a symbolic link anywhere is an error, and so is `..`. */
static int open_parts(int base, const char *path, int flags) {
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  int folder = fcntl(base, F_DUPFD_CLOEXEC, 0);
  for (char **part = parts; *part != NULL && folder >= 0; part++) {
    if (**part == '\0' || strcmp(*part, ".") == 0)
      continue;
    int next = -1;
    const int more = part[1] == NULL ? flags : O_PATH | O_DIRECTORY;
    if (strcmp(*part, "..") == 0)
      errno = EXDEV;
    else
      next = openat(folder, *part, more | O_NOFOLLOW | O_CLOEXEC);
    const int number = errno;
    close(folder);
    errno = number;
    folder = next;
  }
  return folder;
}

/* Never leaves the base. An empty path is the base itself. */
static int open_beneath(const FolderTree *tree, int base, const char *path, int flags) {
  const struct open_how how = {.flags = (unsigned long long)(flags | O_CLOEXEC),
                               .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
  if (*path == '\0')
    path = ".";
  if (!tree->by_parts) {
    long fd = -1;
    do
      fd = syscall(SYS_openat2, base, path, &how, sizeof how);
    while (fd < 0 && (errno == EINTR || errno == EAGAIN));
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
      return (int)fd;
  }
  if (strcmp(path, ".") == 0)
    return openat(base, ".", flags | O_CLOEXEC);
  return open_parts(base, path, flags);
}

static const Base *base_of(const FolderTree *tree, const char *real, const char **rest) {
  *rest = path_below(tree->root.path, real);
  if (*rest != NULL)
    return &tree->root;
  for (guint i = 0; i < tree->allowed->len; i++) {
    const Base *base = &g_array_index(tree->allowed, Base, i);
    *rest = path_below(base->path, real);
    if (*rest != NULL)
      return base;
  }
  return NULL;
}

/* -1 with errno; EXDEV when the path leads out of all that may be read. */
static int open_entry(const FolderTree *tree, const char *path, int flags) {
  int fd = open_beneath(tree, tree->root.fd, path, flags);
  struct stat stat;
  const gboolean is_link = fd >= 0 && fstat(fd, &stat) == 0 && S_ISLNK(stat.st_mode);
  if (fd >= 0 && !is_link)
    return fd;
  if (is_link)
    close(fd);
  else if (errno != EXDEV && errno != ELOOP && errno != ENOTDIR)
    return -1;
  g_autofree char *full = g_build_filename(tree->root.path, path, NULL);
  char *real = realpath(full, NULL);
  if (real == NULL)
    return -1;
  const char *rest = NULL;
  const Base *base = base_of(tree, real, &rest);
  if (base == NULL) {
    errno = EXDEV;
    fd = -1;
  } else {
    fd = open_beneath(tree, base->fd, rest, flags);
  }
  const int number = errno;
  free(real);
  errno = number;
  return fd;
}

/* ---- reading ---- */

static GBytes *read_all(int fd, const char *path, gsize size, gsize most, GError **error) {
  GByteArray *bytes = g_byte_array_sized_new((guint)MIN(size, most) + 1);
  guint8 buffer[64 * 1024];
  for (;;) {
    const gssize got = read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0 || bytes->len + (gsize)got > most) {
      if (got == 0)
        return g_byte_array_free_to_bytes(bytes);
      if (got < 0)
        fail(error, path);
      else
        g_set_error(error, TREE_ERROR, TREE_ERROR_TOO_LARGE,
                    "%s: larger than %" G_GSIZE_FORMAT " bytes", path, most);
      g_byte_array_unref(bytes);
      return NULL;
    }
    g_byte_array_append(bytes, buffer, (guint)got);
  }
}

static GBytes *read_file(const Tree *base, const char *path, gsize most, GError **error) {
  const FolderTree *tree = (const FolderTree *)base;
  /* Not blocking: opening a FIFO must not wait for its other end. */
  const int fd = open_entry(tree, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  GBytes *bytes = NULL;
  struct stat stat;
  if (fd < 0 || fstat(fd, &stat) != 0)
    fail(error, path);
  else if (!S_ISREG(stat.st_mode))
    g_set_error(error, TREE_ERROR, TREE_ERROR_UNUSABLE, "%s: not a regular file", path);
  else
    bytes = read_all(fd, path, (gsize)stat.st_size, most, error);
  if (fd >= 0)
    close(fd);
  return bytes;
}

/* ---- listing ---- */

/* A folder to list; `above` leads to the root, so that a link back to an ancestor is seen. */
typedef struct Folder {
  struct Folder *above;
  char *path; /* below the root; "" for it */
  dev_t device;
  ino_t inode;
  guint depth;
} Folder;

typedef struct {
  const FolderTree *tree;
  Book *book;
  guint most;
  GPtrArray *folders; /* grows while it is worked through */
  gboolean is_wish;   /* the folder is one that a link names: it may not be there */
} Listing;

static void folder_free(gpointer data) {
  Folder *folder = data;
  g_free(folder->path);
  g_free(folder);
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, at most `most` and one more; NULL with errno. Takes the descriptor. */
static GPtrArray *names_in(int fd, guint most) {
  DIR *dir = fdopendir(fd);
  if (dir == NULL) {
    const int number = errno;
    close(fd);
    errno = number;
    return NULL;
  }
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  errno = 0;
  for (const struct dirent *entry = NULL; names->len <= most && (entry = readdir(dir)) != NULL;) {
    if (tree_name_is_listed(entry->d_name))
      g_ptr_array_add(names, g_strdup(entry->d_name));
    errno = 0;
  }
  const int number = errno;
  closedir(dir);
  errno = number;
  if (number != 0)
    return NULL;
  g_ptr_array_sort(names, compare_names);
  return g_steal_pointer(&names);
}

static gboolean holds_manifest(int folder) {
  struct stat stat;
  return fstatat(folder, TREE_MANIFEST, &stat, AT_SYMLINK_NOFOLLOW) == 0;
}

static gboolean is_ancestor(const Folder *folder, const struct stat *stat) {
  while (folder != NULL && (folder->device != stat->st_dev || folder->inode != stat->st_ino))
    folder = folder->above;
  return folder != NULL;
}

/* What stands at the path: the descriptor is of O_PATH. Folders are put on the list of work. */
static void list_opened(Listing *listing, Folder *above, const char *path, int fd) {
  struct stat stat;
  if (fstat(fd, &stat) != 0) {
    book_add_entry(listing->book, path, ENTRY_OTHER, 0);
  } else if (S_ISREG(stat.st_mode)) {
    book_add_entry(listing->book, path, ENTRY_FILE, (guint64)stat.st_size);
  } else if (!S_ISDIR(stat.st_mode) || is_ancestor(above, &stat) ||
             above->depth >= TREE_DEEP_MOST) {
    book_add_entry(listing->book, path, ENTRY_OTHER, 0);
  } else if (!holds_manifest(fd)) {
    book_add_entry(listing->book, path, ENTRY_FOLDER, 0);
    Folder *folder = g_new(Folder, 1);
    *folder = (Folder){above, g_strdup(path), stat.st_dev, stat.st_ino, above->depth + 1};
    g_ptr_array_add(listing->folders, folder);
  }
}

/* What cannot be opened is an entry too, unless the machine fails. */
static gboolean list_closed(Listing *listing, const char *path, GError **error) {
  if (!is_content(errno))
    return fail(error, path);
  book_add_entry(listing->book, path, errno == EXDEV ? ENTRY_OUTSIDE : ENTRY_OTHER, 0);
  return TRUE;
}

static gboolean list_name(Listing *listing, Folder *above, int parent, const char *name,
                          GError **error) {
  g_autofree char *escaped = tree_escaped_name(name);
  const char *shown = escaped == NULL ? name : escaped;
  g_autofree char *path =
      *above->path == '\0' ? g_strdup(shown) : g_strconcat(above->path, "/", shown, NULL);
  if (escaped != NULL) {
    book_add_entry(listing->book, path, ENTRY_OTHER, 0);
    return TRUE;
  }
  int fd = openat(parent, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  struct stat stat;
  if (fd >= 0 && fstat(fd, &stat) == 0 && S_ISLNK(stat.st_mode)) {
    close(fd);
    fd = open_entry(listing->tree, path, O_PATH);
  }
  if (fd < 0)
    return list_closed(listing, path, error);
  list_opened(listing, above, path, fd);
  close(fd);
  return TRUE;
}

static gboolean list_folder(Listing *listing, Folder *folder, GError **error) {
  const char *path = folder->path;
  const int fd = open_entry(listing->tree, path, O_RDONLY | O_DIRECTORY);
  const int parent = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 0);
  g_autoptr(GPtrArray) names = parent < 0 ? NULL : names_in(fd, listing->most);
  if (names == NULL && listing->is_wish && (errno == ENOENT || errno == ENOTDIR))
    return TRUE;
  if (names == NULL)
    return *path == '\0' ? fail(error, listing->tree->root.path)
                         : list_closed(listing, path, error);
  gboolean fine = TRUE;
  for (guint i = 0; i < names->len && fine; i++)
    fine = list_name(listing, folder, parent, names->pdata[i], error);
  close(parent);
  if (!fine)
    return FALSE;
  return tree_is_bounded(listing->book, listing->most, listing->tree->root.path, error);
}

/* Lists `path` and, with `all`, every folder below it. */
static gboolean list_from(Listing *listing, const char *path, gboolean all, GError **error) {
  struct stat stat;
  if (fstat(listing->tree->root.fd, &stat) != 0)
    return fail(error, listing->tree->root.path);
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(folder_free);
  listing->folders = folders;
  Folder *first = g_new(Folder, 1);
  *first = (Folder){NULL, g_strdup(path), stat.st_dev, stat.st_ino, 0};
  g_ptr_array_add(folders, first);
  gboolean fine = TRUE;
  for (guint i = 0; i < (all ? folders->len : 1) && fine; i++)
    fine = list_folder(listing, folders->pdata[i], error);
  return fine;
}

static gboolean list(const Tree *tree, Book *book, const TreeWish *wish, GError **error) {
  Listing listing = {.tree = (const FolderTree *)tree,
                     .book = book,
                     .most = wish->most,
                     .is_wish = !wish->all && *wish->path != '\0'};
  return list_from(&listing, wish->path, wish->all, error);
}

/* ---- life ---- */

static void folder_tree_free(Tree *base) {
  FolderTree *tree = (FolderTree *)base;
  base_clear(&tree->root);
  g_array_free(tree->allowed, TRUE);
  g_free(tree);
}

static const TreeKind folder_kind = {list, read_file, NULL, folder_tree_free};

Tree *tree_open_folder(const char *path, const GPtrArray *allow_outside, GError **error) {
  FolderTree *tree = g_new0(FolderTree, 1);
  g_autoptr(Tree) opened = &tree->tree;
  opened->kind = &folder_kind;
  tree->allowed = g_array_new(FALSE, FALSE, sizeof(Base));
  g_array_set_clear_func(tree->allowed, base_clear);
  if (!base_open(&tree->root, path, error))
    return NULL;
  for (guint i = 0; allow_outside != NULL && i < allow_outside->len; i++) {
    Base base;
    const gboolean fine = base_open(&base, allow_outside->pdata[i], error);
    g_array_append_val(tree->allowed, base);
    if (!fine)
      return NULL;
  }
  return g_steal_pointer(&opened);
}

void tree_open_by_parts(Tree *tree) { ((FolderTree *)tree)->by_parts = TRUE; }
