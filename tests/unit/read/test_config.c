/* Reading the configuration: every key, every refusal with its place and hint, the command line, the
 * disk checks, and that the manual's page is the table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "every_key.h"
#include "read/config_files.h"
#include "read/config_keys.h"
#include "read/yaml.h"

typedef struct {
  Arena *arena;
  Findings *findings;
  Config *config;
  gboolean fine;
} Run;

static Run run_empty(void) {
  Run run = {.arena = arena_new(), .findings = findings_new()};
  run.config = config_new(run.arena);
  return run;
}

static Run run_text(const char *text) {
  Run run = run_empty();
  run.fine = config_read(run.config, run.arena, "p/config.yaml", text, strlen(text), run.findings);
  findings_finish(run.findings);
  g_assert_cmpint(run.fine, ==, findings_count(run.findings) == 0);
  return run;
}

static void run_end(Run *run) {
  findings_free(run->findings);
  arena_free(run->arena);
}

static void assert_change(const Config *config, const char *key, const char *value) {
  for (guint i = 0; i < config->change->len; i++) {
    const ChangeField *field = config->change->pdata[i];
    if (strcmp(field->key, key) == 0) {
      g_assert_cmpstr(field->value, ==, value);
      return;
    }
  }
  g_error("no change field %s", key);
}

static void assert_lists(const Config *config) {
  g_assert_cmpuint(config->guides->len, ==, 2);
  const GuideConfig *guide = config->guides->pdata[0];
  g_assert_cmpstr(guide->steps, ==, "upgrade/steps.md");
  g_assert_cmpstr(guide->id, ==, "upgrade");
  g_assert_cmpstr(guide->title, ==, "Upgrade");
  g_assert_cmpstr(guide->list, ==, "Steps");
  g_assert_cmpstr(guide->revision, ==, "r8");
  g_assert_cmpuint(guide->place.line, ==, 11);
  g_assert_null(((const GuideConfig *)config->guides->pdata[1])->id);
  const Variable *product = config->variables->pdata[0];
  g_assert_cmpstr(product->name, ==, "product");
  g_assert_cmpstr(product->value, ==, "Harbor");
  g_assert_cmpuint(product->place.line, ==, 25);
  const Variable *empty = g_hash_table_lookup(config->variable_by_name, "empty");
  g_assert_cmpstr(empty->value, ==, "");
  const Route *longest = config->routes->pdata[0];
  g_assert_cmpstr(longest->prefix, ==, "/docs/7-2/");
  g_assert_cmpstr(longest->folder, ==, "deploy");
  g_assert_cmpstr(((const Route *)config->routes->pdata[1])->folder, ==, "");
  g_assert_cmpstr(config->allow_outside->pdata[0], ==, "/shared/images");
  g_assert_cmpint(config->diff.levels[DIFF_SUMMARY_CHANGED], ==, DIFF_HIGH);
  g_assert_cmpint(config->diff.levels[DIFF_OWNER_CHANGED], ==, DIFF_OFF);
  g_assert_cmpint(config->diff.levels[DIFF_WARNING_REMOVED], ==, DIFF_HIGH);
  g_assert_cmpint(config->diff.fail_on, ==, DIFF_LOW);
  g_assert_cmpstr(config->diff.approvals, ==, "p/board/accepted.yaml");
  g_assert_cmpstr(config->destructive[0], ==, "default");
  g_assert_cmpstr(config->destructive[1], ==, "shop purge");
  g_assert_null(config->destructive[2]);
  const Owner *net = config->owners->pdata[1];
  g_assert_cmpstr(net->id, ==, "net");
  g_assert_cmpstr(net->name, ==, "Network");
  g_assert_cmpstr(net->contact, ==, "ext. 12");
  g_assert_cmpstr(((const Owner *)config->owners->pdata[0])->name, ==, "Data team");
  const HostGroup *app = config->host_groups->pdata[0];
  g_assert_cmpstr(app->id, ==, "app");
  g_assert_cmpuint(g_strv_length((char **)app->names), ==, 2);
}

static void assert_time(GDateTime *time, const char *want) {
  g_assert_nonnull(time);
  g_autofree char *text = g_date_time_format_iso8601(time);
  g_assert_cmpstr(text, ==, want);
}

static void assert_record(const Run *run) {
  const ChangeRecord *record = &run->config->change_record;
  g_assert_true(config_finish(run->config, run->arena, run->findings));
  g_assert_true(record->is_given && !record->is_floating);
  g_assert_cmpstr(record->number, ==, "CHG0042");
  g_assert_cmpstr(record->type, ==, "normal");
  g_assert_cmpstr(record->category, ==, "software");
  g_assert_cmpstr(record->service, ==, "Portal");
  g_assert_cmpstr(record->risk, ==, "moderate");
  g_assert_cmpstr(record->impact, ==, "low");
  g_assert_cmpstr(record->justification, ==, "end of support");
  g_assert_cmpstr(record->communications, ==, "mail");
  g_assert_cmpstr(record->implementation_plan, ==, "one\ntwo");
  g_assert_cmpstr(record->backout_plan, ==, "restore");
  g_assert_cmpstr(record->test_plan, ==, "smoke");
  g_assert_cmpstr(record->configuration_items[1], ==, "database");
  g_assert_null(record->configuration_items[2]);
  g_assert_cmpuint(record->contact_count, ==, 2);
  g_assert_cmpstr(record->contacts[0].detail, ==, "555-1");
  g_assert_cmpstr(record->contacts[1].name, ==, "Hotline");
  g_assert_null(record->contacts[1].detail);
  g_assert_cmpuint(record->approver_count, ==, 1);
  g_assert_cmpstr(record->approvers[0].detail, ==, "CAB chair");
  assert_time(record->start, "2030-05-24T22:00:00+02");
  assert_time(record->end, "2030-05-25T04:00:00+02");
  assert_time(record->roll_back_deadline, "2030-05-25T02:00:00+02");
}

static void test_every_key(void) {
  Run run = run_text(every_key);
  const Config *config = run.config;
  g_assert_true(run.fine);
  g_assert_cmpstr(config->title, ==, "A  Title");
  g_assert_cmpstr(config->language, ==, "de-CH");
  g_assert_cmpstr(config->base_url, ==, "https://example.org/runbooks/");
  g_assert_cmpstr(config->author, ==, "Ops");
  g_assert_cmpstr(config->content, ==, "p/text");
  g_assert_cmpstr(config->output, ==, "p/../out");
  g_assert_cmpint(config->targets, ==, TARGET_SITE | TARGET_EPUB);
  g_assert_cmpuint(config->editions, ==, 1u << EDITION_BOARD | 1u << EDITION_OWNER);
  g_assert_cmpint(config->paper, ==, PAPER_LETTER);
  g_assert_cmpstr(config->pdf.font, ==, "Source Sans 3,Noto Sans");
  g_assert_cmpstr(config->pdf.mono_font, ==, "Hack");
  g_assert_cmpfloat(config->pdf.margin, ==, 36);
  g_assert_cmpfloat(config->pdf.binding, ==, 0);
  g_assert_true(config->pdf.duplex);
  g_assert_false(config->embed_sources);
  g_assert_cmpstr(config->theme.folder, ==, "p/look");
  g_assert_cmpstr(config->theme.accent, ==, "#00aaff");
  g_assert_cmpstr(config->theme.accent_dark, ==, "#00aaff");
  g_assert_cmpstr(config->theme.font, ==, "\"Source Sans 3\", sans-serif");
  g_assert_cmpstr(config->theme.logo, ==, "/abs/logo.svg");
  g_assert_true(config->variables_in_code);
  g_assert_true(config->level_set[FINDING_MISSING_ALT]);
  g_assert_cmpint(config->levels[FINDING_MISSING_ALT], ==, LEVEL_OFF);
  g_assert_cmpint(config->levels[FINDING_MISSING_FILE], ==, LEVEL_ERROR);
  g_assert_cmpint(config->fail_on, ==, LEVEL_WARNING);
  g_assert_cmpstr(config->revision, ==, "r7");
  g_assert_cmpstr(config->since, ==, "v7.1");
  assert_lists(config);
  assert_change(config, "configuration_items", "portal\ndatabase");
  assert_change(config, "window.start", "2030-05-24 22:00");
  assert_change(config, "contacts", "Ana (555-1)\nHotline");
  assert_change(config, "approvers", "Kim (CAB chair)");
  assert_change(config, "implementation_plan", "one\ntwo");
  g_assert_cmpuint(config->change->len, ==, 18);
  assert_record(&run);
  run_end(&run);
}

/* Does the mapping hold the key? "guides[].id": in an item of the list; "owners.ID.name": under any name. */
static gboolean holds(const YamlNode *mapping, const char *path) {
  const gsize part = strcspn(path, "."), name = strcspn(path, "[.");
  const gboolean any = strncmp(path, "ID.", 3) == 0;
  for (const YamlNode *child = mapping->first; child != NULL; child = child->next) {
    if (!any && (strlen(child->key) != name || strncmp(child->key, path, name) != 0))
      continue;
    if (path[part] == '\0')
      return TRUE;
    if (part == name && child->kind == YAML_MAPPING && holds(child, path + part + 1))
      return TRUE;
    for (const YamlNode *item = child->first; item != NULL && part != name; item = item->next) {
      if (item->kind == YAML_MAPPING && holds(item, path + part + 1))
        return TRUE;
    }
  }
  return FALSE;
}

