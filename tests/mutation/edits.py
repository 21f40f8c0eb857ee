"""Random edits of known kind. Each changes the guide in place, and says whether it could.

An edit only does what a reader could tell apart: a step is renamed where something else shows that it is the same, and is
put elsewhere by more than one place.

SPDX-License-Identifier: MIT
"""
from guides import HOSTS, OWNERS, VERBS


def families(guide):
    """Every list of siblings."""
    return [guide.steps] + [step.children for step, _, _ in guide.walk() if step.children]


def all_of(step):
    """The step and all below it."""
    yield step
    for child in step.children:
        yield from all_of(child)


class Editor:
    def __init__(self, random, maker, guide):
        self.random, self.maker, self.guide = random, maker, guide
        self.touched = set()  # keys of steps that an edit was about, and of their parents
        self.splits, self.merges = [], []  # (key of the one, keys of the many)

    # ---- which step ----

    def leaves(self, want=lambda step: True):
        steps = [step for step, _, _ in self.guide.walk()
                 if not step.children and not step.is_checkpoint and not step.is_no_return and step.key not in self.touched]
        return [step for step in steps if want(step)]

    def pick(self, steps):
        if not steps:
            return None
        step = self.random.choice(steps)
        self.touched.add(step.key)
        return step

    def family_of(self, step):
        return next(family for family in families(self.guide) if any(other is step for other in family))

    # ---- the tree ----

    def add(self):
        family = self.random.choice(families(self.guide))
        family.insert(self.random.randint(0, len(family)), step := self.maker.step(self.guide.documents))
        self.touched.add(step.key)
        return True

    def remove(self):
        step = self.pick([step for step in self.leaves() if len(self.family_of(step)) > 2])
        if step:
            self.family_of(step).remove(step)
        return step is not None

    def remove_phase(self):
        phases = [step for step in self.guide.steps if not any(part.is_no_return or part.key in self.touched for part in all_of(step))]
        if len(self.guide.steps) < 3 or not phases:
            return False
        self.guide.steps.remove(self.random.choice(phases))
        return True

    def can_be_known(self, step):
        return step.identity or step.summary and (step.body or step.command or step.link)

    def move(self):
        step = self.pick([step for step in self.leaves(self.can_be_known) if len(self.family_of(step)) > 2])
        if not step:
            return False
        old = self.family_of(step)
        new = self.random.choice([family for family in families(self.guide) if family is not old] or [None])
        if new is None:
            return False
        old.remove(step)
        new.insert(self.random.randint(0, len(new)), step)
        return True

    def reorder(self):
        """At most once in each family: so that one longest order stays, and no other."""
        lists = [family for family in families(self.guide) if len(family) > 4 and not {step.key for step in family} & self.touched]
        if not lists:
            return False
        family = self.random.choice(lists)
        old = self.random.randrange(len(family))
        new = self.random.choice([position for position in range(len(family)) if abs(position - old) > 1])
        if family[old].is_no_return:
            return False
        self.touched.update(step.key for step in family)
        family.insert(new, family.pop(old))
        return True

    def add_checkpoint(self):
        family = self.random.choice(families(self.guide))
        family.insert(self.random.randint(0, len(family)), self.maker.checkpoint())
        return True

    def remove_checkpoint(self):
        gates = [step for step, _, _ in self.guide.walk() if step.is_checkpoint and step.key not in self.touched]
        gate = self.pick(gates)
        if gate:
            self.family_of(gate).remove(gate)
        return gate is not None

    def move_no_return(self):
        flagged = [step for step, _, _ in self.guide.walk() if step.is_no_return and step.key not in self.touched]
        other = self.pick(self.leaves())
        if not flagged or not other:
            return False
        flagged[0].is_no_return, other.is_no_return = False, True
        return True

    # ---- titles ----

    def rename(self):
        step = self.pick(self.leaves(self.can_be_known))
        if step:
            words = step.title.split()
            words[2] = self.random.choice([word for word in ("primary", "second", "spare", "foreign") if word != words[2]])
            step.title = " ".join(words)
        return step is not None

    # ---- what steps say ----

    def change_text(self, name, kinds=("change", "change", "add", "remove")):
        kind = self.random.choice(kinds)
        has_place = lambda step: step.summary or name != "body"  # the first paragraph is the summary
        keeps = lambda step: not step.body or name != "summary" or kind != "remove"
        step = self.pick(self.leaves(lambda step: (getattr(step, name) is None) == (kind == "add") and has_place(step) and keeps(step)))
        if not step:
            return False
        new = self.maker.code if name == "command" else self.maker.sentence
        if kind == "remove":
            setattr(step, name, None)
        elif kind == "add" or self.random.random() < 0.3:
            setattr(step, name, new())
        else:
            words = getattr(step, name).split(" ")
            words[self.random.randrange(len(words))] = self.random.choice(("lavender", "saffron", "turquoise"))
            setattr(step, name, " ".join(words))
        return True

    def change_field(self, name, values):
        step = self.pick(self.leaves())
        if not step:
            return False
        setattr(step, name, self.random.choice([value for value in values if value != getattr(step, name)]))
        return True

    def retarget(self):
        step = self.pick(self.leaves(lambda step: step.link and step.key not in self.touched))
        others = [document for document in self.guide.documents if step and document.key != step.link[0]]
        if not others:
            return False
        step.link = (self.random.choice(others).key, None)
        return True

    # ---- what steps refer to ----

    def section(self, want):
        linked = [step.link for step, _, _ in self.guide.walk() if step.link]
        sections = [section for document in self.guide.documents for section in document.sections
                    if want(section) and ((document.key, None) in linked or (document.key, section.key) in linked)]
        return self.random.choice(sections) if sections else None

    def change_section(self):
        section = self.section(lambda section: True)
        if section:
            section.text = section.text + " " + self.maker.sentence()
        return section is not None

    def change_section_command(self):
        section = self.section(lambda section: section.command)
        if section:
            section.command = self.maker.code()
        return section is not None

    def remove_section_warning(self):
        section = self.section(lambda section: section.warning)
        if section:
            section.warning = None
        return section is not None

    def change_variable(self):
        if not any("@release@" in (step.summary or "") for step, _, _ in self.guide.walk()):
            return False
        self.guide.variables["release"] = "Harbor 5.3"
        return True

    def change_intro(self):
        self.guide.intro += " " + self.maker.sentence()
        return True

    # ---- one from several, several from one ----

    def is_plain(self, step):
        """Says something in texts only, which can be dealt out or put together."""
        others = (step.identity, step.command, step.link, step.warning, step.undo, step.expected, step.fails)
        return step.summary and step.body and not any(others)

    def plain(self, title, summary, body):
        part = self.maker.step([])
        for name in vars(part):
            if name not in ("key", "children", "is_checkpoint", "is_no_return"):
                setattr(part, name, None)
        part.title, part.summary, part.body = title, summary, body
        self.touched.add(part.key)
        return part

    def split(self):
        step = self.pick(self.leaves(self.is_plain))
        if not step:
            return False
        words = step.title.split(" ")
        parts = [self.plain(step.title + " first", step.summary, None), self.plain(" ".join([self.random.choice(VERBS), *words[1:4]]), step.body, None)]
        family = self.family_of(step)
        position = family.index(step)
        family[position:position + 1] = parts
        self.splits.append((step.key, [part.key for part in parts]))
        return True

    def merge(self):
        plain = {step.key for step in self.leaves(self.is_plain)}
        pairs = [(family, i) for family in families(self.guide) for i in range(len(family) - 1)
                 if family[i].key in plain and family[i + 1].key in plain]
        if not pairs:
            return False
        family, i = self.random.choice(pairs)
        one, other = family[i], family[i + 1]
        whole = self.plain(f"{one.title} and {other.title[0].lower()}{other.title[1:]}", f"{one.summary} {other.summary}", f"{one.body} {other.body}")
        family[i:i + 2] = [whole]
        self.touched.update((one.key, other.key))
        self.merges.append((whole.key, [one.key, other.key]))
        return True

    # ---- what is no change ----

    def renumber(self):
        self.guide.numbering = self.random.choice(("ones", "gaps"))
        return True

    def rewrap(self):
        self.guide.width, self.guide.indent = self.random.choice((40, 60, 72)), self.random.choice((4, 5))
        return True

    def rename_file(self):
        document = self.random.choice(self.guide.documents)
        document.path = document.path.replace("details/page", "moved/part")
        return True


