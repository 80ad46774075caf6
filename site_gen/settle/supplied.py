"""What the reader supplies where the records are silent: its text → a found number."""

from collections.abc import Mapping

from site_gen.model.value import Absence
from site_gen.model.vocabulary import FieldDefinition
from site_gen.money import parse_decimal, parse_percent, parse_yuan
from site_gen.settle.found import Found, Kind, Why, number_of

_ABSENCES: Mapping[str, Absence] = {
    "none": Absence.NONE,
    "unlimited": Absence.UNLIMITED,
    "not-applicable": Absence.NOT_APPLICABLE,
}


def supplied_number(
    name: str, text: str, kind: Kind, definition: FieldDefinition | None
) -> Found | None:
    """Read what the reader gave for a field; None if it is no number of that kind."""
    per = definition.per[0] if definition and definition.per else None
    if text in _ABSENCES:
        number = number_of(_ABSENCES[text], kind)
        if isinstance(number, Why):
            return None
        return Found(number, per=per, supplied=name, absence=_ABSENCES[text])
    if kind is Kind.SHARE:
        share = _share(text)
        return None if share is None else Found(share, supplied=name)
    amount, slash, unit = text.partition("/")
    fen = parse_yuan(amount)
    if fen is None:
        return None
    return Found(fen, per=unit if slash else per, supplied=name)


def assumed_number(name: str, definition: FieldDefinition | None) -> Found | None:
    """Read what the vocabulary takes for a share where no source says it."""
    if definition is None or definition.otherwise is None:
        return None
    share = _share(definition.otherwise)
    return None if share is None else Found(share, assumed=name)


def _share(text: str) -> int | None:
    """Read ``65%`` or points such as ``-5``."""
    if text.endswith("%"):
        return parse_percent(text)
    sign = -1 if text.startswith("-") else 1
    number = parse_decimal(text.removeprefix("-").removeprefix("+"), 100)
    return None if number is None else sign * number
