"""Catalogue → its territories: the country, and each province with all below it; and catalogues with
no more than what can be seen from some regions, or is recorded on one topic.

The pages and rows of a region rest on its own rules, on those above it and on those beside it. Seen
from these regions there is no more than that, so whatever is made of it depends on nothing else and
can be made anywhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from site_gen.catalogue import Catalogue
from site_gen.index import Field, Outline
from site_gen.model.figure import Figure
from site_gen.model.region import COUNTRY
from site_gen.model.search import Search

_PARCEL = 40
"""So many regions are worked on at once: what they see has to be sent with them."""

Divided = Mapping[str, tuple[str, ...]]
"""The regions of each territory."""


def territories_of(catalogue: Catalogue) -> Divided:
    """Divide the regions by province, in their order; the country is by itself."""
    within: dict[str, list[str]] = defaultdict(list)
    for code, above in catalogue.lineages.items():
        within[COUNTRY if code == COUNTRY else above[-2]].append(code)
    return {name: tuple(codes) for name, codes in within.items()}


def rest_on(catalogue: Catalogue, codes: Iterable[str]) -> set[str]:
    """Name the regions whose records anything may rest on that is about the regions of a territory."""
    own = set(codes)
    above = {up for code in own for up in catalogue.lineages[code]}
    return own.union(above, *(catalogue.children[code] for code in own))


def in_parcels(codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Divide the regions of a territory, so that all who work on them end together."""
    for first in range(0, len(codes), _PARCEL):
        yield tuple(codes[first : first + _PARCEL])


def seen_from(catalogue: Catalogue, codes: Iterable[str], parted: Iterable[str] = ()) -> Catalogue:
    """Leave of a catalogue what some regions and those above them say, and what that cites; of those
    directly below no more than their names. Of all below *parted* it is known what they speak of.
    """
    seen = sorted({above for code in codes for above in catalogue.lineages[code]})
    known = set(seen)
    far = {below for code in parted for below in _all_below(catalogue, code)}
    named = known.union(far, *(catalogue.children[code] for code in known))
    by_region = {code: catalogue.by_region[code] for code in seen if code in catalogue.by_region}
    own = tuple(figure for figures in by_region.values() for figure in figures)
    cited = {id_ for f in own for id_ in (f.citation.source, *f.citation.also)}
    doubted = {figure.doubt for figure in own}
    return replace(
        catalogue,
        search=Search(),
        regions={code: catalogue.regions[code] for code in sorted(named)},
        children={c: catalogue.children[c] for c in sorted(known | far)},
        lineages={code: catalogue.lineages[code] for code in seen},
        sources={id_: catalogue.sources[id_] for id_ in catalogue.sources if id_ in cited},
        doubts={
            id_: doubt
            for id_, doubt in catalogue.doubts.items()
            if id_ in doubted or known & set(doubt.regions)
        },
        figures=own,
        guides={
            id_: replace(guide, body="")
            for id_, guide in catalogue.guides.items()
            if known & set(guide.front.regions)
        },
        glossary={},
        pages={},
        by_region=by_region,
        by_field={key: catalogue.by_field[key] for key in _keys(own)},
        subjects={c: own for c, own in catalogue.subjects.items() if c in known or c in far},
        outline=Outline(),
    )


def recorded_on(catalogue: Catalogue, topic: str, codes: Iterable[str]) -> Catalogue:
    """Leave of a catalogue's figures those of some regions on a topic; which regions have any on
    others stays.
    """
    by_region = {
        code: tuple(figure for figure in catalogue.by_region.get(code, ()) if figure.topic == topic)
        for code in codes
    }
    own = tuple(figure for figures in by_region.values() for figure in figures)
    return replace(
        catalogue,
        search=Search(),
        figures=own,
        rungs={},
        cases={},
        guides={},
        glossary={},
        pages={},
        by_region=by_region,
        by_field={key: catalogue.by_field[key] for key in _keys(own)},
        subjects={
            code: {key: fields for key, fields in spoken.items() if key[1] == topic}
            for code, spoken in catalogue.subjects.items()
        },
        outline=Outline(),
    )


def _all_below(catalogue: Catalogue, code: str) -> Iterator[str]:
    for child in catalogue.children[code]:
        yield child
        yield from _all_below(catalogue, child)


def _keys(figures: Iterable[Figure]) -> Iterable[Field]:
    return dict.fromkeys((f.region, f.scheme, f.topic, f.field) for f in figures)
