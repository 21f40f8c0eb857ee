#!/usr/bin/python3
"""Shows that check_pdf.py finds what it is for: a good PDF, then one fault at a time.

    tests/conformance/check_pdf_self_test.py FILE     one JSON line for each check; FILE is a good PDF with all kinds of parts

SPDX-License-Identifier: MIT
"""
import json
import os
import sys
import tempfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import check_pdf


def elements(pdf, kind):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.StructElem and o.get("/S") == Name("/" + kind)]


def annotations(pdf, kind):
    return [a for page in pdf.pages for a in page.obj.get("/Annots", []) if a.Subtype == Name("/" + kind)]


def edit_content(pdf, old, new):
    """Replaces bytes of the first page that has them."""
    for page in pdf.pages:
        data = page.obj.Contents.read_bytes()
        if old in data:
            page.obj.Contents.write(data.replace(old, new, 1))
            return
    raise LookupError(old)


def edit_xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata = pdf.make_stream(data.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)


def first_font(pdf):
    return next(iter(pdf.pages[0].obj.Resources.Font.as_dict().values()))


def no_font_file(pdf):
    font = first_font(pdf)
    font = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in font.FontDescriptor:
            del font.FontDescriptor[key]


def no_cid_map(pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/CIDToGIDMap" in thing:
            del thing["/CIDToGIDMap"]


def smooth(pdf):
    next(o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Image).Interpolate = True


def drop(owner, key):
    del owner[key]


def swap_parents(pdf):
    tree = pdf.Root.StructTreeRoot.ParentTree
    while "/Kids" in tree:
        tree = tree.Kids[0]
    marks = tree.Nums[1]
    at = [i for i, value in enumerate(marks) if value is not None]
    marks[at[0]], marks[at[1]] = marks[at[1]], marks[at[0]]


def wrong_page(pdf):
    pdf.Root.Outlines.First.Dest = Array([pdf.Root, Name.Fit])


FAULTS = [
    ("file", "encrypted", None),
    ("metadata", "no claim of PDF/UA", lambda p: edit_xmp(p, b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    ("metadata", "the claim of another level", lambda p: edit_xmp(p, b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")),
    ("metadata", "a title that differs", lambda p: p.trailer.Info.__setitem__("/Title", String("Other"))),
    ("metadata", "a date that differs", lambda p: p.trailer.Info.__setitem__("/ModDate", String("D:19990101000000Z"))),
    ("metadata", "none", lambda p: drop(p.Root, "/Metadata")),
    ("catalogue", "no language", lambda p: drop(p.Root, "/Lang")),
    ("catalogue", "not marked", lambda p: drop(p.Root, "/MarkInfo")),
    ("catalogue", "no title in the window", lambda p: drop(p.Root, "/ViewerPreferences")),
    ("catalogue", "no output intent", lambda p: drop(p.Root, "/OutputIntents")),
    ("catalogue", "a script", lambda p: p.Root.__setitem__("/OpenAction", p.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1"))))),
    ("tree", "an unknown type", lambda p: elements(p, "P")[0].__setitem__("/S", Name.Paragraph)),
    ("tree", "a cell outside of a row", lambda p: elements(p, "TR")[0].__setitem__("/S", Name.Div)),
    ("tree", "a wrong parent", lambda p: elements(p, "P")[0].__setitem__("/P", elements(p, "L")[0])),
    ("heading", "a jump", lambda p: elements(p, "H2")[0].__setitem__("/S", Name.H4)),
    ("table", "a head without a scope", lambda p: drop(elements(p, "TH")[0], "/A")),
    ("table", "a short row", lambda p: drop(elements(p, "TR")[-1].K, -1) or elements(p, "TR")[-1]),
    ("figure", "no alternative", lambda p: drop(elements(p, "Figure")[0], "/Alt")),
    ("figure", "no box", lambda p: drop(elements(p, "Figure")[0], "/A")),
    ("content", "ink that is neither tagged nor an artifact", lambda p: edit_content(p, b"/Artifact BMC", b"/Private BMC")),
    ("content", "a mark that no element names", lambda p: edit_content(p, b"/Artifact BMC", b"/Span <</MCID 99>> BDC")),
    ("content", "an artifact inside text", lambda p: edit_content(p, b"BDC", b"BDC /Artifact BMC EMC")),
    ("content", "elements exchanged on the way back", swap_parents),
    ("content", "q without end", lambda p: edit_content(p, b"BMC", b"BMC q")),
    ("content", "q too deep", lambda p: edit_content(p, b"BMC", b"BMC " + b"q " * 29 + b"Q " * 29)),
    ("content", "no StructParents", lambda p: drop(p.pages[0].obj, "/StructParents")),
    ("font", "not embedded", no_font_file),
    ("font", "no Unicode values", lambda p: drop(first_font(p), "/ToUnicode")),
    ("font", "no CIDToGIDMap", no_cid_map),
    ("image", "smoothed", smooth),
    ("annotation", "a link without a description", lambda p: drop(annotations(p, "Link")[0], "/Contents")),
    ("annotation", "a link to nowhere", lambda p: annotations(p, "Link")[0].__setitem__("/Dest", String("no such place"))),
    ("annotation", "a link to a script", lambda p: [a for a in annotations(p, "Link") if "/A" in a][0].A.__setitem__("/URI", String("javascript:1"))),
    ("annotation", "not printed", lambda p: annotations(p, "Widget")[0].__setitem__("/F", 0)),
    ("annotation", "no appearance", lambda p: drop(annotations(p, "Widget")[0], "/AP")),
    ("annotation", "not in the tree", lambda p: drop(elements(p, "Form")[0], "/K")),
    ("annotation", "a wrong tab order", lambda p: drop(p.pages[0].obj, "/Tabs")),
    ("annotation", "a destination that is no page", lambda p: p.Root.Names.Dests.Names.__setitem__(1, Array([p.Root, Name.Fit]))),
    ("form", "no tooltip", lambda p: drop(annotations(p, "Widget")[0], "/TU")),
    ("form", "appearances left to the viewer", lambda p: p.Root.AcroForm.__setitem__("/NeedAppearances", True)),
    ("form", "a state without an appearance", lambda p: annotations(p, "Widget")[0].__setitem__("/AS", Name.On)),
    ("form", "a name twice", lambda p: annotations(p, "Widget")[2].__setitem__("/T", annotations(p, "Widget")[1].T)),
    ("form", "no SigFlags", lambda p: drop(p.Root.AcroForm, "/SigFlags")),
    ("outline", "none", lambda p: drop(p.Root, "/Outlines")),
    ("outline", "an entry that leads nowhere", wrong_page),
]


def try_fault(good, folder, fault):
    path = os.path.join(folder, "broken.pdf")
    with pikepdf.open(good) as pdf:
        if fault is None:
            pdf.save(path, encryption=pikepdf.Encryption(user="", owner="x"))
        else:
            fault(pdf)
            pdf.save(path)
    return check_pdf.check(path)


def main(good):
    def say(is_good, what, text=""):
        print(json.dumps({"good": bool(is_good), "what": what, "text": text}), flush=True)
    found = check_pdf.check(good)
    say(not found, "the good file has no findings", "\n".join(map(str, found)))
    with tempfile.TemporaryDirectory(prefix="stepbook-pdf-") as folder:
        # Saving the file anew has its own findings; those of a fault come on top.
        known = try_fault(good, folder, lambda pdf: None)
        for rule, what, fault in FAULTS:
            found = [finding for finding in try_fault(good, folder, fault) if finding not in known]
            say(any(r == rule for r, _ in found), f"{rule}: {what} is found", "\n".join(map(str, found)))


if __name__ == "__main__":
    main(sys.argv[1])
