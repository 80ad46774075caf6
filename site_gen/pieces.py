"""Regions → the pieces in which what is about them is made, and what each piece rests on.

A piece is made again only if a file of a region it rests on has changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from site_gen.catalogue import Catalogue, is_bare_county, lineage
from site_gen.compare.levels import compared_together, next_to
from site_gen.model.region import COUNTRY


class Part(StrEnum):
    """What of a region is made at once."""

    PAGE = "page"
    """Its own page, which shows the regions next to it too."""
    RECORDS = "records"
    """Its records and their history, its rows of the open data, its rules for the sums."""
    WITHIN = "within"
    """Where there are many regions: the comparison of those directly below it."""


@dataclass(frozen=True)
class Piece:
    """A part of what is about a region."""

    region: str
    part: Part


def pieces_of(catalogue: Catalogue, codes: Iterable[str], *, parted: bool) -> Iterator[Piece]:
    """List what is to be made of some regions, in their order."""
    for code in codes:
        yield Piece(code, Part.PAGE)
        if not is_bare_county(catalogue, code):
            yield Piece(code, Part.RECORDS)
        if parted and code != COUNTRY and catalogue.children[code]:
            yield Piece(code, Part.WITHIN)


def rests_on(catalogue: Catalogue, piece: Piece) -> tuple[str, ...]:
    """Name the regions whose records a piece shows or inherits."""
    above = lineage(catalogue, piece.region)
    match piece.part:
        case Part.PAGE if not is_bare_county(catalogue, piece.region):
            return tuple(dict.fromkeys((*above, *next_to(catalogue, piece.region))))
        case Part.WITHIN:
            return (*above, *catalogue.children[piece.region])
    return above


def topics_rest_on(catalogue: Catalogue) -> list[str]:
    """Name the regions whose records the first page of a topic shows, or that might inherit them."""
    together = compared_together(catalogue)
    return sorted({*together, *(below for code in together for below in catalogue.children[code])})


def spoken_of_below(catalogue: Catalogue, code: str) -> Iterator[tuple[str, str]]:
    """List the topics that each region anywhere below one has records on."""
    for child in catalogue.children[code]:
        for topic in sorted({topic for _, topic in catalogue.subjects.get(child, ())}):
            yield child, topic
        yield from spoken_of_below(catalogue, child)
