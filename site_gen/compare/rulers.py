"""Answers → parts that may stand in one table: institutions ranked by different rulers never do.

A table says which ruler it is by, and which institution meets which class where a source
says so. One ruler is never converted into another.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from site_gen.catalogue import Answer, Catalogue
from site_gen.model.figure import Figure
from site_gen.model.value import Choice
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.situation import ancestry

UNRECORDED = "没有记录"
Column = str | None
"""A value of the dimension that a topic spreads; None is what does not depend on it."""


@dataclass(frozen=True)
class Spread:
    """The columns of a table: values of one dimension under one ruler; none if one column is all."""

    name: str
    dimension: ChoiceDimension | None
    ruler: str
    columns: tuple[Column, ...]

    def column_of(self, figure: Figure) -> Column:
        """Name the column a figure belongs to."""
        return None if self.dimension is None else column_of(figure, self.name)

    def labels(self, field: str) -> tuple[str, ...]:
        """Head the columns; one that is all there is bears the name of the *field*."""
        return tuple(self._label(column, field) for column in self.columns)

    def by(self) -> str:
        """Say by which ruler the columns are; empty if by none."""
        scale = self.dimension.rulers.get(self.ruler) if self.dimension else None
        return f"按{scale.label}分" if scale else ""

    def note(self) -> str:
        """Explain the ruler, and which institution meets which class."""
        scale = self.dimension.rulers.get(self.ruler) if self.dimension else None
        return scale.help + "；".join(self.meetings()) if scale else ""

    def meetings(self) -> list[str]:
        """Say which institution meets which class, where a source says so."""
        known = self.dimension.every_value() if self.dimension else {}
        values = [known[id_] for id_ in self.columns if id_ is not None]
        wider = [known[value.within] for value in values if value.within]
        named = {value.label: value.meets for value in (*values, *wider) if value.meets}
        return [f"{label}：{meets}" for label, meets in named.items()]

    def absent(self, column: Column, recorded: Iterable[Column], field: str) -> str:
        """Say why a column has nothing: a wider one that is *recorded* covers it, or nothing is."""
        if column is None or self.dimension is None:
            return UNRECORDED
        for wider in (*ancestry(column, self.dimension)[1:], None):
            if wider in recorded:
                return f"见“{self._label(wider, field)}”"
        return UNRECORDED

    def _label(self, column: Column, field: str) -> str:
        if self.dimension is None:
            return field
        if column is None:
            return f"不分{self.dimension.label}"
        return self.dimension.every_value()[column].label


def parts_of(catalogue: Catalogue, topic: str, item: Answer) -> dict[str, Answer]:
    """Part an answer by the ruler its figures are ranked by; empty if by none.

    Claims of different sources may rank by different rulers. What is not ranked at all
    stands with what is.
    """
    name, dimension = _spread(catalogue, topic)
    if dimension is None:
        return {"": item}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in item.figures:
        at = column_of(figure, name)
        parts["" if at is None else dimension.ruler_of(at) or name].append(figure)
    if len(parts) > 1 and "" in parts:
        plain = parts.pop("")
        parts[next(iter(parts))] += plain
    return {ruler: Answer(tuple(figures), item.path) for ruler, figures in parts.items()}


def spread_of(catalogue: Catalogue, topic: str, ruler: str, items: Iterable[Answer]) -> Spread:
    """Choose the columns of a table: the values that occur, in the vocabulary's order."""
    name, dimension = _spread(catalogue, topic)
    if dimension is None or not ruler:
        return Spread("", None, "", (None,))
    present = {column_of(figure, name) for item in items for figure in item.figures}
    named = tuple(id_ for id_ in dimension.every_value() if id_ in present)
    return Spread(name, dimension, ruler, (*named, None) if None in present else named)


def scale_note(catalogue: Catalogue, topic: str, item: Answer) -> str:
    """Explain the ruler an answer is ranked by, if institutions are said to meet its classes."""
    name, dimension = _spread(catalogue, topic)
    ranked = [at for figure in item.figures if (at := column_of(figure, name)) is not None]
    if dimension is None or not ranked:
        return ""
    spread = spread_of(catalogue, topic, dimension.ruler_of(ranked[0]), [item])
    return spread.note() if spread.meetings() else ""


def column_of(figure: Figure, name: str) -> Column:
    """Name the value of the dimension *name* that a figure is for."""
    at = dict(figure.dims).get(name)
    return at.id if isinstance(at, Choice) else None


def _spread(catalogue: Catalogue, topic: str) -> tuple[str, ChoiceDimension | None]:
    """Give the dimension a topic spreads over columns, if it is one of named values."""
    name = catalogue.vocabulary.topics[topic].columns or ""
    dimension = catalogue.vocabulary.dimensions.get(name)
    return name, dimension if isinstance(dimension, ChoiceDimension) else None
