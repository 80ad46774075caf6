"""Rules on the vocabulary: every word is known, and no word means two things."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic_core import PydanticCustomError

from site_gen.check.subject import Subject
from site_gen.figures.values import parse_value, scalar
from site_gen.model.policy import Row
from site_gen.model.value import Absence, Measure, Quantity
from site_gen.model.vocabulary import ChoiceDimension, ChoiceValue, FieldDefinition, FieldType
from site_gen.parse.explain import nearest
from site_gen.parse.likeness import nearest_named
from site_gen.parse.records import Parsed
from site_gen.problems import Place, Problem, shown
from site_gen.read.document import Document
from site_gen.read.nodes import Step

_ROW_WORDS = frozenset(Row.model_fields)
_BOUNDED = frozenset({"amount", "ratio", "count", "points"})
_PLAIN = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?%?")
_ABSENCES = frozenset(absence.value for absence in Absence)


def site_is_described(subject: Subject) -> Iterator[Problem]:
    """The site, its schemes, its units and its regions are described."""
    files = {
        "site": "site.yaml",
        "schemes": "vocabulary/schemes.yaml",
        "units": "vocabulary/units.yaml",
    }
    for kind, path in files.items():
        if not getattr(subject.records, kind) and path not in subject.failed:
            yield Problem(subject.place_of(path), "missing-file", f"没有 {path}", "请补上这个文件")
    if not subject.records.regions and not any(p.startswith("regions/") for p in subject.failed):
        remedy = "请补上 regions/000000.yaml 和各省的文件"
        yield Problem(subject.place_of("regions"), "missing-file", "没有任何地区", remedy)


def words_are_known(subject: Subject) -> Iterator[Problem]:
    """A field's dimensions, periods, expectations and column are words of the vocabulary."""
    dimensions = subject.dimensions()
    for item in subject.records.topics:
        columns = item.record.columns
        if columns is not None and columns not in dimensions:
            yield _unknown_dimension(item.document.place("columns"), columns, dimensions)
        for name, field in item.record.fields.items():
            steps = ("fields", name)
            yield from _field_words(item.document, steps, field, dimensions)
            yield from _periods(item.document, steps, field, subject)


def fields_have_their_units(subject: Subject) -> Iterator[Problem]:
    """A count says what it counts, and a duration in which units it may be written."""
    for item in subject.records.topics:
        for name, field in item.record.fields.items():
            if field.type is FieldType.COUNT and not field.unit:
                place = item.document.place("fields", name)
                yield Problem(
                    place, "missing-key", f"“{name}”没有写数什么", "请补上 unit，例如 unit: 人"
                )
            if field.type is FieldType.DURATION and not field.units:
                place = item.document.place("fields", name)
                remedy = "请补上 units，例如 units: [天]"
                yield Problem(place, "missing-key", f"“{name}”没有写时长单位", remedy)


def bounds_are_of_their_fields_form(subject: Subject) -> Iterator[Problem]:
    """The limits of a field are written as the field writes its values, the small one first."""
    for item in subject.records.topics:
        for name, field in item.record.fields.items():
            for key, limits in (("limits", field.limits), ("plausible", field.plausible)):
                if limits is None:
                    continue
                place = item.document.place("fields", name, key)
                if field.type.value not in _BOUNDED:
                    message = f"{field.type} 类型的“{name}”不能有 {key}"
                    yield Problem(place, "bounds", message, f"请删去 {key}")
                    continue
                measure = Measure(field.type)
                least, most = scalar(limits.least, measure), scalar(limits.most, measure)
                if least is None or most is None or least > most:
                    message = f"{key} 写成了 {limits.least} 和 {limits.most}"
                    remedy = "least 和 most 要与这个字段的值同一种写法，小的在 least"
                    yield Problem(place, "bounds", message, remedy)


