"""A page for each source: what it says, and what became of each claim."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from site_gen.catalogue import Catalogue, end_of
from site_gen.entries import Link, entry
from site_gen.index import citing
from site_gen.model.figure import Figure
from site_gen.model.source import Source
from site_gen.pages.links import region_link
from site_gen.pages.overview import Overview
from site_gen.pages.page import Page
from site_gen.words import GRADE, KIND, day_words, moment_words, state_words


def sources_page(overview: Overview) -> Page:
    """Make the list of sources by grade."""
    sources, cited = overview.catalogue.sources, overview.catalogue.outline.cited
    graded = [
        (
            grade,
            words,
            [_listed(i, source, cited) for i, source in sources.items() if source.grade == grade],
        )
        for grade, words in GRADE.items()
    ]
    return Page("sources/", "pages/sources.html", "来源", {"grades": graded})


def source_page(overview: Overview, id_: str) -> Page:
    """Make the page of a source."""
    catalogue = overview.catalogue
    source, cited = catalogue.sources[id_], citing(catalogue, id_)
    view = {
        "source": source,
        "id": id_,
        "kind": KIND[source.kind],
        "grade": GRADE[source.grade],
        "published": moment_words(source.published) if source.published else None,
        "retrieved": day_words(source.retrieved) if source.retrieved else None,
        "count": len(cited),
        "groups": _groups(catalogue, cited, id_, overview.as_of),
        "texts": overview.texts.get(id_, []),
    }
    return Page(f"sources/{id_}/", "pages/source.html", source.title, view)


def _listed(id_: str, source: Source, cited: Mapping[str, int]) -> tuple[Link, str, int]:
    return Link(source.title, f"sources/{id_}/"), source.publisher, cited.get(id_, 0)


def _groups(
    catalogue: Catalogue, figures: tuple[Figure, ...], id_: str, as_of: date
) -> list[dict[str, object]]:
    """Group what a source says by region, scheme and topic; what is noted is said once a group."""
    groups: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.region, figure.scheme, figure.topic].append(figure)
    words = catalogue.vocabulary
    return [
        {
            "region": region_link(catalogue, region),
            "subject": f"{words.schemes[scheme].label}，{words.topics[topic].label}",
            "claims": [_claim(catalogue, figure, id_, as_of) for figure in group],
            "notes": list(dict.fromkeys(figure.note for figure in group if figure.note)),
        }
        for (region, scheme, topic), group in groups.items()
    ]


def _claim(catalogue: Catalogue, figure: Figure, id_: str, as_of: date) -> dict[str, object]:
    role = "主要来源" if figure.citation.source == id_ else "旁证"
    state = state_words(figure, end_of(catalogue, figure), as_of)
    return {
        "entry": entry(catalogue, figure, (figure.region,)),
        "use": "，".join(filter(None, (state, role))),
    }
