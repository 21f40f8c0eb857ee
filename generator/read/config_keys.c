/* Config keys: the table, and the manual's page made from it.
 *
 * The order of the rows is that of the manual. A row of a section, a list of mappings or a mapping with
 * free names stands before the rows of its own keys.
 *
 * SPDX-License-Identifier: MIT
 */
#include "read/config_keys.h"

#include <string.h>

#include "read/config_change.h"
#include "read/config_setters.h"

#define FIELD(type, field) G_STRUCT_OFFSET(type, field), sizeof(((type *)NULL)->field)
#define TEXT(name, check, type, field, value, meaning)                                             \
  { name, type, value, meaning, SHAPE_TEXT, FIELD(Config, field), check, NULL, NULL, NULL }
#define ITEM(name, check, type, item, field, value, meaning)                                       \
  { name, type, value, meaning, SHAPE_TEXT, FIELD(item, field), check, NULL, NULL, NULL }
#define SETTER(name, field, shape, set, type, value, meaning)                                      \
  { name, type, value, meaning, shape, FIELD(Config, field), NULL, set, NULL, NULL }
#define NAMES(name, shape, set, type, value, meaning)                                              \
  { name, type, value, meaning, shape, 0, 0, NULL, set, NULL, NULL }
#define LENGTH(name, field, value, meaning)                                                        \
  { name, "length", value, meaning, SHAPE_TEXT, FIELD(Config, field), NULL, set_length, NULL, NULL }
#define FLAG(name, field, value, meaning)                                                          \
  {                                                                                                \
    name, "true or false", value, meaning, SHAPE_FLAG, FIELD(Config, field), NULL, NULL, NULL,     \
        NULL                                                                                       \
  }
#define MAKER(name, shape, make, finish, type, meaning)                                            \
  { name, type, "none", meaning, shape, 0, 0, NULL, NULL, make, finish }
#define SECTION(name, meaning)                                                                     \
  { name, "mapping", "", meaning, SHAPE_SECTION, 0, 0, NULL, NULL, NULL, NULL }
#define CHANGE(name, meaning)                                                                      \
  {                                                                                                \
    "change." #name, "text", "none", meaning, SHAPE_TEXT, FIELD(Config, change_record.name), NULL, \
        set_change, NULL, NULL                                                                     \
  }

