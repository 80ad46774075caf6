"""The page where everything is found: by the box, or without scripts in the lists below it."""

from site_gen.catalogue import Catalogue
from site_gen.entries import Link
from site_gen.model.region import COUNTRY
from site_gen.pages.links import guide_links, region_link, topic_link
from site_gen.pages.page import Page
from site_gen.pages.regions import letter_links


def search_page(catalogue: Catalogue) -> Page:
    """Make the search page, with a list of everything that can be found."""
    view = {
        "provinces": [region_link(catalogue, code) for code in catalogue.children[COUNTRY]],
        "letters": letter_links(catalogue),
        "topics": [topic_link(catalogue, id_) for id_ in catalogue.vocabulary.topics],
        "guides": guide_links(catalogue),
        "cases": [Link(case.title, f"case/{id_}/") for id_, case in catalogue.cases.items()],
        "terms": [
            Link(term.front.term, f"glossary/#{id_}") for id_, term in catalogue.glossary.items()
        ],
    }
    return Page("search/", "pages/search.html", "查找", view)
