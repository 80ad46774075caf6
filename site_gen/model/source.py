"""Sources: who says a figure, when, and how far they can be trusted."""

from typing import Literal

from site_gen.model.fields import (
    DayField,
    DocumentNumber,
    MomentOrNotStated,
    Record,
    RegionCode,
    Slug,
    SourceId,
    Text,
    Url,
)

Grade = Literal["A", "B", "C", "D"]
Kind = Literal[
    "government",
    "answer",
    "bulletin",
    "press",
    "guide",
    "aggregator",
    "unattributed",
    "code-list",
]


class LeftOut(Record):
    """Something a source says that did not become a figure, and why."""

    says: Text
    reason: Text


class Source(Record):
    """One page or document. Pages of one *origin* count as one voice."""

    title: Text
    publisher: Text
    kind: Kind
    grade: Grade
    origin: Slug | None = None
    published: MomentOrNotStated
    retrieved: DayField | None = None
    url: Url
    document: DocumentNumber | None = None
    about: Text
    left_out: tuple[LeftOut, ...] = ()


class Doubt(Record):
    """A contradiction or an implausible claim, argued in the open."""

    title: Text
    regions: tuple[RegionCode, ...]
    sources: tuple[SourceId, ...] = ()
    claims: Text
    assessment: Text
    treatment: Text
    settle: Text
