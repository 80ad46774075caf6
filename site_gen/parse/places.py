"""A file that no model fits → what is wrong with where it lies, or with its name.

No name is ever proposed: what is refused is not made an id to refer to.
"""

import re
from difflib import get_close_matches

from site_gen.problems import Place, Problem, shown
from site_gen.read.document import Document

LONGEST_ID = 60
# No file of such a name can exist on Windows.
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_CODE = re.compile(r"[0-9]{6}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COPY = re.compile(r"副本|复制|\bcopy\b|[(（][0-9]+[)）]$", re.IGNORECASE)
_SUFFIXES = {
    **dict.fromkeys(("vocabulary", "regions", "sources", "doubts", "policies", "cases"), ".yaml"),
    **dict.fromkeys(("guides", "glossary", "pages"), ".md"),
}
_FOLDERS = (
    "文件夹只有 vocabulary、regions、sources、doubts、policies/代码/险种、cases、"
    "guides、glossary、pages"
)
_POLICY_FORM = "请写成 policies/代码/险种/主题.yaml，例如代码 140100"
_SIGNS = (
    (re.compile(r"[A-Z]"), "大写字母"),
    (re.compile(r"\s"), "空格"),
    (re.compile(r"_"), "下划线"),
    (re.compile(r"[\u4e00-\u9fff]"), "中文"),
    (re.compile(r"[^A-Za-z0-9\s_\u4e00-\u9fff-]"), "别的符号"),
)
# The kind a file is by its keys → those keys, what it is called, and where it belongs.
_KINDS = (
    ("policies", ("versions",), "政策文件", "policies/代码/险种/"),
    ("sources", ("publisher", "grade"), "来源", "sources/"),
    ("doubts", ("claims", "assessment"), "存疑", "doubts/"),
    ("cases", ("people", "scheme"), "标准情形", "cases/"),
)

_Fault = tuple[str, str]


def misplaced(document: Document) -> Problem:
    """Say why nothing is known about a file of this path."""
    message, remedy = _fault(document.path.partition("/")[2].split("/"))
    return Problem(Place(document.path), "file-place", message, remedy)


def of_another_kind(document: Document, kind: str) -> Problem | None:
    """Recognise a whole record of another kind by the keys only that kind has."""
    own = next((keys for name, keys, *_ in _KINDS if name == kind), ())
    if any(document.root.key(key) for key in own):
        return None
    for name, keys, called, folder in _KINDS:
        if name != kind and all(document.root.key(key) for key in keys):
            message = f"这像是{called}（有 {'、'.join(keys)}）"
            return Problem(Place(document.path), "file-place", message, f"请移到 {folder}")
    return None


def _fault(parts: list[str]) -> _Fault:
    folder, (name, dot, suffix) = parts[0], parts[-1].rpartition(".")
    if len(parts) == 1:
        return f"“{shown(parts[0])}”没有放在文件夹里", _FOLDERS
    if folder not in _SUFFIXES:
        close = get_close_matches(folder.lower(), _SUFFIXES, n=1, cutoff=0.7)
        hint = f"是不是 {close[0]}；" if close else ""
        return f"没有“{shown(folder)}”这个文件夹", f"{hint}{_FOLDERS}"
    if dot + suffix != _SUFFIXES[folder]:
        remedy = "请改后缀，或移到它所属的文件夹"
        return f"{folder} 里的文件以 {_SUFFIXES[folder]} 结尾", remedy
    if _COPY.search(name):
        return f"“{shown(name)}”像是副本", "用不着就删去；是另一份就另取名字"
    return _wrong_folder(parts, name) or _wrong_name(parts, name)


def _wrong_folder(parts: list[str], name: str) -> _Fault | None:
    match parts:
        case ["policies", *below]:
            return _wrong_policy_folder(below)
        case ["regions", _] if not _CODE.fullmatch(name):
            remedy = "请写成 regions/代码.yaml，例如代码 140000"
            return f"“{shown(name)}”不是六位行政区划代码", remedy
        case ["vocabulary", "dimensions" | "topics", _]:
            return None
        case ["vocabulary", *below]:
            known = "这里只有 schemes.yaml、units.yaml 和文件夹 dimensions、topics"
            return f"vocabulary 下没有“{shown('/'.join(below))}”", known
        case [folder, below, _, *_]:
            return f"“{folder}/{shown(below)}”不能再分文件夹", f"请直接放在 {folder} 下"
    return None


def _wrong_policy_folder(below: list[str]) -> _Fault | None:
    if len(below) == 1:
        return "少了代码和险种两层文件夹", _POLICY_FORM
    if not _CODE.fullmatch(below[0]):
        return f"“{shown(below[0])}”不是六位行政区划代码", _POLICY_FORM
    if len(below) == 2:
        return "少了险种一层的文件夹", _POLICY_FORM
    return ("文件夹多了一层", _POLICY_FORM) if len(below) > 3 else None


def _wrong_name(parts: list[str], name: str) -> _Fault:
    if name.lower() in RESERVED:
        return f"名字“{name}”在 Windows 上不能用", "请改名"
    wrong = next((word for word in (*parts[1:-1], name) if not _SLUG.fullmatch(word)), None)
    if wrong is None or len(name) > LONGEST_ID:
        return f"名字有 {len(name)} 个字，太长了", f"请改名，最多 {LONGEST_ID} 个字"
    remedy = "请改名，只用小写字母、数字和连字符"
    if parts[0] == "sources":
        remedy += "，或写成 S2、O24 这样的编号"
    signs = "、".join(called for pattern, called in _SIGNS if pattern.search(wrong))
    if signs:
        return f"名字“{shown(wrong)}”里有{signs}", remedy
    return f"名字“{shown(wrong)}”的连字符不在字母、数字之间", remedy
