"""Regions → those that are compared on one page: all of them, or level by level if they are many."""

from site_gen.catalogue import Catalogue
from site_gen.model.region import COUNTRY

TOGETHER = 60
"""So many regions with records are compared on one page; more would make it too long for a phone."""


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


def peers_of(catalogue: Catalogue, code: str) -> tuple[str, ...]:
    """Name those among which a region's neighbours are chosen: its rank, or a province's cities."""
    above = catalogue.lineages[code][1:2]
    return catalogue.children[above[0] if above and above[0] != COUNTRY else code]
