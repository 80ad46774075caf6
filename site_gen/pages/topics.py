"""A page for each topic that compares all regions, as of today and as of each year."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from site_gen.catalogue import Catalogue, end_of
from site_gen.compare import Table, sheet_of, tables_of_topic
from site_gen.compare.levels import compared_together, is_parted
from site_gen.compare.sheet import COLUMNS
from site_gen.entries import Link
from site_gen.export import spreadsheet
from site_gen.model.output import Output
from site_gen.model.region import COUNTRY
from site_gen.pages.page import Page
from site_gen.pages.places import places_of
from site_gen.recorded import SETTLED
from site_gen.words import day_words

View = dict[str, Any]
SHEET = "table.csv"


def topics_page(catalogue: Catalogue) -> Page:
    """Make the list of topics."""
    listed = [
        (Link(topic.label, f"t/{id_}/"), topic.help)
        for id_, topic in catalogue.vocabulary.topics.items()
    ]
    return Page("t/", "pages/topics.html", "按主题比较", {"topics": listed})


def topic_pages(catalogue: Catalogue, topic: str, as_of: date) -> Iterator[Page]:
    """Make the pages of a topic as of today and of every year."""
    codes = compared_together(catalogue)
    below = _parted_below(catalogue, topic, COUNTRY) if is_parted(catalogue) else []
    years = _years(catalogue, topic, codes, as_of)
    yield _topic_page(catalogue, topic, codes, as_of, years=years, below=below)
    for year in years:
        yield _topic_page(catalogue, topic, codes, date(year, 12, 31), years=years, year=year)


def topic_pages_within(catalogue: Catalogue, codes: Iterable[str], as_of: date) -> Iterator[Page]:
    """Make for each topic a page that compares a region with those directly below it."""
    for code in codes:
        for id_ in catalogue.vocabulary.topics:
            if not _is_parted_at(catalogue, id_, code):
                continue
            below = [child for child in catalogue.children[code] if child in catalogue.subjects]
            links = _parted_below(catalogue, id_, code)
            yield _topic_page(catalogue, id_, [code, *below], as_of, within=code, below=links)


def _parted_below(catalogue: Catalogue, topic: str, code: str) -> list[Link]:
    """Link to the pages that compare what is below a region on a topic."""
    return [
        Link(catalogue.regions[child].name, f"t/{topic}/{child}/")
        for child in catalogue.children[code]
        if _is_parted_at(catalogue, topic, child)
    ]


def _is_parted_at(catalogue: Catalogue, topic: str, code: str) -> bool:
    """Tell whether something below a region has figures of its own on a topic."""
    return any(
        any(topic == spoken for _, spoken in catalogue.subjects.get(child, ()))
        or _is_parted_at(catalogue, topic, child)
        for child in catalogue.children[code]
    )


def _topic_page(
    catalogue: Catalogue,
    id_: str,
    codes: Iterable[str],
    day: date,
    *,
    years: Iterable[int] = (),
    year: int | None = None,
    within: str | None = None,
    below: Iterable[Link] = (),
) -> Page:
    topic = catalogue.vocabulary.topics[id_]
    sections = list(_sections(catalogue, id_, codes, day))
    compared = {
        group.code for item in sections for table in item["tables"] for group in table.groups
    }
    view = {
        "topic": topic,
        "id": id_,
        "sections": sections,
        "places": places_of(catalogue, compared),
        "years": [(number, f"t/{id_}/{number}/", number == year) for number in years],
        "year": year,
        "day": day_words(day),
        "now": Link("全国和各省" if within else "现在", f"t/{id_}/"),
        "within": within,
        "below": list(below),
        "sheet": "-".join(map(str, filter(None, (id_, within, year)))) + ".csv",
    }
    name = catalogue.regions[within].name if within else "各地"
    title = f"{topic.label}：{name}比较" + (f"（{year}年底）" if year else "")
    below_topic = within or year
    url = f"t/{id_}/{below_topic}/" if below_topic else f"t/{id_}/"
    return Page(url, "pages/topic.html", title, view, _beside(url, sections))


def _beside(url: str, sections: list[View]) -> tuple[Output, ...]:
    """Put the tables of a page into one spreadsheet, where there are any."""
    lines = [line for item in sections for line in sheet_of(item["scheme"].label, item["tables"])]
    return (Output(f"{url}{SHEET}", spreadsheet(lines, COLUMNS)),) if lines else ()


def _sections(catalogue: Catalogue, topic: str, codes: Iterable[str], day: date) -> Iterator[View]:
    """Compare regions, a section for each scheme."""
    regions = list(codes)
    for scheme, described in catalogue.vocabulary.schemes.items():
        tables = tables_of_topic(catalogue, scheme, topic, regions, day)
        if tables:
            fields = _first_of_each_field(tables)
            yield {"id": scheme, "scheme": described, "tables": tables, "fields": fields}


def _first_of_each_field(tables: Iterable[Table]) -> list[tuple[str, str]]:
    """Name each field with the id of its first table."""
    first: dict[str, str] = {}
    for table in tables:
        first.setdefault(table.field, table.id)
    return list(first.items())


def _years(catalogue: Catalogue, topic: str, codes: Iterable[str], as_of: date) -> list[int]:
    """List the years at whose end some settled figure of the topic holds in one of some regions."""
    years: set[int] = set()
    for figure in (f for code in codes for f in catalogue.by_region.get(code, ())):
        if figure.topic != topic or figure.standing not in SETTLED:
            continue
        first, end = figure.since.day.year, end_of(catalogue, figure)
        last = max(as_of.year, first)  # beyond it nothing is known to change
        if end is not None:
            last = min(last, end.year - (end < date(end.year, 12, 31)))
        years.update(range(first, last + 1))
    return sorted(years, reverse=True)
