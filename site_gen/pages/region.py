"""A page for each region: what matters first, then every rule in force by scheme and topic.

What has ended, and every figure with its whole basis, stands on pages of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from site_gen.catalogue import (
    Catalogue,
    answers,
    has_figures,
    lineage,
    speaks_of,
    subjects_spoken_of,
)
from site_gen.compare.levels import next_to
from site_gen.entries import Link, doubt_link, history_url, records_url
from site_gen.model.region import COUNTRY
from site_gen.pages.compare import side_by_side
from site_gen.pages.links import region_link, topic_link
from site_gen.pages.local_cases import LocalCase
from site_gen.pages.neighbours import neighbours_of
from site_gen.pages.page import Page
from site_gen.panels import Panel, panels_of
from site_gen.spells import Spells
from site_gen.succession import Change, Series, changes_of, series_of, turns_of
from site_gen.summary import Summary, TopicSummary, summary_of, topic_summary

Section = dict[str, object]
_LATEST = 3
"""So many days of change stand on a region's page; all of them are in its history."""


@dataclass(frozen=True)
class ShownTopic:
    """What holds on a topic in a region; pages of several years may show the same one."""

    id: str
    link: Link
    help: str
    summary: TopicSummary | None
    names: str
    panels: tuple[Panel, ...]
    past: Link | None
    """Where its records are, if none of them holds."""


class Gathered:
    """What the pages of several regions share, gathered once: summaries, what changed, and of the
    region in hand its topics.
    """

    def __init__(
        self, catalogue: Catalogue, cases: Mapping[str, list[LocalCase]], as_of: date
    ) -> None:
        self.catalogue = catalogue
        self.cases = cases
        self.as_of = as_of
        self._summaries: dict[str, Summary] = {}
        self._changes: dict[str, tuple[Change, ...]] = {}
        self._spells = Spells(catalogue)
        self._shown: dict[tuple[str, str, date], ShownTopic] = {}
        self._series: tuple[Series, ...] = ()
        self._in_hand = self._followed = ""

    def summary(self, code: str) -> Summary:
        """Sum up what holds in a region today."""
        if code not in self._summaries:
            self._summaries[code] = summary_of(self.catalogue, code, self.as_of)
        return self._summaries[code]

    def changes(self, code: str) -> tuple[Change, ...]:
        """List what changed in a region, the latest first."""
        if code not in self._changes:
            self._changes[code] = changes_of(self.catalogue, self.series(code))
        return self._changes[code]

    def series(self, code: str) -> tuple[Series, ...]:
        """List what held in a region one after another; of the last one asked about it is known."""
        if code != self._followed:
            self._followed, self._series = code, series_of(self.catalogue, code)
        return self._series

    def shown(self, code: str, scheme: str, topic: str, day: date) -> ShownTopic:
        """Show what holds on a topic on a day; all days of a spell show the same."""
        if code != self._in_hand:
            self._shown.clear()
            self._in_hand = code
        key = scheme, topic, self._spells.since(code, topic, day)
        if key not in self._shown:
            self._shown[key] = _topic(self.catalogue, code, scheme, topic, day)
        return self._shown[key]


def region_page(gathered: Gathered, code: str) -> Page:
    """Make the page of a region that is no bare county."""
    catalogue, as_of = gathered.catalogue, gathered.as_of
    name = catalogue.regions[code].name
    # The same rules hold wherever nothing is recorded below.
    nearest = next((c for c in lineage(catalogue, code) if has_figures(catalogue, c)), code)
    near = next_to(catalogue, code)
    view = {
        **_view(gathered, code),
        **_turns(catalogue, gathered.changes(nearest), as_of),
        "history": Link(
            f"{catalogue.regions[nearest].name}：以前的规定和变化", history_url(nearest)
        ),
        "neighbours": neighbours_of(catalogue, near, gathered.summary),
        "beside": side_by_side(near),
        "cases": gathered.cases.get(code, []),
    }
    return Page(f"r/{code}/", "pages/region.html", name, view)


def _turns(catalogue: Catalogue, changes: tuple[Change, ...], as_of: date) -> Section:
    """Say what changed last, and what is announced."""
    past = [change for change in changes if change.day <= as_of]
    coming = [change for change in reversed(changes) if change.day > as_of]
    return {
        "latest": turns_of(catalogue, past)[:_LATEST],
        "coming": turns_of(catalogue, coming),
    }


