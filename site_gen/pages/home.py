"""The home page, the page of the open data, and the pages for what is not there."""

from site_gen.cases.rows import COLUMNS as CASE_COLUMNS
from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.export import COLUMNS
from site_gen.model.value import Standing
from site_gen.model.vocabulary import FieldDefinition
from site_gen.offline import OFFLINE
from site_gen.pages.links import guide_links, topic_link
from site_gen.pages.page import Page
from site_gen.pages.regions import province_tiles
from site_gen.words import STANDING, STANDING_HELP


def home_page(catalogue: Catalogue) -> Page:
    """Make the home page: where to begin, and what the site holds."""
    view = {
        "provinces": province_tiles(catalogue),
        "topics": [topic_link(catalogue, id_) for id_ in catalogue.vocabulary.topics],
        "cases": [Link(case.title, f"case/{id_}/") for id_, case in catalogue.cases.items()],
        "guides": guide_links(catalogue),
        "count": counts(catalogue),
    }
    return Page("", "pages/home.html", catalogue.site.name, view)


def counts(catalogue: Catalogue) -> dict[str, int]:
    """Count what the catalogue holds."""
    return {
        "figures": sum(catalogue.outline.standings.values()),
        "regions": len(catalogue.subjects),
        "sources": len(catalogue.sources),
        "doubts": len(catalogue.doubts),
    }


def data_page(catalogue: Catalogue) -> Page:
    """Make the page that describes the open data."""
    tally = catalogue.outline.standings
    view = {
        "columns": COLUMNS,
        "case_columns": CASE_COLUMNS if catalogue.cases else (),
        "standings": [(STANDING[s], s.value, tally.get(s, 0), STANDING_HELP[s]) for s in Standing],
        "fields": [
            (topic.label, id_, name, field.label, _form(field))
            for id_, topic in catalogue.vocabulary.topics.items()
            for name, field in topic.fields.items()
        ],
        "list": catalogue.region_list,
    }
    return Page("data/", "pages/data.html", "开放数据", view)


def _form(field: FieldDefinition) -> str:
    """Name the type of a field, and what a choice may say."""
    choices = "、".join(f"{id_} {label}" for id_, label in field.choices.items())
    return f"{field.type.value}：{choices}" if choices else field.type.value


def not_found_page() -> Page:
    """Make the page a server shows for an address that does not exist."""
    return Page("404.html", "pages/not-found.html", "没有这一页", {})


def offline_page() -> Page:
    """Make the page a phone shows for what it has not stored while there is no network."""
    return Page(OFFLINE, "pages/offline.html", "没有连上网", {})
