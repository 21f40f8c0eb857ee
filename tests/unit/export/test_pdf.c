/* Tests of what sets a guide on paper: the file, its fields, where links lead, and hostile text.
 *
 * How pages look is tested with whole books (tests/paper, tests/cases/pdf).
 *
 * SPDX-License-Identifier: MIT
 */
#include "export/pdf.h"

#include "export/pdf_files.h"
#include "export/pdf_target.h"
#include "pdf/form.h"

#include "sample.h"

enum { NOW = 1700000000 };

static Sheet *operator_sheet(const Sample *sample) {
  return sheet_new(sample->book, sample->guide, &(SheetWish){.edition = EDITION_OPERATOR});
}

static GBytes *make(const Sheet *sheet, PdfTroubles *troubles) {
  GError *error = NULL;
  GBytes *bytes = pdf_make(sheet, NOW, troubles, &error);
  g_assert_no_error(error);
  return bytes;
}

static void test_same_bytes(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(PdfTroubles) troubles = pdf_troubles_new();
  g_autoptr(Sheet) one = operator_sheet(sample);
  g_autoptr(Sheet) two = operator_sheet(sample);
  g_autoptr(GBytes) first = make(one, troubles);
  g_autoptr(GBytes) second = make(two, troubles);
  g_assert_true(g_bytes_equal(first, second));
  g_assert_cmpint(memcmp(g_bytes_get_data(first, NULL), "%PDF-", 5), ==, 0);
}

/* Each field of the sheet is a field of the form, once, under the same name. */
static void test_fields(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(PdfTroubles) troubles = pdf_troubles_new();
  g_autoptr(Sheet) sheet = operator_sheet(sample);
  g_autoptr(GBytes) bytes = make(sheet, troubles);
  GError *error = NULL;
  g_autoptr(PdfForm) form =
      pdf_form_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), &error);
  g_assert_no_error(error);
  g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < form->values->len; i++)
    g_assert_true(g_hash_table_add(names, ((PdfValue *)form->values->pdata[i])->name));
  guint wanted = 0;
  for (guint i = 0; i < sheet->items->len; i++) {
    const SheetItem *item = &g_array_index(sheet->items, SheetItem, i);
    for (guint k = 0; k < item->field_count; k++, wanted++) {
      if (!g_hash_table_contains(names, item->fields[k].name))
        g_error("the field %s is not in the form", item->fields[k].name);
    }
  }
  g_assert_cmpuint(wanted, >, 20);
  g_assert_cmpuint(form->values->len, ==, wanted);
}

/* ---- links ---------------------------------------------------------------------------------------- */

static void check_target(const Sample *sample, const Sheet *sheet, const Link *link,
                         const char *const want[3]) {
  (void)sample;
  g_autoptr(PdfTargets) targets = pdf_targets_new(sheet);
  g_auto(PdfTarget) target = {0};
  pdf_target_find(&target, targets, link);
  g_assert_cmpstr(target.destination, ==, want[0]);
  g_assert_cmpstr(target.url, ==, want[1]);
  g_assert_cmpstr(target.mark, ==, want[2]);
}

static void test_targets(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(Sheet) sheet = operator_sheet(sample);
  const Step *core = sample->guide->steps->pdata[1];
  Link link = {.written = "x", .source = sample->list, .state = LINK_STEP, .step = (Step *)core};
  check_target(sample, sheet, &link, (const char *const[]){"step-core", NULL, "→ 1.1"});
  check_target(sample, sheet, core->link, (const char *const[]){"d1-part", NULL, "A"});
  link = (Link){
      .written = "x", .source = sample->list, .state = LINK_PAGE, .document = sample->prepare};
  check_target(sample, sheet, &link, (const char *const[]){"d1", NULL, "A"});
  link.document = sample->other;
  check_target(sample, sheet, &link, (const char *const[]){NULL, NULL, "1"});
  sample->book->config->base_url = "https://example.org/docs/";
  check_target(sample, sheet, &link,
               (const char *const[]){NULL, "https://example.org/docs/documents/other.html", "1"});
  link = (Link){.written = "x",
                .source = sample->list,
                .state = LINK_EXTERNAL,
                .url = "https://example.com/"};
  check_target(sample, sheet, &link, (const char *const[]){NULL, "https://example.com/", "1"});
  link.state = LINK_BROKEN;
  check_target(sample, sheet, &link, (const char *const[]){NULL, NULL, NULL});
}

