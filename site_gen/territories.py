"""Catalogue → territories: each province with all below it, and only what can be seen from there;
and topics, with only what is recorded on each.

The pages and rows of a region rest on its own rules and on those above it. A territory holds no more
than that, so whatever is made of it depends on nothing else: it can be made anywhere, and again
only when the territory has changed.
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
    """A province and all below it: *codes* are its regions, in order."""

    name: str
    codes: tuple[str, ...]
    catalogue: Catalogue


def territories_of(catalogue: Catalogue) -> tuple[Territory, ...]:
    """Divide a catalogue by province; the country belongs to none."""
    below: dict[str, list[str]] = defaultdict(list)
    for code, lineage in catalogue.lineages.items():
        if code != COUNTRY:
            below[lineage[-2]].append(code)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in catalogue.figures:
        figures[figure.region].append(figure)
    return tuple(
        Territory(province, tuple(codes), _seen_from(catalogue, codes, figures))
        for province, codes in below.items()
    )


def recorded_on(catalogue: Catalogue, topic: str) -> Catalogue:
    """Leave of a catalogue's figures those on a topic; which regions have any on others stays."""
    own = tuple(figure for figure in catalogue.figures if figure.topic == topic)
    return replace(
        catalogue,
        search=Search(),
        figures=own,
        rungs={},
        cases={},
        guides={},
        glossary={},
        pages={},
        by_field={key: group for key, group in catalogue.by_field.items() if key[2] == topic},
        subjects={
            code: {key: fields for key, fields in spoken.items() if key[1] == topic}
            for code, spoken in catalogue.subjects.items()
        },
        ends={figure.id: catalogue.ends[figure.id] for figure in own},
    )


def _seen_from(
    catalogue: Catalogue, codes: Iterable[str], figures: Mapping[str, list[Figure]]
) -> Catalogue:
    """Leave of a catalogue what some regions and those above them say, and what that cites."""
    seen = sorted({above for code in codes for above in catalogue.lineages[code]})
    known = set(seen)
    own = tuple(figure for code in seen for figure in figures.get(code, ()))
    keys = dict.fromkeys((f.region, f.scheme, f.topic, f.field) for f in own)
    cited = {id_ for f in own for id_ in (f.citation.source, *f.citation.also)}
    doubted = {figure.doubt for figure in own}
    return replace(
        catalogue,
        search=Search(),
        regions={code: catalogue.regions[code] for code in seen},
        children={c: tuple(b for b in catalogue.children[c] if b in known) for c in seen},
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
        by_field={key: catalogue.by_field[key] for key in keys},
        subjects={code: catalogue.subjects[code] for code in seen if code in catalogue.subjects},
        ends={figure.id: catalogue.ends[figure.id] for figure in own},
    )