static const ConfigKey keys[] = {
    TEXT("title", check_any, "text", title, "the guide's title",
         "Title of the site, the sheets and the books."),
    TEXT("language", check_language, "language tag", language, "en",
         "Language of the text (BCP 47), such as `en`, `de-CH`."),
    TEXT("base_url", check_base_url, "http or https address", base_url, "none",
         "Where the site will be served. With it the site has a sitemap and absolute permalinks."),
    TEXT("author", check_any, "text", author, "none", "Author that the EPUB names."),
    TEXT("revision", check_any, "text", revision, "the commit of the content, if it has one",
         "Revision of the guides, printed on every sheet."),
    TEXT("since", check_any, "revision", since, "none",
         "An earlier revision, named as `stepbook diff` takes it: outputs say what changed since "
         "then."),
    TEXT("content", check_path, "folder", content, "the configuration's folder",
         "The content root: nothing outside it is read. Relative to the configuration's folder."),
    TEXT("output", check_path, "folder", output, "output",
         "Where outputs are written; the folder is replaced as a whole. Relative to the "
         "configuration's folder."),
    SETTER("outputs", targets, SHAPE_TEXTS, set_outputs, "list of site, checklist, epub, json, pdf",
           "all but pdf; all without a configuration file", "Which outputs are made."),
    SETTER("editions", editions, SHAPE_TEXTS, set_editions, "list of board, operator, owner",
           "board and operator; the checklist: operator",
           "Which sheets are made of a guide, as PDF and as checklist: for those who decide, for "
           "those who carry out, "
           "and one for each owner with a step."),
    SETTER("paper", paper, SHAPE_TEXT, set_paper, "a4 or letter", "a4",
           "Paper size of the sheets."),
    FLAG("embed_sources", embed_sources, "true",
         "Whether EPUB, PDF and JSON carry the Markdown texts that they are made of, comments too, "
         "with the settings that "
         "change how they read: then `stepbook diff` can compare with what was published when its "
         "files are gone."),
    SECTION("pdf", "How PDFs are laid out."),
    TEXT("pdf.font", check_families, "font families", pdf.font, "Noto Sans",
         "Families of the text, such as `Source Sans 3, Noto Sans`: of each character the first "
         "that has it. They have to be installed, with outlines and not as variable fonts."),
    TEXT("pdf.mono_font", check_families, "font families", pdf.mono_font, "Noto Sans Mono",
         "Families of code."),
    LENGTH("pdf.margin", pdf.margin, "15mm",
           "White on all sides of a page, from `6mm` to `30mm`. Units are `mm`, `cm`, `in`, `pt`."),
    LENGTH("pdf.binding", pdf.binding, "5mm",
           "More white on the side that is bound or punched, at most `25mm`."),
    FLAG("pdf.duplex", pdf.duplex, "false",
         "Whether pages are printed on both sides: the binding side alternates, and an appendix "
         "begins on a right page."),
    MAKER("guides", SHAPE_ITEMS, make_guide, finish_guides, "list of mappings",
          "The guides of the project, one for each step list."),
    ITEM("guides[].steps", check_steps, "Markdown file", GuideConfig, steps, "required",
         "The file that holds the step list; a path below the content root."),
    ITEM("guides[].id", check_id, "small letters, digits, hyphens", GuideConfig, id,
         "from the file name", "Names the guide's output files and pages."),
    ITEM("guides[].title", check_any, "text", GuideConfig, title, "from the document",
         "Title of the guide."),
    ITEM("guides[].list", check_any, "text", GuideConfig, list, "none",
         "The heading above the step list, when the file has several lists."),
    ITEM("guides[].revision", check_any, "text", GuideConfig, revision, "`revision`",
         "Revision of the guide."),
    SECTION("theme", "How outputs look."),
    TEXT("theme.folder", check_path, "folder", theme.folder, "none",
         "Templates, styles and scripts here win over those of the default theme, file by file."),
    TEXT("theme.accent", check_colour, "#rgb or #rrggbb", theme.accent, "of the theme",
         "Accent colour on a light background. Quote it: `#` begins a comment."),
    TEXT("theme.accent_dark", check_colour, "#rgb or #rrggbb", theme.accent_dark, "of the theme",
         "Accent colour on a dark background."),
    TEXT("theme.font", check_font, "font families", theme.font, "of the theme",
         "CSS font families of the text, such as `\"Source Sans 3\", sans-serif`."),
    TEXT("theme.mono_font", check_font, "font families", theme.mono_font, "of the theme",
         "CSS font families of code."),
    TEXT("theme.logo", check_path, "image file", theme.logo, "none",
         "Shown on the site, the checklist and the cover. Relative to the configuration's folder."),
    NAMES("variables", SHAPE_NAMES, set_variable, "mapping of texts", "none",
          "`NAME: value` replaces `@NAME@` in texts, titles, links and headings."),
    FLAG("variables_in_code", variables_in_code, "false",
         "Whether `@NAME@` is replaced in code too."),
    SECTION("links", "How links are followed."),
    MAKER("links.routes", SHAPE_ITEMS, make_route, finish_routes, "list of mappings",
          "Where links that begin with `/` lead: the last part of such a link is looked up as a "
          "`header-id`."),
    ITEM("links.routes[].prefix", check_prefix, "text", Route, prefix, "required",
         "The links that the route is for begin with this."),
    ITEM("links.routes[].folder", check_folder, "folder", Route, folder, "the content root",
         "Only documents below this folder of the content root are looked at."),
    SETTER("links.allow_outside", allow_outside, SHAPE_TEXTS, set_allow_outside, "list of folders",
           "none", "Folders outside the content root that symbolic links may lead into."),
    SECTION("findings", "What is reported."),
    NAMES("findings.levels", SHAPE_NAMES, set_level, "mapping of off, note, warning, error",
          "of the catalogue", "`CODE: level` gives a finding another level or turns it off."),
    SETTER("findings.fail_on", fail_on, SHAPE_TEXT, set_fail_on, "note, warning or error", "error",
           "The level from which on findings make the exit status 1."),
    SECTION("diff", "How `stepbook diff` weighs what changed between two revisions."),
    NAMES("diff.levels", SHAPE_NAMES, set_diff_level, "mapping of off, low, medium, high",
          "of the catalogue",
          "`KIND: level` gives a kind of change another level; what is off is only counted."),
    SETTER("diff.fail_on", diff.fail_on, SHAPE_TEXT, set_diff_fail_on, "low, medium, high or off",
           "high",
           "The level from which on a change asks for a new approval and makes the exit status 1."),
    TEXT("diff.approvals", check_path, "YAML file", diff.approvals, "none",
         "The changes that were looked at and accepted; they ask for no new approval. Relative to "
         "the configuration's folder."),
    SECTION("lint", "What is looked at in the steps."),
    SETTER(
        "lint.destructive", destructive, SHAPE_TEXTS, set_destructive, "list of commands",
        "`default`",
        "Commands that destroy something, such as `rm -rf` or `DROP TABLE`. The list replaces the "
        "default; the item `default` keeps it."),
    MAKER("owners", SHAPE_NAMES, make_owner, NULL, "mapping of texts or mappings",
          "The people and teams that `owner=ID` names: `ID: name`, or a mapping."),
    ITEM("owners.ID.name", check_any, "text", Owner, name, "none", "Name of the owner."),
    ITEM("owners.ID.contact", check_any, "text", Owner, contact, "none", "How to reach the owner."),
    NAMES("hosts", SHAPE_NAMED_LISTS, set_hosts, "mapping of lists", "none",
          "The groups that `hosts=GROUP` names: `GROUP: [host, host]`."),
    SECTION("change", "The change record that the guide carries out, in the words of change "
                      "management tools."),
    CHANGE(number, "Number of the change request."),
    CHANGE(type, "Such as standard, normal, emergency."),
    CHANGE(category, "Category of the change."),
    SETTER("change.configuration_items", change_record.configuration_items, SHAPE_TEXTS,
           set_change_list, "list of texts", "none", "What is changed."),
    CHANGE(service, "The service that is affected."),
    CHANGE(risk, "Risk of the change."),
    CHANGE(impact, "Impact of the change."),
    CHANGE(justification, "Why it is needed."),
    SECTION("change.window", "When it is carried out."),
    SETTER("change.window.start", change_record.start, SHAPE_TEXT, set_change_time, "date and time",
           "none", "Such as `2030-05-24 22:00`; an offset from UTC may follow, `+02:00` or `Z`."),
    SETTER("change.window.end", change_record.end, SHAPE_TEXT, set_change_time, "date and time",
           "none", "When the window closes."),
    SETTER("change.window.time_zone", change_record.time_zone, SHAPE_TEXT, set_change_zone,
           "name of a time zone", "none",
           "Whose clocks the times of the change are, such as `Europe/Berlin`: summer time counts. "
           "Without it they are those of an offset that is written, else of no particular place."),
    SETTER("change.roll_back_deadline", change_record.roll_back_deadline, SHAPE_TEXT,
           set_change_time, "date and time, or time", "none",
           "The last moment at which going back can begin: as above, or the first `01:30` or so "
           "long after the start, `T+3h`."),
    MAKER("change.contacts", SHAPE_ITEMS, make_person, finish_people, "list of texts or mappings",
          "Whom to call: a text, or `name` and `contact`."),
    ITEM("change.contacts[].name", check_any, "text", Person, name, "required", "Name."),
    ITEM("change.contacts[].contact", check_any, "text", Person, detail, "none",
         "How to reach them."),
    CHANGE(communications, "Who is told what, and when."),
    MAKER("change.approvers", SHAPE_ITEMS, make_person, finish_people, "list of texts or mappings",
          "Who signs: a text, or `name` and `role`."),
    ITEM("change.approvers[].name", check_any, "text", Person, name, "required", "Name."),
    ITEM("change.approvers[].role", check_any, "text", Person, detail, "none",
         "As what they sign."),
    CHANGE(implementation_plan, "The plan, where it says more than the steps."),
    CHANGE(backout_plan, "How the change is taken back."),
    CHANGE(test_plan, "How it is proved to work."),
};

