"""Guides, the glossary and the site's own texts."""

from collections.abc import Iterator

from site_gen.catalogue import Catalogue
from site_gen.entries import source_title_link
from site_gen.markup import render_markdown
from site_gen.pages.links import region_link, resolver, topic_link
from site_gen.pages.page import Page
from site_gen.words import day_words


def guide_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Make the list of guides and a page for each."""
    listed = [
        (
            guide.front.title,
            f"guides/{id_}/",
            [catalogue.regions[c].name for c in guide.front.regions],
        )
        for id_, guide in catalogue.guides.items()
    ]
    yield Page("guides/", "pages/guides.html", "办事指南", {"guides": listed})
    for id_, guide in catalogue.guides.items():
        front = guide.front
        view = {
            "body": render_markdown(guide.body, resolver("../../")),
            "regions": [region_link(catalogue, code) for code in front.regions],
            "topics": [topic_link(catalogue, topic) for topic in front.topics],
            "sources": [source_title_link(catalogue, source) for source in front.sources],
            "checked": day_words(front.checked),
        }
        yield Page(f"guides/{id_}/", "pages/guide.html", front.title, view)


def glossary_page(catalogue: Catalogue) -> Page:
    """Make the glossary: every term with its other names, on one page."""
    terms = [
        {
            "id": id_,
            "term": term.front.term,
            "also": "、".join(term.front.also),
            "body": render_markdown(term.body, resolver("../")),
            "sources": [source_title_link(catalogue, source) for source in term.front.sources],
        }
        for id_, term in catalogue.glossary.items()
    ]
    return Page("glossary/", "pages/glossary.html", "词语解释", {"terms": terms})


def prose_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Make the site's own texts: about, method."""
    for id_, page in catalogue.pages.items():
        view = {"body": render_markdown(page.body, resolver("../"))}
        yield Page(f"{id_}/", "pages/prose.html", page.front.title, view)
