"""Catalogue → territories: the country, and each province with all below it, with only what can be
seen from there; and topics, with only what is recorded on each.

The pages and rows of a region rest on its own rules, on those above it and on those beside it. A
territory holds no more than that, so whatever is made of it depends on nothing else and can be
made anywhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from site_gen.catalogue import Catalogue
from site_gen.model.figure import Figure
from site_gen.model.region import COUNTRY
from site_gen.model.search import Search


@dataclass(frozen=True)
class Territory:
    """A province and all below it, or the country alone: *codes* are its regions, in order."""

    name: str
    codes: tuple[str, ...]
    catalogue: Catalogue


def territories_of(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Divide the regions by province, in their order; the country is by itself."""
    within: dict[str, list[str]] = defaultdict(list)
    for code, above in catalogue.lineages.items():
        within[COUNTRY if code == COUNTRY else above[-2]].append(code)
    return {name: tuple(codes) for name, codes in within.items()}


def territory_of(catalogue: Catalogue, name: str, codes: tuple[str, ...]) -> Territory:
    """Make a territory of some regions."""
    return Territory(name, codes, _seen_from(catalogue, codes))


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
        ends={figure.id: catalogue.ends[figure.id] for figure in own},
    )


def _seen_from(catalogue: Catalogue, codes: Iterable[str]) -> Catalogue:
    """Leave of a catalogue what some regions and those above them say, and what that cites; of those
    directly below no more than their names.
    """
    seen = sorted({above for code in codes for above in catalogue.lineages[code]})
    known = set(seen)
    named = known.union(*(catalogue.children[code] for code in codes))
    by_region = {code: catalogue.by_region[code] for code in seen if code in catalogue.by_region}
    own = tuple(figure for figures in by_region.values() for figure in figures)
    cited = {id_ for f in own for id_ in (f.citation.source, *f.citation.also)}
    doubted = {figure.doubt for figure in own}
    return replace(
        catalogue,
        search=Search(),
        regions={code: catalogue.regions[code] for code in sorted(named)},
        children={c: tuple(b for b in catalogue.children[c] if b in named) for c in seen},
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
        subjects={code: catalogue.subjects[code] for code in seen if code in catalogue.subjects},
        ends={figure.id: catalogue.ends[figure.id] for figure in own},
    )


def _keys(figures: Iterable[Figure]) -> Iterable[tuple[str, str, str, str]]:
    return dict.fromkeys((f.region, f.scheme, f.topic, f.field) for f in figures)
