"""The page of doubtful claims: each with the claims, the reasons, what would settle it."""

from collections import defaultdict

from site_gen.catalogue import Catalogue
from site_gen.entries import Link, entry, figure_url, source_title_link
from site_gen.model.figure import Figure
from site_gen.model.value import Standing
from site_gen.pages.links import region_link
from site_gen.pages.page import Page

_DOUBTFUL = (Standing.DISPUTED, Standing.REJECTED)


def doubts_page(catalogue: Catalogue) -> Page:
    """Make the page of every contradiction, and of doubtful figures that belong to none."""
    figures: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in catalogue.figures:
        figures[figure.doubt].append(figure)
    doubts = [
        {
            "id": id_,
            "doubt": doubt,
            "regions": [region_link(catalogue, code) for code in doubt.regions],
            "sources": [source_title_link(catalogue, source) for source in doubt.sources],
            "figures": [_figure(catalogue, figure) for figure in figures[id_]],
        }
        for id_, doubt in catalogue.doubts.items()
    ]
    rest = [_figure(catalogue, f) for f in figures[None] if f.standing in _DOUBTFUL]
    return Page("doubts/", "pages/doubts.html", "存疑与不采信", {"doubts": doubts, "rest": rest})


def _figure(catalogue: Catalogue, figure: Figure) -> dict[str, object]:
    return {
        "entry": entry(catalogue, figure, (figure.region,)),
        "region": Link(catalogue.regions[figure.region].name, figure_url(figure)),
        "scheme": catalogue.vocabulary.schemes[figure.scheme].label,
        "topic": catalogue.vocabulary.topics[figure.topic].label,
    }
