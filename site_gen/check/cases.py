"""Rules on standard cases: what they ask is asked in the words of the vocabulary."""

from collections.abc import Iterator

from site_gen.check.subject import Subject
from site_gen.model.case import Case, Insured
from site_gen.model.value import Absence
from site_gen.model.vocabulary import ChoiceDimension, FieldDefinition, FieldType
from site_gen.money import parse_percent, parse_yuan
from site_gen.parse.explain import nearest
from site_gen.problems import Place, Problem, shown
from site_gen.read.nodes import Step

Word = tuple[tuple[Step, ...], str, str | None]
"""Where a word stands, the dimension it is to lie on, and the word."""

_SILENT = (Absence.NONE, Absence.UNLIMITED, Absence.NOT_APPLICABLE)


def cases_use_known_values(subject: Subject) -> Iterator[Problem]:
    """What a case says of people, places and choices lies on a dimension of the vocabulary."""
    for item in subject.records.cases:
        for steps, dimension, word in _words(item.record):
            known = _values(subject, dimension)
            if word is not None and word not in known:
                message = f"词表的 {dimension} 里没有“{shown(word)}”"
                yield Problem(
                    item.document.place(*steps), "unknown-value", message, nearest(word, known)
                )


def cases_ask_known_topics(subject: Subject) -> Iterator[Problem]:
    """A case is of a scheme that people are in today, and its visits are topics."""
    schemes = subject.vocabulary.schemes
    open_ = {id_ for id_, item in schemes.items() if not item.common and item.ended is None}
    for item in subject.records.cases:
        if schemes and item.record.scheme not in open_:
            message = f"没有“{shown(item.record.scheme)}”这个现行险种"
            place = item.document.place("scheme")
            yield Problem(place, "unknown-scheme", message, nearest(item.record.scheme, open_))
        for steps, service in _services(item.record):
            if service not in subject.topics():
                message = f"没有“{shown(service)}”这个主题"
                remedy = nearest(service, subject.topics())
                yield Problem(item.document.place(*steps), "unknown-topic", message, remedy)


def rungs_hold_known_institutions(subject: Subject) -> Iterator[Problem]:
    """What stands on a rung is a value of the institutions, and stands there once.

    A coarse ruler may have the same value on two rungs.
    """
    known = _values(subject, "institution")
    for item in subject.records.rungs:
        for id_, rung in item.record.rungs.items():
            seen: dict[str, Place] = {}
            for index, value in enumerate(rung.institutions):
                place = item.document.place("rungs", id_, "institutions", index)
                first = seen.setdefault(value, place)
                if value not in known:
                    message = f"词表的 institution 里没有“{shown(value)}”"
                    yield Problem(place, "unknown-value", message, nearest(value, known))
                elif first != place:
                    message = f"“{value}”已经写在{first.seen_from(place)}"
                    yield Problem(place, "rung-twice", message, "请删去一处")


def cases_name_known_rungs(subject: Subject) -> Iterator[Problem]:
    """A case names rungs of the ladder."""
    known = {id_ for item in subject.records.rungs for id_ in item.record.rungs}
    for item in subject.records.cases:
        for steps, rung in _rungs(item.record):
            if rung not in known and "rungs.yaml" not in subject.failed:
                message = f"没有“{shown(rung)}”这个档次"
                remedy = f"{nearest(rung, known)}；档次写在 rungs.yaml"
                yield Problem(item.document.place(*steps), "unknown-rung", message, remedy)


def visits_stand_in_one_year(subject: Subject) -> Iterator[Problem]:
    """The visits of a person stand in the order of their dates, in the year of the case."""
    for item in subject.records.cases:
        case = item.record
        for number, insured in enumerate(case.people):
            before = None
            for index, visit in enumerate(insured.visits):
                day = visit.date or case.date
                fault = None
                if day.year != case.date.year:
                    fault = f"{day} 和情形的日期 {case.date} 不在同一年", "请改成同一个自然年度"
                elif before is not None and day < before:
                    fault = f"{day} 写在 {before} 的后面", "请按日期先后排"
                if fault is not None:
                    place = item.document.place("people", number, "visits", index, "date")
                    yield Problem(place, "visit-order", *fault)
                before = day


