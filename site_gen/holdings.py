"""Catalogue → holdings: what holds in a region at any time, its own or inherited, as stretches of days.

On every day the holdings of a field are exactly its answer; what is rejected never holds.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from site_gen.catalogue import Catalogue, answer, end_of, lineage
from site_gen.model.figure import Figure

Key = tuple[str, str, str]
"""Scheme, topic and field."""


class Holding(NamedTuple):
    """A figure as it holds in one region without a break: whose rule it is, from when to when.

    *path* leads from the owner of the rule down to the region.
    """

    figure: Figure
    path: tuple[str, ...]
    since: date
    until: date | None

    @property
    def owner(self) -> str:
        """The region whose rule this is."""
        return self.path[0]

    @property
    def inherited(self) -> bool:
        """Whether the rule is that of a region further up."""
        return len(self.path) > 1

    def holds_on(self, day: date) -> bool:
        """Tell whether *day* lies in the stretch."""
        return self.since <= day and (self.until is None or day <= self.until)


def holdings_of(catalogue: Catalogue, region: str, key: Key) -> tuple[Holding, ...]:
    """List what holds in a region in one field, the earliest first."""
    found: list[Holding] = []
    for first, following in _spells(catalogue, region, key):
        item = answer(catalogue, region, *key, first)
        last = following - timedelta(days=1) if following else None
        for figure in item.figures if item else ():
            longer = _unbroken(found, figure, first)
            if longer is not None:
                found[longer] = found[longer]._replace(until=last)
            elif item:
                found.append(Holding(figure, item.path, first, last))
    return tuple(found)


def keys_of(catalogue: Catalogue, region: str) -> list[Key]:
    """List the fields on which a region or one above it has a figure, in the vocabulary's order."""
    keys = {
        (*subject, field)
        for code in lineage(catalogue, region)
        for subject, recorded in catalogue.subjects.get(code, {}).items()
        for field in recorded
    }
    schemes = {id_: number for number, id_ in enumerate(catalogue.vocabulary.schemes)}
    topics = {id_: number for number, id_ in enumerate(catalogue.vocabulary.topics)}
    fields = {id_: list(topic.fields) for id_, topic in catalogue.vocabulary.topics.items()}
    return sorted(keys, key=lambda k: (schemes[k[0]], topics[k[1]], fields[k[1]].index(k[2])))


def _spells(catalogue: Catalogue, region: str, key: Key) -> Iterable[tuple[date, date | None]]:
    """Part time where another rule of a field may begin to hold; each part with the next one's day."""
    days = sorted(set(_days_of_change(catalogue, region, key)))
    return zip_longest(days, days[1:])


def _days_of_change(catalogue: Catalogue, region: str, key: Key) -> Iterator[date]:
    """List each start, and the day after each end."""
    for code in lineage(catalogue, region):
        for figure in catalogue.by_field.get((code, *key), ()):
            yield figure.since.day
            end = end_of(catalogue, figure)
            if end is not None and end < date.max:
                yield end + timedelta(days=1)


def _unbroken(found: list[Holding], figure: Figure, day: date) -> int | None:
    """Find the stretch of a figure that ended the day before."""
    for number, holding in enumerate(found):
        ended = holding.until is not None and holding.until + timedelta(days=1) == day
        if holding.figure.id == figure.id and ended:
            return number
    return None
