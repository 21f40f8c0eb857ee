#!/usr/bin/env python3
"""Proves every link of an output folder: each href, src, url() and fragment of its pages, styles and books.

    crawl.py FOLDER…      prints `file:line: message` for each finding; status 1 when there are any

Reads .html, .xhtml, .svg, .css, and inside each .epub its container, package, NCX and chapters. For every
reference: it is relative (or http, https, mailto, tel for an <a>), its target exists with exactly this
spelling inside the folder it may leave, and its fragment is an id there
(unless it is a file of the content that is no page). For every page: ids are unique,
labels and descriptions point at ids, and it can be reached from an index or a package (unless it only
leads on, for links that are older than it). For every book:
the first entry is the stored mimetype, and the manifest and the archive name the same files. Nothing that
a page loads comes from elsewhere. It does not follow links to the world outside.

SPDX-License-Identifier: MIT
"""
import html.parser
import os
import posixpath
import re
import sys
import zipfile
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

OUTSIDE = {"http", "https", "mailto", "tel"}
LOADS = {("link", "href"), ("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("source", "src"),
         ("source", "srcset"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("object", "data"),
         ("embed", "src"), ("input", "src"), ("image", "href"), ("image", "xlink:href"), ("use", "href"),
         ("use", "xlink:href"), ("track", "src")}
# A <link> of these kinds names a page; it loads nothing.
NAMES_A_PAGE = {"canonical", "alternate", "next", "prev", "up", "home", "author", "license", "help", "index", "contents"}
REFERENCES = LOADS | {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action"), ("blockquote", "cite"),
                      ("q", "cite"), ("del", "cite"), ("ins", "cite"), ("content", "src")}
ID_LISTS = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "aria-flowto", "headers"}
NOT_REACHED = {"404.html"}


class Page(html.parser.HTMLParser):
    """What one page says: ids, references [(line, tag, attribute, value)], needs of ids, and words about itself."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.references, self.needs, self.trouble = {}, [], [], []
        self.style, self.leads_on = None, False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        here, values = self.getpos(), dict(attributes)
        line = here[0]
        for name, value in attributes:
            value = value or ""
            if name in ("id", "xml:id") or (tag == "a" and name == "name"):
                if self.ids.setdefault(value, here) != here:
                    self.trouble.append((line, f"id {value!r} is there twice (first on line {self.ids[value][0]})"))
            elif (tag, name) == ("link", "href"):
                kinds = set((values.get("rel") or "").lower().split())
                self.references.append((line, "a" if kinds & NAMES_A_PAGE else "link", name, value))
            elif (tag, name) in REFERENCES and name.endswith("srcset"):
                for part in value.split(","):
                    self.references.append((line, tag, name, part.split()[0] if part.split() else ""))
            elif (tag, name) in REFERENCES:
                self.references.append((line, tag, name, value.strip()))
            elif name == "style":
                self.styles(line, value)
            elif name in ID_LISTS:
                self.needs += [(line, name, one) for one in value.split()]
            elif (tag, name) == ("label", "for"):
                self.needs.append((line, name, value))
            elif name.startswith("on"):
                self.trouble.append((line, f"script in the attribute {name}"))
        if tag == "script" and "src" not in values and values.get("type", "") in ("", "module", "text/javascript"):
            self.trouble.append((line, "script inside the page"))
        if tag == "base":
            self.trouble.append((line, "<base> moves every link"))
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            match = re.search(r"url=(.*)", values.get("content") or "", re.I)
            if match:
                self.references.append((line, "a", "href", match.group(1).strip(" '\"")))
                self.leads_on = True
        self.style = line if tag == "style" else None

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        if self.style is not None:
            self.styles(self.style, data)

    def styles(self, line, text):
        self.references += [(line + offset, "style", "url", url) for offset, url in urls_of(text)]


def urls_of(css):
    """(lines further down, address) of each url() and @import in a style sheet."""
    css = re.sub(r"/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match.group(0)), css, flags=re.S)
    for match in re.finditer(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)'\"\s]*))\s*\)|@import\s+[\"']([^\"']*)", css):
        yield css[:match.start()].count("\n"), next(group for group in match.groups() if group is not None)


class Sheet:
    """A style sheet looks like a page without ids."""

    def __init__(self, text):
        self.ids, self.needs, self.trouble = {}, [], []
        self.references = [(1 + line, "style", "url", url) for line, url in urls_of(text)]


class Tree:
    """A set of files by name, which is a folder or a book; what is found in it; and what its roots reach."""

    def __init__(self, name, files, roots, read=lambda path: True):
        self.name, self.files, self.roots = name, files, roots
        self.findings, self.links, self.arrows = [], 0, {}
        self.pages = {}
        for path, data in files.items():
            if not read(path):
                continue
            kind = path.rsplit(".", 1)[-1].lower()
            if kind in ("html", "xhtml", "svg", "ncx", "opf"):
                self.pages[path] = Page(data().decode("utf-8", "replace"))
            elif kind == "css":
                self.pages[path] = Sheet(data().decode("utf-8", "replace"))

    def report(self, path, line, message):
        self.findings.append(f"{self.name}/{path}:{line}: {message}")

    def check(self):
        for path, page in sorted(self.pages.items()):
            for line, message in page.trouble:
                self.report(path, line, message)
            for line, name, target in page.needs:
                if target not in page.ids:
                    self.report(path, line, f"{name}={target!r} names no id of this page")
            for reference in page.references:
                self.links += 1
                self.follow(path, *reference)
        self.reach()

    def follow(self, path, line, tag, name, value):
        shown = f"<{tag} {name}={value!r}>"
        try:
            parts = urlsplit(value)
        except ValueError:
            return self.report(path, line, f"{shown} is no address")
        if parts.scheme or parts.netloc:
            if parts.scheme == "data" and (tag, name) in LOADS | {("style", "url")} and value.startswith("data:image/"):
                return None
            if tag not in ("a", "area", "blockquote", "q", "del", "ins") or parts.scheme not in OUTSIDE:
                return self.report(path, line, f"{shown} is loaded from elsewhere, or is of a kind that no link may have")
            if parts.scheme in ("http", "https") and not parts.hostname:
                return self.report(path, line, f"{shown} has no host")
            return None
        if value == "" and (tag, name) != ("a", "href"):
            return self.report(path, line, f"{shown} is empty")
        if value == "":
            return self.report(path, line, f"{shown} is empty: a link that goes nowhere")
        if "\\" in value or re.search(r"[\s<>\"{}|^`]", value):
            self.report(path, line, f"{shown} is not percent-encoded")
        if parts.path.startswith("/"):
            return self.report(path, line, f"{shown} does not work from a sub-folder or from disk")
        target = path
        if parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if target.startswith("../") or target == "..":
                return self.report(path, line, f"{shown} leaves the output")
            if target not in self.files:
                near = [other for other in self.files if other.lower() == target.lower()]
                return self.report(path, line, f"{shown}: no such file" + (f" (but {near[0]})" if near else ""))
        self.arrows.setdefault(path, set()).add(target)
        if parts.fragment or value.endswith("#"):
            fragment = unquote(parts.fragment)
            page = self.pages.get(target)
            # What a fragment of any other file means, the program that shows it knows.
            if fragment not in page.ids if page else not target.startswith("files/"):
                return self.report(path, line, f"{shown}: no id {fragment!r} in {target}")
        return None

    def reach(self):
        """Every page must be on a way from a root; a file that no page uses must not have been written."""
        seen, ahead = set(), [root for root in self.roots if root in self.files]
        while ahead:
            path = ahead.pop()
            if path not in seen:
                seen.add(path)
                ahead += self.arrows.get(path, ())
        for path in sorted(self.pages):
            leads_on = getattr(self.pages[path], "leads_on", False)
            if path not in seen and path not in NOT_REACHED and not leads_on and not path.endswith((".css", ".svg", ".opf")):
                self.report(path, 1, "cannot be reached")


def folder_tree(name, folder, roots, read=lambda path: True):
    files = {}
    for here, _, names in os.walk(folder):
        for one in names:
            path = os.path.relpath(os.path.join(here, one), folder).replace(os.sep, "/")
            files[path] = lambda full=os.path.join(here, one): open(full, "rb").read()
    return Tree(name, files, roots, read)


def book_tree(name, path):
    """An EPUB as a tree, with findings about the archive and the package."""
    archive = zipfile.ZipFile(path)
    names = [info.filename for info in archive.infolist() if not info.filename.endswith("/")]
    files = {one: lambda one=one: archive.read(one) for one in names}
    first = archive.infolist()[0]
    container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
    packages = [item.get("full-path") for item in container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")]
    tree = Tree(name, files, packages)
    if (first.filename, first.compress_type, first.extra) != ("mimetype", zipfile.ZIP_STORED, b"") or \
            archive.read("mimetype") != b"application/epub+zip":
        tree.report("mimetype", 1, "must be the first entry, stored, without extra field")
    if len(names) != len(set(names)):
        tree.report("", 1, "an entry is there twice")
    for one in names:
        if one.startswith("/") or ".." in one.split("/") or "\\" in one or re.search(r"[\x00-\x1f:*?<>|\"]", one):
            tree.report(one, 1, "is no name for an entry")
    for package in packages:
        root = ElementTree.fromstring(archive.read(package))
        space = "{http://www.idpf.org/2007/opf}"
        items = {item.get("id"): item for item in root.iter(space + "item")}
        here = posixpath.dirname(package)
        listed = {posixpath.normpath(posixpath.join(here, unquote(item.get("href")))) for item in items.values()}
        for missing in sorted(listed - set(names)):
            tree.report(package, 1, f"the manifest names {missing}, which is not in the archive")
        for extra in sorted(set(names) - listed - {"mimetype", package}):
            if not extra.startswith("META-INF/"):
                tree.report(package, 1, f"{extra} is in the archive but not in the manifest")
        for item in root.iter(space + "itemref"):
            if item.get("idref") not in items:
                tree.report(package, 1, f"the spine names {item.get('idref')}, which is no item")
        tree.arrows[package] = {item for item in listed if item in files}
    for path_inside in names:
        if path_inside.endswith((".xhtml", ".opf", ".ncx", ".xml", ".svg")):
            try:
                ElementTree.fromstring(archive.read(path_inside))
            except ElementTree.ParseError as trouble:
                tree.report(path_inside, trouble.position[0], f"not well-formed: {trouble}")
    return tree


def trees_of(folder):
    """The site as one tree, each book as one; the pages beside them as one that may point into the site."""
    trees = []
    site = os.path.join(folder, "site")
    if os.path.isdir(site):
        trees.append(folder_tree("site", site, ["index.html"]))
    pages = [name for name in sorted(os.listdir(folder)) if name.endswith(".html")]
    if pages:
        trees.append(folder_tree(".", folder, pages, lambda path: path in pages))
    for here, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(".epub"):
                path = os.path.join(here, name)
                trees.append(book_tree(os.path.relpath(path, folder), path))
    return trees


def crawl(folder):
    """Returns (links followed, pages read, findings) for an output folder."""
    links = pages = 0
    findings = []
    trees = trees_of(folder)
    if not trees:
        findings.append(f"{folder}: holds no page and no book")
    for tree in trees:
        tree.check()
        links, pages = links + tree.links, pages + len(tree.pages)
        findings += tree.findings
        if not tree.links and tree.name != ".":  # a checklist may have none
            findings.append(f"{tree.name}: holds no link at all")
    return links, pages, findings


if __name__ == "__main__":
    bad = False
    for given in sys.argv[1:]:
        link_count, page_count, found = crawl(given)
        print("".join(line + "\n" for line in found), end="")
        print(f"{given}: {link_count} links in {page_count} pages, {len(found)} findings")
        bad = bad or bool(found)
    sys.exit(1 if bad or len(sys.argv) < 2 else 0)
