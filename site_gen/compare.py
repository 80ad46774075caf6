"""Catalogue → tables of cells: every word and sign of a table is decided here, none in a template.

Institutions ranked by different rulers are never put into one table.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_gen.catalogue import (
    Answer,
    Catalogue,
    answer,
    speaks_of,
)
from site_gen.entries import Entry, Link, entry, path_words, region_url
from site_gen.model.figure import Figure
from site_gen.model.value import Choice
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.situation import ancestry


@dataclass(frozen=True)
class Cell:
    """What one region has in one column: entries, or the reason there is none."""

    entries: tuple[Entry, ...]
    empty: str = ""


@dataclass(frozen=True)
class Row:
    """One region across the columns of a table."""

    head: Link
    path: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A field compared between regions, under one ruler."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


def tables_of_topic(
    catalogue: Catalogue, scheme: str, topic: str, regions: Iterable[str], day: date
) -> list[Table]:
    """Compare the regions in every field of a topic on a day, one table for each ruler."""
    codes = [code for code in regions if speaks_of(catalogue, code, scheme, topic)]
    tables = []
    for name, definition in catalogue.vocabulary.topics[topic].fields.items():
        found = ((code, answer(catalogue, code, scheme, topic, name, day)) for code in codes)
        rows = [(code, item) for code, item in found if item is not None]
        tables += _tables(catalogue, topic, definition.label, rows)
    return tables


def _tables(
    catalogue: Catalogue, topic: str, label: str, found: list[tuple[str, Answer]]
) -> list[Table]:
    spread = catalogue.vocabulary.topics[topic].columns
    by_ruler: dict[str, list[tuple[str, Answer]]] = defaultdict(list)
    for code, item in found:
        for ruler, part in _by_ruler(catalogue, item, spread).items():
            by_ruler[ruler].append((code, part))
    return [
        _table(catalogue, label, ruler, rows, spread)
        for ruler, rows in sorted(by_ruler.items(), key=lambda item: -len(item[1]))
    ]


def _by_ruler(catalogue: Catalogue, item: Answer, spread: str | None) -> dict[str, Answer]:
    """Part an answer by the ruler its figures are ranked by; empty if by none.

    Claims of different sources may rank by different rulers. What is not ranked at all
    stands with what is.
    """
    dimension = catalogue.vocabulary.dimensions.get(spread or "")
    if spread is None or not isinstance(dimension, ChoiceDimension):
        return {"": item}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in item.figures:
        at = _column(figure, spread)
        parts["" if at is None else dimension.ruler_of(at) or spread].append(figure)
    if len(parts) > 1 and "" in parts:
        plain = parts.pop("")
        parts[next(iter(parts))] += plain
    return {ruler: Answer(tuple(figures), item.path) for ruler, figures in parts.items()}


def _table(
    catalogue: Catalogue,
    label: str,
    ruler: str,
    rows: list[tuple[str, Answer]],
    spread: str | None,
) -> Table:
    dimension = catalogue.vocabulary.dimensions.get(spread or "")
    if not ruler or spread is None or not isinstance(dimension, ChoiceDimension):
        plain = tuple(_row(catalogue, code, item, [None], None) for code, item in rows)
        return Table(label, (label,), plain)
    ids = _column_ids(rows, spread, dimension)
    scale = dimension.rulers.get(ruler)
    return Table(
        caption=f"{label}（按{scale.label}分）" if scale else label,
        columns=tuple(_column_label(dimension, id_) for id_ in ids),
        rows=tuple(_row(catalogue, code, item, ids, spread) for code, item in rows),
        note=scale.help + "；".join(_meetings(dimension, ids)) if scale else "",
    )


def scale_note(catalogue: Catalogue, topic: str, item: Answer) -> str:
    """Explain the ruler an answer is ranked by, and which institution meets which class."""
    spread = catalogue.vocabulary.topics[topic].columns
    dimension = catalogue.vocabulary.dimensions.get(spread or "")
    if spread is None or not isinstance(dimension, ChoiceDimension):
        return ""
    ids = _column_ids([("", item)], spread, dimension)
    named = [id_ for id_ in ids if id_ is not None]
    notes = _meetings(dimension, ids)
    ruler = dimension.rulers.get(dimension.ruler_of(named[0])) if named else None
    return ruler.help + "；".join(notes) if ruler and notes else ""


def _column_ids(
    rows: list[tuple[str, Answer]], spread: str, dimension: ChoiceDimension
) -> list[str | None]:
    """List the values of the spread dimension that occur, in the vocabulary's order."""
    present = {_column(figure, spread) for _, item in rows for figure in item.figures}
    ids: list[str | None] = [id_ for id_ in dimension.every_value() if id_ in present]
    return [*ids, None] if None in present else ids


def _column_label(dimension: ChoiceDimension, id_: str | None) -> str:
    return "不分" + dimension.label if id_ is None else dimension.every_value()[id_].label


def _meetings(dimension: ChoiceDimension, ids: list[str | None]) -> list[str]:
    """Say which institution meets which class, where a source says so."""
    known = dimension.every_value()
    values = [known[id_] for id_ in ids if id_ is not None]
    wider = [known[value.within] for value in values if value.within]
    named = {value.label: value.meets for value in (*values, *wider) if value.meets}
    return [f"{label}：{meets}" for label, meets in named.items()]


def _row(
    catalogue: Catalogue, code: str, item: Answer, ids: list[str | None], spread: str | None
) -> Row:
    cells = []
    for id_ in ids:
        here = [f for f in item.figures if spread is None or _column(f, spread) == id_]
        entries = tuple(entry(catalogue, figure, item.path, spread) for figure in here)
        cells.append(Cell(entries, "" if entries else _empty(catalogue, item, id_, spread)))
    region = catalogue.regions[code]
    return Row(Link(region.name, region_url(code)), path_words(catalogue, item.path), tuple(cells))


def _empty(catalogue: Catalogue, item: Answer, id_: str | None, spread: str | None) -> str:
    """Say why a cell is empty: another column's rule covers it, or nothing is recorded."""
    dimension = catalogue.vocabulary.dimensions.get(spread or "")
    if id_ is None or spread is None or not isinstance(dimension, ChoiceDimension):
        return "没有记录"
    recorded = {_column(figure, spread) for figure in item.figures}
    for wider in (*ancestry(id_, dimension)[1:], None):
        if wider in recorded:
            return f"见“{_column_label(dimension, wider)}”"
    return "没有记录"


def _column(figure: Figure, spread: str) -> str | None:
    at = dict(figure.dims).get(spread)
    return at.id if isinstance(at, Choice) else None