const ConfigKey *config_keys(guint *count) {
  *count = G_N_ELEMENTS(keys);
  return keys;
}

const ConfigKey *config_key_by_name(const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (strcmp(keys[i].name, name) == 0)
      return &keys[i];
  }
  return NULL;
}

static const char introduction[] =
    "# Configuration\n"
    "\n"
    "A project says what it consists of in `config.yaml`. A Markdown file alone needs none: then "
    "every\n"
    "output is made, PDFs too, which take the most time.\n"
    "\n"
    "```yaml\n"
    "title: Harbor upgrade\n"
    "content: content\n"
    "guides:\n"
    "  - id: upgrade\n"
    "    steps: upgrade.md\n"
    "variables:\n"
    "  product: Harbor\n"
    "theme:\n"
    "  accent: \"#0b5fa5\"\n"
    "```\n"
    "\n"
    "The file is UTF-8 and simple YAML: mappings, lists and texts. Aliases, anchors, tags, a key\n"
    "given twice and a second document are refused, and so is every key that is not in the table:\n"
    "a misspelt key would be ignored in silence. All errors are reported at once, each with its\n"
    "place and the nearest known name, and end the run with exit status 3. A key without a value\n"
    "counts as not given.\n"
    "\n"
    "`--set key=value` on the command line wins over the file. It takes every key that holds a "
    "text,\n"
    "true or false, or a list of texts (with commas between them), and names of the author's "
    "choice:\n"
    "`--set theme.accent=#0b5fa5 --set outputs=site,epub --set variables.product=Harbor`. An "
    "empty\n"
    "value restores the default; a variable without one is an empty text. Paths given there are "
    "relative\n"
    "to the current folder.\n"
    "\n"
    "`guides[].steps` stands for the key `steps` of each item of the list `guides`, `ID` for a "
    "name\n"
    "of the author's choice.\n"
    "\n"
    "| key | value | default | meaning |\n"
    "| --- | --- | --- | --- |\n";

void config_manual(GString *out) {
  g_string_append(out, introduction);
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
    g_string_append_printf(out, "| `%s` | %s | %s | %s |\n", keys[i].name, keys[i].type,
                           keys[i].value, keys[i].meaning);
}
