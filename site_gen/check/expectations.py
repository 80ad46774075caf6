"""Rules that catch shuffled tables: what a field is expected to do along a dimension."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from site_gen.check.subject import Portion
from site_gen.model.figure import Figure
from site_gen.model.value import Choice, Quantity
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.problems import Problem, warning
from site_gen.recorded import SETTLED


def values_follow_their_expectation(portion: Portion) -> Iterator[Problem]:
    """Along a dimension a value rises or falls as its field says it should; a row that
    does not says why in its note.
    """
    for (topic, field), figures in _by_field(portion).items():
        definition = portion.vocabulary.topics[topic].fields[field]
        for key, direction in definition.expect.items():
            for row in _rows_along(figures, key, portion):
                for one, other in pairwise(row):
                    if other.note is None and _breaks(one, other, direction):
                        words = "不应高于" if direction == "falls" else "不应低于"
                        message = (
                            f"“{definition.label}”按常理{words}{one.place.seen_from(other.place)}"
                        )
                        yield warning(
                            other.place, "expectation", message, "请核对；确实如此就在 note 里说明"
                        )


def _breaks(one: Figure, other: Figure, direction: str) -> bool:
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    first, second = one.value.exact, other.value.exact
    if first is None or second is None:
        return False
    return second > first if direction == "falls" else second < first


def _rows_along(figures: list[Figure], key: str, portion: Portion) -> Iterator[list[Figure]]:
    """Line up figures that differ only in *key*, in the order of the vocabulary."""
    dimension = portion.vocabulary.dimensions[key]
    if not isinstance(dimension, ChoiceDimension):
        return
    order = list(dimension.every_value())
    lines: dict[tuple[object, ...], list[tuple[int, Figure]]] = defaultdict(list)
    for figure in figures:
        at = dict(figure.dims).get(key)
        if not isinstance(at, Choice):
            continue
        rest = tuple(item for item in figure.dims if item[0] != key)
        same = (
            figure.region,
            figure.scheme,
            figure.since.day,
            rest,
            dimension.ruler_of(at.id),
            figure.per,
        )
        lines[same].append((order.index(at.id), figure))
    for line in lines.values():
        yield [figure for _, figure in sorted(line, key=lambda item: item[0])]


def _by_field(portion: Portion) -> dict[tuple[str, str], list[Figure]]:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in portion.figures:
        if figure.standing in SETTLED:
            groups[figure.topic, figure.field].append(figure)
    return groups


EXPECTATION_RULES = (values_follow_their_expectation,)
