"""What changed between two revisions of a random guide, from the keys of their steps: no matching, no program.

A change is (kind, old, new): the numbers of the step in both revisions, or what it is about.

SPDX-License-Identifier: MIT
"""
from guides import FIELDS

TEXTS = {"summary": "summary-changed", "body": "body-changed", "command": "command-changed", "expected": "expected-changed",
         "fails": "fails-changed", "criteria": "criteria-changed"}


def longest_rising(numbers):
    """The positions of a longest subsequence that rises."""
    best = []  # (length, position before)
    for i, number in enumerate(numbers):
        before = max((j for j in range(i) if numbers[j] < number), key=lambda j: best[j][0], default=None)
        best.append((1 + (best[before][0] if before is not None else 0), before))
    at = max(range(len(best)), key=lambda i: best[i][0], default=None)
    kept = set()
    while at is not None:
        kept.add(at)
        at = best[at][1]
    return kept


def index(guide):
    """key -> (step, key of the parent, number), in the order of the work."""
    return {step.key: (step, parent.key if parent else None, number) for step, parent, number in guide.walk()}


def gates_before(table, lasting):
    """key -> the keys of the gates that come before the step."""
    before, gates = {}, frozenset()
    for key in table:
        before[key] = gates
        if key in lasting:
            gates |= {key}
    return before


def places(old, new):
    """The keys of the steps that stand elsewhere, with the kind of change."""
    kinds = {}
    for key in new:
        if key in old and old[key][1] != new[key][1]:
            kinds[key] = "step-moved"
    order = {key: position for position, key in enumerate(old)}
    families = {}
    for key, (_, parent, _) in new.items():
        if key in old and key not in kinds:
            families.setdefault(parent, []).append(key)
    for family in families.values():
        kept = longest_rising([order[key] for key in family])
        kinds.update((key, "step-reordered") for position, key in enumerate(family) if position not in kept)
    return kinds


def is_carried(key, table, elsewhere):
    """Does the step stand elsewhere, or is it inside one that does?"""
    while key is not None:
        if key in elsewhere:
            return True
        key = table[key][1]
    return False


def structure(old, new):
    elsewhere = places(old, new)
    is_gate = lambda key, table: key in table and (table[key][0].is_checkpoint or table[key][0].is_no_return)
    lasting = {key for key in old if is_gate(key, old) and is_gate(key, new) and not is_carried(key, new, elsewhere)}
    before, after = gates_before(old, lasting), gates_before(new, lasting)
    for key, kind in elsewhere.items():
        step = new[key][0]
        if step.is_checkpoint:
            kind = "checkpoint-moved"
        elif before[key] != after[key]:
            kind = "step-across-gate"
        yield kind, old[key][2], new[key][2]
    for key, (step, _, number) in old.items():
        if key not in new:
            yield "checkpoint-removed" if step.is_checkpoint else "step-removed", number, None
    for key, (step, _, number) in new.items():
        if key not in old:
            yield "checkpoint-added" if step.is_checkpoint else "step-added", None, number


def presence(name, was, now):
    if was and now:
        return f"{name}-changed"
    return f"{name}-added" if now else f"{name}-removed"


def warnings(was, now):
    """A warning that has not half of its words left is another warning."""
    if was and now and len(set(was.split()) & set(now.split())) * 2 < len(set(was.split())):
        yield "warning-removed"
        yield "warning-added"
    elif was != now:
        yield presence("warning", was, now)


def effective(name, key, table):
    """Owner and importance are those of the step above where the step has none of its own."""
    while key is not None:
        step, parent, _ = table[key]
        value = getattr(step, name)
        if value or name not in ("owner", "importance"):
            return value
        key = parent
    return None


def is_changed(name, key, old, new):
    """One change where it is written, not one more for each step below."""
    if effective(name, key, old) == effective(name, key, new):
        return False
    inherits = not getattr(old[key][0], name) and not getattr(new[key][0], name)
    return not (inherits and old[key][1] == new[key][1] and old[key][1] is not None)


def values(old, new):
    for key in old:
        if key not in new:
            continue
        (was, _, number), (now, _, other) = old[key], new[key]
        if was.title != now.title:
            yield "step-renamed", number, other
        for name, kind in TEXTS.items():
            if getattr(was, name) != getattr(now, name):
                yield kind, number, other
        for kind in warnings(was.warning, now.warning):
            yield kind, number, other
        if was.undo != now.undo:
            yield presence("undo", was.undo, now.undo), number, other
        for name in FIELDS:
            if is_changed(name, key, old, new):
                yield f"{name}-changed", number, other
        if was.link != now.link:
            yield "link-changed", number, other


def no_return(old, new):
    was = [key for key in old if old[key][0].is_no_return]
    now = [key for key in new if new[key][0].is_no_return]
    if was != now and (was or now):
        numbers = [table[key][2] if key in table else None for table, key in ((old, (was or now)[0]), (new, (now or was)[0]))]
        yield presence("no-return", was, now).replace("changed", "moved"), *numbers


def shown(guide):
    """The keys of the sections that steps show: of a whole document, or one of it."""
    links = [step.link for step, _, _ in guide.walk() if step.link]
    return {section.key for document in guide.documents for section in document.sections
            if (document.key, None) in links or (document.key, section.key) in links}


def sections(old, new):
    """Changed sections of documents, by path and heading."""
    was = {section.key: section for document in old.documents for section in document.sections}
    both = shown(old) & shown(new)
    for document in new.documents:
        for section in document.sections:
            if section.key not in both:
                continue
            before = was[section.key]
            about = f"{document.path}#{section.heading.lower().replace(' ', '-')}"
            if before.warning and not section.warning:
                yield "section-warning-removed", about, None
            if before.command != section.command:
                yield "section-command-changed", about, None
            is_lost = before.warning and not section.warning
            if before.text != section.text and before.command == section.command and not is_lost:
                yield "section-changed", about, None


def parts(old, new, editor):
    """What became of steps that were split and merged: the changes, and the numbers that take part in each revision."""
    found, were, are = set(), set(), set()
    for key, pieces in editor.splits:
        found.add(("step-split", old[key][2], None))
        were.add(old[key][2])
        are.update(new[piece][2] for piece in pieces)
    for key, pieces in editor.merges:
        found.add(("step-merged", None, new[key][2]))
        are.add(new[key][2])
        were.update(old[piece][2] for piece in pieces)
    return found, were, are


def changes(old_guide, new_guide, editor):
    """All changes, and a function that says of a change whether it is about the parts of a split or merged step, which
    nobody can name exactly."""
    old, new = index(old_guide), index(new_guide)
    found = set(structure(old, new)) | set(values(old, new)) | set(no_return(old, new)) | set(sections(old_guide, new_guide))
    for name, value in new_guide.variables.items():
        if old_guide.variables.get(name) != value:
            found.add(("variable-changed", name, None))
    if old_guide.intro != new_guide.intro:
        found.add(("guide-text-changed", None, None))
    whole, were, are = parts(old, new, editor)
    is_part = lambda change: change[0] not in ("step-split", "step-merged") and (change[1] in were or change[2] in are)
    return {change for change in found if not is_part(change)} | whole, is_part
