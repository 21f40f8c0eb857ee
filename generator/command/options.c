/* Options: the words of the command line, parsed with GOption.
 *
 * SPDX-License-Identifier: MIT
 */
#include "command/options.h"

#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "command/exit_status.h"
#include "command/print.h"

typedef struct {
  char *folder, *config, *targets, *output, *format, *fail_on;
  char *editions, *owners, *only, *paper, *part, *approvals, *since;
  char **set, **rest;
  gboolean strict, quiet, any_revision, all, stat;
} Words;

static void words_clear(Words *words) {
  char *texts[] = {words->folder,  words->config,    words->targets, words->output, words->format,
                   words->fail_on, words->editions,  words->owners,  words->only,   words->paper,
                   words->part,    words->approvals, words->since};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_strfreev(words->set);
  g_strfreev(words->rest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, words_clear)

static gboolean usage_error(const char *format, ...) G_GNUC_PRINTF(1, 2);

static gboolean usage_error(const char *format, ...) {
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  print_error("%s", message);
  return FALSE;
}

/* The words between commas, without the blanks around them; there is one at least, which may be empty. */
static char **split_list(const char *text) {
  char **words = g_strsplit(*text == '\0' ? " " : text, ",", -1);
  for (char **word = words; *word != NULL; word++)
    g_strstrip(*word);
  return words;
}

static gboolean parse_targets(Targets *targets, const char *text) {
  static const char *const names[] = {"site", "checklist", "epub", "json", "pdf", NULL};
  g_auto(GStrv) words = split_list(text);
  *targets = 0;
  for (char **word = words; *word != NULL; word++) {
    guint i = 0;
    while (names[i] != NULL && strcmp(names[i], *word) != 0)
      i++;
    if (names[i] == NULL)
      return usage_error("--to: '%s' is no output; there are site, checklist, epub, json and pdf",
                         *word);
    *targets |= (Targets)(1u << i);
  }
  return TRUE;
}

static gboolean parse_editions(guint *editions, const char *text) {
  g_auto(GStrv) words = split_list(text);
  for (char **word = words; *word != NULL; word++) {
    Edition edition;
    if (!edition_by_name(&edition, *word))
      return usage_error("--edition: '%s' is no edition; there are board, operator and owner",
                         *word);
    *editions |= 1u << edition;
  }
  return TRUE;
}

/* Which sheets are made. --owner alone means the edition of that owner. */
static gboolean parse_sheets(SheetChoice *sheets, Words *words) {
  if (words->only != NULL && (words->editions != NULL || words->owners != NULL))
    return usage_error("--only shows one step in a sheet of its own: leave out --%s",
                       words->editions != NULL ? "edition" : "owner");
  if (words->editions != NULL && !parse_editions(&sheets->editions, words->editions))
    return FALSE;
  if (words->owners != NULL) {
    sheets->owners = split_list(words->owners);
    sheets->editions |= 1u << EDITION_OWNER;
  }
  sheets->only = g_steal_pointer(&words->only);
  if (words->paper == NULL)
    return TRUE;
  if (strcmp(words->paper, "a4") != 0 && strcmp(words->paper, "letter") != 0)
    return usage_error("--paper: '%s' is no paper; there are a4 and letter", words->paper);
  const guint count = words->set == NULL ? 0 : g_strv_length(words->set);
  words->set = g_renew(char *, words->set, count + 2);
  words->set[count] = g_strconcat("paper=", words->paper, NULL);
  words->set[count + 1] = NULL;
  return TRUE;
}

static gboolean parse_part(ChangeText *part, const char *text) {
  *part = 0;
  while (text != NULL && change_text_names[*part] != NULL &&
         strcmp(change_text_names[*part], text) != 0)
    ++*part;
  if (text == NULL)
    *part = CHANGE_TEXTS;
  else if (*part == CHANGE_TEXTS)
    return usage_error("--part: '%s' is no plan; there are implementation, backout and test", text);
  return TRUE;
}

/* The last argument is the step list or folder; TAKES_FILE: one stands before it. */
static gboolean parse_rest(Options *options, const Words *words, Takes takes) {
  char **rest = words->rest;
  const guint count = rest == NULL ? 0 : g_strv_length(rest);
  const guint files = (takes & (TAKES_FILE | TAKES_DIFF)) != 0 ? 1 : 0;
  if (count < files && (takes & TAKES_DIFF) != 0)
    return usage_error("which revisions? stepbook diff OLD [NEW]");
  if (count < files)
    return usage_error("which file? `stepbook --help` and the manual show the order");
  if (count > files + 1 && (takes & TAKES_DIFF) != 0)
    return usage_error("two revisions at a time: '%s' is too much", rest[files + 1]);
  if (count > files + 1)
    return usage_error("one step list or folder at a time: '%s' is too much", rest[files + 1]);
  options->file = files > 0 ? g_strdup(rest[0]) : NULL;
  char **last = (takes & TAKES_DIFF) != 0 ? &options->new_side : &options->request.steps;
  *last = count > files ? g_strdup(rest[files]) : NULL;
  return TRUE;
}

static gboolean parse_record(Options *options, Words *words) {
  RecordForm form = 0;
  while (words->format != NULL && record_form_names[form] != NULL &&
         strcmp(record_form_names[form], words->format) != 0)
    form++;
  if (form == RECORD_FORMS)
    return usage_error("--format: '%s' is no format; there are markdown, json and pdf",
                       words->format);
  options->record = (RecordWish){.form = form, .any_revision = words->any_revision};
  options->output = g_steal_pointer(&words->output);
  return TRUE;
}

static gboolean parse_diff(Options *options, Words *words) {
  DiffReportWish *wish = &options->report;
  if (words->format != NULL && !diff_report_format_by_name(&wish->format, words->format))
    return usage_error(
        "--format: '%s' is no format; there are text, markdown, json, sarif, github, "
        "html and pdf",
        words->format);
  options->has_diff_level = words->fail_on != NULL;
  if (words->fail_on != NULL && !diff_level_by_name(&wish->fail_on, words->fail_on))
    return usage_error("--fail-on: '%s' is no level; there are low, medium, high and off",
                       words->fail_on);
  if (words->stat && wish->format != DIFF_REPORT_TEXT && wish->format != DIFF_REPORT_MARKDOWN)
    return usage_error("--stat is for text and markdown; other forms hold the counts");
  wish->all = words->all;
  wish->stat = words->stat;
  options->approvals = g_steal_pointer(&words->approvals);
  options->output = g_steal_pointer(&words->output);
  return TRUE;
}

static gboolean parse_report(Options *options, const Words *words) {
  if (words->strict)
    options->fail_on = LEVEL_WARNING;
  if (words->fail_on != NULL &&
      (!finding_level_by_name(&options->fail_on, words->fail_on) || options->fail_on == LEVEL_OFF))
    return usage_error("--fail-on: '%s' is no level; there are note, warning and error",
                       words->fail_on);
  if (words->format != NULL && !report_format_by_name(&options->format, words->format))
    return usage_error("--format: '%s' is no format; there are text, json, sarif and github",
                       words->format);
  return TRUE;
}

static gboolean parse_words(Options *options, Words *words, Takes takes) {
  options->quiet = words->quiet;
  const gboolean fine = (takes & TAKES_RECORD) != 0 ? parse_record(options, words)
                        : (takes & TAKES_DIFF) != 0 ? parse_diff(options, words)
                                                    : parse_report(options, words);
  if (!fine)
    return FALSE;
  if (words->targets != NULL && !parse_targets(&options->request.targets, words->targets))
    return FALSE;
  if (!parse_sheets(&options->request.sheets, words) || !parse_part(&options->part, words->part))
    return FALSE;
  if (!parse_rest(options, words, takes))
    return FALSE;
  options->record.path = options->file;
  options->request.start = g_get_current_dir();
  if (words->folder != NULL && chdir(words->folder) != 0)
    return usage_error("-C: cannot change to '%s': %s", words->folder, g_strerror(errno));
  Request *request = &options->request;
  request->config_file = g_steal_pointer(&words->config);
  request->output = g_steal_pointer(&words->output);
  request->since = g_steal_pointer(&words->since);
  request->assignments = g_steal_pointer(&words->set);
  return TRUE;
}

static void add_common(GOptionContext *context, Words *words) {
  const GOptionEntry common[] = {
      {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &words->folder, "Change to FOLDER first",
       "FOLDER"},
      {"config", 'c', 0, G_OPTION_ARG_FILENAME, &words->config, "Use this configuration", "FILE"},
      {"set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->set,
       "Set a key of the configuration, as in variables.product=Harbor", "KEY=VALUE"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &words->quiet, "Print findings and errors only", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words->rest, NULL, NULL},
      {0}};
  g_option_context_add_main_entries(context, common, NULL);
}

static void add_output(GOptionContext *context, Words *words) {
  const GOptionEntry output[] = {
      {"to", 0, 0, G_OPTION_ARG_STRING, &words->targets,
       "What to make: site, checklist, epub, json, pdf", "LIST"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output, "Folder to make", "FOLDER"},
      {"edition", 0, 0, G_OPTION_ARG_STRING, &words->editions,
       "Which sheets to make: board, operator, owner", "LIST"},
      {"owner", 0, 0, G_OPTION_ARG_STRING, &words->owners, "The owner's sheet of these owners",
       "LIST"},
      {"only", 0, 0, G_OPTION_ARG_STRING, &words->only, "A sheet of this step and its sub-steps",
       "STEP"},
      {"paper", 0, 0, G_OPTION_ARG_STRING, &words->paper, "Paper of the sheets: a4 or letter",
       "SIZE"},
      {"since", 0, 0, G_OPTION_ARG_FILENAME, &words->since,
       "Say in the outputs what changed since this revision", "REV"},
      {0}};
  g_option_context_add_main_entries(context, output, NULL);
}

static void add_report(GOptionContext *context, Words *words) {
  const GOptionEntry report[] = {
      {"format", 0, 0, G_OPTION_ARG_STRING, &words->format,
       "Form of the findings: text, json, sarif, github", "FORM"},
      {"fail-on", 0, 0, G_OPTION_ARG_STRING, &words->fail_on,
       "Exit with 1 from this level on: note, warning, error", "LEVEL"},
      {"strict", 0, 0, G_OPTION_ARG_NONE, &words->strict, "The same as --fail-on warning", NULL},
      {0}};
  g_option_context_add_main_entries(context, report, NULL);
}

static void add_part(GOptionContext *context, Words *words) {
  const GOptionEntry part[] = {{"part", 0, 0, G_OPTION_ARG_STRING, &words->part,
                                "Only this plan: implementation, backout, test", "PLAN"},
                               {0}};
  g_option_context_add_main_entries(context, part, NULL);
}

static void add_record(GOptionContext *context, Words *words) {
  const GOptionEntry record[] = {{"format", 0, 0, G_OPTION_ARG_STRING, &words->format,
                                  "Form of the record: markdown, json, pdf", "FORM"},
                                 {"output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output,
                                  "Write it into this file, whole or not at all", "FILE"},
                                 {"any-revision", 0, 0, G_OPTION_ARG_NONE, &words->any_revision,
                                  "Read a file from another revision too", NULL},
                                 {0}};
  g_option_context_add_main_entries(context, record, NULL);
}

static void add_diff(GOptionContext *context, Words *words) {
  const GOptionEntry diff[] = {
      {"format", 0, 0, G_OPTION_ARG_STRING, &words->format,
       "Form of the report: text, markdown, json, sarif, github, html, pdf", "FORM"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output,
       "Write it into this file, whole or not at all", "FILE"},
      {"fail-on", 0, 0, G_OPTION_ARG_STRING, &words->fail_on,
       "Exit with 1 from this level on: low, medium, high, off", "LEVEL"},
      {"approvals", 0, 0, G_OPTION_ARG_FILENAME, &words->approvals,
       "The list of changes that are accepted", "FILE"},
      {"all", 0, 0, G_OPTION_ARG_NONE, &words->all, "List also what is no change to the procedure",
       NULL},
      {"stat", 0, 0, G_OPTION_ARG_NONE, &words->stat, "One line for each kind of change", NULL},
      {0}};
  g_option_context_add_main_entries(context, diff, NULL);
}

static GOptionContext *context_new(Words *words, Takes takes, const char *summary) {
  static const struct {
    Takes takes;
    void (*add)(GOptionContext *context, Words *words);
  } groups[] = {{TAKES_OUTPUT, add_output},
                {TAKES_REPORT, add_report},
                {TAKES_PART, add_part},
                {TAKES_RECORD, add_record},
                {TAKES_DIFF, add_diff}};
  GOptionContext *context =
      g_option_context_new((takes & TAKES_NOTHING) != 0 ? NULL
                           : (takes & TAKES_DIFF) != 0  ? "OLD [NEW]"
                           : (takes & TAKES_FILE) != 0  ? "FILE [STEPS.md | FOLDER]"
                                                        : "[STEPS.md | FOLDER]");
  g_option_context_set_summary(context, summary);
  if ((takes & TAKES_NOTHING) == 0)
    add_common(context, words);
  for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
    if ((takes & groups[i].takes) != 0)
      groups[i].add(context, words);
  }
  g_option_context_set_help_enabled(context, FALSE);
  return context;
}

