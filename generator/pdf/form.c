/* Walks the tree of fields with libqpdf, and finds the identifier in the XMP packet.
 *
 * The tree is walked with a stack of our own, each object once, so that neither depth nor circles matter. What a field inherits (its
 * type, its value, the beginning of its name) goes down with it. All text that is made of strings is paid for out of one sum, since
 * a small file may name one long string from many fields.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/form.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/failure.h"
#include "pdf/packed.h"

enum {
  MOST_FIELDS = 100000,
  DEEPEST = 64,
  LONGEST_NAME = 1000,
  LONGEST_TEXT = 65536,
  LARGEST_PACKET = 1 << 20,
  LARGEST_PACKED = 1 << 16,
  LARGEST_SUM = 16 << 20
};
enum { FLAG_PUSH_BUTTON = 1 << 16 };

/* A field that waits to be looked at. */
typedef struct {
  qpdf_oh object;
  char *name;       /* of the levels above */
  const char *type; /* inherited, static; or NULL */
  qpdf_oh value;    /* inherited; 0: none */
  guint depth;
} Field;

typedef struct {
  qpdf_data pdf;
  GArray *stack;    /* Field */
  GHashTable *seen; /* numbers of objects */
  gsize left;       /* bytes of text that may still be made */
  gboolean is_over; /* more was wanted */
  PdfForm *form;
} Reader;

static void free_value(gpointer data) {
  PdfValue *value = data;
  g_free(value->name);
  g_free(value->text);
  g_free(value->signed_time);
  g_free(value);
}

void pdf_form_free(PdfForm *form) {
  if (!form)
    return;
  g_free(form->identifier);
  g_free(form->title);
  g_ptr_array_unref(form->values);
  g_free(form);
}

/* ---- values -------------------------------------------------------------------------------------------- */

static gboolean spend(Reader *reader, gsize bytes) {
  reader->is_over |= bytes > reader->left;
  reader->left -= MIN(bytes, reader->left);
  return !reader->is_over;
}

/* Valid UTF-8 of at most `longest` bytes; controls become pictures (U+2400 and following), or a NUL would hide what follows it. */
static char *clean(const char *bytes, gsize length, gsize longest) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (gsize i = 0; i < length && out->len < longest; i++) {
    const guchar c = (guchar)bytes[i];
    if (c == '\r' && (i + 1 == length || bytes[i + 1] != '\n'))
      g_string_append_c(out, '\n');
    else if (c == 0x7f || (c < ' ' && !strchr("\r\n\t", c)) || c == 0)
      g_string_append_unichar(out, c == 0x7f ? 0x2421 : 0x2400u + c);
    else if (c != '\r')
      g_string_append_c(out, (char)c);
  }
  return g_utf8_make_valid(out->str, (gssize)MIN(out->len, longest));
}

/* NULL when the object is no string, or no more text may be made. */
static char *text_of(Reader *reader, qpdf_oh object, gsize longest) {
  const qpdf_data pdf = reader->pdf;
  size_t length = 0;
  if (reader->is_over || !qpdf_oh_is_string(pdf, object))
    return NULL;
  qpdf_oh_get_binary_string_value(pdf, object, &length);
  if (!spend(reader, length))
    return NULL;
  const char *bytes = qpdf_oh_get_binary_utf8_value(pdf, object, &length);
  return clean(bytes, length, longest);
}

static char *text_at(Reader *reader, qpdf_oh dictionary, const char *key, gsize longest) {
  const qpdf_data pdf = reader->pdf;
  const qpdf_oh object = qpdf_oh_get_key(pdf, dictionary, key);
  char *text = text_of(reader, object, longest);
  qpdf_oh_release(pdf, object);
  return text;
}

static gboolean is_on(qpdf_data pdf, qpdf_oh object) {
  return qpdf_oh_is_name(pdf, object) && !g_str_equal(qpdf_oh_get_name(pdf, object), "/Off");
}

/* The value counts; the state of the appearance only where no value is told. */
static gboolean is_ticked(qpdf_data pdf, qpdf_oh field, qpdf_oh value) {
  if (value && qpdf_oh_is_name(pdf, value))
    return is_on(pdf, value);
  const qpdf_oh state = qpdf_oh_get_key(pdf, field, "/AS");
  const gboolean on = is_on(pdf, state);
  qpdf_oh_release(pdf, state);
  return on;
}