/* ---- troubles ------------------------------------------------------------------------------------- */

static void test_troubles(void) {
  PdfTroubles *lists[] = {pdf_troubles_new(), pdf_troubles_new()};
  pdf_troubles_add(lists[0], FINDING_MISSING_GLYPH, (Place){"b.md", 9, 1}, "U+E000", NULL);
  pdf_troubles_add(lists[0], FINDING_MISSING_GLYPH, (Place){"a.md", 1, 1}, "U+E000", NULL);
  pdf_troubles_add(lists[1], FINDING_MISSING_GLYPH, (Place){"b.md", 2, 1}, "U+E000", NULL);
  pdf_troubles_add(lists[1], FINDING_MISSING_GLYPH, (Place){"b.md", 2, 1}, "U+E001", NULL);
  pdf_troubles_add(lists[1], FINDING_CUT_TO_FIT, (Place){"b.md", 3, 1}, "smaller", NULL);
  pdf_troubles_add(lists[0], FINDING_CUT_TO_FIT, (Place){"b.md", 3, 1}, "smaller", NULL);
  g_autoptr(Findings) findings = findings_new();
  pdf_troubles_report(findings, lists, G_N_ELEMENTS(lists));
  findings_finish(findings);
  const guint32 lines[] = {1, 2, 2, 3};
  g_assert_cmpuint(findings_count(findings), ==, G_N_ELEMENTS(lines));
  for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
    g_assert_cmpuint(findings_at(findings, i)->place.line, ==, lines[i]);
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    pdf_troubles_free(lists[i]);
}

/* ---- hostile text --------------------------------------------------------------------------------- */

/* Lists and quotes, one in the other. */
static void add_nested(Sample *sample, Node *parent, guint depth) {
  Arena *arena = sample->book->arena;
  for (guint i = 0; i < depth; i++) {
    Node *list = node_new(arena, i % 2 == 0 ? NODE_LIST : NODE_QUOTE, 7, 1);
    node_append(parent, list);
    parent = list;
    if (list->kind == NODE_LIST) {
      parent = node_new(arena, NODE_ITEM, 7, 1);
      node_append(list, parent);
    }
  }
  sample_block(sample, parent, NODE_PARAGRAPH, "deep");
}

static void add_table(Sample *sample, Node *parent, guint columns) {
  Arena *arena = sample->book->arena;
  Node *table = node_new(arena, NODE_TABLE, 8, 1);
  table->u.table.columns = columns;
  node_append(parent, table);
  for (guint r = 0; r < 2; r++) {
    Node *row = node_new(arena, NODE_TABLE_ROW, 8, 1);
    row->u.row.header = r == 0;
    node_append(table, row);
    for (guint c = 0; c < columns; c++) {
      Node *cell = sample_block(sample, row, NODE_TABLE_CELL, "cell");
      cell->u.cell.columns = cell->u.cell.rows = 1;
    }
  }
}

static void add_broken_image(Sample *sample, Node *parent) {
  Asset *asset = arena_new_item(sample->book->arena, Asset);
  static const char bytes[] = "\x89PNG\r\n\x1a\nno";
  *asset = (Asset){.path = "no.png",
                   .bytes = g_bytes_new_static(bytes, sizeof bytes - 1),
                   .media = MEDIA_PNG,
                   .width = 100,
                   .height = 100,
                   .name = "no.png"};
  arena_cleanup(sample->book->arena, (GDestroyNotify)g_bytes_unref, asset->bytes);
  Node *paragraph = sample_block(sample, parent, NODE_PARAGRAPH, "x");
  Link *link = sample_link(sample, sample->prepare, paragraph, NODE_IMAGE, "no", "no.png");
  link->state = LINK_ASSET;
  link->asset = asset;
  link->node->line = 9;
}

/* The word is three metres long in the size of the text. */
static void add_long_word(Sample *sample, Node *parent) {
  g_autofree char *word = g_strnfill(1700, 'w');
  sample_block(sample, parent, NODE_PARAGRAPH, word);
}

