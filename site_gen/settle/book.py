"""The rules that speak to one region and scheme on one day, and what the reader adds to them."""

from collections.abc import Mapping
from datetime import date

from site_gen.catalogue import Catalogue, answer
from site_gen.model.figure import Figure
from site_gen.model.vocabulary import ChoiceDimension, Dimension, FieldDefinition, Topic
from site_gen.situation import Situation, fits

COST = "cost"
Groups = tuple[tuple[Figure, ...], ...]


class Library:
    """A catalogue with what was once looked up in it: the same question is gathered once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._gathered: dict[tuple[str, str, str, str, date], Groups] = {}

    def groups(self, region: str, scheme: str, topic: str, field: str, day: date) -> Groups:
        """Give the figures in force of the scheme, then of each common scheme that has any."""
        key = (region, scheme, topic, field, day)
        if key not in self._gathered:
            schemes = dict.fromkeys((scheme, *self.catalogue.vocabulary.common_schemes))
            found = (answer(self.catalogue, region, id_, topic, field, day) for id_ in schemes)
            self._gathered[key] = tuple(one.figures for one in found if one is not None)
        return self._gathered[key]


class Book:
    """The rules of one region and scheme, with what the reader says of them."""

    def __init__(
        self,
        library: Library,
        region: str,
        scheme: str,
        supplied: Mapping[str, str],
        claims: Mapping[str, str],
    ) -> None:
        self.library = library
        self.region = region
        self.scheme = scheme
        self.supplied = supplied
        self.claims = claims

    @property
    def dimensions(self) -> Mapping[str, Dimension]:
        """The dimensions of the vocabulary."""
        return self.library.catalogue.vocabulary.dimensions

    def topic(self, topic: str) -> Topic | None:
        """Give a topic of the vocabulary, if it has it."""
        return self.library.catalogue.vocabulary.topics.get(topic)

    def definition(self, topic: str, field: str) -> FieldDefinition | None:
        """Give a field of the vocabulary, if it has it."""
        found = self.topic(topic)
        return found.fields.get(field) if found else None

    def concerns(self, topic: str) -> bool:
        """Tell whether a topic concerns the scheme asked about; one that names none concerns all."""
        found = self.topic(topic)
        return found is not None and (not found.concerns or self.scheme in found.concerns)

    def fitting(
        self,
        topic: str,
        field: str,
        situation: Situation,
        day: date,
        *,
        leave_out: str | None = None,
        naming: str | None = None,
    ) -> tuple[tuple[Figure, ...], bool]:
        """List the figures that fit, of the first scheme that has any; and whether there are others.

        *leave_out* is a dimension not asked about, *naming* one that a figure has to name.
        """
        if self.definition(topic, field) is None:
            return (), False
        groups = self.library.groups(self.region, self.scheme, topic, field, day)
        for group in groups:
            found = tuple(
                figure
                for figure in group
                if fits(figure, situation, self.dimensions, leave_out)
                and (naming is None or naming in (key for key, _ in figure.dims))
            )
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
