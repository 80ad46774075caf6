"""A loaded catalogue → everything its pages need made, and of that only what has changed.

A piece is made again if a file it rests on has changed, or a template that its pages are set by, or
if the site made before no longer says what was made of it.
"""

from collections.abc import Iterator, Mapping, Sequence

from site_gen.cases import SettledCase, joined, settle_cases
from site_gen.catalogue import Catalogue, lineage
from site_gen.load import Loaded
from site_gen.make import (
    Bills,
    Made,
    Order,
    Setting,
    Settled,
    TopicOrder,
    compare,
    made_of,
    make,
    settle,
)
from site_gen.memory import digest_of
from site_gen.model.region import COUNTRY
from site_gen.pages import (
    About,
    Across,
    LocalCase,
    Overview,
    across_of,
    cases_of_regions,
    leading_columns,
    pages_of_across,
    regions_settled,
    settled_in,
    subjects_shown,
    text_pages,
)
from site_gen.pieces import Part, Piece, pieces_of, rests_on, spoken_of_below, topics_rest_on
from site_gen.render import AROUND
from site_gen.shelves import Given, Shelf
from site_gen.territories import in_parcels, recorded_on, seen_from
from site_gen.work import Means

_ACROSS, _TEXT = "across", "text"
"""The shelves of what is about many regions at once, and of what is about no records."""
_TOPICS_TOGETHER = 4
"""Every order of a topic has the names of all regions with it."""

Local = Mapping[str, list[LocalCase]]
Shelves = Mapping[str, Shelf]
Divided = Mapping[str, tuple[str, ...]]
"""The regions of each territory."""


def settle_all(loaded: Loaded, divided: Divided, means: Means, *, parted: bool) -> Settled:
    """Settle the standard cases everywhere, or take what is remembered of each region.

    *parted* says whether regions are compared level by level.
    """
    catalogue, memory = loaded.catalogue, means.memory
    codes = {n: [code for code in own if code in catalogue.subjects] for n, own in divided.items()}
    if not catalogue.cases or not any(codes.values()):
        return Settled(settle_cases(catalogue), ())
    given = {
        code: loaded.inputs.of_regions(lineage(catalogue, code))
        for own in codes.values()
        for code in own
    }
    kept = {name: memory.recall(f"{name}.cases", str(parted), dict) or {} for name in codes}
    new = {
        name: tuple(code for code in own if kept[name].get(code, ("",))[0] != given[code])
        for name, own in codes.items()
    }
    every = [code for own in new.values() for code in own]
    fresh = _settled(every, catalogue, means, parted=parted)
    for name, own in codes.items():
        kept[name] = {
            code: (given[code], fresh[code]) if code in fresh else kept[name][code] for code in own
        }
        if new[name]:
            memory.keep(f"{name}.cases", str(parted), kept[name])
    return _joined([kept[name][code][1] for name, own in codes.items() for code in own])


def _settled(
    codes: Sequence[str], catalogue: Catalogue, means: Means, *, parted: bool
) -> dict[str, Settled]:
    """Settle the standard cases in some regions, a parcel at a time."""
    parcels = [*in_parcels(codes)]
    bills = [Bills(seen_from(catalogue, own), own, parted) for own in parcels]
    came = means.each("情形", settle, bills)
    return {
        code: one
        for own, settled in zip(parcels, came, strict=True)
        for code, one in zip(own, settled, strict=True)
    }


def _joined(settled: list[Settled]) -> Settled:
    """Put together what came of the cases in all regions, case by case."""
    cases = joined(one.cases for one in settled)
    return Settled(
        cases, tuple(b"".join(rows) for rows in zip(*(s.rows for s in settled), strict=True))
    )


def make_all(
    loaded: Loaded,
    divided: Divided,
    cases: tuple[SettledCase, ...],
    setting: Setting,
    means: Means,
) -> Iterator[Made]:
    """Make everything, shelf by shelf: what is about no one thing, topics, regions.

    Of a piece that is as it was only the names and digests of its files are given.
    """
    overview = Overview(loaded.catalogue, cases, setting.as_of)
    mark, memory = _mark(setting), means.memory
    shelves = [
        Shelf(
            name,
            given,
            memory.recall(f"{name}.pages", mark, dict) or {},
            setting.templates,
            means.published,
        )
        for name, given in _given(loaded, divided, overview, setting)
    ]
    making = _making(overview, divided, setting, {s.name: s for s in shelves}, means)
    for shelf in shelves:
        fresh = dict(zip(shelf.new, next(making), strict=True)) if shelf.new else {}
        now = shelf.filled(fresh)
        if fresh or now.kept.keys() != shelf.kept.keys():
            memory.keep(f"{shelf.name}.pages", mark, dict(now.kept))
        yield from (fresh.get(piece) or now.kept[piece].made for piece in shelf.given)


