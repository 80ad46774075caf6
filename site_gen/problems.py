"""What can be wrong with the content, as values: a place, a rule, words, a remedy.

A fault of the curator is a `Problem`; a fault of ours is an exception and is never turned
into one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "错误"
    WARNING = "警告"


class Place(NamedTuple):
    """A position in a content file; *line* and *column* count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def seen_from(self, other: "Place") -> str:
        """Name this place in a message about another: by its line if the file is the same."""
        return f"第 {self.line} 行" if self.path == other.path else f"{self} "


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong at one place: *message* says what, *remedy* what to write instead."""

    place: Place
    rule: str
    message: str
    remedy: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.level}[{self.rule}] {self.message}。{self.remedy}"

    def as_github(self) -> str:
        """Write the problem as a GitHub workflow annotation."""
        command = "error" if self.level is Level.ERROR else "warning"
        path = _escaped(self.place.path).replace(":", "%3A").replace(",", "%2C")
        where = f"file={path},line={self.place.line},col={self.place.column}"
        return f"::{command} {where},title={self.rule}::{_escaped(self.message)}。{self.remedy}"

    def as_json(self) -> dict[str, str | int]:
        """Give the problem as plain values for a JSON report."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "level": self.level.name.lower(),
            "rule": self.rule,
            "message": self.message,
            "remedy": self.remedy,
        }


def warning(place: Place, rule: str, message: str, remedy: str) -> Problem:
    """Make a problem that is reported but does not stop the build."""
    return Problem(place, rule, message, remedy, Level.WARNING)


def shown(text: str, most: int = 40) -> str:
    """Write a curator's text inside a message: on one line, and never long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most] + "…"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the problems that stop the build."""
    return [problem for problem in problems if problem.level is Level.ERROR]


class ContentError(Exception):
    """The content cannot be built; holds every problem found, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(errors(self.problems))} problems in the content")


class TargetError(Exception):
    """The output directory must not or cannot be written; says why and what to do."""


def _escaped(text: str) -> str:
    """Write what a workflow command would take for its own signs as GitHub asks."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
