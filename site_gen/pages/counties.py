"""A short page for each county without records of its own: what holds there, and whose rule it is."""

from site_gen.catalogue import has_figures, lineage
from site_gen.entries import path_words
from site_gen.pages.links import region_link
from site_gen.pages.page import Page
from site_gen.pages.region import Gathered, breadcrumbs


def county_page(gathered: Gathered, code: str) -> Page:
    """Make the short page of a bare county."""
    catalogue = gathered.catalogue
    region = catalogue.regions[code]
    above = lineage(catalogue, code)[1:]
    nearest = next((c for c in above if has_figures(catalogue, c)), above[0])
    view = {
        "region": region,
        "path": breadcrumbs(catalogue, code),
        "above": region_link(catalogue, above[0]),
        "nearest": region_link(catalogue, nearest),
        "way": path_words(catalogue, (*reversed(above), code)),
        "schemes": gathered.summary(above[0]),
    }
    return Page(f"r/{code}/", "pages/county.html", region.name, view)
