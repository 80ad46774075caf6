"""Rules on rows: none twice, none ambiguous, no two rulers in one column."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from site_gen.check.subject import Portion
from site_gen.model.figure import Figure
from site_gen.model.value import Choice, Standing
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.problems import Problem
from site_gen.situation import ambiguous
from site_gen.words import value_words

Group = list[Figure]


def versions_are_in_order(portion: Portion) -> Iterator[Problem]:
    """The versions of a policy stand oldest first."""
    for item in portion.records.policies:
        previous = None
        for number, version in enumerate(item.record.versions):
            start = version.since or version.seen
            if start is None:
                continue
            if previous is not None and start.day < previous:
                place = item.document.place("versions", number)
                yield Problem(
                    place,
                    "version-order",
                    f"这一段从 {start.day} 起，却写在 {previous} 起的那一段后面",
                    "请按时间先后排，旧的在上",
                )
            previous = start.day


def figures_are_unique(portion: Portion) -> Iterator[Problem]:
    """A figure is stated once."""
    seen: dict[str, Figure] = {}
    for figure in portion.figures:
        first = seen.setdefault(figure.id, figure)
        if first is not figure:
            yield _twice(first, figure)


def _twice(first: Figure, figure: Figure) -> Problem:
    where = first.place.seen_from(figure.place)
    if first.value == figure.value:
        message = f"同一个数写了两次，第一次在{where}"
        return Problem(figure.place, "duplicate-figure", message, "请合并；别的来源写进 also")
    one, other = value_words(first.value), value_words(figure.value)
    message = f"同一种情形写了两个数：{where}是{one}，这里是{other}"
    remedy = (
        "写错就改；是另一档就改维度；是另一天起的就改日期；来源真有矛盾，"
        "两行都标 standing: disputed，各写各的 source"
    )
    return Problem(figure.place, "duplicate-figure", message, remedy)


def rows_are_not_ambiguous(portion: Portion) -> Iterator[Problem]:
    """No two rows of a field speak equally specifically to one situation and differ."""
    dimensions = portion.vocabulary.dimensions
    for group in _groups(portion.figures):
        for one, other in combinations(group, 2):
            if one.id != other.id and ambiguous(one, other, dimensions):
                message = f"与{one.place.seen_from(other.place)}说的是同一种情形，数却不同"
                remedy = "请加上能分开两行的维度；说法互相矛盾时两行都标 standing: disputed"
                yield Problem(other.place, "ambiguous", message, remedy)


def one_field_has_one_ruler(portion: Portion) -> Iterator[Problem]:
    """The rows of one field and version rank institutions by one ruler."""
    for group in _groups(portion.figures):
        first: dict[str, tuple[str, Figure]] = {}
        for figure in group:
            for key, ruler in _rulers(figure, portion):
                name, earlier = first.setdefault(key, (ruler, figure))
                if name != ruler:
                    where = earlier.place.seen_from(figure.place)
                    message = f"与{where}用的不是一把尺子（{name} 和 {ruler}）"
                    yield Problem(figure.place, "mixed-rulers", message, "一个字段只用一把尺子")


def _rulers(figure: Figure, portion: Portion) -> Iterator[tuple[str, str]]:
    for key, at in figure.dims:
        dimension = portion.vocabulary.dimensions[key]
        if isinstance(dimension, ChoiceDimension) and isinstance(at, Choice) and dimension.rulers:
            yield key, dimension.ruler_of(at.id)


def _groups(figures: Sequence[Figure]) -> Iterator[Group]:
    """Group what must agree: one field and version, settled rows or one source's claims."""
    groups: dict[tuple[object, ...], Group] = defaultdict(list)
    for f in figures:
        if f.standing is Standing.REJECTED:
            continue
        claim = f.citation.source if f.standing is Standing.DISPUTED else ""
        groups[f.region, f.scheme, f.topic, f.field, f.since.day, claim].append(f)
    yield from groups.values()


ROW_RULES = (
    versions_are_in_order,
    figures_are_unique,
    rows_are_not_ambiguous,
    one_field_has_one_ruler,
)
