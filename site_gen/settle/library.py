"""A catalogue → what holds in it, looked up once for all that is settled by it."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

from site_gen.catalogue import Answer, Catalogue, answers, days_of_change
from site_gen.model.vocabulary import ChoiceDimension, Dimension
from site_gen.settle.rows import Rows


class Library:
    """A catalogue with what was once asked of it: the same question is answered once, and once for
    all days between two on which something changes.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.implied = _implied_by(catalogue.vocabulary.dimensions)
        self._changes: dict[tuple[str, str], tuple[date, ...]] = {}
        self._answers: dict[tuple[str, str, str, date], dict[str, Answer]] = {}
        self._rows: dict[tuple[str, str, str, str, date], Rows] = {}
        self._none = Rows((), catalogue.vocabulary.dimensions)

    def answers(self, region: str, scheme: str, topic: str, day: date) -> dict[str, Answer]:
        """Give what holds in a region on a topic in every field, in the topic's order."""
        key = (region, scheme, topic, day)
        found = self._answers.get(key)
        if found is None:
            since = self._since(region, topic, day)
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
            since = self._since(region, topic, day)
            if since == day:
                found = self._gathered(region, scheme, topic, field, day)
            else:
                found = self.rows(region, scheme, topic, field, since)
            self._rows[key] = found
        return found

    def _gathered(self, region: str, scheme: str, topic: str, field: str, day: date) -> Rows:
        vocabulary = self.catalogue.vocabulary
        schemes = dict.fromkeys((scheme, *vocabulary.common_schemes))
        found = (self.answers(region, id_, topic, day).get(field) for id_ in schemes)
        groups = tuple(one.figures for one in found if one is not None)
        return Rows(groups, vocabulary.dimensions) if groups else self._none

    def _since(self, region: str, topic: str, day: date) -> date:
        """Give the first of the days up to one on which what holds on a topic is the same."""
        key = (region, topic)
        if key not in self._changes:
            self._changes[key] = days_of_change(self.catalogue, region, topic)
        changes = self._changes[key]
        number = bisect_right(changes, day)
        return changes[number - 1] if number else date.min


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
