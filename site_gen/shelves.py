"""Pieces that are wanted → those that must be made, and those that are as they were.

A piece is as it was if all it is made from is the same, and the site still says what came of it. A
shelf on which all pieces are is passed over as a whole: by one digest of all that they rest on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from site_gen.make import Made, together
from site_gen.memory import Memory
from site_gen.model.output import Known
from site_gen.pages import Across
from site_gen.pieces import Piece
from site_gen.templates import Templates

Named = Piece | Across | str
Given = dict[Named, str]
"""The pieces of a shelf, in order, each with the digest of all it is made from."""


@dataclass(frozen=True)
class Kept:
    """What a piece was made from and how its pages looked, by digests, and what came of it."""

    given: str
    look: str
    made: Made


@dataclass(frozen=True)
class Setup:
    """By what all shelves are filled; *mark* is a digest of what all pages have in common."""

    mark: str
    memory: Memory
    templates: Templates
    published: Known


@dataclass(frozen=True)
class Shelf:
    """What is remembered together.

    *rests_on* is a digest of whatever its pieces are made from; without one it is never passed over
    as a whole. *list_given* lists the pieces that are wanted, each with its own digest.
    """

    name: str
    rests_on: str
    list_given: Callable[[], Given]
    setup: Setup

    @cached_property
    def whole(self) -> Made | None:
        """All that is on it, if it is as it was."""
        kept = self.setup.memory.recall(self._all, self.setup.mark, Kept) if self.rests_on else None
        return kept.made if kept and self._is_as_it_was(kept, self.rests_on) else None

    @cached_property
    def given(self) -> Given:
        """The pieces that are wanted."""
        return self.list_given()

    @cached_property
    def new(self) -> list[Named]:
        """The pieces that are not there, or were made from something else."""
        if self.whole:
            return []
        return [piece for piece, digest in self.given.items() if not self._has(piece, digest)]

    def filled(self, fresh: Mapping[Named, Made]) -> list[Made]:
        """Give all that is on it, with what was made of the new pieces, and remember that."""
        if self.whole:
            return [self.whole]
        now = {
            piece: self._noted(digest, fresh[piece]) if piece in fresh else self._kept[piece]
            for piece, digest in self.given.items()
        }
        memory, mark = self.setup.memory, self.setup.mark
        if fresh or now.keys() != self._kept.keys():
            memory.keep(f"{self.name}.pages", mark, now)
        if self.rests_on:
            every = together(kept.made for kept in now.values())
            memory.keep(self._all, mark, self._noted(self.rests_on, every))
        return [fresh.get(piece) or now[piece].made for piece in self.given]

    @property
    def _all(self) -> str:
        return f"{self.name}.all"

    @cached_property
    def _kept(self) -> Mapping[Named, Kept]:
        return self.setup.memory.recall(f"{self.name}.pages", self.setup.mark, dict) or {}

    def _noted(self, given: str, made: Made) -> Kept:
        return Kept(given, self.setup.templates.look_of(made.templates), made.noted)

    def _has(self, piece: Named, given: str) -> bool:
        kept = self._kept.get(piece)
        return kept is not None and self._is_as_it_was(kept, given)

    def _is_as_it_was(self, kept: Kept, given: str) -> bool:
        if kept.given != given or kept.look != self.setup.templates.look_of(kept.made.templates):
            return False
        published = self.setup.published
        files = all(file.digests.items() <= published.digests.items() for file in kept.made.files)
        return files and all(row.known_in(published.parts) for row in kept.made.rows)