def choices_stand_in_choice_fields(subject: Subject) -> Iterator[Problem]:
    """A field that is a choice lists what may be chosen, no other does, and no absence is one."""
    for item in subject.records.topics:
        for name, field in item.record.fields.items():
            steps = ("fields", name)
            if field.type is FieldType.CHOICE and not field.choices:
                message = f"“{name}”没有写可以选什么"
                remedy = "请补上 choices，例如 choices: {shared: 合用, separate: 分开}"
                yield Problem(item.document.place(*steps), "choices", message, remedy)
            if field.type is not FieldType.CHOICE and field.choices:
                message = f"{field.type} 类型的“{name}”不能有 choices"
                remedy = "请删去 choices，或改成 type: choice"
                yield Problem(item.document.place(*steps, "choices"), "choices", message, remedy)
            for choice in (id_ for id_ in field.choices if id_ in _ABSENCES):
                place = item.document.key_place(*steps, "choices", choice)
                yield _word_twice(place, choice, "它是“没有值”的写法，请换一个名字")


def defaults_are_of_their_fields_form(subject: Subject) -> Iterator[Problem]:
    """What the sums take where no source says is written as the field writes its values."""
    for item in subject.records.topics:
        for name, field in item.record.fields.items():
            if field.otherwise is None or (field.type is FieldType.CHOICE and not field.choices):
                continue
            fault = _default_fault(field.otherwise, field)
            if fault is not None:
                yield Problem(item.document.place("fields", name, "otherwise"), *fault)


def _default_fault(text: str, field: FieldDefinition) -> tuple[str, str, str] | None:
    """Say by rule, message and remedy why the sums could not take a default."""
    try:
        value = parse_value(text, field, "")
    except PydanticCustomError as error:
        context = error.context or {}
        return error.type, context["message"], context["remedy"]
    if isinstance(value, Quantity) and not _PLAIN.fullmatch(text):
        message = f"计算读不懂“{shown(text)}”：otherwise 只能是一个数"
        return "otherwise", message, "请写成一个数，不用“万”，不写范围，例如 20000、65%"
    return None


def topics_are_for_known_people(subject: Subject) -> Iterator[Problem]:
    """A topic that is only for some people names them by a value of a dimension."""
    for item in subject.records.topics:
        yield from _settled(item.document, ("only",), item.record.only, subject)


def implied_values_exist(subject: Subject) -> Iterator[Problem]:
    """A value settles a value of another dimension."""
    for item, path, values in _lists_of_values(subject):
        for name, value in values.items():
            steps = (*path, name, "implies")
            if item.id in value.implies:
                place = item.document.key_place(*steps, item.id)
                message = f"“{name}”定的是它自己所在的维度“{item.id}”"
                yield Problem(place, "circle", message, "请删去；属于更宽的档写 within")
            others = {key: other for key, other in value.implies.items() if key != item.id}
            yield from _settled(item.document, steps, others, subject)


def words_mean_one_thing(subject: Subject) -> Iterator[Problem]:
    """A key of a row is a dimension, a field or a citation word, never two of them."""
    for item in subject.records.topics:
        for name in item.record.fields:
            if name in subject.vocabulary.dimensions or name in _ROW_WORDS:
                place = item.document.key_place("fields", name)
                yield _word_twice(place, name, "请给字段换一个名字")
    for dimension in subject.records.dimensions:
        if dimension.id in _ROW_WORDS:
            place = Place(dimension.document.path)
            yield _word_twice(place, dimension.id, "请给维度换一个名字")


def values_are_listed_once(subject: Subject) -> Iterator[Problem]:
    """A value of a dimension stands on one ruler only."""
    for item, path, values in _lists_of_values(subject):
        for name in values:
            dimension = item.record
            if path[0] == "rulers" and dimension.ruler_of(name) != path[1]:
                place = item.document.key_place(*path, name)
                yield _word_twice(place, name, "请换一个名字，两把尺子的档不能同名")


