"""Figures → their outline: what rules and lists have to know of them without having them."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from site_gen.memory import digest_of
from site_gen.model.figure import Figure, Subject
from site_gen.model.value import Quantity, Standing
from site_gen.recorded import SETTLED

Spoken = Mapping[tuple[str, str], frozenset[str]]
"""Schemes and topics, with the fields on which there are figures."""
_DOUBTFUL = (Standing.DISPUTED, Standing.REJECTED)

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Outline:
    """What is to be known of figures without having them, and the few that rules and lists look at."""

    subjects: Mapping[str, Spoken] = field(default_factory=dict)
    """What each region with records has figures on."""
    standings: Mapping[Standing, int] = field(default_factory=dict)
    cited: Mapping[str, int] = field(default_factory=dict)
    """For how many figures each source is cited."""
    cited_on: Mapping[str, frozenset[Subject]] = field(default_factory=dict)
    doubted_on: Mapping[str, frozenset[Subject]] = field(default_factory=dict)
    """In which regions and on which topics a source is cited, or something is claimed in a doubt."""
    verdicts: Mapping[str, frozenset[Standing]] = field(default_factory=dict)
    """How what is claimed in each doubt stands."""
    doubtful: tuple[Figure, ...] = ()
    """What is disputed or rejected and belongs to no doubt."""
    vouched: tuple[Figure, ...] = ()
    """What is adopted for a reason that the curator states."""
    bounds: tuple[Figure, ...] = ()
    """What is settled and has one open end."""

    listed: str = field(default="", compare=False)
    """Digest of whatever the lists say of it that show everything."""


def outline_of(figures: Sequence[Figure]) -> Outline:
    """Tell what is to be known of some figures without having them."""
    cited = grouped(
        (source, figure)
        for figure in figures
        for source in dict.fromkeys((figure.citation.source, *figure.citation.also))
    )
    doubted = grouped((figure.doubt, figure) for figure in figures if figure.doubt is not None)
    outline = Outline(
        subjects=_spoken(figures),
        standings=Counter(figure.standing for figure in figures),
        cited={source: len(own) for source, own in cited.items()},
        cited_on={source: _subjects(own) for source, own in cited.items()},
        doubted_on={doubt: _subjects(own) for doubt, own in doubted.items()},
        verdicts={doubt: frozenset(f.standing for f in own) for doubt, own in doubted.items()},
        doubtful=tuple(f for f in figures if f.doubt is None and f.standing in _DOUBTFUL),
        vouched=tuple(figure for figure in figures if figure.vouched),
        bounds=tuple(figure for figure in figures if _is_bound(figure)),
    )
    return replace(outline, listed=_listed(outline))


def joined_outline(outlines: Sequence[Outline]) -> Outline:
    """Put the outlines of bundles together that have no region in common."""
    return Outline(
        subjects=_united(outline.subjects for outline in outlines),
        standings=_summed(outline.standings for outline in outlines),
        cited=_summed(outline.cited for outline in outlines),
        cited_on=_merged(outline.cited_on for outline in outlines),
        doubted_on=_merged(outline.doubted_on for outline in outlines),
        verdicts=_merged(outline.verdicts for outline in outlines),
        doubtful=tuple(chain.from_iterable(outline.doubtful for outline in outlines)),
        vouched=tuple(chain.from_iterable(outline.vouched for outline in outlines)),
        bounds=tuple(chain.from_iterable(outline.bounds for outline in outlines)),
        listed=digest_of(*(outline.listed for outline in outlines)),
    )


def _listed(outline: Outline) -> str:
    """Digest the numbers, names and doubtful figures that stand in lists, in one order."""
    topics = sorted((region, sorted(spoken)) for region, spoken in outline.subjects.items())
    verdicts = sorted((id_, sorted(standings)) for id_, standings in outline.verdicts.items())
    numbers = sorted(outline.standings.items()), sorted(outline.cited.items())
    return digest_of(repr((topics, verdicts, numbers, outline.doubtful)))


def grouped(named: Iterable[tuple[Key, Thing]]) -> dict[Key, tuple[Thing, ...]]:
    """Put the things of the same name together."""
    found: dict[Key, list[Thing]] = defaultdict(list)
    for key, thing in named:
        found[key].append(thing)
    return {key: tuple(group) for key, group in found.items()}


def _spoken(figures: Iterable[Figure]) -> dict[str, dict[tuple[str, str], frozenset[str]]]:
    groups: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        groups[figure.region][figure.scheme, figure.topic].add(figure.field)
    return {
        region: {key: frozenset(fields) for key, fields in group.items()}
        for region, group in groups.items()
    }


def _subjects(figures: Iterable[Figure]) -> frozenset[Subject]:
    return frozenset((figure.region, figure.topic) for figure in figures)


def _is_bound(figure: Figure) -> bool:
    value = figure.value
    one_open = isinstance(value, Quantity) and (value.low is None) != (value.high is None)
    return one_open and figure.standing in SETTLED


def _united(parts: Iterable[Mapping[Key, Thing]]) -> dict[Key, Thing]:
    found: dict[Key, Thing] = {}
    for part in parts:
        found.update(part)
    return found


def _summed(parts: Iterable[Mapping[Key, int]]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for part in parts:
        found.update(part)
    return found


def _merged(parts: Iterable[Mapping[Key, frozenset[Thing]]]) -> dict[Key, frozenset[Thing]]:
    groups = grouped(item for part in parts for item in part.items())
    return {key: own[0].union(*own[1:]) for key, own in groups.items()}
