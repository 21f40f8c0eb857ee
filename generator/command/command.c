/* Commands: the table of what the program can do.
 *
 * Each command is one function from its arguments to an exit status. They parse options, ask the
 * pipeline, and print; nothing here knows how a book is read or written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "command/command.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nearest.h"
#include "command/options.h"
#include "command/print.h"
#include "pipeline.h"
#include "write/output_file.h"
#include "write/stdio.h"

typedef struct {
  const char *name;
  int (*run)(char **arguments);
  const char *summary;
} Command;

static int command_build(char **arguments);
static int command_check(char **arguments);
static int command_diff(char **arguments);
static int command_export(char **arguments);
static int command_plan(char **arguments);
static int command_record(char **arguments);
static int command_verify(char **arguments);
static int command_render(char **arguments);
static int command_manual(char **arguments);
static int command_help(char **arguments);

static const Command commands[] = {
    {"build", command_build, "Make checklist, site, EPUB, JSON and PDF of a step list"},
    {"check", command_check, "Report what is wrong with a step list and its documents"},
    {"diff", command_diff, "Say what changed in the procedure between two revisions"},
    {"export", command_export, "Print the whole model as JSON"},
    {"plan", command_plan, "Print implementation, back-out and test plan as text"},
    {"record", command_record, "Write what happened, from a sheet that was filled in"},
    {"verify", command_verify, "Say whether a sheet is the revision in this folder"},
    {"render", command_render, "Turn Markdown from standard input into HTML"},
    {"manual", command_manual, "Print a table of the manual: config, findings or diff"},
    {"help", command_help, "Print this list"},
};

static const char *summary_of(const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    if (strcmp(commands[i].name, name) == 0)
      return commands[i].summary;
  }
  return NULL;
}

/* Prints the findings: text on standard error, the machine forms on standard output. */
static gboolean print_findings(const Run *run, ReportFormat format) {
  const int descriptor = format == REPORT_TEXT ? STDERR_FILENO : STDOUT_FILENO;
  g_autoptr(GString) report = g_string_new(NULL);
  run_report(report, run, format, print_has_colour(descriptor));
  if (format != REPORT_TEXT)
    return print_out(report->str, (gssize)report->len);
  print_report(report->str, report->len);
  return TRUE;
}

/* How the program ends where the run did not get to its end; `error` is NULL where findings say why. */
static int print_why(RunStatus status, const GError *error) {
  static const int statuses[] = {[RUN_COMPLETE] = EXIT_FINE,
                                 [RUN_CONFIG] = EXIT_CONFIG,
                                 [RUN_USAGE] = EXIT_USAGE,
                                 [RUN_TROUBLE] = EXIT_TROUBLE};
  if (error != NULL)
    print_error("%s", error->message);
  return statuses[status];
}

/* Reads the book. Returns an ExitStatus; EXIT_FINE also with findings. */
static int read_run(Run *run, const Options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) notes = g_string_new(NULL);
  RunStatus status = run_read(run, &options->request, &error);
  if (status == RUN_CONFIG && !print_findings(run, options->format))
    return EXIT_TROUBLE;
  if (status == RUN_COMPLETE && options->request.makes_pdf) {
    status = compare_since(run, &options->request, notes, &error);
    print_report(notes->str, notes->len);
    if (status == RUN_COMPLETE)
      status = run_make_pdfs(run, &error);
  }
  return print_why(status, error);
}

/* All that was found, and how much of it. */
static gboolean print_all(const Run *run, const Options *options) {
  if (!print_findings(run, options->format))
    return FALSE;
  if (!options->quiet && options->format == REPORT_TEXT) {
    g_autoptr(GString) summary = g_string_new(NULL);
    run_summary(summary, run);
    print_note("%s", summary->str);
  }
  return TRUE;
}

/* For commands that are about something else: what they print may be wrong or empty because of an error. */
static void print_errors(const Run *run) {
  g_autoptr(GString) report = g_string_new(NULL);
  run_report_errors(report, run, print_has_colour(STDERR_FILENO));
  print_report(report->str, report->len);
}

static gboolean record_can_be_written(const Options *options);

/* What most commands begin with: the options, the book, and what was found in it. FALSE: *status says how to exit, and
 * the reason is printed. */
static gboolean begin(Run *run, Options *options, char **arguments, Takes takes, int *status) {
  if (!options_parse(options, arguments, takes, summary_of(arguments[0]), status))
    return FALSE;
  *status = EXIT_USAGE;
  if ((takes & TAKES_RECORD) != 0 && !record_can_be_written(options))
    return FALSE;
  options->request.makes_pdf = (takes & TAKES_REPORT) != 0;
  *status = read_run(run, options);
  if (*status != EXIT_FINE)
    return FALSE;
  if ((takes & TAKES_REPORT) != 0) {
    *status = EXIT_TROUBLE;
    return print_all(run, options);
  }
  print_errors(run);
  if ((takes & (TAKES_PART | TAKES_FILE)) == 0 || run->book->guides->len > 0)
    return TRUE;
  print_error("there is no guide to %s: no step list was read", arguments[0]);
  *status = EXIT_FINDINGS;
  return FALSE;
}

