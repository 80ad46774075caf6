"""Rules on references: whatever is named exists.

What policies name is listed where they are studied; only those that name something unknown are
looked at again, to say where.
"""

from collections.abc import Iterable, Iterator

from site_gen.check.subject import Portion, Subject
from site_gen.model.policy import Cited, Policy
from site_gen.model.prose import Guide, ProsePage, Term
from site_gen.model.source import Doubt
from site_gen.model.vocabulary import ChoiceDimension
from site_gen.parse.explain import nearest
from site_gen.parse.records import Parsed
from site_gen.problems import Place, Problem
from site_gen.read.document import Document
from site_gen.read.nodes import Step

Named = frozenset[tuple[str, str]]
"""Records that must exist, each with its kind."""


def named_by_policies(portion: Portion) -> Named:
    """List the sources, doubts and regions that policies name."""
    found = {("regions", _region_of(item)) for item in portion.records.policies}
    for _, _, cited in _citations(portion):
        found |= {("sources", id_) for id_ in (cited.source, *cited.also) if id_ is not None}
        found |= {("doubts", cited.doubt)} if cited.doubt is not None else set()
    return frozenset(found)


def unknown_among(subject: Subject, named: Iterable[Named]) -> Named:
    """Choose of what is named by some policies that which nothing describes."""
    every = frozenset[tuple[str, str]]().union(*named)
    known = {kind: subject.ids(kind) for kind in ("sources", "doubts")}
    return frozenset(
        (kind, id_)
        for kind, id_ in every
        if not (subject.region_is_known(id_) if kind == "regions" else id_ in known[kind])
    )


def figures_cite_known_sources(subject: Subject) -> Iterator[Problem]:
    """A figure cites sources that are described."""
    known = subject.ids("sources")
    for document, steps, cited in _citations(subject):
        if cited.source is not None and cited.source not in known:
            yield _unknown_source(document.place(*steps, "source"), cited.source, known)
        for index, other in enumerate(cited.also):
            if other not in known:
                yield _unknown_source(document.place(*steps, "also", index), other, known)


def texts_cite_known_sources(subject: Subject) -> Iterator[Problem]:
    """A guide, a term, a page and a doubt cite sources that are described."""
    records = subject.records
    known = subject.ids("sources")
    texts: tuple[Parsed[Guide | Term | ProsePage | Doubt], ...] = (
        *records.guides,
        *records.glossary,
        *records.pages,
        *records.doubts,
    )
    for item in texts:
        for index, source in enumerate(item.record.sources):
            if source not in known:
                yield _unknown_source(item.document.place("sources", index), source, known)


def correspondences_cite_known_sources(subject: Subject) -> Iterator[Problem]:
    """Which institution meets which is said by a described source."""
    known = subject.ids("sources")
    for item in subject.records.dimensions:
        if not isinstance(item.record, ChoiceDimension):
            continue
        for key, ruler in item.record.rulers.items():
            for name, value in ruler.values.items():
                place = item.document.place("rulers", key, "values", name)
                if value.meets and value.source is None:
                    yield Problem(place, "no-source", "对应关系没有来源", "请写 source: 来源编号")
                elif value.source is not None and value.source not in known:
                    yield _unknown_source(place, value.source, known)


def doubts_are_described(subject: Subject) -> Iterator[Problem]:
    """A row that is part of a contradiction names one that is described."""
    known = subject.ids("doubts")
    for document, steps, cited in _citations(subject):
        if cited.doubt is not None and cited.doubt not in known:
            place = document.place(*steps, "doubt")
            message = f"没有“{cited.doubt}”这条存疑"
            yield Problem(place, "unknown-doubt", message, nearest(cited.doubt, known))


def regions_are_listed(subject: Subject) -> Iterator[Problem]:
    """A policy, a guide and a doubt are about regions of the list."""
    for policy in subject.records.policies:
        code = _region_of(policy)
        if not subject.region_is_known(code):
            place = Place(policy.document.path)
            yield _unknown_region(place, f"{code}（文件夹名）", code, subject)
    texts: tuple[Parsed[Guide | Doubt], ...] = (*subject.records.guides, *subject.records.doubts)
    for item in texts:
        for index, code in enumerate(item.record.regions):
            if not subject.region_is_known(code):
                yield _unknown_region(item.document.place("regions", index), code, code, subject)


def guides_are_about_topics(subject: Subject) -> Iterator[Problem]:
    """A guide is about topics of the vocabulary."""
    known = subject.topics()
    for item in subject.records.guides:
        for index, topic in enumerate(item.record.topics):
            if topic not in known:
                place = item.document.place("topics", index)
                message = f"没有“{topic}”这个主题"
                yield Problem(place, "unknown-topic", message, nearest(topic, known))


def _region_of(policy: Parsed[Policy]) -> str:
    return policy.document.path.split("/")[-3]


def _citations(portion: Portion) -> Iterator[tuple[Document, tuple[Step, ...], Cited]]:
    """List what every version and every row of the policies says of its sources."""
    for item in portion.records.policies:
        for number, version in enumerate(item.record.versions):
            yield item.document, ("versions", number), version
            for index, row in enumerate(version.rows):
                yield item.document, ("versions", number, "rows", index), row


def _unknown_region(place: Place, named: str, code: str, subject: Subject) -> Problem:
    remedy = subject.nearest_region(code)
    return Problem(place, "unknown-region", f"地区表里没有 {named}", remedy)


def _unknown_source(place: Place, source: str, known: set[str]) -> Problem:
    message = f"没有“{source}”这个来源"
    remedy = f"{nearest(source, known)}；新来源先写进 sources"
    return Problem(place, "unknown-source", message, remedy)


REFERENCE_RULES = (
    figures_cite_known_sources,
    texts_cite_known_sources,
    correspondences_cite_known_sources,
    doubts_are_described,
    regions_are_listed,
    guides_are_about_topics,
)
