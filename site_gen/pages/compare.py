"""The page that puts regions side by side as a reader chooses them, and what to read without scripts."""

from collections.abc import Iterable

from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.pages.links import topic_link
from site_gen.pages.page import Page
from site_gen.words import STANDING

COMPARE = "compare/"


def side_by_side(codes: Iterable[str]) -> str:
    """Give the address of some regions side by side, the first of them as the reader's own."""
    own, *others = codes
    return f"{COMPARE}#r={own}&o={'-'.join(others)}"


def compare_page(catalogue: Catalogue) -> Page:
    """Make the page of two to four regions; without scripts it leads to the comparisons made here."""
    view = {
        "topics": [topic_link(catalogue, id_) for id_ in catalogue.vocabulary.topics],
        "cases": [Link(case.title, f"case/{id_}/") for id_, case in catalogue.cases.items()],
        "standings": [(standing.value, label) for standing, label in STANDING.items()],
    }
    return Page(COMPARE, "pages/compare.html", "几个地区并排看", view)