/* Are there findings at or above the level that the options or the configuration name? */
static guint count_failing(const Run *run, const Options *options) {
  const FindingLevel level =
      options->fail_on != LEVEL_OFF ? options->fail_on : run->book->config->fail_on;
  return findings_at_least(run->findings, level);
}

static int write_run(const Run *run, const Options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  if (!run_write(run, files, &error)) {
    print_error("%s", error->message);
    return EXIT_TROUBLE;
  }
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < files->len && !options->quiet; i++) {
    terminal_escape(list, files->pdata[i], -1);
    g_string_append_c(list, '\n');
  }
  return print_out(list->str, (gssize)list->len) ? EXIT_FINE : EXIT_TROUBLE;
}

static int command_build(char **arguments) {
  g_auto(Options) options = {0};
  g_auto(Run) run = {0};
  int status = EXIT_FINE;
  if (!begin(&run, &options, arguments, TAKES_OUTPUT | TAKES_REPORT, &status))
    return status;
  const guint failing = count_failing(&run, &options);
  if (failing > 0) {
    print_error("nothing is written: %u finding%s at or above the level that fails the build",
                failing, failing == 1 ? "" : "s");
    return EXIT_FINDINGS;
  }
  options.quiet = options.quiet || options.format != REPORT_TEXT;
  return write_run(&run, &options);
}

static int command_check(char **arguments) {
  g_auto(Options) options = {0};
  g_auto(Run) run = {0};
  int status = EXIT_FINE;
  if (!begin(&run, &options, arguments, TAKES_REPORT, &status))
    return status;
  return count_failing(&run, &options) > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

static int command_export(char **arguments) {
  g_auto(Options) options = {0};
  g_auto(Run) run = {0};
  int status = EXIT_FINE;
  if (!begin(&run, &options, arguments, 0, &status))
    return status;
  g_autoptr(GString) json = g_string_new(NULL);
  run_export(json, &run);
  if (!print_out(json->str, (gssize)json->len))
    return EXIT_TROUBLE;
  const gboolean is_nothing =
      run.book->guides->len == 0 && findings_at_least(run.findings, LEVEL_ERROR) > 0;
  return is_nothing ? EXIT_FINDINGS : EXIT_FINE;
}

static int command_plan(char **arguments) {
  g_auto(Options) options = {0};
  g_auto(Run) run = {0};
  int status = EXIT_FINE;
  if (!begin(&run, &options, arguments, TAKES_PART, &status))
    return status;
  g_autoptr(GString) text = g_string_new(NULL);
  run_plan(text, &run, options.part);
  if (text->len == 0) {
    print_error("%s", options.part == CHANGE_TEXT_BACKOUT ? "no step says how it is undone"
                      : options.part == CHANGE_TEXT_TEST
                          ? "no step says what is expected, and there is no checkpoint"
                          : "there is nothing to plan");
    return EXIT_FINDINGS;
  }
  return print_out(text->str, (gssize)text->len) ? EXIT_FINE : EXIT_TROUBLE;
}

static gboolean is_same_file(const char *a, const char *b) {
  struct stat one, two;
  return stat(a, &one) == 0 && stat(b, &two) == 0 && one.st_dev == two.st_dev &&
         one.st_ino == two.st_ino;
}

/* Into the file that is named, else to standard output. */
static int write_text(const GString *text, const Options *options) {
  if (options->output == NULL)
    return print_out(text->str, (gssize)text->len) ? EXIT_FINE : EXIT_TROUBLE;
  g_autoptr(GError) error = NULL;
  if (output_write_file(options->output, text->str, text->len, &error))
    return EXIT_FINE;
  print_error("%s", error->message);
  return EXIT_TROUBLE;
}

static gboolean pdf_can_be_shown(const Options *options) {
  if (options->output != NULL || !isatty(STDOUT_FILENO))
    return TRUE;
  print_error("a PDF is nothing for a terminal: name a file with -o");
  return FALSE;
}

static gboolean record_can_be_written(const Options *options) {
  if (options->record.form == RECORD_PDF && !pdf_can_be_shown(options))
    return FALSE;
  if (options->output != NULL && is_same_file(options->output, options->file)) {
    print_error("%s is what was filled in: write the record into another file", options->output);
    return FALSE;
  }
  return TRUE;
}

static int command_record(char **arguments) {
  g_auto(Options) options = {0};
  g_auto(Run) run = {0};
  int status = EXIT_FINE;
  if (!begin(&run, &options, arguments, TAKES_FILE | TAKES_RECORD, &status))
    return status;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new(NULL), notes = g_string_new(NULL);
  const RecordStatus done = run_record(text, notes, &run, &options.record, &error);
  print_report(notes->str, notes->len);
  if (done == RECORD_WRITTEN)
    return write_text(text, &options);
  print_error("%s", error->message);
  return done == RECORD_REFUSED ? EXIT_FINDINGS : EXIT_TROUBLE;
}

static int command_diff(char **arguments) {
  g_auto(Options) options = {0};
  int status = EXIT_FINE;
  if (!options_parse(&options, arguments, TAKES_DIFF, summary_of("diff"), &status))
    return status;
  if (options.report.format == DIFF_REPORT_PDF && !pdf_can_be_shown(&options))
    return EXIT_USAGE;
  const CompareRequest request = {&options.request, options.file, options.new_side,
                                  options.approvals};
  g_autoptr(Diff) diff = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) notes = g_string_new(NULL), report = g_string_new(NULL);
  const RunStatus compared = compare(&diff, &request, notes, &error);
  print_report(notes->str, notes->len);
  g_string_truncate(notes, 0);
  if (compared != RUN_COMPLETE)
    return print_why(compared, error);
  DiffReportWish *wish = &options.report;
  if (!options.has_diff_level)
    wish->fail_on = diff->new_book->config->diff.fail_on;
  wish->colour = options.output == NULL && print_has_colour(STDOUT_FILENO);
  if (!compare_report(report, notes, diff, wish, &error))
    return print_why(RUN_TROUBLE, error);
  print_report(notes->str, notes->len);
  status = write_text(report, &options);
  const gboolean is_open = wish->fail_on != DIFF_OFF && diff_open(diff, wish->fail_on) > 0;
  return status == EXIT_FINE && is_open ? EXIT_FINDINGS : status;
}

