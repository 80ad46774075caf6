"""Content files → their records and figures: all that can be said of some files by themselves.

What is found depends on nothing but what is given, so that it can be found anywhere, and is
remembered for as long as the files and the vocabulary stay as they are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain

from site_gen.catalogue import vocabulary_of
from site_gen.check import check_portion
from site_gen.check.references import Named, named_by_policies
from site_gen.check.subject import Portion
from site_gen.figures import figures_of
from site_gen.index import Outline, Packed, joined_outline, outline_of, packed
from site_gen.model.vocabulary import Vocabulary
from site_gen.parse import parse_all
from site_gen.parse.records import Records
from site_gen.problems import Problem
from site_gen.read import read_files
from site_gen.read.tree import FoundFile

_NO_WORDS = vocabulary_of(Records())


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
    """What some files say; what is wrong with whole files, and with what stands in the others.

    Of the policies no more is kept than their figures, by region, and what they name.
    """

    records: Records
    outline: Outline
    figures: Mapping[str, Packed]
    named: Named
    unreadable: tuple[Problem, ...]
    faults: tuple[Problem, ...]


def study(bundle: Bundle) -> Studied:
    """Read, parse and judge the files of a bundle, and make the figures of its policies."""
    records, unreadable = _parsed(bundle)
    portion, bad_rows = _portion(records, bundle)
    return Studied(
        replace(records, policies=[]),
        outline_of(portion.figures),
        packed(portion.figures),
        named_by_policies(portion),
        tuple(unreadable),
        (*bad_rows, *check_portion(portion)),
    )


def together(studied: Sequence[Studied]) -> Studied:
    """Put together, in their order, what some files say and what others do that are about other regions."""
    return Studied(
        _records_of(studied),
        joined_outline([one.outline for one in studied]),
        {region: own for one in studied for region, own in one.figures.items()},
        frozenset(chain.from_iterable(one.named for one in studied)),
        tuple(chain.from_iterable(one.unreadable for one in studied)),
        tuple(chain.from_iterable(one.faults for one in studied)),
    )


def policies_of(bundle: Bundle) -> Records:
    """Read and parse the policies of a bundle once more, to say where they are wrong."""
    return Records(policies=_parsed(bundle)[0].policies)


def _parsed(bundle: Bundle) -> tuple[Records, list[Problem]]:
    documents, unreadable = read_files(bundle.files)
    records, unparsed = parse_all(documents)
    return records, [*unreadable, *unparsed]


def _portion(records: Records, bundle: Bundle) -> tuple[Portion, list[Problem]]:
    """Make the figures as far as the words can be relied on."""
    if bundle.vocabulary is None:
        return Portion(records, _NO_WORDS, ()), []
    readable = (item for item in records.policies if item.id not in bundle.unsound)
    figures, bad_rows = figures_of(readable, bundle.vocabulary)
    return Portion(records, bundle.vocabulary, tuple(figures)), bad_rows


def _records_of(studied: Sequence[Studied]) -> Records:
    found: dict[str, list[object]] = defaultdict(list)
    for one in studied:
        for field in fields(Records):
            found[field.name] += getattr(one.records, field.name)
    return Records(**found)  # type: ignore[arg-type]  # the lists have the types of their fields
