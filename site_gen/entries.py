"""Figure → entry: one figure in words, with the basis it rests on and where it is found."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from site_gen.catalogue import Catalogue, end_of
from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Quantity
from site_gen.words import STANDING, condition_words, since_words, value_words

_UNBROKEN = 9
"""The most signs of a number that fit a phone's column in one line."""


class Link(NamedTuple):
    """Words that lead to an address below the site's root."""

    text: str
    url: str


class Basis(NamedTuple):
    """What a figure rests on: since when, who says so and where, how sure, and why."""

    since: str
    standing: str
    standing_label: str
    source: Link
    title: str
    at: str
    also: tuple[Link, ...]
    path: str
    note: str | None
    vouched: str | None
    doubt: Link | None
    document: str | None


class Entry(NamedTuple):
    """One figure as a reader sees it: what, for whom, how much, and on what basis."""

    id: str
    url: str
    """where it stands with its basis: among the records of the region whose rule it is"""
    field: str
    condition: str
    value: str
    kind: str
    """``number``, ``range``, ``text`` or ``absent``: how the value is set"""
    basis: Basis


class Run(NamedTuple):
    """Entries of one field in a row that rest on the same basis."""

    entries: tuple[Entry, ...]
    basis: Basis


def region_url(code: str) -> str:
    """Give the address of a region's page."""
    return f"r/{code}/"


def history_url(region: str) -> str:
    """Give the address of the page that shows what followed what in a region."""
    return f"{region_url(region)}history/"


def records_url(region: str, scheme: str) -> str:
    """Give the address of the page that holds every figure of a region on a scheme."""
    return f"{region_url(region)}{scheme}/"


def figure_url(figure: Figure) -> str:
    """Give the address of a figure: it stays when the rule has ended."""
    return _figure_address(figure.region, figure.scheme, figure.id)


def _figure_address(region: str, scheme: str, id_: str) -> str:
    return f"r/{region}/{scheme}/#{id_}"


FIGURE_ADDRESS = _figure_address("{region}", "{scheme}", "{id}")
"""Where every figure stands for good: scripts make the addresses of figures from it too."""


def path_words(catalogue: Catalogue, path: tuple[str, ...]) -> str:
    """Write the way a rule came: 全国 → 山西省 → 太原市; empty for a region's own rule."""
    return " → ".join(catalogue.regions[code].name for code in path) if len(path) > 1 else ""


def entry(
    catalogue: Catalogue, figure: Figure, path: tuple[str, ...], leave_out: str | None = None
) -> Entry:
    """Put a figure into words."""
    definition = catalogue.vocabulary.topics[figure.topic].fields[figure.field]
    value = value_words(figure.value)
    return Entry(
        id=figure.id,
        url=figure_url(figure),
        field=definition.label,
        condition=condition_words(figure.dims, catalogue.vocabulary.dimensions, leave_out),
        value=value,
        kind=_kind(figure, value),
        basis=_basis(catalogue, figure, path),
    )


def runs(entries: Iterable[Entry]) -> tuple[Run, ...]:
    """Put neighbours that rest on the same basis together, so that it is said once."""
    return tuple(Run(tuple(group), basis) for basis, group in groupby(entries, lambda e: e.basis))


def _kind(figure: Figure, words: str) -> str:
    """Say how a value is set: a short number is never broken over two lines."""
    if isinstance(figure.value, Absence):
        return "absent"
    if not isinstance(figure.value, Quantity):
        return "text"
    return "number" if len(words) <= _UNBROKEN else "range"


def _basis(catalogue: Catalogue, figure: Figure, path: tuple[str, ...]) -> Basis:
    citation = figure.citation
    source = catalogue.sources[citation.source]
    return Basis(
        since=since_words(figure, end_of(catalogue, figure), source.published),
        standing=figure.standing.value,
        standing_label=STANDING[figure.standing],
        source=source_link(catalogue, citation.source),
        title=source.title,
        at=citation.at,
        also=tuple(source_link(catalogue, id_) for id_ in citation.also),
        path=path_words(catalogue, path),
        note=figure.note,
        vouched=figure.vouched,
        doubt=doubt_link(catalogue, figure.doubt) if figure.doubt else None,
        document=citation.document,
    )


def doubt_link(catalogue: Catalogue, id_: str) -> Link:
    """Name a doubt by its title, linking to its page."""
    return Link(catalogue.doubts[id_].title, f"doubts/{id_}/")


def source_title_link(catalogue: Catalogue, id_: str) -> Link:
    """Name a source by its title and publisher, where several stand in a list."""
    source = catalogue.sources[id_]
    return Link(f"{source.title}（{source.publisher}）", f"sources/{id_}/")


def source_link(catalogue: Catalogue, id_: str) -> Link:
    """Name a source by who published it, linking to its page."""
    return Link(catalogue.sources[id_].publisher, f"sources/{id_}/")
