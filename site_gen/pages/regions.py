"""A page for each region: its rules by scheme and topic, history, doubts, what is not known."""

from collections.abc import Iterator, Mapping
from datetime import date

from site_gen.catalogue import (
    Answer,
    Catalogue,
    answers,
    has_figures,
    lineage,
    speaks_of,
)
from site_gen.compare import history, scale_note, set_aside
from site_gen.entries import Link, entry, path_words, runs
from site_gen.model.region import COUNTRY, Region
from site_gen.pages.links import region_link, topic_link
from site_gen.pages.page import Page

Section = dict[str, object]


def regions_page(catalogue: Catalogue) -> Page:
    """Make the region finder: every province with its prefectures; counties stand on theirs."""
    with_records = catalogue.subjects.keys()
    provinces = [
        {
            "link": region_link(catalogue, code),
            "recorded": code in with_records
            or any(below in with_records for below in catalogue.children[code]),
            "children": [
                (region_link(catalogue, below), below in with_records)
                for below in catalogue.children[code]
            ],
        }
        for code in catalogue.children[COUNTRY]
    ]
    view = {
        "provinces": provinces,
        "country": region_link(catalogue, COUNTRY),
        "list": catalogue.region_list,
    }
    return Page("regions/", "pages/regions.html", "找地区", view)


def region_pages(
    catalogue: Catalogue, cases: Mapping[str, list[Link]], as_of: date
) -> Iterator[Page]:
    """Make a page for each region; a county without records of its own gets a short one."""
    for code, region in catalogue.regions.items():
        if region.level == "county" and not has_figures(catalogue, code):
            yield _county_page(catalogue, code, region)
        else:
            yield _region_page(catalogue, code, region, cases.get(code, []), as_of)


def _county_page(catalogue: Catalogue, code: str, region: Region) -> Page:
    above = lineage(catalogue, code)[1:]
    nearest = next((c for c in above if has_figures(catalogue, c)), above[0])
    view = {
        "region": region,
        "path": _breadcrumbs(catalogue, code),
        "above": region_link(catalogue, above[0]),
        "nearest": region_link(catalogue, nearest),
        "way": path_words(catalogue, (*reversed(above), code)),
    }
    return Page(f"r/{code}/", "pages/county.html", region.name, view)


def _region_page(
    catalogue: Catalogue, code: str, region: Region, cases: list[Link], as_of: date
) -> Page:
    schemes = []
    unknown = []
    for scheme, described in catalogue.vocabulary.schemes.items():
        topics = [
            _topic_section(catalogue, code, scheme, topic, as_of)
            for topic in catalogue.vocabulary.topics
        ]
        present = [section for section in topics if section is not None]
        if present:
            schemes.append({"id": scheme, "scheme": described, "topics": present})
        if described.ended is None and not described.common:
            missing = [
                topic_link(catalogue, id_)
                for id_, section in zip(catalogue.vocabulary.topics, topics, strict=True)
                if section is None and _lacks(catalogue, code, scheme, id_)
            ]
            unknown.append((described.label, missing))
    view = {
        "region": region,
        "path": _breadcrumbs(catalogue, code),
        "own": has_figures(catalogue, code),
        "doubts": _doubts(catalogue, code),
        "schemes": schemes,
        "unknown": unknown,
        "cases": cases,
        "guides": _guides(catalogue, code),
        "children": [region_link(catalogue, below) for below in catalogue.children[code]],
    }
    return Page(f"r/{code}/", "pages/region.html", region.name, view)


def _topic_section(
    catalogue: Catalogue, code: str, scheme: str, topic: str, as_of: date
) -> Section | None:
    if not speaks_of(catalogue, code, scheme, topic):
        return None
    found = answers(catalogue, code, scheme, topic, as_of)
    groups = _groups(catalogue, topic, found)
    past = history(catalogue, code, scheme, topic, as_of)
    rejected = set_aside(catalogue, code, scheme, topic, as_of)
    if not (groups or past or rejected):
        return None
    return {
        "id": f"{scheme}-{topic}",
        "link": topic_link(catalogue, topic),
        "help": catalogue.vocabulary.topics[topic].help,
        "groups": groups,
        "missing": _missing(catalogue, topic, found) if groups else [],
        "history": past,
        "rejected": rejected,
    }


def _groups(catalogue: Catalogue, topic: str, found: Mapping[str, Answer]) -> list[Section]:
    """Put each field's figures into words; a ruler is explained where it first occurs."""
    groups: list[Section] = [
        {
            "label": catalogue.vocabulary.topics[topic].fields[name].label,
            "help": catalogue.vocabulary.topics[topic].fields[name].help,
            "scale": scale_note(catalogue, topic, item),
            "runs": runs(entry(catalogue, figure, item.path) for figure in item.figures),
        }
        for name, item in found.items()
    ]
    said: set[str] = set()
    for group in groups:
        if group["scale"] in said:
            group["scale"] = ""
        said.add(str(group["scale"]))
    return groups


def _missing(catalogue: Catalogue, topic: str, found: Mapping[str, object]) -> list[str]:
    """Name the fields that everyone asks for and that have no record."""
    fields = catalogue.vocabulary.topics[topic].fields
    return [item.label for id_, item in fields.items() if item.essential and id_ not in found]


def _lacks(catalogue: Catalogue, code: str, scheme: str, topic: str) -> bool:
    """Tell whether a scheme ought to have something on a topic, and nothing common stands in."""
    concerns = catalogue.vocabulary.topics[topic].concerns
    common = [id_ for id_, item in catalogue.vocabulary.schemes.items() if item.common]
    if concerns and scheme not in concerns:
        return False
    return not any(speaks_of(catalogue, code, id_, topic) for id_ in common)


def _doubts(catalogue: Catalogue, code: str) -> list[Link]:
    """List the doubts about a region and those above it."""
    above = set(lineage(catalogue, code)) - {COUNTRY} | {code}
    return [
        Link(doubt.title, f"doubts/#{id_}")
        for id_, doubt in catalogue.doubts.items()
        if above & set(doubt.regions)
    ]


def _breadcrumbs(catalogue: Catalogue, code: str) -> list[Link]:
    return [region_link(catalogue, above) for above in reversed(lineage(catalogue, code))]


def _guides(catalogue: Catalogue, code: str) -> list[Link]:
    """List the guides for a region: its own first, then those of the regions above it."""
    above = lineage(catalogue, code)
    ranked = []
    for id_, guide in catalogue.guides.items():
        places = [above.index(region) for region in guide.front.regions if region in above]
        if places:
            ranked.append((min(places), Link(guide.front.title, f"guides/{id_}/")))
    return [link for _, link in sorted(ranked, key=lambda item: item[0])]
