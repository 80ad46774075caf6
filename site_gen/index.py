"""Figures → an index of them, in the ways in which they are asked for; and indexes → one of all.

The index of a bundle is made where the bundle is studied, and remembered with it: after a change no
other figures are sorted again.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from site_gen.model.figure import Figure, Subject
from site_gen.model.value import Standing
from site_gen.recorded import Recorded

Field = tuple[str, str, str, str]
"""Region, scheme, topic and field."""
_DOUBTFUL = (Standing.DISPUTED, Standing.REJECTED)

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Claims:
    """What each source is cited for, and what is claimed in each doubt."""

    cited: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    cited_on: Mapping[str, frozenset[Subject]] = field(default_factory=dict)
    """The regions and topics that each source is cited on."""
    doubted: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    doubtful: tuple[Figure, ...] = ()
    """What is disputed or rejected and belongs to no doubt."""
    vouched: tuple[Figure, ...] = ()
    """What is adopted for a reason that the curator states."""


@dataclass(frozen=True)
class Index:
    """Figures in their order, and by region, by field and by source."""

    figures: tuple[Figure, ...]
    by_region: Mapping[str, tuple[Figure, ...]]
    by_field: Mapping[Field, Recorded]
    subjects: Mapping[str, Mapping[tuple[str, str], frozenset[str]]]
    """For each region with records: the schemes and topics it has figures on, and their fields."""
    claims: Claims


def index_of(figures: Iterable[Figure]) -> Index:
    """Sort some figures."""
    every = tuple(figures)
    by_field = _grouped(((f.region, f.scheme, f.topic, f.field), f) for f in every)
    return Index(
        figures=every,
        by_region=_grouped((f.region, f) for f in every),
        by_field={key: Recorded(group) for key, group in by_field.items()},
        subjects=subjects_of(by_field),
        claims=claims_of(every),
    )


def claims_of(figures: Sequence[Figure]) -> Claims:
    """Sort some figures by what they rest on."""
    cited = _grouped(
        (source, figure)
        for figure in figures
        for source in dict.fromkeys((figure.citation.source, *figure.citation.also))
    )
    return Claims(
        cited,
        {source: frozenset((f.region, f.topic) for f in own) for source, own in cited.items()},
        _grouped((figure.doubt, figure) for figure in figures if figure.doubt is not None),
        tuple(f for f in figures if f.doubt is None and f.standing in _DOUBTFUL),
        tuple(figure for figure in figures if figure.vouched),
    )


def subjects_of(
    by_field: Iterable[Field],
) -> dict[str, dict[tuple[str, str], frozenset[str]]]:
    """Tell which regions have figures on what, given the keys of all fields with any."""
    groups: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for region, scheme, topic, name in by_field:
        groups[region][scheme, topic].add(name)
    return {
        region: {key: frozenset(fields) for key, fields in group.items()}
        for region, group in groups.items()
    }


def joined(indexes: Sequence[Index]) -> Index:
    """Put indexes together that have no region in common."""
    claims = [one.claims for one in indexes]
    cited_on: dict[str, frozenset[Subject]] = {}
    for source, subjects in chain.from_iterable(one.cited_on.items() for one in claims):
        cited_on[source] = cited_on[source] | subjects if source in cited_on else subjects
    return Index(
        figures=tuple(chain.from_iterable(one.figures for one in indexes)),
        by_region=_united(one.by_region for one in indexes),
        by_field=_united(one.by_field for one in indexes),
        subjects=_united(one.subjects for one in indexes),
        claims=Claims(
            _appended(one.cited for one in claims),
            cited_on,
            _appended(one.doubted for one in claims),
            tuple(chain.from_iterable(one.doubtful for one in claims)),
            tuple(chain.from_iterable(one.vouched for one in claims)),
        ),
    )


def _grouped(named: Iterable[tuple[Key, Thing]]) -> dict[Key, tuple[Thing, ...]]:
    found: dict[Key, list[Thing]] = defaultdict(list)
    for key, thing in named:
        found[key].append(thing)
    return {key: tuple(group) for key, group in found.items()}


def _united(parts: Iterable[Mapping[Key, Thing]]) -> dict[Key, Thing]:
    found: dict[Key, Thing] = {}
    for part in parts:
        found.update(part)
    return found


def _appended(parts: Iterable[Mapping[Key, tuple[Thing, ...]]]) -> dict[Key, tuple[Thing, ...]]:
    return {
        key: tuple(chain.from_iterable(groups))
        for key, groups in _grouped(item for part in parts for item in part.items()).items()
    }
