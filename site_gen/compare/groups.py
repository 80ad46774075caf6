"""Answers → groups of regions under one rule, each with a row for every condition of the rule."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from site_gen.catalogue import Answer, Catalogue
from site_gen.compare.rulers import Column, Spread
from site_gen.entries import Entry, Link, entry, path_words, region_url
from site_gen.model.figure import Figure
from site_gen.model.region import COUNTRY
from site_gen.model.value import Quantity, Standing
from site_gen.recorded import SETTLED
from site_gen.words import STANDING, plain_value

_LONGEST_UNIT = 5
"""So many signs of a unit stay together in one line of a phone's column."""


class Cell(NamedTuple):
    """One value, or the reason there is none.

    *amount* and *unit* are the words of the value, which may stand in two lines; the unit is
    parted only if it is short. *number* is
    the value to reckon with; empty where it is no exact number or is not believed.
    """

    entry: Entry | None
    empty: str = ""
    amount: str = ""
    unit: str = ""
    number: str = ""


class Row(NamedTuple):
    """What holds under one condition, across the columns."""

    condition: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """A region, with those that hold the same rule because it is above them.

    *codes* are those of all of them in the same order. *owner* names the region whose rule it
    is, *path* the way it came, where the region at the head has it from above; *rest* says that
    every region not listed holds it too. *standing* is what all its figures share, if that is
    not adopted.
    """

    codes: tuple[str, ...]
    head: Link
    owner: str
    path: str
    heirs: tuple[Link, ...]
    rest: bool
    rows: tuple[Row, ...]
    standing: str = ""
    standing_label: str = ""

    @property
    def code(self) -> str:
        """The code of the region at the head."""
        return self.codes[0]

    @property
    def conditional(self) -> bool:
        """Whether the rule depends on more than the columns say: then each row says on what."""
        return len(self.rows) > 1 or bool(self.rows[0].condition)


def groups_of(
    catalogue: Catalogue, spread: Spread, field: str, found: list[tuple[str, Answer]]
) -> tuple[Group, ...]:
    """Put regions under one and the same rule together; in the order of their codes."""
    by_rule: dict[tuple[str, ...], list[tuple[str, Answer]]] = defaultdict(list)
    for code, item in found:
        by_rule[item.owner, *(figure.id for figure in item.figures)].append((code, item))
    listed = {code for code, _ in found}
    groups = (_group(catalogue, spread, field, same, listed) for same in by_rule.values())
    return tuple(sorted(groups, key=lambda group: group.code))


def _group(
    catalogue: Catalogue,
    spread: Spread,
    field: str,
    same: list[tuple[str, Answer]],
    listed: set[str],
) -> Group:
    (code, item), *others = same
    standing = _shared_standing(item.figures)
    rest = code == item.owner == COUNTRY
    below = [] if rest else [heir for heir, _ in others] + _unlisted(catalogue, item, listed)
    heirs = tuple(sorted(below))
    return Group(
        codes=(code, *heirs),
        head=_link(catalogue, code),
        owner=catalogue.regions[item.owner].name,
        path=path_words(catalogue, item.path),
        heirs=tuple(_link(catalogue, heir) for heir in heirs),
        rest=rest,
        rows=_rows(catalogue, spread, field, item),
        standing=standing.value if standing else "",
        standing_label=STANDING[standing] if standing else "",
    )


def _unlisted(catalogue: Catalogue, item: Answer, listed: set[str]) -> list[str]:
    """List the prefectures of the province at the head that have no such rule of their own.

    They hold the same rule, if the rule is one that is inherited.
    """
    figure = item.figures[0]
    key = (figure.scheme, figure.topic, figure.field)
    if (
        item.inherited
        or not catalogue.vocabulary.topics[figure.topic].fields[figure.field].inherits
    ):
        return []
    return [
        code
        for code in catalogue.children[item.owner]
        if code not in listed
        and (code, *key) not in catalogue.by_field
        and catalogue.regions[code].level == "prefecture"
    ]


def _link(catalogue: Catalogue, code: str) -> Link:
    return Link(catalogue.regions[code].name, region_url(code))


def _shared_standing(figures: tuple[Figure, ...]) -> Standing | None:
    """Give the standing all figures share, if that is not adopted."""
    standings = {figure.standing for figure in figures}
    if len(standings) > 1 or Standing.ADOPTED in standings:
        return None
    return standings.pop()


def _rows(catalogue: Catalogue, spread: Spread, field: str, item: Answer) -> tuple[Row, ...]:
    """Make a row for each condition; claims that contradict each other have one each."""
    by_condition: dict[str, dict[Column, list[tuple[Figure, Entry]]]] = {}
    for figure in item.figures:
        said = entry(catalogue, figure, item.path, spread.name)
        columns = by_condition.setdefault(said.condition, {})
        columns.setdefault(spread.column_of(figure), []).append((figure, said))
    rows = []
    for condition, columns in by_condition.items():
        most = max(len(claims) for claims in columns.values())
        for number in range(most):
            cells = (_cell(spread, field, columns, at, number) for at in spread.columns)
            claim = f"说法{number + 1}" if most > 1 else ""
            rows.append(Row("，".join(filter(None, (condition, claim))), tuple(cells)))
    return tuple(rows)


def _cell(
    spread: Spread,
    field: str,
    columns: dict[Column, list[tuple[Figure, Entry]]],
    at: Column,
    number: int,
) -> Cell:
    claims = columns.get(at, [])
    if number >= len(claims):
        return Cell(None, spread.absent(at, columns, field))
    figure, said = claims[number]
    exact = isinstance(figure.value, Quantity) and figure.value.exact is not None
    plain = plain_value(figure.value) if exact and figure.standing in SETTLED else ""
    short = exact and len(figure.unit) <= _LONGEST_UNIT and said.value.endswith(figure.unit)
    unit = figure.unit if short else ""
    return Cell(said, "", said.value.removesuffix(unit), unit, plain)
