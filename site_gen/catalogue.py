"""Records → one answerable whole: the region tree, inheritance, what is in force on a date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from site_gen.index import Field, Index, Outline, Spoken
from site_gen.model.case import Case, Rung
from site_gen.model.figure import Figure
from site_gen.model.prose import Guide, ProsePage, Site, Term
from site_gen.model.region import COUNTRY, Region
from site_gen.model.search import Search
from site_gen.model.source import Doubt, Source
from site_gen.model.vocabulary import Vocabulary
from site_gen.parse.records import Parsed, Records
from site_gen.recorded import Recorded

Front = TypeVar("Front")


@dataclass(frozen=True)
class Prose(Generic[Front]):
    """A Markdown text with its front matter."""

    front: Front
    body: str


@dataclass(frozen=True)
class Catalogue:
    """Everything the site knows, ready to be asked. Nothing in it changes."""

    site: Site
    search: Search
    vocabulary: Vocabulary
    regions: Mapping[str, Region]
    region_list: str
    children: Mapping[str, tuple[str, ...]]
    lineages: Mapping[str, tuple[str, ...]]
    """Each region and everything above it, the region first."""
    sources: Mapping[str, Source]
    doubts: Mapping[str, Doubt]
    figures: Sequence[Figure]
    rungs: Mapping[str, Rung]
    cases: Mapping[str, Case]
    guides: Mapping[str, Prose[Guide]]
    glossary: Mapping[str, Prose[Term]]
    pages: Mapping[str, Prose[ProsePage]]
    by_region: Mapping[str, Sequence[Figure]]
    by_field: Mapping[Field, Recorded]
    subjects: Mapping[str, Spoken]
    """For each region with records: the schemes and topics it has figures on, and their fields."""
    outline: Outline
    """Of all figures."""


class Answer(NamedTuple):
    """What holds for a region and field on a day, and from which region it comes.

    *path* leads from the owner of the rule down to the region asked about.
    """

    figures: tuple[Figure, ...]
    path: tuple[str, ...]

    @property
    def owner(self) -> str:
        """The region whose rule this is."""
        return self.path[0]

    @property
    def inherited(self) -> bool:
        """Whether the rule is that of a region further up."""
        return len(self.path) > 1


def vocabulary_of(records: Records) -> Vocabulary:
    """Gather the vocabulary in reading order."""
    dimensions = sorted(records.dimensions, key=lambda item: item.record.order)
    topics = sorted(records.topics, key=lambda item: item.record.order)
    schemes = [item for file in records.schemes for item in file.record.schemes.items()]
    return Vocabulary.model_construct(
        schemes=dict(sorted(schemes, key=lambda item: item[1].order)),
        units={key: per for file in records.units for key, per in file.record.per.items()},
        dimensions={item.id: item.record for item in dimensions},
        topics={item.id: item.record for item in topics},
    )


def catalogue_of(records: Records, vocabulary: Vocabulary, index: Index) -> Catalogue:
    """Make the catalogue of records that have all been parsed, and of all figures."""
    regions = {r.code: r for file in records.regions for r in file.record.regions}
    regions = dict(sorted(regions.items()))
    return Catalogue(
        site=records.site[0].record,
        search=records.search[0].record if records.search else Search(),
        vocabulary=vocabulary,
        regions=regions,
        region_list=records.regions[0].record.list,
        children=_children(regions),
        lineages={code: _lineage(code, regions) for code in regions},
        sources={item.id: item.record for item in sorted(records.sources, key=_source_order)},
        doubts={item.id: item.record for item in records.doubts},
        figures=index.figures,
        rungs={key: rung for file in records.rungs for key, rung in file.record.rungs.items()},
        cases={
            item.id: item.record
            for item in sorted(records.cases, key=lambda item: item.record.order)
        },
        guides=_prose(sorted(records.guides, key=lambda item: item.record.order)),
        glossary=_prose(records.glossary),
        pages=_prose(records.pages),
        by_region=index.by_region,
        by_field=index.by_field,
        subjects=index.outline.subjects,
        outline=index.outline,
    )


def parent_code(code: str, known: Mapping[str, Region]) -> str | None:
    """Name the nearest region above *code* that is in the list; None for the country."""
    for above in (code[:4] + "00", code[:2] + "0000", COUNTRY):
        if above != code and above in known:
            return above
    return None


def lineage(catalogue: Catalogue, code: str) -> tuple[str, ...]:
    """List a region and everything above it, the region first."""
    return catalogue.lineages[code]


def answer(
    catalogue: Catalogue, region: str, scheme: str, topic: str, field: str, day: date
) -> Answer | None:
    """Find what holds for a region: its own rule, or the nearest one above it.

    Disputed claims are about the region they name and are not inherited. A rule that says
    it is no longer in force gives way to the one above it, and is the answer only if there
    is none.
    """
    above = lineage(catalogue, region)
    inherits = catalogue.vocabulary.topics[topic].fields[field].inherits
    given_up: Answer | None = None
    for steps, code in enumerate(above if inherits else above[:1]):
        group = catalogue.by_field.get((code, scheme, topic, field))
        if group is None:  # most places say nothing on most fields
            continue
        found = group.settled_on(day) if steps else group.in_force(day)
        path = above[steps::-1]
        if not found.gives_way:
            return Answer(found.figures, path)
        if found.figures and given_up is None:
            given_up = Answer(found.figures, path)
    return given_up


def answers(
    catalogue: Catalogue, region: str, scheme: str, topic: str, day: date
) -> dict[str, Answer]:
    """Find what holds for a region in every field of a topic, in the topic's order."""
    found: dict[str, Answer] = {}
    for name in fields_spoken_of(catalogue, region, scheme, topic):
        held = answer(catalogue, region, scheme, topic, name, day)
        if held is not None:
            found[name] = held
    return found


