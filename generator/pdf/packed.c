/* Tries every place at which an object may begin ("obj"), since the file itself says where its objects are and may lie.
 *
 * Of the dictionary behind it only names are looked at, at any level: that may suspect too many streams, never too few.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/packed.h"

#include <string.h>
#include <zlib.h>

enum {
  FREE_WORDS = 1 << 18,
  WORDS_A_BYTE = 4,
  LEXED_A_BYTE = 8,
  WIDEST_ROW = 99999,
  MOST_COLOURS = 99
};

typedef struct {
  const guint8 *bytes;
  gsize length, at;
  gsize words;  /* that may still be unpacked */
  gsize effort; /* bytes of dictionaries that may still be looked at */
} Reader;

/* What the names of a dictionary tell. */
typedef struct {
  gboolean holds_objects; /* First: of an object stream; W: of a cross-reference stream */
  gboolean is_packed;
  gboolean is_unusual; /* another filter, or one that is written elsewhere */
  guint filters;
} Hints;

/* ---- words --------------------------------------------------------------------------------------------- */

static gboolean is_space(guint8 c) {
  return c == 0 || c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static gboolean is_mark(guint8 c) { return c != 0 && strchr("()<>[]{}/%", c) != NULL; }

static int peek(const Reader *reader, gsize ahead) {
  return reader->at + ahead < reader->length ? reader->bytes[reader->at + ahead] : -1;
}

static void skip_space(Reader *reader) {
  gboolean in_comment = FALSE;
  for (; reader->at < reader->length; reader->at++) {
    const guint8 c = reader->bytes[reader->at];
    if (in_comment ? c == '\n' || c == '\r' : c == '%')
      in_comment = !in_comment;
    else if (!in_comment && !is_space(c))
      return;
  }
}

static void skip_string(Reader *reader) {
  gsize depth = 0;
  do {
    const int c = peek(reader, 0);
    depth += c == '(';
    depth -= c == ')';
    reader->at += c == '\\' && reader->at + 1 < reader->length ? 2 : 1;
  } while (depth > 0 && reader->at < reader->length);
}

static void skip_to(Reader *reader, guint8 end) {
  while (reader->at < reader->length && reader->bytes[reader->at] != end)
    reader->at++;
}

/* The name at the place, '#41' read as 'A'; the first bytes of a longer one. */
static void read_name(Reader *reader, char name[32]) {
  gsize length = 0;
  reader->at++;
  for (int c; (c = peek(reader, 0)) >= 0 && !is_space((guint8)c) && !is_mark((guint8)c);) {
    const int high = peek(reader, 1), low = peek(reader, 2);
    reader->at++;
    if (c == '#' && high >= 0 && low >= 0 && g_ascii_isxdigit(high) && g_ascii_isxdigit(low)) {
      c = g_ascii_xdigit_value((char)high) * 16 + g_ascii_xdigit_value((char)low);
      reader->at += 2;
    }
    if (length < 31)
      name[length++] = (char)c;
  }
  name[length] = '\0';
}

/* Is a number of at most `most` behind the name, and not the number of an object elsewhere? */
static gboolean is_small(Reader reader, gint64 most) {
  gint64 number = 0;
  skip_space(&reader);
  for (; peek(&reader, 0) >= '0' && peek(&reader, 0) <= '9' && number <= most; reader.at++)
    number = 10 * number + peek(&reader, 0) - '0';
  skip_space(&reader);
  return number <= most && (peek(&reader, 0) == '/' || peek(&reader, 0) == '>');
}

/* Do parameters, or a list of them, stand behind the name? */
static gboolean is_here(Reader reader) {
  skip_space(&reader);
  if (peek(&reader, 0) == '[') {
    reader.at++;
    skip_space(&reader);
  }
  return peek(&reader, 0) == '<';
}

static void note_name(Hints *hints, const Reader *reader, const char *name) {
  static const char *const OTHERS[] = {"ASCIIHexDecode",
                                       "AHx",
                                       "ASCII85Decode",
                                       "A85",
                                       "LZWDecode",
                                       "LZW",
                                       "RunLengthDecode",
                                       "RL",
                                       "DCTDecode",
                                       "DCT",
                                       "Crypt",
                                       "CCITTFaxDecode",
                                       "CCF",
                                       "JBIG2Decode",
                                       "JPXDecode",
                                       NULL};
  if (g_str_equal(name, "First") || g_str_equal(name, "W"))
    hints->holds_objects = TRUE;
  else if (g_str_equal(name, "Filter"))
    hints->is_packed = TRUE;
  else if (g_str_equal(name, "FlateDecode") || g_str_equal(name, "Fl"))
    hints->filters++;
  else if (g_str_equal(name, "DecodeParms"))
    hints->is_unusual |= !is_here(*reader);
  else if (g_str_equal(name, "Columns"))
    hints->is_unusual |= !is_small(*reader, WIDEST_ROW);
  else if (g_str_equal(name, "Colors"))
    hints->is_unusual |= !is_small(*reader, MOST_COLOURS);
  else
    hints->is_unusual |= g_strv_contains(OTHERS, name);
}

/* Goes behind the dictionary that begins here. FALSE when it does not end. */
static gboolean read_dictionary(Reader *reader, Hints *hints) {
  gsize depth = 0;
  while (reader->at < reader->length) {
    const int c = peek(reader, 0), next = peek(reader, 1);
    char name[32];
    if (c == '(') {
      skip_string(reader);
    } else if (c == '%') {
      skip_space(reader);
    } else if (c == '<' && next != '<') {
      skip_to(reader, '>');
      reader->at++;
    } else if (c == '/') {
      read_name(reader, name);
      note_name(hints, reader, name);
    } else if (next == c && (c == '<' || c == '>')) {
      depth += c == '<' ? 1 : (gsize)-1;
      reader->at += 2;
      if (depth == 0)
        return TRUE;
    } else
      reader->at++;
  }
  return FALSE;
}

/* ---- streams ------------------------------------------------------------------------------------------- */

static gboolean spend(Reader *reader, const guint8 *bytes, gsize length) {
  gsize words = 0;
  for (gsize i = 0; i < length; i++) {
    const gboolean begins = i == 0 || is_space(bytes[i - 1]) || is_mark(bytes[i - 1]);
    words += is_mark(bytes[i]) || (begins && !is_space(bytes[i])) ? 1 : 0;
  }
  const gboolean is_enough = words <= reader->words;
  reader->words -= MIN(words, reader->words);
  return is_enough;
}

static const char TOO_MUCH[] = "its packed objects ask for too much memory";
static const char UNUSUAL[] = "its objects are packed in an unusual way, or encrypted";

/* Counts what is packed at the place, as far as it can be unpacked. */
static const char *count_packed(Reader *reader) {
  guint8 piece[16384];
  z_stream stream = {.next_in = (z_const Bytef *)(reader->bytes + reader->at)};
  gsize left = reader->length - reader->at;
  gboolean is_fair = TRUE;
  int status = inflateInit(&stream);
  while (is_fair && status == Z_OK) {
    if (stream.avail_in == 0) {
      stream.avail_in = (uInt)MIN(left, 1u << 30);
      left -= stream.avail_in;
    }
    stream.next_out = piece;
    stream.avail_out = sizeof piece;
    status = inflate(&stream, Z_NO_FLUSH);
    /* White space alone costs nothing but time. */
    const gsize length = sizeof piece - stream.avail_out;
    is_fair = spend(reader, piece, length) && reader->words > 0;
    reader->words -= MIN(reader->words, length / 64);
  }
  const gboolean any = stream.total_out > 0;
  inflateEnd(&stream);
  return !any ? UNUSUAL : is_fair ? NULL : TOO_MUCH;
}

/* Goes to the first byte of a stream, as libqpdf does. */
static void begin_stream(Reader *reader) {
  int c;
  while ((c = peek(reader, 0)) >= 0 && is_space((guint8)c) && c != '\r' && c != '\n')
    reader->at++;
  reader->at += c == '\r' ? 1 : 0;
  reader->at += peek(reader, 0) == '\n' ? 1 : 0;
}

/* Of the object that may begin at the place. */
static const char *fault_of_object(Reader *reader) {
  Hints hints = {0};
  const gsize start = reader->at;
  skip_space(reader);
  gboolean is_stream =
      peek(reader, 0) == '<' && peek(reader, 1) == '<' && read_dictionary(reader, &hints);
  skip_space(reader);
  const gsize effort = reader->at - start;
  if (effort > reader->effort)
    return TOO_MUCH;
  reader->effort -= effort;
  is_stream = is_stream && reader->at + 6 < reader->length &&
              memcmp(reader->bytes + reader->at, "stream", 6) == 0;
  if (!is_stream || !hints.holds_objects || !hints.is_packed)
    return NULL;
  if (hints.is_unusual || hints.filters != 1)
    return UNUSUAL;
  reader->at += 6;
  begin_stream(reader);
  return count_packed(reader);
}

const char *pdf_packed_fault(const void *bytes, gsize length) {
  Reader reader = {.bytes = bytes,
                   .length = length,
                   .words = FREE_WORDS + WORDS_A_BYTE * length,
                   .effort = FREE_WORDS + LEXED_A_BYTE * length};
  const guint8 *found = bytes, *end = reader.bytes + length;
  while ((found = memmem(found, (gsize)(end - found), "obj", 3)) != NULL) {
    found += 3;
    reader.at = (gsize)(found - reader.bytes);
    const char *fault = fault_of_object(&reader);
    if (fault != NULL)
      return fault;
  }
  return NULL;
}
