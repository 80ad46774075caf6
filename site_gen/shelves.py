"""Pieces that are wanted → those that must be made, and those that are as they were.

A piece is as it was if all it is made from is the same, and the site still says what came of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from site_gen.make import Made
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
class Shelf:
    """What is remembered together: the pieces that are wanted, and those that are there."""

    name: str
    given: Given
    kept: Mapping[Named, Kept]
    templates: Templates
    published: Known

    @cached_property
    def new(self) -> list[Named]:
        """The pieces that are not there, or were made from something else."""
        return [piece for piece, digest in self.given.items() if not self._has(piece, digest)]

    def filled(self, fresh: Mapping[Named, Made]) -> "Shelf":
        """Note what was made of the new pieces."""
        noted = {
            piece: Kept(self.given[piece], self.templates.look_of(made.templates), made.noted)
            for piece, made in fresh.items()
        }
        return replace(self, kept={p: noted.get(p) or self.kept[p] for p in self.given})

    def _has(self, piece: Named, given: str) -> bool:
        kept = self.kept.get(piece)
        if kept is None or kept.given != given:
            return False
        if kept.look != self.templates.look_of(kept.made.templates):
            return False
        said = self.published.digests
        whole = all(file.digests.items() <= said.items() for file in kept.made.files)
        return whole and kept.made.rows.known_in(self.published.parts)
