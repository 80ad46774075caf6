"""Catalogue → the rules as data: what the engine that readers run computes from.

One file says the vocabulary of the sums and which regions have rules of their own, one more
for each of those regions holds its figures. docs/settlement.md, section 12, is the contract.
Only topics the sums use are in them, and nothing that is not believed.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from site_gen.catalogue import Catalogue, end_of
from site_gen.entries import FIGURE_ADDRESS
from site_gen.model.figure import Figure
from site_gen.model.output import Output
from site_gen.model.source import Source
from site_gen.model.value import (
    Absence,
    Choice,
    Coordinate,
    Day,
    Measure,
    Option,
    Quantity,
    Standing,
    Value,
)
from site_gen.model.vocabulary import (
    ChoiceDimension,
    ChoiceValue,
    Dimension,
    FieldDefinition,
    FieldType,
    Scheme,
    Topic,
)
from site_gen.words import condition_words, plain_moment, since_words, value_words

SERVICES = ("inpatient", "outpatient", "chronic", "two-diseases")
"""The topics that settle a visit; a site with none of them has no sums."""
SCRIPTS = ("settle", "calculator", "compare", "begin.js")
"""The scripts that only a site with sums needs: folders, and the one that begins."""
TOPICS = (
    *SERVICES,
    "critical-illness",
    "large-sum",
    "medical-aid",
    "cross-region",
    "waiting-period",
    "continuous-incentive",
    "class-b-prepay",
    "newborn",
    "contribution",
    "personal-account",
)
_FOLDER = "data/rules/"
INDEX = f"{_FOLDER}index.json"
"""Where the vocabulary of the sums and the list of regions with rules are."""
# Words and lists are for people, a period is no number.
_NOT_COUNTED = (FieldType.TEXT, FieldType.LIST, FieldType.PERIOD)

Json = dict[str, object]


def has_sums(catalogue: Catalogue) -> bool:
    """Tell whether the vocabulary of a site has anything that can be settled."""
    return any(topic in catalogue.vocabulary.topics for topic in SERVICES)


def rules_files(catalogue: Catalogue) -> list[Output]:
    """Make all files the engine reads; none where there is nothing to settle."""
    regions = rules_of_regions(catalogue, catalogue.regions)
    return [*rules_index(catalogue, (file.path for file in regions)), *regions]


def rules_index(catalogue: Catalogue, paths: Iterable[str]) -> list[Output]:
    """Make the file that says the vocabulary of the sums and which regions have rules.

    Those have whose file is among the *paths* of the site.
    """
    if not has_sums(catalogue):
        return []
    own = (path.removeprefix(_FOLDER) for path in paths if path.startswith(_FOLDER))
    codes = sorted(name.removesuffix(".json") for name in own)
    return [_file("index", _index(catalogue, codes))]


def rules_of_regions(catalogue: Catalogue, codes: Collection[str]) -> list[Output]:
    """Make a file for each of some regions that has rules of its own."""
    if not has_sums(catalogue):
        return []
    counting = (
        (code, [f for f in catalogue.by_region.get(code, ()) if _counts(catalogue, f)])
        for code in sorted(codes)
    )
    return [_file(code, _region(catalogue, code, figures)) for code, figures in counting if figures]


def _counts(catalogue: Catalogue, figure: Figure) -> bool:
    """Tell whether a figure is one the sums may use."""
    if figure.topic not in TOPICS or figure.standing is Standing.REJECTED:
        return False
    return catalogue.vocabulary.topics[figure.topic].fields[figure.field].type not in _NOT_COUNTED


def _file(name: str, value: Json) -> Output:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Output(f"{_FOLDER}{name}.json", f"{text}\n".encode())


def _said(**parts: object) -> Json:
    """Make an object of the parts that say something."""
    return {key: part for key, part in parts.items() if part not in (None, "", False, {}, ())}


def _index(catalogue: Catalogue, codes: list[str]) -> Json:
    words = catalogue.vocabulary
    topics = {id_: topic for id_, topic in words.topics.items() if id_ in TOPICS}
    used = {name for topic in topics.values() for name in _dimensions_of(topic)}
    return {
        "schemes": {id_: _scheme(scheme) for id_, scheme in words.schemes.items()},
        "dimensions": {id_: _dimension(d) for id_, d in words.dimensions.items() if id_ in used},
        "topics": {id_: _topic(topic) for id_, topic in topics.items()},
        "regions": _by_beginning(codes),
        "address": FIGURE_ADDRESS,
    }


def _by_beginning(codes: Iterable[str]) -> dict[str, list[str]]:
    """List codes by their first four digits: thousands of them stay small enough for a phone."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        found[code[:4]].append(code[4:])
    return found


