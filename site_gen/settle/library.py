"""A catalogue → what holds in it, looked up once for all that is settled by it."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, TypeVar

from site_gen.catalogue import Answer, Catalogue, answers
from site_gen.model.vocabulary import ChoiceDimension, Dimension
from site_gen.settle.rows import Rows
from site_gen.spells import Spells

Made = TypeVar("Made")
_MOST = 20_000
"""So many things are kept: those who ask with other days and words for ever would fill the memory."""


class Library:
    """A catalogue with what was once asked of it: the same question is answered once, and once for
    all days of a spell.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.implied = _implied_by(catalogue.vocabulary.dimensions)
        self._spells = Spells(catalogue)
        self._answers: dict[tuple[str, str, str, date], dict[str, Answer]] = {}
        self._rows: dict[tuple[str, str, str, str, date], Rows] = {}
        self._made: dict[Hashable, Any] = {}
        self._none = Rows((), catalogue.vocabulary.dimensions)

    def answers(self, region: str, scheme: str, topic: str, day: date) -> dict[str, Answer]:
        """Give what holds in a region on a topic in every field, in the topic's order."""
        key = (region, scheme, topic, day)
        found = self._answers.get(key)
        if found is None:
            since = self._spells.since(region, topic, day)
            if since == day:
                found = answers(self.catalogue, region, scheme, topic, day)
            else:
                found = self.answers(region, scheme, topic, since)
            self._answers[key] = found
        return found

    def rows(self, region: str, scheme: str, topic: str, field: str, day: date) -> Rows:
        """Give the figures in force on a field for those in a scheme; the common schemes' come after
        its own.
        """
        key = (region, scheme, topic, field, day)
        found = self._rows.get(key)
        if found is None:
            since = self._spells.since(region, topic, day)
            if since == day:
                found = self._gathered(region, scheme, topic, field, day)
            else:
                found = self.rows(region, scheme, topic, field, since)
            self._rows[key] = found
        return found

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key before, or make it: the key names all that it is made from."""
        if key not in self._made:
            if len(self._made) >= _MOST:
                self._made.clear()
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    def _gathered(self, region: str, scheme: str, topic: str, field: str, day: date) -> Rows:
        vocabulary = self.catalogue.vocabulary
        schemes = dict.fromkeys((scheme, *vocabulary.common_schemes))
        found = (self.answers(region, id_, topic, day).get(field) for id_ in schemes)
        groups = tuple(one.figures for one in found if one is not None)
        return Rows(groups, vocabulary.dimensions) if groups else self._none


def _implied_by(
    dimensions: Mapping[str, Dimension],
) -> dict[tuple[str, str | int], Mapping[str, str]]:
    """Gather which values of other dimensions a value implies, by its dimension and itself."""
    return {
        (key, value): known.implies
        for key, dimension in dimensions.items()
        if isinstance(dimension, ChoiceDimension)
        for value, known in dimension.every_value().items()
        if known.implies
    }