EDITS = {
    "add": Editor.add, "remove": Editor.remove, "remove phase": Editor.remove_phase, "move": Editor.move, "reorder": Editor.reorder,
    "add checkpoint": Editor.add_checkpoint, "remove checkpoint": Editor.remove_checkpoint, "move no-return": Editor.move_no_return,
    "rename": Editor.rename, "split": Editor.split, "merge": Editor.merge, "retarget": Editor.retarget, "change section": Editor.change_section,
    "change section command": Editor.change_section_command, "remove section warning": Editor.remove_section_warning,
    "change variable": Editor.change_variable, "change introduction": Editor.change_intro,
    "renumber": Editor.renumber, "rewrap": Editor.rewrap, "rename file": Editor.rename_file,
    **{f"change {name}": (lambda editor, name=name: editor.change_text(name))
       for name in ("summary", "body", "command", "warning", "expected", "fails", "undo")},
    "change owner": lambda editor: editor.change_field("owner", (None, *OWNERS)),
    "change duration": lambda editor: editor.change_field("duration", (None, "61m", "62m")),
    "change risk": lambda editor: editor.change_field("risk", (None, "low", "medium", "high")),
    "change importance": lambda editor: editor.change_field("importance", ("recommended", "optional")),
    "change hosts": lambda editor: editor.change_field("hosts", (None, *HOSTS)),
}
