/* The pipeline: from a request to a resolved book, and from the book to its outputs. The tour starts here.
 *
 *   configure   which project, which configuration
 *   list        what the content root holds
 *   read        documents: the guides', then all others or those that links reach; images
 *   take steps  out of the guides' documents
 *   resolve     every link; then the rules look at the whole
 *   make PDFs   where they are wanted: what paper cannot show is a finding too
 *   write       all outputs into one folder, published as a whole
 *
 * Links decide what is read: reading a document shows links, links want further files. So documents are read in
 * waves, those of a wave beside each other, until no link wants another.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pipeline.h"

#include <string.h>

#include "base/parallel.h"
#include "check/rules.h"
#include "export/verify.h"
#include "export/export.h"
#include "export/json.h"
#include "export/pdf_files.h"
#include "export/pdf_troubles.h"
#include "read/config_keys.h"
#include "read/markdown.h"
#include "read/project.h"
#include "read/published.h"
#include "read/revision.h"
#include "read/steps.h"
#include "read/tree.h"
#include "render/html.h"
#include "render/labels.h"
#include "render/plain.h"
#include "render/diff_manual.h"
#include "render/report_manual.h"
#include "render/report_text.h"
#include "resolve/link_target.h"
#include "resolve/resolve.h"

enum {
  ASSET_MOST = 64 * 1024 * 1024,
  ENTRIES_MOST = 500000,
  ENTRIES_ALONE_MOST = 20000,
  DOCUMENTS_AT_ONCE = 16 /* of a part */
};

typedef struct {
  Book *book;
  Findings *findings;
  Project project;
  Tree *tree;
  GPtrArray *paths; /* of documents, in the order in which they are wanted */
  GHashTable *wanted;
  GHashTable *listed; /* folders; NULL when the whole tree is listed */
  GError *trouble;    /* the first failure of the machine: reading goes on, the run does not */
  char *commit;       /* of the content root, or NULL */
} Reading;

static void want(Reading *reading, const char *path) {
  if (g_hash_table_add(reading->wanted, (gpointer)path))
    g_ptr_array_add(reading->paths, (gpointer)path);
}

/* The first one is the one that is reported. */
static void keep_trouble(GError **trouble, GError *error) {
  if (*trouble == NULL)
    *trouble = error;
  else
    g_clear_error(&error);
}

static gboolean is_step_list(const Reading *reading, const char *path) {
  const GPtrArray *guides = reading->book->config->guides;
  for (guint i = 0; i < guides->len; i++) {
    if (strcmp(((const GuideConfig *)guides->pdata[i])->steps, path) == 0)
      return TRUE;
  }
  return FALSE;
}

/* May be called in several threads, each with `findings` and `trouble` of its own. */
static GBytes *read_file(const Reading *reading, const char *path, gsize most, Findings *findings,
                         GError **trouble) {
  g_autoptr(GError) error = NULL;
  GBytes *bytes = tree_read(reading->tree, path, most, &error);
  if (bytes != NULL)
    return bytes;
  const gboolean too_large = g_error_matches(error, TREE_ERROR, TREE_ERROR_TOO_LARGE);
  if (error->domain != TREE_ERROR || (!too_large && is_step_list(reading, path)))
    keep_trouble(trouble, g_steal_pointer(&error));
  else if (too_large && path_is_markdown(path))
    findings_add(findings, FINDING_SOURCE_TOO_LARGE, (Place){path, 0, 0},
                 "split it into smaller documents", "the source is larger than 4 MiB");
  else
    findings_add(findings, FINDING_UNREADABLE_FILE, (Place){path, 0, 0}, NULL, "%s",
                 error->message);
  return NULL;
}

static void read_asset(Reading *reading, const char *path) {
  Book *book = reading->book;
  if (!g_hash_table_add(reading->wanted, (gpointer)path))
    return;
  GBytes *bytes = read_file(reading, path, ASSET_MOST, reading->findings, &reading->trouble);
  if (bytes == NULL)
    return;
  arena_cleanup(book->arena, (GDestroyNotify)g_bytes_unref, bytes);
  Asset *asset = arena_new_item(book->arena, Asset);
  asset->path = path;
  asset->bytes = bytes;
  tree_describe(reading->tree, asset, book->arena);
  g_ptr_array_add(book->assets, asset);
  g_hash_table_insert(book->asset_by_path, (gpointer)path, asset);
}

