/* Floor: parses and renders a list of Markdown files with libcmark-gfm and nothing else, in one process.
 *
 * Reads file names from standard input, one a line, and prints the number of bytes of HTML. What a generator that
 * uses this library does on top (links, pages, templates, writing) is measured against it.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(size_t *length, const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    perror(path);
    exit(1);
  }
  long size = ftell(file);
  rewind(file);
  char *data = malloc((size_t)size + 1);
  if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) {
    perror(path);
    exit(1);
  }
  fclose(file);
  *length = (size_t)size;
  return data;
}

static size_t render(const char *data, size_t length) {
  int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;
  cmark_parser *parser = cmark_parser_new(options);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
  cmark_parser_feed(parser, data, length);
  cmark_node *document = cmark_parser_finish(parser);
  char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
  size_t size = strlen(html);
  free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return size;
}

int main(void) {
  char path[4096];
  size_t total = 0, length = 0;
  cmark_gfm_core_extensions_ensure_registered();
  while (fgets(path, sizeof path, stdin) != NULL) {
    path[strcspn(path, "\n")] = '\0';
    char *data = read_file(&length, path);
    total += render(data, length);
    free(data);
  }
  printf("%zu\n", total);
  return 0;
}