def suppositions_fit_their_fields(subject: Subject) -> Iterator[Problem]:
    """What a case assumes is a value of a field of the vocabulary."""
    topics = subject.vocabulary.topics
    for item in subject.records.cases:
        for name, supplied in item.record.supplied.items():
            topic, _, field = name.partition(".")
            fields = topics[topic].fields if topic in topics else {}
            if f"vocabulary/topics/{topic}.yaml" in subject.failed:
                continue
            if field not in fields:
                place = item.document.key_place("supplied", name)
                known = {f"{id_}.{key}" for id_, t in topics.items() for key in t.fields}
                message = f"没有“{shown(name)}”这个项目"
                yield Problem(place, "unknown-field", message, nearest(name, known))
            elif not _fits(supplied.value, fields[field]):
                place = item.document.place("supplied", name, "value")
                message = f"“{fields[field].label}”不能是“{shown(supplied.value)}”"
                remedy = "请照这个项目的写法，或写 none、unlimited、not-applicable"
                yield Problem(place, "supplied", message, remedy)


def _fits(text: str, definition: FieldDefinition) -> bool:
    """Tell whether a text is one a reader may supply for a field."""
    if text in {absence.value for absence in _SILENT}:
        return True
    match definition.type:
        case FieldType.AMOUNT:
            return parse_yuan(text.partition("/")[0]) is not None
        case FieldType.RATIO:
            return parse_percent(text) is not None
        case FieldType.CHOICE:
            return text in definition.choices
        case _:
            return False


def _values(subject: Subject, dimension: str) -> set[str]:
    """Name the values of a dimension; none if there is no such dimension."""
    found = subject.vocabulary.dimensions.get(dimension)
    return set(found.every_value()) if isinstance(found, ChoiceDimension) else set()


def _words(case: Case) -> Iterator[Word]:
    for number, insured in enumerate(case.people):
        for steps, dimension, word in _words_of(insured):
            yield ("people", number, *steps), dimension, word
    for id_, variant in case.variants.items():
        yield ("variants", id_, "area"), "area", variant.area
        yield ("variants", id_, "account"), "account", variant.account
        yield ("variants", id_, "base"), "base", variant.base


def _words_of(insured: Insured) -> Iterator[Word]:
    if insured.person is not None:
        yield ("person", "status"), "person", insured.person.status
        yield ("person", "group"), "group", insured.person.group
        yield ("person", "joining"), "joining", insured.person.joining
    for index, visit in enumerate(insured.visits):
        yield ("visits", index, "area"), "area", visit.area
        yield ("visits", index, "visit_kind"), "visit-kind", visit.visit_kind
        yield ("visits", index, "disease"), "disease", visit.disease
    if insured.contribution is not None:
        yield ("contribution", "joining"), "joining", insured.contribution.joining
        yield ("contribution", "account"), "account", insured.contribution.account
        yield ("contribution", "base"), "base", insured.contribution.base
    if insured.account is not None:
        yield ("account", "account"), "account", insured.account.account
        yield ("account", "base_option"), "base", insured.account.base_option


def _services(case: Case) -> Iterator[tuple[tuple[Step, ...], str]]:
    for number, insured in enumerate(case.people):
        for index, visit in enumerate(insured.visits):
            yield ("people", number, "visits", index, "service"), visit.service


def _rungs(case: Case) -> Iterator[tuple[tuple[Step, ...], str]]:
    for id_, variant in case.variants.items():
        if variant.rung is not None:
            yield ("variants", id_, "rung"), variant.rung
    for number, insured in enumerate(case.people):
        for index, visit in enumerate(insured.visits):
            if visit.rung is not None:
                yield ("people", number, "visits", index, "rung"), visit.rung


CASE_RULES = (
    cases_use_known_values,
    cases_ask_known_topics,
    rungs_hold_known_institutions,
    cases_name_known_rungs,
    visits_stand_in_one_year,
    suppositions_fit_their_fields,
)
