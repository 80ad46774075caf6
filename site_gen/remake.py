"""A loaded catalogue → everything its pages need made, and of that only what has changed.

A piece is made again if a file it rests on has changed, or a template that its pages are set by.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from site_gen.cases import SettledCase, joined, settle_cases
from site_gen.catalogue import Catalogue, lineage
from site_gen.load import Loaded
from site_gen.make import (
    Bills,
    Made,
    Order,
    Setting,
    TopicOrder,
    compare,
    made_of,
    make,
    settle,
)
from site_gen.memory import digest_of
from site_gen.model.region import COUNTRY
from site_gen.pages import LocalCase, cases_of_regions, pages_across, text_pages
from site_gen.pieces import Part, Piece, pieces_of, rests_on, spoken_of_below, topics_rest_on
from site_gen.render import AROUND
from site_gen.templates import Templates
from site_gen.territories import Territory, recorded_on
from site_gen.work import Means

_ACROSS, _TEXT = "across", "text"
"""The shelves of what is about many regions at once, and of what is about no records."""
_TOPICS_TOGETHER = 4
"""Every order of a topic has the names of all regions with it."""

Local = Mapping[str, list[LocalCase]]
Given = dict[Piece | str, str]
"""The pieces of a shelf, in order, each with the digest of all it is made from."""


@dataclass(frozen=True)
class _Kept:
    """What a piece was made from and how its pages looked, by digests, and what came of it."""

    given: str
    look: str
    made: Made


@dataclass(frozen=True)
class _Shelf:
    """What is remembered together: the pieces that are wanted, and those that are there."""

    name: str
    given: Given
    kept: Mapping[Piece | str, _Kept]
    templates: Templates

    @cached_property
    def new(self) -> list[Piece | str]:
        """The pieces that are not there, or were made from something else."""
        return [piece for piece, digest in self.given.items() if not self._has(piece, digest)]

    def filled(self, made: Iterable[Made]) -> "_Shelf":
        """Put in what was made of the new pieces."""
        fresh = {
            piece: _Kept(self.given[piece], self.templates.look_of(one.templates), one)
            for piece, one in zip(self.new, made, strict=True)
        }
        kept = {piece: fresh.get(piece) or self.kept[piece] for piece in self.given}
        return replace(self, kept=kept)

    def _has(self, piece: Piece | str, given: str) -> bool:
        kept = self.kept.get(piece)
        if kept is None or kept.given != given:
            return False
        return kept.look == self.templates.look_of(kept.made.templates)


Shelves = Mapping[str, _Shelf]


def settle_all(
    loaded: Loaded, territories: tuple[Territory, ...], means: Means
) -> tuple[SettledCase, ...]:
    """Settle the standard cases everywhere, or take what is remembered of each region."""
    catalogue, memory = loaded.catalogue, means.memory
    codes = {t.name: [code for code in t.codes if code in catalogue.subjects] for t in territories}
    if not catalogue.cases or not any(codes.values()):
        return settle_cases(catalogue)
    given = {
        code: loaded.inputs.of_regions(lineage(catalogue, code))
        for own in codes.values()
        for code in own
    }
    kept = {name: memory.recall(f"{name}.cases", "", dict) or {} for name in codes}
    new = {
        name: tuple(code for code in own if kept[name].get(code, ("",))[0] != given[code])
        for name, own in codes.items()
    }
    bills = [Bills(one, new[one.name]) for one in territories if new[one.name]]
    for one, settled in zip(bills, means.each("情形", settle, bills), strict=True):
        name = one.territory.name
        fresh = {code: (given[code], cases) for code, cases in zip(one.codes, settled, strict=True)}
        kept[name] = {code: fresh.get(code) or kept[name][code] for code in codes[name]}
        memory.keep(f"{name}.cases", "", kept[name])
    return joined(kept[name][code][1] for name, own in codes.items() for code in own)


def make_all(
    loaded: Loaded,
    territories: tuple[Territory, ...],
    cases: tuple[SettledCase, ...],
    setting: Setting,
    means: Means,
) -> list[Made]:
    """Make everything or take what is remembered: what is about no one thing, topics, regions."""
    templates, mark = setting.templates, _mark(setting)
    local = cases_of_regions(loaded.catalogue, cases)
    shelves = {
        name: _Shelf(name, given, means.memory.recall(f"{name}.pages", mark, dict) or {}, templates)
        for name, given in _given(loaded, territories, local, setting)
    }
    orders = [*_orders(territories, local, setting, shelves)]
    topic_orders = [*_topic_orders(loaded.catalogue, setting, shelves)]
    working = means.each("地区", make, orders)
    comparing = means.each("主题", compare, topic_orders, _TOPICS_TOGETHER)
    found: dict[str, Sequence[Made]] = dict(_made_here(loaded.catalogue, cases, setting, shelves))
    found |= {one.territory.name: made for one, made in zip(orders, working, strict=True)}
    found |= {_topic(one.topic): [made] for one, made in zip(topic_orders, comparing, strict=True)}
    for name, made in found.items():
        shelves[name] = shelves[name].filled(made)
        means.memory.keep(f"{name}.pages", mark, dict(shelves[name].kept))
    return [shelf.kept[piece].made for shelf in shelves.values() for piece in shelf.given]


def _mark(setting: Setting) -> str:
    """Digest what all pages have in common."""
    around = setting.templates.look_of(AROUND.values())
    return digest_of(repr((setting.as_of, setting.frame, setting.parted)), around)


def _orders(
    territories: Iterable[Territory], local: Local, setting: Setting, shelves: Shelves
) -> Iterator[Order]:
    """Order the new pieces of each territory that has any."""
    for one in territories:
        pieces = tuple(piece for piece in shelves[one.name].new if isinstance(piece, Piece))
        cases = {piece.region: local[piece.region] for piece in pieces if piece.region in local}
        if pieces:
            yield Order(one, pieces, cases, setting)


def _topic_orders(catalogue: Catalogue, setting: Setting, shelves: Shelves) -> Iterator[TopicOrder]:
    """Order the topics that are new."""
    shown = topics_rest_on(catalogue)
    for topic in catalogue.vocabulary.topics:
        if shelves[_topic(topic)].new:
            yield TopicOrder(topic, recorded_on(catalogue, topic, shown), setting)


def _made_here(
    catalogue: Catalogue, cases: tuple[SettledCase, ...], setting: Setting, shelves: Shelves
) -> Iterator[tuple[str, list[Made]]]:
    """Make what needs the whole catalogue, or none of it, while others work."""
    pages = {_ACROSS: pages_across(catalogue, cases, setting.as_of), _TEXT: text_pages(catalogue)}
    for name, some in pages.items():
        if shelves[name].new:
            yield name, [made_of(some, setting)]


def _given(
    loaded: Loaded, territories: Iterable[Territory], local: Local, setting: Setting
) -> Iterator[tuple[str, Given]]:
    """Name all shelves with what should be on them."""
    catalogue, inputs = loaded.catalogue, loaded.inputs
    yield _ACROSS, {_ACROSS: inputs.everything}
    yield _TEXT, {_TEXT: inputs.texts}
    shown = topics_rest_on(catalogue)
    spoken = repr(sorted(spoken_of_below(catalogue, COUNTRY)))
    for topic in catalogue.vocabulary.topics:
        yield _topic(topic), {topic: digest_of(inputs.on_topic(topic, shown), spoken)}
    for territory in territories:
        pieces = pieces_of(catalogue, territory.codes, parted=setting.parted)
        yield territory.name, {piece: _given_piece(loaded, piece, local) for piece in pieces}


def _given_piece(loaded: Loaded, piece: Piece, local: Local) -> str:
    """Digest what a piece is made from: files, and whatever of other regions' it tells."""
    catalogue = loaded.catalogue
    files = loaded.inputs.of_regions(rests_on(catalogue, piece))
    match piece.part:
        case Part.PAGE:
            return digest_of(files, repr(local.get(piece.region)))
        case Part.WITHIN:
            return digest_of(files, repr([*spoken_of_below(catalogue, piece.region)]))
    return files


def _topic(topic: str) -> str:
    return f"topic-{topic}"