static int command_verify(char **arguments) {
  g_auto(Options) options = {0};
  g_auto(Run) run = {0};
  int status = EXIT_FINE;
  if (!begin(&run, &options, arguments, TAKES_FILE, &status))
    return status;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  gboolean is_same = FALSE;
  if (!run_verify(text, &is_same, &run, options.file, &error)) {
    print_error("%s", error->message);
    return EXIT_TROUBLE;
  }
  if (!print_out(text->str, (gssize)text->len))
    return EXIT_TROUBLE;
  return is_same ? EXIT_FINE : EXIT_FINDINGS;
}

static int command_render(char **arguments) {
  g_auto(Options) options = {0};
  int status = EXIT_FINE;
  if (!options_parse(&options, arguments, TAKES_NOTHING, summary_of("render"), &status))
    return status;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  if (!stdin_read(text, &error)) {
    print_error("%s", error->message);
    return EXIT_TROUBLE;
  }
  g_autoptr(GString) html = g_string_new(NULL);
  markdown_to_html(html, text->str, text->len);
  return print_out(html->str, (gssize)html->len) ? EXIT_FINE : EXIT_TROUBLE;
}

#define MANUAL_HELP                                                                                \
  "Usage:\n  stepbook manual config | findings | diff\n\n"                                         \
  "Print a table of the manual: the keys of the configuration, the catalogue of findings, or "     \
  "the\n"                                                                                          \
  "kinds of change.\n"

static int command_manual(char **arguments) {
  if (arguments[1] != NULL &&
      (strcmp(arguments[1], "--help") == 0 || strcmp(arguments[1], "-h") == 0))
    return print_out(MANUAL_HELP, -1) ? EXIT_FINE : EXIT_TROUBLE;
  g_autoptr(GString) page = g_string_new(NULL);
  if (arguments[1] != NULL && arguments[2] == NULL && manual_page(page, arguments[1]))
    return print_out(page->str, (gssize)page->len) ? EXIT_FINE : EXIT_TROUBLE;
  print_error("manual wants the name of one table: config, findings or diff");
  return EXIT_USAGE;
}

static int command_help(char **arguments) {
  (void)arguments;
  g_autoptr(GString) help =
      g_string_new("Usage: stepbook COMMAND [OPTION…] [STEPS.md | FOLDER]\n\n");
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    g_string_append_printf(help, "  %-8s  %s\n", commands[i].name, commands[i].summary);
  g_string_append(help,
                  "\nstepbook COMMAND --help lists the options of a command; stepbook --version\n"
                  "prints the version. Exit status: 0 fine, 1 findings, 2 usage,\n"
                  "3 configuration, 4 input or output.\n");
  return print_out(help->str, (gssize)help->len) ? EXIT_FINE : EXIT_TROUBLE;
}

static int unknown_command(const char *name) {
  const char *names[G_N_ELEMENTS(commands)];
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    names[i] = commands[i].name;
  const char *near = nearest_name(name, names, G_N_ELEMENTS(names));
  if (near != NULL)
    print_error("'%s' is no command; did you mean '%s'?", name, near);
  else
    print_error("'%s' is no command; stepbook help lists them", name);
  return EXIT_USAGE;
}

int command_run(int argc, char **argv) {
  stdio_prepare();
  if (argc < 2) {
    char *none[] = {NULL};
    const int status = command_help(none);
    return status == EXIT_FINE ? EXIT_USAGE : status;
  }
  if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)
    return print_out("stepbook " STEPBOOK_VERSION "\n", -1) ? EXIT_FINE : EXIT_TROUBLE;
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
    return command_help(argv);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    if (strcmp(commands[i].name, argv[1]) == 0)
      return commands[i].run(argv + 1);
  }
  return unknown_command(argv[1]);
}
