"""Content files → their records and figures: all that can be said of some files by themselves.

What is found depends on nothing but what is given, so that it can be found anywhere, and is
remembered for as long as the files and the vocabulary stay as they are.
"""

from dataclasses import dataclass

from site_gen.figures import figures_of
from site_gen.model.figure import Figure
from site_gen.model.vocabulary import Vocabulary
from site_gen.parse import parse_all
from site_gen.parse.records import Records
from site_gen.problems import Problem
from site_gen.read import read_files
from site_gen.read.tree import FoundFile


@dataclass(frozen=True)
class Bundle:
    """Files that are studied together, and the words their rows may use.

    Where the vocabulary is broken there is none: rows are not judged, nor are those of
    *unsound* topics.
    """

    files: tuple[FoundFile, ...]
    vocabulary: Vocabulary | None = None
    unsound: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Studied:
    """What some files say; what is wrong with whole files, and with rows of the others."""

    records: Records
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    bad_rows: tuple[Problem, ...]


def study(bundle: Bundle) -> Studied:
    """Read and parse the files of a bundle, and make the figures of its policies."""
    documents, unreadable = read_files(bundle.files)
    records, unparsed = parse_all(documents)
    if bundle.vocabulary is None:
        return Studied(records, (), (*unreadable, *unparsed), ())
    readable = (item for item in records.policies if item.id not in bundle.unsound)
    figures, bad_rows = figures_of(readable, bundle.vocabulary)
    return Studied(records, tuple(figures), (*unreadable, *unparsed), tuple(bad_rows))
