/* Writes the same facts twice, as document information and as XMP, since readers look into either.
 *
 * XMP also claims the standards that the file conforms to; PDF/A wants the schema of the PDF/UA claim to be described in the packet.
 *
 * SPDX-License-Identifier: MIT
 */
#include "pdf/finish_metadata.h"

#include "pdf/srgb.h"
#include "pdf/syntax.h"

static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char xmp_tail[] =
    "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

/* The text without control characters, which XML cannot say, and no longer than the document information can be, so that both say
 * the same. */
static char *clean(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c == 0xFFFE || c == 0xFFFF)
      continue;
    g_string_append_unichar(out, g_unichar_iscntrl(c) ? ' ' : c);
  }
  g_string_truncate(out, syntax_text_length(out->str));
  return g_string_free(out, FALSE);
}

static void append_property(GString *xmp, const char *name, const char *container,
                            const char *text) {
  if (!text)
    return;
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  if (!container)
    g_string_append_printf(xmp, "<%s>%s</%s>\n", name, escaped, name);
  else
    g_string_append_printf(
        xmp, "<%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>\n", name, container,
        g_str_equal(container, "Alt") ? " xml:lang=\"x-default\"" : "", escaped, container, name);
}

static char *format_time(gint64 time, const char *format) {
  static const gint64 year_9999 = 253402300799;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(CLAMP(time, 0, year_9999));
  return g_date_time_format(date, format);
}

static void put_xmp(Finishing *finishing, const PdfMetadata *metadata) {
  g_autofree char *date = format_time(metadata->created, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr(GString) xmp = g_string_new(xmp_head);
  append_property(xmp, "dc:format", NULL, "application/pdf");
  append_property(xmp, "dc:title", "Alt", metadata->title);
  append_property(xmp, "dc:creator", "Seq", metadata->author);
  append_property(xmp, "dc:language", "Bag", metadata->language);
  append_property(xmp, "dc:identifier", NULL, metadata->identifier);
  append_property(xmp, "xmp:CreatorTool", NULL, metadata->producer);
  append_property(xmp, "xmp:CreateDate", NULL, date);
  append_property(xmp, "xmp:ModifyDate", NULL, date);
  append_property(xmp, "xmp:MetadataDate", NULL, date);
  append_property(xmp, "pdf:Producer", NULL, metadata->producer);
  g_string_append(xmp, xmp_tail);
  const guint number = pdf_file_reserve(finishing->file, 1);
  pdf_file_add_stream(finishing->file, number, "/Type/Metadata/Subtype/XML", xmp->str, xmp->len,
                      STREAM_AS_IS);
  g_string_append_printf(finishing->catalogue, "/Metadata %u 0 R", number);
}

static void append_fact(GString *out, const char *key, const char *text) {
  if (!text)
    return;
  g_string_append_printf(out, "/%s", key);
  syntax_text(out, text);
}

static guint put_information(Finishing *finishing, const PdfMetadata *metadata) {
  g_autofree char *date = format_time(metadata->created, "D:%Y%m%d%H%M%SZ");
  g_autoptr(GString) out = g_string_new("<<");
  append_fact(out, "Title", metadata->title);
  append_fact(out, "Author", metadata->author);
  append_fact(out, "Creator", metadata->producer);
  append_fact(out, "Producer", metadata->producer);
  append_fact(out, "CreationDate", date);
  append_fact(out, "ModDate", date);
  g_string_append(out, ">>");
  const guint number = pdf_file_reserve(finishing->file, 1);
  pdf_file_add(finishing->file, number, out->str, out->len);
  return number;
}

/* ISO 32000-1, 14.5: data of one program, which others leave alone. */
static void put_private(Finishing *finishing, const PdfMetadata *metadata) {
  if (!metadata->private_data)
    return;
  gsize length = 0;
  const void *data = g_bytes_get_data(metadata->private_data, &length);
  g_autofree char *date = format_time(metadata->created, "D:%Y%m%d%H%M%SZ");
  const guint number = pdf_file_reserve(finishing->file, 1);
  pdf_file_add_stream(finishing->file, number, "", data, length, STREAM_PACK);
  g_string_append_printf(finishing->catalogue,
                         "/PieceInfo<</Stepbook<</LastModified(%s)/Private %u 0 R>>>>", date,
                         number);
}

guint finish_metadata(Finishing *finishing, const PdfMetadata *metadata) {
  g_autofree char *title = clean(metadata->title);
  g_autofree char *author = metadata->author ? clean(metadata->author) : NULL;
  g_autofree char *identifier = metadata->identifier ? clean(metadata->identifier) : NULL;
  g_autofree char *language = clean(metadata->language);
  PdfMetadata own = *metadata;
  own.title = title;
  own.author = author;
  own.identifier = identifier;
  own.language = language;
  put_xmp(finishing, &own);
  put_private(finishing, &own);
  g_string_append(finishing->catalogue, "/Lang");
  syntax_text(finishing->catalogue, language);
  g_string_append(finishing->catalogue, "/ViewerPreferences<</DisplayDocTitle true>>");
  return put_information(finishing, &own);
}

void finish_output_intent(Finishing *finishing) {
  static const char name[] = "sRGB IEC61966-2.1";
  GByteArray *profile = srgb_profile();
  const guint number = pdf_file_reserve(finishing->file, 1);
  pdf_file_add_stream(finishing->file, number, "/N 3", profile->data, profile->len, STREAM_PACK);
  g_byte_array_unref(profile);
  g_string_append_printf(finishing->catalogue,
                         "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                         "/OutputConditionIdentifier(%s)/Info(%s)/DestOutputProfile %u 0 R>>]",
                         name, name, number);
}
