"""A request → everything that is wrong with it, in Chinese: its form, then its words."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from site_gen.catalogue import Catalogue
from site_gen.model.vocabulary import ChoiceDimension, FieldDefinition, FieldType, Vocabulary
from site_gen.settle.found import Kind
from site_gen.settle.request import Request, Visit, read_request
from site_gen.settle.supplied import supplied_number

SERVICES = ("inpatient", "outpatient", "chronic", "two-diseases")
_ONLY_THE_READER = {
    "medical-aid.local-income": Kind.FLOOR,
    "personal-account.base": Kind.FLOOR,
    "personal-account.average-pension": Kind.FLOOR,
    "contribution.wage": Kind.FLOOR,
}


def request_problems(given: object, catalogue: Catalogue) -> list[str]:
    """List what is wrong with a request; empty if it can be settled."""
    if not isinstance(given, Mapping):
        return ["请求要写成一组键和值"]
    try:
        request = read_request(given)
    except ValidationError as error:
        return _form(error)
    return list(_unknown(request, catalogue))


def _form(error: ValidationError) -> list[str]:
    items = error.errors()
    # A list whose items are wrong also counts as too short; that is no second fault.
    wrong = {item["loc"][0] for item in items if len(item["loc"]) > 1}
    return [
        f"{'.'.join(str(part) for part in item['loc']) or '请求'}：{_words(item)}"
        for item in items
        if not (item["type"] == "too_short" and item["loc"][0] in wrong)
    ]


def _unknown(request: Request, catalogue: Catalogue) -> Iterator[str]:
    vocabulary = catalogue.vocabulary
    if request.region not in catalogue.regions:
        yield f"region：没有“{request.region}”这个地区"
    if request.scheme not in vocabulary.schemes or vocabulary.schemes[request.scheme].common:
        known = [id_ for id_, scheme in vocabulary.schemes.items() if not scheme.common]
        yield f"scheme：没有“{request.scheme}”这个险种，可以写 {'、'.join(known)}"
    person = request.person
    yield from _values(vocabulary, "person", {"person": person.status, "group": person.group})
    yield from _values(vocabulary, "person", {"joining": person.joining})
    for number, visit in enumerate(request.visits or ()):
        yield from _visit(vocabulary, number, visit)
    asked = request.contribution or request.account
    if asked is not None:
        yield from _values(vocabulary, "account", {"account": asked.account})
    yield from _supplied(request, vocabulary)
    for name in request.claims:
        if _definition(vocabulary, name) is None:
            yield f"claims：没有“{name}”这一项，要写 主题.项目"


def _visit(vocabulary: Vocabulary, number: int, visit: Visit) -> Iterator[str]:
    where = f"visits.{number}"
    if visit.service not in SERVICES or visit.service not in vocabulary.topics:
        known = "、".join(service for service in SERVICES if service in vocabulary.topics)
        yield f"{where}.service：没有“{visit.service}”这种就诊，可以写 {known}"
    values = {
        "institution": visit.institution,
        "area": visit.area,
        "visit-kind": visit.visit_kind,
        "disease": visit.disease,
    }
    yield from _values(vocabulary, where, values)


def _values(vocabulary: Vocabulary, where: str, values: Mapping[str, str | None]) -> Iterator[str]:
    for key, value in values.items():
        dimension = vocabulary.dimensions.get(key)
        if value is None or not isinstance(dimension, ChoiceDimension):
            continue
        if value not in dimension.every_value():
            yield f"{where}：“{dimension.label}”里没有“{value}”"


def _supplied(request: Request, vocabulary: Vocabulary) -> Iterator[str]:
    for name, text in request.supplied.items():
        definition = _definition(vocabulary, name)
        if name in _ONLY_THE_READER:
            kinds = [_ONLY_THE_READER[name]]
        elif definition is None:
            yield f"supplied：没有“{name}”这一项，要写 主题.项目"
            continue
        elif definition.type is FieldType.CHOICE:
            if text not in definition.choices:
                yield f"supplied.{name}：不能写“{text}”，可以写 {'、'.join(definition.choices)}"
            continue
        else:
            kinds = _kinds(definition.type)
        if all(supplied_number(name, text, kind, definition) is None for kind in kinds):
            yield f'supplied.{name}：不能写“{text}”，要写 "1000.00"、"65%"、none 或 unlimited 这样的文字'


def _kinds(type_: FieldType) -> list[Kind]:
    if type_ is FieldType.AMOUNT:
        return [Kind.FLOOR, Kind.CEILING]
    return [Kind.SHARE] if type_ in (FieldType.RATIO, FieldType.POINTS) else []


def _definition(vocabulary: Vocabulary, name: str) -> FieldDefinition | None:
    topic, _, field = name.partition(".")
    found = vocabulary.topics.get(topic)
    return found.fields.get(field) if found else None


_WORDS = {
    "missing": "没有写",
    "extra_forbidden": "没有这一项",
    "string_pattern_mismatch": "要写六位地区代码",
    "literal_error": "不是可以写的值",
    "too_short": "不能是空的",
    "too_long": "太多",
    "string_too_short": "不能是空的",
    "string_too_long": "太长",
    "string_type": "要写成文字",
    "int_type": "要写成整数",
    "bool_type": "要写 true 或 false",
    "bool_parsing": "要写 true 或 false",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "tuple_type": "要写成列表",
    "model_type": "要写成一组键和值",
    "model_attributes_type": "要写成一组键和值",
    "mapping_type": "要写成一组键和值",
    "dict_type": "要写成一组键和值",
}


def _words(item: Any) -> str:  # noqa: ANN401  # pydantic's ErrorDetails is not exported
    if item["type"] == "request":
        return str(item["ctx"]["message"])
    return _WORDS.get(item["type"], str(item["msg"]))
