"""Regions → those that are compared on one page: all of them, or level by level if they are many; and
of each those that stand beside it.
"""

from site_gen.catalogue import Catalogue
from site_gen.model.region import COUNTRY

TOGETHER = 60
"""So many regions with records are compared on one page; more would make it too long for a phone."""
_BESIDE = 2
"""So many others of the same rank stand beside a region: three or four columns are read."""


def is_parted(catalogue: Catalogue) -> bool:
    """Tell whether regions are compared level by level: each with those directly below it."""
    return len(catalogue.subjects) > TOGETHER


def compared_together(catalogue: Catalogue) -> list[str]:
    """Name the regions that the first page of a topic compares."""
    codes = sorted(catalogue.subjects)
    if is_parted(catalogue):
        return [c for c in codes if catalogue.regions[c].level in ("country", "province")]
    return codes


def compared_within(catalogue: Catalogue, code: str) -> str | None:
    """Name the region on whose page of comparison a region stands; None for the first page."""
    above = catalogue.lineages[code][1:2]
    return above[0] if above and above[0] != COUNTRY else None


def next_to(catalogue: Catalogue, code: str) -> tuple[str, ...]:
    """Name a region, the one above it, and those of its rank that say most; of a province, of its cities.

    They are chosen by what they have records on, so that no more than these is looked at.
    """
    if code == COUNTRY:
        return (code,)
    above = [up for up in catalogue.lineages[code][1:2] if up != COUNTRY]
    peers = catalogue.children[above[0] if above else code]
    others = [peer for peer in peers if peer != code and peer in catalogue.subjects]
    chosen = sorted(others, key=lambda peer: -_summed_up(catalogue, peer))[:_BESIDE]
    return (code, *above, *sorted(chosen))


def _summed_up(catalogue: Catalogue, code: str) -> int:
    """Count what a region itself has records on, of whatever stands in a summary."""
    vocabulary, spoken = catalogue.vocabulary, catalogue.subjects[code]
    nothing = frozenset[str]()
    return sum(
        len(nothing.union(*(spoken.get((id_, topic), nothing) for id_ in own)).intersection(names))
        for scheme, topics in vocabulary.summaries.items()
        for own in [(scheme, *vocabulary.common_schemes)]
        for topic, names in topics.items()
    )
