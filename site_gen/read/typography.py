"""Signs that look right on a screen and are wrong in YAML: full-width forms, tabs, spaces.

Lines are looked at before parsing, where such a sign breaks the structure; single values
are looked at when they have been parsed, where it only changes what they say.
"""

import re
import unicodedata
from collections.abc import Iterator

from site_gen.problems import Place, Problem, shown, warning
from site_gen.read.text import HIDDEN, place_at

# A key is written in small Latin letters; “注意：” at the start of a line of text is none.
_KEY_COLON = re.compile(r"^ *(?:- +)*([a-z][a-z0-9_-]*) ?(：)", re.MULTILINE)
_ANY_COLON = re.compile(r"^ *(?:- +)*([^\s:：#'\"][^\s:：]{0,40}) ?(：)")
_DIGITS = re.compile(r"[０-９][０-９％．，]*|％")
_WIDE_INDENT = re.compile(r"^[ -]*\u3000", re.MULTILINE)
_SWALLOWED = re.compile(r"^[^#'\"\n]*(?:: |- )[^#'\"\n]* (#[^\s#][^\n]*)$", re.MULTILINE)
_TAB = re.compile(r"^[^\t\n]*\t", re.MULTILINE)
# A Chinese keyboard gives 【 for [; a title may begin with 【, but a list would also end so.
_WIDE_BRACKETS = re.compile(r"[［｛].*|【.*】", re.DOTALL)
# A policy that begins with its first version, behind nothing but empty lines and comments.
_BARE_VERSION = re.compile(r"(?:[ \t]*(?:#.*)?\n)*( *)- +(?:since|seen|until|rows) *:")
_LIST = "列表用半角的方括号和逗号：[甲, 乙]"


def line_problems(path: str, text: str) -> list[Problem]:
    """Find full-width signs and tabs where YAML needs plain ones."""
    return [
        *_tabs(path, text),
        *_key_colons(path, text),
        *_digits(path, text),
        *_wide_indents(path, text),
        *_bare_versions(path, text),
        *_swallowed(path, text),
    ]


def breaks_structure(problem: Problem) -> bool:
    """Tell whether a line's problem changes what belongs to what."""
    return problem.rule in ("tab", "full-width-colon", "indent")


def colon_problem(place: Place, key: str) -> Problem:
    """Say that *key* is followed by a full-width colon."""
    remedy = f"请写成半角冒号加一个空格，例如 {shown(key)}: 值"
    return Problem(place, "full-width-colon", f"“{shown(key)}”后面是全角冒号", remedy)


def colon_in(path: str, text: str, line: int) -> Problem | None:
    """Find a full-width colon that was meant as YAML on a line that could not be parsed."""
    written = text.split("\n")[line - 1]
    match = _ANY_COLON.match(written)
    return colon_problem(Place(path, line, match.start(2) + 1), match[1]) if match else None


def without_signs(text: str) -> str:
    """Read a value as it was meant: without what cannot be seen, digits in half width.

    Both have been reported where they stand; what follows from them need not be.
    """
    if text.isascii():
        return HIDDEN.sub("", text)
    half = _DIGITS.sub(lambda match: _half_width(match[0]), text)
    return HIDDEN.sub("", half)


def value_problems(text: str, place: Place, *, plain: bool, listed: bool) -> Iterator[Problem]:
    """Judge one value; *plain* without quotes, *listed* between square brackets."""
    if text.strip() != text and text.strip():
        message = f"“{shown(text.strip())}”前后有空格，已经去掉"
        yield warning(place, "spaces", message, "请删去前后的空格，全角空格也算")
    if not plain:
        return
    if _WIDE_BRACKETS.fullmatch(text):
        yield Problem(place, "full-width", f"“{text[0]}”是全角的括号", _LIST)
    elif listed and "，" in text:
        remedy = f"{_LIST}；逗号属于文字时，请给整项加引号"
        yield Problem(place, "full-width", f"列表里的“{shown(text)}”用全角标点分开", remedy)
    if re.fullmatch("“[^“”]*”", text):
        inner = shown(text[1:-1])
        remedy = f"不要引号就写 {inner}；要引号就写成 '“{inner}”'"
        yield warning(place, "quotes", f"整个值在中文引号里：{shown(text)}", remedy)


def _swallowed(path: str, text: str) -> Iterator[Problem]:
    """Warn of text that YAML takes for a comment: a true comment has a space after its #."""
    for match in _SWALLOWED.finditer(text):
        message = f"“{shown(match[1])}”被当成注释，不会显示"
        remedy = "要保留就给整个值加引号；真是注释，# 后面空一格"
        yield warning(place_at(path, text, match.start(1)), "comment", message, remedy)


def _tabs(path: str, text: str) -> Iterator[Problem]:
    for match in _TAB.finditer(text):
        place = place_at(path, text, match.end() - 1)
        yield Problem(place, "tab", "这里是制表符（Tab）", "请改成空格")


def _key_colons(path: str, text: str) -> Iterator[Problem]:
    for match in _KEY_COLON.finditer(text):
        yield colon_problem(place_at(path, text, match.start(2)), match[1])


def _digits(path: str, text: str) -> Iterator[Problem]:
    for match in _DIGITS.finditer(text):
        right = _half_width(match[0])
        place = place_at(path, text, match.start())
        yield Problem(place, "full-width", f"“{match[0]}”是全角", f"请写成半角 {right}")


def _half_width(digits: str) -> str:
    return unicodedata.normalize("NFKC", digits).replace(",", "")


def _wide_indents(path: str, text: str) -> Iterator[Problem]:
    for match in _WIDE_INDENT.finditer(text):
        place = place_at(path, text, match.end() - 1)
        yield Problem(place, "indent", "缩进里有全角空格 U+3000", "请改成半角空格")


def _bare_versions(path: str, text: str) -> Iterator[Problem]:
    match = _BARE_VERSION.match(text)
    if match is not None:
        place = place_at(path, text, match.end(1))
        message, remedy = "少了最上面的 versions:", "第一行写 versions:，下面缩进"
        yield Problem(place, "shape", message, remedy)
