"""What the reader or the vocabulary says where the records are silent: its text → a found number."""

from collections.abc import Mapping

from site_gen.model.value import Absence
from site_gen.model.vocabulary import FieldDefinition, FieldType
from site_gen.money import BASIS_POINTS, FEN_PER_YUAN, parse_decimal, parse_percent
from site_gen.settle.found import UNSTATED, Found, Kind, Why, number_of
from site_gen.settle.request import MOST_FEN

_ABSENCES: Mapping[str, Absence] = {
    "none": Absence.NONE,
    "unlimited": Absence.UNLIMITED,
    "not-applicable": Absence.NOT_APPLICABLE,
}


def supplied_number(
    name: str, text: str, kind: Kind, definition: FieldDefinition | None
) -> Found | None:
    """Read what the reader gave for a field; None if it is no number of that kind."""
    found = _number(text, kind, definition)
    return found and found._replace(supplied=name)


def assumed_number(name: str, kind: Kind, definition: FieldDefinition | None) -> Found | None:
    """Read what the vocabulary takes for a field where no source says it."""
    if definition is None or definition.otherwise is None:
        return None
    found = _number(definition.otherwise, kind, definition)
    return found and found._replace(assumed=name)


def _number(text: str, kind: Kind, definition: FieldDefinition | None) -> Found | None:
    per = definition.per[0] if definition and definition.per else None
    if text in _ABSENCES:
        number = number_of(_ABSENCES[text], kind)
        if isinstance(number, Why):
            return None
        return Found(number, per=per, absence=_ABSENCES[text])
    if kind is Kind.SHARE or (definition is not None and definition.type is FieldType.RATIO):
        share = _share(text, definition)
        return None if share is None else Found(share)
    amount, slash, unit = text.partition("/")
    fen = parse_decimal(amount, FEN_PER_YUAN)
    if fen is None or fen > MOST_FEN or (slash and unit not in _units(definition)):
        return None
    return Found(fen, per=unit if slash else per)


def _units(definition: FieldDefinition | None) -> tuple[str, ...]:
    """List what an amount of a field may be counted per, so that it can be used."""
    return tuple(per for per in definition.per if per != UNSTATED) if definition else ()


def _share(text: str, definition: FieldDefinition | None) -> int | None:
    """Read a ratio such as ``65%``, or points such as ``-5`` for a field of points."""
    if definition is None or definition.type is not FieldType.POINTS:
        share = parse_percent(text)
        return share if share is not None and share <= _most(definition) else None
    sign = -1 if text.startswith("-") else 1
    number = parse_decimal(text.removeprefix("-").removeprefix("+"), 100)
    return None if number is None or number > BASIS_POINTS else sign * number


def _most(definition: FieldDefinition | None) -> int:
    """Give the highest ratio a field may have: 100% unless the vocabulary says another."""
    limits = definition.limits if definition is not None else None
    most = parse_percent(limits.most) if limits is not None else None
    return BASIS_POINTS if most is None else most