def days_of_change(catalogue: Catalogue, region: str, topic: str) -> tuple[date, ...]:
    """List the days on which what holds in a region on a topic may change, whatever the scheme."""
    days: set[date] = set()
    for code in lineage(catalogue, region):
        for (scheme, about), fields in catalogue.subjects.get(code, {}).items():
            for name in fields if about == topic else ():
                days.update(catalogue.by_field[code, scheme, topic, name].changes)
    return tuple(sorted(days))


def end_of(catalogue: Catalogue, figure: Figure) -> date | None:
    """Give a figure's last day: the one stated, or the day before the next version."""
    key = figure.region, figure.scheme, figure.topic, figure.field
    return catalogue.by_field[key].end_of(figure.id)


def own_figures(catalogue: Catalogue, region: str, scheme: str, topic: str) -> list[Figure]:
    """List every figure a region itself has on a topic, in the topic's order."""
    fields = catalogue.vocabulary.topics[topic].fields
    return [f for name in fields for f in catalogue.by_field.get((region, scheme, topic, name), ())]


def has_figures(catalogue: Catalogue, region: str) -> bool:
    """Tell whether a region has any record of its own."""
    return region in catalogue.subjects


def is_bare_county(catalogue: Catalogue, code: str) -> bool:
    """Tell whether a region is a county without records of its own: it has a short page."""
    return catalogue.regions[code].level == "county" and not has_figures(catalogue, code)


def subjects_spoken_of(catalogue: Catalogue, region: str) -> set[tuple[str, str]]:
    """List the schemes and topics on which a region or one above it has any figure."""
    return {key for code in lineage(catalogue, region) for key in catalogue.subjects.get(code, ())}


def speaks_of(catalogue: Catalogue, region: str, scheme: str, topic: str) -> bool:
    """Tell whether a region or one above it has any figure on a topic."""
    key = (scheme, topic)
    return any(key in catalogue.subjects.get(code, ()) for code in lineage(catalogue, region))


def fields_spoken_of(catalogue: Catalogue, region: str, scheme: str, topic: str) -> list[str]:
    """List the fields of a topic a region or one above it has a figure on, in the topic's order."""
    key = scheme, topic
    spoken = (catalogue.subjects.get(code, {}).get(key) for code in lineage(catalogue, region))
    groups = [fields for fields in spoken if fields]
    if not groups:  # as for most topics
        return []
    recorded = groups[0].union(*groups[1:])
    return [name for name in catalogue.vocabulary.topics[topic].fields if name in recorded]


def _lineage(code: str, regions: Mapping[str, Region]) -> tuple[str, ...]:
    chain = [code]
    while (above := parent_code(chain[-1], regions)) is not None:
        chain.append(above)
    return tuple(chain)


def _children(regions: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = {code: [] for code in regions}
    for code in regions:
        above = parent_code(code, regions)
        if above is not None:
            below[above].append(code)
    return {code: tuple(codes) for code, codes in below.items()}


def _source_order(item: Parsed[Source]) -> tuple[str, tuple[int, ...], str]:
    numbers = item.id.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").split(".")
    if all(part.isdigit() for part in numbers):
        return item.id[0], tuple(int(part) for part in numbers), item.id
    return "~", (), item.id


def _prose(items: Iterable[Parsed[Front]]) -> dict[str, Prose[Front]]:
    return {item.id: Prose(item.record, item.document.body) for item in items}
