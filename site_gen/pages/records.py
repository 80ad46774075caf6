"""A page for each region and scheme: every figure the region itself has, with its whole basis.

This is where a figure has its anchor and its address for good, whether it holds, has ended,
is yet to come or is not believed.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from site_gen.catalogue import Catalogue, end_of, own_figures
from site_gen.entries import Link, Run, entry, records_url, runs
from site_gen.model.figure import Figure
from site_gen.model.value import Standing
from site_gen.pages.links import topic_link
from site_gen.pages.page import Page
from site_gen.pages.region import Section, breadcrumbs
from site_gen.words import state_words


def records_pages(catalogue: Catalogue, codes: Iterable[str], as_of: date) -> Iterator[Page]:
    """Make the pages of records of those among some regions that have any."""
    for region in codes:
        subjects = catalogue.subjects.get(region, ())
        for scheme in catalogue.vocabulary.schemes:
            topics = [id_ for id_ in catalogue.vocabulary.topics if (scheme, id_) in subjects]
            if topics:
                yield _page(catalogue, region, scheme, topics, as_of)


def _page(catalogue: Catalogue, region: str, scheme: str, topics: list[str], as_of: date) -> Page:
    name = catalogue.regions[region].name
    described = catalogue.vocabulary.schemes[scheme]
    view = {
        "path": [
            *breadcrumbs(catalogue, region),
            Link(described.label, records_url(region, scheme)),
        ],
        "region": name,
        "scheme": described,
        "topics": [
            {
                "id": topic,
                "link": topic_link(catalogue, topic),
                "groups": _groups(catalogue, own_figures(catalogue, region, scheme, topic), as_of),
            }
            for topic in topics
        ],
    }
    title = f"{name}：{described.label}的全部记录"
    return Page(records_url(region, scheme), "pages/records.html", title, view)


def _groups(catalogue: Catalogue, figures: Iterable[Figure], as_of: date) -> list[Section]:
    """Group figures by field, the newest first; what is not believed stands last."""
    fields: dict[str, list[Figure]] = {}
    for figure in figures:
        fields.setdefault(figure.field, []).append(figure)
    return [
        {
            "label": catalogue.vocabulary.topics[group[0].topic].fields[name].label,
            "runs": [
                (run, _state(catalogue, run, group, as_of))
                for run in runs(
                    entry(catalogue, figure, (figure.region,))
                    for figure in sorted(group, key=_newest_first)
                )
            ],
        }
        for name, group in fields.items()
    ]


def _newest_first(figure: Figure) -> tuple[bool, int]:
    return figure.standing is Standing.REJECTED, -figure.since.day.toordinal()


def _state(catalogue: Catalogue, run: Run, group: list[Figure], as_of: date) -> str:
    """Say whether the figures of a run hold: those of one basis share their dates."""
    figure = next(figure for figure in group if figure.id == run.entries[0].id)
    return state_words(figure, end_of(catalogue, figure), as_of)
