"""Everything that is wanted → all of it made, and of that only what has changed.

A piece is made again if a file it rests on has changed, or a template that its pages are set by, or
if the site made before no longer says what was made of it.
"""

from collections.abc import Iterator, Mapping, Sequence

from site_gen.catalogue import Catalogue
from site_gen.make import Made, Order, Setting, TopicOrder, compare, made_of, make
from site_gen.memory import digest_of
from site_gen.pages import (
    Across,
    LocalCase,
    Overview,
    cases_of_regions,
    pages_of_across,
    text_pages,
)
from site_gen.pieces import Part, Piece, rests_on, topics_rest_on
from site_gen.render import AROUND
from site_gen.shelves import Named, Setup, Shelf
from site_gen.territories import in_parcels, recorded_on, seen_from
from site_gen.wanted import ACROSS, TEXT, Wanted, topic_shelf
from site_gen.work import Means, Prepared

_TOPICS_TOGETHER = 4
"""Every order of a topic has the names of all regions with it."""

Local = Mapping[str, list[LocalCase]]
Parcel = tuple[tuple[str, ...], tuple[Piece, ...]]
"""Some regions, and the pieces of them that are to be made."""
Shelves = Mapping[str, Shelf]


def make_all(wanted: Wanted, means: Means) -> Iterator[Made]:
    """Make everything, shelf by shelf: what is about no one thing, topics, territories.

    Of a piece that is as it was only the names and digests of its files are given.
    """
    setting = wanted.setting
    setup = Setup(_mark(setting), means.memory, setting.templates, means.published)
    shelves = {shelf.name: shelf for shelf in wanted.shelves(setup)}
    making = _making(wanted, shelves, means)
    for shelf in shelves.values():
        fresh = dict(zip(shelf.new, next(making), strict=True)) if shelf.new else {}
        yield from shelf.filled(fresh)


def _mark(setting: Setting) -> str:
    """Digest what all pages have in common."""
    around = setting.templates.look_of(AROUND.values())
    return digest_of(repr((setting.as_of, setting.frame, setting.parted)), around)


def _making(wanted: Wanted, shelves: Shelves, means: Means) -> Iterator[list[Made]]:
    """Begin whatever is new, and give what comes of it for each shelf in turn."""
    topic_orders = [*_topic_orders(wanted.catalogue, wanted.setting, shelves)]
    new = {name: shelves[name].new for name in wanted.divided if shelves[name].new}
    parcels = {name: [*_parcels(pieces)] for name, pieces in new.items()}
    orders = Prepared(sum(map(len, parcels.values())), lambda: _every_order(wanted, parcels))
    comparing = means.each("主题", compare, topic_orders, _TOPICS_TOGETHER)
    working = means.each("地区", make, orders)
    yield from _made_here(wanted, shelves)
    yield from ([made] for made in comparing)
    for name, pieces in new.items():
        regional = [made for _ in parcels[name] for made in next(working)]
        yield [*regional, *_made_across(wanted.overview_of(name), pieces, wanted.setting)]


def _parcels(new: Sequence[Named]) -> Iterator[Parcel]:
    """Divide the pieces of regions among some, those of so many regions at a time."""
    regional = [piece for piece in new if isinstance(piece, Piece)]
    for codes in in_parcels([*{piece.region: None for piece in regional}]):
        yield codes, tuple(piece for piece in regional if piece.region in codes)


def _every_order(wanted: Wanted, parcels: Mapping[str, Sequence[Parcel]]) -> Iterator[Order]:
    for name, own in parcels.items():
        yield from _orders(wanted, name, own)


def _orders(wanted: Wanted, name: str, parcels: Sequence[Parcel]) -> Iterator[Order]:
    """Order the pieces of the regions of a territory, a parcel at a time."""
    catalogue, setting = wanted.catalogue, wanted.setting
    regions = {code for codes, _ in parcels for code in codes}
    overview = wanted.overview_of(name)
    local = cases_of_regions(catalogue, overview.cases, regions, wanted.columns)
    for codes, pieces in parcels:
        shown = {code for piece in pieces for code in rests_on(catalogue, piece)}
        cases = {code: local[code] for code in codes if code in local}
        parted = [piece.region for piece in pieces if piece.part is Part.WITHIN]
        yield Order(seen_from(catalogue, shown, parted), pieces, cases, setting)


def _topic_orders(catalogue: Catalogue, setting: Setting, shelves: Shelves) -> Iterator[TopicOrder]:
    """Order the topics that are new."""
    shown = topics_rest_on(catalogue)
    for topic in catalogue.vocabulary.topics:
        if shelves[topic_shelf(topic)].new:
            yield TopicOrder(topic, recorded_on(catalogue, topic, shown), setting)


def _made_here(wanted: Wanted, shelves: Shelves) -> Iterator[list[Made]]:
    """Make what needs the whole catalogue, or none of it, while others work."""
    new = [piece for piece in shelves[ACROSS].new if isinstance(piece, Across)]
    if new:
        yield [*_made_across(wanted.overview_for(new), new, wanted.setting)]
    if shelves[TEXT].new:
        yield [made_of(text_pages(wanted.catalogue), wanted.setting)]


def _made_across(overview: Overview, new: Sequence[Named], setting: Setting) -> Iterator[Made]:
    """Make the pieces among some that are about many regions."""
    for piece in new:
        if isinstance(piece, Across):
            yield made_of(pages_of_across(overview, piece), setting)
