"""A request → everything that is wrong with it, in Chinese: its form, then its words."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_gen.catalogue import Catalogue
from site_gen.model.vocabulary import ChoiceDimension, FieldDefinition, FieldType, Vocabulary
from site_gen.settle.found import Kind
from site_gen.settle.request import Request, Visit, read_request
from site_gen.settle.supplied import supplied_number

SERVICES = ("inpatient", "outpatient", "chronic", "two-diseases")
ONLY_THE_READER = {
    "medical-aid.local-income": Kind.FLOOR,
    "personal-account.base": Kind.FLOOR,
    "personal-account.average-pension": Kind.FLOOR,
    "contribution.wage": Kind.FLOOR,
}


def request_or_problems(given: object, catalogue: Catalogue) -> Request | list[str]:
    """Read a request that can be settled; of another, list what is wrong with it."""
    if not isinstance(given, Mapping):
        return ["请求要写成一组键和值"]
    try:
        request = read_request(given)
    except ValidationError as error:
        return _form(error)
    return list(_unknown(request, catalogue)) or request


def _form(error: ValidationError) -> list[str]:
    items = error.errors()
    return [
        f"{'.'.join(str(part) for part in item['loc']) or '请求'}：{_words(item)}"
        for item in items
        if not (item["type"] == "too_short" and _wrong_within(item["loc"], items))
    ]


def _wrong_within(where: tuple[int | str, ...], items: list[ErrorDetails]) -> bool:
    """Tell whether items of a list are wrong: it then counts as too short, which is no second fault."""
    return any(len(i["loc"]) > len(where) and i["loc"][: len(where)] == where for i in items)


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
    if (asked := request.contribution) is not None:
        where = {"account": asked.account, "base": asked.base}
        yield from _values(vocabulary, "contribution", where)
    if (credited := request.account) is not None:
        where = {"account": credited.account, "base": credited.base_option}
        yield from _values(vocabulary, "account", where)
    for service in request.year_to_date.services:
        yield from _service(vocabulary, "year_to_date.services", service)
    yield from _supplied(request, vocabulary)
    for name, source in request.claims.items():
        if _definition(vocabulary, name) is None:
            yield f"claims：没有“{name}”这一项，要写 主题.项目"
        elif source not in catalogue.sources:
            yield f"claims.{name}：没有“{source}”这处来源"


def _visit(vocabulary: Vocabulary, number: int, visit: Visit) -> Iterator[str]:
    where = f"visits.{number}"
    yield from _service(vocabulary, f"{where}.service", visit.service)
    values = {
        "institution": visit.institution,
        "area": visit.area,
        "visit-kind": visit.visit_kind,
        "disease": visit.disease,
    }
    yield from _values(vocabulary, where, values)


def _service(vocabulary: Vocabulary, where: str, service: str) -> Iterator[str]:
    if service not in SERVICES or service not in vocabulary.topics:
        known = "、".join(service for service in SERVICES if service in vocabulary.topics)
        yield f"{where}：没有“{service}”这种就诊，可以写 {known}"


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
        if name in ONLY_THE_READER:
            kinds = [ONLY_THE_READER[name]]
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
    "string_unicode": "有不是文字的字符",
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


def _words(item: ErrorDetails) -> str:
    """Say a fault of the form in Chinese; what request.py refuses is Chinese already."""
    return _WORDS.get(item["type"], item["msg"])
