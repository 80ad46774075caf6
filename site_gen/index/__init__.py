"""Figures → an index of them, in the ways in which they are asked for; and those of bundles → one of all.

Of each bundle an outline is at hand; the figures of a region stay packed until one of them is asked for.
After a change few are: what is about a region rests on its own figures and on those above and beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from site_gen.index.outline import Outline, Spoken, grouped, joined_outline, outline_of
from site_gen.index.packed import (
    Field,
    Packed,
    PackedByField,
    PackedByRegion,
    PackedFigures,
    by_field_of,
    packed,
)
from site_gen.model.figure import Figure, Subject
from site_gen.recorded import Recorded

__all__ = [
    "Field",
    "Index",
    "Outline",
    "Packed",
    "Spoken",
    "citing",
    "claimed_in",
    "index_of",
    "joined",
    "joined_outline",
    "outline_of",
    "packed",
]


class Indexed(Protocol):
    """Figures by region, with their outline: an index, or a catalogue made of one."""

    @property
    def by_region(self) -> Mapping[str, Sequence[Figure]]:
        """The figures of each region."""

    @property
    def outline(self) -> Outline:
        """What is to be known of all figures."""


@dataclass(frozen=True)
class Index:
    """Figures in their order, by region and by field, with their outline."""

    figures: Sequence[Figure]
    by_region: Mapping[str, Sequence[Figure]]
    by_field: Mapping[Field, Recorded]
    outline: Outline


def index_of(figures: Iterable[Figure]) -> Index:
    """Sort some figures."""
    every = tuple(figures)
    by_region = grouped((figure.region, figure) for figure in every)
    return Index(every, by_region, by_field_of(every), outline_of(every))


def joined(bundles: Sequence[tuple[Outline, Mapping[str, Packed]]]) -> Index:
    """Put the figures of bundles together that have no region in common."""
    outline = joined_outline([outline for outline, _ in bundles])
    regions = {region: own for _, packed_ in bundles for region, own in packed_.items()}
    return Index(
        PackedFigures(regions.values(), sum(outline.standings.values())),
        PackedByRegion(regions),
        PackedByField(regions, outline.subjects),
        outline,
    )


def citing(known: Indexed, source: str) -> tuple[Figure, ...]:
    """List the figures for which a source is cited, in their order."""
    every = _recorded_on(known, known.outline.cited_on.get(source, ()))
    return tuple(f for f in every if source in (f.citation.source, *f.citation.also))


def claimed_in(known: Indexed, doubt: str) -> tuple[Figure, ...]:
    """List the figures that are claimed in a doubt, in their order."""
    every = _recorded_on(known, known.outline.doubted_on.get(doubt, ()))
    return tuple(figure for figure in every if figure.doubt == doubt)


def _recorded_on(known: Indexed, subjects: Iterable[Subject]) -> Iterator[Figure]:
    """List whatever the regions of some subjects have recorded; nothing else is unpacked."""
    for code in sorted({region for region, _ in subjects}):
        yield from known.by_region[code]
