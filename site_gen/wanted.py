"""A loaded catalogue → the shelves of everything that is to be on the site, with digests of what it rests on.

What is about one territory alone stands on its shelf: pages of its regions, of cases as they are
compared within it, of sources and doubts that speak of nothing else. All of it is passed over by
one digest if no record there or above has changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from site_gen.cases import SettledCase
from site_gen.catalogue import Catalogue, lineage
from site_gen.ledger import Ledger
from site_gen.load import Loaded
from site_gen.make import Setting
from site_gen.memory import digest_of
from site_gen.model.figure import Subject
from site_gen.model.region import COUNTRY
from site_gen.pages import (
    About,
    Across,
    Column,
    Overview,
    across_of,
    cases_within,
    leading_columns,
    regions_settled,
    subjects_shown,
)
from site_gen.pieces import Part, Piece, pieces_of, rests_on, spoken_of_below, topics_rest_on
from site_gen.shelves import Given, Setup, Shelf
from site_gen.territories import Divided, rest_on

ACROSS, TEXT = "across", "text"
"""The shelves of what is about several territories at once, and of what is about no records."""


def topic_shelf(topic: str) -> str:
    """Name the shelf of a topic."""
    return f"topic-{topic}"


@dataclass(frozen=True)
class Wanted:
    """What is to be on the site, as far as what it rests on can tell."""

    loaded: Loaded
    divided: Divided
    ledger: Ledger
    setting: Setting

    @property
    def catalogue(self) -> Catalogue:
        """All records."""
        return self.loaded.catalogue

    @cached_property
    def columns(self) -> list[Column]:
        """What is said of each case on the pages of places."""
        return leading_columns(self.ledger.given)

    def shelves(self, setup: Setup) -> Iterator[Shelf]:
        """Name all shelves, in order, with what should be on them."""
        yield Shelf(ACROSS, "", self._across, setup)
        yield Shelf(TEXT, "", self._text, setup)
        for topic in self.catalogue.vocabulary.topics:
            yield Shelf(
                topic_shelf(topic), self._topics_rest_on, partial(self._topic, topic), setup
            )
        for name in self.divided:
            yield Shelf(name, self._rests_on(name), partial(self._within, name), setup)

    def overview_of(self, name: str) -> Overview:
        """Give what the pages about a territory need that are about no one region."""
        if name not in self._overviews:
            (cases,) = self.ledger.cases_in([name]) or [()]
            self._overviews[name] = self._overview(cases)
        return self._overviews[name]

    def overview_for(self, pieces: Sequence[Across]) -> Overview:
        """Give what some pages need that are about several territories."""
        shown = any(piece.about is About.CASE for piece in pieces)
        return self._overview(self.ledger.everywhere if shown else ())

    @cached_property
    def _overviews(self) -> dict[str, Overview]:
        """What was given of territories so far: what is wanted there, ordered and made asks for it."""
        return {}

    def _overview(self, cases: tuple[SettledCase, ...]) -> Overview:
        return Overview(self.catalogue, cases, self.ledger.counts, self.setting.as_of)

    @cached_property
    def _columns(self) -> str:
        return repr(self.columns)

    @cached_property
    def _placed(self) -> Mapping[str, list[Across]]:
        """The pieces of what is about many regions, by the shelf on which they stand."""
        home = {code: name for name, codes in self.divided.items() for code in codes}
        found: dict[str, list[Across]] = defaultdict(list)
        for piece in across_of(self.catalogue):
            shown = self._shown(piece) if piece.about in (About.SOURCE, About.DOUBT) else ()
            names = {home[region] for region, _ in shown}
            found[names.pop() if len(names) == 1 else ACROSS].append(piece)
        return found

    def _shown(self, piece: Across) -> frozenset[Subject]:
        return subjects_shown(self.catalogue, piece)

    def _text(self) -> Given:
        return {TEXT: self.loaded.inputs.texts}

    def _topic(self, topic: str) -> Given:
        return {topic: digest_of(self.loaded.inputs.on_topic(topic, self._compared), self._spoken)}

    @cached_property
    def _topics_rest_on(self) -> str:
        """Digest whatever topics rest on, where that is little of what there is."""
        if not self.setting.parted:
            return ""
        files = self.loaded.inputs.of_regions(self._compared)
        return digest_of(files, self.catalogue.outline.listed)

    @cached_property
    def _compared(self) -> list[str]:
        return topics_rest_on(self.catalogue)

    @cached_property
    def _spoken(self) -> str:
        return repr(sorted(spoken_of_below(self.catalogue, COUNTRY)))

    def _across(self) -> Given:
        return {piece: self._given_across(piece) for piece in self._placed[ACROSS]}

    def _given_across(self, piece: Across) -> str:
        """Digest what a piece of what is about several territories is made from."""
        inputs = self.loaded.inputs
        match piece.about:
            case About.EVERYTHING:
                listed, counts = self.catalogue.outline.listed, repr(self.ledger.counts)
                return digest_of(inputs.of_subjects(self._shown(piece)), listed, counts)
            case About.CASE:
                tallies = self.ledger.on(piece.id)
                places = [code for tally in tallies for code in tally.first]
                below = [code for tally in tallies for code in tally.below]
                return digest_of(repr((places, below)), *map(self._above, places))
        return inputs.of_subjects(self._shown(piece))

    def _rests_on(self, name: str) -> str:
        """Digest whatever may be said on the pages that are about a territory."""
        files = self.loaded.inputs.of_regions(sorted(rest_on(self.catalogue, self.divided[name])))
        return digest_of(files, self._columns, repr(self._placed[name]))

    def _within(self, name: str) -> Given:
        """List what is about a territory alone."""
        overview = self.overview_of(name)
        pieces = pieces_of(self.catalogue, self.divided[name], parted=self.setting.parted)
        given: Given = {piece: self._given_piece(piece) for piece in pieces}
        given |= {piece: self._given_case(overview, piece) for piece in cases_within(overview)}
        return given | {piece: self._given_across(piece) for piece in self._placed[name]}

    def _given_piece(self, piece: Piece) -> str:
        """Digest what a piece is made from: files, and whatever of other regions' it tells."""
        files = self.loaded.inputs.of_regions(rests_on(self.catalogue, piece))
        match piece.part:
            case Part.PAGE:
                return digest_of(files, self._columns)
            case Part.WITHIN:
                return digest_of(files, repr([*spoken_of_below(self.catalogue, piece.region)]))
        return files

    def _given_case(self, overview: Overview, piece: Across) -> str:
        """Digest what the page of a case within a region is made from."""
        places = regions_settled(overview, piece)
        below = overview.below[piece.id].get(piece.within)
        return digest_of(repr((places, below)), *map(self._above, places))

    def _above(self, code: str) -> str:
        """Digest what a region has recorded, or those above it."""
        return self.loaded.inputs.of_regions(lineage(self.catalogue, code))
