"""Records: every content file as a typed value, by kind."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from site_gen.model.case import Case, Rungs
from site_gen.model.policy import Policy
from site_gen.model.prose import Guide, ProsePage, Site, Term
from site_gen.model.region import RegionFile
from site_gen.model.search import Search
from site_gen.model.source import Doubt, Source
from site_gen.model.vocabulary import Dimension, Schemes, Topic, Units
from site_gen.read.document import Document

Model_co = TypeVar("Model_co", covariant=True)


@dataclass(frozen=True)
class Parsed(Generic[Model_co]):
    """A record with the document it came from; *id* is the file's name."""

    id: str
    record: Model_co
    document: Document


@dataclass(frozen=True)
class Records:
    """Every record of the content, by kind, in the order of their paths."""

    site: list[Parsed[Site]] = field(default_factory=list)
    search: list[Parsed[Search]] = field(default_factory=list)
    schemes: list[Parsed[Schemes]] = field(default_factory=list)
    units: list[Parsed[Units]] = field(default_factory=list)
    dimensions: list[Parsed[Dimension]] = field(default_factory=list)
    topics: list[Parsed[Topic]] = field(default_factory=list)
    regions: list[Parsed[RegionFile]] = field(default_factory=list)
    sources: list[Parsed[Source]] = field(default_factory=list)
    doubts: list[Parsed[Doubt]] = field(default_factory=list)
    policies: list[Parsed[Policy]] = field(default_factory=list)
    rungs: list[Parsed[Rungs]] = field(default_factory=list)
    cases: list[Parsed[Case]] = field(default_factory=list)
    guides: list[Parsed[Guide]] = field(default_factory=list)
    glossary: list[Parsed[Term]] = field(default_factory=list)
    pages: list[Parsed[ProsePage]] = field(default_factory=list)
