"""A page for each topic that compares all regions, as of today and as of each year."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from site_gen.catalogue import SETTLED, Catalogue
from site_gen.compare import Table, sheet_of, tables_of_topic
from site_gen.compare.sheet import COLUMNS
from site_gen.entries import Link
from site_gen.export import spreadsheet
from site_gen.model.output import Output
from site_gen.model.vocabulary import Topic
from site_gen.pages.page import Page
from site_gen.pages.places import places_of
from site_gen.words import day_words

View = dict[str, Any]
SHEET = "table.csv"


def topic_pages(catalogue: Catalogue, as_of: date) -> Iterator[Page]:
    """Make the list of topics, and for each its pages as of today and of every year."""
    listed = [
        (Link(topic.label, f"t/{id_}/"), topic.help)
        for id_, topic in catalogue.vocabulary.topics.items()
    ]
    yield Page("t/", "pages/topics.html", "按主题比较", {"topics": listed})
    for id_, topic in catalogue.vocabulary.topics.items():
        years = _years(catalogue, id_, as_of)
        yield _topic_page(catalogue, id_, topic, years, as_of, None)
        for year in years:
            yield _topic_page(catalogue, id_, topic, years, date(year, 12, 31), year)


def _topic_page(
    catalogue: Catalogue, id_: str, topic: Topic, years: list[int], day: date, year: int | None
) -> Page:
    sections = list(_sections(catalogue, id_, day))
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
        "now": Link("现在", f"t/{id_}/"),
        "sheet": _name(id_, year),
    }
    title = f"{topic.label}：各地比较" + (f"（{year}年底）" if year else "")
    url = f"t/{id_}/{year}/" if year else f"t/{id_}/"
    return Page(url, "pages/topic.html", title, view, _beside(url, sections))


def _name(topic: str, year: int | None) -> str:
    """Name the spreadsheet as it is saved, so that several do not hide each other."""
    return f"{topic}-{year}.csv" if year else f"{topic}.csv"


def _beside(url: str, sections: list[View]) -> tuple[Output, ...]:
    """Put the tables of a page into one spreadsheet, where there are any."""
    lines = [line for item in sections for line in sheet_of(item["scheme"].label, item["tables"])]
    return (Output(f"{url}{SHEET}", spreadsheet(lines, COLUMNS)),) if lines else ()


def _sections(catalogue: Catalogue, topic: str, day: date) -> Iterator[View]:
    """Compare the regions that have records, a section for each scheme."""
    regions = sorted(catalogue.subjects)
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


def _years(catalogue: Catalogue, topic: str, as_of: date) -> list[int]:
    """List the years at whose end some settled figure of the topic holds."""
    years: set[int] = set()
    for figure in catalogue.figures:
        if figure.topic != topic or figure.standing not in SETTLED:
            continue
        first, end = figure.since.day.year, catalogue.ends[figure.id]
        last = max(as_of.year, first)  # beyond it nothing is known to change
        if end is not None:
            last = min(last, end.year - (end < date(end.year, 12, 31)))
        years.update(range(first, last + 1))
    return sorted(years, reverse=True)
