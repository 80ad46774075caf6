"""The page that settles a reader's own bill: what its scripts say, and examples without them."""

from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.pages.page import Page

CALCULATOR = "calculator/"


def calculator_page(catalogue: Catalogue) -> Page:
    """Make the calculator's page; without scripts it leads to the standard cases."""
    cases = [Link(case.title, f"case/{id_}/") for id_, case in catalogue.cases.items()]
    view = {"cases": cases, "meets": _meets(catalogue)}
    return Page(CALCULATOR, "pages/calculator.html", "算一算", view)


def _meets(catalogue: Catalogue) -> list[tuple[str, str]]:
    """List in plain words which institutions the values of a ruler meet, where a source says."""
    return [
        (id_, value.meets)
        for dimension in catalogue.vocabulary.dimensions.values()
        if isinstance(dimension, ChoiceDimension)
        for id_, value in dimension.every_value().items()
        if value.meets is not None
    ]
