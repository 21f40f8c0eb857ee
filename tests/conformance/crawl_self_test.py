"""Shows that crawl.py finds what it is for: a small output in order, then one fault at a time.

SPDX-License-Identifier: MIT
"""
import os
import tempfile
import zipfile

import crawl

PAGE = ('<!doctype html><html lang="en"><head><link rel="stylesheet" href="a.css"></head><body>'
        '<a href="two.html#s-x">x</a><a href="https://example.org/">out</a>'
        '<a href="files/t.pdf#page=3">plan</a>{}</body></html>')
GOOD = {
    "site/index.html": PAGE,
    "site/two.html": '<!doctype html><h1 id="s-x">x</h1><a href="index.html">up</a><img src="files/i.svg" alt="">',
    "site/a.css": "body { background: url(files/i.svg) }",
    "site/files/t.pdf": "%PDF-1.7",
    "site/files/i.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "site/old.html": '<meta http-equiv="refresh" content="0; url=two.html"><a href="two.html">two</a>',
    "g.checklist.html": '<h1 id="a">g</h1><a href="#a">top</a>',
}
FAULTS = {
    "a file that is not there": '<a href="three.html">3</a>',
    "a name in the wrong case": '<a href="Two.html">2</a>',
    "a fragment that is not there": '<a href="two.html#s-y">y</a>',
    "a fragment of this page that is not there": '<a href="#nowhere">y</a>',
    "an empty link": '<a href="">y</a>',
    "an image from elsewhere": '<img src="https://example.org/i.png" alt="">',
    "a script from elsewhere": '<script src="//example.org/i.js"></script>',
    "a style from elsewhere": '<style>@import "https://example.org/a.css";</style>',
    "a missing image of a set": '<img srcset="files/i.svg 1x, files/j.svg 2x" src="files/i.svg" alt="">',
    "a link that runs": '<a href="javascript:alert(1)">y</a>',
    "a link to data": '<a href="data:text/html,x">y</a>',
    "a script in an attribute": '<b onclick="x()">y</b>',
    "a script in the page": "<script>x()</script>",
    "a link from the root": '<a href="/two.html">y</a>',
    "a link out of the folder": '<a href="../g.checklist.html">y</a>',
    "an id twice": '<b id="i"></b><b id="i"></b>',
    "a label for nothing": '<label for="nobody">y</label>',
    "a description by nothing": '<b aria-describedby="nobody">y</b>',
    "a page that leads on to nothing": '<meta http-equiv="refresh" content="0; url=gone.html">',
    "a space in a link": '<a href="two two.html">y</a>',
}
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
                              '<rootfile full-path="O/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "O/p.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/>'
               '<item id="b" href="t/b.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "O/a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body id="top"><a href="t/b.xhtml#k">b</a></body></html>',
    "O/t/b.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p id="k"><a href="../a.xhtml#top">a</a></p></body></html>',
}
BOOK_FAULTS = {
    "a dead fragment in a book": {"O/t/b.xhtml": BOOK["O/t/b.xhtml"].replace("#top", "#tip")},
    "a chapter that is not well-formed": {"O/t/b.xhtml": BOOK["O/t/b.xhtml"].replace("</p>", "")},
    "a file that no manifest names": {"O/more.xhtml": BOOK["O/a.xhtml"].replace("t/b", "t/b")},
    "a file that is missing from the book": {"O/t/b.xhtml": None, "O/a.xhtml": BOOK["O/a.xhtml"].replace("t/b.xhtml#k", "#top")},
    "a spine with an unknown item": {"O/p.opf": BOOK["O/p.opf"].replace('idref="a"', 'idref="z"')},
    "an entry outside of the book": {"../evil.txt": "x"},
}


def book(path, entries, compress_first=False):
    with zipfile.ZipFile(path, "w") as archive:
        for index, (name, text) in enumerate(entries.items()):
            if text is not None:
                archive.writestr(name, text, zipfile.ZIP_DEFLATED if index or compress_first else zipfile.ZIP_STORED)


def findings(folder, addition="", change=None, compress_first=False):
    for name, text in GOOD.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.format(addition) if name == "site/index.html" else text)
    book(os.path.join(folder, "g.epub"), {**BOOK, **(change or {})}, compress_first)
    return crawl.crawl(folder)[2]


def run(suite):
    def judge(what, expected, **how):
        with tempfile.TemporaryDirectory(prefix="stepbook-crawl-") as folder:
            found = findings(folder, **how)
            suite.check(bool(found) == expected, f"crawl self-test: {what}", "\n".join(found) or "nothing was found")

    judge("all in order", False)
    for what, addition in FAULTS.items():
        judge(what, True, addition=addition)
    for what, change in BOOK_FAULTS.items():
        judge(what, True, change=change)
    judge("a mimetype that is not stored", True, compress_first=True)
    with tempfile.TemporaryDirectory(prefix="stepbook-crawl-") as folder:
        suite.check(bool(crawl.crawl(folder)[2]), "crawl self-test: an empty folder", "nothing was found")
