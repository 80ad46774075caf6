"""Files → documents: a content folder becomes YAML with a place for every value.

Refuses whatever is not plain, visible, unambiguous text; says everything wrong with every
file in one run. Knows nothing of what the keys mean.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from site_gen.problems import Place, Problem
from site_gen.read.document import Document, with_root
from site_gen.read.events import construct
from site_gen.read.nodes import Mapping
from site_gen.read.text import decode, overlong, unreadable
from site_gen.read.tree import FoundFile, walk
from site_gen.read.typography import breaks_structure, line_problems

_FRONT_MATTER = re.compile(r"--- *\n(.*?)^--- *(?:\n|\Z)(.*)", re.DOTALL | re.MULTILINE)
# What a sign that cannot be seen, or is full-width, makes the parser stumble over.
_CONSEQUENCES = ("syntax", "shape")


def read_all(root: Path) -> tuple[list[Document], list[Problem]]:
    """Read every content file below *root*.

    Raises OSError if a file cannot be read.
    """
    files, problems = walk(root)
    documents, found = read_files(files.values())
    return documents, problems + found


def read_files(files: Iterable[FoundFile]) -> tuple[list[Document], list[Problem]]:
    """Read some files."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for file in files:
        document, found = read_one(file)
        problems.extend(found)
        if document is not None:
            documents.append(document)
    return documents, problems


def read_one(file: FoundFile) -> tuple[Document | None, list[Problem]]:
    """Read one file: YAML, or Markdown with YAML front matter."""
    text, problems = decode(file.path, file.bytes_)
    problems += overlong(file.path, text)
    if unreadable(problems):
        return None, problems
    if file.path.endswith(".md"):
        document, found = _read_markdown(file.path, text)
    else:
        document, found = _read_yaml(file.path, text)
    return document, problems + _without_consequences(found, problems)


def _read_yaml(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    root, problems = _construct(path, text, 1)
    return None if root is None else with_root(Document(path, text), root), problems


def _read_markdown(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    match = _FRONT_MATTER.match(text)
    if match is None or not match[1].strip():
        remedy = "请以一行 --- 开头，写 title 等，再用一行 --- 结束，下面写正文"
        message = "文件开头没有用 --- 围起来的说明"
        return None, [Problem(Place(path), "front-matter", message, remedy)]
    root, problems = _construct(path, match[1], 2)
    body_line = match[1].count("\n") + 3
    if root is None:
        return None, problems
    return with_root(Document(path, match[1], 2, match[2], body_line), root), problems


def _construct(path: str, text: str, first_line: int) -> tuple[Mapping | None, list[Problem]]:
    # Empty lines above put the lines of front matter where they stand in the file.
    lines = line_problems(path, "\n" * (first_line - 1) + text)
    root, problems = construct(path, text, first_line)
    if any(breaks_structure(problem) for problem in lines):
        # What the file says is guesswork now: only the signs themselves are reported.
        return None, lines
    return root, lines + _without_consequences(problems, lines)


def _without_consequences(found: list[Problem], causes: list[Problem]) -> list[Problem]:
    """Leave out what only follows from a wrong sign on the line, or the one above."""
    lines = {p.place.line + below for p in causes for below in (-1, 0, 1)}
    return [p for p in found if p.rule not in _CONSEQUENCES or p.place.line not in lines]
