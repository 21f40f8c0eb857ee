#!/usr/bin/python3
"""Fills fields of a PDF with pikepdf, and tells where they are.

    tests/paper/fields.py list FILE              JSON: {name: {page, box, kind, object}}
    tests/paper/fields.py fill FILE OUT JSON     sets {name: true or text}

SPDX-License-Identifier: MIT
"""
import json
import sys

import pikepdf


def whole_name(field):
    parts = []
    while field is not None:
        if "/T" in field:
            parts.insert(0, str(field.T))
        field = field.get("/Parent")
    return ".".join(parts)


def fields(pdf):
    """(name, page from 1, widget) of each field, in the order of the pages."""
    for number, page in enumerate(pdf.pages, 1):
        for widget in page.obj.get("/Annots", []):
            if widget.Subtype == pikepdf.Name.Widget:
                yield whole_name(widget), number, widget


def list_fields(path):
    with pikepdf.open(path) as pdf:
        return {name: {"page": page, "box": [float(v) for v in widget.Rect], "kind": str(widget.FT)[1:], "object": widget.objgen[0],
                       "height": float(pdf.pages[page - 1].obj.MediaBox[3])}
                for name, page, widget in fields(pdf)}


def fill(path, out, values):
    with pikepdf.open(path) as pdf:
        for name, _, widget in fields(pdf):
            if name not in values:
                continue
            if values[name] is True:
                widget.V = widget.AS = pikepdf.Name.Yes
            else:
                widget.V = pikepdf.String(values[name])
                del widget.AP
        if any(value is not True for value in values.values()):
            pdf.Root.AcroForm.NeedAppearances = True
            pdf.generate_appearance_streams()  # of all texts, filled in or not
        pdf.save(out)


if __name__ == "__main__":
    if sys.argv[1] == "list":
        print(json.dumps(list_fields(sys.argv[2])))
    else:
        fill(sys.argv[2], sys.argv[3], json.loads(sys.argv[4]))
