"""The figures in force on one field → those that fit a situation, and the one of them that counts.

Many bills ask the same: what was once worked out for a situation is kept for all those that are
alike in whatever any of the figures names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from site_gen.model.figure import Figure
from site_gen.model.value import Absence, Span
from site_gen.model.vocabulary import Dimension
from site_gen.recorded import SETTLED
from site_gen.settle.found import Found, Kind, Why, number_of, unit_of
from site_gen.situation import Situation, fits, lies_on, specificity

COST = "cost"


@dataclass(frozen=True)
class Chosen:
    """The figure that counts, first; further ones are claims that say the same."""

    figures: tuple[Figure, ...] = ()
    _numbers: dict[Kind, Found | Why] = field(default_factory=dict, repr=False, compare=False)

    def number(self, kind: Kind) -> Found | Why:
        """Turn the chosen figure into a number of a kind, or say why it cannot be used."""
        if kind not in self._numbers:
            self._numbers[kind] = self._number(kind)
        return self._numbers[kind]

    def _number(self, kind: Kind) -> Found | Why:
        if not self.figures:
            return Why.NO_RECORD
        value, per = self.figures[0].value, self.figures[0].per
        number = number_of(value, kind)
        if isinstance(number, Why):
            return number
        absence = value if isinstance(value, Absence) else None
        return Found(number, self.figures, per, unit_of(value), absence=absence)


NOTHING = Chosen()


@dataclass(frozen=True)
class Fitting:
    """The figures that fit a situation; *known* tells whether there are any on the field at all."""

    figures: tuple[Figure, ...]
    known: bool
    dimensions: Mapping[str, Dimension] = field(repr=False, compare=False)

    @cached_property
    def settled(self) -> Chosen | None:
        """The closest of the figures that nobody disputes."""
        settled = [figure for figure in self.figures if figure.standing in SETTLED]
        return Chosen((self._closest(settled),)) if settled else None

    @cached_property
    def claims(self) -> dict[str, Figure]:
        """What each source claims: the closest of its figures."""
        by_source: dict[str, list[Figure]] = {}
        for figure in self.figures:
            by_source.setdefault(figure.citation.source, []).append(figure)
        return {source: self._closest(figures) for source, figures in by_source.items()}

    @cached_property
    def stretches(self) -> tuple[tuple[int, int | None, "Fitting"], ...]:
        """Cut figures chosen for any cost at what they say of it: from where, to where, and which fit."""
        spans = [at for row in self.figures for key, at in row.dims if key == COST]
        ends = {end for at in spans if isinstance(at, Span) for end in (at.low, at.high)}
        cuts = sorted({0, *(end for end in ends if end is not None)})
        tops = (*cuts[1:], None)
        return tuple(
            (low, high, self._at_cost(low + 1)) for low, high in zip(cuts, tops, strict=True)
        )

    def _at_cost(self, cost: int) -> "Fitting":
        rows = (
            row
            for row in self.figures
            if all(key != COST or lies_on(cost, at, self.dimensions[key]) for key, at in row.dims)
        )
        return Fitting(tuple(rows), self.known, self.dimensions)

    def _closest(self, figures: list[Figure]) -> Figure:
        if len(figures) == 1:
            return figures[0]
        return max(figures, key=lambda figure: specificity(figure, self.dimensions))


class Rows:
    """The figures in force on a field: of a scheme, then of each common scheme that has any."""

    def __init__(
        self, groups: tuple[tuple[Figure, ...], ...], dimensions: Mapping[str, Dimension]
    ) -> None:
        self._groups, self._dimensions = groups, dimensions
        every = (figure for group in groups for figure in group)
        self._named = tuple(dict.fromkeys(key for figure in every for key, _ in figure.dims))
        self._fitting: dict[tuple[str | int | None, ...], Fitting] = {}

    def fitting(
        self, situation: Situation, leave_out: str | None = None, naming: str | None = None
    ) -> Fitting:
        """List the figures that fit, of the first scheme that has any.

        *leave_out* is a dimension not asked about, *naming* one that a figure has to name.
        """
        key = (leave_out, naming, *map(situation.get, self._named))
        found = self._fitting.get(key)
        if found is None:
            found = self._fitting[key] = self._choose(situation, leave_out, naming)
        return found

    def _choose(self, situation: Situation, leave_out: str | None, naming: str | None) -> Fitting:
        for group in self._groups:
            figures = tuple(
                figure
                for figure in group
                if fits(figure, situation, self._dimensions, leave_out)
                and (naming is None or naming in (key for key, _ in figure.dims))
            )
            if figures:
                return Fitting(figures, known=True, dimensions=self._dimensions)
        return Fitting((), known=any(self._groups), dimensions=self._dimensions)
