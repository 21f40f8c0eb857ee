#!/usr/bin/env python3
"""Writes a project to measure: N Markdown documents of about 8 KB and a step list (of 3 N steps) that links to them.

    make_corpus.py N FOLDER [--steps K]        FOLDER/content is made; the same arguments make the same bytes

Steps are three deep; each links to a heading of a document; documents hold paragraphs, lists, code, tables and links
to each other. It is plain text of made-up words, not prose.
SPDX-License-Identifier: MIT
"""
import os
import random
import sys

WORDS = """server index module backup window replica schema token queue volume licence portal cluster report gateway
restart verify prune copy approve record measure compare before after during slowly again twice carefully the a each
every this that with without and but then when""".split()


def sentence(chance):
    words = [chance.choice(WORDS) for _ in range(chance.randint(6, 18))]
    return " ".join(words).capitalize() + "."


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def section(chance, number, count):
    other = chance.randrange(count)
    parts = [f"## Section {number}", paragraph(chance),
             f"See [document {other}](../d{other % 40:02d}/doc{other:05d}.md#section-1) for `{chance.choice(WORDS)}`, **not** *this*.",
             "\n".join(f"- {sentence(chance)}" for _ in range(4))]
    if number % 2:
        parts.append("```bash\n" + "\n".join(f"{chance.choice(WORDS)} --{chance.choice(WORDS)}={i}" for i in range(5)) + "\n```")
    else:
        parts.append("| Key | Value |\n|---|---|\n" + "\n".join(
            f"| {chance.choice(WORDS)} | {sentence(chance)} |" for _ in range(4)))
    return "\n\n".join(parts)


def document(number, count):
    chance = random.Random(number)
    text, at = f"# Document {number}\n\n{paragraph(chance)}\n", 1
    while len(text) < 8000:
        text += "\n" + section(chance, at, count) + "\n"
        at += 1
    return text


def steps(count, most):
    chance = random.Random(-1)
    lines, step = ["# Steps", "", paragraph(chance), ""], 0
    while step < most:
        depth = (0, 1, 1, 2, 2, 1, 2, 2, 1, 1)[step % 10]
        target = step % count
        lines += ["    " * depth + f"1. [Step {step} {chance.choice(WORDS)}](d{target % 40:02d}/doc{target:05d}.md#section-1)"
                  "{.title}", "", "    " * depth + f"   {sentence(chance)}{{.summary}}", ""]
        step += 1
    return "\n".join(lines)


def main(count, folder, most):
    content = os.path.join(folder, "content")
    for number in range(min(count, 40)):
        os.makedirs(os.path.join(content, f"d{number:02d}"), exist_ok=True)
    for number in range(count):
        with open(os.path.join(content, f"d{number % 40:02d}", f"doc{number:05d}.md"), "w", encoding="utf-8") as file:
            file.write(document(number, count))
    with open(os.path.join(content, "steps.md"), "w", encoding="utf-8") as file:
        file.write(steps(count, most))


if __name__ == "__main__":
    documents = int(sys.argv[1])
    main(documents, sys.argv[2], int(sys.argv[4]) if sys.argv[3:4] == ["--steps"] else 3 * documents)
