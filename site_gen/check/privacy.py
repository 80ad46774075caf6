"""Rules that keep people out of the content."""

import re
from collections.abc import Iterator

from site_gen.check.subject import Portion
from site_gen.problems import Place, Problem, warning
from site_gen.read.nodes import scalars

_KINDS = ("policies", "sources", "doubts", "cases", "guides", "glossary", "pages")
_PRIVATE = (
    re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?!\d)"),
)


def nobody_is_named_by_number(portion: Portion) -> Iterator[Problem]:
    """No text holds a mobile phone or identity card number."""
    for document in portion.documents(*_KINDS):
        for scalar in scalars(document.root) if _tells(document.text) else ():
            # Addresses of pages hold long numbers that are nobody's.
            if "//" not in scalar.text and _tells(scalar.text):
                yield _warn(scalar.place)
        for pattern in _PRIVATE:
            for match in pattern.finditer(document.body):
                yield _warn(document.body_place(match.start()))


def _tells(text: str) -> bool:
    return any(pattern.search(text) for pattern in _PRIVATE)


def _warn(place: Place) -> Problem:
    return warning(place, "privacy", "像是手机号或身份证号", "请删去个人信息")


PRIVACY_RULES = (nobody_is_named_by_number,)
