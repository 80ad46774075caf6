"""Rules on floors and ceilings that a higher region sets for those below it."""

from collections import defaultdict
from collections.abc import Container, Iterator

from site_gen.catalogue import parent_code
from site_gen.check.subject import Subject
from site_gen.index import Field, Index
from site_gen.model.figure import Figure
from site_gen.model.region import Region
from site_gen.model.value import Quantity
from site_gen.problems import Problem, warning
from site_gen.recorded import SETTLED


def own_figures_keep_the_bounds_above(subject: Subject) -> Iterator[Problem]:
    """A region's own figure keeps a floor or ceiling set above it; else its note says why."""
    regions = {r.code: r for file in subject.records.regions for r in file.record.regions}
    bounds = _bounds(subject.index)
    if not bounds:  # as a rule: nobody need look at every figure
        return
    for figure in _bounded(subject.index, {key[1:] for key in bounds}):
        for bound in _bounds_above(figure, bounds, regions):
            if _breaks(figure, bound):
                name = regions[bound.region].name
                message = f"越过了{name}定的界限（{bound.place.seen_from(figure.place).strip()}）"
                yield warning(figure.place, "bound", message, "请核对；确实如此就在 note 里说明")


def _bounds(index: Index) -> dict[Field, list[Figure]]:
    """Gather the figures that are a bound with one open end, by region and field."""
    found: dict[Field, list[Figure]] = defaultdict(list)
    for f in index.outline.bounds:
        found[f.region, f.scheme, f.topic, f.field].append(f)
    return found


def _bounded(index: Index, fields: Container[tuple[str, str, str]]) -> Iterator[Figure]:
    """List the settled figures without a note on some fields, each its scheme, topic and name."""
    for key in index.by_field:
        if key[1:] in fields:
            yield from (f for f in index.by_field[key] if f.note is None and f.standing in SETTLED)


def _bounds_above(
    figure: Figure, bounds: dict[Field, list[Figure]], regions: dict[str, Region]
) -> Iterator[Figure]:
    """List the bounds of higher regions that hold when the figure begins and for all it covers."""
    above = parent_code(figure.region, regions)
    while above is not None:
        for bound in bounds[above, figure.scheme, figure.topic, figure.field]:
            wider = set(bound.dims) <= set(figure.dims) and bound.per == figure.per
            if wider and bound.holds_on(figure.since.day):
                yield bound
        above = parent_code(above, regions)


def _breaks(figure: Figure, bound: Figure) -> bool:
    """Tell whether an exact number lies beyond a bound of the same unit."""
    value, limit = figure.value, bound.value
    if not isinstance(value, Quantity) or not isinstance(limit, Quantity):
        return False
    if value.exact is None or value.unit != limit.unit:
        return False
    below = limit.low is not None and (
        value.exact < limit.low or (limit.over and value.exact == limit.low)
    )
    return below or (limit.high is not None and value.exact > limit.high)


FLOOR_RULES = (own_figures_keep_the_bounds_above,)
