"""The lists of regions: provinces by position, everything by province, everything by letter."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from site_gen.catalogue import Catalogue, lineage
from site_gen.entries import Link
from site_gen.model.region import COUNTRY, Region, Tile
from site_gen.pages.links import region_link
from site_gen.pages.page import Page


@dataclass(frozen=True)
class ProvinceTile:
    """A province on the list: where it stands, and how many of its regions have records."""

    link: Link
    tile: Tile | None
    recorded: int


def province_tiles(catalogue: Catalogue) -> list[ProvinceTile]:
    """List the provinces with the number of their regions that have records."""
    recorded = Counter(above for code in catalogue.subjects for above in lineage(catalogue, code))
    return [
        ProvinceTile(
            Link(catalogue.regions[code].short, f"r/{code}/"),
            catalogue.regions[code].tile,
            recorded[code],
        )
        for code in catalogue.children[COUNTRY]
    ]


def regions_page(catalogue: Catalogue) -> Page:
    """Make the list of every province with its prefectures; counties stand on theirs."""
    recorded = catalogue.subjects.keys()
    provinces = [
        {
            "link": region_link(catalogue, code),
            "recorded": any(code in lineage(catalogue, other) for other in recorded),
            "children": [
                (region_link(catalogue, below), below in recorded)
                for below in catalogue.children[code]
            ],
        }
        for code in catalogue.children[COUNTRY]
    ]
    view = {
        "provinces": provinces,
        "letters": letter_links(catalogue),
        "country": region_link(catalogue, COUNTRY),
        "list": catalogue.region_list,
    }
    return Page("regions/", "pages/regions.html", "找地区", view)


def letter_links(catalogue: Catalogue) -> list[Link]:
    """Link to the regions whose pinyin begins with each letter."""
    return [Link(letter.upper(), f"regions/{letter}/") for letter in _by_letter(catalogue)]


def letter_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Make a page for each letter, with every region whose pinyin begins with it."""
    letters = letter_links(catalogue)
    for letter, regions in _by_letter(catalogue).items():
        places = [
            (region_link(catalogue, region.code), _above(catalogue, region)) for region in regions
        ]
        view = {"letters": letters, "letter": letter.upper(), "regions": places}
        title = f"拼音 {letter.upper()} 开头的地区"
        yield Page(f"regions/{letter}/", "pages/letter.html", title, view)


def _by_letter(catalogue: Catalogue) -> dict[str, list[Region]]:
    found: dict[str, list[Region]] = defaultdict(list)
    for region in catalogue.regions.values():
        found[region.pinyin[0]].append(region)
    return {
        letter: sorted(found[letter], key=lambda region: (region.pinyin, region.code))
        for letter in sorted(found)
    }


def _above(catalogue: Catalogue, region: Region) -> str:
    above = lineage(catalogue, region.code)[1:-1]
    return " ".join(catalogue.regions[code].short for code in reversed(above))
