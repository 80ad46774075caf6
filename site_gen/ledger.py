"""Standard cases × territories → what they came to: a tally of each territory; outcomes where asked for.

A territory is settled anew if a record has changed that its regions rest on. Of all others the
tally is enough for whatever is about the country; their outcomes stay where they are remembered.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from site_gen.cases import SettledCase, given_in, joined, settled_in, unsettled_cases
from site_gen.cases.places import pages_below, pages_of_case
from site_gen.catalogue import Catalogue, lineage
from site_gen.load import Loaded
from site_gen.make import Bills, Settled, settle
from site_gen.model.output import Part, part_of
from site_gen.territories import Divided, in_parcels, seen_from
from site_gen.work import Means, Prepared

_TALLIES = "tallies"


@dataclass(frozen=True)
class CaseTally:
    """What a case came to in a territory."""

    settled: int
    """In how many regions it is settled."""
    given: tuple[frozenset[str], ...]
    """For each way it may go: which sums are not nothing somewhere."""
    first: tuple[str, ...]
    """The regions whose outcomes stand on the first page of the case,"""
    below: tuple[str, ...]
    """and those whose pages of the case are directly below it."""
    rows: Part
    """The rows of the open data."""


@dataclass(frozen=True)
class Tally:
    """What the cases came to in a territory, and a digest of what that rests on."""

    given: str
    cases: tuple[CaseTally, ...]

    @property
    def noted(self) -> "Tally":
        """Note what its rows say by digests alone: the site holds the bytes."""
        return replace(self, cases=tuple(replace(c, rows=c.rows.noted) for c in self.cases))

    def known_in(self, parts: Container[str]) -> bool:
        """Tell whether all its rows are among the parts of files that a site has."""
        return all(case.rows.digest in parts for case in self.cases if case.rows.size)


@dataclass(frozen=True)
class Ledger:
    """What the standard cases came to everywhere; *parted*: regions are compared level by level."""

    loaded: Loaded
    divided: Divided
    means: Means
    parted: bool

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """Tally every territory, or take the tally that is remembered."""
        memory, how = self.means.memory, str(self.parted)
        given = {name: self._given(own) for name, own in self._codes.items()}
        kept: dict[str, Tally] = memory.recall(_TALLIES, how, dict) or {}
        known = {
            name: tally
            for name, tally in kept.items()
            if tally.given == given.get(name) and tally.known_in(self.means.published.parts)
        }
        new = self._settled_in([name for name in self._codes if name not in known])
        fresh = {name: Tally(given[name], self._cases_tallied(own)) for name, own in new.items()}
        tallies = {name: fresh.get(name) or known[name] for name in self._codes}
        if fresh or kept.keys() != tallies.keys():
            memory.keep(_TALLIES, how, {name: tally.noted for name, tally in tallies.items()})
        return tallies

    @property
    def counts(self) -> dict[str, int]:
        """In how many regions each case is settled."""
        ids = self.loaded.catalogue.cases
        return {id_: sum(tally.settled for tally in self.on(id_)) for id_ in ids}

    @property
    def rows(self) -> list[Part]:
        """The rows of the open data, case by case."""
        return [tally.rows for id_ in self.loaded.catalogue.cases for tally in self.on(id_)]

    @property
    def given(self) -> list[list[frozenset[str]]]:
        """For each way each case may go: which sums are not nothing somewhere, by territories."""
        every = [[tally.given for tally in self.on(id_)] for id_ in self.loaded.catalogue.cases]
        return [[*names] for tallied in every for names in zip(*tallied, strict=True)]

    def on(self, case: str) -> list[CaseTally]:
        """List what a case came to, territory by territory."""
        number = [*self.loaded.catalogue.cases].index(case)
        return [tally.cases[number] for tally in self.tallies.values()]

    @cached_property
    def everywhere(self) -> tuple[SettledCase, ...]:
        """All cases with all their outcomes."""
        unsettled = unsettled_cases(self.loaded.catalogue)
        return joined([unsettled, *self.cases_in(self._codes)])

    def cases_in(self, names: Iterable[str]) -> list[tuple[SettledCase, ...]]:
        """Give the cases with their outcomes in some territories; none where nothing is recorded."""
        settled = self._settled_in([name for name in names if name in self._codes])
        return [joined(one.cases for one in own) for own in settled.values()]

    @cached_property
    def _codes(self) -> Mapping[str, tuple[str, ...]]:
        """The regions of each territory that have records, if there are cases to settle there."""
        subjects = self.loaded.catalogue.subjects
        own = {n: tuple(c for c in codes if c in subjects) for n, codes in self.divided.items()}
        return {name: codes for name, codes in own.items() if codes and self.loaded.catalogue.cases}

    @cached_property
    def _taken_up(self) -> dict[str, list[Settled]]:
        """What was settled or taken up so far."""
        return {}

    def _given(self, codes: Iterable[str]) -> str:
        """Digest what some regions have recorded, and those above them."""
        above = {up for code in codes for up in lineage(self.loaded.catalogue, code)}
        return self.loaded.inputs.of_regions(sorted(above))

    def _cases_tallied(self, settled: Sequence[Settled]) -> tuple[CaseTally, ...]:
        cases = joined(one.cases for one in settled)
        rows = zip(*(one.rows for one in settled), strict=True)
        return tuple(
            _case_tallied(self.loaded.catalogue, item, part_of(b"".join(own)))
            for item, own in zip(cases, rows, strict=True)
        )

    def _settled_in(self, names: Sequence[str]) -> dict[str, list[Settled]]:
        """Give what came of the cases in each region of some territories, once taken up."""
        new = [name for name in names if name not in self._taken_up]
        if new:
            self._taken_up.update(self._take_up(new))
        return {name: self._taken_up[name] for name in names}

    def _take_up(self, names: Iterable[str]) -> dict[str, list[Settled]]:
        """Settle the cases in some territories, or take what is remembered of each region."""
        memory, how = self.means.memory, str(self.parted)
        kept = {name: memory.recall(f"{name}.cases", how, dict) or {} for name in names}
        given = {code: self._given([code]) for name in kept for code in self._codes[name]}
        new = {
            name: [c for c in self._codes[name] if own.get(c, ("",))[0] != given[c]]
            for name, own in kept.items()
        }
        fresh = self._fresh([code for own in new.values() for code in own])
        for name, own in kept.items():
            kept[name] = {
                code: (given[code], fresh[code]) if code in fresh else own[code]
                for code in self._codes[name]
            }
            if new[name]:
                memory.keep(f"{name}.cases", how, kept[name])
        return {name: [one for _, one in own.values()] for name, own in kept.items()}

    def _fresh(self, codes: Sequence[str]) -> dict[str, Settled]:
        """Settle the cases in some regions, a parcel at a time."""
        parcels = [*in_parcels(codes)]
        bills = Prepared(len(parcels), lambda: map(self._bill, parcels))
        came = self.means.each("情形", settle, bills) if parcels else ()
        return {
            code: one
            for own, settled in zip(parcels, came, strict=True)
            for code, one in zip(own, settled, strict=True)
        }

    def _bill(self, codes: tuple[str, ...]) -> Bills:
        return Bills(seen_from(self.loaded.catalogue, codes), codes, self.parted)


def _case_tallied(catalogue: Catalogue, item: SettledCase, rows: Part) -> CaseTally:
    pages = pages_of_case(catalogue, item)
    first = {outcome.region for course in pages[None].courses for outcome in course.outcomes}
    below = pages_below(catalogue, pages).get(None, ())
    return CaseTally(
        len(settled_in(item)), tuple(given_in(item)), tuple(sorted(first)), tuple(below), rows
    )
