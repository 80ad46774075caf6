"""A YAML syntax error → a problem in words a curator can act on."""

import re

import yaml

from site_gen.problems import Place, Problem, shown
from site_gen.read.text import place_at
from site_gen.read.typography import colon_in

_QUOTE = "请给整个值加引号"
Found = tuple[Place, str, str]
# What libyaml says (a part of it) → what is wrong and what to do. The first that fits.
_KNOWN = (
    ("while scanning a quoted scalar", "引号没有配对", "请补上另一半引号"),
    (
        "mapping values are not allowed",
        "一行里有两个冒号，或缩进不对",
        f"值里有“: ”时{_QUOTE}；不然请对齐",
    ),
    ("found character that cannot start any token", "值不能以 @、` 或 % 开头", _QUOTE),
    ("while scanning a directive", "一行不能以 % 开头", "请删去；百分数写在键和冒号后面"),
    (
        "while scanning a block scalar",
        "值以 > 或 | 开头，这在 YAML 里有特殊意思",
        f'{_QUOTE}，例如 ">=400"',
    ),
    ("while scanning a tag", "值以 ! 开头，这在 YAML 里有特殊意思", _QUOTE),
    ("while scanning an anchor", "值以 & 开头，这在 YAML 里有特殊意思", _QUOTE),
    ("while scanning an alias", "值以 * 开头，这在 YAML 里有特殊意思", _QUOTE),
    ("did not find expected ',' or '}'", "花括号没有写完，或少了逗号", "请写成 {甲: 1, 乙: 2}"),
    ("did not find expected ',' or ']'", "方括号没有写完，或少了逗号", "请写成 [甲, 乙]"),
    ("could not find expected ':'", "这一行少了冒号", "请写成 键: 值，冒号后面有一个空格"),
    (
        "did not find expected key",
        "这一行和上面对不齐，或不是“键: 值”",
        f"请对齐；值的开头是引号而结尾不是时，{_QUOTE}",
    ),
    ("did not find expected '-' indicator", "列表对不齐", "每一项以同样的缩进加“- ”开头"),
    ("did not find expected node content", "这里少了内容", "请检查逗号和括号是否多余"),
    (
        "block sequence entries are not allowed",
        "“- ”不能写在这里",
        "列表请另起一行并缩进；值以“- ”开头时要加引号",
    ),
    ("unknown escape character", "双引号里的反斜杠有特殊意思", "请改用单引号"),
    ("document start", "这里不像“键: 值”", "请检查上一行的引号和缩进"),
)
_UNKNOWN = ("这里不合 YAML 的写法", "请对照样例检查缩进、冒号、引号和括号")
# Where the trouble begins says more here than where the parser noticed it.
_NO_SPACE = re.compile(r" *(?:- +)*(([a-z][a-z0-9_-]*):)([^\s:/].*)")
_BLOCK_SIGN = re.compile(r"([>|])(=?) *([^,}\]# ][^,}\]#]*)")
_FROM_THE_START = (
    "while scanning a ",
    "while scanning an ",
    "did not find expected ',' or",
)


def problem_of(error: yaml.YAMLError, path: str, text: str, first_line: int) -> Problem:
    """Say what a syntax error means, at the place where it begins."""
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    place = _place(error, words, text)
    colon = colon_in(path, text, place.line)
    if colon is not None:
        return Problem(_moved(colon.place, first_line), colon.rule, colon.message, colon.remedy)
    found = (
        _missing_space(words, text, place) or _block_sign(text, place) or _known(words, text, place)
    )
    where = _moved(Place(path, found[0].line, found[0].column), first_line)
    return Problem(where, "syntax", found[1], found[2])


def _missing_space(words: str, text: str, place: Place) -> Found | None:
    """Find ``key:value`` without a space on the line, or on the one above that it swallowed."""
    above = [place.line - 1] if "mapping values are not allowed" in words else []
    for number in (*filter(None, above), place.line):
        match = _NO_SPACE.fullmatch(text.split("\n")[number - 1])
        if match is not None:
            remedy = f"冒号后面要空一格：{match[2]}: {shown(match[3])}"
            return Place("", number, match.end(1)), f"“{match[1]}”后面少了空格", remedy
    return None


def _block_sign(text: str, place: Place) -> Found | None:
    """Find a bound like ``>=1000`` that YAML takes for the sign of a text of several lines."""
    match = _BLOCK_SIGN.match(text.split("\n")[place.line - 1], place.column - 1)
    if match is None:
        return None
    right = shown(f"{match[1]}{match[2]}{match[3].strip()}")
    return place, f"值以 {match[1]} 开头，这在 YAML 里有特殊意思", f'{_QUOTE}，写成 "{right}"'


def _known(words: str, text: str, place: Place) -> Found:
    message, remedy = next(
        ((message, remedy) for part, message, remedy in _KNOWN if part in words), _UNKNOWN
    )
    if "，" in text.split("\n")[place.line - 1] and "did not find expected ',' or" in words:
        remedy = "这一行有全角的“，”：请改成半角逗号加一个空格"
    return place, message, remedy


def _place(error: yaml.YAMLError, words: str, text: str) -> Place:
    begins = any(part in words for part in _FROM_THE_START)
    mark = getattr(error, "context_mark", None) if begins else None
    mark = mark or getattr(error, "problem_mark", None)
    if mark is None:
        return place_at("", text, getattr(error, "position", 0))
    lines = text.split("\n")
    if mark.line >= len(lines):  # the parser noticed it only behind the end
        return Place("", len(lines), len(lines[-1]) + 1)
    return Place("", mark.line + 1, mark.column + 1)


def _moved(place: Place, first_line: int) -> Place:
    return Place(place.path, place.line + first_line - 1, place.column)
