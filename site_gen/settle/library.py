"""A catalogue → what holds in it, looked up once for all that is settled by it."""

from collections.abc import Mapping
from datetime import date

from site_gen.catalogue import Answer, Catalogue, answers
from site_gen.model.vocabulary import ChoiceDimension, Dimension
from site_gen.settle.rows import Rows


def implied_by(
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


class Library:
    """A catalogue with what was once asked of it: the same question is answered once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._answers: dict[tuple[str, str, str, date], dict[str, Answer]] = {}
        self._rows: dict[tuple[str, str, str, str, date], Rows] = {}
        self._none = Rows((), catalogue.vocabulary.dimensions)
        self.implied = implied_by(catalogue.vocabulary.dimensions)

    def answers(self, region: str, scheme: str, topic: str, day: date) -> dict[str, Answer]:
        """Give what holds in a region on a topic in every field, in the topic's order."""
        key = (region, scheme, topic, day)
        if key not in self._answers:
            self._answers[key] = answers(self.catalogue, *key)
        return self._answers[key]

    def rows(self, region: str, scheme: str, topic: str, field: str, day: date) -> Rows:
        """Give the figures in force on a field for those in a scheme; the common schemes' come after
        its own.
        """
        key = (region, scheme, topic, field, day)
        if key not in self._rows:
            self._rows[key] = self._gathered(*key)
        return self._rows[key]

    def _gathered(self, region: str, scheme: str, topic: str, field: str, day: date) -> Rows:
        vocabulary = self.catalogue.vocabulary
        schemes = dict.fromkeys((scheme, *vocabulary.common_schemes))
        found = (self.answers(region, id_, topic, day).get(field) for id_ in schemes)
        groups = tuple(one.figures for one in found if one is not None)
        return Rows(groups, vocabulary.dimensions) if groups else self._none
