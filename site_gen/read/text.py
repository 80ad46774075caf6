"""Bytes → text: UTF-8 only, and nothing in it that a curator cannot see.

Finds invisible and direction-changing characters, line ends of old systems, and leftovers
of a merge, each at its line and column.
"""

import re
import unicodedata
from collections.abc import Iterator

from site_gen.problems import Place, Problem, errors, warning

LONGEST_LINE = 20_000
_BOM = "\ufeff"
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd"
    "\U000e0000-\U000e007f]"
)
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KINDS = {
    "\u00a0": "不换行空格",
    "\u200b": "零宽空格",
    "\u0085": "换行符",
    "\u2028": "换行符",
    "\u2029": "换行符",
    "\ufeff": "BOM，只能在文件开头",
    "\ufffd": "乱码，转换编码时丢了字",
}
_UNREADABLE = ("encoding", "empty", "line-ending", "line-length")


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """Decode a file and note what is wrong with its characters.

    The text is empty if the bytes are not UTF-8.
    """
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw.count(0) > len(raw) // 4:
        return "", [_not_utf8(Place(path), "这个文件不是 UTF-8，像是 UTF-16")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_broken_bytes(path, raw, error.start)]
    problems = []
    if text.startswith(_BOM):
        text = text[1:]
        problems.append(warning(Place(path), "bom", "文件开头有 BOM", "请存为不带 BOM 的 UTF-8"))
    text = text.replace("\r\n", "\n")
    return text, problems + sorted(_every_trouble(path, text))


def place_at(path: str, text: str, index: int) -> Place:
    """Give the place of a character by its index in the text."""
    line = text.count("\n", 0, index) + 1
    return Place(path, line, index - text.rfind("\n", 0, index))


def overlong(path: str, text: str) -> list[Problem]:
    """Refuse a line longer than any person would write."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            message = f"这一行有 {len(line)} 个字，多于 {LONGEST_LINE}"
            return [Problem(Place(path, number), "line-length", message, "请分成几行")]
    return []


def unreadable(problems: list[Problem]) -> bool:
    """Tell whether the text is too broken to be worth parsing."""
    return any(problem.rule in _UNREADABLE for problem in errors(problems))


def _every_trouble(path: str, text: str) -> Iterator[Problem]:
    if not text.strip():
        yield Problem(Place(path), "empty", "文件是空的", "请填写内容，或删去这个文件")
    yield from _hidden(path, text)
    yield from _conflicts(path, text)
    if "\r" in text:
        place = place_at(path, text, text.index("\r"))
        yield Problem(place, "line-ending", "换行是单独的 CR", "请在编辑器里把换行改成 LF 再保存")


def _hidden(path: str, text: str) -> Iterator[Problem]:
    """Name each invisible character once a line, so that a pasted page stays readable."""
    told: set[tuple[int, str]] = set()
    for match in HIDDEN.finditer(text):
        sign = match[0]
        place = place_at(path, text, match.start())
        if (place.line, sign) not in told:
            told.add((place.line, sign))
            message = f"有看不见的字符 U+{ord(sign):04X}（{_kind(sign)}）"
            yield Problem(place, "hidden", message, "请删去后重打")


def _kind(sign: str) -> str:
    if _DIRECTION.match(sign):
        return "改变文字方向的符号"
    control = unicodedata.category(sign) == "Cc"
    return _KINDS.get(sign, "控制字符" if control else "不占位置或空白的符号")


def _conflicts(path: str, text: str) -> Iterator[Problem]:
    for match in _CONFLICT.finditer(text):
        if match[1].startswith("=") and "<<<<<<<" not in text:
            continue
        place = place_at(path, text, match.start())
        message = f"“{match[1]}”是没合并完的冲突标记"
        yield Problem(place, "conflict", message, "请选定一边，删去三行标记")


def _broken_bytes(path: str, raw: bytes, start: int) -> Problem:
    """Say what the bytes at *start* may be: Chinese before them speaks for damage, not GBK."""
    place = _byte_place(path, raw, start)
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return _not_utf8(place, "这里的字节不成字，文件可能坏了或没存完")
    if any(sign >= "\u4e00" for sign in raw[:start].decode("utf-8")):
        return _not_utf8(place, "这里的字节不是 UTF-8")
    first = next(index for index, byte in enumerate(raw) if byte > 0x7F)
    return _not_utf8(_byte_place(path, raw, first), "这里不是 UTF-8，像是 GBK")


def _not_utf8(place: Place, message: str) -> Problem:
    return Problem(place, "encoding", message, "请在编辑器里另存为 UTF-8")


def _byte_place(path: str, raw: bytes, start: int) -> Place:
    before = raw[:start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    return Place(path, before.count(b"\n") + 1, column)
