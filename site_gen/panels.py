"""Answers of a topic → panels: rows that rest on one basis together, so that it is said once.

Fields asked of the same institutions or people share a table, side by side; fields with one
value for everyone share a table of names and values.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from site_gen.catalogue import Answer, Catalogue
from site_gen.compare import scale_note
from site_gen.entries import Basis, Entry, entry, records_url
from site_gen.model.vocabulary import FieldDefinition

_ONE_COLUMN = ("数值",)
_MOST_COLUMNS = 2
"""So many values stand side by side on a phone."""


class Line(NamedTuple):
    """What a row is about, and its value in each column."""

    head: str
    help: str
    entries: tuple[Entry, ...]


class Grid(NamedTuple):
    """A small table: *corner* heads what the rows are about; *notes* explain the columns."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """Tables that rest on one basis, and where the records of the topic begin."""

    grids: tuple[Grid, ...]
    basis: Basis
    records: str


class _Part(NamedTuple):
    """The entries of one field that rest on one basis."""

    definition: FieldDefinition
    scale: str
    entries: tuple[Entry, ...]
    records: str

    @property
    def conditions(self) -> tuple[str, ...]:
        return tuple(item.condition for item in self.entries)

    @property
    def is_for_all(self) -> bool:
        return self.conditions == ("",)


def panels_of(catalogue: Catalogue, topic: str, answers: Mapping[str, Answer]) -> tuple[Panel, ...]:
    """Put what holds on a topic into panels, in the topic's order."""
    label = catalogue.vocabulary.topics[topic].label
    by_basis: dict[Basis, list[_Part]] = defaultdict(list)
    for part in _parts(catalogue, topic, answers):
        by_basis[part.entries[0].basis].append(part)
    return tuple(
        Panel(tuple(_grids(label, parts)), basis, parts[0].records)
        for basis, parts in by_basis.items()
    )


def _parts(catalogue: Catalogue, topic: str, answers: Mapping[str, Answer]) -> Iterator[_Part]:
    """Part each field's figures by what they rest on; a ruler is explained where it first occurs."""
    said = {""}
    for name, item in answers.items():
        definition = catalogue.vocabulary.topics[topic].fields[name]
        scale = scale_note(catalogue, topic, item)
        records = f"{records_url(item.owner, item.figures[0].scheme)}#{topic}"
        entries = (entry(catalogue, figure, item.path) for figure in item.figures)
        for _, group in groupby(entries, lambda one: one.basis):
            yield _Part(definition, "" if scale in said else scale, tuple(group), records)
            said.add(scale)


def _grids(topic: str, parts: Iterable[_Part]) -> Iterator[Grid]:
    """Join neighbours: values for everyone in one table, the same conditions side by side."""
    for key, group in groupby(parts, lambda part: part.is_for_all or part.conditions):
        same = list(group)
        if key is True:
            yield Grid(topic, "项目", _ONE_COLUMN, tuple(_named(part) for part in same))
            continue
        for start in range(0, len(same), _MOST_COLUMNS):
            yield _side_by_side(same[start : start + _MOST_COLUMNS])


def _named(part: _Part) -> Line:
    return Line(part.definition.label, part.definition.help or "", part.entries)


def _side_by_side(parts: list[_Part]) -> Grid:
    labels = tuple(part.definition.label for part in parts)
    named = len(parts) > 1
    helps = [_help(part.definition, named=named) for part in parts if part.definition.help]
    scales = [part.scale for part in parts if part.scale]
    lines = zip(parts[0].conditions, zip(*(p.entries for p in parts), strict=True), strict=True)
    return Grid(
        caption="、".join(labels),
        corner="适用",
        columns=labels if named else _ONE_COLUMN,
        lines=tuple(Line(condition or "都适用", "", entries) for condition, entries in lines),
        notes=(*helps, *scales),
    )


def _help(definition: FieldDefinition, *, named: bool) -> str:
    return f"{definition.label}：{definition.help}" if named else definition.help or ""
