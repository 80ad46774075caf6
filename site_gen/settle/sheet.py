"""The sheet a sum is written on: its steps, what it misses, and the disputes it met."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from site_gen.model.figure import Figure
from site_gen.money import write_decimal, write_fen
from site_gen.settle.found import Found, Why


class Step(NamedTuple):
    """One step: its word, the sum as written, what came out, and what it rests on."""

    word: str
    sum: str
    amount: int
    figures: tuple[Figure, ...]
    supplied: tuple[str, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True)
class Missing:
    """What is not known: the topic and field, why, and for which visit."""

    field: str
    why: Why
    visit: int | None
    figure: str | None


@dataclass(frozen=True)
class Dispute:
    """A field on which the sources that speak to the case do not agree."""

    field: str
    sources: tuple[str, ...]


@dataclass
class Sheet:
    """Steps, missing things and disputes, in the order in which they were met."""

    steps: list[Step] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)

    def write(self, word: str, written: str, amount: int, *used: Found | None) -> None:
        """Write a step with what it rests on."""
        founds = [one for found in used if found is not None for one in found.whole]
        self.steps.append(
            Step(
                word,
                written,
                amount,
                once(figure for found in founds for figure in found.figures),
                _once(found.supplied for found in founds),
                _once(found.assumed for found in founds),
            )
        )

    def take_back(self, steps: int) -> None:
        """Keep only the first steps: a part that misses something writes none."""
        del self.steps[steps:]

    def miss(self, item: Missing) -> None:
        """Note what is missing, once."""
        if item not in self.missing:
            self.missing.append(item)


def yuan(fen: int) -> str:
    """Write 分 as yuan with two decimals."""
    return write_fen(fen)


def percent(basis_points: int) -> str:
    """Write basis points as a ratio: 60%, 5.35%."""
    return f"{write_decimal(basis_points, 100)}%"


def less(amount: int, taken: int) -> tuple[str, int]:
    """Write ``a − b = c``, or ``a ≤ b`` where nothing is left, and give what is left."""
    if amount <= taken:
        return f"{yuan(amount)} ≤ {yuan(taken)}", 0
    return f"{yuan(amount)} − {yuan(taken)} = {yuan(amount - taken)}", amount - taken


def once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Name each figure once, in the order given."""
    return tuple({figure.id: figure for figure in figures}.values())


def _once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name is not None))
