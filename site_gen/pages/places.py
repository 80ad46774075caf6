"""Regions compared on a page → what a reader may choose from."""

from collections.abc import Iterable

from site_gen.catalogue import Catalogue, lineage
from site_gen.model.region import COUNTRY

Places = dict[str, list[tuple[str, str]]]


def places_of(catalogue: Catalogue, compared: Iterable[str]) -> Places:
    """List the regions that are compared and the provinces they are in, by code and name."""
    codes = sorted(set(compared))
    provinces = sorted({lineage(catalogue, code)[-2] for code in codes if code != COUNTRY})
    return {
        "regions": [(code, catalogue.regions[code].name) for code in codes],
        "provinces": [(code, catalogue.regions[code].name) for code in provinces],
    }
