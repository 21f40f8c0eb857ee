"""Reads a PDF with pikepdf and poppler and proves that what it says of its own pages is true: places.py PDF JSON.

Every page number that is printed behind a link or at the end of a line of a table of contents is the page where its target starts;
every link, every entry of the
outline and every name of a section leads to the place where the heading stands. What the headings are is known from the JSON
export of the same book. Nothing here shares code with the program. Prints one JSON object: "checks" with [good, what, text],
"counts" of page numbers, lines of contents, entries of the outline and sections.

SPDX-License-Identifier: MIT
"""
import html
import json
import re
import subprocess
import sys
import unicodedata

import pikepdf

NEAR = 75  # points: so close below the place that its name leads to a heading stands
PAGE = re.compile(r"(?:\bp\.|\bS\.)\s*(\d+)")


def plain(text):
    """Text without what typesetting changes: spaces, soft hyphens, ligatures."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


def words_of(path):
    """[[(x0, y0, x1, y1, word)] for each page], y from the top, by poppler."""
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = []
    for part in told.split("<page ")[1:]:
        found = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', part, re.S)
        pages.append([(*map(float, word[:4]), html.unescape(word[4])) for word in found])
    return pages


class Paper:
    """A PDF as an independent reader sees it."""

    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.words = words_of(path)
        self.number = {page.objgen: i for i, page in enumerate(self.pdf.pages)}
        self.height = [float(page.mediabox[3]) for page in self.pdf.pages]
        self.names = {}
        tree = self.pdf.Root.get("/Names", {}).get("/Dests")
        if tree is not None:
            self.names = {str(key): self.target(value) for key, value in pikepdf.NameTree(tree).items()}

    def target(self, value):
        """(page from 0, y from its top) of a destination."""
        if isinstance(value, pikepdf.Dictionary):
            value = value.get("/D")
        page = self.number[value[0].objgen]
        y = float(value[3]) if str(value[1]) == "/XYZ" and len(value) > 3 and value[3] is not None else self.height[page]
        return page, self.height[page] - y

    def follow(self, value):
        return self.names.get(str(value)) if isinstance(value, (pikepdf.String, pikepdf.Name)) else self.target(value)

    def text_in(self, page, box):
        left, bottom, right, top = box
        low, high = self.height[page] - bottom, self.height[page] - top
        return " ".join(word[4] for word in self.words[page]
                        if left - 1 <= (word[0] + word[2]) / 2 <= right + 1 and high - 1 <= (word[1] + word[3]) / 2 <= low + 1)

    def contents(self):
        """The annotations in lines of tables of contents, by what the tags say."""
        todo, found = [(self.pdf.Root.StructTreeRoot.K, False)], set()
        while todo:
            node, inside = todo.pop()
            if isinstance(node, pikepdf.Array):
                todo += [(kid, inside) for kid in node]
            elif isinstance(node, pikepdf.Dictionary):
                if inside and "/Obj" in node:
                    found.add(node.Obj.objgen)
                if "/K" in node:
                    todo.append((node.K, inside or node.get("/S") == "/TOCI"))
        return found

    def links(self):
        """[(page from 0, text, value of its destination, annotation)], parts of one link over several lines joined."""
        for i, page in enumerate(self.pdf.pages):
            for annotation in page.get("/Annots", []):
                if annotation.get("/Subtype") != "/Link":
                    continue
                action = annotation.get("/A", {})
                goal = annotation.get("/Dest", action.get("/D"))
                if goal is None:
                    continue
                quads = [float(x) for x in annotation.get("/QuadPoints", [])]
                boxes = [(min(q[0::2]), min(q[1::2]), max(q[0::2]), max(q[1::2])) for q in
                         (quads[k:k + 8] for k in range(0, len(quads), 8))] or [[float(x) for x in annotation.Rect]]
                yield i, " ".join(self.text_in(i, box) for box in boxes), goal, annotation.objgen

    def label(self, page):
        return self.pdf.pages[page].label


def check_links(suite, what, paper):
    numbers, lines, contents = 0, 0, paper.contents()
    for page, text, goal, annotation in paper.links():
        place = paper.follow(goal)
        where = f"{what}: link '{text}' on page {page + 1}"
        if not suite.check(place is not None, f"{where} leads somewhere", f"no destination {goal}"):
            continue
        for number in PAGE.findall(text):
            numbers += 1
            suite.check(number == paper.label(place[0]), f"{where} names its page", f"it starts on page {paper.label(place[0])}")
        if annotation in contents:
            lines += 1
            suite.check(text.split()[-1:] == [paper.label(place[0])], f"{where} ends with its page", f"it starts on page {paper.label(place[0])}")
    return numbers, lines


def stands_near(paper, place, text):
    """Do the words of the text stand, in their order, close below the place? Between them there may be those of a column beside it."""
    page, y = place
    below = [plain(word[4]) for word in paper.words[page] if y - 4 <= word[1] <= y + NEAR]
    words = iter(below)
    return plain(text) in "".join(below) or all(any(word == other for other in words) for word in map(plain, text.split()))


def check_outline(suite, what, paper):
    with paper.pdf.open_outline() as outline:
        todo = list(outline.root)
        count = 0
        while todo:
            item = todo.pop(0)
            todo = list(item.children) + todo
            goal = item.destination if item.destination is not None else item.action.get("/D")
            place = paper.follow(goal)
            count += 1
            suite.check(place is not None and stands_near(paper, place, item.title),
                        f"{what}: outline entry '{item.title}'", f"not found below {place}")
    return count


def check_sections(suite, what, paper, model):
    """Each heading of an appendix has a name, and stands where it leads."""
    count = 0
    for number, document in enumerate(model["documents"]):
        if f"d{number}" not in paper.names or document["guide"] is not None:
            continue
        suite.check(stands_near(paper, paper.names[f"d{number}"], document["title"]), f"{what}: appendix '{document['title']}'")
        for heading in document["headings"][1:]:
            place = paper.names.get(f"d{number}-{heading['id']}") if heading["id"] else None
            if heading["id"] is None or not plain(heading["text"]):
                continue
            count += 1
            suite.check(place is not None and stands_near(paper, place, heading["text"]),
                        f"{what}: section '{heading['text']}' of {document['path']}", f"not found at {place}")
    return count


class Checks(list):
    def check(self, good, what, text=""):
        self.append([bool(good), what, text])
        return good


def main(path, model):
    paper, checks, what = Paper(path), Checks(), path.rsplit("/", 1)[-1]
    with open(model, encoding="utf-8") as file:
        counts = [*check_links(checks, what, paper), check_outline(checks, what, paper), check_sections(checks, what, paper, json.load(file))]
    print(json.dumps({"checks": checks, "counts": counts}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