/* Lists the folder and all above it, once each. */
static void list_folder(Reading *reading, char *folder) {
  while (folder != NULL && g_hash_table_add(reading->listed, folder)) {
    GError *error = NULL;
    const char *path = strcmp(folder, ".") == 0 ? "" : folder;
    if (!tree_list_folder(reading->tree, reading->book, path, ENTRIES_MOST, &error))
      keep_trouble(&reading->trouble, error);
    folder = *path == '\0' ? NULL : g_path_get_dirname(path);
  }
}

static void list_folders_of_links(Reading *reading, const Document *document) {
  for (guint i = 0; i < document->links->len; i++) {
    const Link *link = document->links->pdata[i];
    g_auto(LinkTarget) target = {0};
    link_target_read(&target, link->written, document->path);
    if (target.kind == LINK_TARGET_PATH)
      list_folder(reading, g_path_get_dirname(target.path));
  }
}

/* A step list that stands alone may stand in a home folder or a huge repository: when there is too much around it,
 * only the folders are listed that its links lead to. */
static gboolean list_tree(Reading *reading, GError **error) {
  Book *book = reading->book;
  if (reading->project.steps == NULL || book->whole_tree || book->config->routes->len > 0)
    return tree_list(reading->tree, book, ENTRIES_MOST, error);
  g_autoptr(GError) failure = NULL;
  if (tree_list(reading->tree, book, ENTRIES_ALONE_MOST, &failure))
    return TRUE;
  if (!g_error_matches(failure, TREE_ERROR, TREE_ERROR_TOO_LARGE)) {
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
  }
  book_forget_entries(book);
  reading->listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  list_folder(reading, g_path_get_dirname(reading->project.steps));
  return TRUE;
}

/* Some documents that are wanted, read in a thread with a place of its own for all that comes of it. */
typedef struct {
  guint first, end; /* indices of paths */
  Arena *arena;
  Findings *findings;
  GError *trouble;
} ReadingPart;

typedef struct {
  const Reading *reading;
  ReadingPart *parts;
  Document **documents; /* by index of the path; NULL: not readable */
} ReadingParts;

static Document *read_document(const Reading *reading, ReadingPart *part, const char *path) {
  g_autoptr(GBytes) bytes = read_file(reading, path, MARKDOWN_MOST, part->findings, &part->trouble);
  if (bytes == NULL)
    return NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data(bytes, &length);
  Document *document = document_new(part->arena, path);
  markdown_read(document, part->arena, reading->book->config, text, length, part->findings);
  return document;
}

static void read_part(gpointer data, guint number) {
  const ReadingParts *all = data;
  ReadingPart *part = &all->parts[number];
  for (guint i = part->first; i < part->end; i++)
    all->documents[i] = read_document(all->reading, part, all->reading->paths->pdata[i]);
}

/* In the order of the paths, as if they had been read one after the other. */
static void join_part(Reading *reading, ReadingPart *part, Document *const *documents) {
  arena_adopt(reading->book->arena, part->arena);
  findings_join(reading->findings, part->findings);
  findings_free(part->findings);
  if (part->trouble != NULL)
    keep_trouble(&reading->trouble, part->trouble);
  for (guint i = part->first; i < part->end; i++) {
    if (documents[i] == NULL)
      continue;
    book_add_document(reading->book, documents[i]);
    if (reading->listed != NULL)
      list_folders_of_links(reading, documents[i]);
  }
}

/* Reads the paths from `first` on. */
static void read_wanted(Reading *reading, guint first) {
  const guint end = reading->paths->len;
  const guint count = (end - first + DOCUMENTS_AT_ONCE - 1) / DOCUMENTS_AT_ONCE;
  g_autofree ReadingPart *parts = g_new0(ReadingPart, count);
  g_autofree Document **documents = g_new0(Document *, end);
  for (guint i = 0; i < count; i++) {
    const guint begin = first + i * DOCUMENTS_AT_ONCE;
    parts[i] = (ReadingPart){begin, MIN(begin + DOCUMENTS_AT_ONCE, end), arena_new(),
                             findings_fork(reading->findings), NULL};
  }
  parallel_run(count, read_part, &(ReadingParts){reading, parts, documents});
  for (guint i = 0; i < count; i++)
    join_part(reading, &parts[i], documents);
}