def _view(gathered: Gathered, code: str) -> Section:
    catalogue = gathered.catalogue
    return {
        "region": catalogue.regions[code],
        "path": breadcrumbs(catalogue, code),
        "own": has_figures(catalogue, code),
        "schemes": schemes_of(gathered, code, gathered.as_of),
        "doubts": _doubts(catalogue, code),
        "unknown": _unknown(catalogue, code),
        "guides": _guides(catalogue, code),
        "children": [region_link(catalogue, below) for below in catalogue.children[code]],
    }


def schemes_of(gathered: Gathered, code: str, day: date, *, past: bool = False) -> list[Section]:
    """List what holds in a region on a day, by scheme: first what its summary names.

    Of a day that is *past*, schemes that have ended are told too, and gaps are not.
    """
    schemes = gathered.catalogue.vocabulary.schemes
    shown = {
        id_: list(_topics(gathered, code, id_, day, past=past))
        for id_, scheme in schemes.items()
        if past or scheme.ended is None
    }
    return [
        {"id": id_, "scheme": schemes[id_], "topics": topics}
        for id_, topics in shown.items()
        if topics
    ]


def _topics(
    gathered: Gathered, code: str, scheme: str, day: date, *, past: bool
) -> Iterator[ShownTopic]:
    """Give what holds on each topic; of those on which nothing does, what the summary asks for."""
    vocabulary = gathered.catalogue.vocabulary
    spoken = subjects_spoken_of(gathered.catalogue, code)
    summed = vocabulary.summaries.get(scheme, {})
    for name in dict.fromkeys((*summed, *vocabulary.topics)):
        asked = name in summed and not past
        if asked or (scheme, name) in spoken:
            shown = gathered.shown(code, scheme, name, day)
            if asked or shown.names:
                yield shown


def _topic(catalogue: Catalogue, code: str, scheme: str, topic: str, day: date) -> ShownTopic:
    definition = catalogue.vocabulary.topics[topic]
    summed = topic in catalogue.vocabulary.summaries.get(scheme, {})
    found = answers(catalogue, code, scheme, topic, day)
    past = not found and (scheme, topic) in catalogue.subjects.get(code, ())
    return ShownTopic(
        id=f"{scheme}-{topic}",
        link=topic_link(catalogue, topic),
        help=definition.help,
        summary=topic_summary(catalogue, code, scheme, topic, day) if summed else None,
        names="、".join(definition.fields[name].label for name in found),
        panels=panels_of(catalogue, topic, found),
        past=Link("以前的记录", f"{records_url(code, scheme)}#{topic}") if past else None,
    )


def _unknown(catalogue: Catalogue, code: str) -> list[tuple[str, list[Link]]]:
    """List by scheme the topics nothing is recorded on, if one would ask for it."""
    schemes = {
        id_: scheme
        for id_, scheme in catalogue.vocabulary.schemes.items()
        if scheme.ended is None and not scheme.common
    }
    found = (
        (
            scheme.label,
            [
                topic_link(catalogue, topic)
                for topic in catalogue.vocabulary.topics
                if _lacks(catalogue, code, id_, topic)
            ],
        )
        for id_, scheme in schemes.items()
    )
    return [(label, links) for label, links in found if links]


def _lacks(catalogue: Catalogue, code: str, scheme: str, topic: str) -> bool:
    """Tell whether a scheme ought to have something on a topic, and nothing common stands in."""
    concerns = catalogue.vocabulary.topics[topic].concerns
    if concerns and scheme not in concerns:
        return False
    asked = (scheme, *catalogue.vocabulary.common_schemes)
    return not any(speaks_of(catalogue, code, id_, topic) for id_ in asked)


def _doubts(catalogue: Catalogue, code: str) -> list[Link]:
    """List the doubts about a region and those above it."""
    above = set(lineage(catalogue, code)) - {COUNTRY} | {code}
    return [
        doubt_link(catalogue, id_)
        for id_, doubt in catalogue.doubts.items()
        if above & set(doubt.regions)
    ]


def breadcrumbs(catalogue: Catalogue, code: str) -> list[Link]:
    """Give the way from the country down to a region."""
    return [region_link(catalogue, above) for above in reversed(lineage(catalogue, code))]


def _guides(catalogue: Catalogue, code: str) -> list[Link]:
    """List the guides for a region: its own first, then those of the regions above it."""
    above = lineage(catalogue, code)
    ranked = []
    for id_, guide in catalogue.guides.items():
        places = [above.index(region) for region in guide.front.regions if region in above]
        if places:
            ranked.append((min(places), Link(guide.front.title, f"guides/{id_}/")))
    return [link for _, link in sorted(ranked, key=lambda item: item[0])]
