"""Holdings → the succession of values in a region (沿革): what followed what, and what changed last."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from site_gen.catalogue import Catalogue, end_of
from site_gen.holdings import Holding, Key, holdings_of, keys_of
from site_gen.model.figure import Figure
from site_gen.model.value import Coordinate, Standing
from site_gen.recorded import SETTLED
from site_gen.summary import ranges_of
from site_gen.words import day_words

Dims = tuple[tuple[str, Coordinate], ...]


@dataclass(frozen=True)
class Series:
    """What held one after another for the same people and institutions in one field."""

    key: Key
    dims: Dims
    holdings: tuple[Holding, ...]

    def on(self, day: date) -> tuple[Holding, ...]:
        """Give what held on a day."""
        return tuple(holding for holding in self.holdings if holding.holds_on(day))


class Change(NamedTuple):
    """A value that began in place of another, or where there was none before."""

    series: Series
    before: Holding | None
    after: Holding

    @property
    def day(self) -> date:
        """The day from which the later value holds."""
        return self.after.since


def series_of(catalogue: Catalogue, region: str) -> tuple[Series, ...]:
    """List what held in a region one after another, in the vocabulary's order."""
    return tuple(
        Series(key, dims, tuple(holdings))
        for key in keys_of(catalogue, region)
        for dims, holdings in _by_dims(holdings_of(catalogue, region, key)).items()
    )


def changes_of(catalogue: Catalogue, series: Iterable[Series]) -> tuple[Change, ...]:
    """List what began on a day that is known, the latest first.

    Figures that count what happened are no rules; a value that stays the same is no change;
    of a rule only seen in force nobody knows when it began.
    """
    found = [change for one in series if _is_rule(catalogue, one.key) for change in _changes(one)]
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


def years_of_change(catalogue: Catalogue, region: str) -> list[int]:
    """List the years in which something of a region's own began or ended, the latest first."""
    years: set[int] = set()
    for figure in catalogue.by_region.get(region, ()):
        if figure.standing is not Standing.REJECTED:
            end = end_of(catalogue, figure)
            years.add(figure.since.day.year)
            if end is not None and end < date.max:
                years.add((end + timedelta(days=1)).year)
    return sorted(years, reverse=True)


def _by_dims(holdings: Iterable[Holding]) -> dict[Dims, list[Holding]]:
    groups: dict[Dims, list[Holding]] = defaultdict(list)
    for holding in holdings:
        groups[holding.figure.dims].append(holding)
    return groups


def _is_rule(catalogue: Catalogue, key: Key) -> bool:
    _, topic, field = key
    return catalogue.vocabulary.topics[topic].fields[field].inherits


def _changes(series: Series) -> Iterator[Change]:
    settled = [holding for holding in series.holdings if holding.figure.standing in SETTLED]
    for after in settled:
        eve = after.since - timedelta(days=1)
        before = next((holding for holding in settled if holding.until == eve), None)
        if before is None and after.figure.seen:
            continue
        if before is None or before.figure.value != after.figure.value:
            yield Change(series, before, after)


@dataclass(frozen=True)
class Shift:
    """A field whose values changed on one day: before, after, and whose rule the later is."""

    label: str
    before: str
    after: str
    owner: str


@dataclass(frozen=True)
class Turn:
    """A day on which rules changed: the shifts, and by scheme the topics with records only since."""

    day: str
    shifts: tuple[Shift, ...]
    new: tuple[str, ...]


def turns_of(catalogue: Catalogue, changes: Iterable[Change]) -> tuple[Turn, ...]:
    """Put changes together by day and field, in the order given."""
    days: dict[date, list[Change]] = defaultdict(list)
    for change in changes:
        days[change.day].append(change)
    return tuple(
        Turn(day_words(day), tuple(_shifts(catalogue, group)), tuple(_new(catalogue, group)))
        for day, group in days.items()
    )


def _shifts(catalogue: Catalogue, changes: Iterable[Change]) -> Iterator[Shift]:
    by_key: dict[Key, list[tuple[Figure, Holding]]] = defaultdict(list)
    for change in changes:
        if change.before is not None:
            by_key[change.series.key].append((change.before.figure, change.after))
    for key, pairs in by_key.items():
        before = ranges_of(figure for figure, _ in pairs)
        after = ranges_of(holding.figure for _, holding in pairs)
        owner = catalogue.regions[pairs[0][1].owner].name
        yield Shift(_key_words(catalogue, key), before, after, owner)


def _new(catalogue: Catalogue, changes: Iterable[Change]) -> Iterator[str]:
    """Name by scheme the topics on which something began that had no record before."""
    topics: dict[str, dict[str, None]] = defaultdict(dict)
    for change in changes:
        if change.before is None:
            scheme, topic, _ = change.series.key
            topics[scheme][catalogue.vocabulary.topics[topic].label] = None
    for scheme, labels in topics.items():
        yield f"{catalogue.vocabulary.schemes[scheme].label}：{'、'.join(labels)}"


def _key_words(catalogue: Catalogue, key: Key) -> str:
    """Name a field with its scheme and topic."""
    scheme, topic, field = key
    described = catalogue.vocabulary.topics[topic]
    label = described.fields[field].label
    return f"{catalogue.vocabulary.schemes[scheme].label} {described.label} {label}"
