"""What a rule is given: the records as written and the figures made of them; all, or some."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath

from site_gen.index import Index
from site_gen.model.figure import Figure
from site_gen.model.vocabulary import Vocabulary
from site_gen.parse.records import Records
from site_gen.problems import Place, Problem
from site_gen.read.document import Document


@dataclass(frozen=True)
class Portion:
    """Some of what was read and parsed, with the words it may use."""

    records: Records
    vocabulary: Vocabulary
    figures: Sequence[Figure]

    def documents(self, *kinds: str) -> list[Document]:
        """List the documents of some kinds of record."""
        return [item.document for kind in kinds for item in getattr(self.records, kind)]


@dataclass(frozen=True)
class Subject(Portion):
    """Everything that was read and parsed; of the policies' records only those a rule may blame.

    *failed* names the files (below the content folder) that could not be: what they would
    have said counts as known.
    """

    failed: frozenset[str]
    as_of: date
    index: Index
    """Of the figures."""

    def ids(self, kind: str) -> set[str]:
        """Name every record of a kind, those of failed files included."""
        return {item.id for item in getattr(self.records, kind)} | self._failed_below(f"{kind}/")

    def place_of(self, path: str) -> Place:
        """Give the place of a file below the content folder, even of one that is missing."""
        kinds = [field.name for field in fields(self.records)]
        roots = (document.path.partition("/")[0] for document in self.documents(*kinds))
        return Place(f"{next(roots, 'content')}/{path}")

    def topics(self) -> set[str]:
        """Name every topic."""
        return {*self.vocabulary.topics, *self._failed_below("vocabulary/topics/")}

    def dimensions(self) -> set[str]:
        """Name every dimension."""
        return {*self.vocabulary.dimensions, *self._failed_below("vocabulary/dimensions/")}

    @cached_property
    def region_codes(self) -> frozenset[str]:
        """Every region of the list that could be read."""
        return frozenset(r.code for file in self.records.regions for r in file.record.regions)

    def nearest_region(self, code: str) -> str:
        """Make a remedy for an unknown code: a like one of the same province, with its name."""
        names = {
            r.code: r.name
            for file in self.records.regions
            for r in file.record.regions
            if r.code[:2] == code[:2]
        }
        close = get_close_matches(code, names, n=1, cutoff=0.6)
        if not close:
            return "请在 regions 里查六位行政区划代码"
        return f"是不是 {close[0]}（{names[close[0]]}）；请核对行政区划代码"

    def region_is_known(self, code: str) -> bool:
        """Tell whether a code is in the list, or in a part of it that could not be read."""
        lost = self._failed_below("regions/")
        return code in self.region_codes or code[:2] in {name[:2] for name in lost}

    def _failed_below(self, folder: str) -> set[str]:
        return {PurePosixPath(path).stem for path in self.failed if path.startswith(folder)}


Rule = Callable[[Subject], Iterator[Problem]]
"""A rule that must know everything."""
PortionRule = Callable[[Portion], Iterator[Problem]]
"""A rule on what files say by themselves: it finds the same in all as in each portion."""
