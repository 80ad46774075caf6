"""A content folder → the catalogue, or everything that is wrong with it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from site_gen.catalogue import Catalogue, catalogue_of, vocabulary_of
from site_gen.check import check_all, unsound_topics
from site_gen.check.subject import Subject
from site_gen.figures import figures_of
from site_gen.model.policy import Policy
from site_gen.parse import parse_all
from site_gen.parse.records import Parsed, Records
from site_gen.problems import ContentError, Problem, errors
from site_gen.read import read_all


@dataclass(frozen=True)
class Loaded:
    """A catalogue that may be published, and the warnings that do not stop it."""

    catalogue: Catalogue
    warnings: tuple[Problem, ...]


def load(content: Path, as_of: date) -> Loaded:
    """Read, parse and check a content folder.

    Raises ContentError with every problem of every file, and OSError if one cannot be
    read. Files that failed count as present, so that their neighbours do not look wrong;
    only a broken vocabulary hides the problems of the rows that use it: a topic those of
    its own policies, anything else those of all.
    """
    documents, unreadable = read_all(content)
    records, unparsed = parse_all(documents)
    problems = [*unreadable, *unparsed]
    failed = frozenset(p.place.path.partition("/")[2] for p in errors(problems))
    vocabulary = vocabulary_of(records)
    empty = Subject(records, vocabulary, (), failed, as_of)
    policies = _readable(records, failed, unsound_topics(empty))
    figures, bad_rows = figures_of(policies, vocabulary)
    problems += bad_rows
    problems += check_all(replace(empty, figures=tuple(figures)))
    if errors(problems):
        raise ContentError(problems)
    return Loaded(catalogue_of(records, vocabulary, figures), tuple(sorted(set(problems))))


def _readable(records: Records, failed: frozenset[str], unsound: set[str]) -> list[Parsed[Policy]]:
    """Choose the policies whose words are known."""
    topics = "vocabulary/topics/"
    if any(path.startswith("vocabulary/") and not path.startswith(topics) for path in failed):
        return []
    return [
        item
        for item in records.policies
        if f"{topics}{item.id}.yaml" not in failed and item.id not in unsound
    ]
