"""Policies as curators write them: region × scheme × topic, in dated versions of rows.

A row's other keys are dimensions and fields of its topic; what they may be is said by the
vocabulary, so they stay as written here and become figures in a later stage.
"""

from typing import Literal

from pydantic import ConfigDict

from site_gen.model.fields import DocumentNumber, MomentField, Record, Slug, SourceId, Text

StandingName = Literal["adopted", "cautioned", "disputed", "rejected"]


class Cited(Record):
    """The citation a version gives to its rows, or a row to itself."""

    source: SourceId | None = None
    at: Text | None = None
    also: tuple[SourceId, ...] = ()
    standing: StandingName | None = None
    note: Text | None = None
    doubt: Slug | None = None
    vouched: Text | None = None


class Row(Cited):
    """One row of a source's table: dimensions, fields, and its own citation if any."""

    model_config = ConfigDict(frozen=True, extra="allow")

    per: Text | None = None


class Version(Cited):
    """What held from a day on; *seen* instead of *since* when the start is not stated."""

    since: MomentField | None = None
    seen: MomentField | None = None
    until: MomentField | None = None
    document: DocumentNumber | None = None
    rows: tuple[Row, ...]


class Policy(Record):
    """One policy file; region, scheme and topic are its path."""

    versions: tuple[Version, ...]