/* "D:20260102030405+01'00'" (ISO 32000-1, 7.9.4) as "2026-01-02T03:04:05+01:00", or NULL. */
static char *time_of(const char *date) {
  if (!date || !g_str_has_prefix(date, "D:"))
    return NULL;
  date += 2;
  gsize digits = 0;
  while (g_ascii_isdigit(date[digits]))
    digits++;
  if (digits < 8)
    return NULL;
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%.4s-%.2s-%.2s", date, date + 4, date + 6);
  if (digits < 14)
    return g_string_free(out, FALSE);
  g_string_append_printf(out, "T%.2s:%.2s:%.2s", date + 8, date + 10, date + 12);
  const char *zone = date + digits;
  if (*zone == 'Z')
    g_string_append_c(out, 'Z');
  else if ((*zone == '+' || *zone == '-') && g_ascii_isdigit(zone[1]) && g_ascii_isdigit(zone[2])) {
    const gboolean minutes =
        zone[3] == '\'' && g_ascii_isdigit(zone[4]) && g_ascii_isdigit(zone[5]);
    g_string_append_printf(out, "%.3s:%.2s", zone, minutes ? zone + 4 : "00");
  }
  return g_string_free(out, FALSE);
}

/* A signature is a dictionary that says which bytes it signs (ISO 32000-1, 12.8.1). */
static void read_signature(Reader *reader, PdfValue *value, qpdf_oh signature) {
  const qpdf_data pdf = reader->pdf;
  if (!signature || !qpdf_oh_is_dictionary(pdf, signature) ||
      !qpdf_oh_has_key(pdf, signature, "/ByteRange"))
    return;
  g_autofree char *date = text_at(reader, signature, "/M", 100);
  value->is_set = TRUE;
  value->text = text_at(reader, signature, "/Name", LONGEST_NAME);
  value->signed_time = time_of(date);
}

static gboolean is_blank(const char *text) {
  while (g_ascii_isspace(*text))
    text++;
  return !*text;
}

static void add_value(Reader *reader, const Field *field, const char *type) {
  const qpdf_data pdf = reader->pdf;
  PdfValue *value = g_new0(PdfValue, 1);
  value->name = g_strdup(field->name);
  if (g_str_equal(type, "/Btn")) {
    value->kind = PDF_VALUE_BOX;
    value->is_set = is_ticked(pdf, field->object, field->value);
  } else if (g_str_equal(type, "/Sig")) {
    value->kind = PDF_VALUE_SIGNATURE;
    read_signature(reader, value, field->value);
  } else {
    value->kind = PDF_VALUE_TEXT;
    value->text = field->value ? text_of(reader, field->value, LONGEST_TEXT) : NULL;
    value->is_set = value->text && !is_blank(value->text);
  }
  g_ptr_array_add(reader->form->values, value);
}

/* ---- the tree ------------------------------------------------------------------------------------------ */

static const char *own_type(qpdf_data pdf, qpdf_oh object, const char *inherited) {
  static const char *const types[] = {"/Btn", "/Tx", "/Ch", "/Sig"};
  const qpdf_oh type = qpdf_oh_get_key(pdf, object, "/FT");
  const char *found = inherited;
  for (gsize i = 0; i < G_N_ELEMENTS(types) && qpdf_oh_is_name(pdf, type); i++)
    if (g_str_equal(qpdf_oh_get_name(pdf, type), types[i]))
      found = types[i];
  qpdf_oh_release(pdf, type);
  return found;
}

static gboolean is_push_button(qpdf_data pdf, qpdf_oh object) {
  const qpdf_oh flags = qpdf_oh_get_key(pdf, object, "/Ff");
  long long value = 0;
  qpdf_oh_get_value_as_longlong(pdf, flags, &value);
  qpdf_oh_release(pdf, flags);
  return (value & FLAG_PUSH_BUTTON) != 0;
}

static gboolean is_new(Reader *reader, qpdf_oh object) {
  const int id = qpdf_oh_get_object_id(reader->pdf, object);
  return id == 0 || g_hash_table_add(reader->seen, GINT_TO_POINTER(id));
}

/* Children with a name are fields, others are only places where the field is shown. Pushes them so that the first is met first. */
static gboolean push_children(Reader *reader, const Field *above, const char *type) {
  const qpdf_data pdf = reader->pdf;
  const qpdf_oh kids = qpdf_oh_get_key(pdf, above->object, "/Kids");
  gboolean any = FALSE;
  if (qpdf_oh_is_array(pdf, kids) && above->depth < DEEPEST && is_new(reader, kids))
    for (int i = qpdf_oh_get_array_n_items(pdf, kids); i > 0; i--) {
      const qpdf_oh kid = qpdf_oh_get_array_item(pdf, kids, i - 1);
      if (reader->stack->len < MOST_FIELDS && qpdf_oh_is_dictionary(pdf, kid) &&
          qpdf_oh_has_key(pdf, kid, "/T") && spend(reader, strlen(above->name))) {
        const Field field = {kid, g_strdup(above->name), type,
                             above->value ? qpdf_oh_new_object(pdf, above->value) : 0,
                             above->depth + 1};
        g_array_append_val(reader->stack, field);
        any = TRUE;
      } else
        qpdf_oh_release(pdf, kid);
    }
  qpdf_oh_release(pdf, kids);
  return any;
}

