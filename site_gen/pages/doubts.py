"""Doubtful claims: a page for each that can be quoted, and the list of all, by province.

A doubt's page puts the claims side by side, one column a source, and says what is wrong with
them, what the site does and what would settle it.
"""

from collections import defaultdict
from typing import Any

from site_gen.catalogue import Catalogue, lineage
from site_gen.entries import Entry, Link, doubt_link, entry, figure_url, source_link
from site_gen.index import claimed_in
from site_gen.model.figure import Figure
from site_gen.model.region import COUNTRY
from site_gen.model.value import Standing
from site_gen.pages.links import region_link
from site_gen.pages.overview import Overview
from site_gen.pages.page import Page
from site_gen.words import GRADE, KIND, moment_words

View = dict[str, Any]

_OPEN = (Standing.DISPUTED.value, "未定论")
_REFUSED = (Standing.REJECTED.value, "有说法不采信")
_CLEARED = (Standing.ADOPTED.value, "已理清")
_UNUSED = (Standing.REJECTED.value, "不收录")


def doubts_page(overview: Overview) -> Page:
    """Make the list of doubts, by province, and of what is doubtful besides."""
    catalogue = overview.catalogue
    rest = [_single(catalogue, figure) for figure in catalogue.outline.doubtful]
    view = {"groups": _by_province(catalogue), "rest": rest}
    return Page("doubts/", "pages/doubts.html", "存疑与不采信", view)


def _by_province(catalogue: Catalogue) -> list[tuple[str, list[View]]]:
    """Group the doubts by the province of the region they name first; the country comes first."""
    groups: dict[str, list[View]] = defaultdict(list)
    for id_, doubt in catalogue.doubts.items():
        listed = {
            "id": id_,
            "link": doubt_link(catalogue, id_),
            "verdict": _verdict(catalogue, id_),
            "doubt": doubt,
        }
        groups[_province(catalogue, doubt.regions)].append(listed)
    return [(catalogue.regions[code].name, groups[code]) for code in sorted(groups)]


def _province(catalogue: Catalogue, regions: tuple[str, ...]) -> str:
    above = lineage(catalogue, regions[0]) if regions else (COUNTRY,)
    return above[-2] if len(above) > 1 else COUNTRY


def _verdict(catalogue: Catalogue, id_: str) -> tuple[str, str]:
    """Say how a doubt stands: a standing for its look, and words."""
    standings = catalogue.outline.verdicts.get(id_)
    if not standings:
        return _UNUSED
    if Standing.DISPUTED in standings:
        return _OPEN
    return _REFUSED if Standing.REJECTED in standings else _CLEARED


def doubt_page(overview: Overview, id_: str) -> Page:
    """Make the page of a doubt."""
    catalogue = overview.catalogue
    figures = claimed_in(catalogue, id_)
    doubt = catalogue.doubts[id_]
    cited = list(dict.fromkeys(figure.citation.source for figure in figures))
    view = {
        "doubt": doubt,
        "id": id_,
        "verdict": _verdict(catalogue, id_),
        "regions": [region_link(catalogue, code) for code in doubt.regions],
        "heads": [_head(catalogue, source) for source in cited],
        "groups": _groups(catalogue, figures, cited),
        "notes": list(dict.fromkeys(figure.note for figure in figures if figure.note)),
        "sources": [
            _source(catalogue, source, figures)
            for source in dict.fromkeys((*doubt.sources, *cited))
        ],
    }
    return Page(f"doubts/{id_}/", "pages/doubt.html", doubt.title, view)


def _head(catalogue: Catalogue, id_: str) -> tuple[Link, str]:
    """Name a source at the head of its column: who, of which grade and date."""
    source = catalogue.sources[id_]
    published = moment_words(source.published) if source.published else "没有日期"
    return source_link(catalogue, id_), f"{source.grade}级，{published}"


def _groups(catalogue: Catalogue, figures: tuple[Figure, ...], cited: list[str]) -> list[View]:
    """Put what is claimed of one thing into one row: a cell for each source."""
    groups: dict[tuple[str, str, str, str], dict[str, list[tuple[str, Entry]]]] = {}
    for figure in figures:
        item = entry(catalogue, figure, (figure.region,))
        group = groups.setdefault((figure.region, figure.scheme, figure.topic, figure.field), {})
        group.setdefault(item.condition, []).append((figure.citation.source, item))
    return [
        {
            "label": "，".join(_what(catalogue, *key)),
            "rows": [
                (condition, [[item for by, item in claims if by == source] for source in cited])
                for condition, claims in rows.items()
            ],
        }
        for key, rows in groups.items()
    ]


def _what(catalogue: Catalogue, region: str, scheme: str, topic: str, field: str) -> list[str]:
    """Name a place, a scheme, a topic and a field."""
    words = catalogue.vocabulary
    described = words.topics[topic]
    place, membership = catalogue.regions[region].name, words.schemes[scheme].label
    return [place, membership, described.label, described.fields[field].label]


def _source(catalogue: Catalogue, id_: str, figures: tuple[Figure, ...]) -> View:
    source = catalogue.sources[id_]
    found = [figure.citation.at for figure in figures if figure.citation.source == id_]
    return {
        "link": Link(source.title, f"sources/{id_}/"),
        "publisher": source.publisher,
        "kind": KIND[source.kind],
        "grade": f"{source.grade}：{GRADE[source.grade]}",
        "published": moment_words(source.published) if source.published else None,
        "at": list(dict.fromkeys(found)),
        "url": source.url,
    }


def _single(catalogue: Catalogue, figure: Figure) -> View:
    """Show a doubtful figure that belongs to no doubt."""
    _, *what = _what(catalogue, figure.region, figure.scheme, figure.topic, figure.field)
    return {
        "link": Link(catalogue.regions[figure.region].name, figure_url(figure)),
        "what": "，".join(what),
        "entry": entry(catalogue, figure, (figure.region,)),
    }
