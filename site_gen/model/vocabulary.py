"""The vocabulary a site compares in: schemes, dimensions, topics and their fields.

All of it is data under ``content/vocabulary``; nothing here knows a policy.
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from site_gen.model.fields import Boolean, Record, Slug, SourceId, Text, Whole


class Scheme(Record):
    """A kind of membership that has rules of its own (险种)."""

    label: Text
    name: Text
    order: Whole
    help: Text
    common: Boolean = False
    """What holds for every scheme: it is not asked what it lacks."""
    ended: Text | None = None


class Schemes(Record):
    """The file of schemes, by id."""

    schemes: dict[Slug, Scheme]


class Per(Record):
    """What an amount is counted per: a visit, a year."""

    label: Text
    help: Text
    written: Text | None = None
    """What stands after 元 in place of a slash and the label."""


class Units(Record):
    """The file of units, by id."""

    per: dict[Slug, Per]


class ChoiceValue(Record):
    """One value of a choice; *within* names the wider value it belongs to.

    *implies* says what it settles on other dimensions: a value of each, by dimension.
    """

    label: Text
    within: Slug | None = None
    implies: dict[Slug, Slug] = Field(default_factory=dict)
    meets: Text | None = None
    source: SourceId | None = None


class Ruler(Record):
    """A scale by which a place ranks things; two rulers are never converted."""

    label: Text
    help: Text
    values: dict[Slug, ChoiceValue]


class ChoiceDimension(Record):
    """A dimension whose values are named; either one list or several rulers."""

    kind: Literal["choice"]
    label: Text
    order: Whole
    values: dict[Slug, ChoiceValue] = Field(default_factory=dict)
    rulers: dict[Slug, Ruler] = Field(default_factory=dict)

    def every_value(self) -> dict[str, ChoiceValue]:
        """Give all values of all rulers by id, in the order written."""
        return self._every_value

    def chain(self, value: str) -> tuple[str, ...]:
        """List a value and the wider values it belongs to, itself first."""
        return self._chains.get(value, (value,))

    @cached_property
    def _every_value(self) -> dict[str, ChoiceValue]:
        rows = [self.values, *(ruler.values for ruler in self.rulers.values())]
        return {key: value for row in rows for key, value in row.items()}

    @cached_property
    def _chains(self) -> dict[str, tuple[str, ...]]:
        return {value: _chain(value, self._every_value) for value in self._every_value}

    def ruler_of(self, value: str) -> str:
        """Name the ruler a value belongs to; empty if the dimension has no rulers."""
        return self._rulers_of.get(value, "")

    @cached_property
    def _rulers_of(self) -> dict[str, str]:
        rulers = reversed(self.rulers.items())  # of two that name it, the first counts
        return {value: key for key, ruler in rulers for value in ruler.values}


def _chain(value: str, known: dict[str, ChoiceValue]) -> tuple[str, ...]:
    chain = [value]
    while chain[-1] in known:
        wider = known[chain[-1]].within
        # A circle or an unknown value is a fault the checks report; here it only ends.
        if wider is None or wider in chain:
            break
        chain.append(wider)
    return tuple(chain)


class RangeDimension(Record):
    """A dimension that is a stretch of numbers, with the words for each shape."""

    kind: Literal["range"]
    label: Text
    order: Whole
    unit: Text
    whole: Boolean = False
    exactly: Text
    between: Text
    from_: Text = Field(alias="from")
    up_to: Text


Dimension = Annotated[ChoiceDimension | RangeDimension, Field(discriminator="kind")]


class FieldType(StrEnum):
    """What the values of a field are."""

    AMOUNT = "amount"
    RATIO = "ratio"
    POINTS = "points"
    COUNT = "count"
    DURATION = "duration"
    DATE = "date"
    PERIOD = "period"
    TEXT = "text"
    CHOICE = "choice"
    LIST = "list"


class Limits(Record):
    """Bounds on a value, written as the field writes its values."""

    least: Text
    most: Text


class FieldDefinition(Record):
    """One thing a topic says: its label, type, unit and allowed dimensions.

    An *essential* field is named where it is missing. *summary* names the schemes in whose
    summary of a region it stands, also where nothing is known of it. *choices* are the answers of a field
    that is a choice, by id. *otherwise* is what the sums take where no source says, written
    as the field writes its values.
    """

    label: Text
    type: FieldType
    help: Text | None = None
    per: tuple[Slug, ...] = ()
    unit: Text | None = None
    units: tuple[Text, ...] = ()
    choices: dict[Slug, Text] = Field(default_factory=dict)
    otherwise: Text | None = None
    dimensions: tuple[Slug, ...] = ()
    inherits: Boolean = True
    essential: Boolean = False
    summary: tuple[Slug, ...] = ()
    limits: Limits | None = None
    plausible: Limits | None = None
    expect: dict[Slug, Literal["rises", "falls"]] = Field(default_factory=dict)


class Topic(Record):
    """A subject of policy with its fields.

    *columns* is the dimension its tables spread. *concerns* names the schemes that lack
    something if they have nothing on it; none means every scheme. *only* names, by
    dimension, the value of the people it is for; none means everyone.
    """

    label: Text
    order: Whole
    help: Text
    columns: Slug | None = None
    concerns: tuple[Slug, ...] = ()
    only: dict[Slug, Slug] = Field(default_factory=dict)
    fields: dict[Slug, FieldDefinition]


class Vocabulary(Record):
    """Every word the records may use, in reading order."""

    schemes: dict[str, Scheme]
    units: dict[str, Per]
    dimensions: dict[str, Dimension]
    topics: dict[str, Topic]

    @cached_property
    def common_schemes(self) -> tuple[str, ...]:
        """The schemes whose rules hold for everyone, whatever scheme they are in."""
        return tuple(id_ for id_, scheme in self.schemes.items() if scheme.common)

    @cached_property
    def summaries(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """For each scheme with a summary, its topics and the fields that stand in it."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for scheme in self.schemes:
            for id_, topic in self.topics.items():
                named = tuple(name for name, f in topic.fields.items() if scheme in f.summary)
                if named:
                    found.setdefault(scheme, {})[id_] = named
        return found
