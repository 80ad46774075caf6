"""A page for each region with records: every field's values one after another, with charts, and
the rules as they were at the end of each year in which something of its own changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from site_gen.catalogue import Catalogue, has_figures
from site_gen.charts import chart_of
from site_gen.entries import Link, figure_url, history_url, region_url, source_link
from site_gen.holdings import Holding
from site_gen.pages.links import region_link, topic_link
from site_gen.pages.page import Page
from site_gen.pages.region import Gathered, Section, breadcrumbs, schemes_of
from site_gen.succession import Series, changes_of, turns_of, years_of_change
from site_gen.words import STANDING, condition_words, day_words, stretch_words, value_words


def history_pages(gathered: Gathered, code: str) -> Iterator[Page]:
    """Make the history of a region with records, and a page for each year of change."""
    catalogue, as_of = gathered.catalogue, gathered.as_of
    if has_figures(catalogue, code):
        years = [year for year in years_of_change(catalogue, code) if year < as_of.year]
        yield _history(gathered, code, years)
        for year in years:
            yield _year(gathered, code, year, years)


def _history(gathered: Gathered, code: str, years: list[int]) -> Page:
    catalogue, as_of = gathered.catalogue, gathered.as_of
    name = catalogue.regions[code].name
    series = gathered.series(code)
    coming = [change for change in changes_of(catalogue, series) if change.day > as_of]
    view = {
        "region": region_link(catalogue, code),
        "path": [*breadcrumbs(catalogue, code), Link("历史", history_url(code))],
        "years": _years(code, years, None),
        "coming": turns_of(catalogue, reversed(coming)),
        "schemes": _schemes(catalogue, code, series),
        "day": as_of.isoformat(),
        "earlier": date(as_of.year - 1, 12, 31).isoformat(),
    }
    return Page(history_url(code), "pages/history.html", f"{name}：以前的规定和变化", view)


def _years(code: str, years: list[int], current: int | None) -> list[tuple[int, str, bool]]:
    return [(year, f"{region_url(code)}{year}/", year == current) for year in years]


def _schemes(catalogue: Catalogue, code: str, series: Iterable[Series]) -> list[Section]:
    by_scheme = groupby(series, lambda one: one.key[0])
    return [
        {
            "id": scheme,
            "label": catalogue.vocabulary.schemes[scheme].label,
            "topics": [
                _topic(catalogue, code, topic, list(group))
                for topic, group in groupby(same, lambda one: one.key[1])
            ],
        }
        for scheme, same in by_scheme
    ]


def _topic(catalogue: Catalogue, code: str, topic: str, series: list[Series]) -> Section:
    """Show the fields that changed one by one, and the rest of the topic in one table."""
    fields = [(name, list(group)) for name, group in groupby(series, lambda one: one.key[2])]
    changed = [_field(catalogue, code, item) for item in fields if _varies(item[1])]
    steady = [_field(catalogue, code, item) for item in fields if not _varies(item[1])]
    return {
        "id": f"{series[0].key[0]}-{topic}",
        "link": topic_link(catalogue, topic),
        "changed": changed,
        "steady": steady,
    }


def _varies(series: Iterable[Series]) -> bool:
    return any(len(one.holdings) > 1 for one in series)


def _field(catalogue: Catalogue, code: str, item: tuple[str, list[Series]]) -> Section:
    name, series = item
    label = catalogue.vocabulary.topics[series[0].key[1]].fields[name].label
    holdings = [holding for one in series for holding in one.holdings]
    sources = dict.fromkeys(holding.figure.citation.source for holding in holdings)
    return {
        "label": label,
        "rows": [_row(catalogue, code, holding) for holding in holdings],
        "chart": chart_of(catalogue, label, series),
        "sources": [source_link(catalogue, id_) for id_ in sources],
    }


def _row(catalogue: Catalogue, code: str, holding: Holding) -> Section:
    figure = holding.figure
    standing = figure.standing
    return {
        "condition": condition_words(figure.dims, catalogue.vocabulary.dimensions),
        "since": holding.since.isoformat(),
        "until": holding.until.isoformat() if holding.until else "",
        "time": ("见于" if figure.seen and holding.since == figure.since.day else "")
        + stretch_words(holding.since, holding.until),
        "value": Link(value_words(figure.value), figure_url(figure)),
        "owner": "" if holding.owner == code else catalogue.regions[holding.owner].name,
        "standing": None if standing.value == "adopted" else (standing.value, STANDING[standing]),
    }


def _year(gathered: Gathered, code: str, year: int, years: list[int]) -> Page:
    catalogue = gathered.catalogue
    day = date(year, 12, 31)
    view: Mapping[str, object] = {
        "region": region_link(catalogue, code),
        "path": [*breadcrumbs(catalogue, code), Link(f"{year}年底", f"{region_url(code)}{year}/")],
        "years": _years(code, years, year),
        "history": Link("以前的规定和变化", history_url(code)),
        "day": day_words(day),
        "schemes": schemes_of(gathered, code, day, past=True),
    }
    title = f"{catalogue.regions[code].name}：{year}年底的规定"
    return Page(f"{region_url(code)}{year}/", "pages/region-year.html", title, view)
