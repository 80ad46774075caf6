"""Rules on stretches of time and of numbers: none overlaps another, none is left out."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from site_gen.check.subject import Portion
from site_gen.model.figure import Figure
from site_gen.model.value import Span
from site_gen.model.vocabulary import Dimension, RangeDimension
from site_gen.problems import Problem, warning
from site_gen.recorded import SETTLED


def ends_come_before_the_next_start(portion: Portion) -> Iterator[Problem]:
    """A stated end lies before the day on which other rows of the field replace it."""
    lines: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in _settled(portion):
        lines[figure.region, figure.scheme, figure.topic, figure.field].append(figure)
    for line in lines.values():
        ordered = sorted(line, key=lambda figure: figure.since.day)
        for one, other in pairwise(ordered):
            later = one.since.day < other.since.day
            if later and one.until is not None and other.since.day <= one.until:
                message = f"{one.place.seen_from(other.place)}写到 {one.until}，这一行却从 {other.since.day} 起"
                remedy = "请核对 until；被新办法取代的不必写 until"
                yield warning(other.place, "overlap", message, remedy)


def stretches_leave_no_gap(portion: Portion) -> Iterator[Problem]:
    """Stretches of one field follow each other; a row that leaves a gap says why in its note."""
    for key, dimension in portion.vocabulary.dimensions.items():
        if not isinstance(dimension, RangeDimension):
            continue
        for line in _lines_along(portion, key):
            for (span, one), (next_span, other) in pairwise(line):
                if other.note is None and _gap(span, next_span, dimension):
                    message = (
                        f"“{dimension.label}”在{one.place.seen_from(other.place)}和这一行之间有空档"
                    )
                    remedy = "请核对两段的首尾；来源就这样写时在 note 里说明"
                    yield warning(other.place, "gap", message, remedy)


def _settled(portion: Portion) -> list[Figure]:
    return [figure for figure in portion.figures if figure.standing in SETTLED]


def _lines_along(portion: Portion, key: str) -> list[list[tuple[Span, Figure]]]:
    """Line up figures that differ only in their stretch of *key*, the lowest first."""
    lines: dict[tuple[object, ...], list[tuple[Span, Figure]]] = defaultdict(list)
    for f in _settled(portion):
        at = dict(f.dims).get(key)
        if isinstance(at, Span):
            rest = tuple(item for item in f.dims if item[0] != key)
            lines[f.region, f.scheme, f.topic, f.field, f.since.day, rest].append((at, f))
    return [sorted(line, key=lambda item: item[0].low or 0) for line in lines.values()]


def _gap(span: Span, following: Span, dimension: Dimension) -> bool:
    if span.high is None or following.low is None:
        return False
    whole = isinstance(dimension, RangeDimension) and dimension.whole
    return following.low > span.high + (1 if whole else 0)


STRETCH_RULES = (ends_come_before_the_next_start, stretches_leave_no_gap)
