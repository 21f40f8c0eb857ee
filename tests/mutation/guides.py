"""Random guides, as data and as Markdown: what the mutation test changes and writes.

Every step has a `key` that survives all edits, so that the truth about two revisions is known without matching.

SPDX-License-Identifier: MIT
"""
import copy
import dataclasses
import os

VERBS = ("Stop Start Check Copy Restore Export Import Disable Enable Rotate Drain Verify Install Remove Configure Archive "
         "Compact Rebuild Publish Announce Record Compare Unlock Freeze Mount Detach Replicate Patch Restart Trim").split()
THINGS = ("scheduler gateway cluster database index queue certificate firewall balancer replica tenant mailer cache "
          "warehouse dashboard registry vault proxy bucket ledger broker sensor archive portal switch router volume "
          "snapshot journal collector").split()
PLACES = ("in the test zone|on the standby site|for every tenant|before the window|at the vendor|on the old server|"
          "of the payroll system|behind the proxy|in the main hall|for the auditors").split("|")
WORDS = ("amber bridge canal delta ember fable grain harbour inlet jasmine kernel ladder meadow needle orchard pebble "
         "quarry ribbon saddle timber umbrella valley walnut yonder zephyr anchor bottle candle drawer engine feather "
         "garden hammer island jacket kettle lantern mirror napkin oyster parcel quiver rocket shovel tunnel upland "
         "velvet window yellow zipper basket cobalt dagger elbow falcon goblet hinge ivory jungle knot lemon mortar "
         "nickel olive pillow quartz raven silver tulip urchin violet willow yarrow zinc barrel copper dragon eagle "
         "forest glacier helmet insect jewel kitten lizard magnet nutmeg ocean pepper quilt rabbit sponge turtle").split()
COMMANDS = "systemctl rsync tar psql curl openssl kubectl journalctl lvs zfs".split()
OWNERS = ("ops", "dba", "net", "sec")
HOSTS = ("front", "back")
FIELDS = ("owner", "duration", "risk", "importance", "hosts")


@dataclasses.dataclass
class Step:
    key: int
    title: str
    identity: str = None
    is_checkpoint: bool = False
    is_no_return: bool = False
    summary: str = None
    body: str = None
    command: str = None
    warning: str = None
    expected: str = None
    fails: str = None
    undo: str = None
    criteria: str = None
    owner: str = None
    duration: str = None
    risk: str = None
    importance: str = None
    hosts: str = None
    link: tuple = None  # of a document's key and the key of a section or None
    children: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Section:
    key: int
    heading: str
    text: str
    command: str = None
    warning: str = None


@dataclasses.dataclass
class Document:
    key: int
    path: str
    title: str
    sections: list


@dataclasses.dataclass
class Guide:
    steps: list
    documents: list
    variables: dict
    intro: str
    width: int = 0  # of lines; 0: each paragraph is one
    indent: int = 4
    numbering: str = "right"

    def walk(self):
        """Every step in the order of the work, as (step, parent, number)."""
        stack = [(step, None, str(i + 1)) for i, step in reversed(list(enumerate(self.steps)))]
        while stack:
            step, parent, number = stack.pop()
            yield step, parent, number
            stack.extend((child, step, f"{number}.{i + 1}") for i, child in reversed(list(enumerate(step.children))))

    def copy(self):
        return copy.deepcopy(self)


