"""A page for each source: what it says, and what became of each claim."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from site_gen.catalogue import Catalogue
from site_gen.entries import Link, entry
from site_gen.model.figure import Figure
from site_gen.model.source import Source
from site_gen.pages.links import region_link
from site_gen.pages.page import Page
from site_gen.words import GRADE, KIND, day_words, moment_words, state_words


def source_pages(catalogue: Catalogue, as_of: date) -> Iterator[Page]:
    """Make the list of sources by grade, and a page for each."""
    cited = _cited(catalogue)
    graded = [
        (
            grade,
            words,
            [
                _listed(id_, source, cited)
                for id_, source in catalogue.sources.items()
                if source.grade == grade
            ],
        )
        for grade, words in GRADE.items()
    ]
    yield Page("sources/", "pages/sources.html", "来源", {"grades": graded})
    texts = _texts(catalogue)
    for id_, source in catalogue.sources.items():
        view = {
            "source": source,
            "id": id_,
            "kind": KIND[source.kind],
            "grade": GRADE[source.grade],
            "published": moment_words(source.published) if source.published else None,
            "retrieved": day_words(source.retrieved) if source.retrieved else None,
            "count": len(cited[id_]),
            "groups": _groups(catalogue, cited[id_], id_, as_of),
            "texts": texts[id_],
        }
        yield Page(f"sources/{id_}/", "pages/source.html", source.title, view)


def _listed(id_: str, source: Source, cited: dict[str, list[Figure]]) -> tuple[Link, str, int]:
    return Link(source.title, f"sources/{id_}/"), source.publisher, len(cited[id_])


def _groups(
    catalogue: Catalogue, figures: list[Figure], id_: str, as_of: date
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
    state = state_words(figure, catalogue.ends[figure.id], as_of)
    return {
        "entry": entry(catalogue, figure, (figure.region,)),
        "use": "，".join(filter(None, (state, role))),
    }


def _cited(catalogue: Catalogue) -> dict[str, list[Figure]]:
    cited: dict[str, list[Figure]] = defaultdict(list)
    for figure in catalogue.figures:
        for id_ in dict.fromkeys((figure.citation.source, *figure.citation.also)):
            cited[id_].append(figure)
    return cited


def _texts(catalogue: Catalogue) -> dict[str, list[Link]]:
    texts: dict[str, list[Link]] = defaultdict(list)
    for id_, guide in catalogue.guides.items():
        for source in guide.front.sources:
            texts[source].append(Link(f"指南：{guide.front.title}", f"guides/{id_}/"))
    for id_, term in catalogue.glossary.items():
        for source in term.front.sources:
            texts[source].append(Link(f"词语：{term.front.term}", f"glossary/#{id_}"))
    for id_, page in catalogue.pages.items():
        for source in page.front.sources:
            texts[source].append(Link(f"本站：{page.front.title}", f"{id_}/"))
    for id_, doubt in catalogue.doubts.items():
        for source in doubt.sources:
            texts[source].append(Link(f"存疑：{doubt.title}", f"doubts/{id_}/"))
    return texts
