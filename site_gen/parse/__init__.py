"""Documents → records: each file becomes one typed record, or problems at its places.

Looks at one document at a time and never sideways: whether a source exists is another
stage's question. What a file is follows from where it lies.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from site_gen.model.case import Case, Rungs
from site_gen.model.policy import Policy
from site_gen.model.prose import Guide, ProsePage, Site, Term
from site_gen.model.region import RegionFile
from site_gen.model.search import Search
from site_gen.model.source import Doubt, Source
from site_gen.model.vocabulary import Dimension, Schemes, Topic, Units
from site_gen.parse.explain import problems_of
from site_gen.parse.places import LONGEST_ID, RESERVED, misplaced, of_another_kind
from site_gen.parse.records import Parsed, Records
from site_gen.problems import Problem
from site_gen.read.document import Document
from site_gen.read.nodes import plain

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SOURCE = r"(?:[A-Z][0-9]+(?:\.[0-9]+)?|" + _SLUG + ")"
_KINDS: tuple[tuple[str, str, Any], ...] = (
    (r"site\.yaml", "site", Site),
    (r"search\.yaml", "search", Search),
    (r"rungs\.yaml", "rungs", Rungs),
    (r"vocabulary/schemes\.yaml", "schemes", Schemes),
    (r"vocabulary/units\.yaml", "units", Units),
    (rf"vocabulary/dimensions/{_SLUG}\.yaml", "dimensions", Dimension),
    (rf"vocabulary/topics/{_SLUG}\.yaml", "topics", Topic),
    (r"regions/[0-9]{6}\.yaml", "regions", RegionFile),
    (rf"sources/{_SOURCE}\.yaml", "sources", Source),
    (rf"doubts/{_SLUG}\.yaml", "doubts", Doubt),
    (rf"policies/[0-9]{{6}}/{_SLUG}/{_SLUG}\.yaml", "policies", Policy),
    (rf"cases/{_SLUG}\.yaml", "cases", Case),
    (rf"guides/{_SLUG}\.md", "guides", Guide),
    (rf"glossary/{_SLUG}\.md", "glossary", Term),
    (rf"pages/{_SLUG}\.md", "pages", ProsePage),
)
_PATTERNS = tuple((re.compile(pattern), kind) for pattern, kind, _ in _KINDS)
_MODELS = {kind: model for _, kind, model in _KINDS}


def parse_all(documents: Iterable[Document]) -> tuple[Records, list[Problem]]:
    """Turn every document into a record of its kind and collect all problems."""
    records = Records()
    problems: list[Problem] = []
    for document in documents:
        problems.extend(_parse_into(records, document))
    return records, problems


def _parse_into(records: Records, document: Document) -> list[Problem]:
    inside = document.path.partition("/")[2]
    name = PurePosixPath(inside).stem
    found = _kind_of(inside)
    if found is None or len(name) > LONGEST_ID or name in RESERVED:
        return [misplaced(document)]
    other = of_another_kind(document, found)
    if other is not None:
        return [other]
    adapter = _adapter_of(found)
    try:
        record = adapter.validate_python(plain(document.root))
    except ValidationError as error:
        return problems_of(error, document, adapter)
    getattr(records, found).append(Parsed(name, record, document))
    return []


def _kind_of(inside: str) -> str | None:
    """Tell from where a file lies what it is."""
    for pattern, kind in _PATTERNS:
        if pattern.fullmatch(inside):
            return kind
    return None


@cache
def _adapter_of(kind: str) -> TypeAdapter[Any]:
    """Give the model that files of a kind follow, made ready when the first is met: that costs time."""
    return TypeAdapter(_MODELS[kind])