static void add_wants(GPtrArray *paths, const Book *book, const Document *document) {
  for (guint i = 0; i < document->links->len; i++) {
    const char *path = link_wants(book, document->links->pdata[i]);
    if (path != NULL)
      g_ptr_array_add(paths, (gpointer)path);
  }
}

/* What the links of documents from `first` on want: for each part the paths, in order. */
typedef struct {
  const Book *book;
  guint first;
  GPtrArray **paths;
} Wants;

static void find_wants(gpointer data, guint part) {
  const Wants *wants = data;
  const GPtrArray *documents = wants->book->documents;
  const guint begin = wants->first + part * DOCUMENTS_AT_ONCE;
  GPtrArray *paths = wants->paths[part] = g_ptr_array_new();
  for (guint i = begin; i < MIN(begin + DOCUMENTS_AT_ONCE, documents->len); i++)
    add_wants(paths, wants->book, documents->pdata[i]);
}

static void want_or_read(Reading *reading, const GPtrArray *paths) {
  for (guint i = 0; i < paths->len; i++) {
    if (path_is_markdown(paths->pdata[i]))
      want(reading, paths->pdata[i]);
    else
      read_asset(reading, paths->pdata[i]);
  }
}

/* Wants the documents, and reads the other files, to which documents from `first` on link. */
static void read_what_links_want(Reading *reading, guint first) {
  const Book *book = reading->book;
  const guint count = (book->documents->len - first + DOCUMENTS_AT_ONCE - 1) / DOCUMENTS_AT_ONCE;
  g_autofree GPtrArray **paths = g_new0(GPtrArray *, count);
  parallel_run(count, find_wants, &(Wants){book, first, paths});
  for (guint i = 0; i < count; i++) {
    want_or_read(reading, paths[i]);
    g_ptr_array_unref(paths[i]);
  }
}

static int compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void want_all_documents(Reading *reading) {
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, reading->book->entries);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const Entry *entry = value;
    if (entry->kind == ENTRY_FILE && path_is_markdown(entry->path))
      g_ptr_array_add(paths, (gpointer)entry->path);
  }
  g_ptr_array_sort(paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    want(reading, paths->pdata[i]);
}

/* Reads the paths from `first` on, what the documents from `read` on link to, and so forth. */
static void read_on(Reading *reading, guint first, guint read) {
  const GPtrArray *documents = reading->book->documents;
  while (first < reading->paths->len) {
    const guint end = reading->paths->len;
    read_wanted(reading, first);
    first = end;
    read_what_links_want(reading, read);
    read = documents->len;
  }
}

/* Routes name documents by their header-id, which is known only when all documents are read: so a book
 * with routes reads its whole tree. */
static void read_documents(Reading *reading) {
  Book *book = reading->book;
  const gboolean all = book->whole_tree || book->config->routes->len > 0;
  for (guint i = 0; i < book->config->guides->len; i++) {
    const GuideConfig *guide = book->config->guides->pdata[i];
    const Entry *entry = book_entry(book, guide->steps);
    if (entry != NULL)
      want(reading, entry->path);
  }
  if (all)
    want_all_documents(reading);
  read_on(reading, 0, 0);
}

/* Links of attributes are there when the steps are. */
static void read_what_guides_want(Reading *reading) {
  const Book *book = reading->book;
  const guint first = reading->paths->len, read = book->documents->len;
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  for (guint i = 0; i < book->guides->len; i++) {
    const Document *document = ((const Guide *)book->guides->pdata[i])->document;
    if (reading->listed != NULL)
      list_folders_of_links(reading, document);
    add_wants(paths, book, document);
  }
  want_or_read(reading, paths);
  read_on(reading, first, read);
}

static void take_steps(Reading *reading, Document *document, const GuideConfig *settings) {
  Guide *guide = steps_read(document, reading->book->arena, reading->book->config, settings,
                            reading->findings);
  if (guide != NULL)
    g_ptr_array_add(reading->book->guides, guide);
}

