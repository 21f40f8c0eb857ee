#!/usr/bin/python3
"""Checks a PDF against the rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that a program can decide.

    tests/conformance/check_pdf.py FILE…        one line for each finding: FILE: RULE: what is wrong

    file       header, end, identifier, no encryption, streams end on a line of their own
    metadata   XMP claims the standards, describes the claim, and says what the document information says
    catalogue  language, marked, title shown, sRGB as output intent, nothing that runs or hides
    tree       elements are of standard types, nest as they should, know their parents
    heading    levels without a jump
    table      heads have a scope, rows are equally wide
    figure     a text alternative and a box
    content    every operator that draws is inside tagged content or an artifact; marks and elements agree; q nests 28 deep
    font       what text is drawn with is embedded, has widths and Unicode values
    image      not smoothed, no alternates
    annotation in the tree, printed, described, with an appearance; links lead somewhere
    form       fields have names and tooltips; no names twice; boxes have the states they name
    outline    there is one when there are headings; entries are chained and lead to pages

What needs a person (is the alternative true, is the order sensible) is not decided here. Needs pikepdf.
SPDX-License-Identifier: MIT
"""
import re
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
    Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
    Formula Form""".split())
PARENTS = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"},
           "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"}}
CHILDREN = {"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
            "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOC", "TOCI", "Caption"}}
DRAWS = set("f F f* B B* b b* S s sh Do EI Tj TJ ' \" INLINE IMAGE".split())
OPERATORS = set("""b B b* B* BDC BI BMC BT c cm CS cs d d0 d1 Do DP EI EMC ET f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s
    S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" """.split()) | {"INLINE IMAGE"}
NS = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
      "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
      "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
      "schemas": "http://www.aiim.org/pdfa/ns/extension/", "schema": "http://www.aiim.org/pdfa/ns/schema#"}
LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
HIDDEN = 1 | 2 | 32 | 256  # invisible, hidden, no view, toggle no view


def key_of(thing):
    return thing.objgen if getattr(thing, "is_indirect", False) else None


def name_of(value):
    return str(value)[1:] if isinstance(value, Name) else ""