/* The text of every_key.h must name each key of the table, or the table holds a key that no test reads. */
static void test_every_key_is_tested(void) {
  guint count = 0;
  const ConfigKey *keys = config_keys(&count);
  Run run = run_empty();
  const YamlSource source = {"c", 0, FINDING_CONFIG_SYNTAX, FINDING_CONFIG_DUPLICATE_KEY};
  YamlNode *root = NULL;
  g_assert_true(yaml_read(&root, run.arena, &source, every_key, strlen(every_key), run.findings));
  for (guint i = 0; i < count; i++) {
    if (!holds(root, keys[i].name))
      g_error("no test reads %s", keys[i].name);
  }
  g_assert_false(holds(root, "guides[].author"));
  g_assert_false(holds(root, "guides.title"));
  g_assert_false(holds(root, "owners.ID.role"));
  run_end(&run);
}

static void test_defaults(void) {
  static const char *const texts[] = {"", "# nothing\n", "title:\nguides:\nvariables: ~\noutput:\n",
                                      "hosts:\n  app:\nfindings:\n  levels:\n    missing-file:\n"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    Run run = run_text(texts[i]);
    g_assert_true(run.fine);
    g_assert_cmpstr(run.config->content, ==, "p");
    g_assert_cmpstr(run.config->output, ==, "p/output");
    g_assert_cmpstr(run.config->language, ==, "en");
    g_assert_null(run.config->title);
    g_assert_cmpint(run.config->targets, ==, 15);
    g_assert_cmpuint(run.config->host_groups->len, ==, 0);
    g_assert_false(run.config->level_set[FINDING_MISSING_FILE]);
    g_assert_cmpstr(run.config->source, ==, texts[i]);
    run_end(&run);
  }
}