def _making(
    overview: Overview,
    divided: Divided,
    setting: Setting,
    shelves: Shelves,
    means: Means,
) -> Iterator[list[Made]]:
    """Begin whatever is new, and give what comes of it for each shelf in turn."""
    topic_orders = [*_topic_orders(overview.catalogue, setting, shelves)]
    new = {name: [p for p in shelves[name].new if isinstance(p, Piece)] for name in divided}
    codes = {piece.region for own in new.values() for piece in own}
    local = cases_of_regions(overview.catalogue, overview.cases, codes)
    orders = {
        name: [*_orders(overview.catalogue, own, local, setting)] for name, own in new.items()
    }
    comparing = means.each("主题", compare, topic_orders, _TOPICS_TOGETHER)
    working = means.each("地区", make, [order for own in orders.values() for order in own])
    yield from _made_here(overview, setting, shelves)
    yield from ([made] for made in comparing)
    for own in filter(None, orders.values()):
        yield [made for _ in own for made in next(working)]


def _mark(setting: Setting) -> str:
    """Digest what all pages have in common."""
    around = setting.templates.look_of(AROUND.values())
    return digest_of(repr((setting.as_of, setting.frame, setting.parted)), around)


def _orders(
    catalogue: Catalogue, new: Sequence[Piece], local: Local, setting: Setting
) -> Iterator[Order]:
    """Order the new pieces of a territory, those of some regions at a time."""
    for codes in in_parcels([*dict.fromkeys(piece.region for piece in new)]):
        pieces = tuple(piece for piece in new if piece.region in codes)
        shown = {code for piece in pieces for code in rests_on(catalogue, piece)}
        cases = {code: local[code] for code in codes if code in local}
        parted = [piece.region for piece in pieces if piece.part is Part.WITHIN]
        yield Order(seen_from(catalogue, shown, parted), pieces, cases, setting)


def _topic_orders(catalogue: Catalogue, setting: Setting, shelves: Shelves) -> Iterator[TopicOrder]:
    """Order the topics that are new."""
    shown = topics_rest_on(catalogue)
    for topic in catalogue.vocabulary.topics:
        if shelves[_topic(topic)].new:
            yield TopicOrder(topic, recorded_on(catalogue, topic, shown), setting)


def _made_here(overview: Overview, setting: Setting, shelves: Shelves) -> Iterator[list[Made]]:
    """Make what needs the whole catalogue, or none of it, while others work."""
    across = [piece for piece in shelves[_ACROSS].new if isinstance(piece, Across)]
    if across:
        yield [made_of(pages_of_across(overview, piece), setting) for piece in across]
    if shelves[_TEXT].new:
        yield [made_of(text_pages(overview.catalogue), setting)]


def _given(
    loaded: Loaded,
    divided: Divided,
    overview: Overview,
    setting: Setting,
) -> Iterator[tuple[str, Given]]:
    """Name all shelves with what should be on them."""
    catalogue, inputs = loaded.catalogue, loaded.inputs
    above = {code: inputs.of_regions(lineage(catalogue, code)) for code in catalogue.subjects}
    across = across_of(overview)
    yield _ACROSS, {piece: _given_across(loaded, overview, piece, above) for piece in across}
    yield _TEXT, {_TEXT: inputs.texts}
    shown = topics_rest_on(catalogue)
    spoken = repr(sorted(spoken_of_below(catalogue, COUNTRY)))
    for topic in catalogue.vocabulary.topics:
        yield _topic(topic), {topic: digest_of(inputs.on_topic(topic, shown), spoken)}
    columns = repr(leading_columns(overview.cases))
    for name, codes in divided.items():
        pieces = pieces_of(catalogue, codes, parted=setting.parted)
        yield name, {piece: _given_piece(loaded, piece, columns) for piece in pieces}


def _given_across(
    loaded: Loaded, overview: Overview, piece: Across, above: Mapping[str, str]
) -> str:
    """Digest what a piece of what is about many regions is made from; *above* are digests of what
    each region with records has recorded, or those above it.
    """
    inputs = loaded.inputs
    match piece.about:
        case About.EVERYTHING:
            settled = [(item.id, len(settled_in(item))) for item in overview.cases]
            files = inputs.of_subjects(subjects_shown(overview, piece))
            return digest_of(files, loaded.catalogue.outline.listed, repr(settled))
        case About.CASE:
            below = overview.below[piece.id].get(piece.within)
            places = regions_settled(overview, piece)
            return digest_of(repr((places, below)), *(above[code] for code in places))
    return inputs.of_subjects(subjects_shown(overview, piece))


def _given_piece(loaded: Loaded, piece: Piece, columns: str) -> str:
    """Digest what a piece is made from: files, and whatever of other regions' it tells."""
    catalogue = loaded.catalogue
    files = loaded.inputs.of_regions(rests_on(catalogue, piece))
    match piece.part:
        case Part.PAGE:
            return digest_of(files, columns)
        case Part.WITHIN:
            return digest_of(files, repr([*spoken_of_below(catalogue, piece.region)]))
    return files


def _topic(topic: str) -> str:
    return f"topic-{topic}"
