"""Where things of the catalogue are found on the site."""

from site_gen.catalogue import Catalogue
from site_gen.entries import Link, region_url
from site_gen.markup import Resolve


def topic_link(catalogue: Catalogue, topic: str) -> Link:
    """Link to the page that compares a topic between regions."""
    return Link(catalogue.vocabulary.topics[topic].label, f"t/{topic}/")


def guide_links(catalogue: Catalogue) -> list[Link]:
    """Link to every guide."""
    return [Link(guide.front.title, f"guides/{id_}/") for id_, guide in catalogue.guides.items()]


def region_link(catalogue: Catalogue, code: str) -> Link:
    """Link to a region's page."""
    return Link(catalogue.regions[code].name, region_url(code))


def resolver(root: str) -> Resolve:
    """Make the function that turns links inside a text into addresses seen from a page."""
    forms = {
        "guide": "guides/{}/",
        "term": "glossary/#{}",
        "region": "r/{}/",
        "topic": "t/{}/",
        "source": "sources/{}/",
        "doubt": "doubts/{}/",
        "page": "{}/",
    }

    def resolve(kind: str, name: str) -> str | None:
        form = forms.get(kind)
        return root + form.format(name) if form else None

    return resolve
