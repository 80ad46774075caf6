"""Records → the grounds for situations: what each region and scheme offers to ask about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from site_gen.catalogue import Catalogue, end_of
from site_gen.model.figure import Figure
from site_gen.model.value import Choice, Measure, Quantity, Span
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.settle.refusals import ONLY_THE_READER, SERVICES

_OFTEN = 12
USUAL_DAY = date(2025, 6, 1)
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2027, 12, 31)


@dataclass(frozen=True)
class Ground:
    """What the records of one region offer to situations of one scheme."""

    region: str
    scheme: str
    days: tuple[date, ...]
    edges: tuple[int, ...]
    choices: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    sources: tuple[str, ...]
    known: frozenset[str]
    """The fields of the vocabulary, and what only a reader can say."""
    services: tuple[str, ...]
    """The services on which there is a ratio."""


def grounds_of(catalogue: Catalogue) -> list[Ground]:
    """List every region with figures, and a place below each, under every scheme people join.

    The places where little is said come once, the others as often as makes most requests of them.
    """
    schemes = [id_ for id_, scheme in catalogue.vocabulary.schemes.items() if not scheme.common]
    below = {kids[0] for code in catalogue.subjects if (kids := catalogue.children[code])}
    regions = sorted({*catalogue.subjects, *below})
    known = frozenset(
        f"{topic}.{field}"
        for topic, definition in catalogue.vocabulary.topics.items()
        for field in definition.fields
    )
    grounds = [
        _ground(catalogue, region, scheme, known | ONLY_THE_READER.keys())
        for region in regions
        for scheme in schemes
    ]
    return [ground for ground in grounds for _ in range(_OFTEN if ground.services else 1)]


def _ground(catalogue: Catalogue, region: str, scheme: str, known: frozenset[str]) -> Ground:
    common = [id_ for id_, known in catalogue.vocabulary.schemes.items() if known.common]
    figures = [
        figure
        for code in catalogue.lineages[region]
        for figure in catalogue.figures
        if figure.region == code and figure.scheme in (scheme, *common)
    ]
    dimensions = catalogue.vocabulary.dimensions
    choices = {
        key: tuple(_values(dimension, figures, key))
        for key, dimension in dimensions.items()
        if isinstance(dimension, ChoiceDimension)
    }
    return Ground(
        region,
        scheme,
        tuple(sorted(_days(catalogue, figures))),
        tuple(sorted(_edges(figures))),
        choices,
        tuple(sorted({f"{figure.topic}.{figure.field}" for figure in figures})),
        tuple(sorted({figure.citation.source for figure in figures})),
        known,
        tuple(s for s in SERVICES if any((f.topic, f.field) == (s, "ratio") for f in figures)),
    )


def _values(dimension: ChoiceDimension, figures: list[Figure], key: str) -> list[str]:
    """List the values the records name, what lies within them, and one they do not name."""
    named = {at.id for f in figures for k, at in f.dims if k == key and isinstance(at, Choice)}
    within = [id_ for id_ in dimension.every_value() if named & set(dimension.chain(id_))]
    others = [id_ for id_ in dimension.every_value() if id_ not in within]
    return [*within, *others[:1]]


def _days(catalogue: Catalogue, figures: list[Figure]) -> set[date]:
    """List each day on which something changes, the day before it, and some others."""
    days = {USUAL_DAY, date(2023, 6, 1), FIRST_DAY, LAST_DAY}
    for figure in figures:
        end = end_of(catalogue, figure)
        changes = [figure.since.day, *([end + timedelta(days=1)] if end else [])]
        days |= {day - timedelta(days=back) for day in changes for back in (0, 1)}
    return {day for day in days if FIRST_DAY <= day <= LAST_DAY}


def _edges(figures: list[Figure]) -> set[int]:
    """List every amount of the records, and where their segments begin and end."""
    edges = {0}
    for figure in figures:
        if isinstance(figure.value, Quantity) and figure.value.measure is Measure.AMOUNT:
            edges |= {end for end in (figure.value.low, figure.value.high) if end is not None}
        for key, at in figure.dims:
            if key == "cost" and isinstance(at, Span):
                edges |= {end for end in (at.low, at.high) if end is not None}
    return {edge for edge in edges if edge < 10**10}