def _dimensions_of(topic: Topic) -> set[str]:
    """Name the dimensions that a topic's figures may depend on, and those its people lie on."""
    return {name for field in topic.fields.values() for name in field.dimensions} | {*topic.only}


def _scheme(scheme: Scheme) -> Json:
    return _said(label=scheme.label, common=scheme.common, ended=scheme.ended is not None)


def _dimension(dimension: Dimension) -> Json:
    if not isinstance(dimension, ChoiceDimension):
        return {"label": dimension.label, "whole" if dimension.whole else "money": True}
    rulers = {id_: {"label": r.label, "help": r.help} for id_, r in dimension.rulers.items()}
    values = {
        id_: _choice_value(value, dimension.ruler_of(id_))
        for id_, value in dimension.every_value().items()
    }
    return _said(label=dimension.label, values=values, rulers=rulers)


def _choice_value(value: ChoiceValue, ruler: str) -> Json:
    return _said(label=value.label, ruler=ruler, within=value.within, implies=value.implies)


def _topic(topic: Topic) -> Json:
    fields = {
        id_: _field(field) for id_, field in topic.fields.items() if field.type not in _NOT_COUNTED
    }
    return {
        "label": topic.label,
        "concerns": list(topic.concerns),
        **_said(only=topic.only),
        "fields": fields,
    }


def _field(field: FieldDefinition) -> Json:
    return {
        "label": field.label,
        "type": field.type.value,
        **_said(per=field.per, otherwise=field.otherwise, choices=field.choices),
        **_said(summary=field.summary),
        "inherits": field.inherits,
    }


def _region(catalogue: Catalogue, code: str, figures: list[Figure]) -> Json:
    cited = {figure.citation.source for figure in figures}
    sources = {id_: _source(s) for id_, s in catalogue.sources.items() if id_ in cited}
    return {
        "region": code,
        "name": catalogue.regions[code].name,
        "figures": [_figure(catalogue, figure) for figure in figures],
        "sources": sources,
    }


def _source(source: Source) -> Json:
    published = plain_moment(source.published) if source.published else None
    return _said(
        publisher=source.publisher, title=source.title, grade=source.grade, published=published
    )


def _figure(catalogue: Catalogue, figure: Figure) -> Json:
    dimensions = catalogue.vocabulary.dimensions
    citation = figure.citation
    published = catalogue.sources[citation.source].published
    return {
        "id": figure.id,
        "scheme": figure.scheme,
        "topic": figure.topic,
        "field": figure.field,
        **_said(dims=_dims(figure.dims)),
        "value": _value(figure.value),
        **_said(
            per=figure.per,
            unit=_unit(figure.value),
            since=figure.since.day.isoformat(),
            seen=figure.seen,
            until=figure.until.isoformat() if figure.until else None,
            standing=figure.standing.value,
            source=citation.source,
            at=citation.at,
            note=figure.note,
            words=value_words(figure.value),
            condition=condition_words(figure.dims, dimensions),
            starts=since_words(figure, end_of(catalogue, figure), published),
        ),
    }


def _dims(dims: tuple[tuple[str, Coordinate], ...]) -> Mapping[str, object]:
    return {key: at.id if isinstance(at, Choice) else [at.low, at.high] for key, at in dims}


def _value(value: Value) -> object:
    match value:
        case Absence():
            return {"absence": value.value}
        case Option(id=id_):
            return {"choice": id_}
        case Day(day=day):
            return {"day": day.day.isoformat()}
        case Quantity():
            return value.exact if value.exact is not None else [value.low, value.high]
        case _:
            raise TypeError(f"the sums cannot use {value!r}")


def _unit(value: Value) -> str | None:
    """Name what a duration is counted in; the unit of everything else follows from its field."""
    is_duration = isinstance(value, Quantity) and value.measure is Measure.DURATION
    return value.unit if is_duration and isinstance(value, Quantity) else None