static gboolean is_found(const Findings *findings, FindingCode code, guint32 line) {
  for (guint i = 0; i < findings_count(findings); i++) {
    const Finding *finding = findings_at(findings, i);
    if (finding->code == code && finding->place.line == line)
      return TRUE;
  }
  return FALSE;
}

static void test_hostile(Sample *sample, gconstpointer data) {
  (void)data;
  Node *root = sample->prepare->root;
  add_long_word(sample, root);
  add_nested(sample, root, 200);
  add_table(sample, root, 1000);
  add_broken_image(sample, root);
  sample_block(sample, root, NODE_PARAGRAPH,
               "مرحبا \xe2\x80\xae שלום \xef\xbf\xbe 中文 \xef\xb7\x90 e\xcc\x81\xcc\x81\xcc\x81");
  sample_block(sample, root, NODE_PARAGRAPH, NULL);
  sample_block(sample, root, NODE_LIST, NULL);
  sample_block(sample, root, NODE_TABLE, NULL);
  sample_block(sample, root, NODE_FIGURE, NULL);
  sample_block(sample, root, NODE_TEXT, NULL)->text = "";
  g_autoptr(PdfTroubles) troubles = pdf_troubles_new();
  g_autoptr(Sheet) sheet = operator_sheet(sample);
  g_autoptr(GBytes) bytes = make(sheet, troubles);
  g_assert_cmpuint(g_bytes_get_size(bytes), >, 1000);
  g_autoptr(Findings) findings = findings_new();
  pdf_troubles_report(findings, &troubles, 1);
  findings_finish(findings);
  g_assert_true(is_found(findings, FINDING_CUT_TO_FIT, 7));
  g_assert_true(is_found(findings, FINDING_CUT_TO_FIT, 8));
  g_assert_true(is_found(findings, FINDING_UNREADABLE_IMAGE, 9));
}

/* A node of every kind, wherever a block or an inline may stand: none is forgotten in the tables. */
static void test_all_kinds(Sample *sample, gconstpointer data) {
  (void)data;
  for (NodeKind kind = 0; kind < NODE_KINDS; kind++) {
    if (kind == NODE_ITEM || kind == NODE_TABLE_ROW || kind == NODE_TABLE_CELL ||
        kind == NODE_TITLE || kind == NODE_LINK || kind == NODE_IMAGE || kind == NODE_ROOT)
      continue; /* only inside of others, or made above */
    Node *node = sample_block(sample, sample->prepare->root, kind, NULL);
    node->text = kind == NODE_SPAN ? "kbd" : "text";
    node->length = (guint32)strlen(node->text);
  }
  g_autoptr(PdfTroubles) troubles = pdf_troubles_new();
  g_autoptr(Sheet) sheet = operator_sheet(sample);
  g_autoptr(GBytes) bytes = make(sheet, troubles);
  g_assert_cmpuint(g_bytes_get_size(bytes), >, 1000);
}

/* ---- files ---------------------------------------------------------------------------------------- */

static void test_files(Sample *sample, gconstpointer data) {
  (void)data;
  g_autoptr(Findings) findings = findings_new();
  GError *error = NULL;
  g_autoptr(GPtrArray) files = pdf_files_make(sample->book, NOW, findings, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(files->len, ==, 2);
  g_assert_cmpstr(((PdfEdition *)files->pdata[0])->name, ==, "upgrade.board.pdf");
  g_assert_cmpstr(((PdfEdition *)files->pdata[1])->name, ==, "upgrade.operator.pdf");
}

static void add(const char *path, void (*test)(Sample *sample, gconstpointer data)) {
  g_test_add(path, Sample, NULL, sample_setup, test, sample_teardown);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  add("/pdf/same-bytes", test_same_bytes);
  add("/pdf/fields", test_fields);
  add("/pdf/targets", test_targets);
  g_test_add_func("/pdf/troubles", test_troubles);
  add("/pdf/hostile", test_hostile);
  add("/pdf/all-kinds", test_all_kinds);
  add("/pdf/files", test_files);
  return g_test_run();
}