class Maker:
    """Makes what a guide consists of; no sentence is made twice."""

    def __init__(self, random):
        self.random, self.last_key, self.made = random, 0, set()

    def key(self):
        self.last_key += 1
        return self.last_key

    def new(self, make):
        while True:
            text = make()
            if text not in self.made:
                self.made.add(text)
                return text

    def title(self):
        return self.new(lambda: f"{self.random.choice(VERBS)} the {self.random.choice(WORDS)} {self.random.choice(THINGS)}"
                        + (f" {self.random.choice(PLACES)}" if self.random.random() < 0.5 else ""))

    def sentence(self):
        words = lambda: self.random.sample(WORDS, self.random.randint(8, 14))
        return self.new(lambda: " ".join(words()).capitalize() + ".")

    def text(self, least=1, most=3):
        return " ".join(self.sentence() for _ in range(self.random.randint(least, most)))

    def code(self):
        return self.new(lambda: "\n".join(
            f"{self.random.choice(COMMANDS)} --{self.random.choice(WORDS)} {self.random.choice(WORDS)}/{self.random.choice(THINGS)}"
            for _ in range(self.random.randint(1, 4))))

    def maybe(self, chance, make):
        return make() if self.random.random() < chance else None

    def step(self, documents):
        r = self.random
        step = Step(self.key(), self.title(), summary=self.maybe(0.8, lambda: self.text(1, 2)), body=self.maybe(0.4, self.text),
                    command=self.maybe(0.4, self.code), warning=self.maybe(0.2, self.sentence), expected=self.maybe(0.3, self.sentence),
                    fails=self.maybe(0.15, self.sentence), undo=self.maybe(0.2, self.sentence), owner=self.maybe(0.4, lambda: r.choice(OWNERS)),
                    duration=self.maybe(0.5, lambda: f"{r.randint(1, 59)}m"), risk=self.maybe(0.2, lambda: r.choice(("low", "medium", "high"))),
                    importance=self.maybe(0.1, lambda: r.choice(("recommended", "optional"))), hosts=self.maybe(0.1, lambda: r.choice(HOSTS)))
        if r.random() < 0.25:  # texts only, so that it can be split and merged
            step.body, step.summary = self.text(), self.text()
            step.command = step.warning = step.undo = step.expected = step.fails = None
            return step
        if not step.summary:  # the first paragraph would be it
            step.body = None
        step.identity = self.maybe(0.3, lambda: f"step-{step.key}")
        if documents and r.random() < 0.5:
            document = r.choice(documents)
            step.link = (document.key, r.choice([None] + [section.key for section in document.sections]))
        return step

    def checkpoint(self):
        forms = ("the {} {} is ready", "{} is agreed for the {}", "nobody misses the {} any more, nor its {}", "{} and {} answer",
                 "go on with the {} only when its {} holds")
        title = self.new(lambda: self.random.choice(forms).format(self.random.choice(WORDS), self.random.choice(THINGS)))
        return Step(self.key(), title, is_checkpoint=True, criteria=self.maybe(0.7, self.sentence))

    def section(self):
        heading = self.new(lambda: f"The {self.random.choice(WORDS)} {self.random.choice(THINGS)} explained")
        return Section(self.key(), heading, self.text(2, 5), self.maybe(0.3, self.code), self.maybe(0.2, self.sentence))

    def document(self):
        key = self.key()
        return Document(key, f"details/page-{key}.md", self.title(), [self.section() for _ in range(self.random.randint(1, 5))])

    def guide(self):
        r = self.random
        documents = [self.document() for _ in range(r.randint(1, 4))]
        phases = []
        for _ in range(r.randint(2, 5)):
            phase = self.step(documents)
            phase.children = [self.step(documents) for _ in range(r.randint(3, 7))]
            if r.random() < 0.3:
                phase.children[r.randrange(len(phase.children))].children = [self.step(documents) for _ in range(r.randint(2, 4))]
            if r.random() < 0.6:
                phase.children.append(self.checkpoint())
            phases.append(phase)
        if r.random() < 0.3:  # test and production do the same: titles repeat
            for ours, theirs in zip(phases[0].children, phases[1].children):
                if not ours.is_checkpoint and not theirs.is_checkpoint:
                    theirs.title = ours.title
        if r.random() < 0.5:
            leaves = [step for step in phases[-1].children if not step.is_checkpoint and not step.children]
            leaves[0].is_no_return = True
        if r.random() < 0.5:
            r.choice([step for phase in phases for step in phase.children if step.summary]).summary += " Use @release@ only."
        return Guide(phases, documents, {"release": "Harbor 5.2"}, self.text(2, 3))


# ---- Markdown ------------------------------------------------------------------------------------------

def wrapped(text, guide):
    """The text in lines; a word that would begin a list or a heading does not begin a line."""
    if guide.width == 0:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > guide.width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".lstrip()
    return lines + [line]


def attributes_of(step):
    words = [".title"] if not step.is_checkpoint else []
    words += [f"#{step.identity}"] if step.identity else []
    words += [".point-of-no-return"] if step.is_no_return else []
    words += [f"{name}={getattr(step, name)}" for name in FIELDS if getattr(step, name)]
    return "{" + " ".join(words) + "}" if words else ""


def blocks_of(step, guide):
    if step.summary:
        yield wrapped(step.summary + "{.summary}", guide)
    if step.warning:
        yield wrapped(step.warning + "{.warning}", guide)
    if step.body:
        yield wrapped(step.body, guide)
    if step.command:
        yield ["```sh", *step.command.split("\n"), "```"]
    for name in ("expected", "fails", "undo", "criteria"):
        if getattr(step, name):
            yield wrapped(getattr(step, name) + "{." + name + "}", guide)


def target_of(step, guide):
    for document in guide.documents:
        if step.link and document.key == step.link[0]:
            anchors = [section.heading.lower().replace(" ", "-") for section in document.sections if section.key == step.link[1]]
            return document.path + ("#" + anchors[0] if anchors else "")
    return None


def write_steps(steps, guide, margin, lines):
    for position, step in enumerate(steps):
        number = {"right": position + 1, "ones": 1, "gaps": position * 2 + 1}[guide.numbering]
        target = target_of(step, guide)
        title = ("Checkpoint: " if step.is_checkpoint else "") + step.title
        title = f"[{title}]({target})" if target else title
        root = "{.root}" if not margin and position == 0 else ""
        marker = f"{number}.".ljust(guide.indent - 1) + " "
        lines.append(f"{margin}{marker}{root}{title}{attributes_of(step)}")
        lines.append("")
        inner = margin + " " * len(marker)
        for block in blocks_of(step, guide):
            lines.extend(inner + line for line in block)
            lines.append("")
        write_steps(step.children, guide, inner, lines)


def write_document(document, guide):
    lines = [f"# {document.title}", ""]
    for section in document.sections:
        lines += [f"## {section.heading}", ""]
        if section.warning:
            lines += [f"> **Warning:** {section.warning}", ""]
        lines += [*wrapped(section.text, guide), ""]
        if section.command:
            lines += ["```sh", *section.command.split("\n"), "```", ""]
    return "\n".join(lines)


def write(guide, folder):
    """Writes the project into the folder, which is made."""
    lines = ["# The upgrade", "", *wrapped(guide.intro, guide), ""]
    write_steps(guide.steps, guide, "", lines)
    files = {"steps.md": "\n".join(lines)}
    files.update((document.path, write_document(document, guide)) for document in guide.documents)
    settings = ["language: en", "guides:", "  - steps: steps.md", "owners:"] + [f"  {name}: Team {name}" for name in OWNERS]
    settings += ["hosts:"] + [f"  {name}: [{name}1, {name}2]" for name in HOSTS]
    settings += ["variables:"] + [f"  {name}: {value}" for name, value in guide.variables.items()]
    files["config.yaml"] = "\n".join(settings) + "\n"
    for path, text in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