/* The guides that the configuration names, else those that the documents themselves mark. */
static void read_guides(Reading *reading) {
  Book *book = reading->book;
  const GPtrArray *settings = book->config->guides;
  for (guint i = 0; i < settings->len; i++) {
    const GuideConfig *guide = settings->pdata[i];
    Document *document = book_document(book, guide->steps);
    if (document != NULL)
      take_steps(reading, document, guide);
  }
  for (guint i = 0; i < book->documents->len && settings->len == 0; i++) {
    Document *document = book->documents->pdata[i];
    if (steps_are_marked(document))
      take_steps(reading, document, NULL);
  }
  if (settings->len == 0 && book->guides->len == 0)
    findings_add(reading->findings, FINDING_NO_GUIDE, (Place){".", 0, 0},
                 "name the file: stepbook build STEPS.md",
                 "no document here marks a step list with {.root} or {.title}");
}

/* A step list that was asked for must not be left out in silence. */
static gboolean guides_are_listed(const Reading *reading, GError **error) {
  const Book *book = reading->book;
  for (guint i = 0; i < book->config->guides->len; i++) {
    const GuideConfig *guide = book->config->guides->pdata[i];
    const Entry *entry = book_entry(book, guide->steps);
    if (entry != NULL && entry->kind == ENTRY_FILE)
      continue;
    if (entry == NULL && reading->project.side.kind != SIDE_DISK)
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: the step list is not in %s",
                  guide->steps, book->config->content);
    else
      g_set_error(
          error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
          "%s: not read: hidden names, names with control characters, node_modules, earlier "
          "outputs, and links out of the content root are left out",
          guide->steps);
    return FALSE;
  }
  return TRUE;
}

/* A step without words would be a heading and a link that nobody can hear. It keeps the id that it got. */
static void name_untitled(const Book *book) {
  const char *words = label_text(LABEL_UNTITLED, book->config->language);
  for (guint i = 0; i < book->guides->len; i++) {
    const Guide *guide = book->guides->pdata[i];
    for (guint k = 0; k < guide->steps->len; k++) {
      Step *step = guide->steps->pdata[k];
      if (plain_text_is_visible(step->title, FALSE))
        continue;
      step->title_text = words;
      node_append(step->title, node_new_text(book->arena, words, strlen(words), 0, 0));
    }
  }
}

/* Git takes its time, and needs nothing of what links and rules find out. */
static void complete_part(gpointer data, guint part) {
  Reading *reading = data;
  if (part == 1) {
    const Side *side = &reading->project.side;
    reading->commit = side->kind == SIDE_DISK ? book_find_commit(reading->book, reading->wanted)
                                              : g_strdup(side->name);
    return;
  }
  book_resolve(reading->book, reading->findings);
  book_check(reading->book, reading->findings);
}

static void complete(Reading *reading) {
  parallel_run(2, complete_part, reading);
  book_set_revisions(reading->book, reading->commit);
  g_clear_pointer(&reading->commit, g_free);
  name_untitled(reading->book);
}

/* What was published has to read as it did then, unless it is asked for with other settings. */
static gboolean check_published(const Reading *reading, const Request *request, GError **error) {
  const Side *side = &reading->project.side;
  const gboolean is_changed =
      (request->assignments != NULL && *request->assignments != NULL) || request->variables != NULL;
  if (side->kind != SIDE_BUNDLE)
    return TRUE;
  published_keep(reading->book, side->bundle);
  return is_changed || published_check(reading->book, side, reading->findings, error);
}

static RunStatus read_all(Reading *reading, const Request *request, GError **error) {
  Book *book = reading->book;
  const RunStatus status = configure(book, &reading->project, request, reading->findings, error);
  if (status != RUN_COMPLETE)
    return status;
  reading->tree = project_open_tree(&reading->project, book->config->allow_outside, error);
  if (reading->tree == NULL || !list_tree(reading, error) || !guides_are_listed(reading, error))
    return RUN_TROUBLE;
  read_documents(reading);
  if (reading->trouble == NULL)
    read_guides(reading);
  if (reading->trouble == NULL)
    read_what_guides_want(reading);
  if (reading->trouble != NULL) {
    g_propagate_error(error, g_steal_pointer(&reading->trouble));
    return RUN_TROUBLE;
  }
  if (request->makes_pdf && !chosen_sheets_exist(book, error))
    return RUN_USAGE;
  complete(reading);
  return check_published(reading, request, error) ? RUN_COMPLETE : RUN_TROUBLE;
}