/* Appends the field's part to the name of the levels above. */
static void extend_name(Reader *reader, Field *field) {
  g_autofree char *part = text_at(reader, field->object, "/T", LONGEST_NAME);
  g_autofree char *above = g_steal_pointer(&field->name);
  g_autofree char *name = above && part ? g_strconcat(above, ".", part, NULL)
                                        : g_strdup(part    ? part
                                                   : above ? above
                                                           : "");
  field->name = g_utf8_make_valid(name, (gssize)strnlen(name, LONGEST_NAME));
}

static void visit(Reader *reader, Field *field) {
  const qpdf_data pdf = reader->pdf;
  if (!is_new(reader, field->object))
    return;
  const char *type = own_type(pdf, field->object, field->type);
  if (qpdf_oh_has_key(pdf, field->object, "/V")) {
    if (field->value)
      qpdf_oh_release(pdf, field->value);
    field->value = qpdf_oh_get_key(pdf, field->object, "/V");
  }
  extend_name(reader, field);
  if (push_children(reader, field, type) || !type)
    return;
  if (!g_str_equal(type, "/Btn") || !is_push_button(pdf, field->object))
    add_value(reader, field, type);
}

static void read_fields(Reader *reader, qpdf_oh root) {
  const qpdf_data pdf = reader->pdf;
  const qpdf_oh form = qpdf_oh_get_key(pdf, root, "/AcroForm");
  const qpdf_oh fields = qpdf_oh_is_dictionary(pdf, form) ? qpdf_oh_get_key(pdf, form, "/Fields")
                                                          : qpdf_oh_new_null(pdf);
  if (qpdf_oh_is_array(pdf, fields))
    for (int i = MIN(qpdf_oh_get_array_n_items(pdf, fields), MOST_FIELDS); i > 0; i--) {
      const Field field = {.object = qpdf_oh_get_array_item(pdf, fields, i - 1)};
      g_array_append_val(reader->stack, field);
    }
  while (reader->stack->len) {
    Field field = g_array_index(reader->stack, Field, reader->stack->len - 1);
    g_array_set_size(reader->stack, reader->stack->len - 1);
    if (!reader->is_over && reader->form->values->len < MOST_FIELDS &&
        qpdf_oh_is_dictionary(pdf, field.object))
      visit(reader, &field);
    qpdf_oh_release(pdf, field.object);
    if (field.value)
      qpdf_oh_release(pdf, field.value);
    g_free(field.name);
  }
  qpdf_oh_release(pdf, fields);
  qpdf_oh_release(pdf, form);
}

/* ---- metadata ------------------------------------------------------------------------------------------ */

typedef struct {
  gboolean inside;
  GString *identifier;
} Packet;

static void packet_start(GMarkupParseContext *context, const char *name, const char **names,
                         const char **values, gpointer data, GError **error) {
  Packet *packet = data;
  (void)context;
  (void)error;
  packet->inside |= g_str_equal(name, "dc:identifier");
  for (gsize i = 0; names[i]; i++)
    if (g_str_equal(names[i], "dc:identifier"))
      g_string_assign(packet->identifier, values[i]);
}

static void packet_end(GMarkupParseContext *context, const char *name, gpointer data,
                       GError **error) {
  Packet *packet = data;
  (void)context;
  (void)error;
  if (g_str_equal(name, "dc:identifier"))
    packet->inside = FALSE;
}

static void packet_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
                        GError **error) {
  Packet *packet = data;
  (void)context;
  (void)error;
  if (packet->inside && packet->identifier->len + length <= LONGEST_NAME)
    g_string_append_len(packet->identifier, text, (gssize)length);
}

/* As an element or as an attribute: programs that save a file anew write either. */
static char *identifier_of(const char *xmp, gsize length) {
  static const GMarkupParser parser = {
      .start_element = packet_start, .end_element = packet_end, .text = packet_text};
  Packet packet = {FALSE, g_string_new(NULL)};
  GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &packet, NULL);
  g_markup_parse_context_parse(context, xmp, (gssize)length, NULL);
  g_markup_parse_context_free(context);
  g_strstrip(packet.identifier->str);
  const gboolean any = *packet.identifier->str != '\0';
  char *identifier = g_string_free(packet.identifier, !any);
  return any ? identifier : NULL;
}

static gboolean has_predictor(qpdf_data pdf, qpdf_oh parameters) {
  return qpdf_oh_is_dictionary(pdf, parameters) && qpdf_oh_has_key(pdf, parameters, "/Predictor");
}

