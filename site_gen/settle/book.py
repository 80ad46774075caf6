"""The rules that speak to one region and scheme on one day, and what the reader adds to them."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from site_gen.catalogue import Catalogue, answer
from site_gen.model.figure import Figure
from site_gen.model.vocabulary import ChoiceDimension, Dimension, FieldDefinition, Topic
from site_gen.situation import Situation, fits

COST = "cost"


class Book:
    """Answers what figures fit a situation; each field is gathered once."""

    def __init__(
        self,
        catalogue: Catalogue,
        region: str,
        scheme: str,
        supplied: Mapping[str, str],
        claims: Mapping[str, str],
    ) -> None:
        self.catalogue = catalogue
        self.region = region
        self.scheme = scheme
        self.supplied = supplied
        self.claims = claims
        self._gathered: dict[tuple[str, str, date], tuple[tuple[Figure, ...], ...]] = {}

    @property
    def dimensions(self) -> Mapping[str, Dimension]:
        """The dimensions of the vocabulary."""
        return self.catalogue.vocabulary.dimensions

    def topic(self, topic: str) -> Topic | None:
        """Give a topic of the vocabulary, if it has it."""
        return self.catalogue.vocabulary.topics.get(topic)

    def definition(self, topic: str, field: str) -> FieldDefinition | None:
        """Give a field of the vocabulary, if it has it."""
        found = self.topic(topic)
        return found.fields.get(field) if found else None

    def concerns(self, topic: str) -> bool:
        """Tell whether a topic concerns the scheme asked about."""
        found = self.topic(topic)
        return found is not None and self.scheme in found.concerns

    def fitting(
        self, topic: str, field: str, situation: Situation, day: date, leave_out: str | None = None
    ) -> tuple[tuple[Figure, ...], bool]:
        """List the figures that fit, of the first scheme that has any; and whether there are others."""
        if self.definition(topic, field) is None:
            return (), False
        groups = self._groups(topic, field, day)
        for group in groups:
            found = tuple(f for f in group if fits(f, situation, self.dimensions, leave_out))
            if found:
                return found, True
        return (), any(groups)

    def completed(self, situation: dict[str, str | int]) -> dict[str, str | int]:
        """Add what the values of a situation imply and nobody gave."""
        whole = dict(situation)
        for key, value in situation.items():
            for implied, settled in self.implied(key, value).items():
                whole.setdefault(implied, settled)
        return whole

    def implied(self, key: str, value: str | int) -> Mapping[str, str]:
        """Give the values of other dimensions that one value implies."""
        dimension = self.dimensions.get(key)
        if not isinstance(dimension, ChoiceDimension) or not isinstance(value, str):
            return {}
        known = dimension.every_value().get(value)
        return known.implies if known else {}

    def _groups(self, topic: str, field: str, day: date) -> tuple[tuple[Figure, ...], ...]:
        key = (topic, field, day)
        if key not in self._gathered:
            self._gathered[key] = tuple(
                found.figures
                for scheme in self._schemes
                if (found := answer(self.catalogue, self.region, scheme, topic, field, day))
            )
        return self._gathered[key]

    @cached_property
    def _schemes(self) -> tuple[str, ...]:
        common = (id_ for id_, s in self.catalogue.vocabulary.schemes.items() if s.common)
        return tuple(dict.fromkeys((self.scheme, *common)))