gboolean output_time(gint64 *now, GError **error) {
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  guint64 seconds = (guint64)(g_get_real_time() / G_USEC_PER_SEC);
  if (epoch != NULL && *epoch != '\0' &&
      !g_ascii_string_to_unsigned(epoch, 10, 0, G_MAXINT32 * G_GUINT64_CONSTANT(64), &seconds,
                                  NULL)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "SOURCE_DATE_EPOCH is not a number of seconds: '%s'", epoch);
    return FALSE;
  }
  *now = (gint64)seconds;
  return TRUE;
}

RunStatus run_make_pdfs(Run *run, GError **error) {
  if ((run->book->config->targets & TARGET_PDF) == 0)
    pdf_troubles_not_sought(run->findings);
  else
    run->pdfs = pdf_files_make(run->book, run->now, run->findings, error);
  findings_finish(run->findings);
  return (run->book->config->targets & TARGET_PDF) == 0 || run->pdfs != NULL ? RUN_COMPLETE
                                                                             : RUN_TROUBLE;
}

RunStatus run_read(Run *run, const Request *request, GError **error) {
  *run = (Run){.book = book_new(), .findings = findings_new()};
  Reading reading = {.book = run->book,
                     .findings = run->findings,
                     .paths = g_ptr_array_new(),
                     .wanted = g_hash_table_new(g_str_hash, g_str_equal)};
  const RunStatus status =
      output_time(&run->now, error) ? read_all(&reading, request, error) : RUN_TROUBLE;
  if (!request->makes_pdf)
    pdf_troubles_not_sought(run->findings);
  if (!request->makes_pdf || status != RUN_COMPLETE)
    findings_finish(run->findings);
  project_clear(&reading.project);
  tree_free(reading.tree);
  g_ptr_array_unref(reading.paths);
  g_hash_table_unref(reading.wanted);
  if (reading.listed != NULL)
    g_hash_table_unref(reading.listed);
  return status;
}

void run_clear(Run *run) {
  diff_free(run->since);
  findings_free(run->findings);
  book_free(run->book);
  g_clear_pointer(&run->pdfs, g_ptr_array_unref);
}

void run_report(GString *out, const Run *run, ReportFormat format, gboolean colour) {
  report_write(out, run->findings, run->book, format, colour);
}

void run_report_errors(GString *out, const Run *run, gboolean colour) {
  report_text(out, run->findings, run->book, LEVEL_ERROR, colour);
}

void run_summary(GString *out, const Run *run) { report_summary(out, run->findings); }

gboolean run_write(const Run *run, GPtrArray *files, GError **error) {
  const Config *config = run->book->config;
  const char *const protect[] = {config->content, config->theme.folder, NULL};
  const ExportSource source = {run->book, run->findings, run->pdfs, run->now};
  return export_book(&source, protect, files, error);
}

void run_export(GString *out, const Run *run) { json_export(out, run->book, NULL, run->findings); }

void run_plan(GString *out, const Run *run, ChangeText which) {
  change_texts_append(out, run->book, which);
}

gboolean run_verify(GString *out, gboolean *is_same, const Run *run, const char *what,
                    GError **error) {
  return verify(out, is_same, run->book, what, error);
}

RecordStatus run_record(GString *out, GString *notes, const Run *run, const RecordWish *wish,
                        GError **error) {
  g_autoptr(Findings) findings = findings_fork(run->findings);
  RecordWish dated = *wish;
  dated.now = run->now;
  const RecordStatus status = record_write(out, run->book, &dated, findings, error);
  findings_finish(findings);
  report_write(notes, findings, run->book, REPORT_TEXT, FALSE);
  return status;
}

void markdown_to_html(GString *out, const char *text, gsize length) {
  g_autoptr(Book) book = book_new();
  g_autoptr(Findings) findings = findings_new();
  Document *document = document_new(book->arena, "standard input");
  markdown_read(document, book->arena, book->config, text, length, findings);
  html_write_blocks(out, document->root, &(HtmlOptions){0});
}

gboolean manual_page(GString *out, const char *name) {
  if (strcmp(name, "config") == 0)
    config_manual(out);
  else if (strcmp(name, "findings") == 0)
    findings_manual(out);
  else if (strcmp(name, "diff") == 0)
    diff_manual(out);
  else
    return FALSE;
  return TRUE;
}