typedef struct {
  const char *text;
  FindingCode code;
  guint32 line, column;
  const char *message, *hint; /* parts of them; a hint of NULL: none is asked for */
} Refusal;

static const Refusal refusals[] = {
    {"titel: x\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 1, "'titel'", "'title'"},
    {"theme: {acent: x}\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 9, "'acent' in 'theme'", "'accent'"},
    {"accent: x\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 1, "'accent'", "'theme.accent'"},
    {"theme.accent: x\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 1, "'theme.accent'", "mapping"},
    {"zzzzzz: x\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 1, "'zzzzzz'", "known here: title, "},
    {"guides:\n  - {step: a.md, steps: b.md}\n", FINDING_CONFIG_UNKNOWN_KEY, 2, 6, "in 'guides'",
     "'steps'"},
    {"owners: {a: {nam: x}}\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 14, "in 'a'", "'name'"},
    {"change: {window: {begin: x}}\n", FINDING_CONFIG_UNKNOWN_KEY, 1, 19, "in 'window'", "start"},
    {"title: [x]\n", FINDING_CONFIG_TYPE, 1, 8, "'title' wants a text, not a list", NULL},
    {"guides: a.md\n", FINDING_CONFIG_TYPE, 1, 9, "'guides' wants a list, not a text", NULL},
    {"guides: [a.md]\n", FINDING_CONFIG_TYPE, 1, 10, "'guides' wants a mapping", NULL},
    {"theme: x\n", FINDING_CONFIG_TYPE, 1, 8, "'theme' wants a mapping", NULL},
    {"outputs: site\n", FINDING_CONFIG_TYPE, 1, 10, "'outputs' wants a list of texts", NULL},
    {"outputs: [[site], epub]\n", FINDING_CONFIG_TYPE, 1, 11, "an item of 'outputs'", NULL},
    {"variables: {a: [b]}\n", FINDING_CONFIG_TYPE, 1, 16, "'a' wants a text", NULL},
    {"hosts: {a: b}\n", FINDING_CONFIG_TYPE, 1, 12, "'a' wants a list of texts", NULL},
    {"owners: {a: [b]}\n", FINDING_CONFIG_TYPE, 1, 13, "'a' wants a text or a mapping", NULL},
    {"variables_in_code: maybe\n", FINDING_CONFIG_TYPE, 1, 20, "true or false", NULL},
    {"variables_in_code: 'true'\n", FINDING_CONFIG_TYPE, 1, 20, "true or false", "quotes"},
    {"- a\n", FINDING_CONFIG_TYPE, 1, 1, "the configuration", NULL},
    {"language: e\n", FINDING_CONFIG_VALUE, 1, 11, "'e'", "de-CH"},
    {"language: en_US\n", FINDING_CONFIG_VALUE, 1, 11, "'en_US'", NULL},
    {"language: e2\n", FINDING_CONFIG_VALUE, 1, 11, "'e2'", NULL},
    {"language: en-\n", FINDING_CONFIG_VALUE, 1, 11, "'en-'", NULL},
    {"base_url: example.org\n", FINDING_CONFIG_VALUE, 1, 11, "example.org", "https://"},
    {"base_url: ftp://example.org\n", FINDING_CONFIG_VALUE, 1, 11, "ftp", NULL},
    {"base_url: 'https://'\n", FINDING_CONFIG_VALUE, 1, 11, "https", NULL},
    {"base_url: https://e.org/?a\n", FINDING_CONFIG_VALUE, 1, 11, "?a", "leave out"},
    {"base_url: https://u:p@e.org/\n", FINDING_CONFIG_VALUE, 1, 11, "u:p", NULL},
    {"base_url: 'https://e.org/\"x'\n", FINDING_CONFIG_VALUE, 1, 11, "\"x", NULL},
    {"theme: {accent: red}\n", FINDING_CONFIG_VALUE, 1, 17, "'red'", "#rrggbb"},
    {"theme: {accent: '#12345'}\n", FINDING_CONFIG_VALUE, 1, 17, "'#12345'", NULL},
    {"theme: {accent: '#12345g'}\n", FINDING_CONFIG_VALUE, 1, 17, "'#12345g'", NULL},
    {"theme: {font: 'a;}b'}\n", FINDING_CONFIG_VALUE, 1, 15, "a;}b", "families"},
    {"theme: {font: '\"a'}\n", FINDING_CONFIG_VALUE, 1, 15, "\"a", NULL},
    {"theme: {font: 'url(x)'}\n", FINDING_CONFIG_VALUE, 1, 15, "url", NULL},
    {"theme: {font: 'a/*'}\n", FINDING_CONFIG_VALUE, 1, 15, "a/*", NULL},
    {"paper: a5\n", FINDING_CONFIG_VALUE, 1, 8, "'a5'", "a4"},
    {"pdf: {margin: 15}\n", FINDING_CONFIG_VALUE, 1, 15, "'15'", "from 6mm to 30mm"},
    {"pdf: {margin: 5.9mm}\n", FINDING_CONFIG_VALUE, 1, 15, "'5.9mm'", "12mm"},
    {"pdf: {margin: 31mm}\n", FINDING_CONFIG_VALUE, 1, 15, "'31mm'", NULL},
    {"pdf: {binding: 1.01in}\n", FINDING_CONFIG_VALUE, 1, 16, "'1.01in'", "from 0mm to 25mm"},
    {"pdf: {duplex: both}\n", FINDING_CONFIG_TYPE, 1, 15, "true or false", NULL},
    {"pdf: {font: 'a;b'}\n", FINDING_CONFIG_VALUE, 1, 13, "a;b", "Source Sans 3"},
    {"pdf: {font: ','}\n", FINDING_CONFIG_VALUE, 1, 13, "','", NULL},
    {"editions: [bord]\n", FINDING_CONFIG_VALUE, 1, 12, "'bord'", "'board'"},
    {"outputs: [siet]\n", FINDING_CONFIG_VALUE, 1, 11, "'siet'", "'site'"},
    {"outputs: []\n", FINDING_CONFIG_VALUE, 1, 10, "no output", NULL},
    {"guides: [{id: a}]\n", FINDING_CONFIG_VALUE, 1, 10, "wants the key 'steps'", NULL},
    {"guides: [{steps: ~}]\n", FINDING_CONFIG_VALUE, 1, 10, "wants the key 'steps'", NULL},
    {"guides: [{steps: '  '}]\n", FINDING_CONFIG_VALUE, 1, 10, "wants the key 'steps'", NULL},
    {"guides: [{steps: ../a.md}]\n", FINDING_CONFIG_VALUE, 1, 18, "../a.md", "below"},
    {"guides: [{steps: /a.md}]\n", FINDING_CONFIG_VALUE, 1, 18, "/a.md", NULL},
    {"guides: [{steps: a.txt}]\n", FINDING_CONFIG_VALUE, 1, 18, "a.txt", NULL},
    {"guides: [{steps: a.md, id: A}]\n", FINDING_CONFIG_VALUE, 1, 28, "'A'", "small letters"},
    {"guides: [{steps: a.md, id: -a}]\n", FINDING_CONFIG_VALUE, 1, 28, "'-a'", NULL},
    {"guides: [{steps: a.md, id: files}]\n", FINDING_CONFIG_VALUE, 1, 28, "'files'", "meaning"},
    {"guides:\n- {steps: a.md, id: a}\n- {steps: b.md, id: a}\n", FINDING_CONFIG_VALUE, 3, 3,
     "two guides have the id 'a'", NULL},
    {"guides:\n- steps: a.md\n- steps: ./a.md\n", FINDING_CONFIG_VALUE, 3, 3, "made from 'a.md'",
     NULL},
    {"variables: {'a b': c}\n", FINDING_CONFIG_VALUE, 1, 13, "'a b'", "letters"},
    {"links: {routes: [{prefix: docs}]}\n", FINDING_CONFIG_VALUE, 1, 27, "'docs'", "begins with /"},
    {"links: {routes: [{folder: a}]}\n", FINDING_CONFIG_VALUE, 1, 18, "wants the key 'prefix'",
     NULL},
    {"links: {routes: [{prefix: /a, folder: ../b}]}\n", FINDING_CONFIG_VALUE, 1, 39, "../b", NULL},
    {"findings: {levels: {missing-fil: off}}\n", FINDING_CONFIG_VALUE, 1, 21, "'missing-fil'",
     "'missing-file'"},
    {"findings: {levels: {missing-file: warn}}\n", FINDING_CONFIG_VALUE, 1, 35, "'warn'",
     "one of off"},
    {"findings: {levels: {config-type: off}}\n", FINDING_CONFIG_VALUE, 1, 21, "always", NULL},
    {"findings: {fail_on: off}\n", FINDING_CONFIG_VALUE, 1, 21, "'off'", "note"},
    {"change: {window: {start: soon}}\n", FINDING_CONFIG_VALUE, 1, 26, "'soon'", "2030"},
    {"change: {window: {end: '04:00'}}\n", FINDING_CONFIG_VALUE, 1, 24, "'04:00'", "2030"},
    {"change: {window: {time_zone: Europe/Atlantis}}\n", FINDING_CONFIG_VALUE, 1, 30, "Atlantis",
     "Europe/Berlin"},
    {"change: {window: {time_zone: ../../etc/localtime}}\n", FINDING_CONFIG_VALUE, 1, 30, "../",
     NULL},
    {"change: {roll_back_deadline: early}\n", FINDING_CONFIG_VALUE, 1, 30, "'early'", "01:30"},
    {"change: {approvers: [{role: x}]}\n", FINDING_CONFIG_VALUE, 1, 22, "'name'", NULL},
    {"a: *x\n", FINDING_CONFIG_SYNTAX, 1, 4, "alias", NULL},
};

static void test_refused(void) {
  for (guint i = 0; i < G_N_ELEMENTS(refusals); i++) {
    const Refusal *want = &refusals[i];
    Run run = run_text(want->text);
    const guint count = findings_count(run.findings);
    g_assert_cmpuint(count, >=, 1);
    const Finding *finding = findings_at(run.findings, count - 1);
    g_test_message("%u: %u:%u %s (%s)", i, finding->place.line, finding->place.column,
                   finding->message, finding->hint == NULL ? "" : finding->hint);
    g_assert_cmpint(finding->code, ==, want->code);
    g_assert_cmpstr(finding->place.file, ==, "p/config.yaml");
    g_assert_cmpuint(finding->place.line, ==, want->line);
    g_assert_cmpuint(finding->place.column, ==, want->column);
    g_assert_nonnull(strstr(finding->message, want->message));
    g_assert_true(want->hint == NULL || strstr(finding->hint, want->hint) != NULL);
    run_end(&run);
  }
}

static void test_all_at_once(void) {
  Run run = run_text("titel: x\nlanguage: 1\npaper: a5\ntheme:\n  accent: red\n  fnt: x\n"
                     "guides:\n  - id: B\n  - steps: [x]\ntitle: a\ntitle: b\nx: 'open\n");
  static const FindingCode codes[] = {FINDING_CONFIG_UNKNOWN_KEY,   FINDING_CONFIG_VALUE,
                                      FINDING_CONFIG_VALUE,         FINDING_CONFIG_VALUE,
                                      FINDING_CONFIG_UNKNOWN_KEY,   FINDING_CONFIG_VALUE,
                                      FINDING_CONFIG_VALUE,         FINDING_CONFIG_TYPE,
                                      FINDING_CONFIG_DUPLICATE_KEY, FINDING_CONFIG_SYNTAX};
  g_assert_cmpuint(findings_count(run.findings), ==, G_N_ELEMENTS(codes));
  for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
    g_assert_cmpint(findings_at(run.findings, i)->code, ==, codes[i]);
  run_end(&run);
}

static void test_set(void) {
  static const char *const assignments[] = {"title=A = B",
                                            "theme.accent=#fff",
                                            "variables.product=Harbor, 5",
                                            "variables.a.b=",
                                            "outputs=json, checklist",
                                            "findings.levels.missing-file=off",
                                            "hosts.app=a,b",
                                            "owners.dba=Data",
                                            "variables_in_code=true",
                                            "content=there",
                                            "paper=letter",
                                            "pdf.margin=2cm",
                                            "change.window.start=2030-01-01 10:00",
                                            "findings.fail_on=note"};
  Run run = run_empty();
  for (guint i = 0; i < G_N_ELEMENTS(assignments); i++)
    g_assert_true(config_set(run.config, run.arena, assignments[i], run.findings));
  const Config *config = run.config;
  g_assert_cmpstr(config->title, ==, "A = B");
  g_assert_cmpstr(config->theme.accent, ==, "#ffffff");
  const Variable *product = g_hash_table_lookup(config->variable_by_name, "product");
  g_assert_cmpstr(product->value, ==, "Harbor, 5");
  g_assert_cmpstr(product->place.file, ==, "--set");
  const Variable *empty = g_hash_table_lookup(config->variable_by_name, "a.b");
  g_assert_cmpstr(empty->value, ==, "");
  g_assert_cmpint(config->targets, ==, TARGET_JSON | TARGET_CHECKLIST);
  g_assert_cmpint(config->levels[FINDING_MISSING_FILE], ==, LEVEL_OFF);
  const HostGroup *app = config->host_groups->pdata[0];
  g_assert_cmpstr(app->names[1], ==, "b");
  g_assert_cmpstr(config->content, ==, "there");
  g_assert_cmpfloat_with_epsilon(config->pdf.margin, 56.69, 0.01);
  g_assert_true(config_set(run.config, run.arena, "title=", run.findings));
  g_assert_null(config->title);
  g_assert_true(config_set(run.config, run.arena, "hosts.app=c", run.findings));
  g_assert_cmpuint(config->host_groups->len, ==, 1);
  run_end(&run);
}

/* What --set says without a value is as if the file had not said it. */
static void test_set_restores(void) {
  guint count = 0;
  const ConfigKey *keys = config_keys(&count);
  Run run = run_text(every_key);
  for (guint i = 0; i < count; i++) {
    g_autofree char *assignment = g_strconcat(keys[i].name, "=", NULL);
    if (keys[i].shape <= SHAPE_TEXTS && strchr(keys[i].name, '[') == NULL &&
        strstr(keys[i].name, ".ID.") == NULL &&
        !config_set(run.config, run.arena, assignment, run.findings))
      g_error("%s is refused", assignment);
  }
  g_assert_true(config_set(run.config, run.arena, "findings.levels.missing-file=", run.findings));
  g_assert_true(config_set(run.config, run.arena, "hosts.app=", run.findings));
  g_assert_true(config_set(run.config, run.arena, "hosts.none=", run.findings));
  g_assert_true(config_finish(run.config, run.arena, run.findings));
  const Config *got = run.config, *want = config_new(run.arena);
  g_assert_null(got->title);
  g_assert_cmpint(got->targets, ==, want->targets);
  g_assert_cmpuint(got->editions, ==, want->editions);
  g_assert_cmpint(got->paper, ==, want->paper);
  g_assert_cmpfloat(got->pdf.margin, ==, want->pdf.margin);
  g_assert_false(got->pdf.duplex || got->variables_in_code);
  g_assert_cmpuint(got->allow_outside->len, ==, 0);
  g_assert_cmpint(got->fail_on, ==, want->fail_on);
  g_assert_null(got->destructive);
  g_assert_false(got->level_set[FINDING_MISSING_FILE]);
  g_assert_true(got->level_set[FINDING_MISSING_ALT]);
  g_assert_cmpuint(got->host_groups->len, ==, 0);
  g_assert_cmpuint(got->change->len, ==, 2); /* the people, whom --set does not take */
  g_assert_null(got->change_record.number);
  g_assert_null(got->change_record.start);
  g_assert_cmpstr(got->change_record.configuration_items[0], ==, NULL);
  run_end(&run);
}

static void test_set_refused(void) {
  static const struct {
    const char *assignment;
    FindingCode code;
    const char *message, *hint;
  } cases[] = {
      {"title", FINDING_CONFIG_VALUE, "no assignment", "key=value"},
      {"=x", FINDING_CONFIG_VALUE, "no assignment", NULL},
      {"titel=x", FINDING_CONFIG_UNKNOWN_KEY, "'titel'", "'title'"},
      {"accent=#fff", FINDING_CONFIG_UNKNOWN_KEY, "'accent'", "'theme.accent'"},
      {"theme.acent=x", FINDING_CONFIG_UNKNOWN_KEY, "'theme.acent'", "'theme.accent'"},
      {"guides=a.md", FINDING_CONFIG_VALUE, "cannot be set", "file"},
      {"guides[].steps=a.md", FINDING_CONFIG_VALUE, "cannot be set", NULL},
      {"theme=x", FINDING_CONFIG_VALUE, "cannot be set", NULL},
      {"variables=x", FINDING_CONFIG_VALUE, "cannot be set", NULL},
      {"variables.=x", FINDING_CONFIG_VALUE, "cannot be a name", NULL},
      {"theme.accent=red", FINDING_CONFIG_VALUE, "'red'", NULL},
      {"findings.levels.missing-fil=", FINDING_CONFIG_VALUE, "no finding", "'missing-file'"},
      {"title=\x1b[2J", FINDING_CONFIG_VALUE, "control character", NULL},
      {"title=\xff", FINDING_CONFIG_VALUE, "UTF-8", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    Run run = run_empty();
    const gboolean fine = config_set(run.config, run.arena, cases[i].assignment, run.findings);
    findings_finish(run.findings);
    g_assert_false(fine);
    g_assert_cmpuint(findings_count(run.findings), ==, 1);
    const Finding *finding = findings_at(run.findings, 0);
    g_test_message("%s (%s)", finding->message, finding->hint == NULL ? "" : finding->hint);
    g_assert_cmpint(finding->code, ==, cases[i].code);
    g_assert_cmpstr(finding->place.file, ==, "--set");
    g_assert_nonnull(strstr(finding->message, cases[i].message));
    g_assert_true(cases[i].hint == NULL || strstr(finding->hint, cases[i].hint) != NULL);
    run_end(&run);
  }
}

static void test_files(void) {
  g_autofree char *folder = g_dir_make_tmp("stepbook-config-XXXXXX", NULL);
  g_autofree char *content = g_build_filename(folder, "content", NULL);
  g_autofree char *steps = g_build_filename(content, "steps.md", NULL);
  g_autofree char *file = g_build_filename(folder, "config.yaml", NULL);
  g_assert_cmpint(g_mkdir(content, 0700), ==, 0);
  g_assert_true(g_file_set_contents(steps, "1. a\n", -1, NULL));
  static const char text[] = "content: content\nguides:\n- steps: steps.md\n- steps: stps.md\n"
                             "theme:\n  folder: content/steps.md\n  logo: none.svg\n"
                             "links: {allow_outside: [content, gone]}\n";
  Run run = run_empty();
  g_assert_true(config_read(run.config, run.arena, file, text, strlen(text), run.findings));
  g_assert_false(config_check_files(run.config, run.arena, run.findings));
  findings_finish(run.findings);
  static const guint32 lines[] = {4, 6, 7, 8};
  g_assert_cmpuint(findings_count(run.findings), ==, G_N_ELEMENTS(lines));
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
    const Finding *finding = findings_at(run.findings, i);
    g_assert_cmpint(finding->code, ==, FINDING_CONFIG_MISSING_FILE);
    g_assert_cmpuint(finding->place.line, ==, lines[i]);
  }
  g_assert_nonnull(strstr(findings_at(run.findings, 0)->hint, "'steps.md'"));
  g_assert_nonnull(strstr(findings_at(run.findings, 1)->message, "is not a folder"));
  run_end(&run);
  run = run_text("content: content\nguides: [{steps: a.md}]\n");
  run.findings = (findings_free(run.findings), findings_new());
  g_assert_false(config_check_files(run.config, run.arena, run.findings));
  findings_finish(run.findings);
  g_assert_cmpuint(findings_count(run.findings), ==, 1); /* not the steps too */
  run_end(&run);
  g_assert_cmpint(g_unlink(steps), ==, 0);
  g_assert_cmpint(g_rmdir(content), ==, 0);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
}

/* The folder of the checkout, found from this file's own name. */
static char *checkout_file(const char *name) {
  g_autofree char *unit = g_path_get_dirname(__FILE__);
  g_autofree char *path = g_build_filename(unit, "../../..", name, NULL);
  if (g_path_is_absolute(path) || g_file_test(path, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&path);
  const char *root = g_getenv("STEPBOOK_SOURCE");
  return root == NULL ? g_steal_pointer(&path) : g_build_filename(root, name, NULL);
}

static void test_manual(void) {
  g_autofree char *path = checkout_file("docs/config.md");
  g_autofree char *page = NULL;
  g_autoptr(GString) made = g_string_new(NULL);
  if (!g_file_get_contents(path, &page, NULL, NULL)) {
    g_test_skip("docs/config.md is not here");
    return;
  }
  config_manual(made);
  g_assert_cmpstr(page, ==, made->str);
}

/* Every start of a full text, and every text with a byte taken out, is read or refused. */
static void test_damaged(void) {
  for (gsize i = 0; i < sizeof every_key; i++) {
    Run run = run_empty();
    config_read(run.config, run.arena, "c", every_key, i, run.findings);
    run_end(&run);
    g_autofree char *without = g_strdup(every_key);
    if (i + 1 < sizeof every_key)
      memmove(without + i, without + i + 1, sizeof every_key - i - 1);
    run = run_empty();
    config_read(run.config, run.arena, "c", without, strlen(without), run.findings);
    run_end(&run);
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/config/every-key", test_every_key);
  g_test_add_func("/config/every-key-is-tested", test_every_key_is_tested);
  g_test_add_func("/config/defaults", test_defaults);
  g_test_add_func("/config/refused", test_refused);
  g_test_add_func("/config/all-at-once", test_all_at_once);
  g_test_add_func("/config/set", test_set);
  g_test_add_func("/config/set-restores", test_set_restores);
  g_test_add_func("/config/set-refused", test_set_refused);
  g_test_add_func("/config/files", test_files);
  g_test_add_func("/config/manual", test_manual);
  g_test_add_func("/config/damaged", test_damaged);
  return g_test_run();
}
