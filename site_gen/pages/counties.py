"""A short page for each county without records of its own: what holds there, and whose rule it is."""

from collections.abc import Iterable, Iterator
from datetime import date

from site_gen.catalogue import Catalogue, has_figures, lineage
from site_gen.entries import path_words
from site_gen.pages.links import region_link
from site_gen.pages.page import Page
from site_gen.pages.region import breadcrumbs, is_bare_county
from site_gen.summary import Summary, summary_of


def county_pages(catalogue: Catalogue, codes: Iterable[str], as_of: date) -> Iterator[Page]:
    """Make the short pages of those among some regions that have one."""
    summaries: dict[str, Summary] = {}
    for code in codes:
        if not is_bare_county(catalogue, code):
            continue
        region = catalogue.regions[code]
        above = lineage(catalogue, code)[1:]
        if above[0] not in summaries:  # it is the same for all counties of a prefecture
            summaries[above[0]] = summary_of(catalogue, above[0], as_of)
        nearest = next((c for c in above if has_figures(catalogue, c)), above[0])
        view = {
            "region": region,
            "path": breadcrumbs(catalogue, code),
            "above": region_link(catalogue, above[0]),
            "nearest": region_link(catalogue, nearest),
            "way": path_words(catalogue, (*reversed(above), code)),
            "schemes": summaries[above[0]],
        }
        yield Page(f"r/{code}/", "pages/county.html", region.name, view)
