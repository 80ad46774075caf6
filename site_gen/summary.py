"""Catalogue → the summary of a region: per scheme what matters first, each in a few words.

Which fields make it is said by the vocabulary. Nothing is made up: several values become a
range with what it depends on, and where nothing is known that is what it says.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from site_gen.catalogue import Answer, Catalogue, answer
from site_gen.model.figure import Figure
from site_gen.model.value import Quantity, Standing
from site_gen.model.vocabulary import Dimension
from site_gen.recorded import SETTLED
from site_gen.words import STANDING, condition_words, coordinate_words, range_words, value_words

UNKNOWN = "没有找到记录"
_MOST_ROWS = 2
"""So many values are said one by one; more become a range."""
_LONGEST_CONDITION = 8


class Gist(NamedTuple):
    """A field in a few words (要点): its values, what they depend on, whose rule, how sure.

    *owner* is empty where nothing is known; *standing* where all of it is adopted.
    """

    field: str
    label: str
    value: str
    depends: str = ""
    owner: str = ""
    inherited: bool = False
    standing: str = ""
    standing_label: str = ""


class TopicSummary(NamedTuple):
    """What matters first of a topic."""

    topic: str
    label: str
    gists: tuple[Gist, ...]

    @property
    def known(self) -> tuple[Gist, ...]:
        """The gists there is any record of."""
        return tuple(gist for gist in self.gists if gist.owner)

    @property
    def owner(self) -> str:
        """The region all of it comes from; empty if there are several, or none."""
        owners = {gist.owner for gist in self.known}
        return owners.pop() if len(owners) == 1 else ""

    @property
    def inherited(self) -> bool:
        """Whether all of it is the rule of a region further up."""
        return bool(self.known) and all(gist.inherited for gist in self.known)

    @property
    def standing(self) -> str:
        """The standing all of it shares, if that is not adopted."""
        standings = {gist.standing for gist in self.known}
        return standings.pop() if len(standings) == 1 else ""

    @property
    def standing_label(self) -> str:
        """The word for the standing all of it shares."""
        return self.known[0].standing_label if self.standing else ""


class SchemeSummary(NamedTuple):
    """What matters first to those who are in a scheme."""

    scheme: str
    label: str
    topics: tuple[TopicSummary, ...]


Summary = tuple[SchemeSummary, ...]


def summary_of(catalogue: Catalogue, region: str, day: date) -> Summary:
    """Sum up what holds in a region on a day, for every scheme that has a summary."""
    schemes = catalogue.vocabulary.schemes
    return tuple(
        SchemeSummary(
            id_,
            schemes[id_].label,
            tuple(topic_summary(catalogue, region, id_, topic, day) for topic in topics),
        )
        for id_, topics in catalogue.vocabulary.summaries.items()
    )


def topic_summary(
    catalogue: Catalogue, region: str, scheme: str, topic: str, day: date
) -> TopicSummary:
    """Sum up what holds on a topic that is in the summary of a scheme."""
    names = catalogue.vocabulary.summaries[scheme][topic]
    gists = tuple(_gist(catalogue, region, scheme, topic, name, day) for name in names)
    return TopicSummary(topic, catalogue.vocabulary.topics[topic].label, gists)


def _gist(catalogue: Catalogue, region: str, scheme: str, topic: str, name: str, day: date) -> Gist:
    label = catalogue.vocabulary.topics[topic].fields[name].label
    found = _answer(catalogue, region, scheme, topic, name, day)
    if found is None:
        return Gist(name, label, UNKNOWN)
    settled = tuple(figure for figure in found.figures if figure.standing in SETTLED)
    figures = settled or found.figures
    value, depends = _words(figures, catalogue.vocabulary.dimensions)
    standing = _least_sure(figures)
    return Gist(
        name,
        label,
        value,
        depends,
        catalogue.regions[found.owner].name,
        found.inherited,
        "" if standing is Standing.ADOPTED else standing.value,
        "" if standing is Standing.ADOPTED else STANDING[standing],
    )


def _answer(
    catalogue: Catalogue, region: str, scheme: str, topic: str, name: str, day: date
) -> Answer | None:
    """Find what holds for a scheme; what holds for every scheme stands in."""
    for id_ in (scheme, *catalogue.vocabulary.common_schemes):
        found = answer(catalogue, region, id_, topic, name, day)
        if found is not None:
            return found
    return None


def _least_sure(figures: Iterable[Figure]) -> Standing:
    order = list(Standing)
    return max((figure.standing for figure in figures), key=order.index)


def _words(figures: tuple[Figure, ...], dimensions: dict[str, Dimension]) -> tuple[str, str]:
    """Say the values in short, and what they depend on."""
    shared = set.intersection(*(set(figure.dims) for figure in figures))
    for_all = "，".join(
        coordinate_words(at, dimensions[key]) for key, at in figures[0].dims if (key, at) in shared
    )
    values = list(dict.fromkeys(value_words(figure.value) for figure in figures))
    if len(values) == 1:
        return values[0], for_all
    own = [tuple(pair for pair in figure.dims if pair not in shared) for figure in figures]
    each = [condition_words(dims, dimensions) for dims in own]
    if len(figures) <= _MOST_ROWS and all(0 < len(words) <= _LONGEST_CONDITION for words in each):
        pairs = zip(each, figures, strict=True)
        return "；".join(f"{words} {value_words(figure.value)}" for words, figure in pairs), for_all
    varying = list(dict.fromkeys(key for dims in own for key, _ in dims))
    if not varying:  # claims on one thing that contradict each other
        return " 或 ".join(values), for_all
    depends = "、".join(dimensions[key].label for key in varying)
    return ranges_of(figures), "，".join(filter(None, (for_all, depends and f"按{depends}不同")))


def ranges_of(figures: Iterable[Figure]) -> str:
    """Give the numbers of one unit as a range, and whatever is no exact number beside it."""
    exact: dict[str, list[Quantity]] = defaultdict(list)
    other: list[str] = []
    for figure in figures:
        value = figure.value
        if isinstance(value, Quantity) and value.exact is not None:
            exact[figure.unit].append(value)
        else:
            other.append(value_words(value))
    ranges = [range_words(*_ends(values)) for values in exact.values()]
    return "；".join((*ranges, *dict.fromkeys(other)))


def _ends(values: list[Quantity]) -> tuple[Quantity, Quantity]:
    ordered = sorted(values, key=lambda value: value.low or 0)
    return ordered[0], ordered[-1]