/* A predictor takes the length of its rows from the file, and makes room for them. */
static gboolean asks_for_rows(qpdf_data pdf, qpdf_oh dictionary) {
  const qpdf_oh parameters = qpdf_oh_get_key(pdf, dictionary, "/DecodeParms");
  gboolean found = has_predictor(pdf, parameters);
  const int count =
      qpdf_oh_is_array(pdf, parameters) ? qpdf_oh_get_array_n_items(pdf, parameters) : 0;
  for (int i = 0; i < count && !found; i++) {
    const qpdf_oh item = qpdf_oh_get_array_item(pdf, parameters, i);
    found = has_predictor(pdf, item);
    qpdf_oh_release(pdf, item);
  }
  qpdf_oh_release(pdf, parameters);
  return found;
}

/* A small packed stream may become a thousand times as large; two filters in a row, a million. */
static gboolean is_bomb(qpdf_data pdf, qpdf_oh stream) {
  const qpdf_oh dictionary = qpdf_oh_get_dict(pdf, stream);
  const qpdf_oh filter = qpdf_oh_get_key(pdf, dictionary, "/Filter");
  const qpdf_oh size = qpdf_oh_get_key(pdf, dictionary, "/Length");
  long long length = 0;
  qpdf_oh_get_value_as_longlong(pdf, size, &length);
  gboolean is_packed = !qpdf_oh_is_null(pdf, filter);
  const gboolean several =
      qpdf_oh_is_array(pdf, filter) && qpdf_oh_get_array_n_items(pdf, filter) > 1;
  qpdf_oh_release(pdf, size);
  qpdf_oh_release(pdf, filter);
  const gboolean rows = asks_for_rows(pdf, dictionary);
  qpdf_oh_release(pdf, dictionary);
  return several || rows || length > (is_packed ? LARGEST_PACKED : LARGEST_PACKET);
}

static void read_metadata(Reader *reader, qpdf_oh root) {
  const qpdf_data pdf = reader->pdf;
  const qpdf_oh stream = qpdf_oh_get_key(pdf, root, "/Metadata");
  const qpdf_oh trailer = qpdf_get_trailer(pdf);
  const qpdf_oh information = qpdf_oh_get_key(pdf, trailer, "/Info");
  if (qpdf_oh_is_stream(pdf, stream) && !is_bomb(pdf, stream)) {
    unsigned char *bytes = NULL;
    size_t length = 0;
    qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_generalized, NULL, &bytes, &length);
    if (bytes)
      reader->form->identifier = identifier_of((const char *)bytes, MIN(length, LARGEST_PACKET));
    free(bytes); /* libqpdf's own allocation */
  }
  if (qpdf_oh_is_dictionary(pdf, information))
    reader->form->title = text_at(reader, information, "/Title", LONGEST_NAME);
  qpdf_oh_release(pdf, information);
  qpdf_oh_release(pdf, trailer);
  qpdf_oh_release(pdf, stream);
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static gboolean read_all(Reader *reader, GError **error) {
  const qpdf_data pdf = reader->pdf;
  if (pdf_failed(pdf, error))
    return FALSE;
  if (qpdf_is_encrypted(pdf)) {
    g_set_error_literal(error, PDF_ERROR, PDF_ERROR_FAILED, "the file is encrypted");
    return FALSE;
  }
  const qpdf_oh root = qpdf_get_root(pdf);
  if (pdf_failed(pdf, error))
    return FALSE;
  read_metadata(reader, root);
  read_fields(reader, root);
  if (reader->is_over)
    g_set_error_literal(error, PDF_ERROR, PDF_ERROR_FAILED,
                        "its fields hold more than 16 MiB of text");
  return !reader->is_over;
}

PdfForm *pdf_form_read(const void *bytes, gsize length, GError **error) {
  const char *fault = pdf_packed_fault(bytes, length);
  if (fault != NULL) {
    g_set_error_literal(error, PDF_ERROR, PDF_ERROR_FAILED, fault);
    return NULL;
  }
  Reader reader = {.pdf = qpdf_init(),
                   .stack = g_array_new(FALSE, FALSE, sizeof(Field)),
                   .seen = g_hash_table_new(NULL, NULL),
                   .left = LARGEST_SUM,
                   .form = g_new0(PdfForm, 1)};
  reader.form->values = g_ptr_array_new_with_free_func(free_value);
  qpdf_silence_errors(reader.pdf);
  qpdf_set_suppress_warnings(reader.pdf, QPDF_TRUE);
  qpdf_read_memory(reader.pdf, "form", bytes, length, NULL);
  if (!read_all(&reader, error))
    g_clear_pointer(&reader.form, pdf_form_free);
  g_array_unref(reader.stack);
  g_hash_table_unref(reader.seen);
  qpdf_cleanup(&reader.pdf);
  return reader.form;
}