static gboolean wants_help(char **arguments) {
  for (char **argument = arguments + 1; *argument != NULL && strcmp(*argument, "--") != 0;
       argument++) {
    if (strcmp(*argument, "--help") == 0 || strcmp(*argument, "-h") == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean options_parse(Options *options, char **arguments, Takes takes, const char *summary,
                       int *status) {
  *options = (Options){0};
  g_auto(Words) words = {0};
  g_autoptr(GOptionContext) context = context_new(&words, takes, summary);
  g_autofree char *program = g_strdup_printf("stepbook %s", arguments[0]);
  if (wants_help(arguments)) {
    g_set_prgname(program);
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
    *status = print_out(help, -1) ? EXIT_FINE : EXIT_TROUBLE;
    return FALSE;
  }
  *status = EXIT_USAGE;
  g_auto(GStrv) copy = g_strdupv(arguments);
  g_autoptr(GError) error = NULL;
  if (!g_option_context_parse_strv(context, &copy, &error))
    return usage_error("%s (stepbook %s --help lists what there is)", error->message, arguments[0]);
  if ((takes & TAKES_NOTHING) != 0 && copy[0] != NULL && copy[1] != NULL)
    return usage_error("'%s' is too much", copy[1]);
  return parse_words(options, &words, takes);
}

void options_clear(Options *options) {
  g_free(options->file);
  g_free(options->output);
  g_free(options->new_side);
  g_free(options->approvals);
  g_free(options->request.steps);
  g_free(options->request.start);
  g_free(options->request.config_file);
  g_free(options->request.output);
  g_free(options->request.since);
  g_free(options->request.sheets.only);
  g_strfreev(options->request.sheets.owners);
  g_strfreev(options->request.assignments);
}