class Checker:
    def __init__(self, path):
        self.path, self.findings = path, []
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.objr = {}  # annotation -> element that names it
        self.claimed = {}  # (page, mark) -> element
        self.headings = []

    def bad(self, rule, text):
        if (rule, text) not in self.findings:
            self.findings.append((rule, text))

    def want(self, good, rule, text):
        if not good:
            self.bad(rule, text)
        return good

    def check(self):
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        for rule in (self.file, self.metadata, self.catalogue, self.objects, self.tree, self.content, self.annotations, self.form,
                     self.outline):
            rule()
        return self.findings

    # ---- file ------------------------------------------------------------------------------------------

    def file(self):
        head = self.bytes[:32]
        self.want(re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", head), "file", "header and a line of four high bytes")
        self.want(re.search(rb"startxref\s+\d+\s+%%EOF\r?\n?$", self.bytes[-64:]), "file", "ends with %%EOF")
        self.want(not self.pdf.is_encrypted, "file", "encrypted")
        ids = self.pdf.trailer.get("/ID")
        self.want(isinstance(ids, Array) and len(ids) == 2, "file", "no identifier in the trailer")
        for match in re.finditer(rb"[^\r\n]endstream", self.bytes):
            self.bad("file", f"endstream at {match.start()} does not stand on a line of its own")
            break

    # ---- metadata --------------------------------------------------------------------------------------

    def metadata(self):
        stream = self.root.get("/Metadata")
        if not self.want(isinstance(stream, Stream), "metadata", "none"):
            return
        self.want("/Filter" not in stream, "metadata", "compressed")
        self.want(name_of(stream.get("/Type")) == "Metadata" and name_of(stream.get("/Subtype")) == "XML", "metadata", "types")
        try:
            xmp = ET.fromstring(stream.read_bytes())
        except ET.ParseError as error:
            self.bad("metadata", f"not well-formed: {error}")
            return

        def text(path):
            found = xmp.find(".//" + path, NS)
            return None if found is None else "".join(found.itertext()).strip()
        self.want(text("pdfuaid:part") == "1", "metadata", "does not claim PDF/UA-1")
        self.want(text("pdfaid:part") == "2" and text("pdfaid:conformance") == "A", "metadata", "does not claim PDF/A-2a")
        described = [e.text for e in xmp.iterfind(".//schemas:schemas//schema:namespaceURI", NS)]
        self.want(NS["pdfuaid"] in described, "metadata", "the claim of PDF/UA is not described by an extension schema")
        self.want(text("dc:title"), "metadata", "no dc:title")
        info = self.pdf.trailer.get("/Info", Dictionary())
        for key, path in (("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
            said = str(info[key]).strip() if key in info else None
            if said is not None:
                self.want(said == text(path), "metadata", f"{key} {said!r} is not {path} {text(path)!r}")
        for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", str(info.get(key, "")))
            date = "{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else None
            self.want(date and date == text(path), "metadata", f"{key} {info.get(key)} is not {path} {text(path)}")

    # ---- catalogue -------------------------------------------------------------------------------------

    def catalogue(self):
        root = self.root
        self.want(LANGUAGE.match(str(root.get("/Lang", ""))), "catalogue", "no language")
        marks = root.get("/MarkInfo", Dictionary())
        self.want(marks.get("/Marked") is True and marks.get("/Suspects") is not True, "catalogue", "not marked")
        self.want(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is True, "catalogue", "the title is not shown")
        intents = [i for i in root.get("/OutputIntents", Array()) if name_of(i.get("/S")) == "GTS_PDFA1"]
        if self.want(len(intents) == 1 and isinstance(intents[0].get("/DestOutputProfile"), Stream), "catalogue", "no output intent"):
            profile = intents[0].DestOutputProfile
            data = profile.read_bytes()
            self.want(profile.get("/N") == 3 and data[36:40] == b"acsp" and data[16:20] == b"RGB " and int.from_bytes(data[:4], "big") == len(data),
                      "catalogue", "the output intent has no RGB profile")
        for key in ("/OpenAction", "/AA", "/Requirements", "/Collection", "/OCProperties", "/Perms"):
            self.want(key not in root, "catalogue", f"has {key}")
        names = root.get("/Names", Dictionary())
        for key in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"):
            self.want(key not in names, "catalogue", f"has {key}")
        labels = root.get("/PageLabels")
        if labels is not None:
            self.want(0 in dict(pikepdf.NumberTree(labels)), "catalogue", "page labels do not begin with the first page")

    def objects(self):
        for thing in self.pdf.objects:
            if isinstance(thing, (Dictionary, Stream)):
                self.dictionary(thing)

    def dictionary(self, thing):
        where = "object %d" % thing.objgen[0]
        for key, value in thing.items():
            self.want(len(key.encode()) <= 128, "file", f"{where}: name longer than 127 bytes")
            if isinstance(value, String):
                self.want(len(bytes(value)) <= 32767, "file", f"{where}: string longer than 32,767 bytes")
        action = name_of(thing.get("/S"))
        self.want(action not in ("JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition",
                                 "Trans", "GoTo3DView", "SubmitForm") and "/JS" not in thing, "catalogue", f"{where}: action {action}")
        self.want("/AA" not in thing, "catalogue", f"{where}: additional actions")
        if isinstance(thing, Stream):
            self.want("/F" not in thing, "file", f"{where}: data in another file")
            self.want("/LZWDecode" not in str(thing.get("/Filter", "")), "file", f"{where}: LZW")
            if name_of(thing.get("/Subtype")) == "Image":
                self.want(thing.get("/Interpolate") is not True, "image", f"{where}: smoothed")
                self.want("/Alternates" not in thing and "/OPI" not in thing, "image", f"{where}: alternates")
        for key in ("/TR", "/HTP"):
            self.want(name_of(thing.get("/Type")) != "ExtGState" or key not in thing, "content", f"{where}: {key}")

    # ---- tree ------------------------------------------------------------------------------------------

    def tree(self):
        tree = self.root.get("/StructTreeRoot")
        if not self.want(isinstance(tree, Dictionary), "tree", "none"):
            return
        self.roles = tree.get("/RoleMap", Dictionary())
        self.parents = dict(pikepdf.NumberTree(tree.ParentTree)) if "/ParentTree" in tree else {}
        stack, seen = [(kid, tree, "", None) for kid in reversed(self.kids(tree))], set()
        while stack:
            element, parent, above, page = stack.pop()
            if element.objgen in seen:
                self.bad("tree", f"element {element.objgen[0]} is met twice")
                continue
            seen.add(element.objgen)
            kind = self.kind(element)
            self.element(element, kind, above)
            up = element.get("/P")
            self.want(up is not None and up.objgen == parent.objgen, "tree", f"{kind} does not know its parent")
            page = element.get("/Pg", page)
            below = []
            for kid in self.kids(element):
                if isinstance(kid, int):
                    self.claim(page, kid, element)
                elif name_of(kid.get("/Type")) == "MCR":
                    self.claim(kid.get("/Pg", page), int(kid.MCID), element)
                elif name_of(kid.get("/Type")) == "OBJR":
                    self.want(kid.Obj.objgen not in self.objr, "annotation", "named by two elements")
                    self.objr[kid.Obj.objgen] = (element, kind)
                else:
                    below.append((kid, element, kind, page))
            stack.extend(reversed(below))
        previous = 0
        for level in self.headings:
            self.want(level <= previous + 1, "heading", f"H{level} after {'H%d' % previous if previous else 'nothing'}")
            previous = level

    def kids(self, element):
        kids = element.get("/K", Array())
        return list(kids) if isinstance(kids, Array) else [kids]

    def kind(self, element):
        kind = name_of(element.get("/S"))
        for _ in range(10):
            if kind in STANDARD or "/" + kind not in self.roles:
                break
            kind = name_of(self.roles["/" + kind])
        return kind

    def claim(self, page, mark, element):
        if not self.want(page is not None and page.objgen in self.pages, "tree", f"content {mark} has no page"):
            return
        where = (self.pages[page.objgen], mark)
        self.want(where not in self.claimed, "tree", f"page {where[0]}: content {mark} belongs to two elements")
        self.claimed[where] = element

    def element(self, element, kind, above):
        self.want(kind in STANDARD, "tree", f"{kind or 'nothing'} is no standard type")
        if kind in PARENTS:
            self.want(above in PARENTS[kind], "tree", f"{kind} in {above or 'the root'}")
        if above in CHILDREN:
            self.want(kind in CHILDREN[above], "tree", f"{kind} in {above}")
        if "/Lang" in element:
            self.want(LANGUAGE.match(str(element.Lang)), "tree", f"{kind}: language {element.Lang}")
        if re.fullmatch("H[1-6]", kind):
            self.headings.append(int(kind[1]))
        if kind in ("Figure", "Formula"):
            self.want(str(element.get("/Alt", "")).strip() or "/ActualText" in element, "figure", f"{kind} without an alternative")
            box = self.attribute(element, "/BBox")
            self.want(box is not None and len(box) == 4 and box[2] > box[0] and box[3] > box[1], "figure", f"{kind} without a box")
        if kind == "TH":
            self.want(name_of(self.attribute(element, "/Scope")) in ("Row", "Column", "Both"), "table", "TH without a scope")
        if kind == "Table":
            self.table(element)
        if kind in ("Link", "Form"):
            names = [k for k in self.kids(element) if isinstance(k, Dictionary) and name_of(k.get("/Type")) == "OBJR"]
            self.want(names, "annotation", f"{kind} without its annotation")
            self.want(kind == "Link" or len(names) == 1, "annotation", "Form with several widgets")
        if kind == "Note":
            self.want("/ID" in element, "tree", "Note without an ID")

    def attribute(self, element, key):
        sets = element.get("/A", Array())
        for attributes in sets if isinstance(sets, Array) else [sets]:
            if isinstance(attributes, Dictionary) and key in attributes:
                return attributes[key]
        return None

    def table(self, table):
        """A grid in which no two cells claim one place and every row is equally wide."""
        rows = []
        for part in self.kids(table):
            if isinstance(part, Dictionary):
                rows += [part] if self.kind(part) == "TR" else [r for r in self.kids(part) if isinstance(r, Dictionary) and self.kind(r) == "TR"]
        taken, widths = set(), []
        for y, row in enumerate(rows):
            x = 0
            for cell in self.kids(row):
                if not isinstance(cell, Dictionary) or "/S" not in cell:
                    continue
                while (x, y) in taken:
                    x += 1
                across, down = (int(self.attribute(cell, k) or 1) for k in ("/ColSpan", "/RowSpan"))
                for place in ((x + i, y + j) for i in range(across) for j in range(down)):
                    self.want(place not in taken, "table", "cells overlap")
                    taken.add(place)
                x += across
            widths.append(len({place for place in taken if place[1] == y}))
        self.want(len(set(widths)) <= 1, "table", f"rows have {sorted(set(widths))} cells")

    # ---- content ---------------------------------------------------------------------------------------

    def content(self):
        self.fonts = {}
        for number, page in enumerate(self.pdf.pages, 1):
            where = f"page {number}"
            marks = self.page(where, page)
            entry = self.parents.get(int(page.obj.get("/StructParents", -1)))
            if not self.want(isinstance(entry, Array), "content", f"{where}: no StructParents"):
                continue
            for mark in marks:
                claimed = self.claimed.get((number, mark))
                back = entry[mark] if mark < len(entry) else None
                self.want(claimed is not None, "content", f"{where}: content {mark} belongs to no element")
                self.want(isinstance(back, Dictionary) and claimed is not None and back.objgen == claimed.objgen, "content",
                          f"{where}: the way back from content {mark} leads elsewhere")
            for there, mark in self.claimed:
                self.want(there != number or mark in marks, "content", f"{where}: an element names content {mark}, which is not there")

    def page(self, where, page):
        resources = page.obj.get("/Resources", Dictionary())
        group = page.obj.get("/Group")
        self.want(group is None or "/CS" in group, "content", f"{where}: transparency without a colour space")
        return self.stream(where, page, resources)

    def stream(self, where, source, resources):
        marks, open_, saved, font = set(), [], 0, None
        for operands, operator in pikepdf.parse_content_stream(source):
            operator = str(operator)
            self.want(operator in OPERATORS, "content", f"{where}: operator {operator}")
            if operator in ("BMC", "BDC"):
                tag = name_of(operands[0])
                properties = operands[1] if operator == "BDC" else Dictionary()
                mark = properties.get("/MCID") if isinstance(properties, Dictionary) else None
                if mark is not None:
                    self.want(int(mark) not in marks, "content", f"{where}: mark {mark} twice")
                    marks.add(int(mark))
                inside = [kind for kind in open_ if kind]
                kind = "artifact" if tag == "Artifact" else "tagged" if mark is not None else ""
                self.want(not kind or not inside, "content", f"{where}: {kind} inside {inside and inside[-1]}")
                open_.append(kind)
            elif operator == "EMC":
                if self.want(open_, "content", f"{where}: EMC without a beginning"):
                    open_.pop()
            elif operator == "q":
                saved += 1
                self.want(saved <= 28, "content", f"{where}: q nests deeper than 28")
            elif operator == "Q":
                saved -= 1
                self.want(saved >= 0, "content", f"{where}: Q without q")
            elif operator == "Tf":
                font = self.font(where, resources, operands[0])
            elif operator in DRAWS:
                self.want(any(open_), "content", f"{where}: {operator} is neither tagged nor an artifact")
                if operator in ("Tj", "TJ", "'", '"'):
                    self.text(where, font, operands)
        self.want(not open_, "content", f"{where}: marked content does not end")
        self.want(saved == 0, "content", f"{where}: q without Q")
        return marks

    # ---- fonts -----------------------------------------------------------------------------------------

    def font(self, where, resources, name):
        font = resources.get("/Font", Dictionary()).get(str(name))
        if not self.want(isinstance(font, Dictionary), "font", f"{where}: no font {name}"):
            return None
        if font.objgen in self.fonts:
            return self.fonts[font.objgen]
        kind, real = name_of(font.get("/Subtype")), font
        said = name_of(font.get("/BaseFont")) or str(name)
        self.want("/ToUnicode" in font, "font", f"{said}: no Unicode values")
        if kind == "Type0":
            real = font.DescendantFonts[0]
            if name_of(real.get("/Subtype")) == "CIDFontType2":
                self.want("/CIDToGIDMap" in real, "font", f"{said}: no CIDToGIDMap")
            self.want(name_of(font.get("/Encoding")) in ("Identity-H", "Identity-V") or isinstance(font.get("/Encoding"), Stream),
                      "font", f"{said}: encoding")
            self.want("/W" in real or "/DW" in real, "font", f"{said}: no widths")
        elif kind != "Type3":
            self.want("/Widths" in font and len(font.Widths) == font.get("/LastChar", -1) - font.get("/FirstChar", 0) + 1,
                      "font", f"{said}: no widths")
        if kind != "Type3":
            descriptor = real.get("/FontDescriptor", Dictionary())
            self.want(any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")), "font", f"{said}: not embedded")
        self.fonts[font.objgen] = (said, kind, font, self.to_unicode(font))
        return self.fonts[font.objgen]

    def to_unicode(self, font):
        known = {}
        if not isinstance(font.get("/ToUnicode"), Stream):
            return known
        text = font.ToUnicode.read_bytes().decode("latin-1")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
            for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                known[int(code, 16)] = value.lower()
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
            for low, high, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                for i in range(int(high, 16) - int(low, 16) + 1):
                    known[int(low, 16) + i] = "%0*x" % (len(value), int(value, 16) + i)
            for low, values in re.findall(r"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]", block, re.S):
                for i, value in enumerate(re.findall(r"<([0-9A-Fa-f]*)>", values)):
                    known[int(low, 16) + i] = value.lower()
        return known

    def text(self, where, font, operands):
        if not self.want(font is not None, "font", f"{where}: text without a font"):
            return
        said, kind, _, known = font
        strings = [s for o in operands for s in (o if isinstance(o, Array) else [o]) if isinstance(s, String)]
        for string in strings:
            data = bytes(string)
            codes = [int.from_bytes(data[i:i + 2], "big") for i in range(0, len(data), 2)] if kind == "Type0" else data
            for code in codes:
                self.want(kind != "Type0" or code != 0, "font", f"{said}: {where} draws the glyph of missing characters")
                value = known.get(code)
                if self.want(value is not None, "font", f"{said}: code {code} has no Unicode value"):
                    self.want(value not in ("", "0000", "feff", "fffe"), "font", f"{said}: code {code} has the Unicode value {value!r}")

    # ---- annotations -----------------------------------------------------------------------------------

    def annotations(self):
        destinations = self.root.get("/Names", Dictionary()).get("/Dests")
        self.names = dict(pikepdf.NameTree(destinations)) if destinations is not None else {}
        for name, target in self.names.items():
            self.want(self.leads(target), "annotation", f"destination {name} is no page")
        for number, page in enumerate(self.pdf.pages, 1):
            found = page.obj.get("/Annots", Array())
            self.want(not len(found) or name_of(page.obj.get("/Tabs")) == "S", "annotation", f"page {number}: tab order")
            for annotation in found:
                self.annotation(f"page {number}", annotation)

    def leads(self, target):
        if isinstance(target, Dictionary):
            target = target.get("/D")
        return isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary) and target[0].objgen in self.pages

    def annotation(self, where, annotation):
        kind = name_of(annotation.get("/Subtype"))
        where = f"{where}: {kind}"
        self.want(kind in ("Link", "Widget"), "annotation", where)
        flags = int(annotation.get("/F", 0))
        self.want(flags & 4 and not flags & HIDDEN, "annotation", f"{where}: not printed")
        element, above = self.objr.get(annotation.objgen, (None, None))
        if self.want(element is not None, "annotation", f"{where}: not in the tree"):
            back = self.parents.get(int(annotation.get("/StructParent", -1)))
            self.want(isinstance(back, Dictionary) and back.objgen == element.objgen, "annotation", f"{where}: the way back leads elsewhere")
            self.want(above == {"Link": "Link", "Widget": "Form"}.get(kind), "annotation", f"{where} in {above}")
        if kind == "Link":
            self.link(where, annotation)
        if kind == "Widget":
            self.widget(where, annotation)

    def link(self, where, link):
        self.want(str(link.get("/Contents", "")).strip(), "annotation", f"{where}: no description")
        action = link.get("/A", Dictionary())
        if name_of(action.get("/S")) == "URI":
            address = bytes(action.get("/URI", String("")))
            self.want(re.fullmatch(rb"(https?|mailto|tel|ftp):[!-~]+", address), "annotation", f"{where}: leads to {address!r}")
        else:
            target = link.get("/Dest", action.get("/D"))
            if isinstance(target, String):
                target = self.names.get(str(target))
            self.want(self.leads(target), "annotation", f"{where}: leads nowhere")
        corners, box = link.get("/QuadPoints", Array()), [Decimal(v) for v in link.Rect]
        inside = all(box[i % 2] - 1 <= Decimal(v) <= box[i % 2 + 2] + 1 for i, v in enumerate(corners))
        self.want(len(corners) % 8 == 0 and inside, "annotation", f"{where}: corners outside of its box")

    def widget(self, where, widget):
        self.want("/A" not in widget and "/AA" not in widget, "annotation", f"{where}: an action")
        appearances = widget.get("/AP")
        if not self.want(isinstance(appearances, Dictionary) and list(appearances.keys()) == ["/N"], "annotation", f"{where}: no appearance"):
            return
        normal = appearances.N
        if isinstance(normal, Stream):
            streams = [normal]
        else:
            streams = list(normal.as_dict().values())
            self.want(str(widget.get("/AS")) in normal, "form", f"{where}: no appearance of the state {widget.get('/AS')}")
            self.want(name_of(self.inherited(widget, "/FT")) == "Btn", "form", f"{where}: states, but no box")
        for stream in streams:
            self.appearance(where, stream)

    def appearance(self, where, stream):
        font, resources = None, stream.get("/Resources", Dictionary())
        for operands, operator in pikepdf.parse_content_stream(stream):
            self.want(str(operator) in OPERATORS, "content", f"{where}: operator {operator}")
            if str(operator) == "Tf":
                font = self.font(where, resources, operands[0])
            elif str(operator) in ("Tj", "TJ", "'", '"'):
                self.text(where, font, operands)

    # ---- form ------------------------------------------------------------------------------------------

    def inherited(self, field, key):
        for _ in range(50):
            if key in field or "/Parent" not in field:
                break
            field = field.Parent
        return field.get(key)

    def form(self):
        form = self.root.get("/AcroForm")
        widgets = {a.objgen for page in self.pdf.pages for a in page.obj.get("/Annots", Array()) if name_of(a.get("/Subtype")) == "Widget"}
        if form is None:
            self.want(not widgets, "form", "widgets, but no form")
            return
        self.want(form.get("/NeedAppearances") is not True, "form", "leaves appearances to the viewer")
        self.want("/XFA" not in form, "form", "XFA")
        names, kinds, stack = set(), set(), [(field, "", None) for field in form.Fields]
        while stack:
            field, above, parent = stack.pop()
            self.want(parent is None or field.get("/Parent") is not None and field.Parent.objgen == parent.objgen, "form", "a field does not know its parent")
            name = above + ("." if above and "/T" in field else "") + str(field.get("/T", ""))
            below = [kid for kid in field.get("/Kids", Array()) if "/T" in kid]
            if below:
                stack += [(kid, name, field) for kid in below]
                continue
            kinds.add(name_of(self.inherited(field, "/FT")))
            self.want("/T" in field and "." not in str(field.T) and name not in names, "form", f"the name {name!r} is no good")
            names.add(name)
            self.want(str(field.get("/TU", "")).strip(), "form", f"{name}: no tooltip")
            for widget in field.get("/Kids", Array([field])):
                self.want(widget.objgen in widgets, "form", f"{name}: is on no page")
                widgets.discard(widget.objgen)
        self.want(not widgets, "form", "widgets that belong to no field")
        self.want("Sig" not in kinds or int(form.get("/SigFlags", 0)) & 1, "form", "signature fields, but no SigFlags")
        self.want("Tx" not in kinds or "/DA" in form, "form", "text fields without a default appearance")

    # ---- outline ---------------------------------------------------------------------------------------

    def outline(self):
        outline = self.root.get("/Outlines")
        if not self.want(outline is not None or len(self.headings) < 2, "outline", "headings, but no outline") or outline is None:
            return
        stack, seen = [outline], set()
        while stack:
            above = stack.pop()
            item, previous, count = above.get("/First"), None, 0
            while item is not None and item.objgen not in seen:
                seen.add(item.objgen)
                title = str(item.get("/Title", ""))
                self.want(title.strip(), "outline", "an entry without a title")
                self.want(item.Parent.objgen == above.objgen, "outline", f"{title}: wrong parent")
                self.want((item.Prev.objgen if "/Prev" in item else None) == (previous.objgen if previous is not None else None),
                          "outline", f"{title}: wrong neighbour")
                target = item.get("/Dest", item.get("/A", Dictionary()).get("/D"))
                self.want(self.leads(self.names.get(str(target)) if isinstance(target, String) else target), "outline", f"{title}: leads nowhere")
                if "/First" in item:
                    stack.append(item)
                previous, item, count = item, item.get("/Next"), count + 1
            self.want(previous is None or above.Last.objgen == previous.objgen, "outline", "the last entry is not the last")
            self.want(count == abs(int(above.get("/Count", 0))), "outline", f"{count} entries, not {above.get('/Count')}")


def check(path):
    """[(rule, text)] of a file."""
    try:
        return Checker(path).check()
    except pikepdf.PdfError as error:
        return [("file", str(error))]


def main(paths):
    bad = 0
    for path in paths:
        for rule, text in check(path):
            print(f"{path}: {rule}: {text}")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
