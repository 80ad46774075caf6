"""A loaded catalogue → everything its pages need made, and of that only what has changed.

A territory is made again if a file it was made from has changed, and of one made again only those
pages whose views have: the inputs of a page are what its template is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from site_gen.cases import SettledCase, joined, settle_cases
from site_gen.load import TEXTS, VOCABULARY, Loaded, topic_name
from site_gen.make import (
    Made,
    Order,
    Setting,
    TopicOrder,
    compare,
    completed,
    made_of,
    make,
    settle,
)
from site_gen.memory import digest_of
from site_gen.model.region import COUNTRY
from site_gen.pages import LocalCase, cases_of_regions, pages_across, pages_of_regions
from site_gen.territories import Territory, recorded_on
from site_gen.work import Means

_SHARED = (VOCABULARY, TEXTS, COUNTRY)
"""The bundles of files that every territory is made from, besides those of its province."""

Local = Mapping[str, list[LocalCase]]


@dataclass(frozen=True)
class _Kept:
    """What was made of a territory before, set as now; *given* is the digest of what it was given."""

    given: str = ""
    made: Made | None = None


def settle_all(
    loaded: Loaded, territories: tuple[Territory, ...], means: Means
) -> tuple[SettledCase, ...]:
    """Settle the standard cases everywhere, or take what is remembered of each territory."""
    if not loaded.catalogue.cases or not territories:
        return settle_cases(loaded.catalogue)
    keys = {territory.name: _files(territory, loaded.digests) for territory in territories}
    found = {name: means.memory.recall(f"{name}.cases", key, tuple) for name, key in keys.items()}
    new = [territory for territory in territories if found[territory.name] is None]
    for territory, settled in zip(new, means.each("情形", settle, new), strict=True):
        found[territory.name] = settled
        means.memory.keep(f"{territory.name}.cases", keys[territory.name], settled)
    return joined(one for one in found.values() if one is not None)


def make_all(
    loaded: Loaded,
    territories: tuple[Territory, ...],
    cases: tuple[SettledCase, ...],
    setting: Setting,
    means: Means,
) -> list[Made]:
    """Make everything or take what is remembered: what is about no one thing, topics, territories."""
    local = cases_of_regions(loaded.catalogue, cases)
    across = Territory("across", (COUNTRY,), loaded.catalogue)
    topics = {topic_name(topic): topic for topic in loaded.catalogue.vocabulary.topics}
    regions = {territory.name: territory for territory in territories}
    given = {across.name: digest_of(*chain(*sorted(loaded.digests.items())))}
    given |= {name: _given_topic(name, loaded) for name in topics}
    given |= {name: _given(one, loaded.digests, local) for name, one in regions.items()}
    mark = digest_of(repr(setting))
    kept = {name: means.memory.recall(f"{name}.pages", mark, _Kept) or _Kept() for name in given}
    new = [name for name, digest in given.items() if kept[name].given != digest]
    orders = {n: _order(regions[n], local, setting, kept[n]) for n in new if n in regions}
    asked = {n: _topic_order(topics[n], loaded, setting, kept[n]) for n in new if n in topics}
    working = means.each("地区", make, [*orders.values()])
    comparing = means.each("主题", compare, [*asked.values()])
    found: dict[str, Made] = {}
    if across.name in new:
        found[across.name] = _make_across(across, cases, setting, kept[across.name])
    found.update(zip(orders, working, strict=True))
    found.update(zip(asked, comparing, strict=True))
    for name, made in found.items():
        kept[name] = _Kept(given[name], completed(made, kept[name].made))
        means.memory.keep(f"{name}.pages", mark, kept[name])
    return [one.made for one in kept.values() if one.made]


def _given_topic(name: str, loaded: Loaded) -> str:
    """Digest what the pages of a topic are made from: files, and which regions have any records."""
    files = (loaded.digests.get(one, "") for one in (VOCABULARY, TEXTS, name))
    return digest_of(*files, *sorted(loaded.catalogue.subjects))


def _topic_order(topic: str, loaded: Loaded, setting: Setting, kept: _Kept) -> TopicOrder:
    return TopicOrder(topic, recorded_on(loaded.catalogue, topic), setting, _known(kept))


def _given(territory: Territory, digests: Mapping[str, str], local: Local) -> str:
    """Digest what a territory is made from: files, and what the cases came to in its regions."""
    return digest_of(_files(territory, digests), repr(_cases_in(territory, local)))


def _files(territory: Territory, digests: Mapping[str, str]) -> str:
    """Digest the files a territory is made from."""
    return digest_of(*(digests.get(name, "") for name in (*_SHARED, territory.name)))


def _cases_in(territory: Territory, local: Local) -> Local:
    return {code: local[code] for code in territory.codes if code in local}


def _order(territory: Territory, local: Local, setting: Setting, kept: _Kept) -> Order:
    return Order(territory, _cases_in(territory, local), setting, _known(kept))


def _known(kept: _Kept) -> dict[str, str]:
    return kept.made.digests if kept.made else {}


def _make_across(
    whole: Territory, cases: tuple[SettledCase, ...], setting: Setting, kept: _Kept
) -> Made:
    """Make what compares regions or is about none, and the country's own pages."""
    catalogue, as_of = whole.catalogue, setting.as_of
    pages = chain(
        pages_across(catalogue, cases, as_of),
        pages_of_regions(catalogue, whole.codes, cases_of_regions(catalogue, cases), as_of),
    )
    return made_of(whole, pages, setting, _known(kept))