def wider_values_exist(subject: Subject) -> Iterator[Problem]:
    """A value lies within a value of the same list, and never within itself."""
    for item, path, values in _lists_of_values(subject):
        within = {key: value.within for key, value in values.items()}
        for name, wider in within.items():
            if wider is not None and wider not in values:
                place = item.document.place(*path, name, "within")
                message = f"“{name}”属于的“{wider}”不在这个列表里"
                yield Problem(place, "unknown-value", message, nearest(wider, values))
            elif (ring := _ring(name, within)) is not None:
                place = item.document.place(*path, name, "within")
                message = f"“{name}”绕一圈又属于自己：{' → '.join(ring)}"
                yield Problem(place, "circle", message, "请改正其中一个 within")


def _field_words(
    document: Document, steps: tuple[Step, ...], field: FieldDefinition, known: set[str]
) -> Iterator[Problem]:
    for index, dimension in enumerate(field.dimensions):
        if dimension not in known:
            place = document.place(*steps, "dimensions", index)
            yield _unknown_dimension(place, dimension, known)
    for dimension in field.expect:
        if dimension not in field.dimensions:
            place = document.key_place(*steps, "expect", dimension)
            message = f"expect 里的“{dimension}”不在这个字段的 dimensions 里"
            yield Problem(
                place, "unknown-dimension", message, "请加进 dimensions，或从 expect 删去"
            )


def _periods(
    document: Document, steps: tuple[Step, ...], field: FieldDefinition, subject: Subject
) -> Iterator[Problem]:
    units = subject.vocabulary.units
    if not units:  # the file of units is missing or broken, and that has been said
        return
    for index, per in enumerate(field.per):
        if per not in units:
            place = document.place(*steps, "per", index)
            yield Problem(place, "unknown-unit", f"没有“{per}”这个计算单位", nearest(per, units))


def _settled(
    document: Document, steps: tuple[Step, ...], given: Mapping[str, str], subject: Subject
) -> Iterator[Problem]:
    """Refuse what is no named value of a known dimension."""
    for dimension, value in given.items():
        if dimension not in subject.dimensions():
            place = document.key_place(*steps, dimension)
            yield _unknown_dimension(place, dimension, subject.dimensions())
            continue
        known = subject.vocabulary.dimensions.get(dimension)
        if known is None:  # its file is broken, and that has been said
            continue
        named = known.every_value() if isinstance(known, ChoiceDimension) else {}
        if value not in named:
            labels = {key: choice.label for key, choice in named.items()}
            message = f"“{known.label}”里没有“{shown(value)}”"
            place = document.place(*steps, dimension)
            yield Problem(place, "unknown-value", message, nearest_named(value, labels))


def _unknown_dimension(place: Place, name: str, known: Iterable[str]) -> Problem:
    return Problem(place, "unknown-dimension", f"没有“{name}”这个维度", nearest(name, known))


def _word_twice(place: Place, name: str, remedy: str) -> Problem:
    return Problem(place, "word-twice", f"“{name}”已经有别的意思", remedy)


def _lists_of_values(
    subject: Subject,
) -> Iterator[tuple[Parsed[ChoiceDimension], tuple[str, ...], Mapping[str, ChoiceValue]]]:
    """List the values of every choice, ruler by ruler, with the steps that lead to them."""
    for item in subject.records.dimensions:
        if isinstance(item.record, ChoiceDimension):
            choice = Parsed(item.id, item.record, item.document)
            yield choice, ("values",), item.record.values
            for key, ruler in item.record.rulers.items():
                yield choice, ("rulers", key, "values"), ruler.values


def _ring(name: str, within: Mapping[str, str | None]) -> list[str] | None:
    """Follow a value to the wider ones; give the way if it comes back to where it began."""
    way = [name]
    wider = within.get(name)
    while wider is not None and wider not in way:
        way.append(wider)
        wider = within.get(wider)
    return [*way, name] if wider == name else None


VOCABULARY_RULES = (
    site_is_described,
    words_are_known,
    fields_have_their_units,
    bounds_are_of_their_fields_form,
    choices_stand_in_choice_fields,
    defaults_are_of_their_fields_form,
    topics_are_for_known_people,
    implied_values_exist,
    words_mean_one_thing,
    values_are_listed_once,
    wider_values_exist,
)
