"""The rules that speak to one region and scheme on one day, and what the reader adds to them."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date

from site_gen.model.vocabulary import Dimension, FieldDefinition, Topic
from site_gen.settle.library import Library, Made
from site_gen.settle.rows import Rows


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
        said = tuple(supplied.items()), tuple(claims.items())
        self._whole = (region, scheme, *said)

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

    def rows(self, topic: str, field: str, day: date) -> Rows:
        """Give the figures in force on a field on a day."""
        return self.library.rows(self.region, self.scheme, topic, field, day)

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key before with these rules and words of the reader, or make it."""
        return self.library.remembered((*self._whole, key), make)

    def completed(self, situation: dict[str, str | int]) -> dict[str, str | int]:
        """Add what the values of a situation imply and nobody gave."""
        whole = dict(situation)
        for one in situation.items():
            for implied, settled in self.library.implied.get(one, {}).items():
                whole.setdefault(implied, settled)
        return whole
