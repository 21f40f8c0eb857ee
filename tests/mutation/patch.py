"""From the model of the old revision and the JSON of a comparison to the model of the new one.

Both models are what `stepbook export` prints. What follows from where a step stands is left out: numbers, places, times of the
plan, the title of the details, and where lines of text end.

SPDX-License-Identifier: MIT
"""
import re

DERIVED = ("children", "number", "written_number", "depth", "place", "plan", "details")


def unwrapped(text):
    """The text with all lines but those of code joined."""
    return "".join(part if part.startswith("<pre") else part.replace("\n", " ") for part in re.split(r"(<pre.*?</pre>)", text, flags=re.S))


def plain(value):
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items() if name != "place"}
    if isinstance(value, str):
        return unwrapped(value)
    return [plain(item) for item in value] if isinstance(value, list) else value


def said(step):
    """What a step says, wherever it stands."""
    return plain({name: member for name, member in step.items() if name not in DERIVED})


def rows(steps, parent=None):
    """Every step in the order of the work: (id of the parent, place among the siblings, what it says)."""
    for position, step in enumerate(steps):
        yield parent, position, said(step)
        yield from rows(step["children"], step["id"])


def model(export):
    return [list(rows(guide["steps"])) for guide in export["guides"]]


def apply(old_export, report):
    """The model of the new revision."""
    guides = []
    for guide in report["guides"]:
        steps = {step["id"]: step for old in old_export["guides"] if old["id"] == guide["old"]["id"] for _, _, step in rows(old["steps"])}
        pairs = [pair for pair in guide["steps"] if pair["new"]]
        guides.append([(pair["new"]["parent"], pair["new"]["index"],
                        said(pair["model"]) if pair["model"] else dict(steps[pair["old"]["id"]], id=pair["new"]["id"])) for pair in pairs])
    return guides
